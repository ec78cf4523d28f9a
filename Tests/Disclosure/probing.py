"""The least and greatest value of sums over one part of a system.

Every whole-number solution met on the way is kept as a witness: a sum that has been seen far enough
apart needs no solving of its own. What witnesses do not show is solved as a linear programme; only
where its vertex is not whole, by integer programming with a time limit.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Callable, Container, Optional, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds as Box
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

from linear import EPSILON, Bounds, Contradiction, Part, Terms

Vector = NDArray[np.float64]
INFEASIBLE = 2
LARGE = 1000            # variables from which a whole linear programme takes longer than a few nearby ones
NEARBY = (60, 240)      # how many variables may change around a sum


@dataclass
class Probe:
    """A sum to be known as far as `need` wide; `low…high` surely hold it, `least…greatest` were seen.

    Once it is sure to be narrower than `enough`, nobody needs to know more.
    """

    terms: Terms
    need: float
    low: float
    high: float
    enough: float = 0.0
    least: float = float("inf")
    greatest: float = float("-inf")
    least_at: int = -1
    greatest_at: int = -1

    @property
    def seen(self) -> float:
        """The width that is certain."""
        return max(0.0, self.greatest - self.least)

    @property
    def is_decided(self) -> bool:
        """Whether more solving could not change the answer."""
        return self.seen >= self.need - EPSILON or self.high - self.low < self.enough - 1e-4 or self.is_exact

    @property
    def is_exact(self) -> bool:
        """Whether the certain and the possible width are the same."""
        return self.seen >= self.high - self.low - 10 * EPSILON * max(1.0, abs(self.high))


@dataclass
class Solver:
    """One part as matrices, with the sums asked about it."""

    part: Part
    bounds: Bounds
    whole: Sequence[bool]
    probes: list[Probe]
    seconds: float = 2.0
    switches: Container[int] = ()
    rounds: int = 12
    solved: dict[str, int] = field(default_factory=lambda: {"lp": 0, "milp": 0})

    def __post_init__(self) -> None:
        self._place = {variable: place for place, variable in enumerate(self.part.variables)}
        variables = self.part.variables
        self._lower = np.array([self.bounds.lower[v] for v in variables])
        self._upper = np.array([self.bounds.upper[v] for v in variables])
        self._whole = np.array([self.whole[v] for v in variables])
        self._rows = self._matrix([terms for terms, _, _ in self.part.rows])
        self._columns = self._rows.tocsc()
        self._degree = np.maximum(1, np.diff(self._columns.indptr))
        self._low = np.array([low for _, low, _ in self.part.rows])
        self._high = np.array([high for _, _, high in self.part.rows])
        self._sums = self._matrix([probe.terms for probe in self.probes])
        self._points: list[Vector] = []
        self._switch = np.array([place for place, variable in enumerate(variables) if variable in self.switches], dtype=int)
        self._until = time.monotonic() + 60 * self.seconds
        self._chance = np.random.default_rng(20260101)

    def _matrix(self, lines: Sequence[Terms]) -> csr_array:
        numbers = [number for number, line in enumerate(lines) for _ in line]
        places = [self._place[variable] for line in lines for variable, _ in line]
        values = [coefficient for line in lines for _, coefficient in line]
        return csr_array((values, (numbers, places)), shape=(len(lines), len(self._place)), dtype=float)

    def run(self) -> None:
        """Decides every probe; raises `Contradiction` when nothing fits.

        What is not decided in time stays as wide as it was not seen to be: undecided.
        """
        self._scatter()
        if not self._points:
            return
        guesses = []
        if len(self._place) > LARGE or self._switch.size:
            guesses.append(self._nearby)
        if self._switch.size:
            guesses.append(self._settle)
        for step in guesses:
            self._go_through(step, is_guess=True)
        for step in (self._relaxed, self._exact):
            self._go_through(step, is_guess=False)

    def _go_through(self, step: Callable[[int, float], None], is_guess: bool) -> None:
        """Takes a step for every probe still undecided, narrow ones first; a guess that seldom helps is given up."""
        tried = gained = 0
        for number in sorted(range(len(self.probes)), key=lambda n: self.probes[n].high - self.probes[n].low):
            probe = self.probes[number]
            for sign in (1.0, -1.0):
                if time.monotonic() > self._until or is_guess and tried > 60 and gained < tried / 20:
                    return
                if not probe.is_decided:
                    before = probe.seen
                    step(number, sign)
                    tried += 1
                    gained += probe.seen > before

    # Witnesses

    def _scatter(self) -> None:
        """Meets solutions in many directions at once; the first also tells whether there is any."""
        for turn in range(self.rounds):
            waiting = [n for n, probe in enumerate(self.probes) if not probe.is_decided]
            if turn > 0 and not waiting:
                return
            seen_before = sum(self.probes[n].seen for n in waiting)
            weights = np.zeros(len(self.probes))
            for number in waiting:
                width = self.probes[number].high - self.probes[number].low
                weights[number] = self._chance.choice((-1.0, 1.0)) / max(1.0, width)
            direction = self._sums.T @ weights if len(self.probes) else np.zeros(len(self._place))
            for sign in (1.0, -1.0):
                self._throw(sign * direction)
            if not self._points or turn > 2 and sum(self.probes[n].seen for n in waiting) <= seen_before:
                return

    def _throw(self, direction: Vector) -> None:
        """Meets one more whole solution, far out in a direction; the first one may take longer."""
        if not self._switch.size:
            answer = self._solve(direction)
            if answer is None or self._witness(answer):
                return
        elif self._points:
            settled = self._settled(self._points[-1])
            answer = self._solve(direction, settled)
            if answer is None or self._witness(answer):
                return
            self._solve(direction, settled, whole=True, gap=0.3)
            return
        elif self._pump(direction):
            return
        self._solve(direction, whole=True, gap=0.3 if self._points else 1.0, patience=1 if self._points else 10)

    def _settled(self, point: Vector) -> Box:
        """The bounds, with every switch as in a solution: what is left is nearly always whole by itself."""
        lower, upper = self._lower.copy(), self._upper.copy()
        lower[self._switch] = upper[self._switch] = np.round(point[self._switch])
        return Box(lower, upper)

    def _pump(self, direction: Vector, turns: int = 30) -> bool:
        """Looks for a first solution with switches: rounds them, and goes to the nearest point that fits."""
        point = self._solve(direction)
        for _ in range(turns):
            if point is None:
                return False
            wanted = np.round(point[self._switch])
            unsettled = np.abs(point[self._switch] - wanted) > 1e-6
            if not unsettled.any():
                answer = self._solve(direction, self._settled(point), whole=True, gap=1.0)
                return answer is not None
            flips = self._chance.random(wanted.size) < np.where(unsettled, 0.15, 0.0)
            wanted = np.where(flips, 1 - wanted, wanted)
            distance = np.zeros(len(self._place))
            distance[self._switch] = np.where(wanted > 0.5, -1.0, 1.0)
            point = self._solve(distance)
        return False

    def _witness(self, point: Vector) -> bool:
        """Keeps a solution when it is whole and fits; tells whether it was."""
        rounded = np.where(self._whole, np.round(point), point)
        if np.abs(rounded - point).max(initial=0.0) > 1e-5:
            return False
        sums = self._rows @ rounded
        slack = 1e-5 * np.maximum(1.0, np.abs(sums))
        if (sums < self._low - slack).any() or (sums > self._high + slack).any():
            return False
        self._points.append(rounded)
        for probe, value in zip(self.probes, (self._sums @ rounded).tolist()):
            if value < probe.least:
                probe.least, probe.least_at = value, len(self._points) - 1
            if value > probe.greatest:
                probe.greatest, probe.greatest_at = value, len(self._points) - 1
        return True

    def _nearby(self, number: int, sign: float) -> None:
        """Moves on from the best witness so far, changing only what stands close to the sum."""
        probe = self.probes[number]
        point = self._points[probe.least_at if sign > 0 else probe.greatest_at]
        direction = sign * self._direction(number)
        for size in NEARBY:
            free = self._neighbours(np.flatnonzero(direction), size)
            touched = np.unique(self._columns[:, free].indices)
            lines = self._rows[touched]
            inner = lines[:, free]
            moved = lines @ point - inner @ point[free]
            self.solved["nearby"] = self.solved.get("nearby", 0) + 1
            answer = milp(direction[free], bounds=Box(self._lower[free], self._upper[free]), integrality=self._whole[free],
                          constraints=LinearConstraint(inner, self._low[touched] - moved, self._high[touched] - moved),
                          options={"time_limit": self.seconds / 4})
            if answer.x is not None:
                found = point.copy()
                found[free] = answer.x
                self._witness(found)
            if probe.is_decided:
                return

    def _neighbours(self, start: Vector, size: int) -> Vector:
        """The variables closest to some, by way of the rows they share; those bound up most go first."""
        free = np.unique(start)
        while free.size < size:
            rows = np.unique(self._columns[:, free].indices)
            shared = np.bincount(self._rows[rows].indices, minlength=len(self._place)) / self._degree
            shared[free] = 0
            found = np.flatnonzero(shared)
            if not found.size:
                break
            closest = found[np.argsort(-shared[found], kind="stable")][: max(8, free.size)]
            free = np.union1d(free, closest[: size - free.size])
        return free

    def _settle(self, number: int, sign: float) -> None:
        """Goes as far as it can with all switches as in the best witness so far."""
        probe = self.probes[number]
        point = self._points[probe.least_at if sign > 0 else probe.greatest_at]
        answer = self._solve(sign * self._direction(number), self._settled(point))
        if answer is not None and not self._witness(answer):
            self._solve(sign * self._direction(number), self._settled(point), whole=True, gap=0.3)

    # Exact bounds

    def _relaxed(self, number: int, sign: float) -> None:
        """Least (sign 1) or greatest value without regard to wholeness, rounded inward."""
        answer = self._solve(sign * self._direction(number))
        if answer is None:
            return
        self._witness(answer)
        self._bound(number, sign, float((self._sums[[number]] @ answer)[0]))

    def _exact(self, number: int, sign: float) -> None:
        """Least or greatest value over whole numbers."""
        answer = self._solve(sign * self._direction(number), whole=True)
        if answer is not None:
            self._bound(number, sign, float((self._sums[[number]] @ answer)[0]))

    def _direction(self, number: int) -> Vector:
        return np.asarray(self._sums[[number]].todense(), dtype=float).ravel()

    def _bound(self, number: int, sign: float, value: float) -> None:
        probe = self.probes[number]
        if all(self.whole[variable] and coefficient == round(coefficient) for variable, coefficient in probe.terms):
            value = float(np.ceil(value - 1e-5) if sign > 0 else np.floor(value + 1e-5))
        if sign > 0:
            probe.low = max(probe.low, value)
        else:
            probe.high = min(probe.high, value)

    def _solve(self, direction: Vector, box: Optional[Box] = None, whole: bool = False, gap: float = 0.0,
               patience: float = 1.0) -> Optional[Vector]:
        """The best point, or None when time ran out; whole points are kept as witnesses at once."""
        self.solved["milp" if whole else "lp"] += 1
        options = {"time_limit": self.seconds * patience, "mip_rel_gap": gap} if whole else {}
        answer = milp(direction, constraints=LinearConstraint(self._rows, self._low, self._high),
                      bounds=box or Box(self._lower, self._upper), integrality=self._whole if whole else None,
                      options=options)
        if answer.status == INFEASIBLE and box is None:
            raise Contradiction
        if answer.x is None:
            return None
        point = np.asarray(answer.x, dtype=float)
        if whole:
            self._witness(point)
        return point if answer.status == 0 else None
