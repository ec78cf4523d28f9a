"""From releases to one linear system: what all that was published says together.

The smallest unknown, an atom, is a quantity of one key over an elementary run of days (no published
period begins or ends inside it). Two releases share an atom when the always-published counts of the
smallest published period around it are the same in both: to the reader nothing changed there.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Hashable, Iterable, Optional

from linear import Row, System, normal
from linear import Terms as Line
from quantities import (ALWAYS_NOUGHT, INDICATORS, NEVER_NEGATIVE, QUANTITIES, REASONS, SENSITIVE, SENSITIVE_DIMENSIONS,
                        is_sensitive)
from ranges import Days
from reading import Closure, Group, Reading, overlaps
from regions import Key

INFINITE = float("inf")
SIGNATURE = ("aanvragen", "gestart", "beeindigd", "beantwoord", "doelen_gescoord", "doelen")
Signature = tuple[Optional[int], ...]
_SENSITIVE_QUANTITIES = frozenset({
    *(name for indicator in SENSITIVE for name in INDICATORS[indicator].quantities),
    *(f"reden_{reason}" for reason in REASONS)}) - {"beeindigd"}
MODES = ("additions", "separate")


class Doubts:
    """Assumptions between releases that turned out false: cells that did change, and links dropped."""

    def __init__(self, cuts: Optional[dict[tuple[str, int], list[tuple[Key, int]]]] = None) -> None:
        self.cuts = {place: list(cuts[place]) for place in cuts} if cuts else {}
        self.links: set[Hashable] = set()

    def __bool__(self) -> bool:
        return bool(self.cuts or self.links)

    def epoch(self, family: str, key: Key, first: int, release: int) -> int:
        """How many times the cell is known to have changed up to a release.

        A change in a cell may be one in each cell that holds it or lies in it.
        """
        cuts = self.cuts.get((family, first))
        if not cuts:
            return 0
        mine = set(key)
        return len({cut for other, cut in cuts if cut <= release and (mine.issuperset(other) or mine.issubset(other))})

    def cut(self, family: str, key: Key, first: int, release: int) -> bool:
        """Notes that the cell changed with this release; False when that was known."""
        cuts = self.cuts.setdefault((family, first), [])
        if (key, release) in cuts:
            return False
        cuts.append((key, release))
        return True


class Model:
    """The system for a series of releases, in one mode."""

    def __init__(self, readings: list[Reading], mode: str, doubts: Doubts) -> None:
        self.readings = readings
        self.mode = mode
        self.doubts = doubts
        self.system = System(max((reading.largest for reading in readings), default=0.0))
        self._starts = sorted({edge for reading in readings for days in _all_days(reading)
                               for edge in (days.first, days.last + 1)})
        self._smallest: dict[tuple[int, Key, int], Days] = {}
        self._atoms: dict[tuple[str, Key, int, int], int] = {}
        self._sums: dict[tuple[str, Key, Days, int], Line] = {}
        self._public_keys: dict[tuple[int, Key], Key] = {}
        self._coverage: dict[int, dict[Key, frozenset[int]]] = {}
        self._build()

    def sum(self, quantity: str, key: Key, days: Days, release: int) -> Line:
        """A quantity of a group as a sum of atoms."""
        place = (quantity, key, days, release)
        line = self._sums.get(place)
        if line is None:
            if quantity == "lopend":
                line = ((self._stock(key, days.last, release), 1.0),)
            else:
                line = normal((self._atom(quantity, key, piece, release), 1.0) for piece in self._pieces(days))
            self._sums[place] = line
        return line

    # Atoms

    def _pieces(self, days: Days) -> range:
        """The elementary runs, by number, of a run of days."""
        return range(bisect_left(self._starts, days.first), bisect_left(self._starts, days.last + 1))

    def _piece(self, number: int) -> Days:
        return Days(self._starts[number], self._starts[number + 1] - 1)

    def _stock(self, key: Key, day: int, release: int) -> int:
        """A stock is one variable per day and release: it hangs on everything before it."""
        return self.system.variable(("lopend", key, day, release))

    def _atom(self, quantity: str, key: Key, piece: int, release: int) -> int:
        place = (quantity, key, piece, release)
        found = self._atoms.get(place)
        if found is None:
            about = QUANTITIES[quantity]
            found = self.system.variable((quantity, key, self._starts[piece], *self._share(quantity, key, piece, release)),
                                         about.whole, about.signed)
            self._atoms[place] = found
        return found

    def _share(self, quantity: str, key: Key, piece: int, release: int) -> tuple[Hashable, ...]:
        """What two releases must have in common to share an atom."""
        about = QUANTITIES[quantity]
        public = self._public(key, release)
        days = self._around(public, piece, release)
        if not self._is_linked(quantity, key, release):
            return ("release", release)
        epoch = self.doubts.epoch(about.family, key, self._starts[piece], release)
        return (days, self._signature(public, days, release), self._ripeness(quantity, piece, release), epoch)

    def _is_linked(self, quantity: str, key: Key, release: int) -> bool:
        """Figures that are always published need no assumption: each release prints its own."""
        if self.readings[release].release.audience != "eigen":
            return True
        return (quantity in _SENSITIVE_QUANTITIES or quantity in SIGNATURE
                or any(dimension in SENSITIVE_DIMENSIONS for dimension, _ in key))

    def _public(self, key: Key, release: int) -> Key:
        """The key whose counts tell whether a cell changed."""
        found = self._public_keys.get((release, key))
        if found is None:
            audience = self.readings[release].release.audience
            dropped = SENSITIVE_DIMENSIONS | {"dagdeel"} if audience == "eigen" else {"domein", "dagdeel"}
            found = self._public_keys[(release, key)] = tuple(item for item in key if item[0] not in dropped)
        return found

    def _around(self, key: Key, piece: int, release: int) -> Days:
        """The smallest period that the release publishes around an elementary run."""
        place = (release, key, piece)
        found = self._smallest.get(place)
        if found is None:
            inside = self._piece(piece)
            ranges = self.readings[release].ranges
            around = [days for days in ranges.get(key, ranges.get((), ())) if inside.within(days)]
            found = min(around, key=lambda days: days.last - days.first, default=inside)
            self._smallest[place] = found
        return found

    def _signature(self, key: Key, days: Days, release: int) -> Signature:
        counts = self.readings[release].counts.get(Group(days, key), {})
        return tuple(counts.get(name) for name in SIGNATURE)

    def _ripeness(self, quantity: str, piece: int, release: int) -> Optional[int]:
        """None once time no longer changes the quantity; else the peildatum."""
        waits, peildatum = QUANTITIES[quantity].waits, self.readings[release].release.peildatum
        if waits is None or peildatum is None:
            return None
        ripe = self._piece(piece).last + waits <= peildatum.toordinal()
        return None if ripe else peildatum.toordinal()

    # Rows

    def _build(self) -> None:
        for reading in self.readings:
            covered = self._covered(reading)
            for key, names in reading.scope.items():
                for piece in sorted(covered.get(key, ())):
                    self._structure(reading, key, piece, names)
                if "lopend" in names:
                    self._stocks(reading, key)
            for closure in reading.closures:
                self._closure(reading, closure)
            for fact in reading.facts:
                line = [(variable, coefficient * factor) for name, factor in fact.terms
                        for variable, coefficient in self.sum(name, fact.group.key, fact.group.days, reading.number)]
                self.system.add(line, fact.low, fact.high, "always" if fact.always else "fact", reading.number)
        self._link_releases()

    def _covered(self, reading: Reading) -> dict[Key, frozenset[int]]:
        """The elementary runs that a release covers, by key."""
        found = self._coverage.get(reading.number)
        if found is None:
            found = {key: frozenset(piece for days in ranges for piece in self._pieces(days))
                     for key, ranges in reading.ranges.items()}
            self._coverage[reading.number] = found
        return found

    def _structure(self, reading: Reading, key: Key, piece: int, names: set[str]) -> None:
        release = reading.number
        for low, high, combination in _true_of_any(frozenset(names)):
            self.system.add(((self._atom(name, key, piece, release), factor) for name, factor in combination),
                            low, high, "structure")
        peildatum = reading.release.peildatum
        for name in names:
            about = QUANTITIES[name]
            if about.matures is None or peildatum is None:
                continue
            days = self._piece(piece)
            line = [(self._atom(name, key, piece, release), 1.0)]
            if days.last + about.matures <= peildatum.toordinal():
                line.append((self._atom(about.parent or "", key, piece, release), -1.0))
                self.system.add(line, 0, 0, "structure", release)
            elif days.first + about.matures > peildatum.toordinal():
                self.system.add(line, 0, 0, "structure", release)

    def _stocks(self, reading: Reading, key: Key) -> None:
        """begin + gestart − beeindigd = eind, between days whose stock is published; and of any period a begin that is not below nought."""
        release = reading.number
        ranges = sorted(reading.ranges[key], key=lambda days: days.last)
        days = sorted({days.last for days in ranges})
        covered = self._covered(reading)[key]
        for begin, end in zip(days, days[1:]):
            pieces = self._pieces(Days(begin + 1, end))
            if covered.issuperset(pieces):
                self.system.add([(self._stock(key, begin, release), 1.0), (self._stock(key, end, release), -1.0),
                                 *self._flow(key, pieces, release)], 0, 0, "structure", release)
        for everything in ranges:
            line = [(self._stock(key, everything.last, release), -1.0), *self._flow(key, self._pieces(everything), release)]
            self.system.add(line, 0 if everything.first == 1 else -INFINITE, 0, "structure", release)

    def _flow(self, key: Key, pieces: Iterable[int], release: int) -> Iterable[tuple[int, float]]:
        for piece in pieces:
            yield self._atom("gestart", key, piece, release), 1.0
            yield self._atom("beeindigd", key, piece, release), -1.0

    def _closure(self, reading: Reading, closure: Closure) -> None:
        release = reading.number
        pieces = sorted({piece for days in closure.days for piece in self._pieces(days)})
        for name in closure.quantities:
            if name == "lopend":
                for day in {days.last for days in closure.days}:
                    stocks = [(self._stock(part, day, release), 1.0) for part in closure.parts]
                    self._made_up(self._stock(closure.whole, day, release), stocks, closure, name, release)
                continue
            for piece in pieces:
                parts = [(self._atom(name, part, piece, release), 1.0) for part in closure.parts]
                whole = self._atom(name, closure.whole, piece, release)
                if closure.dimension == "domein" and name == "gas_som":
                    continue
                self._made_up(whole, parts, closure, name, release)
        if closure.dimension in ("kwetsbaarheid", "problematiek"):
            for piece in pieces:
                self._overlapping(closure, piece, release)

    def _made_up(self, whole: int, parts: list[tuple[int, float]], closure: Closure, name: str, release: int) -> None:
        line = [*parts, (whole, -1.0)]
        overlapping = overlaps(closure.dimension, name)
        self.system.add(line, 0, INFINITE if overlapping else 0, "structure", release)
        if overlapping:
            for part, _ in parts:
                self.system.add([(whole, 1.0), (part, -1.0)], 0, INFINITE, "structure", release)

    def _overlapping(self, closure: Closure, piece: int, release: int) -> None:
        """What is never negative for any cases is so outside a part too, and parts together hold all."""
        for low, high, combination in _true_of_any(closure.quantities):
            if high == low or "lopend" in (name for name, _ in combination):
                continue
            whole = [(self._atom(name, closure.whole, piece, release), factor) for name, factor in combination]
            parts = [[(self._atom(name, part, piece, release), factor) for name, factor in combination]
                     for part in closure.parts]
            for part in parts:
                self.system.add([*whole, *_negative(part)], 0, INFINITE, "structure", release)
            self.system.add([*(term for part in parts for term in part), *_negative(whole)], 0, INFINITE, "structure",
                            release)

    # Between releases

    def _link_releases(self) -> None:
        latest: dict[Key, int] = {}
        for reading in self.readings:
            for key in reading.scope:
                if key in latest:
                    self._link(self.readings[latest[key]], reading, key)
                latest[key] = reading.number

    def _link(self, old: Reading, new: Reading, key: Key) -> None:
        """Periods that both releases cover: the same when their counts are, else bounded by their growth."""
        public = self._public(key, new.number)
        both = self._covered(old).get(key, frozenset()) & self._covered(new).get(key, frozenset())
        names = [name for name in old.scope[key] & new.scope[key]
                 if name != "lopend" and self._is_linked(name, key, new.number)]
        for days in old.ranges[key] | new.ranges[key]:
            pieces = self._pieces(days)
            if not both.issuperset(pieces):
                continue
            before, after = self._counted(public, days, old.number), self._counted(public, days, new.number)
            same = before == after
            for name in names:
                was, now = self.sum(name, key, days, old.number), self.sum(name, key, days, new.number)
                if was != now:
                    self._grow(name, key, days, (was, now), (before, after), same, (old.number, new.number))

    def _counted(self, key: Key, days: Days, release: int) -> Signature:
        """The counts of a period, printed or added up from what was."""
        direct = self._signature(key, days, release)
        if all(count is not None for count in direct):
            return direct
        pieces = {self._around(key, piece, release) for piece in self._pieces(days)}
        if sum(piece.last - piece.first + 1 for piece in pieces) != days.last - days.first + 1:
            return direct
        found = [self._signature(key, piece, release) for piece in pieces]
        return tuple(count if count is not None else _total(column) for count, column in zip(direct, zip(*found)))

    def _grow(self, name: str, key: Key, days: Days, lines: tuple[Line, Line], counts: tuple[Signature, Signature],
              same: bool, releases: tuple[int, int]) -> None:
        about = QUANTITIES[name]
        link = (self.mode, about.family, key, days, releases)
        if link in self.doubts.links or self._changed(about.family, key, days, releases):
            return
        change = [*lines[1], *_negative(lines[0])]
        waits = any(self._ripeness(name, piece, release) is not None
                    for release in releases for piece in self._pieces(days))
        if same and not waits:
            if all(count is not None for count in counts[0]):
                self.system.add(change, 0, 0, "link", releases[1], link)
            return
        if self.mode != "additions" or about.count is None:
            return
        place = SIGNATURE.index(about.count) if about.count in SIGNATURE else None
        before, after = (None, None) if place is None else (counts[0][place], counts[1][place])
        if before is None or after is None:
            return
        low, high = ((after - before) * factor for factor in about.per)
        if waits:
            if after >= before:
                self._ripen(name, key, days, releases, link)
            return
        self.system.add(change, min(low, high), max(low, high), "link", releases[1], link)


    def _changed(self, family: str, key: Key, days: Days, releases: tuple[int, int]) -> bool:
        """Whether the cell is known to have changed between two releases, whatever its counts say."""
        if not self.doubts.cuts:
            return False
        return any(len({self.doubts.epoch(family, key, self._starts[piece], release) for release in releases}) > 1
                   for piece in self._pieces(days))

    def _ripen(self, name: str, key: Key, days: Days, releases: tuple[int, int], link: Hashable) -> None:
        """What only waits for time to pass grows, and never by more than what it is part of."""
        old, new = releases
        change = [*self.sum(name, key, days, new), *_negative(self.sum(name, key, days, old))]
        self.system.add(change, 0, INFINITE, "link", new, link)
        parent = QUANTITIES[name].parent
        if parent is not None and QUANTITIES[parent].waits is not None:
            self.system.add([*self.sum(parent, key, days, new), *_negative(self.sum(parent, key, days, old)),
                             *_negative(change)], 0, INFINITE, "link", new, link)


def _all_days(reading: Reading) -> Iterable[Days]:
    for ranges in reading.ranges.values():
        yield from ranges


def _negative(line: Iterable[tuple[int, float]]) -> Iterable[tuple[int, float]]:
    return ((variable, -coefficient) for variable, coefficient in line)


def _total(column: Iterable[Optional[int]]) -> Optional[int]:
    total = 0
    for count in column:
        if count is None:
            return None
        total += count
    return total


@lru_cache(maxsize=None)
def _true_of_any(names: frozenset[str]) -> tuple[tuple[float, float, tuple[tuple[str, float], ...]], ...]:
    """The combinations that hold for every group of cases and whose quantities are all in play."""
    found = [(0.0, INFINITE, tuple(terms.items())) for terms in NEVER_NEGATIVE if names.issuperset(terms)]
    found += [(0.0, 0.0, tuple(terms.items())) for terms in ALWAYS_NOUGHT if names.issuperset(terms)]
    return tuple(found)


__all__ = ["Doubts", "Model", "MODES", "Row", "is_sensitive"]
