"""Periods as runs of days (contract section 7; readings 4.1, 4.6, 7.2, 8.1)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple, Optional

_MONTHS = {"": 12, "H": 6, "K": 3, "M": 1}


class Days(NamedTuple):
    """A run of days as ordinals, both ends included."""

    first: int
    last: int

    def within(self, other: Days) -> bool:
        """Whether every day also lies in the other run."""
        return other.first <= self.first and self.last <= other.last


def _from_months(year: int, month: int, length: int) -> Days:
    after = year * 12 + month - 1 + length
    return Days(date(year, month, 1).toordinal(), date(after // 12, after % 12 + 1, 1).toordinal() - 1)


def parse(text: str) -> Days:
    """Reads `2026`, `2026-H1`, `2026-K1`, `2026-03`, a range `A..B` of them, or `alles`."""
    if text == "alles":
        return Days(1, date.max.toordinal())
    if ".." in text:
        begin, end = (parse(part) for part in text.split("..", 1))
        if end.last < begin.first:
            raise ValueError(f"reversed period: {text}")
        return Days(begin.first, end.last)
    year, _, part = text.partition("-")
    if not part:
        return _from_months(int(year), 1, 12)
    if part[0] in "HK":
        length = _MONTHS[part[0]]
        return _from_months(int(year), length * (int(part[1:]) - 1) + 1, length)
    return _from_months(int(year), int(part), 1)


def clipped(days: Days, asked: Optional[Days], peildatum: Optional[date]) -> Optional[Days]:
    """What a slice really covers: inside the asked period, up to the peildatum; None when not begun."""
    first, last = days
    if asked is not None:
        first, last = max(first, asked.first), min(last, asked.last)
    if peildatum is not None:
        last = min(last, peildatum.toordinal())
    return Days(first, last) if first <= last else None


def quarter(year: int, number: int) -> tuple[date, date]:
    """First and last day of a quarter; numbers below 1 or above 4 run on into other years."""
    index = year * 4 + number - 1
    first = date(index // 4, index % 4 * 3 + 1, 1)
    after = index + 1
    return first, date(after // 4, after % 4 * 3 + 1, 1) - timedelta(days=1)


def slices(first: date, last: date, grain: str) -> list[tuple[str, date, date]]:
    """The slices of a period by name; one that sticks out keeps its name but is cut off."""
    length = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}[grain]
    found = []
    day = first
    while day <= last:
        number = (day.month - 1) // length
        name = {"maand": f"{day.year:04}-{day.month:02}", "kwartaal": f"{day.year:04}-K{number + 1}",
                "halfjaar": f"{day.year:04}-H{number + 1}", "jaar": f"{day.year:04}"}[grain]
        whole = _from_months(day.year, number * length + 1, length)
        end = min(date.fromordinal(whole.last), last)
        found.append((name, day, end))
        day = end + timedelta(days=1)
    return found
