"""Attacks a circle as a gemeente could that has everything: its own figures of every organisation, what it was shown of the rest of its
jeugdregio, and the circle itself. Everything is one linear system; each number that should stay unknown gets its least and greatest value.

The reader may also know what is hidden of its own cases (it knows the families), and takes it that every gemeente is in the circle.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, floor
from typing import Iterable, Mapping, Optional

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from quantities import ALWAYS_NOUGHT, INDICATORS, NEVER_NEGATIVE, QUANTITIES

Row = Mapping[str, str]
TOTAL = "totaal"
OWN, REST = "eigen", "rest"
HIDDEN = ("onderdrukt", "onderdrukt_secundair")
#: How far apart the least and greatest value of a whole number must stay: k − 1 of the wider policy.
PROTECTION = 9
LARGE = 1e7
SLACK = 1e-6


@dataclass(frozen=True)
class Unknown:
    organisation: str
    place: str
    quantity: str
    wet: str


@dataclass
class Finding:
    what: str
    least: float
    greatest: float

    def __str__(self) -> str:
        return f"{self.what}: {self.least:g} … {self.greatest:g}"


@dataclass
class Knowledge:
    """What one reader has. `own` and `rest` hold the rows of one year by organisation."""

    organisations: list[str]
    circle: list[Row]
    own: dict[str, list[Row]] = field(default_factory=dict)
    rest: dict[str, list[Row]] = field(default_factory=dict)
    #: Indicators that the circle names as not in it: their tellers must stay unknown too.
    left_out: list[str] = field(default_factory=list)
    #: Whether who ended in the year was followed for a year by the day up to which the releases count; nobody was, if not.
    followed: bool = False


def numbers(row: Row) -> Iterable[tuple[str, float]]:
    """The quantities that a row shows, with their values."""
    indicator = INDICATORS[row["indicator"]]
    if row["status"] in HIDDEN:
        return
    for quantity, text in ((indicator.teller, row["teller"]), (indicator.noemer, row["noemer"]), (indicator.n, row["n"])):
        if quantity is not None and text:
            yield quantity, float(text)


def wet(row: Row) -> str:
    return row.get("wet", TOTAL)


class Attack:
    """The system of one reader; with `with_circle` false of what it had before."""

    def __init__(self, known: Knowledge, with_circle: bool = True) -> None:
        self.known = known
        self.index: dict[Unknown, int] = {}
        self.rows: list[tuple[dict[int, float], float, float]] = []
        every = [*known.circle, *(row for rows in (*known.own.values(), *known.rest.values()) for row in rows)]
        self.wetten = sorted({wet(row) for row in every} - {TOTAL})
        for organisation in known.organisations:
            for place in (OWN, REST):
                self._structure(organisation, place, known.followed)
            self._shown(known.own.get(organisation, []), [organisation], [OWN])
            self._shown(known.rest.get(organisation, []), [organisation], [REST])
            self._absent(organisation)
        if with_circle:
            self._shown(known.circle, known.organisations, [OWN, REST])
        self._matrix()

    def at(self, organisation: str, place: str, quantity: str, which: str) -> int:
        return self.index.setdefault(Unknown(organisation, place, quantity, which), len(self.index))

    def _structure(self, organisation: str, place: str, followed: bool) -> None:
        for quantity in QUANTITIES:
            if (QUANTITIES[quantity].matures or 0) >= 365:
                # The calendar says so.
                whole = {QUANTITIES[quantity].parent: -1.0} if followed else {}
                self.rows += [({self.at(organisation, place, name, which): factor for name, factor in ({quantity: 1.0} | whole).items()}, 0, 0)
                              for which in (TOTAL, *self.wetten)]
            if self.wetten:
                line = {self.at(organisation, place, quantity, which): 1.0 for which in self.wetten}
                line[self.at(organisation, place, quantity, TOTAL)] = -1.0
                self.rows.append((line, 0, 0))
        for which in (TOTAL, *self.wetten):
            for terms, high in [(terms, np.inf) for terms in NEVER_NEGATIVE] + [(terms, 0.0) for terms in ALWAYS_NOUGHT]:
                self.rows.append(({self.at(organisation, place, name, which): factor for name, factor in terms.items()}, 0, high))
            # What started is left, or has ended: what was there before is not below nought.
            line = {self.at(organisation, place, name, which): factor for name, factor in (("lopend", 1.0), ("beeindigd", 1.0), ("gestart", -1.0))}
            self.rows.append((line, 0, np.inf))

    def _shown(self, rows: list[Row], organisations: list[str], places: list[str]) -> None:
        for row in rows:
            for quantity, value in numbers(row):
                slack = 0.0 if QUANTITIES[quantity].whole else SLACK * max(1.0, abs(value))
                line = {self.at(organisation, place, quantity, wet(row)): 1.0 for organisation in organisations for place in places}
                self.rows.append((line, value - slack, value + slack))

    def _absent(self, organisation: str) -> None:
        """A kind of wet that a gemeente's table does not have, it has no cases of."""
        listed = {wet(row) for row in self.known.own.get(organisation, [])}
        for which in set(self.wetten) - listed:
            for quantity in QUANTITIES:
                self.rows.append(({self.at(organisation, OWN, quantity, which): 1.0}, 0, 0))

    def _matrix(self) -> None:
        equal: list[tuple[dict[int, float], float]] = []
        below: list[tuple[dict[int, float], float]] = []
        for line, low, high in self.rows:
            if low == high:
                equal.append((line, low))
                continue
            if high < np.inf:
                below.append((line, high))
            if low > -np.inf:
                below.append(({place: -factor for place, factor in line.items()}, -low))
        self.equal, self.below = self._sparse(equal), self._sparse(below)
        #: Ways in which all that is published can be true, found on the way.
        self.points: list[np.ndarray] = []
        self.bounds = [(-LARGE if QUANTITIES[unknown.quantity].signed else 0, LARGE) for unknown in self.index]

    def _sparse(self, lines: list[tuple[dict[int, float], float]]) -> tuple[csr_array, np.ndarray]:
        places = [(number, place, factor) for number, (line, _) in enumerate(lines) for place, factor in line.items()]
        numbers, columns, factors = zip(*places)
        matrix = csr_array((factors, (numbers, columns)), shape=(len(lines), len(self.index)))
        return matrix, np.array([value for _, value in lines])

    def knows(self, terms: Mapping[int, float]) -> bool:
        """Whether every unknown is in the system."""
        return all(place < len(self.bounds) for place in terms)

    def is_wide(self, terms: Mapping[int, float], need: float) -> bool:
        """Whether ways found already lie so far apart that its ends, rounded inward, do too."""
        values = [sum(factor * point[place] for place, factor in terms.items()) for point in self.points]
        return bool(values) and max(values) - min(values) >= need + 1

    def range(self, terms: Mapping[int, float], whole: bool = True) -> tuple[float, float]:
        """The least and greatest value of a sum; a whole one rounded inward."""
        goal = np.zeros(len(self.index))
        for place, factor in terms.items():
            goal[place] = factor
        ends = []
        for sign in (1, -1):
            done = linprog(sign * goal, A_ub=self.below[0], b_ub=self.below[1], A_eq=self.equal[0], b_eq=self.equal[1],
                           bounds=self.bounds, method="highs")
            if done.status != 0:
                raise ValueError(f"what is published cannot all be true: {done.message}")
            self.points.append(done.x)
            ends.append(sign * done.fun)
        return (ceil(ends[0] - 1e-4), floor(ends[1] + 1e-4)) if whole else (ends[0], ends[1])


def everywhere(attack: Attack, quantity: str, which: str, places: Iterable[str], organisations: Optional[Iterable[str]] = None
               ) -> dict[int, float]:
    return {attack.at(organisation, place, quantity, which): 1.0
            for organisation in organisations or attack.known.organisations for place in places}


class YearsAttack(Attack):
    """The system of one reader over several years, each with its circle: what an organisation did in one year is an unknown of its own, and
    what was shown over a run of years is their sum."""

    def __init__(self, years: Mapping[str, Knowledge], circles: Iterable[str], windows: Iterable[Window] = ()) -> None:
        self.known = next(iter(years.values()))
        self.index, self.rows = {}, []
        windows = list(windows)
        every = [row for known in years.values()
                 for rows in (known.circle, *known.own.values(), *known.rest.values()) for row in rows]
        self.wetten = sorted({wet(row) for row in every} - {TOTAL})
        # Of a year without a circle the reader knows no more than that nothing is negative.
        for year in sorted(years):
            for organisation in self.known.organisations:
                for place in (OWN, REST):
                    self._structure(in_year(organisation, year), place, years[year].followed)
                    if (before := str(int(year) - 1)) in years:
                        self._stock(organisation, place, before, year)
        for year, known in years.items():
            for organisation in known.organisations:
                named = in_year(organisation, year)
                self._shown(known.own.get(organisation, []), [named], [OWN])
                self._shown(known.rest.get(organisation, []), [named], [REST])
            if year in circles:
                self._shown(known.circle, [in_year(organisation, year) for organisation in known.organisations], [OWN, REST])
        for window in windows:
            rows = [row for row in window.rows if not any((QUANTITIES[name].waits or 0) for name in INDICATORS[row["indicator"]].quantities)
                    and row["indicator"] != "lopend"]
            self._shown(rows, [in_year(window.organisation, year) for year in window.years], [window.place])
        self._matrix()

    def _stock(self, organisation: str, place: str, before: str, year: str) -> None:
        """What ran at the end of one year is where the next begins."""
        for which in (TOTAL, *self.wetten):
            line = {self.at(in_year(organisation, before), place, "lopend", which): 1.0}
            for name, factor in (("gestart", 1.0), ("beeindigd", -1.0), ("lopend", -1.0)):
                line[self.at(in_year(organisation, year), place, name, which)] = factor
            self.rows.append((line, 0, 0))


@dataclass(frozen=True)
class Window:
    """What a reader was shown of one organisation over a run of years: of its own cases, or of the rest of its jeugdregio."""

    organisation: str
    place: str
    years: tuple[str, ...]
    rows: list[Row]


def in_year(organisation: str, year: str) -> str:
    return f"{organisation} {year}"


def recovered_over_years(years: Mapping[str, Knowledge], windows: Iterable[Window] = (), newest: Optional[str] = None
                         ) -> tuple[list[Finding], int]:
    """What the newest circle gives away, of whatever year, to a reader who has all the others; that of the last year unless told."""
    last, windows = newest or max(years), list(windows)
    before, after = YearsAttack(years, [year for year in years if year != last], windows), YearsAttack(years, years, windows)
    found: list[Finding] = []
    attacked = 0
    goals: list[tuple[str, str, str, list[str], tuple[str, ...]]] = []
    for year, known in years.items():
        named = [in_year(organisation, year) for organisation in known.organisations]
        hidden = {(quantity, wet(row)) for row in known.circle if row["status"] in HIDDEN for quantity in INDICATORS[row["indicator"]].quantities}
        hidden |= {(INDICATORS[name].teller, which) for name in known.left_out for which in (TOTAL, *after.wetten)}
        goals += [(f"kring {year} {quantity} {which}", quantity, which, named, places)
                  for quantity, which in sorted(hidden) for places in ([(OWN, REST), (REST,)] if known.own else [(OWN, REST)])]
        shown = {(quantity, wet(row)) for row in known.circle for quantity, _ in numbers(row)}
        if year == last and known.own:
            goals += [(f"{organisation} elders {quantity}", quantity, TOTAL, [organisation], (REST,))
                      for quantity, which in sorted(shown | hidden) if which == TOTAL for organisation in named]
        # What was hidden of the rest of the jeugdregio, of whatever year.
        goals += [(f"rest {in_year(organisation, year)} {quantity}", quantity, TOTAL, [in_year(organisation, year)], (REST,))
                  for organisation, rows in known.rest.items() for quantity in sorted(hidden_in(rows))]
    goals += [(f"rest {window.organisation} {'+'.join(window.years)} {quantity}", quantity, TOTAL,
               [in_year(window.organisation, year) for year in window.years], (REST,))
              for window in windows if window.place == REST for quantity in sorted(hidden_in(window.rows))]
    for what, quantity, which, organisations, places in goals:
        whole = QUANTITIES[quantity].whole
        terms = everywhere(after, quantity, which, places, organisations)
        attacked += 1
        need = PROTECTION if whole else SLACK
        # Of what nothing at all is said, nothing is known.
        if not after.knows(terms) or after.is_wide(terms, need):
            continue
        least, greatest = after.range(terms, whole)
        if greatest - least >= need:
            continue
        low, high = before.range(terms, whole)
        if high - low > greatest - least + 1e-3:
            found.append(Finding(what, least, greatest))
    return found, attacked


def hidden_in(rows: Iterable[Row]) -> set[str]:
    """The quantities that add up over years, of rows that are hidden."""
    return {quantity for row in rows if row["status"] in HIDDEN for quantity in INDICATORS[row["indicator"]].quantities
            if not QUANTITIES[quantity].waits and quantity != "lopend"}


def recovered(known: Knowledge) -> tuple[list[Finding], int]:
    """What the circle gives away to this reader that it did not have before, and how many numbers were attacked."""
    before, after = Attack(known, with_circle=False), Attack(known)
    found: list[Finding] = []
    attacked = 0

    def judge(what: str, terms: Mapping[int, float], quantity: str, need: float) -> None:
        nonlocal attacked
        whole = QUANTITIES[quantity].whole
        attacked += 1
        if after.is_wide(terms, need if whole else SLACK):
            return
        least, greatest = after.range(terms, whole)
        if greatest - least >= (need if whole else SLACK):
            return
        low, high = before.range(terms, whole)
        # What was as narrow before is not the circle's doing.
        if high - low > greatest - least + 1e-3:
            found.append(Finding(what, least, greatest))

    hidden = {(quantity, wet(row)) for row in known.circle if row["status"] in HIDDEN
              for quantity in INDICATORS[row["indicator"]].quantities}
    hidden |= {(INDICATORS[name].teller, which) for name in known.left_out for which in (TOTAL, *after.wetten)}
    shown = {(quantity, wet(row)) for row in known.circle for quantity, _ in numbers(row)}
    for quantity, which in sorted(hidden):
        judge(f"kring {quantity} {which}", everywhere(after, quantity, which, (OWN, REST)), quantity, PROTECTION)
        if known.own:
            judge(f"rest van de kring {quantity} {which}", everywhere(after, quantity, which, [REST]), quantity, PROTECTION)
    for quantity, which in sorted((quantity, which) for quantity, which in shown | hidden if which == TOTAL):
        for organisation in known.organisations:
            judge(f"{organisation} elders {quantity} {which}", everywhere(after, quantity, which, [REST], [organisation]), quantity, PROTECTION)
    for organisation, rows in known.own.items():
        for row in rows:
            if row["status"] not in HIDDEN:
                continue
            for quantity in INDICATORS[row["indicator"]].quantities:
                terms = everywhere(after, quantity, wet(row), [OWN], [organisation])
                whole = QUANTITIES[quantity].whole
                attacked += 1
                # The circle says nothing about a family of the reader's own that it did not know.
                if max(abs(one - two) for one, two in zip(after.range(terms, whole), before.range(terms, whole))) > 1e-3:
                    found.append(Finding(f"{organisation} eigen {quantity} {wet(row)}", *after.range(terms, whole)))
    return found, attacked


def told(known: Knowledge, truth: dict[str, list[Row]]) -> Knowledge:
    """The same reader, who also knows what is hidden of its own cases."""
    return Knowledge(known.organisations, known.circle, truth, known.rest, known.left_out)
