"""What must hold of every published file by itself (contract sections 4 and 6; readings 4.2, 6.0, 6.1, 7.14)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Sequence

from determined import Determined
from published import FIGURES, HIDDEN, STATUSES, TOTAL, Figure, Release, Row, Table
from quantities import INDICATORS, QUANTITIES, Form, is_sensitive
from ranges import Days
from reading import Reading, overlaps
from regions import Key, canonical


@dataclass(frozen=True)
class Fault:
    """Something in a release that must not be."""

    kind: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.what}"


def faults(release: Release, earlier: Sequence[Reading] = ()) -> list[Fault]:
    """All faults of a release; `earlier` is what its reader has read before."""
    found = []
    determined = Determined(release, earlier)
    for table in release.tables:
        for row in table.rows:
            where = f"{release.name} {table.name}:{row.line} {row.indicator} {row.periode}"
            found.extend(Fault(kind, where, what) for kind, what in _row_faults(row, release, determined))
        found.extend(_sums_over_values(table, release))
    found.extend(_sums_over_time(release))
    found.extend(_same_cells(release))
    return found


# Rows

def _row_faults(row: Row, release: Release, determined: Determined) -> Iterable[tuple[str, str]]:
    if row.status not in STATUSES:
        yield "status", f"unknown status {row.status!r}"
    if row.is_hidden:
        printed = [name for name in FIGURES if row.figures[name] is not None]
        if printed:
            yield "lek", f"{row.status}, but {', '.join(printed)} printed"
        if release.days(row) is None:
            yield "niet begonnen", f"{row.status}, but the slice has not begun"
    indicator = INDICATORS[row.indicator]
    split = {dimension for dimension, value in row.dimensions if value != TOTAL} | set(release.fixed)
    sensitive = is_sensitive(row.indicator, split, release.audience)
    if row.is_hidden and not sensitive:
        yield "onnodig", f"{row.status}, but it is always published to this reader"
    if row.status == "waarde" and row.waarde is None:
        yield "leeg", "status waarde without a value"
    divides = indicator.form in (Form.RATIO, Form.MEAN, Form.SHARE)
    if divides and row.noemer is not None and not row.is_hidden:
        if row.noemer.value == 0 and row.status != "geen_waarde":
            yield "noemer 0", f"noemer 0 with status {row.status}"
        if row.noemer.value != 0 and row.status == "geen_waarde":
            yield "noemer 0", f"geen_waarde with noemer {row.noemer.value}"
    if row.status == "waarde" and sensitive:
        small = list(_under_threshold(row, release.k, indicator.form))
        if small and not determined.tells(row):
            yield from small


def _under_threshold(row: Row, k: int, form: Form) -> Iterable[tuple[str, str]]:
    """Reading 6.1: what should have been kept back."""
    teller, noemer = row.teller, row.noemer
    if form in (Form.COUNT, Form.STOCK) and teller is not None and 0 < teller.value < k:
        yield "drempel", f"count {teller.value} shown, k = {k}"
    if form is Form.RATIO and teller is not None and noemer is not None and min(teller.value, noemer.value - teller.value) < k:
        yield "drempel", f"{teller.value} of {noemer.value} shown, k = {k}"
    if form is Form.MEAN and noemer is not None and 0 < noemer.value < max(k, 10):
        yield "drempel", f"mean of {noemer.value} shown, k = {k}"
    if row.indicator == "tevredenheid" and teller is not None and noemer is not None:
        if noemer.value > 0 and teller.value in (noemer.value, 10 * noemer.value):
            yield "drempel", f"all {noemer.value} gave the same mark"


# Sums

Place = tuple[str, str, Key, Days]     # indicator, teller or noemer, key, days


def _shown(release: Release, table: Table) -> dict[tuple[str, str, tuple[tuple[str, str], ...], Days], Figure]:
    """The printed tellers and noemers that should add up."""
    found = {}
    for row in table.rows:
        days = release.days(row)
        indicator = INDICATORS[row.indicator]
        if days is None or row.status not in ("waarde", "geen_waarde") or indicator.form is Form.POSITION:
            continue
        for part, figure in (("teller", row.teller), ("noemer", row.noemer)):
            if figure is not None:
                found[row.indicator, part, row.dimensions, days] = figure
    return found


def _quantity(indicator: str, part: str) -> str:
    about = INDICATORS[indicator]
    name = about.teller if part == "teller" else about.noemer
    assert name is not None
    return name


def _sums_over_values(table: Table, release: Release) -> Iterable[Fault]:
    shown = _shown(release, table)
    occurring: dict[tuple[str, Days], set[tuple[tuple[str, str], ...]]] = {}
    for row in table.rows:
        days = release.days(row)
        if days is not None:
            occurring.setdefault((row.indicator, days), set()).add(row.dimensions)
    for (indicator, part, dimensions, days), whole in shown.items():
        for place, (dimension, value) in enumerate(dimensions):
            quantity = _quantity(indicator, part)
            if value != TOTAL or overlaps(dimension, quantity) or (dimension == "domein" and quantity == "gas_som"):
                continue
            others = [other for other in occurring[indicator, days]
                      if other[place][1] != TOTAL and other[:place] == dimensions[:place]
                      and other[place + 1:] == dimensions[place + 1:]]
            parts = [shown.get((indicator, part, other, days)) for other in others]
            if others:
                yield from _compare(whole, parts, quantity,
                                    f"{release.name} {table.name} {indicator} {part} {dict(dimensions)} over {dimension}")


def _sums_over_time(release: Release) -> Iterable[Fault]:
    cells: dict[tuple[str, str, Key], dict[Days, Figure]] = {}
    for table in release.tables:
        for (indicator, part, dimensions, days), figure in _shown(release, table).items():
            if INDICATORS[indicator].form is not Form.STOCK:
                key = canonical({**release.fixed, **dict(dimensions)})
                cells.setdefault((indicator, part, key), {})[days] = figure
    for (indicator, part, key), by_days in cells.items():
        for whole in by_days:
            for prefer in (min, max):
                parts = _paved(whole, by_days, prefer)
                if parts:
                    yield from _compare(by_days[whole], [by_days[days] for days in parts], _quantity(indicator, part),
                                        f"{release.name} {indicator} {part} {dict(key)} over time")


def _paved(whole: Days, known: Iterable[Days], prefer: object) -> list[Days]:
    """Known runs that together are the whole: with the shortest, or the longest, at each step."""
    assert prefer is min or prefer is max
    inside = [days for days in known if days.within(whole) and days != whole]
    path: list[Days] = []
    day = whole.first
    while day <= whole.last:
        steps = [days for days in inside if days.first == day]
        if not steps:
            return []
        step = min(steps, key=lambda days: days.last) if prefer is min else max(steps, key=lambda days: days.last)
        path.append(step)
        day = step.last + 1
    return path


def _compare(whole: Figure, parts: Iterable[Figure | None], quantity: str, where: str) -> Iterable[Fault]:
    """The shown parts of a shown whole: equal to it when all are shown, else not more."""
    given = list(parts)
    total = sum((part.value for part in given if part is not None), start=type(whole.value)(0))
    slack = type(whole.value)(0)
    if not QUANTITIES[quantity].whole:
        slack = sum((part.half for part in given if part is not None), start=whole.half) + abs(whole.value) / 10**5
    if None not in given and abs(total - whole.value) > slack:
        yield Fault("telt niet op", where, f"{total} is not {whole.value}")
    if None in given and not QUANTITIES[quantity].signed and total > whole.value + slack:
        yield Fault("telt niet op", where, f"parts of {total} in {whole.value}")


# The same cell twice

def _same_cells(release: Release) -> Iterable[Fault]:
    """A cell that two tables show must read the same in both, also when kept back."""
    seen: dict[tuple[str, Key, Days], tuple[str, Row]] = {}
    for table in release.tables:
        for row in table.rows:
            days = release.days(row)
            if days is None:
                continue
            key = canonical({**release.fixed, **dict(row.dimensions)})
            other = seen.setdefault((row.indicator, key, days), (table.name, row))[1]
            where = f"{release.name} {table.name}:{row.line} {row.indicator} {row.periode}"
            if (row.status in HIDDEN) != (other.status in HIDDEN):
                yield Fault("tweemaal", where, f"{row.status} here, {other.status} in {seen[row.indicator, key, days][0]}")
            for name in ("teller", "noemer", "n"):
                mine, theirs = row.figures[name], other.figures[name]
                if mine is not None and theirs is not None and mine.value != theirs.value:
                    yield Fault("tweemaal", where, f"{name} {mine.value} here, {theirs.value} elsewhere")
