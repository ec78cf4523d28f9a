"""What one release says, as facts about quantities of groups of cases.

A group is a run of days and a key of dimension values. A fact bounds a linear combination of its
quantities. Rows that are kept back become `Kept`, which is what an attacker goes after.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from math import sqrt
from typing import Iterable, Optional

from published import TOTAL, Figure, Release, Row
from quantities import INDICATORS, OVERLAPPING, QUANTITIES, Form, Indicator, indicator_of, is_sensitive, with_ancestors
from ranges import Days
from regions import Key, canonical, holds

Z = 1.959963984540054


@dataclass(frozen=True)
class Group:
    """Whose quantity a row shows: the cases of these days with these dimension values."""

    days: Days
    key: Key


@dataclass(frozen=True)
class Fact:
    """low ≤ Σ coefficient·quantity ≤ high, for one group."""

    group: Group
    terms: tuple[tuple[str, float], ...]
    low: float
    high: float
    always: bool


@dataclass(frozen=True)
class Kept:
    """A row whose figures are kept back."""

    release: int
    table: str
    row: Row
    group: Group
    indicator: Indicator
    k: int

    @property
    def name(self) -> str:
        """For people."""
        split = ",".join(f"{dimension}={value}" for dimension, value in self.row.dimensions if value != TOTAL)
        return f"{self.row.indicator} {self.row.periode} {split or TOTAL} ({self.table}:{self.row.line})"


@dataclass(frozen=True)
class Closure:
    """A whole and the parts that make it up along one dimension, over some runs of days."""

    whole: Key
    parts: tuple[Key, ...]
    dimension: str
    quantities: frozenset[str]
    days: frozenset[Days]


@dataclass
class Reading:
    """Everything one release says."""

    release: Release
    number: int
    facts: list[Fact] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    closures: list[Closure] = field(default_factory=list)
    scope: dict[Key, set[str]] = field(default_factory=dict)
    ranges: dict[Key, set[Days]] = field(default_factory=dict)
    counts: dict[Group, dict[str, int]] = field(default_factory=dict)
    largest: float = 0.0
    zeros_shown: bool = False


def read(release: Release, number: int) -> Reading:
    """Takes in all tables of a release."""
    reading = Reading(release, number)
    for table in release.tables:
        _Taking(reading, table.name).take(table.rows)
    _close_areas(reading)
    reading.zeros_shown = _shows_zeros(reading)
    return reading


class _Taking:
    """Takes in one table."""

    def __init__(self, reading: Reading, table: str) -> None:
        self.reading = reading
        self.table = table
        self.combinations: dict[str, dict[tuple[tuple[str, str], ...], set[Days]]] = {}

    def take(self, rows: Iterable[Row]) -> None:
        """Facts and kept rows first, then what adds up to what."""
        for row in rows:
            days = self.reading.release.days(row)
            if days is None or row.status == "niet_geleverd":
                continue
            indicator = indicator_of(row.indicator, row.dimensions)
            if indicator is None:
                raise ValueError(f"{self.table}: unknown indicator {row.indicator}")
            self._take(row, days, indicator)
        self._close()

    def _take(self, row: Row, days: Days, indicator: Indicator) -> None:
        reading = self.reading
        dimensions = tuple(item for item in row.dimensions if item[0] != "reden")
        key = canonical({**reading.release.fixed, **dict(dimensions)})
        group = Group(days, key)
        split = {dimension for dimension, value in row.dimensions if value != TOTAL} | {dimension for dimension, _ in key}
        names = with_ancestors(frozenset(indicator.quantities), "domein" in split)
        reading.scope.setdefault(key, set()).update(names)
        reading.ranges.setdefault(key, set()).add(days)
        for name in names:
            self.combinations.setdefault(name, {}).setdefault(dimensions, set()).add(days)
        always = not is_sensitive(row.indicator, split, reading.release.audience)
        reading.facts.extend(_facts(row, group, indicator, always))
        for figure in row.figures.values():
            if figure is not None:
                reading.largest = max(reading.largest, abs(float(figure.value)))
        if row.is_hidden:
            reading.kept.append(Kept(reading.number, self.table, row, group, indicator, reading.release.k))
        elif indicator.form in (Form.COUNT, Form.RATIO):
            counts = reading.counts.setdefault(group, {})
            for name, figure in ((indicator.teller, row.teller), (indicator.noemer, row.noemer)):
                if name is not None and figure is not None and row.status != "afgerond":
                    counts[name] = int(figure.value)

    def _close(self) -> None:
        """Along each dimension, a total is made up of the values that occur beside it."""
        found: dict[tuple[Key, tuple[Key, ...], str], tuple[set[str], set[Days]]] = {}
        for name, combinations in self.combinations.items():
            for dimensions, days in combinations.items():
                for place, (dimension, value) in enumerate(dimensions):
                    if value != TOTAL:
                        continue
                    parts = [other for other in combinations
                             if other[place][1] != TOTAL and other[:place] == dimensions[:place]
                             and other[place + 1:] == dimensions[place + 1:]]
                    whole = self._key(dimensions)
                    keys = tuple(sorted({self._key(other) for other in parts} - {whole}))
                    if not keys:
                        continue
                    names, covered = found.setdefault((whole, keys, dimension), (set(), set()))
                    names.add(name)
                    covered.update(days)
        for (whole, keys, dimension), (names, covered) in found.items():
            self.reading.closures.append(Closure(whole, keys, dimension, frozenset(names), frozenset(covered)))

    def _key(self, dimensions: tuple[tuple[str, str], ...]) -> Key:
        return canonical({**self.reading.release.fixed, **dict(dimensions)})


# Facts of one row

def _facts(row: Row, group: Group, indicator: Indicator, always: bool) -> Iterable[Fact]:
    """Whatever is printed is used, also in a row that should have been empty."""
    rounding = Decimal("2.5") if row.status == "afgerond" else None
    named = ((indicator.teller, row.teller), (indicator.noemer, row.noemer), (indicator.n, row.n))
    known: dict[str, Figure] = {}
    for name, figure in named:
        if name is not None and figure is not None:
            low, high = _printed(figure, QUANTITIES[name].whole, rounding)
            known[name] = figure
            yield Fact(group, ((name, 1.0),), low, high, always)
    if row.status == "geen_waarde" and indicator.noemer is not None and row.noemer is None:
        yield Fact(group, ((indicator.noemer, 1.0),), 0, 0, always)
    # A reason of ending prints how many, and is a share all the same.
    if rounding is None and indicator.form in (Form.RATIO, Form.SHARE, Form.MEAN) and indicator is INDICATORS[row.indicator]:
        yield from _from_value(row, group, indicator, always)


def _printed(figure: Figure, whole: bool, rounding: Optional[Decimal]) -> tuple[float, float]:
    """What a printed number leaves open: nothing for a count, half its last digit for an amount."""
    if rounding is not None:
        return float(max(Decimal(0), figure.value - rounding)), float(figure.value + rounding)
    if whole:
        return float(figure.value), float(figure.value)
    half = _half(figure)
    return float(figure.value - half), float(figure.value + half)


def _half(figure: Figure) -> Decimal:
    """Half the last printed digit; with six significant digits or more hardly anything."""
    digits = len(figure.value.as_tuple().digits)
    if digits >= 6 or figure.half >= Decimal("0.5"):
        return min(figure.half, abs(figure.value) * Decimal("1e-6"))
    return figure.half


def _from_value(row: Row, group: Group, indicator: Indicator, always: bool) -> Iterable[Fact]:
    """A percentage or mean binds teller to noemer; Wilson's bounds tell a proportion too."""
    teller, noemer = indicator.teller, indicator.noemer
    assert teller is not None and noemer is not None
    if row.teller is not None and row.noemer is not None:
        return
    if row.waarde is not None:
        scale = Decimal(1) if indicator.form is Form.MEAN else Decimal(100)
        half = _half(row.waarde)
        low, high = (row.waarde.value - half) / scale, (row.waarde.value + half) / scale
        infinite = float("inf")
        yield Fact(group, ((teller, 1.0), (noemer, -float(low))), 0, infinite, always)
        yield Fact(group, ((noemer, float(high)), (teller, -1.0)), 0, infinite, always)
    if indicator.form is Form.RATIO and (row.ondergrens is not None or row.bovengrens is not None):
        pairs = list(_wilson_pairs(row))
        if pairs:
            tellers, noemers = {t for t, _ in pairs}, {n for _, n in pairs}
            yield Fact(group, ((teller, 1.0),), min(tellers), max(tellers), always)
            yield Fact(group, ((noemer, 1.0),), min(noemers), max(noemers), always)


def _wilson_pairs(row: Row, largest: int = 300) -> Iterable[tuple[int, int]]:
    """The pairs (teller, noemer) whose interval prints as this row's."""
    for whole in [int(row.noemer.value)] if row.noemer is not None else range(1, largest + 1):
        for part in range(whole + 1):
            share = part / whole if whole else 0.0
            spread = Z * sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole)) if whole else 0.0
            centre, scale = share + Z * Z / (2 * whole or 1), 1 + Z * Z / (whole or 1)
            low, high = 100 * (centre - spread) / scale, 100 * (centre + spread) / scale
            if all(figure is None or abs(float(figure.value) - bound) <= float(figure.half) + 1e-9
                   for figure, bound in ((row.ondergrens, low), (row.bovengrens, high))):
                yield part, whole


# Over all tables of a release

def _close_areas(reading: Reading) -> None:
    """Areas that stand in different tables: a jeugdregio is the sum of its gemeenten."""
    by_rest: dict[Key, dict[tuple[str, str], Key]] = {}
    for key in reading.scope:
        areas = [item for item in key if item[0] in ("gemeente", "jeugdregio", "provincie")]
        if len(areas) == 1:
            rest = tuple(item for item in key if item not in areas)
            by_rest.setdefault(rest, {})[areas[0]] = key
    for places in by_rest.values():
        for outer, whole in places.items():
            inside = [inner for inner in places if holds(outer, inner)]
            for kind in ("gemeente", "jeugdregio"):
                parts = tuple(sorted(places[inner] for inner in inside if inner[0] == kind))
                if not parts:
                    continue
                names = set(reading.scope[whole]).intersection(*(reading.scope[part] for part in parts))
                days = {piece for key in (whole, *parts) for piece in reading.ranges[key]}
                reading.closures.append(Closure(whole, parts, kind, frozenset(names), frozenset(days)))


def _shows_zeros(reading: Reading) -> bool:
    """Whether a nought that could have been more was printed: then what is kept back is not nought."""
    audience = reading.release.audience
    for group, counts in reading.counts.items():
        split = {dimension for dimension, _ in group.key}
        for name, value in counts.items():
            whole = QUANTITIES[name].count if name in QUANTITIES else None
            # Where nobody ended, nobody ended without a reason: that says nothing of other noughts.
            if whole is not None and whole != name and counts.get(whole) == 0:
                continue
            if value == 0 and name in INDICATORS and is_sensitive(name, split, audience):
                smaller = (tuple(item for item in group.key if item[0] != dimension) for dimension in split)
                if any(reading.counts.get(Group(group.days, key), {}).get(name, 0) > 0 for key in smaller):
                    return True
    return False


def overlaps(dimension: str, quantity: str) -> bool:
    """Whether a quantity's parts along this dimension may share cases."""
    return dimension in OVERLAPPING or dimension in QUANTITIES[quantity].overlapping
