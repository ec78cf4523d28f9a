"""The attacker: the least and greatest value of everything kept back, given all that was published.

Readings 6.2, 6.3, 7.14, 7.15, 8.7, 8.14 and 8.15. Three runs, each by what the reader knows:

* run 1: the published figures. A hidden quantity must keep min(k − 1, u) open, where u is what the
  figures that are always published leave open by themselves;
* run 2: also that `onderdrukt` means below the threshold. Two whole values must remain where u ≥ 1;
* run 3 (`strict`): also that `onderdrukt_secundair` means not below it.

And two modes between releases, for cells whose counts changed: `additions` (what came is at most what
the count grew by) and `separate` (nothing is known).
"""

from __future__ import annotations

import copy
import time
from dataclasses import dataclass, field, replace
from typing import Iterable, Optional

from doubting import Inconsistent, resolve
from linear import EPSILON, Bounds, Contradiction, Part, Row, normal, split, tighten
from linear import Terms as Line
from model import MODES, Doubts, Model
from probing import Probe, Solver
from published import Release
from quantities import Form
from reading import Kept, Reading, read

RUNS = (1, 2, 3)
Place = tuple[int, str, str, str]


@dataclass
class Target:
    """A sum of atoms that some hidden row is about."""

    line: Line
    named: list[tuple[Kept, str]]
    k: int
    is_whole: bool
    open: float = 0.0           # an outer bound of u


@dataclass(frozen=True)
class Finding:
    """A hidden quantity that is known too well."""

    run: int
    mode: str
    low: float
    high: float
    need: float
    reason: str                 # smal, or tijd: not decided in time
    named: tuple[tuple[Kept, str], ...]

    def __str__(self) -> str:
        kept, part = self.named[0]
        more = f" (+{len(self.named) - 1})" if len(self.named) > 1 else ""
        return (f"run {self.run} {self.mode}: release {kept.release + 1} {kept.name} {part} in "
                f"{self.low:g}…{self.high:g}, needs {self.need:g}, {self.reason}{more}")


@dataclass
class Outcome:
    """One run in one mode."""

    run: int
    mode: str
    attacked: int = 0
    recovered: list[Finding] = field(default_factory=list)
    narrowest: Optional[float] = None
    contradictions: list[str] = field(default_factory=list)
    unjudged: int = 0           # in parts where nothing fits
    intervals: dict[Place, tuple[float, float]] = field(default_factory=dict)
    seconds: float = 0.0
    solved: dict[str, int] = field(default_factory=lambda: {"lp": 0, "milp": 0})


@dataclass
class Report:
    """All runs and modes over a series."""

    hidden_rows: int
    outcomes: list[Outcome]
    inconsistent: list[str]
    dropped_links: int = 0
    changed_cells: int = 0

    def outcome(self, run: int, mode: str = "additions") -> Outcome:
        """The outcome of one run in one mode."""
        return next(outcome for outcome in self.outcomes if (outcome.run, outcome.mode) == (run, mode))


class Attacker:
    """Reads releases in order and attacks all that it has read so far."""

    def __init__(self, seconds: float = 2.0) -> None:
        self.readings: list[Reading] = []
        self.seconds = seconds
        self._doubts: dict[tuple[str, int], Doubts] = {}

    def read(self, release: Release) -> None:
        """One more release of the same reader."""
        self.readings.append(read(release, len(self.readings)))

    def attack(self, modes: Iterable[str] = MODES, runs: Iterable[int] = RUNS, exact: bool = False) -> Report:
        """Attacks everything kept back so far; with `exact`, all intervals are worked out to the end."""
        report = Report(sum(len(reading.kept) for reading in self.readings), [], [])
        wanted = tuple(runs)
        unlinked: dict[int, Outcome] = {}
        suspects: dict[int, Optional[set[Place]]] = {}
        for mode in modes:
            for run in wanted:
                if run in unlinked:
                    report.outcomes.append(_renamed(unlinked[run], mode))
                    continue
                attack = _Attack(self.readings, mode, run, self._doubt(mode, run), self.seconds, exact)
                try:
                    # What is safe with all links between releases is safe without some.
                    outcome = attack.run(None if exact else suspects.get(run))
                except Inconsistent as error:
                    report.inconsistent.append(f"run {run} {mode}: releases {[n + 1 for n in error.releases]}: {error}")
                    outcome = Outcome(run, mode, contradictions=["a release contradicts itself"])
                report.outcomes.append(outcome)
                if not attack.doubts and not outcome.contradictions:
                    if not attack.has_links:
                        unlinked[run] = outcome
                    if mode == "additions":
                        suspects[run] = {place(kept, part) for found in outcome.recovered for kept, part in found.named}
        report.dropped_links = max((len(doubts.links) for doubts in self._doubts.values()), default=0)
        report.changed_cells = max((len(doubts.cuts) for doubts in self._doubts.values()), default=0)
        return report

    def was_left_before(self, finding: Finding) -> Optional[bool]:
        """Whether no release that made a quantity known too well could have left more of it by hiding more; None where time ran out.

        A release cannot take back what earlier ones showed: after a small correction of a figure that was shown, the new one lies
        near the old (docs/decisions/0009). Each release is read once more as if it showed only what is always published, and said of
        nothing why it is hidden. Only of the runs that a release must withstand.
        """
        if finding.reason != "smal" or finding.run > 2:
            return None
        was_narrow = False
        try:
            for number in range(len(self.readings)):
                seen = self.readings[:number + 1]
                width = self._width(finding, seen)
                if width < finding.need - EPSILON:
                    was_narrow = True
                    if width < self._width(finding, [*seen[:-1], _silent(seen[-1])]) - EPSILON:
                        return False
        except (Contradiction, Inconsistent):
            return None
        return True if was_narrow else None

    def _width(self, finding: Finding, readings: list[Reading]) -> float:
        """How wide these releases leave what was found, worked out to the end."""
        asked = {place(kept, part) for kept, part in finding.named if kept.release < len(readings)}
        if not asked:
            return float("inf")
        doubts = copy.deepcopy(self._doubt(finding.mode, finding.run))
        outcome = _Attack(readings, finding.mode, finding.run, doubts, self.seconds, True).run(asked)
        ends = [outcome.intervals[one] for one in asked if one in outcome.intervals]
        return min((high - low for low, high in ends), default=float("inf"))

    def _doubt(self, mode: str, run: int) -> Doubts:
        """What was doubted before, else what a run that knows less has doubted."""
        doubts = self._doubts.get((mode, run))
        if doubts is None:
            weaker = self._doubts.get((mode, run - 1)) or self._doubts.get(("additions", run))
            doubts = self._doubts[mode, run] = Doubts(weaker.cuts if weaker else None)
            if weaker and (mode, run - 1) in self._doubts:
                doubts.links.update(weaker.links)
        return doubts


def _renamed(outcome: Outcome, mode: str) -> Outcome:
    """The same outcome in another mode: without links between releases the modes do not differ."""
    return replace(outcome, mode=mode, recovered=[replace(finding, mode=mode) for finding in outcome.recovered])


def _silent(reading: Reading) -> Reading:
    """The release with nothing shown but what always is."""
    own = reading.release.audience == "eigen"
    return replace(reading, facts=[fact for fact in reading.facts if fact.always], counts=reading.counts if own else {},
                   kept=[replace(kept, row=replace(kept.row, status="onderdrukt_secundair")) for kept in reading.kept])


def place(kept: Kept, part: str) -> Place:
    """Names a hidden quantity: release, table, line, teller or noemer."""
    return kept.release, kept.table, str(kept.row.line), part


class _Attack:
    """One run in one mode."""

    def __init__(self, readings: list[Reading], mode: str, run: int, doubts: Doubts, seconds: float,
                 exact: bool) -> None:
        self.readings = readings
        self.doubts = doubts
        self.seconds = seconds
        self.exact = exact
        self.outcome = Outcome(run, mode)
        self._forgiving = False

    @property
    def has_links(self) -> bool:
        """Whether anything ties one release to another by assumption."""
        return any(row.kind == "link" for row in self.model.system.rows)

    def run(self, only: Optional[set[Place]], attempts: int = 60) -> Outcome:
        """Attacks all hidden quantities, or only some; doubts assumptions until nothing contradicts."""
        begin = time.perf_counter()
        left = attempts
        while left > 0:
            left -= 1
            self.model = Model(self.readings, self.outcome.mode, self.doubts)
            try:
                self._attempt(only)
                break
            except Contradiction:
                if left == 0 or self._forgiving or not resolve(self.model.system, self.rows, self.doubts):
                    if self._forgiving:
                        self.outcome.contradictions.append("no whole numbers fit")
                        self.outcome.unjudged = self.outcome.attacked = len(self._targets())
                        break
                    # Once more, leaving out only the parts in which nothing fits.
                    self._forgiving, left = True, 1
        self.outcome.seconds = time.perf_counter() - begin
        return self.outcome

    def _attempt(self, only: Optional[set[Place]]) -> None:
        system = self.model.system
        self.outcome.solved = {"lp": 0, "milp": 0}
        self.rows = [*system.rows, *self._knowledge()]
        self.switches: set[int] = set()
        targets = self._targets()
        self._always = [row for row in system.rows if row.kind in ("structure", "always", "link")]
        bounds = Bounds(list(system.lower), list(system.upper))
        tighten(self._always, bounds, system.whole)
        self._always_bounds = copy.deepcopy(bounds)
        for target in targets:
            low, high = bounds.of(target.line)
            target.open = high - low
        tighten(self.rows, bounds, system.whole)
        self.rows.extend(self._alternatives(bounds))
        tighten(self.rows, bounds, system.whole)
        self.outcome.attacked = len(targets)
        if only is not None:
            targets = [target for target in targets if any(place(kept, part) in only for kept, part in target.named)]
        self._judge(targets, bounds)

    # What statuses say

    def _knowledge(self) -> list[Row]:
        """What a status says beyond doubt."""
        found = []
        for kept, teller, noemer in self._told():
            form = kept.indicator.form
            if kept.row.status == "onderdrukt" and form in (Form.COUNT, Form.STOCK):
                least = 1 if self.readings[kept.release].zeros_shown else 0
                found.append(Row(teller, least, kept.k - 1, "knowledge", [kept.release]))
            if kept.row.status == "onderdrukt_secundair" and self.outcome.run == 3:
                infinite = float("inf")
                if form in (Form.COUNT, Form.STOCK):
                    found.append(Row(teller, kept.k, infinite, "knowledge", [kept.release]))
                if form is Form.RATIO:
                    found.append(Row(teller, kept.k, infinite, "knowledge", [kept.release]))
                    found.append(Row(_minus(noemer, teller), kept.k, infinite, "knowledge", [kept.release]))
                if form is Form.MEAN:
                    found.append(Row(noemer, max(kept.k, 10), infinite, "knowledge", [kept.release]))
        return found

    def _alternatives(self, bounds: Bounds) -> list[Row]:
        """`onderdrukt` of a ratio: teller ≤ k − 1 or noemer − teller ≤ k − 1, by a switch where both may be."""
        found = []
        for kept, teller, noemer in self._told():
            if kept.row.status != "onderdrukt" or kept.indicator.form is not Form.RATIO:
                continue
            most, rest = kept.k - 1, _minus(noemer, teller)
            highest, rest_highest = bounds.of(teller)[1], bounds.of(rest)[1]
            if highest <= most or rest_highest <= most:
                continue
            switch = self.model.system.variable(("status", teller, noemer))
            self.model.system.upper[switch] = 1.0
            self.switches.add(switch)
            if switch == len(bounds.lower):
                bounds.lower.append(0.0)
                bounds.upper.append(1.0)
            found.append(Row(normal([*teller, (switch, most - highest)]), -float("inf"), most, "knowledge", [kept.release]))
            found.append(Row(normal([*rest, (switch, rest_highest - most)]), -float("inf"), rest_highest, "knowledge",
                             [kept.release]))
        return found

    def _told(self) -> Iterable[tuple[Kept, Line, Line]]:
        if self.outcome.run == 1:
            return
        for reading in self.readings:
            for kept in reading.kept:
                if kept.indicator.teller is not None:
                    noemer = self._line(kept, kept.indicator.noemer) if kept.indicator.noemer else ()
                    yield kept, self._line(kept, kept.indicator.teller), noemer

    # Targets

    def _line(self, kept: Kept, quantity: str) -> Line:
        return self.model.sum(quantity, kept.group.key, kept.group.days, kept.release)

    def _targets(self) -> list[Target]:
        found: dict[Line, Target] = {}
        for reading in self.readings:
            for kept in reading.kept:
                for part, quantity in (("teller", kept.indicator.teller), ("noemer", kept.indicator.noemer)):
                    if quantity is None:
                        continue
                    line = self._line(kept, quantity)
                    target = found.get(line)
                    if target is None:
                        is_whole = all(self.model.system.whole[variable] for variable, _ in line)
                        target = found[line] = Target(line, [], kept.k, is_whole)
                    target.named.append((kept, part))
                    target.k = max(target.k, kept.k)
        return list(found.values())

    def _need(self, target: Target, room: float) -> float:
        """How far apart the least and the greatest value must be."""
        if target.is_whole:
            room = round(room)
        if self.outcome.run == 1:
            return min(target.k - 1, room)
        return 1.0 if room >= 1 else 0.0

    # Judging

    def _judge(self, targets: list[Target], bounds: Bounds) -> None:
        parts, part_of = split(self.rows, bounds)
        probes: list[dict[Line, Probe]] = [{} for _ in parts]
        pieces: list[list[tuple[int, Line]]] = []
        for target in targets:
            need = float("inf") if self.exact else self._need(target, target.open)
            shares: dict[int, list[tuple[int, float]]] = {}
            for variable, coefficient in target.line:
                if variable in part_of:
                    shares.setdefault(part_of[variable], []).append((variable, coefficient))
            pieces.append([])
            for number, share in shares.items():
                line = tuple(share)
                probe = probes[number].get(line)
                if probe is None:
                    probe = probes[number][line] = Probe(line, 0, *bounds.of(line), enough=float("inf"))
                probe.need = max(probe.need, need)
                alone = len(shares) == 1 and len(share) == len(target.line) and not self.exact
                probe.enough = min(probe.enough, need if alone else 0.0)
                pieces[-1].append((number, line))
        failed = self._solve(parts, probes, bounds)
        known = []
        for target, shares in zip(targets, pieces):
            if not any(number in failed for number, _ in shares):
                inside = [probes[number][line] for number, line in shares]
                loose = tuple(term for term in target.line if term[0] not in part_of)
                known.append(self._weigh(target, inside, bounds.of(loose)))
        self.outcome.unjudged = len(targets) - len(known)
        self._conclude(known)

    def _solve(self, parts: list[Part], probes: list[dict[Line, Probe]], bounds: Bounds) -> set[int]:
        """Solves part by part; the parts in which nothing whole fits."""
        failed = set()
        for number, part in enumerate(parts):
            if not probes[number]:
                continue
            solver = Solver(part, bounds, self.model.system.whole, list(probes[number].values()), self.seconds,
                            self.switches)
            try:
                solver.run()
            except Contradiction:
                if not self._forgiving and not self._is_wholeness(part, bounds):
                    raise
                failed.add(number)
                self.outcome.contradictions.append(f"no whole numbers fit {len(part.variables)} variables")
            for name, count in solver.solved.items():
                self.outcome.solved[name] = self.outcome.solved.get(name, 0) + count
        return failed

    def _is_wholeness(self, part: Part, bounds: Bounds) -> bool:
        """Whether a part fits when its values need not be whole."""
        try:
            Solver(part, bounds, [False] * len(self.model.system.whole), []).run()
        except Contradiction:
            return False
        return True

    def _weigh(self, target: Target, inside: list[Probe], loose: tuple[float, float]) -> _Known:
        """What is known of a target by the sums it consists of."""
        known = _Known(target, loose[0] + sum(probe.low for probe in inside), loose[1] + sum(probe.high for probe in inside),
                       loose[1] - loose[0] + sum(probe.seen for probe in inside))
        for kept, part in target.named if self.exact else ():
            self.outcome.intervals[place(kept, part)] = (known.low, known.high)
        return known

    def _conclude(self, known: list[_Known]) -> None:
        """Compares with what is needed; the exact u is worked out only where it may matter."""
        doubtful = [item for item in known if item.certain < self._need(item.target, item.target.open) - EPSILON]
        self._measure_room([item.target for item in doubtful])
        for item in known:
            need = self._need(item.target, item.target.open)
            if need > 0:
                narrowest = self.outcome.narrowest
                self.outcome.narrowest = item.certain if narrowest is None else min(narrowest, item.certain)
            if item.certain < need - 1e-4:
                reason = "smal" if item.high - item.low < need - 1e-4 else "tijd"
                self.outcome.recovered.append(Finding(self.outcome.run, self.outcome.mode, item.low, item.high, need,
                                                      reason, tuple(item.target.named)))

    def _measure_room(self, targets: list[Target]) -> None:
        """u, as far as it matters: what the figures that are always published leave open by themselves."""
        bounds = self._always_bounds
        parts, part_of = split(self._always, bounds) if targets else ([], {})
        probes: dict[int, dict[Line, Probe]] = {}
        shares: list[list[Probe]] = []
        for target in targets:
            by_part: dict[int, list[tuple[int, float]]] = {}
            for variable, coefficient in target.line:
                if variable in part_of:
                    by_part.setdefault(part_of[variable], []).append((variable, coefficient))
            shares.append([])
            for number, share in by_part.items():
                line = tuple(share)
                low, high = bounds.of(line)
                probe = probes.setdefault(number, {}).setdefault(line, Probe(line, target.k - 1, low, high))
                shares[-1].append(probe)
        for number, asked in probes.items():
            Solver(parts[number], bounds, self.model.system.whole, list(asked.values()), self.seconds).run()
        for target, inside in zip(targets, shares):
            low, high = bounds.of(tuple(term for term in target.line if term[0] not in part_of))
            target.open = high - low + sum(probe.seen for probe in inside)


@dataclass
class _Known:
    """A target's possible values, and the width that is certain."""

    target: Target
    low: float
    high: float
    certain: float


def _minus(line: Line, other: Line) -> Line:
    """The difference of two sums."""
    return normal([*line, *((variable, -coefficient) for variable, coefficient in other)])
