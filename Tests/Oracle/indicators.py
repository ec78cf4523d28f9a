"""Every indicator of contract section 4, as the observations it is made of.

An observation is one case, goal, visit or invoice of the indicator's denominator, with the day
that places it in a period. How observations become a cell is in `figures.py`.
Readings 4.2–4.15, 7.17, 7.18, 8.1, 8.2, 8.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, auto
from typing import Callable, Iterator, Optional, Union

from measures import gas_t
from periods import Slice
from werkdagen import contact_deadline
from world import Case, World

Number = Union[int, float, Decimal]
TOTAL = "totaal"


@dataclass(frozen=True)
class Observation:
    """One unit that an indicator looks at.

    `details` are the values of the indicator's own dimension (domein, dagdeel) in which it
    counts, `totaal` among them when it counts in the total.
    """

    day: date
    case: Case
    numerator: Number = 1
    denominator: Number = 1
    details: tuple[str, ...] = (TOTAL,)


class Form(Enum):
    """How observations make a cell."""

    COUNT = auto()     # number of observations
    RATIO = auto()     # sum of numerators of 0 or 1, out of their number, with a Wilson interval
    SHARE = auto()     # sum of numerators / sum of denominators as percentage, no interval
    MEAN = auto()      # sum of numerators / number
    SUM = auto()       # sum of numerators
    MEDIAN = auto()
    P90 = auto()


Observe = Callable[[World, list[Slice]], Iterator[Observation]]


@dataclass(frozen=True)
class Indicator:
    """An indicator as it appears in a figures file; three-value indicators are three of these."""

    id: str
    form: Form
    unit: str
    observe: Observe
    detail: Optional[str] = None   # the dimension of its own: domein or dagdeel


# What placed a case in the period

def _started(world: World) -> Iterator[tuple[Case, date]]:
    for case in world.cases:
        day = case.day("gestart_op")
        if day is not None:
            yield case, day


def _ended(world: World) -> Iterator[tuple[Case, date]]:
    for case in world.cases:
        day = case.day("beeindigd_op")
        if day is not None:
            yield case, day


def _of_started(test: Callable[[Case, date], bool]) -> Observe:
    """A ratio over started cases."""
    def observe(world: World, _: list[Slice]) -> Iterator[Observation]:
        for case, start in _started(world):
            yield Observation(start, case, int(test(case, start)))
    return observe


def _of_ended(test: Callable[[Case], bool], among: Callable[[Case], bool] = lambda case: True) -> Observe:
    """A ratio over ended cases, or over those `among` them."""
    def observe(world: World, _: list[Slice]) -> Iterator[Observation]:
        for case, end in _ended(world):
            if among(case):
                yield Observation(end, case, int(test(case)))
    return observe


# Flow and stock

def _requests(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case in world.cases:
        yield Observation(case.received, case)


def _starts(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case, start in _started(world):
        yield Observation(start, case)


def _ends(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case, end in _ended(world):
        yield Observation(end, case)


def _running(world: World, slices: list[Slice]) -> Iterator[Observation]:
    """The stock on the last day of each slice, or on the peildatum when that comes first."""
    for piece in slices:
        if piece.first <= world.peildatum:
            day = min(piece.last, world.peildatum)
            for case, start in _started(world):
                end = case.day("beeindigd_op")
                if start <= day and not (end is not None and end <= day):
                    yield Observation(day, case)


def _contact_in_time(world: World, _: list[Slice]) -> Iterator[Observation]:
    """Readings 4.3, 4.4: a missed deadline counts, unless the case was closed by it."""
    for case in world.cases:
        deadline = contact_deadline(case.received)
        contact = case.day("contact_op")
        if contact is not None:
            yield Observation(case.received, case, int(contact <= deadline))
        elif deadline < world.peildatum:
            closed = [case.day("ingetrokken_op"), case.day("afgewezen_op")]
            if not any(day is not None and day <= deadline for day in closed):
                yield Observation(case.received, case, 0)


def _waiting(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case, start in _started(world):
        yield Observation(start, case, (start - case.received).days)


def _duration(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case, end in _ended(world):
        start = case.day("gestart_op")
        assert start is not None
        yield Observation(end, case, (end - start).days + 1)


# Started cases

def _before_indication(case: Case, start: date) -> bool:
    day = case.day("indicatie_op")
    return day is None or day > start


def _prenatal(case: Case, start: date) -> bool:
    day = case.day("geboren_of_uitgerekend_op")
    return day is not None and day > start


def _reported_by_start(case: Case, start: date) -> bool:
    day = case.day("aangemeld_wijkteam_op")
    return day is not None and day <= start


def _within(column: str, days: int) -> Observe:
    """Done within some days of the start, among cases whose days have passed (readings 4.4)."""
    def observe(world: World, _: list[Slice]) -> Iterator[Observation]:
        for case, start in _started(world):
            deadline = start + timedelta(days=days)
            if deadline <= world.peildatum:
                done = case.day(column)
                yield Observation(start, case, int(done is not None and done <= deadline))
    return observe


def _hours_granted(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case, start in _started(world):
        granted, advised = case.row["akkoord_uren"], case.row["advies_uren"]
        if isinstance(granted, Decimal) and isinstance(advised, Decimal):
            yield Observation(start, case, granted, advised)


# Ended cases

def _filled(column: str) -> Callable[[Case], bool]:
    return lambda case: case.row[column] is not None


def _decided(decision: str) -> Callable[[Case], bool]:
    return lambda case: any(evaluation.decision == decision for evaluation in case.evaluations)


def _mean_of(column: str) -> Observe:
    def observe(world: World, _: list[Slice]) -> Iterator[Observation]:
        for case, end in _ended(world):
            value = case.row[column]
            if isinstance(value, (int, Decimal)):
                yield Observation(end, case, value)
    return observe


def _no_new_start(world: World, _: list[Slice]) -> Iterator[Observation]:
    """Readings 4.10: a start on the end day itself is not new; day 365 still is."""
    starts: dict[object, list[tuple[Case, date]]] = {}
    for case, start in _started(world):
        starts.setdefault(case.row["client_nr"], []).append((case, start))
    for case, end in _ended(world):
        until = end + timedelta(days=365)
        if until <= world.peildatum:
            again = any(
                other is not case and end < start <= until
                for other, start in starts.get(case.row["client_nr"], [])
            )
            yield Observation(end, case, int(not again))


def _goals_reached(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case, end in _ended(world):
        for goal in case.goals:
            score = case.latest_score(goal)
            if score is not None:
                yield Observation(end, case, int(score >= 0), details=(TOTAL, goal.domein))


def _goals_scored(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case, end in _ended(world):
        for goal in case.goals:
            yield Observation(end, case, int(case.latest_score(goal) is not None), details=(TOTAL, goal.domein))


def _gas(world: World, _: list[Slice]) -> Iterator[Observation]:
    """One T per case over all its scored goals, and one per domein over those of the domein."""
    for case, end in _ended(world):
        scored = [(goal, score) for goal in case.goals if (score := case.latest_score(goal)) is not None]
        for detail in [TOTAL, *sorted({goal.domein for goal, _ in scored})]:
            chosen = [(goal, score) for goal, score in scored if detail in (TOTAL, goal.domein)]
            if chosen:
                value = gas_t([score for _, score in chosen], [goal.weight for goal, _ in chosen])
                yield Observation(end, case, value, details=(detail,))


def _hours_delivered(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case, end in _ended(world):
        granted = case.row["akkoord_uren"]
        if isinstance(granted, Decimal):
            yield Observation(end, case, sum((visit.hours for visit in case.visits), Decimal(0)), granted)


# Visits and invoices

def _visits(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case in world.cases:
        for visit in case.visits:
            yield Observation(visit.day, case, visit.hours, details=(TOTAL, visit.dagdeel))


def _invoiced(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case in world.cases:
        for invoice in case.invoices:
            if invoice.status != "afgekeurd":
                yield Observation(invoice.day, case, invoice.amount)


def _accepted(world: World, _: list[Slice]) -> Iterator[Observation]:
    for case in world.cases:
        for invoice in case.invoices:
            yield Observation(invoice.day, case, int(invoice.status in ("geaccepteerd", "betaald")))


def _one_sided(case: Case) -> bool:
    return case.cbs in ("03", "04")


def _early(case: Case) -> bool:
    return case.cbs in ("02", "03", "04", "05")


def _known_reason(case: Case) -> bool:
    return case.cbs is not None


INDICATORS: list[Indicator] = [
    Indicator("aanvragen", Form.COUNT, "aantal", _requests),
    Indicator("contact_op_tijd", Form.RATIO, "procent", _contact_in_time),
    Indicator("gestart", Form.COUNT, "aantal", _starts),
    Indicator("beeindigd", Form.COUNT, "aantal", _ends),
    Indicator("lopend", Form.COUNT, "aantal", _running),
    Indicator("wachttijd.mediaan", Form.MEDIAN, "dagen", _waiting),
    Indicator("wachttijd.p90", Form.P90, "dagen", _waiting),
    Indicator("wachttijd.gemiddelde", Form.MEAN, "dagen", _waiting),
    Indicator("start_voor_indicatie", Form.RATIO, "procent", _of_started(_before_indication)),
    Indicator("prenataal_gestart", Form.RATIO, "procent", _of_started(_prenatal)),
    Indicator("duur.mediaan", Form.MEDIAN, "dagen", _duration),
    Indicator("duur.p90", Form.P90, "dagen", _duration),
    Indicator("duur.gemiddelde", Form.MEAN, "dagen", _duration),
    Indicator("uitval", Form.RATIO, "procent", _of_ended(_one_sided, among=_known_reason)),
    Indicator("voortijdig", Form.RATIO, "procent", _of_ended(_early, among=_known_reason)),
    Indicator("reden_onbekend", Form.RATIO, "procent", _of_ended(lambda case: case.row["reden_beeindiging"] is None)),
    Indicator("tevredenheid", Form.MEAN, "cijfer", _mean_of("tevredenheid")),
    Indicator("tevreden_7plus", Form.RATIO, "procent",
              _of_ended(lambda case: int(case.row["tevredenheid"]) >= 7, among=_filled("tevredenheid"))),  # type: ignore[arg-type]
    Indicator("respons", Form.RATIO, "procent", _of_ended(_filled("tevredenheid"))),
    Indicator("zonder_hulp_verder", Form.RATIO, "procent",
              _of_ended(lambda case: case.row["zonder_hulp_verder"] in ("03", "04"), among=_filled("zonder_hulp_verder"))),
    Indicator("geen_nieuwe_start", Form.RATIO, "procent", _no_new_start),
    Indicator("doelrealisatie", Form.RATIO, "procent", _goals_reached, detail="domein"),
    Indicator("doelen_gescoord", Form.RATIO, "procent", _goals_scored, detail="domein"),
    Indicator("gas_t", Form.MEAN, "t_score", _gas, detail="domein"),
    Indicator("afgeschaald", Form.RATIO, "procent", _of_ended(_decided("afschalen"))),
    Indicator("opgeschaald", Form.RATIO, "procent", _of_ended(_decided("opschalen"))),
    Indicator("uren_geleverd", Form.SHARE, "procent", _hours_delivered),
    Indicator("kosten_per_traject", Form.MEAN, "euro", _mean_of("kosten")),
    Indicator("aangemeld_bij_start", Form.RATIO, "procent", _of_started(_reported_by_start)),
    Indicator("uren", Form.SUM, "uren", _visits, detail="dagdeel"),
    Indicator("uren_toegekend", Form.SHARE, "procent", _hours_granted),
    Indicator("gefactureerd", Form.SUM, "euro", _invoiced),
    Indicator("doorverwezen", Form.RATIO, "procent", _of_ended(_filled("doorverwezen_naar"))),
    Indicator("evaluatie_eind", Form.RATIO, "procent",
              _of_ended(lambda case: any(evaluation.final for evaluation in case.evaluations))),
    Indicator("giz", Form.RATIO, "procent", _within("giz_op", 14)),
    Indicator("plan_6_weken", Form.RATIO, "procent", _within("plan_op", 42)),
    Indicator("netwerk", Form.RATIO, "procent", _of_ended(_filled("netwerk_op"))),
    Indicator("factuur_geaccepteerd", Form.RATIO, "procent", _accepted),
]
