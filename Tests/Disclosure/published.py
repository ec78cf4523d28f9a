"""What a reader has: published figures files, release after release (contract section 7, 'Exports').

Both forms are read: `open` (comma, decimal point) and `excel` (byte order mark, semicolon, decimal comma).
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Iterable, Optional

from ranges import Days, clipped, parse

DIMENSIONS = ("gemeente", "jeugdregio", "provincie", "wijkteam", "wet", "verwijzer", "kwetsbaarheid",
              "problematiek", "domein", "dagdeel", "reden")
FIGURES = ("teller", "noemer", "waarde", "ondergrens", "bovengrens", "n")
COLUMNS_BEFORE = ("indicator", "versie", "periode")
COLUMNS_AFTER = ("teller", "noemer", "waarde", "ondergrens", "bovengrens", "eenheid", "n", "status")
TOTAL = "totaal"
HIDDEN = ("onderdrukt", "onderdrukt_secundair")
STATUSES = ("waarde", *HIDDEN, "afgerond", "geen_waarde", "niet_geleverd")


@dataclass(frozen=True)
class Figure:
    """A printed number, with half a unit of its last printed digit."""

    value: Decimal
    half: Decimal

    @staticmethod
    def read(text: str) -> Optional[Figure]:
        """The number in a cell; None for an empty one."""
        text = text.strip()
        if not text:
            return None
        try:
            value = Decimal(text.replace(",", "."))
        except InvalidOperation as error:
            raise ValueError(f"not a number: {text!r}") from error
        exponent = value.as_tuple().exponent
        assert isinstance(exponent, int)
        return Figure(value, Decimal(5).scaleb(exponent - 1))


@dataclass(frozen=True)
class Row:
    """One row of a figures file as printed."""

    line: int
    indicator: str
    periode: str
    dimensions: tuple[tuple[str, str], ...]
    figures: dict[str, Optional[Figure]]
    status: str

    @property
    def is_hidden(self) -> bool:
        """Whether the row says that its figures are kept back."""
        return self.status in HIDDEN

    def __getattr__(self, name: str) -> Optional[Figure]:
        if name in FIGURES:
            return self.figures[name]
        raise AttributeError(name)


@dataclass
class Table:
    """One figures file."""

    name: str
    rows: list[Row]


@dataclass
class Release:
    """What one release gave the reader.

    `fixed` holds dimension values that hold for the whole release, such as the gemeente of a release
    that is read beside one of its jeugdregio.
    """

    name: str
    tables: list[Table]
    asked: Optional[Days] = None
    peildatum: Optional[date] = None
    audience: str = "eigen"
    k: int = 5
    fixed: dict[str, str] = field(default_factory=dict)

    def days(self, row: Row) -> Optional[Days]:
        """The days that a row is about; None when its slice has not begun."""
        return clipped(parse(row.periode), self.asked, self.peildatum)


def read_table(name: str, content: bytes) -> Table:
    """Reads one figures file in either form."""
    text = content.decode("utf-8-sig")
    header = text.split("\n", 1)[0]
    delimiter = ";" if ";" in header else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [column.strip().lower() for column in next(lines)]
    missing = {*COLUMNS_BEFORE, *COLUMNS_AFTER} - set(columns)
    if missing:
        raise ValueError(f"{name}: no column {sorted(missing)}")
    rows = []
    for cells in lines:
        if not any(cells):
            continue
        if len(cells) != len(columns):
            raise ValueError(f"{name}: line {lines.line_num} has {len(cells)} fields, not {len(columns)}")
        row = dict(zip(columns, cells))
        dimensions = tuple((column, _unguarded(row[column])) for column in columns if column in DIMENSIONS)
        figures = {column: Figure.read(row[column]) for column in FIGURES}
        rows.append(Row(lines.line_num, row["indicator"], row["periode"], dimensions, figures, row["status"]))
    return Table(name, rows)


def read_release(name: str, files: Iterable[Path], asked: Optional[str] = None, peildatum: Optional[date] = None,
                 audience: str = "eigen", k: Optional[int] = None) -> Release:
    """Reads the files of one release."""
    tables = [read_table(file.name, file.read_bytes()) for file in sorted(files)]
    threshold = k if k is not None else (5 if audience == "eigen" else 10)
    return Release(name, tables, parse(asked) if asked else None, peildatum, audience, threshold)


def _unguarded(text: str) -> str:
    """Takes the formula guard off a text cell."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r" else text
