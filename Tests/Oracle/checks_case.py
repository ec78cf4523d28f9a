"""The checks on cases, those on evaluations aside: CAS-REGIE-DAG … CAS-FACTUUR.

Contract section 5; readings 4.3, 5.2, 5.3, 5.9–5.12, 5.16, 5.17, 5.19, 7.12.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Iterator

from practice import Partner, Practice
from rules import years_later
from verdicts import (Answer, Period, Term, Verdict, by_days, by_terms, days_ahead, done_by, months_later, on_one_day,
                      there_by)
from werkdagen import contact_deadline
from world import Case

CONTROL_MONTHS = 12
INDICATION_DAYS, GIZ_DAYS, PLAN_DAYS, GOAL_DAYS = 42, 14, 42, 14
AGE_DAYS = 30
INVOICE_DAYS, INVOICE_MARGIN = 45, Decimal("0.5")


def _number(case: Case) -> str:
    return str(case.row["casus_nr"])


def _placed(practice: Practice, period: Period, column: str) -> Iterator[tuple[Case, date]]:
    """Cases received, started or ended in the period (readings 5.19)."""
    for case in practice.cases:
        day = case.day(column)
        if day is not None and period.holds(day):
            yield case, day


def _visited(practice: Practice, period: Period) -> Iterator[tuple[Case, list[date]]]:
    """Cases with inzet in the period, and the days of it."""
    for case in practice.cases:
        days = sorted({visit.day for visit in case.visits if period.holds(visit.day)})
        if days:
            yield case, days


# Regie

def direction_on_the_day(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-REGIE-DAG: on each day of inzet the casemanager has regie, or a partner whose registration is valid that day."""
    for case, days in _visited(practice, period):
        directions = practice.directions_of(case)

        def holds(day: date) -> bool:
            return any(each.span.covers(day) and (each.partner is None or each.partner.span.covers(day)) for each in directions)

        yield by_days(_number(case), days, holds, recorded=bool(directions))


def partner_control(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-SKJ-CONTROLE: a partner with regie in the period was looked up in the register in the 12 months before `tot`."""
    for partner in practice.partners:
        if any(each.partner is partner and each.span.overlaps(period) for each in practice.directions):
            yield _controlled(partner, period)


def _controlled(partner: Partner, period: Period) -> Answer:
    controlled = partner.controlled
    if controlled is None:
        return on_one_day(partner.number, False, period.tot, recorded=False)
    last = months_later(controlled, CONTROL_MONTHS)
    if last < period.tot:
        return Answer(partner.number, Verdict.FAILED, (period.tot,))
    return Answer(partner.number, Verdict.LAPSES if any(day > last for day in days_ahead(period.tot)) else Verdict.MET)


# From the request to the start

def contact(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-CONTACT: contact by the third werkdag, unless withdrawn or rejected by then."""
    for case, received in _placed(practice, period, "ontvangen_op"):
        deadline = contact_deadline(received)
        closed = [day for day in (case.day("ingetrokken_op"), case.day("afgewezen_op")) if day is not None]
        if case.day("contact_op") is None and any(day <= deadline for day in closed):
            yield Answer(_number(case), Verdict.OPEN)
        else:
            yield by_terms(_number(case), done_by(case.day("contact_op"), deadline, period.tot))


def agreement(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-AKKOORD: the agreement no later than the start, with its hours. The day of the start is the deadline of both."""
    for case, started in _placed(practice, period, "gestart_op"):
        yield by_terms(_number(case), done_by(case.day("akkoord_op"), started, period.tot),
                       there_by(case.row["akkoord_uren"] is not None, started, period.tot))


def indication(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-INDICATIE: the indicatie within 42 days of the start, and the law known by then."""
    for case, started in _placed(practice, period, "gestart_op"):
        deadline = started + timedelta(days=INDICATION_DAYS)
        yield by_terms(_number(case), done_by(case.day("indicatie_op"), deadline, period.tot),
                       there_by(case.row["wet"] is not None, deadline, period.tot))


def giz(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-GIZ: within 14 days of the start."""
    for case, started in _placed(practice, period, "gestart_op"):
        yield by_terms(_number(case), done_by(case.day("giz_op"), started + timedelta(days=GIZ_DAYS), period.tot))


def plan(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-PLAN: a plan within 42 days of the start, and a goal within 14 days of the plan.

    The second term does not run before there is a plan. Both can be missed: both deadlines are named.
    """
    for case, started in _placed(practice, period, "gestart_op"):
        made = case.day("plan_op")
        terms: list[Term] = [done_by(made, started + timedelta(days=PLAN_DAYS), period.tot)]
        if made is not None:
            first_goal = min((goal.day for goal in case.goals), default=None)
            terms.append(done_by(first_goal, made + timedelta(days=GOAL_DAYS), period.tot))
        yield by_terms(_number(case), *terms)


# To the end and after

def network(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-NETWERK: the network recorded no later than the end, which is its deadline."""
    for case, ended in _placed(practice, period, "beeindigd_op"):
        yield by_terms(_number(case), done_by(case.day("netwerk_op"), ended, period.tot))


def hours(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-UREN: the hours of all inzet up to `tot` are within those agreed, which may be 0.

    The running total decides on the days of the period; it ends with the sum, so a sum that is too high fails its last day.
    """
    for case, days in _visited(practice, period):
        agreed = case.row["akkoord_uren"]
        totals = {day: sum((visit.hours for visit in case.visits if visit.day <= day), Decimal(0)) for day in days}

        def holds(day: date) -> bool:
            return isinstance(agreed, Decimal) and totals[day] <= agreed

        yield by_days(_number(case), days, holds, recorded=agreed is not None)


def age(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-LEEFTIJD: no inzet later than one year and 30 days after birth."""
    for case, days in _visited(practice, period):
        born = case.day("geboren_of_uitgerekend_op")
        assert born is not None
        last = years_later(born, 1) + timedelta(days=AGE_DAYS)
        yield by_days(_number(case), days, lambda day, last=last: day <= last)  # type: ignore[misc]


def invoices(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-FACTUUR: 45 days after the end the hours invoiced are those worked, and the means is the one agreed.

    Each case is judged in the one of successive periods that holds the deadline, so also when it is the last day (reading 5.17).
    """
    for case in practice.cases:
        ended = case.day("beeindigd_op")
        deadline = ended + timedelta(days=INVOICE_DAYS) if ended else None
        if deadline is None or not period.holds(deadline):
            continue
        counted = [invoice for invoice in case.invoices if invoice.status != "afgekeurd"]
        worked = sum((visit.hours for visit in case.visits), Decimal(0))
        is_whole = abs(sum((invoice.hours for invoice in counted), Decimal(0)) - worked) <= INVOICE_MARGIN
        is_right = all(invoice.means == case.row["facturatie"] for invoice in counted)
        if is_whole and is_right:
            yield Answer(_number(case), Verdict.MET, ())
        elif not counted and case.row["facturatie"] is None:
            yield Answer(_number(case), Verdict.UNKNOWN, (deadline,))
        else:
            yield Answer(_number(case), Verdict.FAILED, (deadline,))
