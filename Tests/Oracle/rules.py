"""Row rules (errors only) on typed, merged rows: contract section 2, readings 2.6–2.8, 2.16–2.18, 7.5.

The generator uses them to deliver valid rows only; the tests use them to prove that it does.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Callable, Optional

from areas import AREAS
from schema import KINDS, REASONS, Column, Key, Row, Type, Value

Lookup = Callable[[str, Key], Optional[Row]]

_FAR = date(9999, 12, 31)
_OPEN_ENDED = {"geldig_tot", "tot", "uit_dienst_op"}
_LONG_AGO = {"diploma_op", "in_dienst_op"}
NOT_NEGATIVE = {"punten", "akkoord_uren", "kosten", "uren_per_week", "advies_uren"}    # the last by its sense: 2.6 is silent
BOUNDS = {"tevredenheid": (1, 10), "gas_score": (-2, 2), "mbo_niveau": (3, 4)}

# (kind, earlier column, later column): later >= earlier when both are filled.
ORDERS = [
    ("casussen", "ontvangen_op", "gestart_op"),
    ("casussen", "gestart_op", "beeindigd_op"),
    ("casussen", "ontvangen_op", "contact_op"),
    ("medewerkers", "in_dienst_op", "uit_dienst_op"),
    ("registraties", "geldig_vanaf", "geldig_tot"),
    ("skj_partners", "geldig_vanaf", "geldig_tot"),
    ("documenten", "geldig_vanaf", "geldig_tot"),
    ("regie", "vanaf", "tot"),
    ("meldingen", "ontvangen_op", "bevestigd_op"),
    ("meldingen", "ontvangen_op", "afgehandeld_op"),
]


def years_later(day: date, years: int) -> date:
    """The same day some years on, 29 February clamped to the month's end."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def date_bounds(name: str, import_day: date) -> tuple[date, date]:
    """The first and the last day a column takes (readings 2.8)."""
    return (date(1950 if name in _LONG_AGO else 1990, 1, 1),
            _FAR if name in _OPEN_ENDED else years_later(import_day, 1))


def looks_like_bsn(text: str) -> bool:
    """Nine digits that pass the 11-test (readings 2.18)."""
    if len(text) != 9 or not (text.isascii() and text.isdigit()):
        return False
    digits = [int(digit) for digit in text]
    return (sum((9 - i) * digits[i] for i in range(8)) - digits[8]) % 11 == 0


def problems(kind: str, row: Row, import_day: date, lookup: Lookup) -> list[str]:
    """What is wrong with a merged row; empty when it is valid."""
    found = []
    for column in KINDS[kind].columns:
        value = row.get(column.name)
        if value is None:
            if column.required:
                found.append(f"{column.name} is empty")
        else:
            found += _cell(kind, column, value, import_day)
    found += _between_cells(kind, row)
    found += _references(kind, row, lookup)
    return found


def _cell(kind: str, column: Column, value: Value, import_day: date) -> list[str]:
    name = column.name
    if column.type is Type.DATE:
        assert isinstance(value, date)
        low, high = date_bounds(name, import_day)
        return [] if low <= value <= high else [f"{name} out of range"]
    if column.type is Type.MONTH:
        first = date.fromisoformat(f"{value}-01")
        low, high = date_bounds(name, import_day)
        return [] if low <= first <= high else [f"{name} out of range"]
    if column.type is Type.GEMEENTE:
        return [] if value in AREAS else [f"{name} unknown"]
    if column.type is Type.CODES:
        assert isinstance(value, tuple)
        return [] if value and all(code in column.codes for code in value) else [f"{name} unknown code"]
    if column.codes and value not in column.codes:
        return [f"{name} unknown code"]
    if name in BOUNDS:
        low_mark, high_mark = BOUNDS[name]
        return [] if isinstance(value, int) and low_mark <= value <= high_mark else [f"{name} out of range"]
    if name in NOT_NEGATIVE and isinstance(value, Decimal) and value < 0:
        return [f"{name} negative"]
    if name == "gewicht" and not (isinstance(value, Decimal) and value > 0):
        return ["gewicht not positive"]
    if kind == "inzet" and name == "uren" and not (isinstance(value, Decimal) and 0 < value <= 24):
        return ["uren out of range"]
    if name in ("client_nr", "casus_nr") and looks_like_bsn(str(value)):
        return [f"{name} may be a BSN"]
    return []


def _between_cells(kind: str, row: Row) -> list[str]:
    found = []
    for where, earlier, later in ORDERS:
        first, last = row.get(earlier), row.get(later)
        if where == kind and isinstance(first, date) and isinstance(last, date) and last < first:
            found.append(f"{later} before {earlier}")
    if kind == "casussen":
        found += _case(row)
    if kind == "regie" and row.get("soort") == "skj_partner" and row.get("partner_nr") is None:
        found.append("skj_partner without partner_nr")
    return found


def _case(row: Row) -> list[str]:
    found = []
    if row.get("beeindigd_op") is not None and row.get("gestart_op") is None:
        found.append("ended without start")
    closed_early = row.get("ingetrokken_op") is not None or row.get("afgewezen_op") is not None
    if closed_early and row.get("gestart_op") is not None:
        found.append("withdrawn or rejected, yet started")
    source, reason = row.get("reden_bron"), row.get("reden_beeindiging")
    if reason is not None:
        if source is None:
            found.append("reason without source")
        elif reason not in REASONS[str(source)]:
            found.append("reason not in its list")
        elif REASONS[str(source)][str(reason)] is None and row.get("beeindigd_op") is not None:
            found.append("reason does not end a case")
    return found


def _references(kind: str, row: Row, lookup: Lookup) -> list[str]:
    found = []
    for column, target in KINDS[kind].references.items():
        if kind == "regie" and column == "partner_nr" and row.get("soort") != "skj_partner":
            continue
        value = row.get(column)
        if value is not None and lookup(target, (str(value),)) is None:
            found.append(f"{column} does not resolve")
    if kind == "doelscores" and not found:
        evaluation = lookup("evaluaties", (str(row["evaluatie_nr"]),))
        goal = lookup("doelen", (str(row["doel_nr"]),))
        if evaluation and goal and evaluation["casus_nr"] != goal["casus_nr"]:
            found.append("score of two cases")
    return found
