"""Writes one large delivery for measuring: cases with goals, evaluations, scores and visits, all valid.

    generate.py DIRECTORY CASES

Seeded by its arguments: the same call writes the same bytes.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

GEMEENTEN = ["GM0307", "GM0308", "GM0313", "GM0327", "GM0342", "GM0351", "GM0203", "GM0228", "GM0267", "GM0345"]
VERWIJZERS = ["verloskundige", "huisarts", "medisch_maatschappelijk_werker", "jgz", "overig"]
DOMEINEN = ["ontwikkeling", "opvoeding", "gezin_omgeving"]


def write(directory: Path, cases: int, until: date = date(2026, 11, 1)) -> int:
    """Writes the files and returns the number of rows."""
    chance = random.Random(cases)
    directory.mkdir(parents=True, exist_ok=True)
    files = {name: (directory / f"{name}.csv").open("w", encoding="utf-8", newline="") for name in
             ("medewerkers", "casussen", "doelen", "evaluaties", "doelscores", "inzet")}
    rows = dict.fromkeys(files, 0)

    def put(name: str, *cells: object) -> None:
        files[name].write(",".join("" if cell is None else str(cell) for cell in cells) + "\r\n")
        rows[name] += 1

    put("medewerkers", "medewerker_nr", "naam", "functie", "in_dienst_op")
    put("casussen", "casus_nr", "client_nr", "gemeente", "ontvangen_op", "verwijzer", "kwetsbaarheid",
        "geboren_of_uitgerekend_op", "contact_op", "wet", "advies_uren", "akkoord_op", "akkoord_uren", "gestart_op", "giz_op",
        "plan_op", "beeindigd_op", "reden_bron", "reden_beeindiging", "tevredenheid", "zonder_hulp_verder", "kosten")
    put("doelen", "doel_nr", "casus_nr", "domein", "gesteld_op", "gewicht")
    put("evaluaties", "evaluatie_nr", "casus_nr", "datum", "moment", "met_client", "met_casemanager", "besluit")
    put("doelscores", "evaluatie_nr", "doel_nr", "gas_score")
    put("inzet", "inzet_nr", "casus_nr", "medewerker_nr", "datum", "uren", "dagdeel")
    staff = max(20, cases // 50)
    for number in range(staff):
        put("medewerkers", f"M{number}", f"Naam {number}", "kraamverzorgende", "2020-01-01")
    visits = 0
    for number in range(cases):
        case = f"C{number}"
        received = until - timedelta(days=chance.randrange(60, 1500))
        started = received + timedelta(days=chance.randrange(2, 30))
        ended = started + timedelta(days=chance.randrange(20, 150))
        has_ended = ended <= until
        put("casussen", case, f"K{number - number % 9 // 8}", chance.choice(GEMEENTEN), received, chance.choice(VERWIJZERS),
            chance.choice(["kind", "ouders", "kind|gezin", "omgeving"]), received + timedelta(days=chance.randrange(-90, 60)),
            received + timedelta(days=chance.randrange(0, 5)), chance.choice(["jeugd", "jeugd", "wmo", None]),
            80, started - timedelta(days=1), chance.choice([60, 80, 100]), started, started + timedelta(days=7),
            started + timedelta(days=20), ended if has_ended else None, "cbs" if has_ended else None,
            f"0{chance.randrange(1, 6)}" if has_ended else None, chance.randrange(5, 11) if has_ended else None,
            f"0{chance.randrange(1, 5)}" if has_ended else None, chance.randrange(2000, 9000))
        for goal in range(2):
            put("doelen", f"D{number}-{goal}", case, chance.choice(DOMEINEN), started, 1)
        last = min(ended, until)
        for place, moment in enumerate(("tussentijds", "eind")):
            day = last if place else started + (last - started) // 2
            put("evaluaties", f"E{number}-{place}", case, day, moment, "ja", "ja",
                "beeindigen" if place else chance.choice(["gelijk", "afschalen", "opschalen"]))
            for goal in range(2):
                put("doelscores", f"E{number}-{place}", f"D{number}-{goal}", chance.randrange(-2, 3))
        for _ in range(15):
            visits += 1
            day = started + timedelta(days=chance.randrange(0, (last - started).days + 1))
            put("inzet", f"I{visits}", case, f"M{chance.randrange(staff)}", day, f"{chance.randrange(2, 17) / 2:g}",
                chance.choice(["dag", "dag", "avond", "nacht"]))
    for file in files.values():
        file.close()
    return sum(rows.values()) - len(rows)


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2])), "rows")
