"""Periods and their slices (contract sections 4 and 7; readings 4.1, 7.2, 8.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Optional

GRAINS = ("maand", "kwartaal", "halfjaar", "jaar")
_MONTHS = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}


@dataclass(frozen=True)
class Slice:
    """A named run of days, both ends included."""

    name: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in this slice."""
        return self.first <= day <= self.last


def _of_months(name: str, year: int, month: int, length: int) -> Slice:
    months = year * 12 + month - 1 + length
    return Slice(name, date(year, month, 1), date(months // 12, months % 12 + 1, 1) - timedelta(days=1))


def parse(text: str) -> Slice:
    """Reads `2026`, `2026-H1`, `2026-K1`, `2026-03` or a range `A..B` of them."""
    if ".." in text:
        begin, end = (parse(part) for part in text.split(".."))
        if end.last < begin.first:
            raise ValueError(f"reversed period: {text}")
        return Slice(text, begin.first, end.last)
    year, _, part = text.partition("-")
    if not part:
        return _of_months(text, int(year), 1, 12)
    if part[0] == "H":
        return _of_months(text, int(year), 6 * int(part[1:]) - 5, 6)
    if part[0] == "K":
        return _of_months(text, int(year), 3 * int(part[1:]) - 2, 3)
    return _of_months(text, int(year), int(part), 1)


def containing(day: date, grain: str) -> Slice:
    """The whole month, quarter, half year or year that holds the day."""
    length = _MONTHS[grain]
    number = (day.month - 1) // length
    names = {
        "maand": f"{day.year:04}-{day.month:02}",
        "kwartaal": f"{day.year:04}-K{number + 1}",
        "halfjaar": f"{day.year:04}-H{number + 1}",
        "jaar": f"{day.year:04}",
    }
    return _of_months(names[grain], day.year, number * length + 1, length)


def cut(period: Slice, grain: str) -> list[Slice]:
    """The slices of a period; one that sticks out keeps its name but holds only days inside."""
    slices = []
    day = period.first
    while day <= period.last:
        whole = containing(day, grain)
        slices.append(Slice(whole.name, day, min(whole.last, period.last)))
        day = whole.last + timedelta(days=1)
    return slices


def everything(first: Optional[date], peildatum: date, grain: Optional[str]) -> list[Slice]:
    """The slices when no period is asked (readings 8.1).

    `first` is the earliest ontvangen_op of a case that exists. Without a time dimension there is
    one slice `alles` without a first day.
    """
    if grain is None:
        return [Slice("alles", date.min, peildatum)]
    if first is None:
        return []
    begin, end = containing(first, grain), containing(peildatum, grain)
    return cut(Slice("", begin.first, end.last), grain)
