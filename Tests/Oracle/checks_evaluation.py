"""The checks on evaluations: CAS-EVAL-TUSSEN, -EIND, -PARTIJEN, CAS-DOELMATIG.

Contract section 5; readings 5.1, 5.3, 5.11, 5.13–5.15, 7.21, 8.12.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Iterator

from practice import Practice
from verdicts import Answer, Period, Verdict, by_days, by_terms, there_by
from world import Case, Evaluation

GAP_DAYS, FINAL_DAYS = 56, 14


def _ended(practice: Practice, period: Period) -> Iterator[tuple[Case, date]]:
    for case in practice.cases:
        ended = case.day("beeindigd_op")
        if ended is not None and period.holds(ended):
            yield case, ended


def in_between(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-EVAL-TUSSEN: never more than 56 days between the start, the evaluations and the end (or `tot`).

    Day 57 and later fail, up to the next evaluation with that day included, as far as they lie in the period.
    """
    for case in practice.cases:
        started, ended = case.day("gestart_op"), case.day("beeindigd_op")
        if started is None or (ended is not None and ended < period.van):
            continue
        end = min(ended or period.tot, period.tot)
        points = sorted([started, end, *(each.day for each in case.evaluations if started <= each.day <= end)])
        late = {begin + timedelta(days=number) for begin, then in pairwise(points)
                for number in range(GAP_DAYS + 1, (then - begin).days + 1)}
        ran = [day for day in Period(max(started, period.van), end).days()]
        yield by_days(str(case.row["casus_nr"]), ran, lambda day, late=late: day not in late)  # type: ignore[misc]


def at_the_end(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-EVAL-EIND: within 14 days of the end one eind evaluation scores every goal that was set by the end."""
    for case, ended in _ended(practice, period):
        goals = {goal.number for goal in case.goals if goal.day <= ended}

        def is_whole(evaluation: Evaluation) -> bool:
            return evaluation.final and abs((evaluation.day - ended).days) <= FINAL_DAYS and goals <= evaluation.scores.keys()

        held = any(is_whole(evaluation) for evaluation in case.evaluations)
        yield by_terms(str(case.row["casus_nr"]), there_by(held, ended + timedelta(days=FINAL_DAYS), period.tot))


def parties(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-EVAL-PARTIJEN: every evaluation in the period was with client and casemanager; an empty flag is a no."""
    for case in practice.cases:
        held = [evaluation for evaluation in case.evaluations if period.holds(evaluation.day)]
        if held:
            lacking = {each.day for each in held if not (each.with_client and each.with_casemanager)}
            yield Answer(str(case.row["casus_nr"]), Verdict.FAILED if lacking else Verdict.MET, tuple(sorted(lacking)))


def effectiveness(practice: Practice, period: Period) -> Iterator[Answer]:
    """CAS-DOELMATIG: a case of more than 56 days had a besluit other than to end, and none to scale up without casemanager.

    No term runs here: what is missing at the end is missing. Evaluations before the start or after the end count.
    """
    for case, ended in _ended(practice, period):
        started = case.day("gestart_op")
        assert started is not None
        if (ended - started).days + 1 <= GAP_DAYS:
            continue
        failing = {each.day for each in case.evaluations if each.decision == "opschalen" and not each.with_casemanager}
        if all(each.decision == "beeindigen" for each in case.evaluations):
            failing.add(ended)
        yield Answer(str(case.row["casus_nr"]), Verdict.FAILED if failing else Verdict.MET, tuple(sorted(failing)))
