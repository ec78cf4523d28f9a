"""The layout of a written file: which kind it is, its columns and its records, before any value is read.

Contract section 2; readings 2.1, 2.3, 2.5, 2.9, 2.10.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Optional

from schema import KINDS

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
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


def layout(data: bytes) -> tuple[str, list[Optional[str]], list[tuple[int, list[str]]]]:
    """The kind of a file, the columns of its header (None: unknown) and its records with the line each starts on."""
    text = decoded(data)
    names = {plain(name): name for name in _KNOWN}
    header = {mark: next(_records(text, mark)) for mark in (";", "\t", ",")}
    delimiter = max(header, key=lambda mark: sum(plain(cell) in names for cell in header[mark]))
    columns = [names.get(plain(cell)) for cell in header[delimiter]]
    kind = next(name for name in _ORDER if all(key in columns for key in KINDS[name].key))
    records, reader, line = [], _records(text, delimiter), 1
    for record in reader:
        if line > 1 and any(trimmed(cell) for cell in record):
            records.append((line, record))
        line = reader.line_num + 1
    known = {column.name for column in KINDS[kind].columns} | {"verwijderd"}
    return kind, [column if column in known else None for column in columns], records


def plain(header: str) -> str:
    """A header cell without case, spaces, hyphens and underscores."""
    return re.sub(r"[\s_-]", "", header).lower()


def trimmed(cell: str) -> str:
    """A cell without surrounding blanks, its line breaks as LF."""
    return cell.replace("\r\n", "\n").strip(" \t\r\n\u00a0")


def _records(text: str, delimiter: str):
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
