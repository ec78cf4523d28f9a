"""When releases contradict each other, finds which assumption between them was false.

The rows that can be doubted get slack; those that the least total slack hangs on prove the
contradiction. A link among them is dropped; else the cells among them did change with the last of
the releases concerned. Nothing outside the proof is doubted.
"""

from __future__ import annotations

from datetime import date
from typing import Hashable, Optional, Sequence

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from linear import Bounds, Row, System
from model import Doubts
from quantities import QUANTITIES


class Inconsistent(Exception):
    """A release contradicts itself."""

    def __init__(self, releases: Sequence[int], description: str) -> None:
        super().__init__(description)
        self.releases = list(releases)


def resolve(system: System, rows: Sequence[Row], doubts: Doubts) -> bool:
    """Doubts what proves the contradiction; False when none can be proved without regard to wholeness."""
    news = False
    for cluster in _proofs(system, rows):
        news = _doubt(system, cluster, doubts) or news
    return news


def _doubt(system: System, cluster: list[Row], doubts: Doubts) -> bool:
    links = {row.link for row in cluster if row.link is not None}
    if links - doubts.links:
        doubts.links.update(links)
        return True
    tagged = [set(row.releases) for row in cluster if row.releases]
    if not tagged:
        return False
    common = set.intersection(*tagged)
    if common:
        raise Inconsistent(sorted(common), _described(system, cluster))
    last = max(min(releases) for releases in tagged)
    news = False
    for row in cluster:
        for variable, _ in row.terms:
            key = system.keys[variable]
            assert isinstance(key, tuple)
            if key[0] in QUANTITIES and key[0] != "lopend":
                news = doubts.cut(QUANTITIES[key[0]].family, key[1], key[2], last) or news
    return news


def _described(system: System, cluster: list[Row], most: int = 6) -> str:
    lines = []
    for row in cluster[:most]:
        terms = " ".join(f"{coefficient:+g}·{_short(system.keys[variable])}" for variable, coefficient in row.terms[:8])
        lines.append(f"{row.low:g} ≤ {terms} ≤ {row.high:g} [{row.kind}]")
    return "; ".join(lines)


def _short(key: Hashable) -> str:
    """A variable for people: quantity, values, first day."""
    if not isinstance(key, tuple) or key[0] not in QUANTITIES:
        return str(key)
    values = "/".join(value for _, value in key[1]) or "totaal"
    return f"{key[0]}[{values} {date.fromordinal(key[2])}]"


def _proofs(system: System, rows: Sequence[Row]) -> list[list[Row]]:
    """Sets of rows that cannot all hold; none when real values fit all."""
    bounds = Bounds(list(system.lower), list(system.upper))
    firm = {id(row) for row in rows if row.kind == "structure"}
    open_rows = [row for row in rows if not _is_idle(row, bounds)]
    columns = len(system.keys)
    slack = [row for row in open_rows if id(row) not in firm]
    equal, inequal = _Lines(), _Lines()
    column = {id(row): columns + 2 * number for number, row in enumerate(slack)}
    for row in open_rows:
        elastic = [(column[id(row)], 1.0), (column[id(row)] + 1, -1.0)] if id(row) in column else []
        terms = [*row.terms, *elastic]
        if row.low == row.high:
            equal.add(row, terms, row.high)
            continue
        if row.high < np.inf:
            inequal.add(row, terms, row.high)
        if row.low > -np.inf:
            inequal.add(row, [(variable, -coefficient) for variable, coefficient in terms], -row.low)
    width = columns + 2 * len(slack)
    cost = np.concatenate([np.zeros(columns), np.ones(2 * len(slack))])
    box = np.array([*zip(bounds.lower, bounds.upper), *[(0.0, np.inf)] * (2 * len(slack))])
    answer = linprog(cost, A_ub=inequal.matrix(width), b_ub=inequal.limits or None, A_eq=equal.matrix(width),
                     b_eq=equal.limits or None, bounds=box, method="highs")
    if answer.status != 0 or answer.fun < 1e-5:
        return []
    proof: dict[int, Row] = {}
    for lines, marginals in ((equal, answer.eqlin.marginals), (inequal, answer.ineqlin.marginals)):
        for row, marginal in zip(lines.rows, marginals):
            if abs(marginal) > 1e-7:
                proof[id(row)] = row
    broken = {id(row) for row in slack if answer.x[column[id(row)]] + answer.x[column[id(row)] + 1] > 1e-6}
    return [cluster for cluster in _clusters(list(proof.values())) if any(id(row) in broken for row in cluster)]


def _is_idle(row: Row, bounds: Bounds) -> bool:
    low, high = bounds.of(row.terms)
    return low >= row.low and high <= row.high


class _Lines:
    """Rows of one matrix."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.limits: list[float] = []
        self._places: list[tuple[int, int, float]] = []

    def add(self, row: Row, terms: Sequence[tuple[int, float]], limit: float) -> None:
        """One more line."""
        self._places.extend((len(self.rows), variable, coefficient) for variable, coefficient in terms)
        self.rows.append(row)
        self.limits.append(limit)

    def matrix(self, width: int) -> Optional[csr_array]:
        """All lines; None when there are none."""
        if not self.rows:
            return None
        numbers, variables, values = zip(*self._places)
        return csr_array((values, (numbers, variables)), shape=(len(self.rows), width), dtype=float)


def _clusters(rows: list[Row]) -> list[list[Row]]:
    """Proofs of different contradictions apart: rows that share variables stay together."""
    leader: dict[int, int] = {}

    def find(variable: int) -> int:
        while leader.setdefault(variable, variable) != variable:
            variable = leader[variable]
        return variable

    for row in rows:
        for variable, _ in row.terms[1:]:
            leader[find(variable)] = find(row.terms[0][0])
    clusters: dict[int, list[Row]] = {}
    for row in rows:
        clusters.setdefault(find(row.terms[0][0]) if row.terms else -1, []).append(row)
    return list(clusters.values())
