"""What is asked after a delivery, of the figures and of the checks."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Optional

from check_periods import fixed_periods, telling_periods
from checks import CHECKS
from figures import Request
from knowledge import Knowledge, State
from verdicts import Period
from werkdagen import contact_deadline

SINGLE = ["gemeente", "jeugdregio", "provincie", "wijkteam", "wet", "verwijzer", "kwetsbaarheid", "problematiek",
          "domein", "dagdeel"]
TIME = ["maand", "kwartaal", "halfjaar", "jaar"]


def requests(today: date, knowledge: Knowledge, rng: random.Random) -> list[Request]:
    """The slices asked after a delivery: every dimension, and a mix of the rest."""
    year = today.year
    plain = Request(today)
    earlier = today - timedelta(days=rng.randrange(40, 500))
    asked = [plain, replace(plain, ids=("uitval", "wachttijd", "lopend"))]
    asked += [replace(plain, per=(name,)) for name in [*SINGLE, *TIME]]
    asked += [
        replace(plain, per=("gemeente", "kwartaal"), periode=f"{year - 1}-K1..{year}-K4"),
        replace(plain, per=("jaar",), periode=f"{year - 1}-K2..{year}-K3"),
        replace(plain, per=("kwartaal", "wet"), periode=f"{year - 2}-02..{year}-05"),
        replace(plain, per=("halfjaar",), periode=f"{year - 1}-H2..{year + 1}-H1"),
        replace(plain, periode=f"{year - 1}"),
        replace(plain, periode=f"{year}-{today.month:02}"),
        replace(plain, periode=f"{year + 1}-K4"),
        replace(plain, per=("gemeente", "wet", "kwetsbaarheid", "halfjaar")),
        replace(plain, per=("wijkteam", "gemeente", "problematiek", "jaar"), periode=f"{year - 1}..{year}"),
        replace(plain, per=("maand", "domein", "provincie"), periode=f"{year - 1}-05..{year}-02"),
        replace(plain, per=("dagdeel", "jeugdregio", "verwijzer", "wet", "jaar")),
        replace(plain, per=("kwetsbaarheid", "problematiek", "domein", "jaar")),
        replace(plain, per=("kwartaal",), filters={"wet": "jeugd"}),
        replace(plain, per=("wet", "jaar"), filters={"gemeente": "GM0363"}),
        replace(plain, per=("domein",), filters={"wet": "wmo", "verwijzer": "huisarts"}),
        replace(plain, per=("gemeente", "jaar"), peildatum=earlier),
        replace(plain, per=("kwartaal",), peildatum=earlier, periode=f"{year - 1}-K1..{year}-K4"),
        replace(plain, peildatum=earlier),
        replace(plain, peildatum=date(1995, 1, 1), per=("gemeente",)),
    ]
    asked += [replace(plain, peildatum=day) for day in _telling_days(knowledge, today, rng)]
    return asked


def _telling_days(knowledge: Knowledge, today: date, rng: random.Random) -> list[date]:
    """Peildata on and beside days on which a figure changes by itself."""
    rows = [version.values for version in knowledge.current["casussen"].values()]
    rng.shuffle(rows)
    days: list[date] = []
    for row in rows[:3]:
        deadline = contact_deadline(row["ontvangen_op"])  # type: ignore[arg-type]
        days += [deadline, deadline + timedelta(days=1)]
    for row in rows:
        for column, distance in (("gestart_op", 14), ("gestart_op", 42), ("beeindigd_op", 365)):
            day = row[column]
            if isinstance(day, date) and len(days) < 12:
                days += [day + timedelta(days=distance - 1), day + timedelta(days=distance)]
    return [day for day in days if day <= today]


def check_questions(state: State, today: date, rng: random.Random, limit: Optional[int] = None) -> list[tuple[Period, tuple[str, ...]]]:
    """Periods, and the ids named in some of the questions; without ids all checks answer."""
    periods = [*fixed_periods(today), *telling_periods(state, today, rng, 15)]
    if limit is not None:
        periods = rng.sample(periods, min(limit, len(periods)))
    return [(period, tuple(rng.sample(list(CHECKS), rng.choice((1, 3)))) if rng.random() < 0.1 else ()) for period in periods]
