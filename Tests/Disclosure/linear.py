"""A system of linear rows over bounded variables, most of them whole numbers.

`tighten` narrows the bounds row by row; `split` then leaves only what is still open, in parts that do
not touch each other.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Hashable, Iterable, Optional, Sequence

EPSILON = 1e-6
Terms = tuple[tuple[int, float], ...]


class Contradiction(Exception):
    """No values fit all rows."""


@dataclass
class Row:
    """low ≤ Σ coefficient·variable ≤ high.

    `kind` says where it comes from: structure (true of any data), always (figures never kept back),
    fact (other figures), link (an assumption between releases), knowledge (what a status says).
    """

    terms: Terms
    low: float
    high: float
    kind: str
    releases: list[int] = field(default_factory=list)
    link: Optional[Hashable] = None


def normal(terms: Iterable[tuple[int, float]]) -> Terms:
    """Terms with each variable once, in order, without noughts."""
    merged: dict[int, float] = {}
    for variable, coefficient in terms:
        merged[variable] = merged.get(variable, 0.0) + coefficient
    return tuple(sorted((variable, coefficient) for variable, coefficient in merged.items() if coefficient))


class System:
    """Variables by key, and rows, each different row once.

    No variable is unbounded: what nothing limits may be some times the largest number printed.
    """

    def __init__(self, largest: float) -> None:
        self._caps = {True: max(1e3, 4 * largest), False: max(1e6, 10 * largest)}
        self.keys: list[Hashable] = []
        self.whole: list[bool] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.rows: list[Row] = []
        self._index: dict[Hashable, int] = {}
        self._known: dict[tuple[Terms, float, float, str], Row] = {}

    def variable(self, key: Hashable, whole: bool = True, signed: bool = False) -> int:
        """The variable with this key, made when it is new."""
        found = self._index.get(key)
        if found is None:
            found = self._index[key] = len(self.keys)
            self.keys.append(key)
            self.whole.append(whole)
            self.lower.append(-self._caps[whole] if signed else 0.0)
            self.upper.append(self._caps[whole])
        return found

    def add(self, terms: Iterable[tuple[int, float]], low: float, high: float, kind: str,
            release: Optional[int] = None, link: Optional[Hashable] = None) -> None:
        """Adds a row, or notes one more release that says the same."""
        line = normal(terms)
        key = (line, low, high, kind)
        row = self._known.get(key)
        if row is None:
            row = self._known[key] = Row(line, low, high, kind, link=link)
            self.rows.append(row)
        if release is not None and release not in row.releases:
            row.releases.append(release)


@dataclass
class Bounds:
    """Least and greatest value of each variable."""

    lower: list[float]
    upper: list[float]

    def of(self, terms: Terms) -> tuple[float, float]:
        """Outer bounds of a sum."""
        low = high = 0.0
        for variable, coefficient in terms:
            if coefficient > 0:
                low += coefficient * self.lower[variable]
                high += coefficient * self.upper[variable]
            else:
                low += coefficient * self.upper[variable]
                high += coefficient * self.lower[variable]
        return low, high


def tighten(rows: Sequence[Row], bounds: Bounds, whole: Sequence[bool], visits: int = 60) -> None:
    """Narrows the bounds until no row does so any more; raises `Contradiction` when one becomes empty."""
    users: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        for variable, _ in row.terms:
            users.setdefault(variable, []).append(number)
    waiting = deque(range(len(rows)))
    queued = [True] * len(rows)
    left = [visits] * len(rows)
    while waiting:
        number = waiting.popleft()
        queued[number] = False
        if left[number] == 0:
            continue
        left[number] -= 1
        for variable in _narrow(rows[number], bounds, whole):
            for user in users[variable]:
                if not queued[user] and user != number:
                    queued[user] = True
                    waiting.append(user)


def _narrow(row: Row, bounds: Bounds, whole: Sequence[bool]) -> list[int]:
    """Applies one row; the variables whose bounds changed."""
    least, greatest = bounds.of(row.terms)
    tolerance = EPSILON * max(1.0, abs(least), abs(greatest)) if not row.terms else EPSILON
    if least > row.high + tolerance or greatest < row.low - tolerance:
        raise Contradiction
    if least >= row.low and greatest <= row.high:
        return []
    changed = []
    lower, upper = bounds.lower, bounds.upper
    for variable, coefficient in row.terms:
        low, high = lower[variable], upper[variable]
        if coefficient > 0:
            new_high = (row.high - least + coefficient * low) / coefficient
            new_low = (row.low - greatest + coefficient * high) / coefficient
        else:
            new_low = (row.high - least + coefficient * high) / coefficient
            new_high = (row.low - greatest + coefficient * low) / coefficient
        new_low, new_high = max(low, new_low), min(high, new_high)
        if whole[variable]:
            new_low, new_high = ceil(new_low - EPSILON), floor(new_high + EPSILON)
            step = 0.5
        else:
            step = max(1e-4, 1e-3 * (high - low))
        if new_low <= low + step and new_high >= high - step:
            continue
        low, high = new_low, new_high
        if low > high:
            if low > high + EPSILON * max(1.0, abs(low)):
                raise Contradiction
            low = high = (low + high) / 2
        lower[variable], upper[variable] = low, high
        least, greatest = bounds.of(row.terms)
        changed.append(variable)
    return changed


@dataclass
class Part:
    """Open variables that hang together, and the rows between them, constants moved to the bounds."""

    variables: list[int]
    rows: list[tuple[Terms, float, float]]


def split(rows: Sequence[Row], bounds: Bounds) -> tuple[list[Part], dict[int, int]]:
    """The parts that are still open, and the part of each of their variables."""
    open_rows: dict[Terms, tuple[float, float]] = {}
    leader: dict[int, int] = {}

    def find(variable: int) -> int:
        while leader.setdefault(variable, variable) != variable:
            leader[variable] = leader[leader[variable]]
            variable = leader[variable]
        return variable

    for row in rows:
        least, greatest = bounds.of(row.terms)
        if least >= row.low - EPSILON and greatest <= row.high + EPSILON:
            continue
        constant = sum(c * bounds.lower[v] for v, c in row.terms if bounds.lower[v] == bounds.upper[v])
        terms = tuple((v, c) for v, c in row.terms if bounds.lower[v] != bounds.upper[v])
        if not terms:
            continue
        low, high = row.low - constant, row.high - constant
        known = open_rows.get(terms)
        open_rows[terms] = (low, high) if known is None else (max(low, known[0]), min(high, known[1]))
        first = find(terms[0][0])
        for variable, _ in terms[1:]:
            leader[find(variable)] = first
            first = find(first)
    parts: dict[int, Part] = {}
    for variable in sorted(leader):
        parts.setdefault(find(variable), Part([], [])).variables.append(variable)
    for terms, (low, high) in open_rows.items():
        parts[find(terms[0][0])].rows.append((terms, low, high))
    ordered = list(parts.values())
    return ordered, {variable: number for number, part in enumerate(ordered) for variable in part.variables}
