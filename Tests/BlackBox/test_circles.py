"""Figures of several organisations together, from the consent of each to the file that anyone fetches: who is in it, what is hidden, what
nobody can work out, and who does not find it."""

from __future__ import annotations

import csv
import email
import email.policy
import functools
import hashlib
import html
import io
import json
import random
import re
import sys
import unittest
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Optional

from mail_box import SITE, MailBox
from product import ROOT, ProductTest, row, run, write
from site_under_test import PASSWORD, Client, Server
from test_browser import CHROMIUM, NARROW, SHOTS, TAGS, WIDE

sys.path.insert(0, str(ROOT / "Tests/Disclosure"))
from circles import HIDDEN, OWN, REST, TOTAL, Knowledge, Window, recovered, recovered_over_years, told  # noqa: E402

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

REGION, TENANT, YEAR = "JZ20", "jz20", "2025"
GEMEENTEN = {"GM0307": 60, "GM0308": 44, "GM0342": 50}
ORGS = ("noord", "oost", "zuid", "west")
READER = "regio@eemland.example"
LIMIT = 300
EMPTY = ("teller", "noemer", "waarde", "ondergrens", "bovengrens", "n")
Row = dict[str, str]


def rows(text: str, separator: str = ",") -> list[Row]:
    return list(csv.DictReader(io.StringIO(text), delimiter=separator))


class Practice:
    """The cases of one organisation in a year: answers well mixed, so that most gemeenten may see them; its hours are its own."""

    def __init__(self, name: str, seed: int, years: tuple[int, ...] = (int(YEAR),)) -> None:
        self.name, self.chance = name, random.Random(seed)
        self.cases: list[Row] = []
        self.visits: list[Row] = []
        for year in years:
            for gemeente, size in GEMEENTEN.items():
                for number in range(size + self.chance.randint(-4, 4)):
                    self.case(f"{gemeente[-3:]}-{number}{'' if len(years) == 1 else f'-{year}'}", gemeente, year)

    def case(self, number: str, gemeente: str, year: int) -> None:
        pick = self.chance
        received = date(year, 1, 6) + timedelta(days=pick.randint(0, 200))
        started = received + timedelta(days=pick.randint(2, 30))
        ended = started + timedelta(days=pick.randint(20, 100))
        self.cases.append(row(
            "casussen", casus_nr=number, client_nr=f"K{number}", gemeente=gemeente, ontvangen_op=received.isoformat(),
            contact_op=(received + timedelta(days=pick.choice((1, 2, 9)))).isoformat(), gestart_op=started.isoformat(),
            beeindigd_op=ended.isoformat(), geboren_of_uitgerekend_op=(started + timedelta(days=pick.choice((-40, 30)))).isoformat(),
            wet=pick.choice(("jeugd", "wmo", "wmo")), **dict(zip(("reden_bron", "reden_beeindiging"), pick.choice((("", ""), ("cbs", "01"), ("cbs", "02"), ("cbs", "03"), ("cbs", "04"))))),
            tevredenheid=pick.choice(("", "4", "5", "6", "7", "8", "9")), zonder_hulp_verder=pick.choice(("", "01", "02", "03", "04")),
            netwerk_op=pick.choice((ended.isoformat(), "")), giz_op=pick.choice(((started + timedelta(days=5)).isoformat(), "")),
            indicatie_op=(started + timedelta(days=pick.choice((-3, 20)))).isoformat()))
        # One organisation works around the clock: its hours rule those of all.
        self.visits.append({"inzet_nr": f"I{number}", "casus_nr": number, "medewerker_nr": "M1", "datum": (started + timedelta(days=1)).isoformat(),
                            "uren": "24" if self.name == "noord" else "0.5"})

    def files(self, folder: Path) -> list[Path]:
        return [write(folder, "medewerkers", row("medewerkers", medewerker_nr="M1", naam="An Bos")), write(folder, "casussen", *self.cases),
                write(folder, "inzet", *self.visits)]


class CircleTests(ProductTest):
    server: Server
    number: str

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        for seed, org in enumerate(ORGS):
            cls.database.organisation(org, f"Kraamzorg {org.title()}")
            cls.database.must("user", "create", f"manager@{org}.example", "--tenant", org, "--rol", "manager", "--wachtwoord-stdin", stdin=PASSWORD + "\n")
            folder = cls.work / org
            folder.mkdir()
            folder.chmod(0o755)
            cls.database.must("import", org, *map(str, Practice(org, seed).files(folder)))
        cls.server = Server(cls.database, env={"KRAAMZICHT_API_PER_MINUUT": str(LIMIT)})
        cls.addClassCleanup(lambda: cls.server.stop())
        cls.managers = {org: cls.server.client(f"manager@{org}.example") for org in ORGS}
        cls.before = cls.make()
        # Three say yes, each on its own page; the fourth says yes and takes it back.
        for org in ORGS:
            cls.consent(org, "ja")
        cls.consent("west", "nee")
        cls.without = cls.make()
        for org in ORGS:
            cls.database.must("publish", org, "--alle", "--periode", YEAR)
        cls.trial = cls.make("--dry-run")
        # Nobody reads for the jeugdregio yet; who publishes for the three hears of it, and the fourth does not.
        cls.box = MailBox()
        made = cls.make("--toelichting", "Eerste kring; =1+1", env=cls.box.settings)
        assert made.code == 0, str(made)
        cls.number = made.out.strip()
        cls.database.must("user", "create", READER, "--tenant", REGION, "--rol", "jeugdregio", "--wachtwoord-stdin", stdin=PASSWORD + "\n")
        cls.reader = cls.server.client(READER)

    @classmethod
    def make(cls, *options: str, year: str = YEAR, env: Optional[dict[str, str]] = None):  # type: ignore[no-untyped-def]
        return cls.database.run("publish", "--kring", REGION, "--jaar", year, *options, env=env)

    @classmethod
    def consent(cls, org: str, answer: str) -> None:
        client = cls.managers[org]
        page = f"/o/{org}/publicaties"
        done = client.post(f"{page}/instelling", token=client.token(page), kring=answer)
        assert done.status == 303, done.text[:300]

    def public(self, ending: str = "", query: str = ""):  # type: ignore[no-untyped-def]
        answer = Client(self.server.port).get(f"/publiek/{self.number}{ending}{query}")
        self.assertEqual(answer.status, 200, answer.text[:300])
        return answer

    def circle(self) -> list[Row]:
        return rows(self.public(".csv", "?vorm=open").text)

    def releases(self) -> dict[tuple[str, str], str]:
        """The number of each organisation's release to each gemeente, the first one."""
        found: dict[tuple[str, str], str] = {}
        for line in self.database.must("release", "list").out.splitlines():
            number, org, gemeente, *_ = line.split("\t")
            if org:
                found.setdefault((org, gemeente), number)
        return found

    def own(self, org: str, gemeente: str) -> list[Row]:
        return rows(self.database.must("release", "show", self.releases()[org, gemeente], "--tabel", "jaar").out)

    def rest(self, org: str, gemeente: str) -> list[Row]:
        return rows(self.database.must("release", "show", self.releases()[org, gemeente], "--tabel", "jeugdregio_jaar").out)

    def truth(self, org: str, gemeente: str) -> list[Row]:
        return rows(self.database.must("indicators", org, "--periode", YEAR, "--per", "jaar,wet", "--gemeente", gemeente, "--peildatum",
                                       f"{YEAR}-12-31", "--vorm", "open").out)

    # Making

    def test_nobody_is_in_it_who_did_not_say_so(self) -> None:
        self.assert_said(self.before, 2, "0 organisaties")
        # All agreed but one, and nothing had been released.
        self.assert_said(self.without, 2, "0 organisaties")
        self.assert_said(self.trial, 0, "3 organisaties", "3 van 7 gemeenten", "er is niets gemaakt", "Kraamzorg Noord")
        self.assertNotIn("Kraamzorg West", self.trial.err)
        self.assertEqual(self.trial.out.splitlines()[0].split(",")[:3], ["indicator", "versie", "periode"])

    def test_a_second_one_is_refused(self) -> None:
        self.assert_said(self.make(), 2, "heeft al een kring over 2025", self.number)
        self.assert_said(self.database.run("publish", "--kring", REGION, "--jaar", str(date.today().year)), 1, "kalenderjaar dat voorbij is")
        self.assert_said(self.database.run("publish", "--kring", "JZ99", "--jaar", YEAR), 1, "geen jeugdregio")
        self.assertNotEqual(self.database.run("publish", "noord", "--kring", REGION, "--jaar", YEAR).code, 0)

    def test_the_installation_is_as_closed_and_whole_as_before(self) -> None:
        self.database.must("verify")
        self.assertEqual(self.database.run("release", "attack", self.number).code, 0)
        shown = json.loads(self.database.must("release", "show", self.number).out)
        csv_file = self.database.must("release", "show", self.number, "--tabel", "jaar").out
        self.assertEqual(hashlib.sha256(csv_file.encode()).hexdigest(), shown["tabel"]["sha256"])
        self.assertEqual(shown["omvang"], {"organisaties": 3, "gemeenten": 3, "gemeenten_in_regio": 7})
        self.assertEqual(shown["beveiliging"]["gemeenten_bekeken"], 3)
        for word in (*ORGS, *GEMEENTEN):
            self.assertNotIn(word, json.dumps(shown["omvang"]) + json.dumps(shown["beveiliging"]) + json.dumps(shown["tabel"]))

    # What is in it

    def test_what_is_shown_is_the_sum_of_what_three_organisations_released(self) -> None:
        tables = {(org, gemeente): {(found["indicator"], found["wet"]): found for found in self.own(org, gemeente)}
                  for org in ORGS[:3] for gemeente in GEMEENTEN}
        shown = [found for found in self.circle() if found["status"] == "waarde"]
        self.assertGreater(len(shown), 10)
        self.assertLess(len(shown), len(self.circle()))
        for found in shown:
            parts = [table[found["indicator"], found["wet"]] for table in tables.values()]
            self.assertEqual({part["status"] for part in parts}, {"waarde"})
            for name in ("teller", "noemer", "n"):
                if found[name]:
                    self.assertAlmostEqual(float(found[name]), sum(float(part[name]) for part in parts), 6, f"{found['indicator']} {name}")
            contributed = [sum(float(tables[org, gemeente][found["indicator"], found["wet"]]["teller"]) for gemeente in GEMEENTEN) for org in ORGS[:3]]
            first, second, *others = sorted(contributed, reverse=True)
            self.assertLessEqual(first + second, 0.9 * sum(contributed))
            self.assertGreaterEqual(sum(others), 0.1 * first)
            self.assertGreaterEqual(int(found["n"]), 10)
            if found["eenheid"] == "procent" and found["ondergrens"]:
                self.assertGreaterEqual(min(float(found["teller"]), float(found["noemer"]) - float(found["teller"])), 10)

    def test_hours_that_one_organisation_rules_are_left_out(self) -> None:
        for org in ORGS[:3]:
            self.assertEqual({found["status"] for found in self.own(org, "GM0307") if found["indicator"] == "uren"}, {"waarde"})
        self.assertNotIn("uren", {found["indicator"] for found in self.circle()})
        self.assertIn("uren", json.loads(self.public(".json").text)["kring"]["weggelaten"])
        self.assertIn("Niet in deze kring", self.public().text)

    def test_every_form_holds_the_same(self) -> None:
        machine, people = self.circle(), rows(self.public(".csv").text.removeprefix("\ufeff"), ";")
        cells = json.loads(self.public(".json").text)["cijfers"]
        page = self.public().text
        self.assertEqual(len(machine), len(people))
        self.assertEqual(len(machine), len(cells))
        for one, two, three in zip(machine, people, cells):
            self.assertEqual({name: value.replace(",", ".") for name, value in two.items()}, one)
            for name in EMPTY:
                self.assertEqual(float(one[name]) if one[name] else None, three[name] if three[name] is None else float(three[name]))
                if one["status"] in HIDDEN:
                    self.assertEqual(one[name], "")
        tones = re.findall(r"kz-matrix__cell--(value|none)", page)
        totals = [found for found in machine if found["wet"] == "totaal"]
        self.assertEqual([tone == "value" for tone in tones], [found["status"] == "waarde" for found in totals])
        self.assertEqual(page.count("verborgen <span"), sum(found["status"] in HIDDEN for found in totals))
        requests = next(found for found in totals if found["indicator"] == "aanvragen")["teller"]
        self.assertIn(f">{requests}</td>", page)
        self.assertIn("Eerste kring; =1+1", page)

    def test_the_companion_proves_the_file(self) -> None:
        for query in ("", "?vorm=open"):
            answer = self.public(".csv", query)
            place = re.search(r"<([^>]+)>", answer.headers["link"])
            assert place
            companion = json.loads(Client(self.server.port).get(place.group(1)).text)
            self.assertEqual(companion["schema:sha256"], hashlib.sha256(answer.body).hexdigest())
            said = {fact["schema:name"]: fact["schema:value"] for fact in companion["schema:additionalProperty"]}
            self.assertEqual((said["beleid"], str(said["kring"]), str(said["organisaties"])), ("breder", self.number, "3"))
            named = re.search(r'filename="([^"]+)"', answer.headers["content-disposition"])
            assert named
            file = self.folder() / named.group(1)
            file.write_bytes(answer.body)
            file.with_name(f"{file.name}-metadata.json").write_text(json.dumps(companion))
            self.assertEqual(run("verify-file", str(file)).code, 0)
            file.write_bytes(answer.body[:-20])
            self.assertNotEqual(run("verify-file", str(file)).code, 0)
        self.assertTrue(self.public(".csv", "?vorm=xlsx").body.startswith(b"PK"))

    # Who finds it

    def test_anyone_reads_it_without_an_account_or_a_cookie_and_may_keep_it_a_minute(self) -> None:
        answer = self.public()
        self.assertNotIn("set-cookie", answer.headers)
        self.assertEqual(answer.headers["cache-control"], "public, max-age=60")
        again = Client(self.server.port).get(f"/publiek/{self.number}", If_None_Match=answer.headers["etag"])
        self.assertEqual((again.status, again.body), (304, b""))
        signed_in = self.managers["noord"].get(f"/publiek/{self.number}")
        self.assertEqual(signed_in.body, answer.body)
        for org in ORGS:
            self.assertNotIn(f"Kraamzorg {org.title()}", answer.text)

    def test_a_program_reads_the_same_without_a_token_and_finds_it_in_the_catalogue(self) -> None:
        anyone = Client(self.server.port)
        listed = json.loads(anyone.get("/v1/kringen").text)["kringen"]
        self.assertEqual([(str(line["nummer"]), line["jeugdregio"]["code"], line["jaar"]) for line in listed], [(self.number, REGION, int(YEAR))])
        self.assertEqual(anyone.get(f"/v1/kringen/{self.number}").body.strip(), self.public(".json").body.strip())
        table = anyone.get(f"/v1/kringen/{self.number}", Accept="text/csv")
        self.assertEqual(hashlib.sha256(table.body).hexdigest(), listed[0]["tabel"]["sha256"])
        for path in ("9999", self.releases()["noord", "GM0307"]):
            self.assertEqual(anyone.get(f"/v1/kringen/{path}").status, 404, path)
        for org in ORGS:
            self.assertNotIn(f"Kraamzorg {org.title()}", anyone.get("/v1/kringen").text)
        secret = self.database.must("token", "create", "gm0307", "--doel", "publicaties", "--naam", "oogst").out.strip()
        catalogue = json.loads(anyone.get("/v1/catalogus", Authorization=f"Bearer {secret}").text)
        circle = next(one for one in catalogue["dcat:dataset"] if one["@id"] == f"/publiek/{self.number}")
        self.assertTrue(circle["dct:accessRights"]["@id"].endswith("/PUBLIC"))
        csv_file = next(one for one in circle["dcat:distribution"] if "spdx:checksum" in one)
        self.assertEqual(hashlib.sha256(anyone.get(csv_file["dcat:downloadURL"]["@id"]).body).hexdigest(),
                         csv_file["spdx:checksum"]["spdx:checksumValue"]["@value"])

    def test_the_companion_of_the_years_says_what_the_figures_mean(self) -> None:
        companion = json.loads(self.reader.get(f"/r/{TENANT}/uitkomsten.csv-metadata.json?vorm=open").text)
        used = {found["indicator"].split(".")[0] for found in rows(self.reader.get(f"/r/{TENANT}/uitkomsten.csv?vorm=open").text)}
        said = json.dumps(companion, ensure_ascii=False)
        public = json.dumps(json.loads(self.public(".csv-metadata.json", "?vorm=open").text), ensure_ascii=False)
        for indicator in used:
            self.assertIn(f'"{indicator}"', said)
        meaning = next(text["betekenis"] for text in json.loads(self.public(".json").text)["kring"]["definities"] if text["id"] == "gestart")
        self.assertIn(meaning, said)
        self.assertIn(meaning, public)

    def test_every_file_that_the_pages_offer_is_there(self) -> None:
        for visitor, path in ((Client(self.server.port), f"/publiek/{self.number}"), (self.reader, f"/r/{TENANT}/uitkomsten")):
            offered = re.search(r'aria-label="Downloaden">(.*?)</ul>', visitor.get(path).text, re.S).group(1)
            links = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', offered)]
            self.assertEqual(len(links), 7)
            for link in links:
                answer = visitor.get(link)
                self.assertEqual(answer.status, 200, link)
                if "zip" in link:
                    names = zipfile.ZipFile(io.BytesIO(answer.body)).namelist()
                    self.assertLessEqual({"LEESMIJ.txt", "datapackage.json"}, set(names), link)

    def test_who_has_no_business_there_finds_nothing(self) -> None:
        manager, anyone = self.managers["noord"], Client(self.server.port)
        release = self.releases()["noord", "GM0307"]
        for visitor, path in ((anyone, "/publiek/9999"), (anyone, f"/publiek/{release}"), (anyone, f"/publiek/0{self.number}"), (anyone, "/publiek/x"),
                              (anyone, f"/publiek/{self.number}.xml"), (anyone, "/publiek/99999999999"), (manager, f"/r/{TENANT}/uitkomsten"),
                              (manager, f"/r/{TENANT}/uitkomsten.csv"), (self.reader, "/r/jz21/uitkomsten"), (self.reader, "/g/gm0307/uitkomsten"),
                              (self.reader, f"/g/{TENANT}/uitkomsten"), (self.reader, f"/o/{TENANT}/overzicht"), (manager, "/r/noord/uitkomsten")):
            self.assertEqual(visitor.get(path).status, 404, path)
        self.assertEqual(anyone.get(f"/r/{TENANT}/uitkomsten").status, 303)
        for query, code in (("?wet=jeugd", 200), ("?wet=zorg", 400), ("?kleur=rood", 400)):
            self.assertEqual(anyone.get(f"/publiek/{self.number}{query}").status, code, query)
        self.assertEqual(anyone.get(f"/publiek/{self.number}.csv?vorm=pdf").status, 400)

    def test_the_jeugdregio_reads_its_years_side_by_side(self) -> None:
        self.assertEqual(self.reader.get("/").headers["location"], f"/r/{TENANT}/uitkomsten")
        page = self.reader.get(f"/r/{TENANT}/uitkomsten").text
        self.assertIn(f'href="/publiek/{self.number}"', page)
        listed = rows(self.reader.get(f"/r/{TENANT}/uitkomsten.csv?vorm=open").text)
        for one, two in zip(listed, self.circle()):
            self.assertEqual({name: one[name] for name in ("indicator", "wet", "teller", "noemer", "n", "status")},
                             {name: two[name] for name in ("indicator", "wet", "teller", "noemer", "n", "status")})

    def test_an_organisation_sees_that_it_is_in_it_and_the_rest_is_no_longer_shown(self) -> None:
        self.assertIn(f'href="/publiek/{self.number}"', self.managers["noord"].get("/o/noord/publicaties").text)
        self.assertNotIn(f'href="/publiek/{self.number}"', self.managers["west"].get("/o/west/publicaties").text)
        later = self.database.must("publish", "oost", "--gemeente", "GM0307", "--periode", "2024..2025", "--toelichting", "Later").out.strip()
        left_out = json.loads(self.database.must("release", "show", later).out)["weggelaten"]
        self.assertTrue(any(f"kring {self.number}" in found["reden"] for found in left_out), left_out)

    # Who works out what

    def test_no_gemeente_and_nobody_else_works_out_what_is_hidden(self) -> None:
        circle, left_out = self.circle(), json.loads(self.public(".json").text)["kring"]["weggelaten"]
        self.assertTrue(left_out)
        self.assertTrue({found["indicator"] for found in circle}.isdisjoint(left_out))
        found, attacked = recovered(Knowledge(list(ORGS[:3]), circle, left_out=left_out))
        self.assertEqual([str(finding) for finding in found], [])
        for gemeente in GEMEENTEN:
            known = Knowledge(list(ORGS[:3]), circle, {org: self.own(org, gemeente) for org in ORGS[:3]},
                              {org: self.rest(org, gemeente) for org in ORGS[:3]}, left_out)
            readers = [told(known, {org: self.truth(org, gemeente) for org in ORGS[:3]})] + ([known] if gemeente == "GM0307" else [])
            for reader in readers:
                found, more = recovered(reader)
                attacked += more
                self.assertEqual([str(finding) for finding in found], [], gemeente)
        print(f"  attacked: {attacked} numbers", flush=True)
        self.assertGreater(attacked, 500)

    def test_the_attacker_finds_what_a_careless_circle_would_give_away(self) -> None:
        """All of it shown, as a plain sum would: then the attacker must have something to say."""
        table: dict[tuple[str, str], Row] = {}
        for org in ORGS[:2]:
            for gemeente in GEMEENTEN:
                for part in self.truth(org, gemeente):
                    key = part["indicator"], part["wet"]
                    sofar = table.setdefault(key, part | {name: "0" for name in ("teller", "noemer", "n") if part[name]})
                    for name in ("teller", "noemer", "n"):
                        if part[name] and sofar[name]:
                            sofar[name] = str(float(sofar[name]) + float(part[name]))
        for hidden in list(table)[:5]:
            table[hidden] = table[hidden] | {"status": "onderdrukt", **{name: "" for name in EMPTY}}
        known = Knowledge(list(ORGS[:2]), list(table.values()), {org: self.truth(org, "GM0307") for org in ORGS[:2]}, {"noord": self.all_rest("noord")})
        self.assertTrue(recovered(known)[0])

    def all_rest(self, org: str) -> list[Row]:
        return rows(self.database.must("indicators", org, "--periode", YEAR, "--per", "jaar", "--gemeente", "GM0308,GM0342", "--peildatum",
                                       f"{YEAR}-12-31", "--vorm", "open").out)

    # How it looks, and at the end what a withdrawal does

    @unittest.skipUnless(sync_playwright and Path(CHROMIUM).exists(), "chromium is not installed")
    def test_pages_are_whole_for_everybody(self) -> None:
        base = f"http://127.0.0.1:{self.server.port}"
        SHOTS.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for label, options in (("1280", {"viewport": WIDE}), ("360", {"viewport": NARROW}), ("donker", {"viewport": WIDE, "color_scheme": "dark"}),
                                   ("papier", {"viewport": WIDE})):
                context = browser.new_context(locale="nl-NL", base_url=base, **options)
                page = context.new_page()
                if label == "papier":
                    page.emulate_media(media="print")
                page.goto("/inloggen")
                page.fill("#email", READER)
                page.fill("#wachtwoord", PASSWORD)
                page.click("main button")
                for name, path in (("kring", f"/publiek/{self.number}"), ("kringen", f"/r/{TENANT}/uitkomsten"), ("kringen-meedoen", "/o/noord/publicaties")):
                    if path.startswith("/o/"):
                        context.clear_cookies()
                        page.goto("/inloggen")
                        page.fill("#email", "manager@noord.example")
                        page.fill("#wachtwoord", PASSWORD)
                        page.click("main button")
                    page.goto(path)
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"), 0, f"{label} {name}")
                    page.screenshot(path=str(SHOTS / f"{name}-{label}.png"), full_page=True)
                    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
                    self.assertEqual([f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in found.response["violations"]], [], f"{label} {name}")
                context.close()
            browser.close()

    def test_who_has_figures_in_it_hears_of_it(self) -> None:
        self.assertEqual(sorted(to for to, _ in self.box.received), [[f"manager@{org}.example"] for org in ORGS[:3]])
        message = email.message_from_bytes(self.box.received[0][1], policy=email.policy.default)
        self.assertIn(f"{SITE}/publiek/{self.number}", message.get_content())
        for org in ORGS:
            self.assertNotIn(f"Kraamzorg {org.title()}", "".join(part for part in message.get_content().splitlines(True)[1:]))

    def test_zz_a_withdrawn_circle_stays_with_the_reason_and_no_other_comes(self) -> None:
        box = MailBox()
        # Mail that cannot go out is told before anything is withdrawn.
        broken = self.database.run("release", "withdraw", self.number, "--reden", "Anders", env={**box.settings, "KRAAMZICHT_SITE": ""})
        self.assertEqual((broken.code, box.received), (1, []), broken)
        self.database.must("release", "withdraw", self.number, "--reden", "De uren van juni klopten niet", env=box.settings)
        self.assertEqual(sorted(to for to, _ in box.received), [[f"manager@{org}.example"] for org in ORGS[:3]] + [[READER]])
        for _, raw in box.received:
            self.assertIn("De uren van juni klopten niet", email.message_from_bytes(raw, policy=email.policy.default).get_content())
        self.assertIn("De uren van juni klopten niet", self.public().text)
        self.assertEqual(json.loads(self.public(".json").text)["ingetrokken"]["reden"], "De uren van juni klopten niet")
        self.assertIn("ingetrokken", self.reader.get(f"/r/{TENANT}/uitkomsten").text)
        self.assertEqual(rows(self.reader.get(f"/r/{TENANT}/uitkomsten.csv?vorm=open").text), [])
        self.assertEqual(self.make().code, 2)
        self.database.must("verify")

    def test_zzz_who_asks_too_much_waits(self) -> None:
        anyone = Client(self.server.port)
        # A minute may end half-way; in the next one there is no room for as many again.
        answer = next(one for one in (anyone.get("/publiek/9999") for _ in range(2 * LIMIT + 1)) if one.status == 429)
        self.assertLessEqual(int(answer.headers["retry-after"]), 60)
        self.assertIn("Dat ging te snel", answer.text)
        self.assertEqual(anyone.get("/definities").status, 200)


class YearsTests(ProductTest):
    """Two circles of one jeugdregio, one after the other, each from the releases of its year."""

    YEARS = ("2024", "2025")
    circles: dict[str, str]
    releases: dict[tuple[str, str, str], str]

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.circles, cls.releases = {}, {}
        for seed, org in enumerate(ORGS[:3]):
            cls.database.organisation(org, f"Kraamzorg {org.title()}")
            folder = cls.work / org
            folder.mkdir()
            folder.chmod(0o755)
            cls.database.must("import", org, *map(str, Practice(org, 10 + seed, tuple(map(int, cls.YEARS))).files(folder)))
            schema = f"org_{org}"
            cls.database.psql("-c", f"INSERT INTO {schema}.circle_consent (set_by, contributes) VALUES ('proef', true)")
        for year in cls.YEARS:
            for org in ORGS[:3]:
                for gemeente in GEMEENTEN:
                    made = cls.database.must("publish", org, "--gemeente", gemeente, "--periode", year, timeout=300)
                    cls.releases[org, gemeente, year] = made.out.strip()
            made = cls.database.run("publish", "--kring", REGION, "--jaar", year, timeout=600)
            assert made.code == 0, str(made)
            cls.circles[year] = made.out.strip()

    @functools.cache
    def described(self, number: str) -> dict[str, Any]:
        return json.loads(self.database.must("release", "show", number).out)

    @functools.cache
    def table(self, number: str, name: str) -> list[Row]:
        answer = self.database.run("release", "show", number, "--tabel", name)
        return rows(answer.out) if answer.code == 0 else []

    def test_the_second_year_is_one_of_its_own_and_nothing_of_either_is_the_other(self) -> None:
        first, second = (self.described(self.circles[year]) for year in self.YEARS)
        self.assertEqual((first["jaar"], second["jaar"]), tuple(map(int, self.YEARS)))
        for year in self.YEARS:
            released = [part for org in ORGS[:3] for gemeente in GEMEENTEN for part in self.table(self.releases[org, gemeente, year], "jaar")]
            shown = [row for row in self.table(self.circles[year], "jaar") if row["status"] == "waarde"]
            self.assertTrue(shown)
            for row in (row for row in shown if row["teller"]):
                parts = [part for part in released
                         if (part["indicator"], part["wet"], part["periode"]) == (row["indicator"], row["wet"], year)]
                self.assertAlmostEqual(sum(float(part["teller"]) for part in parts), float(row["teller"]), 6, f"{year} {row['indicator']}")
        again = self.database.run("publish", "--kring", REGION, "--jaar", self.YEARS[0])
        self.assert_said(again, 2, "heeft al een kring over 2024", self.circles["2024"])
        self.database.must("verify", timeout=600)

    def test_the_earlier_year_is_known_when_the_later_is_protected_and_attacked(self) -> None:
        """The attack on the second looks at what the first hides too: more numbers than the second holds alone."""
        reports = {}
        for year in self.YEARS:
            answer = self.database.run("release", "attack", self.circles[year], timeout=600)
            self.assertEqual(answer.code, 0, str(answer))
            reports[year] = json.loads(answer.out)[0]
            self.assertEqual((reports[year]["te_smal"], reports[year]["achterhaald_met_regels"]), ([], []))
        hidden = {year: sum(row["status"] in HIDDEN for row in self.table(self.circles[year], "jaar")) for year in self.YEARS}
        self.assertEqual(reports["2025"]["verborgen_cellen"], hidden["2025"])
        self.assertGreaterEqual(reports["2025"]["aangevallen_getallen"], reports["2024"]["aangevallen_getallen"])
        # What lay around a gemeente stands in a release of before the first circle, and in none after it.
        for (org, gemeente, year), number in self.releases.items():
            left_out = [name for found in self.described(number)["weggelaten"] for name in found["tabellen"]]
            self.assertEqual("jeugdregio_jaar" in left_out, year == "2025", f"{org} {gemeente} {year}")

    def test_nobody_works_out_of_two_years_what_either_hides(self) -> None:
        def knowledge(year: str, gemeente: Optional[str] = None) -> Knowledge:
            number = self.circles[year]
            readers = {org: self.releases[org, gemeente, year] for org in ORGS[:3]} if gemeente else {}
            return Knowledge(
                list(ORGS[:3]), self.table(number, "jaar"),
                {org: [row for row in self.table(release, "jaar") if row["periode"] == year] for org, release in readers.items()},
                {org: self.table(release, "jeugdregio_jaar") for org, release in readers.items()}, self.described(number)["weggelaten"])

        attacked = 0
        for gemeente in (None, "GM0307"):
            windows = [] if gemeente is None else [
                Window(org, place, tuple(str(one) for one in range(int(year) - 2, int(year) + 1)),
                       self.table(self.releases[org, gemeente, year], table))
                for org in ORGS[:3] for year in self.YEARS for place, table in ((OWN, "drie_jaar"), (REST, "jeugdregio_drie_jaar"))]
            found, more = recovered_over_years({year: knowledge(year, gemeente) for year in self.YEARS}, windows)
            attacked += more
            self.assertEqual([str(finding) for finding in found], [], gemeente)
        print(f"  attacked over two years: {attacked} numbers", flush=True)
        self.assertGreater(attacked, 500)

    def test_the_attacker_sees_that_two_years_make_up_a_run_of_them(self) -> None:
        """A run of years shown beside each of its years but one: the attacker must say what the last one is."""
        def row(year: str, teller: str, status: str = "waarde") -> Row:
            return {"indicator": "beeindigd", "periode": year, "wet": TOTAL, "teller": teller, "noemer": "", "n": teller, "status": status}

        years = {"2023": Knowledge(["noord"], [row("2023", "40")]), "2024": Knowledge(["noord"], [row("2024", "", "onderdrukt")]),
                 "2025": Knowledge(["noord"], [row("2025", "31")])}
        run = [Window("noord", place, ("2023", "2024", "2025"), [row("2023..2025", teller)]) for place, teller in ((OWN, "30"), (REST, "48"))]
        self.assertIn("kring 2024 beeindigd totaal: 7 … 7", [str(finding) for finding in recovered_over_years(years, run)[0]])

    def test_the_attacker_sees_that_one_year_begins_where_the_other_ended(self) -> None:
        """46 were left, 205 came and 36 are left: 215 ended, however hidden."""
        def row(indicator: str, year: str, teller: str, status: str = "waarde") -> Row:
            return {"indicator": indicator, "periode": year, "wet": TOTAL, "teller": teller, "noemer": "", "n": teller, "status": status}

        years = {"2024": Knowledge(["noord"], [row("lopend", "2024", "46")]),
                 "2025": Knowledge(["noord"], [row("gestart", "2025", "205"), row("lopend", "2025", "36"), row("beeindigd", "2025", "", "onderdrukt_secundair")])}
        self.assertIn("kring 2025 beeindigd totaal: 215 … 215", [str(finding) for finding in recovered_over_years(years)[0]])


if __name__ == "__main__":
    unittest.main()
