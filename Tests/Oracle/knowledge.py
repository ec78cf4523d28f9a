"""Replays deliveries into versions on the axis of `stand`.

Contract section 2 (versions, withdrawal, `--volledig`, undo) and section 3 (stand);
readings 2.4, 2.11, 2.14, 2.17, 2.20, 3.1, 7.7, 8.3. Deliveries are taken to be valid.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Iterable, Optional

from schema import KINDS, Key, Row


@dataclass
class File:
    """One delivered file: the columns its header has, and its rows in order.

    A row that withdraws its key has `verwijderd` True; its other cells do not matter.
    """

    kind: str
    columns: list[str]
    rows: list[Row]


@dataclass
class Delivery:
    """One delivery, made on `importday`."""

    importday: date
    files: dict[str, File] = field(default_factory=dict)


@dataclass
class Counts:
    """What a receipt says about one file."""

    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    ingetrokken: int = 0
    afgekeurd: int = 0


@dataclass
class Receipt:
    """The oracle's own number of a delivery and the counts per file kind."""

    number: int
    counts: dict[str, Counts]


@dataclass
class Version:
    """One version of a row, known from one instant until another (None: current)."""

    kind: str
    key: Key
    values: Row
    withdrawn: bool
    delivery: int
    known_from: int
    known_until: Optional[int] = None


State = dict[str, dict[Key, Version]]


class Knowledge:
    """Everything ever delivered, each version with the instants it was known."""

    def __init__(self) -> None:
        self.versions: list[Version] = []
        self.current: State = {kind: {} for kind in KINDS}
        self.instant = 0
        self.instants: dict[int, int] = {}

    # Reading

    def at(self, number: Optional[int] = None) -> State:
        """What was known right after delivery `number`; without it, what is known now."""
        return self.at_instant(self.instant if number is None else self.instants[number])

    def at_instant(self, instant: int) -> State:
        """What was known from the instant with this number; nothing at 0."""
        state: State = {kind: {} for kind in KINDS}
        for version in self.versions:
            if version.known_from <= instant and (version.known_until is None or instant < version.known_until):
                state[version.kind][version.key] = version
        return state

    # Delivering

    def apply(self, delivery: Delivery, complete: Iterable[str] = (),
              rejected: Optional[dict[str, set[Key]]] = None) -> Receipt:
        """Takes in a delivery; `complete` names the kinds delivered with `--volledig`.

        `rejected` are the keys of rows that came back: delivered, so not absent (readings 8.3).
        """
        self.instant += 1
        number = len(self.instants) + 1
        self.instants[number] = self.instant
        receipt = Receipt(number, {kind: Counts() for kind in delivery.files})
        for file in delivery.files.values():
            counts = receipt.counts[file.kind]
            for row in file.rows:
                self._apply_row(number, file, row, counts)
        for kind in complete:
            file = delivery.files[kind]
            present = {KINDS[kind].key_of(row) for row in file.rows} | (rejected or {}).get(kind, set())
            for key, version in list(self.current[kind].items()):
                if key not in present and not version.withdrawn:
                    self._store(number, kind, key, version.values, withdrawn=True)
                    receipt.counts[kind].ingetrokken += 1
        return receipt

    def _apply_row(self, number: int, file: File, row: Row, counts: Counts) -> None:
        key = KINDS[file.kind].key_of(row)
        known = self.current[file.kind].get(key)
        if row.get("verwijderd"):
            if known is None or known.withdrawn:
                counts.ongewijzigd += 1
            else:
                self._store(number, file.kind, key, known.values, withdrawn=True)
                counts.ingetrokken += 1
            return
        values = merged(file, row, known.values if known else None)
        if known is None:
            counts.nieuw += 1
        elif known.withdrawn or known.values != values:
            counts.gewijzigd += 1
        else:
            counts.ongewijzigd += 1
            return
        self._store(number, file.kind, key, values, withdrawn=False)

    def _store(self, number: int, kind: str, key: Key, values: Row, withdrawn: bool) -> None:
        known = self.current[kind].get(key)
        if known is not None:
            known.known_until = self.instant
        version = Version(kind, key, values, withdrawn, number, self.instant)
        self.versions.append(version)
        self.current[kind][key] = version

    # Undoing

    def undo_is_refused(self, number: int) -> bool:
        """Whether a later delivery changed the same rows, or refers to a row that would go."""
        gone: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for version in self._made_by(number):
            if self.current[version.kind].get(version.key) is not version:
                return True
            if self._before(version) is None:
                gone[version.kind].add(version.key[0])
        for rows in self.current.values():
            for version in rows.values():
                if version.delivery > number:
                    for column, target in KINDS[version.kind].references.items():
                        if version.values.get(column) in gone[target]:
                            return True
        return False

    def undo(self, number: int) -> None:
        """Closes the delivery's versions; what it superseded is current again, from now on."""
        assert not self.undo_is_refused(number)
        self.instant += 1
        for version in self._made_by(number):
            version.known_until = self.instant
            before = self._before(version)
            if before is None:
                del self.current[version.kind][version.key]
            else:
                again = Version(before.kind, before.key, before.values, before.withdrawn,
                                before.delivery, self.instant)
                self.versions.append(again)
                self.current[again.kind][again.key] = again

    def _made_by(self, number: int) -> list[Version]:
        """The delivery's versions; those an earlier undo reopened stand for the originals."""
        latest: dict[tuple[str, Key], Version] = {}
        for version in self.versions:
            if version.delivery == number:
                latest[version.kind, version.key] = version
        return list(latest.values())

    def _before(self, version: Version) -> Optional[Version]:
        """What the version's delivery superseded."""
        moment = self.instants[version.delivery]
        return next(
            (other for other in self.versions
             if other.kind == version.kind and other.key == version.key and other.known_until == moment),
            None,
        )


def merged(file: File, row: Row, known: Optional[Row]) -> Row:
    """The row's typed values; a column the header lacks keeps what is known (readings 2.4)."""
    values: Row = {}
    for column in KINDS[file.kind].columns:
        if column.name in file.columns:
            values[column.name] = row.get(column.name)
        else:
            values[column.name] = known[column.name] if known else None
    if file.kind == "doelen" and values["gewicht"] is None:
        values["gewicht"] = Decimal(1)
    if file.kind == "regie" and values["soort"] == "casemanager_gemeente":
        values["partner_nr"] = None     # ignored (readings 2.17)
    return values
