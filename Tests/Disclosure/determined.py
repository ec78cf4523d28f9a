"""What follows from the figures that are always published to a reader, without any that may be kept back (reading 6.2)."""

from __future__ import annotations

from functools import cached_property
from typing import Optional

from linear import Bounds, tighten
from model import MODES, Doubts, Model
from published import Figure, Release, Row
from quantities import INDICATORS
from ranges import Days
from reading import read
from regions import Key, canonical


class Determined:
    """The figures of one release of which its always-published figures leave one value only.

    Hiding such a figure would feign a secret, so it may be shown whatever it is.
    """

    def __init__(self, release: Release) -> None:
        self._release = release

    @cached_property
    def _known(self) -> tuple[Model, Bounds]:
        model = Model([read(self._release, 0)], MODES[0], Doubts())
        system = model.system
        bounds = Bounds(list(system.lower), list(system.upper))
        tighten([row for row in system.rows if row.kind in ("structure", "always")], bounds, system.whole)
        return model, bounds

    def tells(self, row: Row) -> bool:
        """Whether teller and noemer of a row both have one value left, and are shown as just that."""
        days = self._release.days(row)
        about = INDICATORS[row.indicator]
        if days is None or about.teller is None or about.noemer is None:
            return False
        key = canonical({**self._release.fixed, **dict(row.dimensions)})
        return self._is(about.teller, key, days, row.teller) and self._is(about.noemer, key, days, row.noemer)

    def _is(self, quantity: str, key: Key, days: Days, figure: Optional[Figure]) -> bool:
        model, bounds = self._known
        line = model.sum(quantity, key, days, 0)
        # A number that no row is about is anything.
        if figure is None or any(variable >= len(bounds.lower) for variable, _ in line):
            return False
        return bounds.of(line) == (figure.value, figure.value)
