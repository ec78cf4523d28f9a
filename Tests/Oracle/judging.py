"""Judges the files of a delivery in `--mode partial`, from their bytes: which rows are taken, which come back and why.

Contract section 2; readings 2.1–2.18, 7.1, 7.4, 7.5, 7.8, 7.11, 8.6. Codes are those of the product's documentation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Iterable, Optional, Union

from areas import AREAS
from knowledge import Delivery, File, Knowledge, merged
from reading import layout, trimmed
from rules import BOUNDS, NOT_NEGATIVE, ORDERS, date_bounds, looks_like_bsn
from schema import KINDS, REASONS, Column, Key, Row, Type, Value

_ALL_REASONS = {code for codes in REASONS.values() for code in codes}
_TRUE, _FALSE = {"ja", "j", "1", "true"}, {"nee", "n", "0", "false"}


@dataclass(frozen=True)
class Unreadable:
    """A cell that holds no value its column takes: rules over two cells pass over it (readings 7.4).

    Two of them in one column are not told apart.
    """

    text: str = field(compare=False)


Cell = Union[Value, Unreadable]


@dataclass
class Judged:
    """A row of a file and what is wrong with it; without a key when its cells cannot be told apart."""

    kind: str
    line: int
    key: Optional[Key] = None
    row: Row = field(default_factory=dict)           # as delivered
    cells: dict[str, Cell] = field(default_factory=dict)   # merged with what is known
    codes: set[str] = field(default_factory=set)
    first: Optional["Judged"] = None                 # the equal row that this one repeats

@dataclass
class Judgement:
    """What becomes of a delivery: the part that is taken, and what comes back."""

    taken: Delivery
    rejected: dict[str, int]                          # rows per kind
    keys: dict[str, set[Key]]                         # of rejected rows
    errors: set[tuple[str, int, str]]                 # kind, physical line, code
    repeated: dict[str, int] = field(default_factory=dict)   # rows equal to one that came back: unchanged
    whole: set[str] = field(default_factory=set)      # kinds whose file came back whole: of these only line 1 is in `errors`


def judge(files: Iterable[bytes], knowledge: Knowledge, importday: date) -> Judgement:
    """Reads and judges the files on top of what is known."""
    judgement = Judgement(Delivery(importday), {}, {kind: set() for kind in KINDS}, set())
    rows: list[Judged] = []
    whole: list[Judged] = []    # rows of files that are rejected as a whole
    columns: dict[str, list[str]] = {}
    for data in files:
        kind, header, records = layout(data)
        columns[kind] = [name for name in header if name]
        if any(column.required and column.name not in header for column in KINDS[kind].columns):
            judgement.errors.add((kind, 1, "kolom_ontbreekt"))
            judgement.whole.add(kind)
            whole += [_key_only(kind, header, line, cells) for line, cells in records]
        else:
            rows += [_judged(kind, header, line, cells, knowledge, importday) for line, cells in records]
    _judge_twice(rows)
    _judge_references(rows, whole, knowledge)
    for kind, names in columns.items():
        taken = [row.row for row in rows if row.kind == kind and not row.codes and not (row.first and row.first.codes)]
        judgement.taken.files[kind] = File(kind, names, taken)
        judgement.repeated[kind] = sum(bool(row.kind == kind and not row.codes and row.first and row.first.codes) for row in rows)
    for row in whole + [row for row in rows if row.codes]:
        judgement.rejected[row.kind] = judgement.rejected.get(row.kind, 0) + 1
        judgement.errors |= {(row.kind, row.line, code) for code in row.codes}
        if row.key is not None:
            judgement.keys[row.kind].add(row.key)
    return judgement


def typed(data: bytes) -> File:
    """The rows of a valid file by itself."""
    kind, header, records = layout(data)
    rows = [_judged(kind, header, line, cells, Knowledge(), date(9998, 1, 1)).row for line, cells in records]
    return File(kind, [name for name in header if name], rows)


# One row

def _texts(header: list[Optional[str]], cells: list[str]) -> Optional[dict[str, str]]:
    """The cells by column; None when there are more or fewer than the header has, empty ones at the end aside."""
    cells = [trimmed(cell) for cell in cells]
    while len(cells) > len(header) and not cells[-1]:
        cells.pop()
    return {name: cell for name, cell in zip(header, cells) if name} if len(cells) == len(header) else None


def _key(kind: str, texts: dict[str, str]) -> Optional[Key]:
    key = tuple(texts[name] for name in KINDS[kind].key)
    return key if all(key) else None


def _key_only(kind: str, header: list[Optional[str]], line: int, cells: list[str]) -> Judged:
    texts = _texts(header, cells)
    return Judged(kind, line, _key(kind, texts) if texts else None)


def _judged(kind: str, header: list[Optional[str]], line: int, cells: list[str], knowledge: Knowledge,
            importday: date) -> Judged:
    """A row judged by itself."""
    texts = _texts(header, cells)
    if texts is None:
        return Judged(kind, line, codes={"aantal_velden"})
    judged = Judged(kind, line, _key(kind, texts))
    removed = texts.pop("verwijderd", "").lower()
    doubtful = removed not in _TRUE | _FALSE | {""}
    if removed in _TRUE:
        judged.row = {name: texts[name] for name in KINDS[kind].key} | {"verwijderd": True}
        judged.cells = dict(judged.row)
        for name in KINDS[kind].key:
            judged.codes |= _text_codes(name, texts[name], required=True)
        return judged
    for column in KINDS[kind].columns:
        if column.name in texts:
            value, code = _value(column, texts[column.name])
            judged.cells[column.name] = value
            judged.codes |= {code} if code else set()
    known = knowledge.current[kind].get(judged.key) if judged.key else None
    judged.row = {name: None if isinstance(value, Unreadable) else value for name, value in judged.cells.items()}
    kept = merged(File(kind, list(texts), []), judged.row, known.values if known else None)
    unreadable = {name: value for name, value in judged.cells.items() if isinstance(value, Unreadable)}
    if doubtful:
        judged.codes.add("ja_nee_ongeldig")
        unreadable["verwijderd"] = Unreadable(removed)
    judged.cells = {**kept, **unreadable}
    for column in KINDS[kind].columns:
        wrong = _range_codes(kind, column, judged.cells[column.name], importday)
        judged.codes |= wrong
        if wrong:
            judged.cells[column.name] = Unreadable(str(judged.cells[column.name]))
    judged.codes |= _order_codes(kind, judged.cells)
    if kind == "casussen":
        judged.codes |= _case_codes(judged.cells)
    if kind == "regie" and judged.cells["soort"] == "skj_partner" and judged.cells["partner_nr"] is None:
        judged.codes.add("partner_ontbreekt")
    return judged


def _value(column: Column, text: str) -> tuple[Cell, Optional[str]]:
    """The typed value of a cell, or why it has none."""
    if not text:
        return None, None
    if column.type is Type.DATE:
        return _date(text)
    if column.type is Type.MONTH:
        good = re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text)
        return (text, None) if good else (Unreadable(text), "maand_ongeldig")
    if column.type in (Type.INTEGER, Type.DECIMAL):
        if not re.fullmatch(r"-?[0-9]+([.,][0-9]+)?", text):
            return Unreadable(text), "getal_ongeldig"
        number = Decimal(text.replace(",", "."))
        if column.type is Type.DECIMAL:
            return number, None
        return (int(text), None) if re.fullmatch(r"-?[0-9]+", text) else (Unreadable(text), "geen_geheel_getal")
    if column.type is Type.BOOLEAN:
        good = text.lower() in _TRUE | _FALSE
        return (text.lower() in _TRUE, None) if good else (Unreadable(text), "ja_nee_ongeldig")
    if column.type is Type.GEMEENTE:
        match = re.fullmatch(r"GM(\d{4})|(\d{1,4})", text.upper())
        if match is None:
            return Unreadable(text), "gemeente_ongeldig"
        return "GM" + (match[1] or match[2]).zfill(4), None
    if column.type is Type.TWO_DIGITS:
        padded = text.zfill(2)
        return (padded, None) if padded in (column.codes or _ALL_REASONS) else (Unreadable(text), "code_onbekend")
    if column.type is Type.CODES:
        codes = [_code(column, part.strip()) for part in text.split("|")]
        return (Unreadable(text), "code_onbekend") if None in codes else (tuple(sorted(set(codes))), None)  # type: ignore[type-var]
    if column.type is Type.CODE:
        code_or_none = _code(column, text)
        return (code_or_none, None) if code_or_none else (Unreadable(text), "code_onbekend")
    return text, None


def _code(column: Column, text: str) -> Optional[str]:
    return next((code for code in column.codes if code.lower() == text.lower()), None)


def _date(text: str) -> tuple[Cell, Optional[str]]:
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    dutch = re.fullmatch(r"(\d\d?)-(\d\d?)-(\d{4})", text)
    if re.fullmatch(r"\d\d?-\d\d?-\d\d", text):
        return Unreadable(text), "jaar_twee_cijfers"
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3])), None
        if dutch:
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1])), None
    except ValueError:
        pass
    return Unreadable(text), "datum_ongeldig"


def _text_codes(name: str, text: Optional[str], required: bool) -> set[str]:
    if not text:
        return {"verplicht_leeg"} if required else set()
    return {"bsn_vermoed"} if name in ("client_nr", "casus_nr") and looks_like_bsn(text) else set()


def _range_codes(kind: str, column: Column, value: Cell, importday: date) -> set[str]:
    """What is wrong with a value that could be read, or with its absence."""
    name = column.name
    if value is None or column.type is Type.TEXT:
        return _text_codes(name, value, column.required)  # type: ignore[arg-type]
    if isinstance(value, date) or (column.type is Type.MONTH and isinstance(value, str)):
        day = value if isinstance(value, date) else date.fromisoformat(f"{value}-01")
        low, high = date_bounds(name, importday)
        return set() if low <= day <= high else {"datum_buiten_bereik"}
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        least, most = BOUNDS.get(name, (None, None))
        fits = (least is None or value >= least) and (most is None or value <= most)
        fits = fits and not (name in NOT_NEGATIVE and value < 0) and not (name == "gewicht" and value <= 0)
        fits = fits and not (kind == "inzet" and name == "uren" and not 0 < value <= 24)
        return set() if fits else {"getal_buiten_bereik"}
    return set()


def _order_codes(kind: str, cells: dict[str, Cell]) -> set[str]:
    for where, earlier, later in ORDERS:
        first, last = cells.get(earlier), cells.get(later)
        if where == kind and isinstance(first, date) and isinstance(last, date) and last < first:
            return {"datum_volgorde"}
    return set()


def _case_codes(cells: dict[str, Cell]) -> set[str]:
    """The rules of a case that look further than one cell; a cell that is filled but unreadable is not judged."""
    codes = set()
    if isinstance(cells["gemeente"], str) and cells["gemeente"] not in AREAS:
        codes.add("gemeente_onbekend")
    started, ended = cells["gestart_op"], cells["beeindigd_op"]
    if isinstance(ended, date) and started is None:
        codes.add("einde_zonder_start")
    if isinstance(started, date) and any(isinstance(cells[name], date) for name in ("ingetrokken_op", "afgewezen_op")):
        codes.add("start_na_intrekking")
    source, reason = cells["reden_bron"], cells["reden_beeindiging"]
    if isinstance(reason, str) and not isinstance(source, Unreadable):
        if source is None:
            codes.add("reden_zonder_bron")
        elif reason not in REASONS[str(source)]:
            codes.add("reden_niet_in_lijst")
        elif REASONS[str(source)][reason] is None and isinstance(ended, date):
            codes.add("reden_beeindigt_niet")
    return codes


# Rows together

def _judge_twice(rows: list[Judged]) -> None:
    """The same key with different values: no guessing, all its rows come back. With equal ones, each after the first
    repeats it and is *unchanged*, whatever becomes of the first (readings 2.11); unreadable cells are not equal values.
    """
    by_key: dict[tuple[str, Key], list[Judged]] = {}
    for row in rows:
        if row.key is not None:
            by_key.setdefault((row.kind, row.key), []).append(row)
    for same in by_key.values():
        if any(row.cells != same[0].cells for row in same):
            for row in same:
                row.codes.add("dubbele_sleutel")
        elif not any(isinstance(cell, Unreadable) for cell in same[0].cells.values()):
            for row in same[1:]:
                row.first, row.codes = same[0], set()


def _judge_references(rows: list[Judged], whole: list[Judged], knowledge: Knowledge) -> None:
    """Rejects what refers to nothing, until nothing more falls; a key known before the delivery always resolves.

    A row that only withdraws its key brings nothing to refer to.
    """
    pending = [row for row in rows if not row.row.get("verwijderd") and row.cells and row.first is None]
    delivered = {(row.kind, row.key) for row in pending + whole if row.key is not None}
    while True:
        taken = {(row.kind, row.key) for row in pending if row.key is not None and not row.codes}
        fallen = False
        for row in pending:
            for column, target in KINDS[row.kind].references.items():
                value = row.cells[column]
                if row.kind == "regie" and column == "partner_nr" and row.cells["soort"] == "casemanager_gemeente":
                    continue
                if not isinstance(value, str) or (value,) in knowledge.current[target] or (target, (value,)) in taken:
                    continue
                code = "verwijzing_afgekeurd" if (target, (value,)) in delivered else "verwijzing_onbekend"
                fallen = fallen or not row.codes
                row.codes.add(code)
        if not fallen:
            break
    _judge_scores(rows, knowledge)


def _judge_scores(rows: list[Judged], knowledge: Knowledge) -> None:
    """A score's goal and evaluation belong to one case, as they will be known after the delivery."""
    new = {(row.kind, row.key): row.cells.get("casus_nr") for row in rows
           if row.kind in ("doelen", "evaluaties") and not row.codes and row.first is None and not row.row.get("verwijderd")}

    def case_of(kind: str, number: Cell) -> Optional[Cell]:
        key = (str(number),)
        known = knowledge.current[kind].get(key)
        return new.get((kind, key)) or (known.values["casus_nr"] if known else None)

    for row in rows:
        if row.kind == "doelscores" and row.cells and not row.row.get("verwijderd") and row.first is None:
            evaluation, goal = case_of("evaluaties", row.cells["evaluatie_nr"]), case_of("doelen", row.cells["doel_nr"])
            if evaluation is not None and goal is not None and evaluation != goal:
                row.codes.add("score_andere_casus")
