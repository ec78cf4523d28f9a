"""Recomputes a figures file: contract sections 3 and 4; readings 4.1, 4.2, 7.2, 7.3, 8.1, 8.13.

Brute force: every case that exists is looked at for every indicator, every slice and every
combination of dimension values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Iterable, Optional, Sequence

from indicators import INDICATORS, TOTAL, Form, Indicator, Number, Observation
from knowledge import State
from measures import median, p90, wilson
from periods import GRAINS, Slice, cut, everything, parse
from world import Case, World

CASE_DIMENSIONS = ("gemeente", "jeugdregio", "provincie", "wijkteam", "wet", "verwijzer", "kwetsbaarheid", "problematiek")
DETAIL_DIMENSIONS = ("domein", "dagdeel")

Combination = tuple[str, ...]


@dataclass(frozen=True)
class Request:
    """What is asked: the parameters of the page, the command and the machine interface."""

    peildatum: date
    per: tuple[str, ...] = ()
    periode: Optional[str] = None
    filters: dict[str, str] = field(default_factory=dict)
    ids: tuple[str, ...] = ()

    @property
    def grain(self) -> Optional[str]:
        """The time dimension asked for, if any."""
        return next((name for name in self.per if name in GRAINS), None)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The other dimensions, in the order asked."""
        return tuple(name for name in self.per if name not in GRAINS)

    def check(self) -> None:
        """Refuses what the contract refuses."""
        unknown = set(self.dimensions) - set(CASE_DIMENSIONS) - set(DETAIL_DIMENSIONS)
        if unknown:
            raise ValueError(f"unknown dimensions: {sorted(unknown)}")
        if len([name for name in self.per if name in GRAINS]) > 1:
            raise ValueError("more than one time dimension")
        if len([name for name in self.dimensions if name in CASE_DIMENSIONS]) > 3:
            raise ValueError("more than three dimensions besides time")
        for indicator in INDICATORS:
            if _is_named(indicator, self.ids) and not _has_dimensions(indicator, self.dimensions):
                raise ValueError(f"{indicator.id} has no such dimension")


@dataclass(frozen=True)
class Cell:
    """The figures of one row."""

    teller: Optional[Number]
    noemer: Optional[Number]
    waarde: Optional[Number]
    n: int
    status: str
    ondergrens: Optional[float] = None
    bovengrens: Optional[float] = None


@dataclass(frozen=True)
class FigureRow:
    """One row of a figures file."""

    indicator: str
    periode: str
    dimensions: dict[str, str]
    cell: Cell
    eenheid: str


_EMPTY = Cell(None, None, None, 0, "geen_waarde")


def figures(state: State, request: Request) -> list[FigureRow]:
    """All rows for a request, given what was known at its stand."""
    request.check()
    world = World.at(state, request.peildatum)
    earliest = min((case.received for case in world.cases), default=None)
    slices = _slices(request, earliest)
    asked = [case for case in world.cases if _passes(case, request.filters)]
    combinations = _combinations(asked, request.dimensions)
    rows = []
    for indicator in INDICATORS:
        if not _has_dimensions(indicator, request.dimensions):
            continue
        if request.ids and not _is_named(indicator, request.ids):
            continue
        grouped = _grouped(indicator, world, request, slices)
        for index, piece in enumerate(slices):
            begun = piece.first <= request.peildatum
            for combination in combinations:
                cell = _cell(indicator, grouped.get((index, combination), [])) if begun else _EMPTY
                rows.append(FigureRow(indicator.id, piece.name, dict(zip(request.dimensions, combination)),
                                      cell, indicator.unit))
    return rows


def _is_named(indicator: Indicator, ids: Sequence[str]) -> bool:
    """`wachttijd` names all three of its values."""
    return indicator.id in ids or indicator.id.split(".")[0] in ids


def _has_dimensions(indicator: Indicator, dimensions: Sequence[str]) -> bool:
    return all(name == indicator.detail for name in dimensions if name in DETAIL_DIMENSIONS)


def _slices(request: Request, earliest: Optional[date]) -> list[Slice]:
    if request.periode is None:
        return everything(earliest, request.peildatum, request.grain)
    period = parse(request.periode)
    return [period] if request.grain is None else cut(period, request.grain)


def _passes(case: Case, filters: dict[str, str]) -> bool:
    return all(value in case.values(dimension) for dimension, value in filters.items())


# Combinations of dimension values

def _combinations(cases: Iterable[Case], dimensions: Sequence[str]) -> list[Combination]:
    """Every combination that occurs among the cases, and `totaal` in place of each dimension."""
    found: set[Combination] = {(TOTAL,) * len(dimensions)}
    for case in cases:
        found.update(product(*(_choices(case, name, _details_of(case, name)) for name in dimensions)))
    return sorted(found)


def _details_of(case: Case, dimension: str) -> tuple[str, ...]:
    """The values of domein or dagdeel that occur in a case."""
    if dimension == "domein":
        return (TOTAL, *{goal.domein for goal in case.goals})
    if dimension == "dagdeel":
        return (TOTAL, *{visit.dagdeel for visit in case.visits})
    return ()


def _choices(case: Case, dimension: str, details: tuple[str, ...]) -> tuple[str, ...]:
    if dimension in DETAIL_DIMENSIONS:
        return details
    return (TOTAL, *case.values(dimension))


def _grouped(indicator: Indicator, world: World, request: Request,
             slices: list[Slice]) -> dict[tuple[int, Combination], list[Observation]]:
    """The indicator's observations by slice and combination; each counts once in each."""
    has_detail = any(name in DETAIL_DIMENSIONS for name in request.dimensions)
    grouped: dict[tuple[int, Combination], list[Observation]] = {}
    for observation in indicator.observe(world, slices):
        if not has_detail and TOTAL not in observation.details:
            continue
        if not _passes(observation.case, request.filters):
            continue
        choices = [_choices(observation.case, name, observation.details) for name in request.dimensions]
        for index, piece in enumerate(slices):
            if piece.holds(observation.day):
                for combination in product(*choices):
                    grouped.setdefault((index, combination), []).append(observation)
    return grouped


# Cells

def _cell(indicator: Indicator, observations: list[Observation]) -> Cell:
    n = len({id(observation.case) for observation in observations})
    count = len(observations)
    total = sum((observation.numerator for observation in observations), 0)
    if indicator.form is Form.COUNT:
        return Cell(count, None, count, n, "waarde")
    if indicator.form is Form.SUM:
        return Cell(total, None, total, n, "waarde")
    if indicator.form is Form.SHARE:
        whole = sum((observation.denominator for observation in observations), 0)
        if whole == 0:
            return Cell(total, whole, None, n, "geen_waarde")
        return Cell(total, whole, 100 * total / whole, n, "waarde")
    if indicator.form in (Form.MEDIAN, Form.P90):
        if count == 0:
            return Cell(None, 0, None, 0, "geen_waarde")
        middle = median if indicator.form is Form.MEDIAN else p90
        return Cell(None, count, middle([int(observation.numerator) for observation in observations]), n, "waarde")
    if count == 0:
        return Cell(0, 0, None, 0, "geen_waarde")
    if indicator.form is Form.MEAN:
        return Cell(total, count, total / count, n, "waarde")
    low, high = wilson(int(total), count)
    return Cell(total, count, Decimal(100) * int(total) / count, n, "waarde", low, high)
