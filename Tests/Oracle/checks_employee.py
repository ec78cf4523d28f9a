"""The checks on employees: MED-MBO … MED-KCKZ-PUNTEN (contract section 5; readings 5.1–5.8, 7.13, 7.19, 7.20, 8.4)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Callable, Iterator

from practice import Employee, Practice
from verdicts import Answer, Period, Verdict, by_days, days_ahead, months_later, on_one_day

VOG_MONTHS = 36
POINTS, POINTS_BTZ = 10, 1
REGISTER_POINTS = 40


def _at_work(practice: Practice, period: Period) -> Iterator[tuple[Employee, list[date]]]:
    """Employees with inzet in the period, of any functie, and the days of it (readings 5.7)."""
    for employee in practice.employees:
        days = sorted(day for day in employee.worked if period.holds(day))
        if days:
            yield employee, days


# Diploma

def mbo(practice: Practice, period: Period) -> Iterator[Answer]:
    """MED-MBO: niveau 3 or 4, and the diploma no later than the first day worked in the period."""
    for employee, days in _at_work(practice, period):
        def is_qualified(day: date, employee: Employee = employee) -> bool:
            return employee.level in (3, 4) and employee.diploma is not None and employee.diploma <= day

        recorded = employee.level is not None or employee.diploma is not None
        yield by_days(employee.number, days, is_qualified, recorded)


# VOG: only its date of issue is read (readings 5.8)

def vog_at_start(practice: Practice, period: Period) -> Iterator[Answer]:
    """MED-VOG-START: issued in the three months up to the first day of service."""
    for employee, _ in _at_work(practice, period):
        earliest = months_later(employee.hired, -3)
        certificates = employee.of_kind("VOG")
        holds = any(each.issued is not None and earliest <= each.issued <= employee.hired for each in certificates)
        yield on_one_day(employee.number, holds, employee.hired, recorded=bool(certificates))


def vog_on_the_day(practice: Practice, period: Period) -> Iterator[Answer]:
    """MED-VOG-DAG: on each day worked a VOG of at most 36 months old."""
    for employee, days in _at_work(practice, period):
        certificates = employee.of_kind("VOG")

        def holds(day: date) -> bool:
            return any(each.issued is not None and each.issued <= day <= months_later(each.issued, VOG_MONTHS)
                       for each in certificates)

        yield by_days(employee.number, days, holds, bool(certificates), days_ahead(period.tot, employee.leaves))


# Registrations

def registered_on_the_day(kind: str) -> Callable[[Practice, Period], Iterator[Answer]]:
    """MED-KCKZ-DAG and MED-EHBO-DAG: on each day worked a registration of the soort is valid."""
    def check(practice: Practice, period: Period) -> Iterator[Answer]:
        for employee, days in _at_work(practice, period):
            registrations = employee.of_kind(kind)

            def holds(day: date) -> bool:
                return any(each.span.covers(day) for each in registrations)

            yield by_days(employee.number, days, holds, bool(registrations), days_ahead(period.tot, employee.leaves))
    return check


def register_points(practice: Practice, period: Period) -> Iterator[Answer]:
    """MED-KCKZ-PUNTEN: of the 40 points of a registration's period at least the share that has elapsed.

    The registration is the one that began last by `tot`; without an end there is nothing to count towards.
    """
    for employee, _ in _at_work(practice, period):
        begun = [each for each in employee.of_kind("KCKZ") if each.span.first <= period.tot]
        if not begun:
            yield on_one_day(employee.number, False, period.tot, recorded=False)
            continue
        span = max(begun, key=lambda each: (each.span.first, each.number)).span
        if span.last is None:
            yield Answer(employee.number, Verdict.OPEN)
            continue
        end = min(period.tot, span.last)
        required = REGISTER_POINTS * ((end - span.first).days + 1) // ((span.last - span.first).days + 1)
        points = sum((each.points for each in employee.trainings
                      if span.first <= each.day <= end and each.category != "BTZ"), Decimal(0))
        yield on_one_day(employee.number, points >= required, period.tot)


# Training

def training(practice: Practice, period: Period) -> Iterator[Answer]:
    """MED-SCHOLING: in the 12 months up to `tot` 10 points, of which 1 BTZ, by who worked in those months.

    Its window is its own: the first day of the period does not matter.
    """
    window = Period(months_later(period.tot, -12) + timedelta(days=1), period.tot)
    for employee, _ in _at_work(practice, window):
        if months_later(employee.hired, 12) > period.tot:
            yield Answer(employee.number, Verdict.OPEN)
            continue
        followed = [each for each in employee.trainings if window.holds(each.day)]
        points = sum((each.points for each in followed), Decimal(0))
        btz = sum((each.points for each in followed if each.category == "BTZ"), Decimal(0))
        yield on_one_day(employee.number, points >= POINTS and btz >= POINTS_BTZ, period.tot, bool(employee.trainings))
