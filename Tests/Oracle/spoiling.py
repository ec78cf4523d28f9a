"""Spoils a valid delivery: bad rows of every kind the contract knows, for `--mode partial`.

Contract section 2 (row rules); readings 2.6–2.18, 7.1, 7.8, 7.11, 8.6. What becomes of the rows is
judged from the written files, by `judging.py`; nothing here says it.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Callable, Iterable

from knowledge import Delivery, File
from rules import date_bounds, years_later
from schema import KINDS, Column, Row, Type
from writing import FIELDS, Literal

_TEXTS: dict[Type, list[str]] = {
    Type.DATE: ["31-02-2026", "2026-13-01", "00-01-2026", "2026/01/05", "01.02.2026", "5 mei 2026", "2026-1-5", "20260105",
                "2026-01-05T00:00", "01-02-26", "1-2-99", "29-02-2025", "morgen", "1989-12-31", "9999-12-31", "1949-12-31"],
    Type.MONTH: ["2026-13", "2026", "03-2026", "2026-3", "maart", "1989-12", "2099-01", "2026-03-01"],
    Type.INTEGER: ["7,5", "0", "11", "-3", "vijf", "1e1", "+5", "999999999"],
    Type.DECIMAL: ["1.234,5", "1,5,2", "12,", ",5", "1e3", "+5", "€ 5", "1 000", "-1", "0", "24,01", "NaN"],
    Type.BOOLEAN: ["misschien", "2", "yes"],
    Type.GEMEENTE: ["GM9999", "9999", "GM363", "Amsterdam", "0", "12345", "GM03631"],
    Type.CODE: ["onzin", "kind", "-"],
    Type.CODES: ["kind||ouders", "kind|", "|", "kind,ouders", "onzin", "kind|onzin"],
    Type.TWO_DIGITS: ["07", "5", "abc", "031", "20", "37"],
}

_BSN = ("111222333", "000000000", "999990019")


def spoil(delivery: Delivery, seed: int, share: float = 0.06, complete: Iterable[str] = ()) -> Delivery:
    """The delivery with about `share` of its rows spoiled, at least one per file, and perhaps a column gone.

    Files of a kind in `complete` keep their columns and every row its key, so that what is absent stays certain.
    """
    rng = random.Random(seed)
    spoiled = Delivery(delivery.importday)
    for kind, file in delivery.files.items():
        rows = [dict(row) for row in file.rows]
        for number in rng.sample(range(len(rows)), min(len(rows), max(1, round(share * len(rows))))):
            _spoil_row(kind, rows, number, file.columns, rng, kind in complete, delivery.importday)
        spoiled.files[kind] = File(kind, list(file.columns), rows)
    candidates = [kind for kind in spoiled.files if kind not in complete]
    if candidates and rng.random() < 0.6:
        _drop_column(spoiled.files[rng.choice(candidates)], rng)
    return spoiled


def _drop_column(file: File, rng: random.Random) -> None:
    """Takes a required column, though not the key that names the file, out of the header."""
    required = [column.name for column in KINDS[file.kind].columns if column.required and column.name not in KINDS[file.kind].key]
    if required:
        file.columns.remove(rng.choice(required))


def _spoil_row(kind: str, rows: list[Row], number: int, columns: list[str], rng: random.Random, keep_key: bool,
               importday: date) -> None:
    row = rows[number]
    ways: list[Callable[[], None]] = [lambda: _bad_cell(kind, row, columns, rng, importday)] * 5
    ways += [lambda: _empty_required(kind, row, columns, rng), lambda: _unknown_reference(kind, row, columns, rng),
             lambda: _wrong_order(kind, row, columns, rng), lambda: _twice(kind, rows, row, columns, rng)]
    if kind == "casussen":
        ways += [lambda: _bad_case(row, columns, rng)] * 4
        ways.append(lambda: row.update(gemeente=Literal(rng.choice(_TEXTS[Type.GEMEENTE]))))
    if kind == "doelscores":
        ways += [lambda: _other_case(rows, row, rng)] * 2
    if kind == "regie":
        ways.append(lambda: row.update(soort="skj_partner", partner_nr=None))
    if "verwijderd" in columns:
        ways.append(lambda: row.update(verwijderd=Literal("weg")))
    if not keep_key:
        ways += [lambda: row.update({FIELDS: rng.choice((-2, -1, 1, 3))}), lambda: row.update({KINDS[kind].key[0]: Literal("")})]
    if row.get("verwijderd") is True:     # only its key is looked at: most of these leave it valid
        ways = ways[:5] + ways[-2:]
    for way in rng.sample(ways, rng.choice((1, 1, 1, 2))):
        way()


# One row

def _bad_cell(kind: str, row: Row, columns: list[str], rng: random.Random, importday: date) -> None:
    """A cell that cannot be read, or holds what the column does not take; now and then one just inside its bounds."""
    candidates = [column for column in KINDS[kind].columns if column.name in columns and column.type is not Type.TEXT]
    if not candidates:
        return
    column = rng.choice(candidates)
    if column.type is Type.DATE and rng.random() < 0.3:
        low, high = date_bounds(column.name, importday)
        day = rng.choice((low, low - timedelta(days=1), high, years_later(importday, 1) + timedelta(days=1)))
        row[column.name] = Literal(day.isoformat())
    else:
        row[column.name] = Literal(rng.choice(_TEXTS[column.type]))


def _empty_required(kind: str, row: Row, columns: list[str], rng: random.Random) -> None:
    required = [column.name for column in KINDS[kind].columns
                if column.required and column.name in columns and column.name not in KINDS[kind].key]
    if required:
        row[rng.choice(required)] = Literal(rng.choice(("", "", "\u00a0 ")))


def _unknown_reference(kind: str, row: Row, columns: list[str], rng: random.Random) -> None:
    """A number that nobody delivered, or one that differs by case only."""
    references = [name for name in KINDS[kind].references if name in columns and name not in KINDS[kind].key]
    if references:
        name = rng.choice(references)
        row[name] = Literal(rng.choice(("bestaat-niet", str(row.get(name) or "x").swapcase() + "'")))


def _wrong_order(kind: str, row: Row, columns: list[str], rng: random.Random) -> None:
    """Two days of the row change places, or come to lie on one day or a day apart."""
    names = [column.name for column in KINDS[kind].columns if isinstance(row.get(column.name), date) and column.name in columns]
    if len(names) >= 2:
        first, second = rng.sample(names, 2)
        if rng.random() < 0.5:
            row[first], row[second] = row[second], row[first]
        else:
            day = row[first]
            assert isinstance(day, date)
            row[second] = max(date.min, day - timedelta(days=rng.choice((0, 1, 1))))


def _twice(kind: str, rows: list[Row], row: Row, columns: list[str], rng: random.Random) -> None:
    """The row once more: the same, with another value, unreadable, or withdrawn."""
    again = dict(row)
    optional = [column for column in KINDS[kind].columns if column.name in columns and column.name not in KINDS[kind].key]
    chance = rng.random()
    if chance < 0.2 and "verwijderd" in columns:
        again["verwijderd"] = True
    elif chance < 0.8 and optional:
        column: Column = rng.choice(optional)
        again[column.name] = rng.choice((None, Literal("onzin"), Literal("3")))
    rows.insert(rng.randrange(len(rows) + 1), again)


def _bad_case(row: Row, columns: list[str], rng: random.Random) -> None:
    """A rule over two cells of a case, or a number that may be a BSN."""
    started = row.get("gestart_op") or row.get("ontvangen_op")
    changes: list[Row] = [
        {"gestart_op": None, "beeindigd_op": started},
        {"ingetrokken_op": started, "gestart_op": started},
        {"afgewezen_op": started, "gestart_op": started},
        {"reden_bron": None, "reden_beeindiging": "03"},
        {"reden_bron": "cbs", "reden_beeindiging": "31"},
        {"reden_bron": "jw", "reden_beeindiging": Literal("20"), "gestart_op": started, "beeindigd_op": started},
        {"reden_bron": Literal("zvw"), "reden_beeindiging": "03"},
        {"gestart_op": Literal("gisteren"), "beeindigd_op": started},
        {"client_nr": Literal(rng.choice(_BSN))},
        {"client_nr": Literal("123456789")},
        {"client_nr": Literal("111.222.333")},
    ]
    row.update({name: value for name, value in rng.choice(changes).items() if name in columns})


def _other_case(rows: list[Row], row: Row, rng: random.Random) -> None:
    """A goal of another score of the file: most likely one of another case."""
    row["doel_nr"] = rng.choice(rows)["doel_nr"]
