"""Which gemeente lies in which jeugdregio and provincie (contract section 4, reading 4.14)."""

from __future__ import annotations

import csv
from pathlib import Path

from published import TOTAL

Key = tuple[tuple[str, str], ...]


def _load() -> dict[str, tuple[str, str]]:
    source = Path(__file__).resolve().parent.parent / "Oracle" / "areas.csv"
    with open(source, newline="", encoding="utf-8") as file:
        return {row["gemeente"]: (row["jeugdregio"], row["provincie"]) for row in csv.DictReader(file, delimiter=";")}


AREAS: dict[str, tuple[str, str]] = _load()
_PROVINCES: dict[str, set[str]] = {}
for _jeugdregio, _provincie in AREAS.values():
    _PROVINCES.setdefault(_jeugdregio, set()).add(_provincie)


def province_of(jeugdregio: str) -> str | None:
    """The provincie that holds a whole jeugdregio, if there is one."""
    provinces = _PROVINCES.get(jeugdregio, set())
    return next(iter(provinces)) if len(provinces) == 1 else None


def canonical(dimensions: dict[str, str]) -> Key:
    """The same group of cases always under the same key: no totals, and only the smallest area."""
    split = {name: value for name, value in dimensions.items() if value != TOTAL}
    if "gemeente" in split:
        split.pop("jeugdregio", None)
        split.pop("provincie", None)
    elif "jeugdregio" in split and split.get("provincie") == province_of(split["jeugdregio"]):
        split.pop("provincie", None)
    return tuple(sorted(split.items()))


def holds(outer: tuple[str, str], inner: tuple[str, str]) -> bool:
    """Whether one area (dimension, code) lies wholly in another."""
    kind, code = inner
    if outer[0] == "jeugdregio" and kind == "gemeente":
        return AREAS.get(code, ("", ""))[0] == outer[1]
    if outer[0] == "provincie" and kind == "gemeente":
        return AREAS.get(code, ("", ""))[1] == outer[1]
    if outer[0] == "provincie" and kind == "jeugdregio":
        return province_of(code) == outer[1]
    return False
