"""Compares recomputed rows with a figures file, in its `open` or `excel` form.

Contract section 7 ("Exports"): column order, dialect, formula guard. Rows are matched on
(indicator, periode, dimension values); their order and the `versie` do not matter.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Iterable, Optional, Sequence

from figures import FigureRow
from indicators import Number

TOLERANCE = 1e-6
BOM = b"\xef\xbb\xbf"
_NUMBERS = {"teller", "noemer", "waarde", "ondergrens", "bovengrens", "n"}
_LAST = ["teller", "noemer", "waarde", "ondergrens", "bovengrens", "eenheid", "n", "status"]


@dataclass(frozen=True)
class Dialect:
    """One of the two export forms."""

    name: str
    delimiter: str
    point: str
    bom: bool


DIALECTS = {
    "open": Dialect("open", ",", ".", False),
    "excel": Dialect("excel", ";", ",", True),
}


def guarded(text: str) -> str:
    """A text cell as exported: what a spreadsheet could take for a formula gets a quote mark."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") and text else text


def differences(expected: Iterable[FigureRow], dimensions: Sequence[str], data: bytes, form: str,
                tolerance: float = TOLERANCE) -> list[str]:
    """Every difference as a sentence; empty when the file says the same as the recomputation."""
    dialect = DIALECTS[form]
    records, found = records_in(data, dialect)
    if not records:
        return found
    header = records[0]
    found += _header_differences(header, dimensions)
    if found:
        return found
    actual: dict[tuple[str, ...], dict[str, str]] = {}
    for number, record in enumerate(records[1:], start=2):
        if len(record) != len(header):
            found.append(f"record {number}: {len(record)} fields instead of {len(header)}")
            continue
        row = dict(zip(header, record))
        key = (row["indicator"], row["periode"], *(row[name] for name in dimensions))
        if key in actual:
            found.append(f"{_named(key, dimensions)}: twice in the file")
        actual[key] = row
    for row in expected:
        key = (row.indicator, row.periode, *(guarded(row.dimensions[name]) for name in dimensions))
        got = actual.pop(key, None)
        if got is None:
            found.append(f"{_named(key, dimensions)}: missing (expected {_short(row)})")
        else:
            wrong = _cell_differences(row, got, dialect, tolerance)
            if wrong:
                found.append(f"{_named(key, dimensions)}: " + "; ".join(wrong))
    for key, got in actual.items():
        found.append(f"{_named(key, dimensions)}: surplus (teller {got['teller']!r}, waarde {got['waarde']!r})")
    return found


def records_in(data: bytes, dialect: Dialect) -> tuple[list[list[str]], list[str]]:
    """The records of a file, header first, and what is wrong with its form."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [f"not UTF-8: {error}"]
    found = _dialect_differences(data, text, dialect)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter, strict=True))
    except csv.Error as error:
        return [], [*found, f"not readable as {dialect.name}: {error}"]
    return records, found if records else [*found, "no header"]


def report(found: Sequence[str], title: str, limit: int = 10) -> int:
    """Prints the first differences and returns how many there are."""
    if found:
        print(f"{title}: {len(found)} differences", file=sys.stderr)
        for difference in found[:limit]:
            print(f"  {difference}", file=sys.stderr)
        if len(found) > limit:
            print(f"  … and {len(found) - limit} more", file=sys.stderr)
    return len(found)


def rendered(rows: Iterable[FigureRow], dimensions: Sequence[str], form: str) -> bytes:
    """Writes rows as a figures file: the comparison's own counterpart, for its tests."""
    dialect = DIALECTS[form]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow(["indicator", "versie", "periode", *dimensions, *_LAST])
    for row in rows:
        cell = row.cell
        numbers = [_number(value, dialect) for value in
                   (cell.teller, cell.noemer, cell.waarde, cell.ondergrens, cell.bovengrens)]
        writer.writerow([row.indicator, "1", row.periode, *(guarded(row.dimensions[name]) for name in dimensions),
                         *numbers, row.eenheid, str(cell.n), cell.status])
    return (BOM if dialect.bom else b"") + out.getvalue().encode("utf-8")


def _number(value: Optional[Number], dialect: Dialect) -> str:
    return "" if value is None else f"{Decimal(repr(value) if isinstance(value, float) else value):f}".replace(".", dialect.point)


def _dialect_differences(data: bytes, text: str, dialect: Dialect) -> list[str]:
    found = []
    if data.startswith(BOM) != dialect.bom:
        found.append(f"{dialect.name}: byte order mark {'missing' if dialect.bom else 'present'}")
    outside_quotes = re.sub(r'"[^"]*"', "", text)
    if outside_quotes.count("\n") != outside_quotes.count("\r\n") or not text.endswith("\r\n"):
        found.append("records do not all end in CRLF")
    return found


def _header_differences(header: list[str], dimensions: Sequence[str]) -> list[str]:
    expected = ["indicator", "versie", "periode", *dimensions, *_LAST]
    if sorted(header) != sorted(expected) or header[:3] != expected[:3] or header[-len(_LAST):] != _LAST:
        return [f"columns are {header}, expected {expected}"]
    return []


def _cell_differences(row: FigureRow, got: dict[str, str], dialect: Dialect, tolerance: float) -> list[str]:
    cell = row.cell
    expected: dict[str, Optional[Number]] = {
        "teller": cell.teller, "noemer": cell.noemer, "waarde": cell.waarde,
        "ondergrens": cell.ondergrens, "bovengrens": cell.bovengrens, "n": cell.n,
    }
    wrong = []
    for name, text in (("status", cell.status), ("eenheid", row.eenheid)):
        if got[name] != text:
            wrong.append(f"{name} {got[name]!r} instead of {text!r}")
    for name, value in expected.items():
        quotient = isinstance(value, float) or (name == "waarde" and cell.teller is not None and cell.noemer is not None)
        shown = dialect.name == "excel" and row.eenheid == "procent" and name in ("waarde", "ondergrens", "bovengrens")
        if not _same(value, got[name], dialect, tolerance, quotient, may_be_rounded=shown):
            wrong.append(f"{name} {got[name]!r} instead of {'' if value is None else value}")
    return wrong


def _same(value: Optional[Number], text: str, dialect: Dialect, tolerance: float, quotient: bool,
          may_be_rounded: bool) -> bool:
    """Counts and sums must agree within the tolerance itself, quotients relative to their size.

    The form for people may show a percentage with one decimal, halves away from zero.
    """
    if value is None or text == "":
        return value is None and text == ""
    if not re.fullmatch(rf"-?\d+({re.escape(dialect.point)}\d+)?", text):
        return False
    actual = Decimal(text.replace(dialect.point, "."))
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    scale = max(Decimal(1), abs(exact)) if quotient else Decimal(1)
    if abs(actual - exact) <= Decimal(tolerance) * scale:
        return True
    return may_be_rounded and actual == exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _named(key: Sequence[str], dimensions: Sequence[str]) -> str:
    parts = [f"{name}={value!r}" for name, value in zip(dimensions, key[2:])]
    return " ".join([key[0], key[1], *parts])


def _short(row: FigureRow) -> str:
    return f"teller {row.cell.teller}, noemer {row.cell.noemer}, waarde {row.cell.waarde}, {row.cell.status}"
