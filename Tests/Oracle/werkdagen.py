"""Werkdagen: Monday to Friday except recognised holidays (domain section 10, readings 4.5).

5 May and Good Friday count as holidays every year; equated days are ordinary werkdagen.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def koningsdag(year: int) -> date:
    """The day it is celebrated: a Sunday moves to the Saturday before."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    return day - timedelta(days=1) if day.weekday() == 6 else day


@lru_cache(maxsize=None)
def holidays(year: int) -> frozenset[date]:
    """The holidays of a year that may fall on a weekday."""
    sunday = easter(year)
    return frozenset({
        date(year, 1, 1),
        sunday - timedelta(days=2),   # Goede Vrijdag
        sunday + timedelta(days=1),   # tweede Paasdag
        koningsdag(year),
        date(year, 5, 5),
        sunday + timedelta(days=39),  # Hemelvaartsdag
        sunday + timedelta(days=50),  # tweede Pinksterdag
        date(year, 12, 25),
        date(year, 12, 26),
    })


def is_werkdag(day: date) -> bool:
    """Whether this day is a werkdag."""
    return day.weekday() < 5 and day not in holidays(day.year)


@lru_cache(maxsize=None)
def werkdagen_after(day: date, count: int) -> date:
    """The `count`-th werkdag after `day`, which is day 0 whatever day it is."""
    while count > 0:
        day += timedelta(days=1)
        if is_werkdag(day):
            count -= 1
    return day


def contact_deadline(received: date) -> date:
    """The last day on which contact is in time: the third werkdag after receipt."""
    return werkdagen_after(received, 3)
