"""Writes a delivery as files, in every form that the contract accepts without asking.

Contract section 2 ("Accepted without asking"); readings 2.2–2.9, 7.1, 7.16.
"""

from __future__ import annotations

import random
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from knowledge import Delivery, File
from schema import KINDS, Row, Type, Value

_BOMS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
_BOOLEANS = [("ja", "nee"), ("j", "n"), ("1", "0"), ("true", "false"), ("JA", "NEE"), ("True", "False")]


FIELDS = "velden"    # in a row: so many cells too many, or below zero too few


class Literal(str):
    """The text of a cell, to be written as it is."""


@dataclass(frozen=True)
class Style:
    """How a file is written. The default is the plainest."""

    encoding: str = "utf-8"
    delimiter: str = ";"
    newline: str = "\r\n"
    dates: str = "iso"            # iso, dmy (01-02-2026), short (1-2-2026), mixed
    decimal: str = ","
    booleans: tuple[str, str] = ("ja", "nee")
    gemeente: str = "GM"          # GM (GM0363), four (0363), short (363), mixed
    header: str = "plain"         # plain, upper, title, spaces, hyphens, joined
    codes: str = "plain"          # plain, upper, title
    leading_zero: bool = True     # of two-digit codes
    shuffle: bool = False         # column order
    extra: int = 0                # unknown columns
    quote_all: bool = False
    padding: bool = False         # spaces and no-break spaces around cells
    blank_lines: bool = False
    surplus: bool = False         # empty fields too many at the end of a row
    final_newline: bool = True
    seed: int = 0

    @staticmethod
    def random(seed: int) -> "Style":
        """Any combination of the accepted forms."""
        rng = random.Random(seed)
        return Style(
            encoding=rng.choice(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252"]),
            delimiter=rng.choice([";", ",", "\t"]),
            newline=rng.choice(["\r\n", "\n"]),
            dates=rng.choice(["iso", "dmy", "short", "mixed"]),
            decimal=rng.choice([",", "."]),
            booleans=rng.choice(_BOOLEANS),
            gemeente=rng.choice(["GM", "four", "short", "mixed"]),
            header=rng.choice(["plain", "upper", "title", "spaces", "hyphens", "joined"]),
            codes=rng.choice(["plain", "upper", "title"]),
            leading_zero=rng.random() < 0.5,
            shuffle=rng.random() < 0.7,
            extra=rng.choice([0, 0, 1, 2]),
            quote_all=rng.random() < 0.2,
            padding=rng.random() < 0.3,
            blank_lines=rng.random() < 0.3,
            surplus=rng.random() < 0.2,
            final_newline=rng.random() < 0.8,
            seed=seed,
        )


def write(delivery: Delivery, directory: Path, style: Style, vary: bool = False) -> list[Path]:
    """Writes one CSV file per kind; with `vary`, each file in a random style of its own."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, file in enumerate(delivery.files.values()):
        own = Style.random(style.seed * 100 + number) if vary else style
        path = directory / f"{file.kind}.csv"
        path.write_bytes(encoded(file, own))
        paths.append(path)
    return paths


def write_zip(delivery: Delivery, path: Path, style: Style) -> Path:
    """Writes the delivery as one ZIP of CSV files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in delivery.files.values():
            archive.writestr(f"{file.kind}.csv", encoded(file, style))
    return path


def encoded(file: File, style: Style) -> bytes:
    """The file's bytes; text that Windows-1252 lacks is written as UTF-8."""
    if style.encoding == "cp1252":
        content = text(file, style)
        try:
            data = content.encode("cp1252")
            data.decode("utf-8")
        except UnicodeEncodeError:
            style = replace(style, encoding="utf-8")
        except UnicodeDecodeError:
            return data     # not UTF-8, so it is read as Windows-1252
        else:
            if content.isascii():
                return data
            style = replace(style, encoding="utf-8")
    codec = "utf-8" if style.encoding == "utf-8-sig" else style.encoding
    return _BOMS.get(style.encoding, b"") + text(file, style).encode(codec)


def text(file: File, style: Style) -> str:
    """The file's text."""
    rng = random.Random(f"{style.seed} {file.kind}")
    columns = list(file.columns)
    extras = ["opmerking intern", "Bron-systeem"][: style.extra]
    if style.shuffle:
        rng.shuffle(columns)
    for extra in extras:
        columns.insert(rng.randrange(len(columns) + 1), extra)
    lines = [style.delimiter.join(_quoted(_header(name, style), style) for name in columns)]
    for row in file.rows:
        if style.blank_lines and rng.random() < 0.05:
            lines.append(rng.choice(["", "  ", style.delimiter * 3, f" {style.delimiter}"]))
        cells = [_cell(file.kind, row, name, style, rng, name in extras) for name in columns]
        line = style.delimiter.join(_quoted(cell, style) for cell in cells)
        if FIELDS in row:
            line = _with_wrong_count(cells, row, style)
        elif style.surplus and rng.random() < 0.2:
            line += style.delimiter * rng.choice([1, 2])
        lines.append(line)
    return style.newline.join(lines) + (style.newline if style.final_newline else "")


def _with_wrong_count(cells: list[str], row: Row, style: Style) -> str:
    difference = int(str(row[FIELDS]))
    cells = cells + ["x"] * difference if difference > 0 else cells[:difference]
    return style.delimiter.join(_quoted(cell, style) for cell in cells)


def _header(name: str, style: Style) -> str:
    if style.header == "upper":
        return name.upper()
    if style.header == "title":
        return name.replace("_", " ").title()
    if style.header == "spaces":
        return name.replace("_", " ")
    if style.header == "hyphens":
        return name.replace("_", "-")
    if style.header == "joined":
        return name.replace("_", "")
    return name


def _cell(kind: str, row: Row, name: str, style: Style, rng: random.Random, extra: bool) -> str:
    if extra:
        cell = rng.choice(["", "let op; \"zie\" dossier", "x"])
    elif isinstance(row.get(name), Literal):
        cell = str(row[name])
    elif name == "verwijderd":
        cell = style.booleans[0] if row.get("verwijderd") else rng.choice(["", style.booleans[1]])
    elif row.get("verwijderd") is True and name not in KINDS[kind].key:
        cell = rng.choice(["", "", "onleesbaar", "31-02-26"])     # ignored by readings 2.14
    else:
        cell = _formatted(kind, name, row.get(name), style, rng)
    if style.padding and rng.random() < 0.2:
        blank = rng.choice([" ", "  ", "\u00a0"])
        cell = f"{blank}{cell}{blank}"
    return cell


def _formatted(kind: str, name: str, value: Value, style: Style, rng: random.Random) -> str:
    if value is None:
        return ""
    column = KINDS[kind].column(name)
    if isinstance(value, bool):
        return style.booleans[0 if value else 1]
    if isinstance(value, date):
        return _date(value, style, rng)
    if isinstance(value, Decimal):
        return _decimal(value, style, rng)
    if isinstance(value, tuple):
        codes = [_code(code, style) for code in value]
        rng.shuffle(codes)
        if rng.random() < 0.1:
            codes.append(codes[0])
        return rng.choice(["|", "|", " | "]).join(codes)
    if column.type is Type.GEMEENTE:
        return _gemeente(str(value), style, rng)
    if column.type is Type.TWO_DIGITS:
        return str(value) if style.leading_zero else str(value).lstrip("0")
    if column.type is Type.CODE:
        return _code(str(value), style)
    return str(value).replace("\n", style.newline)


def _code(code: str, style: Style) -> str:
    if style.codes == "upper":
        return code.upper()
    if style.codes == "title":
        return code.title()
    return code


def _date(day: date, style: Style, rng: random.Random) -> str:
    form = rng.choice(["iso", "dmy", "short"]) if style.dates == "mixed" else style.dates
    if form == "iso":
        return day.isoformat()
    if form == "dmy":
        return f"{day.day:02}-{day.month:02}-{day.year:04}"
    return f"{day.day}-{day.month}-{day.year:04}"


def _decimal(value: Decimal, style: Style, rng: random.Random) -> str:
    plain = f"{value:f}"
    if rng.random() < 0.2:
        plain = plain + "0" if "." in plain else plain + ".0"      # the same typed value
    return plain.replace(".", style.decimal)


def _gemeente(code: str, style: Style, rng: random.Random) -> str:
    form = rng.choice(["GM", "four", "short"]) if style.gemeente == "mixed" else style.gemeente
    if form == "GM":
        return code
    return code[2:] if form == "four" else str(int(code[2:]))


def _quoted(cell: str, style: Style) -> str:
    special = (style.delimiter, '"', "\n", "\r")
    if style.quote_all or any(mark in cell for mark in special):
        return '"' + cell.replace('"', '""') + '"'
    return cell
