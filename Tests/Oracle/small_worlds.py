"""Small worlds for the tests of the checks: one case and one person, of which one thing differs at a time."""

from __future__ import annotations

import unittest
from datetime import date
from decimal import Decimal
from typing import Any, Optional

from checks import checked
from knowledge import Knowledge
from schema import Row
from test_oracle import case, known, rows
from verdicts import Period

D = date.fromisoformat
YEAR = Period(D("2026-01-01"), D("2026-10-31"))
PERSON: Row = {"medewerker_nr": "m", "naam": "M", "functie": "overig", "in_dienst_op": D("2020-01-01")}


def world(**files: Any) -> Knowledge:
    """What is known after one delivery; `files` gives the rows of each kind, one or several."""
    return known(*(rows(kind, *([given] if isinstance(given, dict) else given)) for kind, given in files.items()))


def visit(number: str, day: str, hours: str = "2", case_number: str = "a") -> Row:
    return {"inzet_nr": number, "casus_nr": case_number, "medewerker_nr": "m", "datum": D(day), "uren": Decimal(hours)}


def registration(number: str, kind: str, **given: Any) -> Row:
    return {"registratie_nr": number, "medewerker_nr": "m", "soort": kind, "geldig_vanaf": D("2020-01-01"), **given}


def training(number: str, day: str, category: str, points: str) -> Row:
    return {"scholing_nr": number, "medewerker_nr": "m", "datum": D(day), "onderwerp": "x", "categorie": category, "punten": Decimal(points)}


def evaluation(number: str, day: str, moment: str = "tussentijds", **given: Any) -> Row:
    return {"evaluatie_nr": number, "casus_nr": "a", "datum": D(day), "moment": moment, "besluit": "gelijk", **given}


def invoice(number: str, hours: str, means: str = "vecozo", month: str = "2026-03", status: str = "betaald") -> Row:
    return {"factuur_nr": number, "casus_nr": "a", "wijze": means, "maand": month, "uren": Decimal(hours), "bedrag": Decimal(1), "status": status}


class CheckTests(unittest.TestCase):
    """Asks one check about one subject."""

    def check(self, knowledge: Knowledge, id: str, expected: Optional[str], failing: str = "", looked: Optional[int] = None,
              period: Period = YEAR) -> None:
        """The only row of a check: `voldoet_niet`, its failing days apart by spaces, and the days looked at; None: no row."""
        found = [(row.verdict.value, " ".join(map(str, row.failing)), row.looked) for row in checked(knowledge.at(), period, (id,))]
        self.assertEqual(found, [] if expected is None else [(expected, failing, looked)])

    def at_work(self, days: list[str], **files: Any) -> Knowledge:
        """The employee m, who worked these days for case a."""
        person = {**PERSON, **files.pop("person", {})}
        return world(medewerkers=person, casussen=case("a", ontvangen_op=D("2022-01-01"), geboren_of_uitgerekend_op=D("2026-01-01")),
                     inzet=[visit(f"i{number}", day) for number, day in enumerate(days)], **files)
