"""Seeded deliveries that are valid by the row rules yet full of edges.

`generate` makes a first delivery of all thirteen files; `revise` makes a later one with
corrections, new rows, withdrawals, rows brought back, omitted columns and unchanged rows.
Contract section 2; readings 2.x, 4.10, 4.11, 7.x.
"""

from __future__ import annotations

import random
from datetime import date
from typing import Iterable, Optional

from careers import careers, renewals
from courses import courses
from knowledge import Delivery, File, Knowledge, merged
from making import Maker
from papers import papers
from rules import Lookup, problems
from schema import KINDS, Key, Row

_SAFE_TO_OMIT = {
    "casussen": ["wijkteam", "problematiek", "contact_op", "aangemeld_wijkteam_op", "advies_op", "advies_uren",
                 "wet", "akkoord_soort", "akkoord_uren", "indicatie_op", "toewijzingnummer", "giz_op", "plan_op",
                 "netwerk_op", "tevredenheid", "zonder_hulp_verder", "doorverwezen_naar", "overdracht_op",
                 "facturatie", "kosten"],
    "regie": ["team", "tot"],
}

_NEVER_CORRECTED = {
    ("doelen", "casus_nr"), ("evaluaties", "casus_nr"), ("regie", "partner_nr"),
    ("casussen", "reden_bron"),
}


# How often a known row of a kind is withdrawn, where more often than elsewhere: it takes along all that refers to it.
_WITHDRAWN = {"medewerkers": 0.06, "skj_partners": 0.2, "documenten": 0.08}


def generate(seed: int, cases: int, start: date, years: int, importday: date) -> Delivery:
    """A first delivery: `cases` cases received in the `years` years from `start`, some later."""
    maker = Maker(random.Random(seed), start, years, importday, Knowledge())
    maker.organisation(max(4, cases // 15))
    for _ in range(cases):
        maker.case_with_children()
    papers(maker, max(3, cases // 20))
    courses(maker, max(6, cases // 5))
    careers(maker, max(4, cases // 8))
    return _checked(Delivery(importday, maker.files()), Knowledge())


def revise(knowledge: Knowledge, seed: int, start: date, years: int, importday: date,
           new_cases: int = 10, complete: Iterable[str] = ()) -> Delivery:
    """A later delivery on top of what is known.

    A file of a kind in `complete` leaves out up to 3 % of its known rows, to be withdrawn.
    """
    rng = random.Random(seed)
    maker = Maker(rng, start, years, importday, knowledge)
    maker.organisation(2)
    for _ in range(new_cases):
        maker.case_with_children()
    maker.children_of_known(new_cases)
    papers(maker, 1)
    courses(maker, 1 + new_cases // 4)
    careers(maker, 1 + new_cases // 8)
    renewals(maker, 1 + new_cases // 5)
    new = maker.files()
    # What a corrected row may refer to: everything known, with this delivery's corrections laid over.
    overlay: dict[tuple[str, Key], Row] = {}
    for file in new.values():
        for row in file.rows:
            overlay[file.kind, KINDS[file.kind].key_of(row)] = row

    def lookup(kind: str, key: Key) -> Optional[Row]:
        known = knowledge.current[kind].get(key)
        return overlay.get((kind, key)) or (known.values if known else None)

    delivery = Delivery(importday)
    for kind in KINDS:
        whole = kind in complete
        if not whole and rng.random() < 0.15 and not new[kind].rows:
            continue
        file = _revised(kind, knowledge, rng, maker, whole, importday, lookup, new[kind].rows)
        for row in file.rows:
            if not row.get("verwijderd"):
                overlay[kind, KINDS[kind].key_of(row)] = row
        if file.rows:
            delivery.files[kind] = file
    return _checked(delivery, knowledge)


def _revised(kind: str, knowledge: Knowledge, rng: random.Random, maker: "Maker", whole: bool,
             importday: date, lookup: Lookup, new_rows: list[Row]) -> File:
    definition = KINDS[kind]
    known = knowledge.current[kind]
    share = 1.0 if whole else rng.choice([0.1, 0.3, 0.3, 0.6, 1.0])
    leave_out = int(0.03 * len(known)) if whole else 0
    rows: list[Row] = []
    for key, version in known.items():
        if version.withdrawn:
            if rng.random() < 0.4:
                rows.append(dict(version.values))                     # brought back
            elif rng.random() < 0.3:
                rows.append(_withdrawal(kind, key))                   # withdrawn twice
            continue
        if leave_out > 0 and rng.random() < 0.06:
            leave_out -= 1
            continue
        if rng.random() >= share:
            continue
        chance = rng.random()
        if chance < _WITHDRAWN.get(kind, 0.03):
            rows.append(_withdrawal(kind, key))
        elif chance < 0.25:
            rows.append(_corrected(kind, version.values, rng, maker, importday, lookup))
        else:
            rows.append(dict(version.values))
    if rng.random() < 0.5:
        rows.append(_withdrawal(kind, tuple(f"nooit-{i}" for i, _ in enumerate(definition.key))))
    rows += new_rows
    rng.shuffle(rows)
    if rows and rng.random() < 0.5:
        rows.insert(rng.randrange(len(rows) + 1), dict(rng.choice(rows)))  # the same row twice
    columns = _header(kind, rows, knowledge, rng, importday, lookup)
    if any(row.get("verwijderd") for row in rows) or rng.random() < 0.5:
        columns.append("verwijderd")
    return File(kind, columns, [{name: value for name, value in row.items() if name in columns} for row in rows])


def _header(kind: str, rows: list[Row], knowledge: Knowledge, rng: random.Random, importday: date,
            lookup: Lookup) -> list[str]:
    """All columns, or fewer where the rows stay valid with the kept values merged in."""
    everything = [column.name for column in KINDS[kind].columns]
    if rng.random() < 0.5:
        return everything
    candidates = _SAFE_TO_OMIT.get(kind, KINDS[kind].optional)
    omitted = {name for name in candidates if rng.random() < 0.3}
    columns = [name for name in everything if name not in omitted]
    for row in rows:
        if not row.get("verwijderd"):
            known = knowledge.current[kind].get(KINDS[kind].key_of(row))
            if problems(kind, merged(File(kind, columns, []), row, known.values if known else None), importday, lookup):
                return everything
    return columns


def _withdrawal(kind: str, key: Key) -> Row:
    row: Row = {name: value for name, value in zip(KINDS[kind].key, key)}
    row["verwijderd"] = True
    return row


def _corrected(kind: str, values: Row, rng: random.Random, maker: "Maker", importday: date, lookup: Lookup) -> Row:
    definition = KINDS[kind]
    columns = [column for column in definition.columns
               if column.name not in definition.key and (kind, column.name) not in _NEVER_CORRECTED]
    for _ in range(8):
        row = dict(values)
        for column in rng.sample(columns, min(len(columns), rng.choice([1, 1, 2, 4]))):
            maker.correct(kind, column, row)
        if not problems(kind, row, importday, lookup):
            return row
    return dict(values)


def _checked(delivery: Delivery, knowledge: Knowledge) -> Delivery:
    """Fails when a row of the delivery, merged with what is known, breaks a rule."""
    for complaint in complaints(delivery, knowledge):
        raise AssertionError(complaint)
    return delivery


def complaints(delivery: Delivery, knowledge: Knowledge) -> Iterable[str]:
    """Every broken row rule of a delivery on top of what is known."""
    rows: dict[tuple[str, Key], Row] = {}
    for file in delivery.files.values():
        for row in file.rows:
            if not row.get("verwijderd"):
                key = KINDS[file.kind].key_of(row)
                known = knowledge.current[file.kind].get(key)
                values = merged(file, row, known.values if known else None)
                if rows.setdefault((file.kind, key), values) != values:
                    yield f"{file.kind} {key}: delivered twice with different values"

    def lookup(kind: str, key: Key) -> Optional[Row]:
        known = knowledge.current[kind].get(key)
        return rows.get((kind, key)) or (known.values if known else None)

    for (kind, key), values in rows.items():
        for problem in problems(kind, values, delivery.importday, lookup):
            yield f"{kind} {key}: {problem}"
