"""Runs of days on and beside the borders that validity checks have: gaps of a day, ends just before or after, renewals.

Used for registrations, documents, regie and partners; contract section 5, readings 5.4–5.6.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Optional, Sequence

from verdicts import Period

Run = tuple[date, Optional[date]]

FAR = date(9999, 12, 31)


def near(rng: random.Random, day: date, *distances: int) -> date:
    """One of these distances from the day."""
    return day + timedelta(days=rng.choice(distances))


def runs(rng: random.Random, days: Sequence[date], period: Period) -> list[Run]:
    """Runs around the days looked at, in one of the ways in which they may hold or not; none now and then."""
    first, day, tot = min(days), rng.choice(days), period.tot
    early, late = near(rng, first, -400, -30, -1, 0), near(rng, tot, 300, 700)
    way = rng.choice(("none", "whole", "open", "gap", "gap", "late", "ended", "lapses", "lapses", "renewed", "renewed", "later", "twice"))
    if way == "none":
        return []
    if way == "whole":
        return [(early, near(rng, tot, 0, 400))]
    if way == "open":
        return [(early, rng.choice((None, FAR)))]
    if way == "gap":        # of the day itself, of none, or an overlap
        return [(min(early, day), near(rng, day, -1, -1, 0, 5)) if early < day else (day, day),
                (near(rng, day, 1, 1, 0, 2), late)]
    if way == "late":
        return [(near(rng, first, 0, 1, 1, 30), rng.choice((None, late)))]
    if way == "ended":
        return [(early, max(early, near(rng, day, -1, -1, 0)))]
    if way == "lapses":     # the first day without is one of the last of the ninety, or just beyond
        return [(early, near(rng, tot, 0, 30, 88, 89, 90, 91))]
    if way == "renewed":
        last = near(rng, tot, 0, 40, 89)
        return [(early, last), (near(rng, last, 1, 1, 2, -10), near(rng, last, 30, 400, 1000))]
    if way == "later":      # only after the period
        return [(near(rng, tot, 1, 1, 60), None)]
    return [(early, near(rng, tot, -20, 40)), (early, rng.choice((None, late, near(rng, first, 0))))]


def ordered(run: Run) -> Run:
    """The run with its last day no earlier than its first."""
    first, last = run
    return first, last if last is None else max(first, last)
