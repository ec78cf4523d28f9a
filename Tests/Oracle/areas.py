"""Gemeenten with their jeugdregio and provincie, state 2026 (contract section 4, readings 4.14)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Area:
    """Where a gemeente lies."""

    gemeente: str
    jeugdregio: str
    provincie: str


def _load() -> dict[str, Area]:
    with open(Path(__file__).with_name("areas.csv"), newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter=";")
        return {row["gemeente"]: Area(row["gemeente"], row["jeugdregio"], row["provincie"]) for row in rows}


AREAS: dict[str, Area] = _load()
