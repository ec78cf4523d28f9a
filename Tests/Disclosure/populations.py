"""Small, lifelike data: cases of a few gemeenten, and the figures of successive releases about them.

The figures are unsuppressed; what a publisher makes of them is another matter. Between releases the
cases are corrected: marks and reasons come late or change, cases come late or are withdrawn.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import sqrt
from pathlib import Path
from typing import Callable, Iterable, Optional

from published import COLUMNS_AFTER, COLUMNS_BEFORE, TOTAL
from quantities import INDICATORS, REASONS, Form
from ranges import quarter, slices
from regions import AREAS

DOMAINS = ("ontwikkeling", "opvoeding", "gezin_omgeving")
Z = 1.959963984540054


@dataclass(frozen=True)
class Goal:
    """A goal of a case, with its latest score."""

    domein: str
    weight: int
    score: Optional[int]


@dataclass(frozen=True)
class Case:
    """What the figures need of a case."""

    number: int
    client: int
    gemeente: str
    wet: str
    received: date
    started: date
    ended: Optional[date]
    reason: Optional[str] = None
    mark: Optional[int] = None
    help_code: Optional[int] = None
    referred: bool = False
    network: bool = False
    evaluated: bool = False
    scaled_down: bool = False
    scaled_up: bool = False
    prenatal: bool = False
    early: bool = False
    announced: bool = False
    goals: tuple[Goal, ...] = ()
    verwijzer: str = "overig"
    kwetsbaarheid: tuple[str, ...] = ("gezin",)


@dataclass(frozen=True)
class Change:
    """From this release on, the case is as given; None withdraws it."""

    release: int
    case: Optional[Case]


@dataclass
class Place:
    """A gemeente and how many cases it gets in a year."""

    gemeente: str
    per_year: float


@dataclass
class Plan:
    """One release of a series."""

    number: int
    periode: str
    first: date
    last: date


@dataclass
class Series:
    """All releases about some gemeenten, with what was known at each."""

    places: list[Place]
    plans: list[Plan]
    history: dict[int, list[Change]] = field(default_factory=dict)

    def known(self, release: int) -> list[Case]:
        """The cases as known when a release is made."""
        found = []
        for changes in self.history.values():
            past = [change for change in changes if change.release <= release]
            if past and past[-1].case is not None:
                found.append(past[-1].case)
        return found


# Making cases

def series(seed: int, places: list[Place], releases: int = 12, year: int = 2023, longest: int = 12,
           shortest: int = 6) -> Series:
    """Quarterly releases of a rolling run of at most `longest` quarters; the first has `shortest`."""
    chance = random.Random(seed)
    plans = []
    for number in range(releases):
        length = min(longest, shortest + number)
        begin = max(0, shortest + number - longest) + 1
        first, last = quarter(year, begin)[0], quarter(year, begin + length - 1)[1]
        plans.append(Plan(number, f"{_quarter_name(first)}..{_quarter_name(last)}", first, last))
    made = Series(places, plans)
    number = 0
    for place in places:
        for case in _cases(chance, place, date(year - 1, 7, 1), plans[-1].last):
            number += 1
            case = replace(case, client=case.client + 10_000 * places.index(place))
            made.history[number] = _history(chance, replace(case, number=number), plans)
    return made


def _quarter_name(day: date) -> str:
    return f"{day.year}-K{(day.month + 2) // 3}"


def _cases(chance: random.Random, place: Place, first: date, last: date) -> Iterable[Case]:
    """Cases at random moments; now and then a client comes back."""
    clients = 0
    expected = place.per_year * (last - first).days / 365
    for _ in range(_poisson(chance, expected)):
        clients += 1
        case = _case(chance, place.gemeente, clients, first, last)
        yield case
        if case.ended is not None and chance.random() < 0.08:
            again = case.ended + timedelta(days=chance.randint(20, 500))
            if again < last:
                yield _case(chance, place.gemeente, case.client, again, again + timedelta(days=1))


def _poisson(chance: random.Random, mean: float) -> int:
    """A random number of this mean."""
    count, left = 0, mean
    while (left := left - chance.expovariate(1.0)) > 0:
        count += 1
    return count


def _case(chance: random.Random, gemeente: str, client: int, first: date, last: date) -> Case:
    received = first + timedelta(days=chance.randrange(max(1, (last - first).days)))
    started = received + timedelta(days=chance.randint(1, 40))
    lasts = timedelta(days=int(chance.gauss(150, 60)) % 320 + 10)
    has_answer = chance.random() < 0.62
    return Case(
        0, client, gemeente, chance.choices(("jeugd", "wmo", "onbekend"), (70, 25, 5))[0],
        received, started, started + lasts,
        reason=chance.choices((None, "01", "02", "03", "04", "05"), (8, 62, 10, 9, 5, 6))[0],
        mark=min(10, max(1, round(chance.gauss(8, 1.4)))) if has_answer else None,
        help_code=chance.choices((1, 2, 3, 4), (10, 20, 40, 30))[0] if chance.random() < 0.55 else None,
        referred=chance.random() < 0.2, network=chance.random() < 0.7, evaluated=chance.random() < 0.8,
        scaled_down=chance.random() < 0.4, scaled_up=chance.random() < 0.15, prenatal=chance.random() < 0.3,
        early=chance.random() < 0.35, announced=chance.random() < 0.75,
        goals=tuple(_goal(chance) for _ in range(chance.choices((0, 1, 2, 3), (5, 25, 45, 25))[0])),
        verwijzer=chance.choice(("verloskundige", "huisarts", "jgz", "overig")),
        kwetsbaarheid=tuple(sorted(chance.sample(("kind", "gezin", "ouders", "omgeving"), chance.choice((1, 1, 2))))),
    )


def _goal(chance: random.Random) -> Goal:
    score = chance.choices((-2, -1, 0, 1, 2), (5, 15, 45, 25, 10))[0] if chance.random() < 0.85 else None
    return Goal(chance.choice(DOMAINS), chance.choice((1, 1, 1, 2)), score)


def _history(chance: random.Random, case: Case, plans: list[Plan]) -> list[Change]:
    """When what was known about a case: mostly at once, some of it late, some of it changed."""
    known = next((plan.number for plan in plans if case.received <= plan.last), len(plans))
    ended = next((plan.number for plan in plans if case.ended is not None and case.ended <= plan.last), len(plans))
    late = 1 if chance.random() < 0.05 else 0
    changes = [Change(known + late, case)]
    if ended < len(plans):
        if case.mark is not None and chance.random() < 0.15:
            changes[0] = Change(changes[0].release, replace(case, mark=None))
            changes.append(Change(ended + 1, case))
        if case.reason is None and chance.random() < 0.5:
            changes.append(Change(ended + 1, replace(case, reason="01")))
        elif chance.random() < 0.03:
            changes.append(Change(ended + chance.randint(1, 4), replace(case, reason=chance.choice(("01", "02", "03")))))
        if chance.random() < 0.01:
            changes.append(Change(ended + chance.randint(1, 3), None))
    return sorted(changes, key=lambda change: change.release)


# Figures

Group = tuple[str, ...]
Value = tuple[Optional[float], Optional[int], int, str]     # teller, noemer, n, eenheid


@dataclass
class TablePlan:
    """A figures file: its time dimension (none for the whole period), and its other dimensions."""

    name: str
    grain: Optional[str]
    dimensions: tuple[str, ...]
    indicators: tuple[str, ...]


ENDED = {
    "uitval": (lambda c: c.reason in ("03", "04"), lambda c: c.reason is not None),
    "voortijdig": (lambda c: c.reason in ("02", "03", "04", "05"), lambda c: c.reason is not None),
    "reden_onbekend": (lambda c: c.reason is None, lambda c: True),
    "tevreden_7plus": (lambda c: c.mark >= 7, lambda c: c.mark is not None),
    "respons": (lambda c: c.mark is not None, lambda c: True),
    "zonder_hulp_verder": (lambda c: c.help_code >= 3, lambda c: c.help_code is not None),
    "afgeschaald": (lambda c: c.scaled_down, lambda c: True),
    "opgeschaald": (lambda c: c.scaled_up, lambda c: True),
    "evaluatie_eind": (lambda c: c.evaluated, lambda c: True),
    "netwerk": (lambda c: c.network, lambda c: True),
    "doorverwezen": (lambda c: c.referred, lambda c: True),
}
STARTED = {
    "start_voor_indicatie": lambda c: c.early, "prenataal_gestart": lambda c: c.prenatal,
    "aangemeld_bij_start": lambda c: c.announced,
}
GOALS = ("doelrealisatie", "doelen_gescoord", "gas_t")
ALL = ("aanvragen", "gestart", "beeindigd", "lopend", *STARTED, *ENDED, "tevredenheid", "geen_nieuwe_start",
       "duur.gemiddelde", *GOALS)


def tables(extra: tuple[str, ...] = (), indicators: tuple[str, ...] = ALL, reasons: tuple[str, ...] = ()) -> list[TablePlan]:
    """The files of one release; `extra` are dimensions beside wet, `reasons` what is split by reason of ending."""
    found = []
    goals = tuple(name for name in GOALS if name in indicators)
    for name, grain in (("kwartaal", "kwartaal"), ("halfjaar", "halfjaar"), ("jaar", "jaar"), ("reeks", None)):
        found.append(TablePlan(name, grain, (*extra, "wet"), indicators))
        if goals:
            found.append(TablePlan(f"{name}_domein", grain, (*extra, "wet", "domein"), goals))
        if name in reasons:
            found.append(TablePlan(f"{name}_reden", grain, (*extra, "reden"), ("beeindigd",)))
    return found


def write(folder: Path, plan: Plan, cases: list[Case], wanted: list[TablePlan]) -> list[Path]:
    """Writes the files of one release in open form."""
    folder.mkdir(parents=True, exist_ok=True)
    existing = [_at(case, plan.last) for case in cases if case.received <= plan.last]
    paths = []
    for table in wanted:
        path = folder / f"{table.name}.csv"
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([*COLUMNS_BEFORE, *table.dimensions, *COLUMNS_AFTER])
            writer.writerows(_rows(table, plan, existing))
        paths.append(path)
    return paths


def _at(case: Case, peildatum: date) -> Case:
    """The case as it was on a day: a later end has not happened."""
    return case if case.ended is None or case.ended <= peildatum else replace(case, ended=None)


def _rows(table: TablePlan, plan: Plan, cases: list[Case]) -> Iterable[list[str]]:
    runs = [(plan.periode, plan.first, plan.last)] if table.grain is None else slices(plan.first, plan.last, table.grain)
    by_group: dict[Group, list[Case]] = {(TOTAL,) * len(table.dimensions): []}
    if table.dimensions == ("reden",):
        by_group.update({(reason,): [] for reason in (*REASONS, "onbekend")})
    for case in cases:
        for group in _groups(case, table.dimensions):
            by_group.setdefault(group, []).append(case)
    if table.dimensions[-1] == "domein":
        # As in a release: that a domein has a row does not tell that anybody has a goal of it.
        by_group = {(*group[:-1], domein): by_group.get((*group[:-1], domein), []) for group in by_group for domein in (*DOMAINS, TOTAL)}
    clients: dict[int, list[Case]] = {}
    for case in cases:
        clients.setdefault(case.client, []).append(case)
    domain_place = table.dimensions.index("domein") if "domein" in table.dimensions else None
    for indicator in table.indicators:
        for name, first, last in runs:
            for group, members in sorted(by_group.items()):
                domein = group[domain_place] if domain_place is not None else TOTAL
                value = figure(indicator, members, first, last, plan.last, domein, clients)
                yield [indicator, "1", name, *group, *_printed(indicator, value)]


def _groups(case: Case, dimensions: tuple[str, ...]) -> set[Group]:
    """Every combination of the case's values, with and without totals."""
    found: list[Group] = [()]
    for dimension in dimensions:
        values = {TOTAL, *_values(case, dimension)}
        found = [(*group, value) for group in found for value in sorted(values)]
    return set(found)


def _values(case: Case, dimension: str) -> Iterable[str]:
    if dimension == "domein":
        return {goal.domein for goal in case.goals}
    if dimension == "reden":
        return (case.reason or "onbekend",)
    if dimension == "jeugdregio":
        return (AREAS[case.gemeente][0],)
    if dimension == "provincie":
        return (AREAS[case.gemeente][1],)
    value = getattr(case, dimension)
    return value if isinstance(value, tuple) else (value,)


def figure(indicator: str, cases: list[Case], first: date, last: date, peildatum: date, domein: str,
           clients: dict[int, list[Case]]) -> Value:
    """Teller, noemer, n and unit of one cell (contract section 4)."""
    ended = [case for case in cases if case.ended is not None and first <= case.ended <= last]
    started = [case for case in cases if first <= case.started <= last and case.started <= peildatum]
    if indicator == "aanvragen":
        return _count(sum(first <= case.received <= last for case in cases))
    if indicator == "gestart":
        return _count(len(started))
    if indicator == "beeindigd":
        return _count(len(ended))
    if indicator == "lopend":
        day = min(last, peildatum)
        return _count(sum(case.started <= day and (case.ended is None or case.ended > day) for case in cases))
    if indicator in STARTED:
        return _ratio(started, STARTED[indicator])
    if indicator in ENDED:
        part, among = ENDED[indicator]
        return _ratio([case for case in ended if among(case)], part)
    if indicator == "tevredenheid":
        marks = [case.mark for case in ended if case.mark is not None]
        return sum(marks), len(marks), len(marks), "cijfer"
    if indicator == "duur.gemiddelde":
        return sum((case.ended - case.started).days + 1 for case in ended if case.ended), len(ended), len(ended), "dagen"
    if indicator == "geen_nieuwe_start":
        ripe = [case for case in ended if case.ended and case.ended + timedelta(days=365) <= peildatum]
        return _ratio(ripe, lambda case: not _comes_back(case, clients))
    return _goals(indicator, ended, domein)


def _comes_back(case: Case, clients: dict[int, list[Case]]) -> bool:
    assert case.ended is not None
    return any(case.ended < other.started <= case.ended + timedelta(days=365)
               for other in clients[case.client] if other.number != case.number)


def _count(number: int) -> Value:
    return number, None, number, "aantal"


def _ratio(cases: list[Case], test: Callable[[Case], bool]) -> Value:
    return sum(map(test, cases)), len(cases), len(cases), "procent"


def _goals(indicator: str, ended: list[Case], domein: str) -> Value:
    by_case = [[goal for goal in case.goals if domein in (TOTAL, goal.domein)] for case in ended]
    scored = [[goal for goal in goals if goal.score is not None] for goals in by_case]
    if indicator == "doelrealisatie":
        return (sum(goal.score >= 0 for goals in scored for goal in goals if goal.score is not None),
                sum(map(len, scored)), sum(map(bool, scored)), "procent")
    if indicator == "doelen_gescoord":
        return sum(map(len, scored)), sum(map(len, by_case)), sum(map(bool, by_case)), "procent"
    return sum(map(_t_score, filter(None, scored))), sum(map(bool, scored)), sum(map(bool, scored)), "t_score"


def _t_score(goals: list[Goal]) -> float:
    total = sum(goal.weight * (goal.score or 0) for goal in goals)
    squares, square = sum(goal.weight**2 for goal in goals), sum(goal.weight for goal in goals) ** 2
    return 50 + 10 * total / sqrt(0.7 * squares + 0.3 * square)


def _printed(indicator: str, value: Value) -> list[str]:
    """The cells of a row after its dimensions."""
    teller, noemer, n, unit = value
    form = INDICATORS[indicator].form
    if noemer is None:
        return [_number(teller), "", _number(teller), "", "", unit, str(n), "waarde"]
    if noemer == 0:
        return ["0", "0", "", "", "", unit, str(n), "geen_waarde"]
    assert teller is not None
    scale = 100 if form is Form.RATIO else 1
    low, high = _wilson(int(teller), noemer) if form is Form.RATIO else (None, None)
    return [_number(teller), str(noemer), _number(scale * teller / noemer), _number(low), _number(high), unit, str(n), "waarde"]


def _number(value: Optional[float]) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.8f}"


def _wilson(part: int, whole: int) -> tuple[float, float]:
    share = part / whole
    spread = Z * sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole))
    centre, scale = share + Z * Z / (2 * whole), 1 + Z * Z / whole
    return max(0.0, 100 * (centre - spread) / scale), 100 * (centre + spread) / scale
