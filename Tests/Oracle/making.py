"""Makes the rows of seeded deliveries: valid by the row rules, each cell with the edges that the figures have.

Contract section 2; readings 2.x, 4.10, 4.11, 7.x.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Optional, Sequence, TypeVar

from areas import AREAS
from knowledge import File, Knowledge
from rules import looks_like_bsn, years_later
from schema import KINDS, REASONS, Column, Key, Row, Type, Value
from werkdagen import contact_deadline, easter, koningsdag

T = TypeVar("T")

GEMEENTEN = ["GM0363", "GM0394", "GM0344", "GM0034", "GM0014", "GM0944", "GM0268", "GM0599", "GM1783",
             "GM0362", "GM0340", "GM0867", "GM1992"]

WIJKTEAMS = [
    "Team Noord", "team noord", "Team Oost; Zuid", 'Team "De Brug"', "=Team West", "+Plus", "-Min",
    "@thuis", "Team A, B", "Team Noord\nlocatie Zuid", "'t Zand", "Jeugd & Gezin", "Onbekend", "0123",
    "Wijk\n\n\"Óost\"; 1,5", "=1+2\";=1+2", "Sûd-West €", "-1,5",
]

NAMES = ["Zoë de Vríes", "A. Çelik", "Ørsted; Bo", "Anne-Fleur ’t Hart", 'J. "Jo" Jansen', "Šime\nBabić", "李 Wei"]


class Maker:
    """Makes rows. Chance comes from one generator, so a seed gives the same rows each time."""

    def __init__(self, rng: random.Random, start: date, years: int, importday: date, knowledge: Knowledge) -> None:
        self.rng = rng
        self.start = start
        self.end = min(years_later(start, years) - timedelta(days=1), importday)
        self.cap = years_later(importday, 1)
        self.importday = importday
        self.knowledge = knowledge
        self.rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
        self.numbers = {kind: len(knowledge.current[kind]) for kind in KINDS}
        self.keys: dict[str, set[str]] = {
            kind: {key[0] for key in knowledge.current[kind]} for kind in KINDS
        }
        self.clients = 0
        self.gemeenten = GEMEENTEN + rng.sample(sorted(AREAS), 2)

    def files(self) -> dict[str, File]:
        """All rows made so far, one file per kind with every column."""
        return {
            kind: File(kind, [column.name for column in KINDS[kind].columns], rows)
            for kind, rows in self.rows.items()
        }

    # Chance

    def pick(self, *values: T) -> T:
        return self.rng.choice(values)

    def maybe(self, chance: float, value: T) -> Optional[T]:
        return value if self.rng.random() < chance else None

    def code(self, kind: str, column: str) -> str:
        return self.rng.choice(KINDS[kind].column(column).codes)

    def codes(self, kind: str, column: str) -> tuple[str, ...]:
        all_codes = KINDS[kind].column(column).codes
        return tuple(sorted(self.rng.sample(all_codes, self.pick(1, 1, 1, 2, 2, 3, len(all_codes)))))

    def hours(self, most: int) -> Decimal:
        if self.rng.random() < 0.06:
            scale = self.pick(1000, 10000)
            return Decimal(self.rng.randrange(1, most * scale)) / scale
        return Decimal(self.rng.randrange(1, most * 4 + 1)) / 4

    def money(self, most: int) -> Decimal:
        return Decimal(self.rng.randrange(0, most * 100)) / 100

    def plus(self, day: Optional[date], *days: int) -> Optional[date]:
        """One of these distances after the day; None when that lies too far ahead."""
        if day is None:
            return None
        later = day + timedelta(days=self.rng.choice(days))
        return later if date(1990, 1, 1) <= later <= self.cap else None

    def key(self, kind: str) -> str:
        """A fresh key; some differ from another only by case."""
        used = self.keys[kind]
        while True:
            self.numbers[kind] += 1
            number, letter = self.numbers[kind], kind[0]
            key = self.pick(f"{letter.upper()}{number}", f"{letter}-{number:05}", f"2024-{number:05}",
                            f"{letter}{number}é", f"2{number:08}")
            if self.rng.random() < 0.1 and used:
                key = sorted(used)[-1].swapcase()
            if key not in used and not looks_like_bsn(key):
                used.add(key)
                return key

    # Rows

    def organisation(self, employees: int) -> None:
        """Employees with their registrations and trainings, partners, documents and reports."""
        for _ in range(employees):
            self.employee()
        for _ in range(max(1, employees // 3)):
            begin = self.day()
            self.add("skj_partners", naam=self.pick(*NAMES), organisatie="Jeugdzorg “Plus”",
                     skj_nummer=f"{self.rng.randrange(10**9):09}", geldig_vanaf=begin,
                     geldig_tot=self.maybe(0.7, begin + timedelta(days=1826)),
                     gecontroleerd_op=self.maybe(0.8, self.day()))
        for _ in range(max(2, employees // 2)):
            begin = self.day()
            self.add("documenten", soort=self.code("documenten", "soort"), nummer=self.maybe(0.5, "HKZ-001;a"),
                     versie=self.maybe(0.5, "1.0"), houder=self.maybe(0.3, self.pick(*NAMES)),
                     vastgesteld_op=begin, geldig_vanaf=begin,
                     geldig_tot=self.pick(None, date(9999, 12, 31), begin, begin + timedelta(days=1095)),
                     bewijs=self.maybe(0.3, "map/=bestand.pdf"))

    def employee(self) -> None:
        hired = self.day()
        row = self.add("medewerkers", naam=self.pick(*NAMES), functie=self.code("medewerkers", "functie"),
                       contractvorm=self.maybe(0.8, self.code("medewerkers", "contractvorm")), in_dienst_op=hired,
                       uit_dienst_op=self.pick(None, None, hired, date(9999, 12, 31), hired + timedelta(days=900)),
                       mbo_niveau=self.pick(None, 3, 4), diploma_op=self.pick(None, date(1988, 7, 1), self.day()))
        for kind in self.rng.sample(["VOG", "KCKZ", "KINDER_EHBO", "SKJ", "BIG"], self.pick(0, 2, 4)):
            begin = self.day()
            self.add("registraties", medewerker_nr=row["medewerker_nr"], soort=kind,
                     nummer=self.maybe(0.7, f"KCKZ-{self.rng.randrange(100000)}"),
                     afgegeven_op=self.maybe(0.8, begin), geldig_vanaf=begin,
                     geldig_tot=self.pick(None, begin, begin + timedelta(days=1460)),
                     profiel=self.maybe(0.3, "45; 84"), bewijs=self.maybe(0.2, "kast 3"))
        for _ in range(self.pick(0, 1, 3)):
            self.add("scholingen", medewerker_nr=row["medewerker_nr"], datum=self.day(),
                     onderwerp=self.pick("Reanimatie", "Borstvoeding, deel 2", "“Signaleren”\nbasis"),
                     categorie=self.code("scholingen", "categorie"), punten=self.pick(Decimal(0), self.hours(8)))

    def case_with_children(self) -> None:
        """One case with its goals, evaluations, scores, visits, invoices, regie and reports."""
        row = self.case()
        for _ in range(self.pick(0, 1, 1, 2, 3, 4)):
            self.goal(row)
        for _ in range(self.pick(0, 0, 1, 2, 3, 5)):
            self.evaluation(row)
        self.scores(row)
        for _ in range(self.pick(0, 0, 1, 3, 6, 9)):
            self.visit(row)
        for _ in range(self.pick(0, 0, 1, 2, 3)):
            self.invoice(row)
        for _ in range(self.pick(0, 1, 2)):
            self.direction(row)
        if self.rng.random() < 0.1:
            begin = self.day()
            self.add("meldingen", soort=self.code("meldingen", "soort"), casus_nr=self.maybe(0.7, row["casus_nr"]),
                     ontvangen_op=begin, bevestigd_op=self.plus(begin, 0, 3, 7), afgehandeld_op=self.plus(begin, 0, 42, 60))

    def children_of_known(self, count: int) -> None:
        """New rows under cases that were delivered before, withdrawn ones included."""
        known = list(self.knowledge.current["casussen"].values())
        for version in self.rng.sample(known, min(count, len(known))):
            for make in (self.goal, self.evaluation, self.visit, self.invoice):
                make(version.values)
            self.late_scores(version.values)

    def late_scores(self, case: Row) -> None:
        """Scores of goals that were known before, by evaluations that are new."""
        for evaluation in self.rows["evaluaties"][-1:]:
            for goal in self.knowledge.current["doelen"].values():
                if case["casus_nr"] == evaluation["casus_nr"] == goal.values["casus_nr"]:
                    self.add("doelscores", evaluatie_nr=evaluation["evaluatie_nr"], doel_nr=goal.key[0],
                             gas_score=self.pick(-2, -1, 0, 1, 2))

    def case(self) -> Row:
        received = self.received()
        client, start = None, None
        parents = [row for row in self.rows["casussen"] if row["beeindigd_op"] is not None]
        if parents and self.rng.random() < 0.25:
            parent = self.rng.choice(parents)
            client = parent["client_nr"]
            start = self.plus(parent["beeindigd_op"], -5, 0, 1, 2, 60, 364, 365, 366, 367)  # type: ignore[arg-type]
            received = start - timedelta(days=self.pick(0, 0, 5, 20)) if start else received
        if received < date(1990, 1, 1):
            received, start = self.received(), None
        deadline = contact_deadline(received)
        fate = self.pick(*["started"] * 15, "withdrawn", "withdrawn", "rejected", "waiting", "waiting")
        if start is None and fate == "started":
            start = self.plus(received, 0, 0, 3, 7, 14, 15, 30, 60)
        if fate != "started":
            start = None
        contact = self.plus(received, 0, 1) if self.rng.random() < 0.3 else self.plus(deadline, -1, 0, 0, 1, 2, 9)
        if contact is not None and (contact < received or self.rng.random() < (0.12 if start else 0.6)):
            contact = None
        end = self.plus(start, 0, 1, 6, 20, 41, 42, 56, 57, 90, 150, 240) if self.rng.random() < 0.8 else None
        source, reason = self.reason(ended=end is not None)
        gone = self.plus(received, 0, 1, 10) if self.rng.random() < 0.4 else self.plus(deadline, -1, 0, 1)
        if gone is not None and gone < received:
            gone = received
        return self.add(
            "casussen",
            client_nr=client or self.client(),
            gemeente=self.rng.choice(self.gemeenten[:4] if self.rng.random() < 0.5 else self.gemeenten),
            wijkteam=self.maybe(0.75, self.rng.choice(WIJKTEAMS)),
            ontvangen_op=received,
            verwijzer=self.code("casussen", "verwijzer"),
            kwetsbaarheid=self.codes("casussen", "kwetsbaarheid"),
            problematiek=self.maybe(0.7, self.codes("casussen", "problematiek")),
            geboren_of_uitgerekend_op=self.birth(start or received),
            contact_op=contact,
            aangemeld_wijkteam_op=self.maybe(0.7, self.plus(start or received, -9, 0, 0, 1, 12)),
            advies_op=self.maybe(0.6, self.plus(received, 0, 4, 9)),
            advies_uren=self.pick(None, Decimal(0), self.hours(60), self.hours(120), self.hours(120)),
            wet=self.pick(None, "wmo", "wmo", "jeugd", "jeugd"),
            akkoord_soort=self.pick(None, "akkoordformulier", "offerte"),
            akkoord_op=self.maybe(0.7, self.plus(start or received, -3, 0, 4)),
            akkoord_uren=self.pick(None, Decimal(0), self.hours(60), self.hours(120), self.hours(120)),
            indicatie_op=self.pick(None, self.plus(start or received, -10, -1, 0, 0, 1, 30, 42, 43)),
            toewijzingnummer=self.maybe(0.5, str(self.rng.randrange(10**9))),
            gestart_op=start,
            giz_op=self.maybe(0.7, self.plus(start, -5, 0, 13, 14, 15, 30)),
            plan_op=self.maybe(0.7, self.plus(start, 0, 41, 42, 43, 60)),
            netwerk_op=self.maybe(0.6, self.plus(start, 0, 30, 200)),
            beeindigd_op=end,
            reden_bron=source,
            reden_beeindiging=reason,
            ingetrokken_op=gone if fate == "withdrawn" else None,
            afgewezen_op=gone if fate == "rejected" else None,
            tevredenheid=self.maybe(0.6 if end else 0.05, self.rng.randrange(1, 11)),
            zonder_hulp_verder=self.maybe(0.6 if end else 0.05, self.code("casussen", "zonder_hulp_verder")),
            doorverwezen_naar=self.maybe(0.3, self.code("casussen", "doorverwezen_naar")),
            overdracht_op=self.maybe(0.3, self.plus(end or received, 0, 7, 30)),
            facturatie=self.pick(None, "vecozo", "factuur"),
            kosten=self.pick(None, Decimal(0), self.money(12000), self.money(12000)),
        )

    def client(self) -> str:
        self.clients += 1
        number = len(self.knowledge.current["casussen"]) * 2 + self.clients
        client = self.pick(f"P{number}", f"p{number}", f"{number:04}", f"2024-{number:06}", f"1{number:08}")
        return f"P{number}" if looks_like_bsn(client) else client

    def reason(self, ended: bool) -> tuple[Optional[str], Optional[str]]:
        if ended and self.rng.random() < 0.15:
            return self.pick(None, None, "jw"), None
        if not ended and self.rng.random() < 0.9:
            return None, None
        source = self.pick("cbs", "jw", "jw", "wmo", "wmo")
        reasons = [code for code, cbs in REASONS[source].items() if cbs is not None or not ended]
        if not ended and source != "cbs" and self.rng.random() < 0.7:
            reasons = ["20", "37"]
        return source, self.rng.choice(reasons)

    def birth(self, start: date) -> date:
        if self.rng.random() < 0.1:
            return self.pick(date(2024, 2, 29), start)
        return self.plus(start, -200, -120, -40, -3, 0, 1, 30, 90) or start

    def goal(self, case: Row) -> None:
        start, end = case["gestart_op"] or case["ontvangen_op"], case["beeindigd_op"]
        day = self.plus(end, 0, 1, 8) if end and self.rng.random() < 0.12 else self.plus(start, -4, 0, 5, 14, 40)  # type: ignore[arg-type]
        if day is not None:
            weight = self.pick(None, None, Decimal(1), Decimal(2), Decimal("0.5"), Decimal("1.125"))
            self.add("doelen", casus_nr=case["casus_nr"], domein=self.code("doelen", "domein"), gesteld_op=day, gewicht=weight)

    def evaluation(self, case: Row) -> None:
        start, end = case["gestart_op"] or case["ontvangen_op"], case["beeindigd_op"]
        twins = [row for row in self.rows["evaluaties"][-6:] if row["casus_nr"] == case["casus_nr"]]
        if twins and self.rng.random() < 0.35:
            day = self.rng.choice(twins)["datum"]                        # a tie
        elif end and self.rng.random() < 0.6:
            day = self.plus(end, -15, -1, 0, 0, 1, 3, 14, 15)            # type: ignore[arg-type]
        else:
            day = self.plus(start, -2, 0, 20, 56, 57, 112)               # type: ignore[arg-type]
        if day is not None:
            self.add("evaluaties", casus_nr=case["casus_nr"], datum=day, moment=self.pick("tussentijds", "tussentijds", "eind"),
                     met_client=self.pick(None, True, False), met_casemanager=self.pick(None, True, False),
                     besluit=self.code("evaluaties", "besluit"), uren_per_week=self.pick(None, Decimal(0), self.hours(12)))

    def scores(self, case: Row) -> None:
        goals = [row for row in self.rows["doelen"] if row["casus_nr"] == case["casus_nr"]]
        for evaluation in [row for row in self.rows["evaluaties"] if row["casus_nr"] == case["casus_nr"]]:
            for goal in goals:
                if self.rng.random() < 0.65:
                    self.add("doelscores", evaluatie_nr=evaluation["evaluatie_nr"], doel_nr=goal["doel_nr"],
                             gas_score=self.pick(-2, -1, -1, 0, 0, 1, 1, 2))

    def visit(self, case: Row) -> None:
        employees = [row["medewerker_nr"] for row in self.rows["medewerkers"]]
        employees += [key[0] for key in self.knowledge.current["medewerkers"]]
        day = self.plus(case["gestart_op"] or case["ontvangen_op"], -1, 0, 1, 5, 9, 20, 33, 80, 200)  # type: ignore[arg-type]
        if day is not None:
            self.add("inzet", casus_nr=case["casus_nr"], medewerker_nr=self.rng.choice(employees), datum=day,
                     uren=self.hours(8), dagdeel=self.pick(None, "dag", "dag", "avond", "nacht"))

    def invoice(self, case: Row) -> None:
        day = self.plus(case["gestart_op"] or case["ontvangen_op"], -31, 0, 0, 31, 62, 200)  # type: ignore[arg-type]
        if day is not None:
            sign = self.pick(1, 1, 1, 1, -1)
            self.add("facturen", casus_nr=case["casus_nr"], wijze=self.pick("vecozo", "factuur"), maand=f"{day:%Y-%m}",
                     uren=sign * self.hours(40), bedrag=sign * self.money(4000), status=self.code("facturen", "status"))

    def direction(self, case: Row) -> None:
        begin = self.plus(case["gestart_op"] or case["ontvangen_op"], -20, 0, 30)  # type: ignore[arg-type]
        partners = [row["partner_nr"] for row in self.rows["skj_partners"]]
        if begin is not None:
            kind = self.pick("casemanager_gemeente", "skj_partner") if partners else "casemanager_gemeente"
            self.add("regie", casus_nr=case["casus_nr"], soort=kind,
                     partner_nr=self.rng.choice(partners) if kind == "skj_partner" else None,
                     team=self.maybe(0.5, self.rng.choice(WIJKTEAMS)), vanaf=begin,
                     tot=self.pick(None, begin, begin + timedelta(days=400), date(9999, 12, 31)))

    def add(self, kind: str, **values: Value) -> Row:
        """Stores a row under a fresh key; doelscores bring their own."""
        definition = KINDS[kind]
        row: Row = {column.name: values.get(column.name) for column in definition.columns}
        if len(definition.key) == 1:
            row[definition.key[0]] = self.key(kind)
        self.rows[kind].append(row)
        return row

    # Days

    def day(self) -> date:
        return self.start + timedelta(days=self.rng.randrange((self.end - self.start).days + 1))

    def received(self) -> date:
        """A day of receipt: any day, one near holidays, a leap day, or one in the year ahead."""
        chance = self.rng.random()
        if chance < 0.04:
            return self.importday + timedelta(days=self.rng.randrange((self.cap - self.importday).days + 1))
        if chance < 0.05 and self.start <= date(2024, 2, 29) <= self.end:
            return date(2024, 2, 29)
        if chance < 0.35:
            return self.near_holiday()
        return self.day()

    def near_holiday(self) -> date:
        year = self.rng.randrange(self.start.year, self.end.year + 1)
        feast = self.pick(easter(year), koningsdag(year), date(year, 5, 5), easter(year) + timedelta(days=39),
                          easter(year) + timedelta(days=50), date(year, 12, 25), date(year, 12, 31),
                          date(year, 2, 28) + timedelta(days=1))
        day = feast + timedelta(days=self.rng.randrange(-6, 3))
        return day if self.start <= day <= self.end else self.day()

    # Corrections

    def correct(self, kind: str, column: Column, row: Row) -> None:
        """Gives one cell of the row another value, or empties it."""
        name = column.name
        if name == "reden_beeindiging":
            row["reden_bron"], row[name] = self.reason(ended=row["beeindigd_op"] is not None)
        elif not column.required and self.rng.random() < 0.25:
            row[name] = None
        else:
            row[name] = self.another(kind, column, row)

    def another(self, kind: str, column: Column, row: Row) -> Value:
        name, old = column.name, row[column.name]
        if name in KINDS[kind].references:
            return self.other_key(KINDS[kind].references[name], old)
        if name == "client_nr":
            return self.rng.choice(list(self.knowledge.current["casussen"].values())).values["client_nr"]
        if column.type is Type.CODES:
            return self.codes(kind, name)
        if column.codes:
            return self.rng.choice(column.codes)
        if column.type is Type.DATE:
            near = old if isinstance(old, date) else row.get("gestart_op") or row.get("ontvangen_op") or self.day()
            return self.plus(near, -30, -7, -1, 1, 2, 14) if near != date(9999, 12, 31) else self.day()  # type: ignore[arg-type]
        if column.type is Type.INTEGER:
            low, high = {"tevredenheid": (1, 10), "gas_score": (-2, 2), "mbo_niveau": (3, 4)}[name]
            return self.rng.randrange(low, high + 1)
        if column.type is Type.DECIMAL:
            return self.money(4000) if name in ("kosten", "bedrag") else self.hours(20)
        if column.type is Type.BOOLEAN:
            return self.pick(True, False)
        if column.type is Type.GEMEENTE:
            return self.rng.choice(self.gemeenten)
        if column.type is Type.MONTH:
            return f"{self.day():%Y-%m}"
        return self.rng.choice(WIJKTEAMS)

    def other_key(self, kind: str, old: Value) -> Value:
        keys: Sequence[Key] = list(self.knowledge.current[kind])
        return self.rng.choice(keys)[0] if keys else old
