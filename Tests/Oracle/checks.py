"""Recomputes the compliance checks of contract section 5: every check, as a row per subject.

The peildatum is the last day of the period (readings 3.3). Parameters keep their defaults and there are no exceptions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Callable, Iterator, Optional, Sequence

from checks_case import (age, agreement, contact, direction_on_the_day, giz, hours, indication, invoices, network,
                         partner_control, plan)
from checks_employee import mbo, register_points, registered_on_the_day, training, vog_at_start, vog_on_the_day
from checks_evaluation import at_the_end, effectiveness, in_between, parties
from checks_organisation import valid_documents
from checks_report import calamity, complaint
from knowledge import State
from practice import Practice
from verdicts import Answer, Period, Verdict

Check = Callable[[Practice, Period], Iterator[Answer]]

# Per kind of subject, by the id of the contract.
CHECKS: dict[str, tuple[str, Check]] = {
    "ORG-HKZ": ("organisatie", valid_documents("hkz_certificaat", "iso_certificaat")),
    "ORG-AANDACHT": ("organisatie", valid_documents("aandachtsfunctionaris")),
    "ORG-KLACHT": ("organisatie", valid_documents("klachtenprocedure", months=36)),
    "ORG-PRIVACY": ("organisatie", valid_documents("privacybeleid", months=36)),
    "ORG-OPLEIDING": ("organisatie", valid_documents("opleidingsplan", months=12)),
    "ORG-MELDCODE": ("organisatie", valid_documents("meldcode", months=36)),
    "MED-MBO": ("medewerker", mbo),
    "MED-VOG-START": ("medewerker", vog_at_start),
    "MED-VOG-DAG": ("medewerker", vog_on_the_day),
    "MED-KCKZ-DAG": ("medewerker", registered_on_the_day("KCKZ")),
    "MED-EHBO-DAG": ("medewerker", registered_on_the_day("KINDER_EHBO")),
    "MED-SCHOLING": ("medewerker", training),
    "MED-KCKZ-PUNTEN": ("medewerker", register_points),
    "CAS-REGIE-DAG": ("casus", direction_on_the_day),
    "CAS-SKJ-CONTROLE": ("partner", partner_control),
    "CAS-CONTACT": ("casus", contact),
    "CAS-AKKOORD": ("casus", agreement),
    "CAS-INDICATIE": ("casus", indication),
    "CAS-GIZ": ("casus", giz),
    "CAS-PLAN": ("casus", plan),
    "CAS-NETWERK": ("casus", network),
    "CAS-EVAL-TUSSEN": ("casus", in_between),
    "CAS-EVAL-EIND": ("casus", at_the_end),
    "CAS-EVAL-PARTIJEN": ("casus", parties),
    "CAS-DOELMATIG": ("casus", effectiveness),
    "CAS-UREN": ("casus", hours),
    "CAS-LEEFTIJD": ("casus", age),
    "CAS-FACTUUR": ("casus", invoices),
    "MEL-CALAMITEIT": ("melding", calamity),
    "MEL-KLACHT": ("melding", complaint),
}


@dataclass(frozen=True)
class CheckRow:
    """One row of a checks file."""

    check: str
    kind: str
    subject: str
    verdict: Verdict
    looked: Optional[int]
    failing: tuple[date, ...]


def checked(state: State, period: Period, ids: Sequence[str] = ()) -> list[CheckRow]:
    """All rows for a period, given what was known at its stand."""
    practice = Practice.at(state, period.tot)
    return [
        CheckRow(id, kind, answer.subject, answer.verdict, answer.looked, answer.failing)
        for id, (kind, check) in CHECKS.items() if not ids or id in ids
        for answer in check(practice, period)
    ]
