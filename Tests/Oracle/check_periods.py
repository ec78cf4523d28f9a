"""The periods that checks are asked for: fixed ones, and ones that end on or beside a day on which a verdict changes by itself.

The generator places its subjects around the fixed ones, so that both meet.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from knowledge import State
from schema import Row
from verdicts import Period, months_later
from werkdagen import contact_deadline, werkdagen_after
from world import present


def fixed_periods(today: date) -> list[Period]:
    """Years, quarters, months with a short end, and single days; a leap year is among them. All end by today."""
    year, leap = today.year, last_leap_day(today)
    periods = [
        Period(date(year, 1, 1), today),
        Period(date(year - 1, 1, 1), date(year - 1, 12, 31)),
        Period(date(leap.year, 1, 1), date(leap.year, 12, 31)),
        Period(date(leap.year, 1, 1), date(leap.year, 3, 31)),
        Period(date(year - 1, 7, 1), date(year - 1, 9, 30)),
        Period(date(year, 4, 1), date(year, 6, 30)),
        Period(date(leap.year, 2, 1), leap),
        Period(date(leap.year + 1, 2, 1), date(leap.year + 1, 2, 28)),
        Period(date(year - 1, 5, 1), date(year - 1, 5, 31)),
        Period(date(year - 1, 11, 30), date(year - 1, 11, 30)),
        Period(leap, leap),
        Period(leap, date(leap.year + 1, 2, 28)),
        Period(today, today),
        Period(months_later(today, -3), today - timedelta(days=1)),
        Period(date(year - 4, 1, 1), today),
    ]
    return [period for period in periods if period.tot <= today]


def last_leap_day(today: date) -> date:
    """The last 29 February that is not after today."""
    return next(date(year, 2, 29) for year in range(today.year, 0, -1)
                if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) and date(year, 2, 29) <= today)


def telling_periods(state: State, today: date, rng: random.Random, count: int) -> list[Period]:
    """Periods that end on a deadline or the last day of a validity of some row, or the day after, or begin there."""
    turns: list[date] = []
    for kind, turns_of in _TURNS.items():
        rows = present(state, kind)
        for row in rng.sample(rows, min(len(rows), 12)):
            turns += turns_of(row)
    ends = [turn + timedelta(days=rng.choice((-1, 0, 0, 1, 1))) for turn in turns if turn <= today]
    ends = [end for end in ends if date(today.year - 4, 1, 1) <= end <= today]
    periods = []
    for end in rng.sample(ends, min(len(ends), count)):
        length = rng.choice((0, 6, 30, 89, 364))
        if rng.random() < 0.25:
            periods.append(Period(end, min(end + timedelta(days=length), today)))
        else:
            periods.append(Period(end - timedelta(days=length), end))
    return periods


def _turns_of_case(row: Row) -> list[date]:
    turns = [contact_deadline(row["ontvangen_op"])]  # type: ignore[arg-type]
    for column, distances in (("gestart_op", (0, 14, 42, 57)), ("plan_op", (14,)), ("beeindigd_op", (0, 14, 45)),
                              ("geboren_of_uitgerekend_op", (395,)), ("akkoord_op", (0,)), ("netwerk_op", (0,))):
        day = row[column]
        if isinstance(day, date):
            turns += [day + timedelta(days=distance) for distance in distances]
    return turns


def _turns_of_registration(row: Row) -> list[date]:
    turns: list[date] = [row["geldig_vanaf"]]  # type: ignore[list-item]
    last, issued = row["geldig_tot"], row["afgegeven_op"]
    if row["soort"] == "VOG" and isinstance(issued, date):
        last = months_later(issued, 36)
    return turns + ([last, *_before(last)] if isinstance(last, date) else [])


def _turns_of_document(row: Row) -> list[date]:
    turns: list[date] = [row["geldig_vanaf"]]  # type: ignore[list-item]
    last, established = row["geldig_tot"], row["vastgesteld_op"]
    assert isinstance(established, date)
    aged = months_later(established, 12 if row["soort"] == "opleidingsplan" else 36)
    return turns + [aged, *_before(aged)] + ([last, *_before(last)] if isinstance(last, date) else [])


def _turns_of_partner(row: Row) -> list[date]:
    controlled = row["gecontroleerd_op"]
    if not isinstance(controlled, date):
        return []
    last = months_later(controlled, 12)
    return [controlled, last, *_before(last)]


def _turns_of_report(row: Row) -> list[date]:
    received = row["ontvangen_op"]
    assert isinstance(received, date)
    return [werkdagen_after(received, 3), werkdagen_after(received, 5), received + timedelta(days=42)]


def _turns_of_employee(row: Row) -> list[date]:
    return [months_later(row["in_dienst_op"], 12)]  # type: ignore[arg-type]


def _turns_of_training(row: Row) -> list[date]:
    day = row["datum"]
    assert isinstance(day, date)
    return [day, months_later(day, 12)]


def _before(last: date) -> list[date]:
    """The last of the periods that see it coming, and the day after it."""
    return [last - timedelta(days=90), last - timedelta(days=89)]


_TURNS = {
    "casussen": _turns_of_case, "registraties": _turns_of_registration, "documenten": _turns_of_document,
    "skj_partners": _turns_of_partner, "meldingen": _turns_of_report, "medewerkers": _turns_of_employee,
    "scholingen": _turns_of_training,
}
