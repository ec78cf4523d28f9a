"""The delivery files of three invented organisations at the ends of what a page must stand.

`bosuil` works in every gemeente there is, for five years, with wijkteams of forty letters; `eenling` has one case; `leegte` has
delivered nothing. Seeded: the same day writes the same bytes.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from product import ROOT, TODAY, row, write

# Everything ended as planned; everybody dropped out; one case a month; nothing ever ended.
NONE_DROPPED, ALL_DROPPED, STEADY, NEVER_ENDED = "GM0014", "GM0034", "GM0363", "GM0080"
REASONS = ["01", "01", "01", "02", "03", "04", "05", ""]
VERWIJZERS = ["verloskundige", "huisarts", "medisch_maatschappelijk_werker", "jgz", "overig"]
YEARS = 5


def gemeenten() -> list[str]:
    lines = (ROOT / "Tests/Oracle/areas.csv").read_text(encoding="utf-8").splitlines()
    return [line.split(";")[0] for line in lines[1:]]


def wijkteams() -> list[str]:
    """Forty letters each, among them what must be escaped, and one without a place to break."""
    names = [f"Sociaal wijkteam & <jeugd> Noordoost {n:02}".ljust(40, "x") for n in range(10)]
    names += [f"Wijkteam ’s-Gravenzande/Naaldwijk-West {n}".ljust(40, "e")[:40] for n in range(9)]
    names.append("Buurtteamsamenwerkingsverbandzuidoost-42")
    assert all(len(name) == 40 for name in names), [len(name) for name in names]
    return names


def of_everywhere(folder: Path, each: int = 4) -> list[Path]:
    """Cases in every gemeente, fewer every year: every change is a decline."""
    chance = random.Random(342)
    teams, codes = wijkteams(), gemeenten()
    cases, visits, goals, evaluations, scores, invoices = [], [], [], [], [], []
    first = date(TODAY.year - YEARS + 1, 1, 1)
    span = (TODAY - first).days

    def case(gemeente: str, received: date, reason: str | None = None) -> None:
        number = len(cases)
        started = received + timedelta(days=chance.randrange(1, 40))
        ended = started + timedelta(days=chance.randrange(20, 160))
        has_ended = gemeente != NEVER_ENDED and ended <= TODAY
        has_started = started <= TODAY
        reason = chance.choice(REASONS) if reason is None else reason
        cases.append(row(
            "casussen", casus_nr=f"B{number}", client_nr=f"K{number}", gemeente=gemeente, ontvangen_op=received.isoformat(),
            verwijzer=chance.choice(VERWIJZERS), kwetsbaarheid=chance.choice(["kind", "gezin|ouders", "omgeving"]),
            geboren_of_uitgerekend_op=(received + timedelta(days=30)).isoformat(),
            contact_op=(received + timedelta(days=chance.choice([0, 1, 2, 9]))).isoformat() if received < TODAY - timedelta(days=10) else "",
            wet=chance.choice(["jeugd", "wmo", ""]), gestart_op=started.isoformat() if has_started else "",
            beeindigd_op=ended.isoformat() if has_ended else "", reden_bron="cbs" if has_ended and reason else "",
            reden_beeindiging=reason if has_ended else "", tevredenheid=str(chance.randrange(1, 11)) if has_ended and number % 3 else "",
            zonder_hulp_verder="04" if has_ended and number % 4 else "", kosten=str(chance.randrange(500, 12_000)) if has_ended else "",
        ) | {"wijkteam": teams[number % len(teams)]})
        if has_started:
            visits.append(row("inzet", inzet_nr=f"I{number}", casus_nr=f"B{number}", datum=started.isoformat(), uren="2,5",
                              dagdeel=chance.choice(["dag", "avond", "nacht"])))
            # Credit notes make amounts fall below zero.
            invoices.append(row("facturen", factuur_nr=f"F{number}", casus_nr=f"B{number}", maand=started.isoformat()[:7], uren="10",
                                bedrag=f"{-900 if number % 2 else 400},00"))
        if has_ended:
            goals.append(row("doelen", doel_nr=f"D{number}", casus_nr=f"B{number}", gesteld_op=started.isoformat()))
            evaluations.append(row("evaluaties", evaluatie_nr=f"E{number}", casus_nr=f"B{number}", datum=ended.isoformat(), moment="eind",
                                   besluit="beeindigen"))
            scores.append(row("doelscores", evaluatie_nr=f"E{number}", doel_nr=f"D{number}", gas_score=str(chance.randrange(-2, 3))))

    for gemeente in codes:
        reason = {NONE_DROPPED: "01", ALL_DROPPED: "03"}.get(gemeente)
        for _ in range(each):
            # The smaller of two days falls early: every year has fewer than the one before.
            case(gemeente, first + timedelta(days=min(chance.randrange(span), chance.randrange(span))), reason)
    month = first
    while month <= TODAY:
        for gemeente, reason in ((STEADY, None), (NONE_DROPPED, "01"), (ALL_DROPPED, "03")):
            case(gemeente, month, reason)
        month = (month.replace(day=1) + timedelta(days=32)).replace(day=1)
    kinds = dict(casussen=cases, inzet=visits, doelen=goals, evaluaties=evaluations, doelscores=scores, facturen=invoices,
                 medewerkers=[row("medewerkers")])
    return [write(folder, kind, *rows) for kind, rows in kinds.items()]


def of_one(folder: Path) -> list[Path]:
    """One case that started and goes on."""
    return [write(folder, "casussen", row("casussen", ontvangen_op=(TODAY - timedelta(days=200)).isoformat(),
                                          geboren_of_uitgerekend_op=TODAY.isoformat(), gestart_op=(TODAY - timedelta(days=190)).isoformat()))]
