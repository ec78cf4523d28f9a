"""Exceptions, parameters, employees and norms: entered on a page, counted at once, and as it was at the stand before."""

from __future__ import annotations

import csv
import html
import io
import re
import unittest
import urllib.parse
from pathlib import Path

from site_under_test import Client, Page, SiteTest
from test_browser import CHROMIUM
from test_scripts import NARROW, WIDE, ScriptTest, sync_playwright

ORG, OTHER = "hazelwiek", "merelgaard"
QUALITY, COORDINATOR, MANAGER = (f"{name}@{ORG}.example" for name in ("kwaliteit", "coordinator", "manager"))
# A quarter that has only just begun has nobody to judge.
YEAR = "&periode=2026"
PAGES = ("medewerkers", "maatregelen", "beheer/normen", "beheer/uitzonderingen", "beheer/parameters")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def shown(page: Page, words: str) -> str:
    found = re.search(rf'href="([^"]+)"[^>]*>{words}', page.text)
    assert found, f"no link ‘{words}’"
    return html.unescape(found.group(1))


class SettingTests(SiteTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.visitor = cls.server.client(QUALITY)

    def file(self, path: str, query: str = "") -> list[dict[str, str]]:
        answer = self.visitor.get(f"/o/{ORG}/{path}.csv?vorm=open{query}")
        self.assertEqual(answer.status, 200, answer.text[:300])
        return list(csv.DictReader(io.StringIO(answer.text)))

    def enter(self, address: str, **values: str) -> Page:
        """Fills in the form at an address and sends it."""
        asked = dict(urllib.parse.parse_qsl(address.split("?", 1)[1]))
        key = re.search(r'<input type="hidden" name="([a-z]+_nr)" value', self.visitor.get(address).text)
        assert key
        fields = {"token": self.visitor.token("/definities"), "stap": "nakijken", key.group(1): asked.pop("nr"), **asked, **values}
        return self.visitor.request("POST", address.split("?")[0], urllib.parse.urlencode(fields).encode(), FORM)

    def verdicts(self, check: str, query: str = "") -> dict[str, str]:
        return {row["onderwerp"]: row["oordeel"] for row in self.file(f"kwaliteit/{check}", query)}

    def test_an_exception_from_the_check_itself_until_its_end(self) -> None:
        failing = next(row for row in self.file("kwaliteit/CAS-GIZ", YEAR) if row["oordeel"] == "voldoet_niet")
        who, day = failing["onderwerp"], failing["niet_op"]
        page = self.visitor.get(f"/o/{ORG}/kwaliteit/CAS-GIZ?onderwerp={urllib.parse.quote(who)}{YEAR}")
        self.assertIn("Waarop het oordeel rust", page.text)
        address = shown(page, "Leg een uitzondering vast")
        form = self.visitor.get(address).text
        self.assertIn('<option value="CAS-GIZ" selected>', form)
        self.assertIn(f'value="{who}"', form)
        values = {"grond": "overgang", "reden": "GIZ in het <oude> systeem", "document_nr": "D-7", "besloten_door": "Renée Kuipers",
                  "geldig_vanaf": day, "geldig_tot": day}
        for change, words in (({"onderwerp_nr": "C-onzin"}, "niet bekend"), ({"geldig_tot": ""}, "Vul dit in"), ({"controle": "MED-VOG-DAG"}, "ander onderwerp"),
                              ({"controle": "MED-ONZIN"}, "uit de lijst"), ({"grond": "tenzij_bepaling"}, "tenzij-bepaling")):
            refused = self.enter(address, **{**values, **change})
            self.assertEqual(refused.status, 400, change)
            self.assertIn(words, html.unescape(refused.text), change)
        done = self.enter(address, **values)
        self.assertEqual(done.status, 303, done.text[-800:])
        delivery = int(done.headers["location"].rsplit("/", 1)[1])
        self.assertEqual(self.verdicts("CAS-GIZ", YEAR)[who], "uitzondering")
        self.assertEqual(self.verdicts("CAS-GIZ", f"&stand=levering-{delivery - 1}{YEAR}")[who], "voldoet_niet")
        told = html.unescape(self.visitor.get(f"/o/{ORG}/kwaliteit/CAS-GIZ?onderwerp={urllib.parse.quote(who)}{YEAR}").text)
        self.assertIn("GIZ in het <oude> systeem", told)
        self.assertIn("telt weer mee", told, "its end has passed: that is said")
        listed = self.file("beheer/uitzonderingen")
        self.assertEqual([(row["onderwerp_nr"], row["document_nr"]) for row in listed], [(who, "D-7")])
        now, before = (self.visitor.get(f"/o/{ORG}/beheer/uitzonderingen{query}").text for query in ("", f"?stand=levering-{delivery}"))
        self.assertIn(">Wijzig<", now)
        self.assertEqual(self.file("beheer/uitzonderingen", f"&stand=levering-{delivery - 1}"), [])
        past = self.visitor.get(f"/o/{ORG}/beheer/uitzonderingen?stand=levering-{delivery - 1}").text
        self.assertIn("eerdere stand", past)
        self.assertNotIn("Nieuwe uitzondering", past)
        self.assertIn("Nieuwe uitzondering", before, "the newest stand by its name is the newest")

    def test_a_parameter_holds_from_its_day(self) -> None:
        address = shown(self.visitor.get(f"/o/{ORG}/beheer/parameters"), "Stel in<span class=\"kz-unseen\">: VOG op elke gewerkte dag")
        for value, words in (("0", "minstens 1"), ("241", "hoogstens 240"), ("veel", "")):
            refused = self.enter(address, getal=value, geldig_vanaf="2026-07-01")
            self.assertEqual(refused.status, 400, value)
            self.assertIn(words, refused.text)
        strict = sum(verdict in ("voldoet_niet", "onbekend") for verdict in self.verdicts("MED-VOG-DAG", "&periode=2026-K3").values())
        done = self.enter(address, getal="12", geldig_vanaf="2026-07-01")
        self.assertEqual(done.status, 303)
        delivery = int(done.headers["location"].rsplit("/", 1)[1])
        stricter = sum(verdict in ("voldoet_niet", "onbekend") for verdict in self.verdicts("MED-VOG-DAG", "&periode=2026-K3").values())
        self.assertGreater(stricter, strict + 5)
        for query in ("&periode=2026-K2", f"&periode=2026-K3&stand=levering-{delivery - 1}"):
            self.assertNotEqual(list(self.verdicts("MED-VOG-DAG", query).values()).count("voldoet_niet"), stricter, query)
        self.assertIn("12 maanden vanaf 01-07-2026", self.visitor.get(f"/o/{ORG}/beheer/parameters").text)
        facts = self.visitor.get(f"/o/{ORG}/kwaliteit.json?periode=2026").text
        self.assertIn('"MED-VOG-DAG.maanden":36', facts.replace(" ", ""))
        self.assertIn('"MED-VOG-DAG.maandenvanaf2026-07-01":12', facts.replace(" ", ""))
        undone = self.visitor.post(f"/o/{ORG}/leveringen/{delivery}/ongedaan", token=self.visitor.token("/definities"))
        self.assertEqual(undone.status, 303, undone.text[-500:])
        self.assertEqual(sum(verdict in ("voldoet_niet", "onbekend") for verdict in self.verdicts("MED-VOG-DAG", "&periode=2026-K3").values()), strict)

    def test_the_calendar_counts_as_the_checks_do(self) -> None:
        people = {row["medewerker"]: row for row in self.file("medewerkers")}
        self.assertGreater(len(people), 20)
        month = max(row["tot"] for row in self.file("kwaliteit/MED-VOG-DAG"))[:7]
        year, number = int(month[:4]), int(month[5:])
        first = f"{year - 1}-{number + 1:02}" if number < 12 else f"{year}-01"
        for check, kind in (("MED-VOG-DAG", "vog"), ("MED-KCKZ-DAG", "kckz"), ("MED-EHBO-DAG", "kinder_ehbo")):
            judged = self.file(f"kwaliteit/{check}", f"&periode={first}..{month}")
            self.assertGreater(len(judged), 20)
            for row in judged:
                person = people[row["onderwerp"]]
                self.assertEqual((person["gewerkte_dagen"], person[f"{kind}_gewerkt_zonder"]), (row["dagen"], row["dagen_niet"]), row)
        page = self.visitor.get(f"/o/{ORG}/medewerkers").text
        for part, count in re.findall(r'medewerkers\?toon=([a-z0-9-]+)[^"]*"><span class="kz-sums__digits">(\d+)', page):
            self.assertEqual(len(self.file("medewerkers", f"&toon={part}")), int(count), part)
        who = next(iter(people))
        one = self.visitor.get(f"/o/{ORG}/medewerkers/{urllib.parse.quote(who)}")
        self.assertEqual(one.status, 200)
        self.assertIn("Bevoegd op de gewerkte dagen", one.text)
        form = self.visitor.get(shown(one, "Nieuwe VOG vastleggen")).text
        self.assertIn(f'value="{who}"', form)
        self.assertIn('<option value="VOG" selected>', form)
        self.assertEqual(self.visitor.get(f"/o/{ORG}/medewerkers/onzin").status, 404)

    def test_a_clause_says_what_its_checks_say(self) -> None:
        rows = self.file("beheer/normen")
        self.assertGreater(len({(row["norm"], row["clausule"]) for row in rows}), 50)
        for row in rows:
            if row["bewijs_soort"] == "controle" and row["niet_aangetoond"] != "0" and row["tot"] == max(other["tot"] for other in rows):
                self.assertEqual(row["stand_van_zaken"], "tekort", row)
        self.assertIn("Verklaring van volledigheid", self.visitor.get(f"/o/{ORG}/beheer/normen").text)
        address = shown(self.visitor.get(f"/o/{ORG}/beheer/normen"), "Eigen norm toevoegen")
        values = {"titel": "Snel contact", "omschrijving": "Binnen drie werkdagen.", "controles": "CAS-CONTACT", "geldig_vanaf": "2026-01-01"}
        self.assertEqual(self.enter(address, **{**values, "controles": "CAS-ONZIN"}).status, 400)
        self.assertEqual(self.enter(address, **values).status, 303)
        own = [row for row in self.file("beheer/normen") if row["norm"] == "eigen"]
        self.assertEqual({row["bewijs"] for row in own}, {"CAS-CONTACT"})

    def test_a_measure_from_the_check_to_its_judgement(self) -> None:
        states = {row["maatregel"]: row["toestand"] for row in self.file("maatregelen")}
        self.assertEqual(states, {"MR-1": "doeltreffend", "MR-2": "loopt", "MR-3": "te_laat"}, "those of the demo")
        page = self.visitor.get(f"/o/{ORG}/kwaliteit/CAS-GIZ?{YEAR[1:]}")
        address = shown(page, "Maatregel vastleggen")
        form = self.visitor.get(address).text
        self.assertIn('<option value="CAS-GIZ" selected>', form)
        clauses = re.search(r'name="clausules" value="([^"]+)"', form)
        assert clauses
        values = {"omschrijving": "GIZ <eerste> week", "eigenaar": "Renée Kuipers", "eigenaar_email": QUALITY, "begin_op": "2026-03-01", "uiterlijk_op": "2026-04-30"}
        for change, words in (({"clausules": "hkz:55"}, "geen norm die nu geldt; bedoelde u hkz:5?"), ({"uiterlijk_op": "2026-02-01"}, "ligt vóór"), ({"eigenaar": ""}, "Vul dit in"),
                              ({"eigenaar_email": COORDINATOR}, "uit de lijst"), ({"doeltreffend": "ja"}, "vul de dag in")):
            refused = self.enter(address, **{**values, **change})
            self.assertEqual(refused.status, 400, change)
            self.assertIn(words, html.unescape(refused.text), change)
        done = self.enter(address, **values)
        self.assertEqual(done.status, 303, done.text[-800:])
        delivery = int(done.headers["location"].rsplit("/", 1)[1])
        found = self.file("maatregelen", "&controle=CAS-GIZ")
        self.assertEqual([(row["toestand"], row["omschrijving"], row["normen"], row["eigenaar_email"]) for row in found],
                         [("te_laat", "GIZ <eerste> week", clauses.group(1), QUALITY)])
        self.assertLess(int(found[0]["dagen_over"]), 0)
        number = found[0]["maatregel"]
        listed = html.unescape(self.visitor.get(f"/o/{ORG}/maatregelen").text)
        self.assertIn("GIZ <eerste> week", listed)
        self.assertLess(listed.index("GIZ <eerste> week"), listed.index("De coördinator belt"), "what is late comes first")
        self.assertIn(number, html.unescape(self.visitor.get(f"/o/{ORG}/herinneringen").text))
        # With every clause it is for, on the page and in the file; and nowhere at the stand before.
        names = set(clauses.group(1).split(", "))
        self.assertEqual({f"{row['norm']}:{row['clausule']}" for row in self.file("beheer/normen") if row["bewijs_soort"] == "maatregel" and row["bewijs"] == number}, names)
        self.assertIn("maatregel: GIZ <eerste> week", html.unescape(self.visitor.get(f"/o/{ORG}/beheer/normen").text))
        before = f"&stand=levering-{delivery - 1}"
        self.assertEqual(self.file("maatregelen", f"&controle=CAS-GIZ{before}"), [])
        self.assertNotIn(number, {row["bewijs"] for row in self.file("beheer/normen", before)})
        past = self.visitor.get(f"/o/{ORG}/maatregelen?{before[1:]}").text
        self.assertIn("eerdere stand", past)
        self.assertNotIn("Maatregel vastleggen", past)
        self.assertNotIn(">Werk bij<", past)
        self.assertEqual([row["toestand"] for row in self.file("maatregelen", "&controle=CAS-GIZ&peildatum=2026-04-30")], ["loopt"])
        self.assert_said(self.database.run("verify"), 0)
        undone = self.visitor.post(f"/o/{ORG}/leveringen/{delivery}/ongedaan", token=self.visitor.token("/definities"))
        self.assertEqual(undone.status, 303, undone.text[-500:])
        self.assertEqual(self.file("maatregelen", "&controle=CAS-GIZ"), [])

    def test_an_owner_of_measures_sees_its_own_and_no_more(self) -> None:
        owner, phrase = "eva@hazelwiek.example", "een zin die lang genoeg is"
        self.database.must("user", "create", owner, "--tenant", ORG, "--rol", "maatregelhouder", "--wachtwoord-stdin", stdin=phrase + "\n")
        client = self.server.client(owner, phrase)
        self.assertIn("geen maatregel op uw naam", client.get(f"/o/{ORG}/maatregelen").text)
        self.assertEqual(client.get(f"/o/{ORG}/maatregelen.json").text.count("MR-"), 0)
        for path in ("kwaliteit", "beheer/normen", "herinneringen", "beheer/maatregelen/nieuw?nr=MR-1"):
            self.assertEqual(client.get(f"/o/{ORG}/{path}").status, 404, path)

    def test_an_owner_reports_its_measure_as_done(self) -> None:
        owner, phrase = "otto@hazelwiek.example", "een zin die lang genoeg is"
        self.database.must("user", "create", owner, "--tenant", ORG, "--rol", "maatregelhouder", "--wachtwoord-stdin", stdin=phrase + "\n")
        form = shown(self.visitor.get(f"/o/{ORG}/maatregelen"), "Maatregel vastleggen")
        values = {"clausules": "hkz:5", "omschrijving": "Bellen & noteren", "eigenaar": "Otto", "eigenaar_email": owner, "begin_op": "2026-03-01", "uiterlijk_op": "2026-04-30"}
        self.assertEqual(self.enter(form, **values).status, 303)
        client = self.server.client(owner, phrase)
        listed = client.get(f"/o/{ORG}/maatregelen")
        address = shown(listed, "Meld gereed")
        self.assertEqual(listed.text.count("Meld gereed"), 1)
        self.assertEqual(client.get(address.split("=")[0] + "=MR-1").status, 404, "somebody else's")
        # One that has yet to begin cannot be done.
        later = shown(self.visitor.get(f"/o/{ORG}/maatregelen"), "Maatregel vastleggen")
        self.assertEqual(self.enter(later, **{**values, "begin_op": "2027-03-01", "uiterlijk_op": "2027-04-30"}).status, 303)
        self.assertEqual(client.get(f"/o/{ORG}/maatregelen").text.count("Meld gereed"), 1)
        ahead = client.get(address.split("=")[0] + "=" + urllib.parse.parse_qs(later.split("?", 1)[1])["nr"][0])
        self.assertIn("begint op 01-03-2027", ahead.text)
        self.assertNotIn("<form class=\"kz-entry\"", ahead.text)
        number = address.rsplit("=", 1)[1]
        page = client.get(address)
        self.assertIn("Bellen & noteren", html.unescape(page.text))
        basis = re.search(r'name="basis" value="(\d+)"', page.text)
        assert basis

        def report(day: str, **more: str) -> Page:
            return client.post(address.split("?")[0], token=client.token("/definities"), nr=number, basis=basis.group(1), gereed_op=day, **more)

        for day, words in (("", "Vul dit in"), ("2026-02-01", "ligt vóór"), ("2999-01-01", "moet nog komen"), ("gisteren", "geen dag"), (" 2999-01-01", "moet nog komen"), ("\u00a0", "Vul dit in")):
            refused = report(day, bewijs="map <Q>")
            self.assertEqual(refused.status, 400, day)
            self.assertIn(words, html.unescape(refused.text), day)
            self.assertIn("map <Q>", html.unescape(refused.text), day)
        done = report("2026-04-12", bewijs="map <Q>", eigenaar="Iemand anders")
        self.assertEqual((done.status, done.headers["location"]), (303, address), done.text[-500:])
        self.assertIn("gereed sinds 12-04-2026", client.get(address).text)
        again = report("2026-04-13")
        self.assertEqual(again.status, 409, "it is done")
        self.assertIn("niet vastgelegd", again.text)
        self.assertNotIn("Meld gereed", client.get(f"/o/{ORG}/maatregelen").text)
        row = next(row for row in self.file("maatregelen") if row["maatregel"] == number)
        self.assertEqual((row["toestand"], row["gereed_op"], row["bewijs"], row["eigenaar"]), ("gereed", "2026-04-12", "map <Q>", "Otto"))
        # A delivery like any other, which who may deliver takes back; the owner sees no deliveries.
        self.assertEqual(client.get(f"/o/{ORG}/leveringen").status, 404)
        last = max(int(found) for found in re.findall(rf"/o/{ORG}/leveringen/(\d+)", self.visitor.get(f"/o/{ORG}/leveringen").text))
        self.assertIn(owner, self.visitor.get(f"/o/{ORG}/leveringen/{last}").text)
        self.assertEqual(self.visitor.post(f"/o/{ORG}/leveringen/{last}/ongedaan", token=self.visitor.token("/definities")).status, 303)
        self.assertIn("Meld gereed", client.get(f"/o/{ORG}/maatregelen").text)
        for number in (last - 1, last - 2):
            self.assertEqual(self.visitor.post(f"/o/{ORG}/leveringen/{number}/ongedaan", token=self.visitor.token("/definities")).status, 303)

    def test_others_find_nothing_and_a_slip_is_told(self) -> None:
        coordinator = self.server.client(COORDINATOR)
        number = "nr=pagina-1&controle=CAS-GIZ"
        for path in (*PAGES, "medewerkers.csv", "medewerkers/HW-M107", "beheer/normen.json", "maatregelen.csv", "beheer/maatregelen/nieuw?nr=MR-1", f"beheer/uitzonderingen/nieuw?{number}"):
            self.assertEqual(coordinator.get(f"/o/{ORG}/{path}").status, 404, path)
            self.assertEqual(self.visitor.get(f"/o/{OTHER}/{path}").status, 404, path)
        for page in PAGES:
            for query, words in (("peildatum=2999-01-01", "vandaag"), ("stand=levering-999", "levering 999"), ("onzin=1", "onzin")):
                answer = self.visitor.get(f"/o/{ORG}/{page}?{query}")
                self.assertEqual(answer.status, 400, f"{page} {query}")
                self.assertIn(words, answer.text)
        self.assertEqual(self.visitor.get(f"/o/{ORG}/medewerkers?toon=onzin").status, 400)
        self.assertEqual(self.visitor.get(f"/o/{ORG}/beheer/uitzonderingen/nieuw?nr=U9&onzin=1").status, 404)

    def test_a_day_before_anything_shows_what_was_then(self) -> None:
        for page in (*PAGES, "kwaliteit", "kwaliteit/MED-VOG-DAG"):
            answer = self.visitor.get(f"/o/{ORG}/{page}?peildatum=1995-01-01")
            self.assertEqual(answer.status, 200, page)
            self.assertNotIn("HW-M", answer.text, page)


@unittest.skipIf(sync_playwright is None, "playwright is not installed; use script/test-blackbox")
@unittest.skipUnless(Path(CHROMIUM).exists(), "chromium is not installed")
class LookTests(ScriptTest):
    def test_the_pages_are_clean_wide_and_narrow(self) -> None:
        client: Client = self.server.client(QUALITY)
        who = list(csv.DictReader(io.StringIO(client.get(f"/o/{ORG}/medewerkers.csv?vorm=open").text)))[0]["medewerker"]
        for size in (WIDE, NARROW):
            page = self.page(self.context(viewport=size))
            for path in (*PAGES, f"medewerkers/{who}", f"kwaliteit/MED-VOG-DAG?onderwerp={who}", "beheer/normen/nieuw?nr=N1"):
                with self.subTest(f"{path} {size['width']}"):
                    page.goto(f"/o/{ORG}/{path}")
                    self.is_clean(page, path)
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), size["width"], path)


if __name__ == "__main__":
    unittest.main()
