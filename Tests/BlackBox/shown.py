"""What a page shows, read from its HTML as a reader sees it: tables by their headings, panels, tiles."""

from __future__ import annotations

import html
import re
import urllib.parse
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Optional

MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]


@dataclass
class Cell:
    """A cell: what it says, and what stands small under it."""

    text: str = ""
    under: str = ""
    hidden: str = ""


@dataclass
class Table:
    heads: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)

    def column(self, start: str) -> Optional[int]:
        """The place of the column whose heading starts so; None when there is none."""
        return next((place for place, head in enumerate(self.heads) if head.startswith(start)), None)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.row: Optional[list[Cell]] = None
        self.cell: Optional[Cell] = None
        self.is_head = False
        self.marks: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Optional[str]]]) -> None:
        style = dict(attrs).get("class") or ""
        if tag == "table":
            self.tables.append(Table())
        elif tag == "thead":
            self.is_head = True
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th") and self.row is not None:
            self.cell = Cell()
            self.row.append(self.cell)
        elif self.cell is not None and tag in ("span", "p", "details"):
            kind = "under" if "__under" in style else "hidden" if tag in ("p", "details") or "__unit" in style else "text"
            self.marks.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead":
            self.is_head = False
        elif tag == "tr" and self.row is not None and self.tables:
            if self.is_head:
                self.tables[-1].heads = [cell.text.strip() for cell in self.row]
            else:
                self.tables[-1].rows.append(self.row)
            self.row = None
        elif tag in ("td", "th"):
            self.cell, self.marks = None, []
        elif self.marks and self.marks[-1][0] == tag:
            self.marks.pop()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            kind = next((kind for _, kind in self.marks if kind != "text"), "text")
            setattr(self.cell, kind, getattr(self.cell, kind) + data)


def tables(text: str) -> list[Table]:
    reader = _Reader()
    reader.feed(text)
    return reader.tables


def number(text: str) -> Optional[float]:
    """A Dutch number; None for words."""
    match = re.search(r"[-+−]?\d[\d.]*(,\d+)?", text.replace("\u00a0", ""))
    return float(match.group().replace(".", "").replace(",", ".").replace("−", "-").replace("+", "")) if match else None


def panels(text: str) -> dict[str, str]:
    """The HTML of every panel by its id."""
    return dict(re.findall(r'<article class="kz-panel[^>]*id="([^"]+)"(.*?)</article>', text, re.S))


def link(text: str, words: str) -> str:
    """The address of the link whose text starts so."""
    return html.unescape(re.search(rf'<a href="([^"]+)">{words}', text).group(1))


def query(address: str) -> dict[str, str]:
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query))


def spoken(period: str) -> str:
    """`2026-K3` → `K3 2026`, as a page says it."""
    if ".." in period:
        return " tot en met ".join(spoken(end) for end in period.split(".."))
    year, _, part = period.partition("-")
    if not part:
        return year
    if part[0] in "K":
        return f"{part} {year}"
    if part[0] == "H":
        return f"{part[1]}e helft {year}"
    return f"{MONTHS[int(part) - 1]} {year}"
