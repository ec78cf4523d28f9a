"""What follows from the figures that are always published to a reader, without any that may be kept back (reading 6.2)."""

from __future__ import annotations

from functools import cached_property
from typing import Optional, Sequence

from linear import Bounds, Contradiction, tighten
from model import MODES, Doubts, Model
from published import Figure, Release, Row
from quantities import INDICATORS
from ranges import Days
from reading import Reading, read
from regions import Key, canonical


class Determined:
    """The figures of a release of which the always-published figures, of it and of those before it, leave one value only.

    Hiding such a figure would feign a secret, so it may be shown whatever it is.
    """

    def __init__(self, release: Release, earlier: Sequence[Reading] = ()) -> None:
        self._release = release
        self._earlier = earlier

    @cached_property
    def _known(self) -> Optional[tuple[Model, Bounds]]:
        """None when releases contradict each other: then nothing follows from them."""
        model = Model([*self._earlier, read(self._release, len(self._earlier))], MODES[0], Doubts())
        system = model.system
        bounds = Bounds(list(system.lower), list(system.upper))
        try:
            tighten([row for row in system.rows if row.kind in ("structure", "always", "link")], bounds, system.whole)
        except Contradiction:
            return None
        return model, bounds

    def tells(self, row: Row) -> bool:
        """Whether teller and noemer of a row both have one value left, and are shown as just that."""
        days = self._release.days(row)
        about = INDICATORS[row.indicator]
        if days is None or about.teller is None or about.noemer is None:
            return False
        key = canonical({**self._release.fixed, **{name: value for name, value in row.dimensions if name != "reden"}})
        return self._is(about.teller, key, days, row.teller) and self._is(about.noemer, key, days, row.noemer)

    def _is(self, quantity: str, key: Key, days: Days, figure: Optional[Figure]) -> bool:
        if self._known is None or figure is None:
            return False
        model, bounds = self._known
        line = model.sum(quantity, key, days, len(self._earlier))
        # A number that no row is about is anything.
        if any(variable >= len(bounds.lower) for variable, _ in line):
            return False
        return bounds.of(line) == (figure.value, figure.value)
