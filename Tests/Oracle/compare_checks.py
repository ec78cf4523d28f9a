"""Compares recomputed check results with a checks file, in its `open` or `excel` form.

Contract sections 5 and 7; readings 5.20. Rows are matched on (check, subject); their order and the `versie` do not matter.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Iterable

from checks import CheckRow
from compare import BOM, DIALECTS, Dialect, guarded, records_in
from verdicts import Period

COLUMNS = ["check", "versie", "van", "tot", "onderwerp_soort", "onderwerp", "oordeel", "dagen", "dagen_niet", "niet_op"]


def check_differences(expected: Iterable[CheckRow], period: Period, data: bytes, form: str) -> list[str]:
    """Every difference as a sentence; empty when the file says the same as the recomputation."""
    dialect = DIALECTS[form]
    records, found = records_in(data, dialect)
    if records and records[0] != COLUMNS:
        found.append(f"columns are {records[0]}, expected {COLUMNS}")
    if found:
        return found
    actual: dict[tuple[str, str], dict[str, str]] = {}
    for number, record in enumerate(records[1:], start=2):
        if len(record) != len(COLUMNS):
            found.append(f"record {number}: {len(record)} fields instead of {len(COLUMNS)}")
            continue
        got = dict(zip(COLUMNS, record))
        key = (got["check"], got["onderwerp"])
        if key in actual:
            found.append(f"{key[0]} {key[1]!r}: twice in the file")
        if not got["versie"]:
            found.append(f"{key[0]} {key[1]!r}: no versie")
        actual[key] = got
    for row in expected:
        wanted = written(row, period, dialect)
        key = (row.check, wanted["onderwerp"])
        got = actual.pop(key, {})
        wrong = [f"{name} {got[name]!r} instead of {value!r}" for name, value in wanted.items() if got and got[name] != value]
        if not got:
            wrong = [f"missing (expected {wanted['oordeel']}, niet_op {wanted['niet_op']!r})"]
        if wrong:
            found.append(f"{key[0]} {key[1]!r}: " + "; ".join(wrong))
    for key, got in actual.items():
        found.append(f"{key[0]} {key[1]!r}: surplus ({got['oordeel']}, niet_op {got['niet_op']!r})")
    return found


def written(row: CheckRow, period: Period, dialect: Dialect) -> dict[str, str]:
    """The cells of a row, `versie` aside; the days of niet_op are ISO dates in both forms."""
    return {
        "check": row.check, "van": _day(period.van, dialect), "tot": _day(period.tot, dialect),
        "onderwerp_soort": row.kind, "onderwerp": guarded(row.subject), "oordeel": row.verdict.value,
        "dagen": "" if row.looked is None else str(row.looked), "dagen_niet": str(len(row.failing)),
        "niet_op": " ".join(day.isoformat() for day in row.failing),
    }


def rendered_checks(rows: Iterable[CheckRow], period: Period, form: str) -> bytes:
    """Writes rows as a checks file: the comparison's own counterpart, for its tests."""
    dialect = DIALECTS[form]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({**written(row, period, dialect), "versie": "1"})
    return (BOM if dialect.bom else b"") + out.getvalue().encode("utf-8")


def _day(day: date, dialect: Dialect) -> str:
    return day.isoformat() if dialect.name == "open" else f"{day:%d-%m-%Y}"
