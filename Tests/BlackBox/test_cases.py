"""Single cases over the web: the werklijst, the list and one case agree in every form, are closed to others, and leave a line in the log."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import time
import unittest
import urllib.parse
from html.parser import HTMLParser

from product import write
from site_under_test import Page, SiteTest

ORG, OTHER = "hazelwiek", "merelgaard"
MANAGER, COORDINATOR, QUALITY = (f"{name}@{ORG}.example" for name in ("manager", "coordinator", "kwaliteit"))
PASSPHRASE = "een lange zin om cases te zien"
AWKWARD = "2026/Ä <1> 50%;\"a'.csv"
SMUGGLED = ["' OR '1'='1", "'; DROP SCHEMA platform CASCADE; --", "' || pg_sleep(6) || '", "\\", "%", "_", "{{frame.title}}", "<script>alert(1)</script>",
            "../../../etc/passwd", "\x00", "\ufeff", "a\r\nSet-Cookie: x=1", "..", "a" * 5000]


class Classes(HTMLParser):
    """The texts of every element with a class."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.name, self.texts, self.depth = name, [], 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth:
            self.depth += 1
        elif self.name in (dict(attrs).get("class") or "").split():
            self.depth = 1
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts[-1] += data


def table(page: Page, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page.body.decode("utf-8-sig")), delimiter=delimiter))


def quoted(number: str) -> str:
    """A case's number as part of a path; the ending of a number is no ending of a file."""
    return re.sub(r"\.(csv|json)$", r"%2E\1", urllib.parse.quote(number, safe=""))


class CasesTests(SiteTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.schema = cls.database.psql("-c", f"SELECT schema_name FROM platform.tenant WHERE id = '{ORG}'").strip()
        for email, role in (("lever@x.example", "leverancier"), ("auditor@x.example", "auditor")):
            cls.database.must("user", "create", email, "--tenant", ORG, "--rol", role, "--wachtwoord-stdin", stdin=PASSPHRASE + "\n")
        cls.visitor = cls.server.client(MANAGER)

    def log(self) -> list[list[str]]:
        """The newest lines first: purpose, kind, object, detail, action, actor. Looks at aggregates are left out: theirs come later, many at once."""
        lines = self.database.psql("-c", "SELECT purpose, object_kind, object, detail, action, actor "
                                   f"FROM \"{self.schema}\".access_log WHERE purpose <> 'cijfers' ORDER BY at DESC LIMIT 12")
        return [line.split("|") for line in lines.splitlines()]

    def test_every_form_of_the_list_agrees(self) -> None:
        for query in ("", "toestand=lopend", "toestand=ingetrokken,afgewezen", "wet=wmo&verwijzer=huisarts", "zoek=25-10&peildatum=2026-01-31", "stand=levering-6"):
            with self.subTest(query):
                opened = table(self.visitor.get(f"/o/{ORG}/casussen.csv?{query}&vorm=open".replace("?&", "?")))
                excel = table(self.visitor.get(f"/o/{ORG}/casussen.csv?{query}".rstrip("?")), ";")
                answer = json.loads(self.visitor.get(f"/o/{ORG}/casussen.json?{query}".rstrip("?")).body)
                self.assertGreater(len(opened), 0)
                self.assertEqual(answer["aantal"], len(opened))
                for ours, theirs, row in zip(opened, excel, answer["casussen"], strict=True):
                    self.assertEqual((ours["casus"], ours["toestand"]), (theirs["casus"], theirs["toestand"]))
                    self.assertEqual("-".join(reversed(ours["ontvangen_op"].split("-"))), theirs["ontvangen_op"])
                    self.assertEqual(ours["geleverde_uren"], theirs["geleverde_uren"].replace(",", "."))
                    # A guarded text of the file is the plain text of JSON.
                    self.assertEqual([re.sub("^'(?=[=+@-])", "", value) or None for value in ours.values()],
                                     [None if value is None else str(value) if not isinstance(value, float) else f"{value:g}" for value in row.values()])
                page = self.visitor.get(f"/o/{ORG}/casussen?{query}".rstrip("?"))
                shown = Classes(page.text, "kz-cases__link").texts
                self.assertEqual(shown, [row["casus"] for row in opened][:50])
                self.assertIn(f"{len(opened):,}".replace(",", ".") + (" casus" if len(opened) == 1 else " casussen"), page.text)

    def test_the_list_agrees_with_the_figures(self) -> None:
        """lopend, beeindigd and aanvragen of /cijfers are the same cases."""
        for day in ("2026-03-31", "2025-12-31"):
            query = f"peildatum={day}"
            told = {cell["indicator"]: cell["waarde"] for cell in json.loads(
                self.visitor.get(f"/o/{ORG}/cijfers.json?ids=aanvragen,lopend,beeindigd&{query}").body)["cijfers"]}
            counts = {state: json.loads(self.visitor.get(f"/o/{ORG}/casussen.json?toestand={state}&{query}").body)["aantal"] for state in ("lopend", "beeindigd")}
            self.assertEqual(counts, {state: told[state] for state in counts})
            self.assertEqual(json.loads(self.visitor.get(f"/o/{ORG}/casussen.json?{query}").body)["aantal"], told["aanvragen"])

    def test_a_click_leads_to_the_cases_behind_a_figure(self) -> None:
        """From a tile, a panel and a row: the cases there add up to the figure, in every form, and the look is logged."""
        found = 0
        for page in ("overzicht?periode=2026-K1", "uitkomsten?periode=2026-K1&wet=wmo", "cijfers?ids=uitval,lopend,wachttijd.mediaan&per=kwartaal,wet&periode=2025..2026-K3"):
            links = [html.unescape(link) for link in re.findall(r'href="(/o/[a-z]+/cijfers/casussen\?[^"]+)"', self.visitor.get(f"/o/{ORG}/{page}").text)]
            self.assertGreater(len(links), 2, page)
            for link in links[:6]:
                asked = dict(urllib.parse.parse_qsl(link.split("?", 1)[1]))
                figure = next(cell for cell in json.loads(self.visitor.get(link.replace("/cijfers/casussen?", "/cijfers.json?")).body)["cijfers"]
                              if cell["indicator"] == asked["ids"])
                rows = table(self.visitor.get(link.replace("casussen?", "casussen.csv?") + "&vorm=open"))
                for name in ("teller", "noemer"):
                    if figure[name] is not None and rows and rows[0][name]:
                        self.assertAlmostEqual(sum(float(row[name]) for row in rows), figure[name], 6, link)
                        found += 1
                shown = self.visitor.get(link)
                self.assertEqual(shown.status, 200)
                self.assertIn(["casussen", "casussen", "; ".join([f"achter {asked['ids']}", asked["periode"], *(name for name in ("wet",) if name in asked)])],
                              [line[:3] for line in self.log()])
                for row in rows[:3]:
                    self.assertIn(f">{html.escape(row['casus'], quote=False)}</a>", shown.text)
        self.assertGreater(found, 10)
        supplier = self.server.client("auditor@x.example", PASSPHRASE)
        self.assertNotIn("/cijfers/casussen", supplier.get(f"/o/{ORG}/cijfers?ids=uitval&periode=2026").text)
        for wrong in ("", "?ids=uitval,lopend", "?ids=onzin", "?ids=uitval&periode=gisteren", "?ids=uitval&domein=opvoeding"):
            self.assertEqual(self.visitor.get(f"/o/{ORG}/cijfers/casussen{wrong}").status, 400, wrong)

    def test_every_form_of_the_work_list_agrees(self) -> None:
        for query in ("", "peildatum=2026-03-02", "stand=levering-6"):
            with self.subTest(query):
                rows = table(self.visitor.get(f"/o/{ORG}/werklijst.csv?{query}&vorm=open".replace("?&", "?")))
                self.assertEqual([row["wat"] for row in rows], [row["wat"] for row in json.loads(self.visitor.get(f"/o/{ORG}/werklijst.json?{query}".rstrip("?")).body)["werk"]])
                page = self.visitor.get(f"/o/{ORG}/werklijst?{query}".rstrip("?"))
                self.assertEqual(Classes(page.text, "kz-work__what").texts, [row["wat"] for row in rows])
                for before, after in zip(rows, rows[1:]):
                    if before["soort"] == after["soort"] and before["dagen"] and after["dagen"]:
                        self.assertLessEqual(int(before["dagen"]), int(after["dagen"]))

    def test_credentials_are_for_quality(self) -> None:
        self.assertIn("Bekwaamheid", self.server.client(QUALITY).get(f"/o/{ORG}/werklijst").text)
        coordinator = self.server.client(COORDINATOR)
        for form in ("", ".csv", ".json"):
            page = coordinator.get(f"/o/{ORG}/werklijst{form}")
            self.assertEqual(page.status, 200)
            self.assertNotIn("ekwaamheid", page.text)

    def test_a_case_agrees_in_every_form_and_needs_no_client_name(self) -> None:
        for row in table(self.visitor.get(f"/o/{ORG}/casussen.csv?vorm=open&toestand=beeindigd"))[:3]:
            path = f"/o/{ORG}/casussen/{quoted(row['casus'])}"
            page = self.visitor.get(path)
            events = table(self.visitor.get(f"{path}.csv?vorm=open"))
            answer = json.loads(self.visitor.get(f"{path}.json").body)
            self.assertEqual([event["wat"] for event in events], [event["wat"] for event in answer["tijdlijn"]])
            titles = [re.sub(r" (opschalen|afschalen|te laat|gepland)$", "", title) for title in Classes(page.text, "kz-course__title").texts]
            self.assertEqual(titles, [event["wat"] for event in events])
            self.assertEqual(answer["geleverde_uren"], float(row["geleverde_uren"]))
            hours = sum(float(event["uren"]) for event in events if event["soort"] == "bezoeken")
            self.assertAlmostEqual(hours, float(row["geleverde_uren"]))

    def test_a_number_may_hold_anything(self) -> None:
        file = write(self.folder(), "casussen", dict(
            casus_nr=AWKWARD, client_nr="BB-9", gemeente="363", wijkteam="=1+1", ontvangen_op="2026-02-03", verwijzer="jgz", kwetsbaarheid="kind",
            geboren_of_uitgerekend_op="2026-02-01"))
        self.assert_said(self.database.imported(ORG, file), 0)
        list_page = self.visitor.get(f"/o/{ORG}/casussen?" + urllib.parse.urlencode({"zoek": AWKWARD}))
        links = [html.unescape(link) for link in re.findall(r'class="kz-cases__link" href="([^"]+)"', list_page.text)]
        self.assertEqual(len(links), 1)
        for path in (links[0], f"/o/{ORG}/casussen/{quoted(AWKWARD)}"):
            page = self.visitor.get(path)
            self.assertEqual(page.status, 200, path)
            self.assertEqual(Classes(page.text, "kz-title__period").texts, [AWKWARD])
        csv_page = self.visitor.get(f"/o/{ORG}/casussen/{quoted(AWKWARD)}.csv?vorm=open")
        self.assertEqual(table(csv_page)[0]["casus"], AWKWARD)
        self.assertNotIn("/", csv_page.headers["content-disposition"].split("filename=")[1])
        rows = table(self.visitor.get(f"/o/{ORG}/casussen.csv?" + urllib.parse.urlencode({"zoek": AWKWARD, "vorm": "open"})))
        self.assertEqual(rows[0]["wijkteam"], "'=1+1")

    def test_the_same_answer_for_no_case_no_right_and_no_organisation(self) -> None:
        def face(page: Page) -> tuple[int, dict[str, str], bytes]:
            return page.status, {name: value for name, value in page.headers.items() if name not in ("date", "content-length")}, page.body

        number = table(self.visitor.get(f"/o/{ORG}/casussen.csv?vorm=open"))[0]["casus"]
        supplier, auditor = self.server.client("lever@x.example", PASSPHRASE), self.server.client("auditor@x.example", PASSPHRASE)
        expected = face(self.visitor.get("/bestaatniet"))
        self.assertEqual(expected[0], 404)
        for name in ("werklijst", "casussen", f"casussen/{number}", "cijfers/casussen"):
            for form in ("", ".csv", ".json"):
                page = f"{name}{form}"
                for who, found in {"supplier": supplier.get(f"/o/{ORG}/{page}"), "auditor": auditor.get(f"/o/{ORG}/{page}"),
                                   "another tenant": self.visitor.get(f"/o/{OTHER}/{page}"), "unknown": self.visitor.get(f"/o/bestaatniet/{page}"),
                                   "no case": self.visitor.get(f"/o/{ORG}/casussen/bestaat-niet{form}")}.items():
                    self.assertEqual(face(found), expected, f"{who} {page}")
                self.assertEqual(self.server.client().get(f"/o/{ORG}/{page}").status, 303)
        self.assertEqual(face(self.visitor.get(f"/o/{ORG}/casussen/{number}?peildatum=1995-01-01")), expected)

    def test_every_view_is_logged_before_it_is_seen(self) -> None:
        number = table(self.visitor.get(f"/o/{ORG}/casussen.csv?vorm=open"))[0]["casus"]
        self.visitor.get(f"/o/{ORG}/casussen/{number}")
        self.assertEqual(self.log()[0], ["casussen", "casus", number, "", "R", MANAGER])
        self.visitor.get(f"/o/{ORG}/casussen/{number}.csv")
        self.assertEqual([line[:3] for line in self.log()[:2]][1], ["casussen", "casus", number])
        self.assertEqual((self.log()[0][1], self.log()[0][4]), ("uitvoer", "E"))
        self.assertIn(number, self.log()[0][2])
        self.visitor.get(f"/o/{ORG}/casussen?toestand=lopend&zoek=GEHEIM123")
        self.assertEqual(self.log()[0][:3], ["casussen", "casussen", "toestand=lopend; gezocht op nummer"])
        self.visitor.get(f"/o/{ORG}/werklijst?wijkteam=GEHEIM123")
        self.assertEqual(self.log()[0][:3], ["werklijst", "werklijst", "wijkteam"])
        self.visitor.get(f"/o/{ORG}/casussen/GEHEIM123")
        self.assertEqual(self.log()[0][1:4], ["casus", "", "onbekend nummer"])
        self.assertNotIn("GEHEIM123", str(self.log()))
        time.sleep(0.5)
        for secret in ("GEHEIM123", f"/casussen/{number}"):
            self.assertNotIn(secret, self.server.err + self.server.out)

    def test_smuggled_values(self) -> None:
        before = self.database.psql("-c", f"SELECT count(*) FROM \"{self.schema}\".casussen")
        for value in SMUGGLED:
            paths = [f"/o/{ORG}/casussen?" + urllib.parse.urlencode({name: value}) for name in ("zoek", "toestand", "wijkteam", "gemeente", "verwijzer", "vanaf")]
            for path in paths + [f"/o/{ORG}/werklijst?" + urllib.parse.urlencode({"wijkteam": value}), f"/o/{ORG}/casussen/{urllib.parse.quote(value, safe='')}"]:
                with self.subTest(path[:120]):
                    page = self.visitor.get(path)
                    self.assertIn(page.status, (200, 303, 400, 404))
                    self.assertLess(page.seconds, 5)
                    self.assertNotIn("<script", page.text.lower())
                    self.assertNotIn("set-cookie", page.headers)
        self.assertEqual(self.database.psql("-c", f"SELECT count(*) FROM \"{self.schema}\".casussen"), before)


if __name__ == "__main__":
    unittest.main()
