"""Reads a written file back into typed rows, so that the tests can prove the writer right.

Contract section 2; readings 2.1, 2.3, 2.5, 2.7, 2.9. Files are taken to be valid.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import Optional

from knowledge import File
from schema import KINDS, Column, Row, Type, Value

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_TRUE, _FALSE = {"ja", "j", "1", "true"}, {"nee", "n", "0", "false"}
_ORDER = ["doelscores", "registraties", "scholingen", "regie", "doelen", "evaluaties", "inzet", "documenten",
          "meldingen", "facturen", "skj_partners", "casussen", "medewerkers"]
_KNOWN = {column.name for kind in KINDS.values() for column in kind.columns} | {"verwijderd"}


def decoded(data: bytes) -> str:
    """A byte order mark decides, else strict UTF-8, else Windows-1252."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark):].decode(codec)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def read(data: bytes) -> File:
    """The typed rows of a file, recognised by its header."""
    text = decoded(data)
    names = {plain(name): name for name in _KNOWN}
    header = {mark: next(_records(text, mark)) for mark in (";", "\t", ",")}
    delimiter = max(header, key=lambda mark: sum(plain(cell) in names for cell in header[mark]))
    columns = [names.get(plain(cell)) for cell in header[delimiter]]
    kind = next(name for name in _ORDER if all(key in columns for key in KINDS[name].key))
    rows = []
    for record in list(_records(text, delimiter))[1:]:
        cells = [trimmed(cell) for cell in record]
        if any(cells):
            rows.append(_row(kind, columns, cells))
    return File(kind, [column for column in columns if column], rows)


def plain(header: str) -> str:
    """A header cell without case, spaces, hyphens and underscores."""
    return re.sub(r"[\s_-]", "", header).lower()


def trimmed(cell: str) -> str:
    """A cell without surrounding blanks, its line breaks as LF."""
    return cell.replace("\r\n", "\n").strip(" \t\r\n\u00a0")


def _records(text: str, delimiter: str):
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _row(kind: str, columns: list[Optional[str]], cells: list[str]) -> Row:
    texts = {column: cell for column, cell in zip(columns, cells) if column}
    removed = texts.pop("verwijderd", "").lower() in _TRUE
    if removed:
        return {**{name: texts[name] for name in KINDS[kind].key}, "verwijderd": True}
    return {name: _typed(KINDS[kind].column(name), text) for name, text in texts.items()}


def _typed(column: Column, text: str) -> Value:
    if not text:
        return None
    if column.type is Type.DATE:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
        day, month, year = text.split("-")
        return date(int(year), int(month), int(day))
    if column.type is Type.INTEGER:
        return int(text)
    if column.type is Type.DECIMAL:
        return Decimal(text.replace(",", "."))
    if column.type is Type.BOOLEAN:
        if text.lower() not in _TRUE | _FALSE:
            raise ValueError(text)
        return text.lower() in _TRUE
    if column.type is Type.GEMEENTE:
        return "GM" + text.upper().removeprefix("GM").zfill(4)
    if column.type is Type.TWO_DIGITS:
        return text.zfill(2)
    if column.type is Type.CODES:
        return tuple(sorted({_code(column, part.strip()) for part in text.split("|")}))
    return _code(column, text) if column.type is Type.CODE else text


def _code(column: Column, text: str) -> str:
    return next(code for code in column.codes if code.lower() == text.lower())
