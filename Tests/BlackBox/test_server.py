"""The website over its real port: signing in, figures that agree in every form, closed doors, smuggled SQL, stops and kills."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import random
import re
import signal
import socket
import sys
import time
import unittest
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

from product import alive, free_port, run, wait_until, write
from site_under_test import Client, Page, Server, SiteTest

ORG, OTHER = "hazelwiek", "merelgaard"
MANAGER = f"manager@{ORG}.example"
SEED = int(os.environ.get("KRAAMZICHT_FUZZ_SEED", "20261122"))
FUZZ = int(os.environ.get("KRAAMZICHT_FUZZ_REQUESTS", "400"))

PARAMETERS = ["ids", "per", "periode", "peildatum", "stand", "vanaf", "vorm", "gemeente", "jeugdregio", "provincie", "wijkteam", "wet",
              "verwijzer", "kwetsbaarheid", "problematiek", "domein", "dagdeel"]
SMUGGLED = [
    "' OR '1'='1", "'; DROP SCHEMA platform CASCADE; --", "1) OR 1=1 --", "\\'; SELECT pg_sleep(6); --", "' || pg_sleep(6) || '",
    "$$; RESET ROLE; $$", "x' UNION SELECT password_hash FROM platform.account --", "%27%3B%20SET%20ROLE%20kraamzicht%3B--", "$1", "{{frame.title}}",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "../../../etc/passwd", "\x00", "\u0000' --", "\ufeff", "a\r\nSet-Cookie: x=1",
]


class Tables(HTMLParser):
    """The texts of every cell of every table row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self.cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.cell = False

    def handle_data(self, data: str) -> None:
        if self.cell:
            self.rows[-1][-1] += data


def number(text: str) -> float | None:
    """A Dutch number of a page; None for words."""
    match = re.search(r"-?\d[\d.]*(,\d+)?", text.replace("\u2212", "-").replace("\u00a0", ""))
    return float(match.group().replace(".", "").replace(",", ".")) if match else None


class FiguresTests(SiteTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.visitor = cls.server.client(MANAGER)

    def indicators(self, *arguments: str) -> str:
        # Beside the running server, as the contract promises.
        return self.database.must("indicators", ORG, *arguments).out

    def test_address_and_accounts_are_printed(self) -> None:
        self.assertIn(f"http://127.0.0.1:{self.server.port}", self.server.out)
        self.assertIn(MANAGER, self.server.out)

    def test_live_and_ready(self) -> None:
        self.assertEqual(self.server.client().get("/live").status, 200)
        self.assertEqual(self.server.client().get("/ready").status, 200)

    def test_every_form_agrees_with_the_command(self) -> None:
        """Page, CSV, JSON and command: the same rows, number by number."""
        questions = [
            dict(per="jaar"), dict(per="kwartaal,gemeente", periode="2025"), dict(ids="uitval,wachttijd,duur,gas_t", per="halfjaar,wet"),
            dict(ids="aanvragen,uren,gefactureerd", per="kwetsbaarheid,verwijzer", periode="2025-K1..2026-K2"),
            dict(ids="doelrealisatie", per="domein,jeugdregio"), dict(ids="uren", per="maand,dagdeel", peildatum="2026-03-31"),
            dict(per="kwartaal", stand="levering-5"), dict(periode="2026-K3", wet="jeugd", kwetsbaarheid="kind,ouders"), dict(),
        ]
        for question in questions:
            with self.subTest(str(question)):
                query = "?" + urllib.parse.urlencode(question)
                arguments = [word for name, value in question.items() for word in (f"--{name}", value)]
                told = list(csv.reader(io.StringIO(self.indicators(*arguments, "--vorm", "open"))))
                self.assertGreater(len(told), 1)

                opened = self.visitor.get(f"/o/{ORG}/cijfers.csv{query}&vorm=open")
                self.assertEqual(opened.status, 200, opened.text[:300])
                self.assertEqual(list(csv.reader(io.StringIO(opened.text))), told)

                excel = self.visitor.get(f"/o/{ORG}/cijfers.csv{query}")
                self.assertTrue(excel.body.startswith(b"\xef\xbb\xbf"))
                rows = list(csv.reader(io.StringIO(excel.body.decode("utf-8-sig")), delimiter=";"))
                self.assertEqual(rows[0], told[0])
                numbers = {name: told[0].index(name) for name in ("teller", "noemer", "waarde", "ondergrens", "bovengrens", "n")}
                for ours, theirs in zip(rows[1:], told[1:], strict=True):
                    for name, place in numbers.items():
                        self.assertEqual(ours[place].replace(",", "."), theirs[place], (name, theirs))

                answer = json.loads(self.visitor.get(f"/o/{ORG}/cijfers.json{query}").body)
                for cell, theirs in zip(answer["cijfers"], told[1:], strict=True):
                    for name, place in numbers.items():
                        value = cell.get(name)
                        if theirs[place] == "":
                            self.assertIsNone(value, (name, theirs))
                        else:
                            self.assertAlmostEqual(float(value), float(theirs[place]), delta=1e-9 + abs(float(theirs[place])) * 1e-6, msg=f"{name} {theirs}")
                    self.assertEqual((cell["indicator"], cell["periode"], cell["status"]), (theirs[0], theirs[2], theirs[-1]))

                self.check_page(query, told)

    def check_page(self, query: str, told: list[list[str]]) -> None:
        page = self.visitor.get(f"/o/{ORG}/cijfers{query if len(query) > 1 else ''}")
        self.assertEqual(page.status, 200)
        rows = [row for row in Tables(page.text).rows if len(row) > 5]
        heads, shown = rows[0], rows[1:]
        self.assertGreater(len(shown), 0)
        self.assertLessEqual(len(shown), len(told) - 1)
        names = {"Teller": "teller", "Noemer": "noemer", "n": "n"}
        for ours, theirs in zip(shown, told[1:]):
            for head, name in names.items():
                value, expected = number(ours[heads.index(head)]), theirs[told[0].index(name)]
                self.assertEqual(value, None if expected == "" else value if value is None else float(expected) if float(expected) == int(float(expected))
                                 else value, (head, ours, theirs))
            if theirs[told[0].index("status")] == "waarde":
                self.assertAlmostEqual(number(ours[heads.index("Waarde")]), float(theirs[told[0].index("waarde")]), delta=0.0501, msg=f"{ours} {theirs}")

    def test_overzicht_agrees_with_the_command(self) -> None:
        for query in ("", "?periode=2025-H2", "?periode=2025", "?stand=levering-6", "?peildatum=2026-01-31"):
            with self.subTest(query):
                page = self.visitor.get(f"/o/{ORG}/overzicht{query}")
                self.assertEqual(page.status, 200)
                answer = json.loads(self.visitor.get(f"/o/{ORG}/overzicht.json{query}").body)
                ids = list(dict.fromkeys(cell["indicator"].split(".")[0] for cell in answer["cijfers"]))
                told = json.loads(self.indicators(
                    "--ids", ",".join(ids), "--peildatum", answer["peildatum"], "--stand", answer["stand"], "--vorm", "json",
                    *(["--per", ",".join(answer["per"])] if answer["per"] else []), *(["--periode", answer["periode"]] if answer["periode"] else [])))
                key = lambda cell: (cell["indicator"], cell["periode"])
                expected = {key(cell): cell for cell in told["cijfers"]}
                for cell in answer["cijfers"]:
                    self.assertEqual(cell, expected[key(cell)])

    def test_pages_of_panels_agree_with_their_files(self) -> None:
        """Every number in every table of a page of panels stands in its CSV and its JSON, for the same period and value."""
        for name, query in (
            ("instroom", ""), ("uitkomsten", "?periode=2025"), ("doelen", "?stand=levering-6"), ("doelmatigheid", "?wet=jeugd&periode=2026-H1"),
            ("regio", "?ids=uitval&periode=2024..2026"), ("regio", "?ids=aanvragen"),
        ):
            with self.subTest(f"{name}{query}"):
                page = self.visitor.get(f"/o/{ORG}/{name}{query}")
                self.assertEqual(page.status, 200)
                sign = "&" if query else "?"
                opened = list(csv.DictReader(io.StringIO(self.visitor.get(f"/o/{ORG}/{name}.csv{query}{sign}vorm=open").text)))
                cells = json.loads(self.visitor.get(f"/o/{ORG}/{name}.json{query}").body)["cijfers"]
                for cell, row in zip(cells, opened, strict=True):
                    self.assertEqual((cell["indicator"], cell["periode"], cell["status"]), (row["indicator"], row["periode"], row["status"]))
                    self.assertEqual(cell["teller"], float(row["teller"]) if row["teller"] else None, row)
                articles = re.findall(r'<article class="kz-panel[^>]*id="([^"]+)"(.*?)</article>', page.text, re.S)
                self.assertGreater(len(articles), 4)
                numbers = 0
                for panel, text in articles:
                    if panel.endswith("-spreiding"):
                        # What lies behind a figure has a file of its own: the same number of cases, whatever the columns.
                        link = html.unescape(re.search(r'href="([^"]*/spreiding\.csv[^"]*)"', text).group(1))
                        told = list(csv.DictReader(io.StringIO(self.visitor.get(link).body.decode("utf-8-sig")), delimiter=";"))
                        rows = Tables(text).rows
                        shown = [number(row[rows[0].index("Aantal")]) for row in rows[1:]]
                        self.assertEqual(sum(shown), sum(int(row["aantal"]) for row in told), panel)
                        numbers += len(shown)
                        continue
                    chart = next(word for word in ("verloop", "staven", "verdeling", "stapeling", "trechter", "kaart") if f"-{word}" in panel)
                    indicator = panel.split(f"-{chart}")[0]
                    shown = {float(row["waarde"]) for row in opened if row["indicator"].replace(".", "-") == indicator and row["waarde"]}
                    rows = Tables(text).rows
                    if not rows:
                        self.assertIn("is er niets te tellen", text)
                        continue
                    place = next(index for index, head in enumerate(rows[0]) if head.startswith(("Waarde", "Aantal")))
                    for row in rows[1:]:
                        value = number(row[place])
                        if value is None or row[0].endswith(", overige"):
                            continue
                        numbers += 1
                        # A page shows one decimal, halves away from zero.
                        self.assertTrue(any(abs(value - one) < 0.051 for one in shown), (panel, row, sorted(shown)[:40]))
                self.assertGreater(numbers, 5)

    def test_dates_are_printed_and_pinned(self) -> None:
        page = self.visitor.get(f"/o/{ORG}/cijfers?per=jaar&stand=levering-3&ids=gestart")
        links = [html.unescape(link) for link in re.findall(r'href="([^"]+\.(?:csv|json)[^"]*)"', page.text)]
        self.assertGreaterEqual(len(links), 3)
        for link in links:
            self.assertIn("peildatum=", link)
            self.assertIn("stand=", link)
            self.assertEqual(self.visitor.get(link).status, 200, link)
        self.assertRegex(page.text, "levering 3|levering-3")

    def test_definitions_are_for_everybody(self) -> None:
        anyone = self.server.client()
        page = anyone.get("/definities")
        self.assertEqual(page.status, 200)
        ids = sorted(set(re.findall(r'href="/definities/([a-z0-9_]+)"', page.text)))
        self.assertGreaterEqual(len(ids), 30)
        for name in ids:
            self.assertEqual(anyone.get(f"/definities/{name}").status, 200, name)
        self.assertEqual(anyone.get("/definities/bestaatniet").status, 404)

    def test_every_link_leads_somewhere(self) -> None:
        """Every address a signed-in manager can click on, two clicks deep."""
        seen: set[str] = set()
        waiting = [f"/o/{ORG}/overzicht", f"/o/{ORG}/cijfers", f"/o/{ORG}/werklijst", f"/o/{ORG}/casussen", "/definities"]
        for depth in range(2):
            found: list[str] = []
            for path in waiting:
                if path in seen or len(seen) > 150:
                    continue
                seen.add(path)
                page = self.visitor.get(path)
                self.assertIn(page.status, (200, 302, 303), path)
                if "text/html" in page.headers.get("content-type", ""):
                    found += [html.unescape(link) for link in re.findall(r'(?:href|src)="(/[^"]*)"', page.text)]
            waiting = found
        self.assertGreater(len(seen), 30)

    def test_an_unchanged_page_need_not_be_sent_again(self) -> None:
        page = self.visitor.get(f"/o/{ORG}/overzicht")
        tag = page.headers.get("etag")
        self.assertTrue(tag, page.headers)
        again = self.visitor.get(f"/o/{ORG}/overzicht", If_None_Match=tag)
        self.assertEqual((again.status, again.body), (304, b""))
        self.assertEqual(self.server.client().get(f"/o/{ORG}/overzicht", If_None_Match=tag).status, 303)
        head = self.visitor.request("HEAD", f"/o/{ORG}/overzicht")
        self.assertEqual((head.status, head.body), (200, b""))

    def test_a_delivery_by_command_shows_at_once(self) -> None:
        """Also the page that a browser would have kept."""
        path = f"/o/{ORG}/cijfers.json?ids=aanvragen&periode=2026"
        before = json.loads(self.visitor.get(path).body)
        kept = self.visitor.get(f"/o/{ORG}/overzicht").headers.get("etag", "")
        file = write(self.folder(), "casussen", dict(
            casus_nr="BB-1", client_nr="BB-1", gemeente="363", ontvangen_op="2026-02-03", verwijzer="jgz", kwetsbaarheid="kind",
            geboren_of_uitgerekend_op="2026-02-01"))
        self.assert_said(self.database.imported(ORG, file), 0)
        after = json.loads(self.visitor.get(path).body)
        self.assertEqual(after["cijfers"][0]["waarde"], before["cijfers"][0]["waarde"] + 1)
        self.assertEqual(after["levering"], before["levering"] + 1)
        self.assertEqual(self.visitor.get(f"/o/{ORG}/overzicht", If_None_Match=kept).status, 200)
        number = str(after["levering"])
        self.assert_said(self.database.run("delivery", "undo", ORG, number), 0)

    def test_idle_memory(self) -> None:
        print(f"  server: {self.server.memory() / 1024:.0f} MiB resident, {self.server.memory('VmHWM') / 1024:.0f} MiB at most", file=sys.stderr)
        self.assertLess(self.server.memory("VmHWM"), 600 * 1024)


class DoorsTests(SiteTest):
    """Who may not, sees the same as who asks for what is not there."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        for email, tenant, role in (("lever@x.example", ORG, "leverancier"), ("weg@x.example", ORG, "manager"), ("beide@x.example", ORG, "manager"),
                                    ("beide@x.example", OTHER, "auditor"), ("gemeente@x.example", "gm0363", "gemeente")):
            if tenant == "gm0363":
                cls.database.must("tenant", "create", "gemeente", "GM0363")
            cls.database.must("user", "create", email, "--tenant", tenant, "--rol", role, "--wachtwoord-stdin", stdin=PASSPHRASE + "\n")
        cls.visitor = cls.server.client(MANAGER)

    @staticmethod
    def face(page: Page) -> tuple[int, dict[str, str], bytes]:
        return page.status, {name: value for name, value in page.headers.items() if name not in ("date", "content-length")}, page.body

    def test_identical_404(self) -> None:
        supplier = self.server.client("lever@x.example", PASSPHRASE)
        for page in ("overzicht", "overzicht.csv", "overzicht.json", "cijfers", "cijfers.csv", "cijfers.json", "werklijst", "casussen", "casussen.csv"):
            with self.subTest(page):
                faces = {
                    "another tenant": self.visitor.get(f"/o/{OTHER}/{page}"), "unknown": self.visitor.get(f"/o/bestaatniet/{page}"),
                    "no tenant name": self.visitor.get(f"/o/A'B/{page}"), "a gemeente": self.visitor.get(f"/o/gm0363/{page}"),
                    "no right": supplier.get(f"/o/{ORG}/{page}"), "case": self.visitor.get(f"/o/{ORG.upper()}/{page}"),
                    "with a question": self.visitor.get(f"/o/{OTHER}/{page}?per=onzin"),
                }
                expected = self.face(self.visitor.get(f"/o/bestaatniet/{page}"))
                self.assertEqual(expected[0], 404)
                for name, found in faces.items():
                    self.assertEqual(self.face(found), expected, name)
        self.assertEqual(self.face(self.visitor.get("/bestaatniet")), self.face(self.visitor.get(f"/o/{OTHER}/overzicht")))

    def test_without_a_session_everything_leads_to_the_door(self) -> None:
        anyone = self.server.client()
        for path in (f"/o/{ORG}/overzicht", f"/o/{OTHER}/cijfers.csv?per=jaar", "/o/bestaatniet/overzicht", "/"):
            page = anyone.get(path)
            self.assertIn(page.status, (302, 303))
            self.assertTrue(page.headers["location"].startswith("/inloggen"), page.headers)
        for cookie in ("kraamzicht=", "kraamzicht=x", "kraamzicht=" + "A" * 43, "kraamzicht=' OR 1=1 --", "kraamzicht=\x80\xff"):
            page = anyone.get(f"/o/{ORG}/overzicht", Cookie=cookie)
            self.assertIn(page.status, (302, 303, 400), cookie)

    def test_sign_in_needs_the_form(self) -> None:
        client = Client(self.server.port)
        self.assertEqual(client.post("/inloggen", email=MANAGER, wachtwoord="ooievaar-op-bezoek").status, 403)
        token = client.token("/inloggen")
        self.assertEqual(client.post("/inloggen", token=token[:-2] + ("00" if token[-2:] != "00" else "11"), email=MANAGER, wachtwoord="x").status, 403)
        stranger = Client(self.server.port)
        stranger.get("/inloggen")
        self.assertEqual(stranger.post("/inloggen", token=token, email=MANAGER, wachtwoord="ooievaar-op-bezoek").status, 403)
        self.assertEqual(client.post("/inloggen", {"Sec-Fetch-Site": "cross-site"}, token=token, email=MANAGER, wachtwoord="ooievaar-op-bezoek").status, 403)
        self.assertNotIn("kraamzicht", client.cookies)

    def test_wrong_password_and_unknown_account_look_alike(self) -> None:
        pages = []
        for email, password in ((MANAGER, "niet-het-wachtwoord"), ("niemand@x.example", "niet-het-wachtwoord")):
            page = self.server.client().sign_in(email, password)
            self.assertEqual(page.status, 400)
            text = re.sub(r'value="[0-9a-f]{40,}"', "", page.text).replace(email, "E-MAIL")
            pages.append(text)
        self.assertEqual(*pages)

    def test_after_signing_in_only_to_this_site(self) -> None:
        for elsewhere in ("https://elders.example", "//elders.example", "/\\elders.example", "javascript:alert(1)", "/\t/elders.example"):
            page = self.server.client().sign_in(MANAGER, naar=elsewhere)
            self.assertIn(page.status, (302, 303))
            self.assertEqual(page.headers["location"], "/", elsewhere)
        page = self.server.client().sign_in(MANAGER, naar=f"/o/{ORG}/cijfers?per=jaar")
        self.assertEqual(page.headers["location"], f"/o/{ORG}/cijfers?per=jaar")

    def test_session_cookie_is_closed(self) -> None:
        page = self.server.client().sign_in(MANAGER)
        for attribute in ("HttpOnly", "SameSite", "Path=/"):
            self.assertIn(attribute, page.headers["set-cookie"])

    def test_session_ends_at_sign_out(self) -> None:
        client = self.server.client(MANAGER)
        page = client.get(f"/o/{ORG}/overzicht")
        self.assertEqual(page.status, 200)
        kept = dict(client.cookies)
        self.assertEqual(client.post("/uitloggen").status, 403, "signing out needs the form")
        self.assertEqual(client.get(f"/o/{ORG}/overzicht").status, 200)
        self.assertIn(client.post("/uitloggen", token=client.token(f"/o/{ORG}/overzicht")).status, (302, 303))
        self.assertEqual(client.get(f"/o/{ORG}/overzicht").status, 303)
        client.cookies = kept
        time.sleep(2.2)     # a revoked session may live 2 s (contract §8)
        self.assertEqual(client.get(f"/o/{ORG}/overzicht").status, 303, "the old cookie still opens the door")

    def test_coming_and_going_stand_in_the_log_of_the_own_organisation_only(self) -> None:
        email = f"kwaliteit@{ORG}.example"
        query = f"SELECT object_kind FROM \"{{}}\".access_log WHERE actor = '{email}' AND purpose = 'toegang' ORDER BY at"
        schemas = dict(
            line.split("|") for line in self.database.psql("-c", "SELECT id, schema_name FROM platform.tenant").split())
        visitor = self.server.client(email)
        visitor.post("/uitloggen", token=visitor.token(f"/o/{ORG}/overzicht"))
        wait_until(lambda: "afmelden" in self.database.psql("-c", query.format(schemas[ORG])), 10, "the log line of signing out")
        self.assertEqual(self.database.psql("-c", query.format(schemas[ORG])).split()[-2:], ["aanmelden", "afmelden"])
        self.assertEqual(self.database.psql("-c", query.format(schemas[OTHER])).strip(), "")

    def test_a_change_of_an_account_stands_in_the_log(self) -> None:
        email = "nieuw@example.nl"
        self.database.must("user", "create", email, "--tenant", OTHER, "--rol", "manager")
        self.database.must("user", "disable", email)
        schema = self.database.psql("-c", f"SELECT schema_name FROM platform.tenant WHERE id = '{OTHER}'").strip()
        rows = self.database.psql("-c", f"SELECT action, detail FROM \"{schema}\".access_log WHERE object = '{email}' ORDER BY at").split("\n")
        self.assertEqual([row for row in rows if row], ["C|rol manager", "U|uitgeschakeld"])

    def test_disabled_account_and_suspended_organisation(self) -> None:
        client = self.server.client("weg@x.example", PASSPHRASE)
        self.assertEqual(client.get(f"/o/{ORG}/overzicht").status, 200)
        self.database.must("user", "disable", "weg@x.example")
        time.sleep(2.2)
        self.assertEqual(client.get(f"/o/{ORG}/overzicht").status, 303)
        both = self.server.client("beide@x.example", PASSPHRASE)
        self.assertEqual(both.get("/").status, 200)
        self.database.must("tenant", "suspend", OTHER)
        try:
            time.sleep(2.2)
            self.assertEqual(both.get(f"/o/{OTHER}/overzicht").status, 403)
            self.assertEqual(both.get(f"/o/{OTHER}/cijfers.csv").status, 403)
            self.assertEqual(both.get(f"/o/{ORG}/overzicht").status, 200)
            self.assertEqual(self.visitor.get(f"/o/{OTHER}/overzicht").status, 404, "a stranger must not hear that it is suspended")
        finally:
            self.database.must("tenant", "resume", OTHER)

    def test_too_many_tries(self) -> None:
        client = Client(self.server.port)
        statuses = [client.sign_in("proberen@x.example", f"wachtwoord-nummer-{n}").status for n in range(25)]
        self.assertEqual(statuses[-1], 429, statuses)
        self.assertIn(self.server.client().sign_in(MANAGER).status, (302, 303), "others can still sign in")

    def test_security_headers_on_every_answer(self) -> None:
        for page in (self.visitor.get(f"/o/{ORG}/overzicht"), self.visitor.get("/bestaatniet"), self.visitor.get(f"/o/{ORG}/cijfers.csv"),
                     self.server.client().get("/inloggen"), self.visitor.get(f"/o/{ORG}/cijfers?per=onzin")):
            self.assertIn("default-src 'none'", page.headers["content-security-policy"])
            self.assertEqual(page.headers["x-content-type-options"], "nosniff")
            self.assertNotIn("server", page.headers)


class SmuggleTests(SiteTest):
    """Whatever stands in an address, the answer is a page, a refusal or a redirection, and nothing behind it changes."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.visitor = cls.server.client(MANAGER)

    def check(self, page: Page, what: str) -> None:
        self.assertIn(page.status, (200, 302, 303, 304, 400, 403, 404, 405, 413, 414, 416, 429, 431), f"{page.status}: {what}\n{page.text[:600]}")
        self.assertLess(page.seconds, 5, what)
        lower = page.text.lower()
        for word in ("sqlstate", "syntax error", "fatal error", "postgres", "stack trace"):
            self.assertNotIn(word, lower, what)
        if "html" in page.headers.get("content-type", ""):
            # A script is a file of this server, with nothing in the page itself.
            theirs = re.sub(r'<script type="module" src="/assets/[a-z]+\.[0-9a-f]{12}\.js" defer></script>', "", lower)
            for word in ("<script", "onerror=alert(1)>"):
                self.assertNotIn(word, theirs, what)
        else:
            self.assertEqual(page.headers.get("x-content-type-options"), "nosniff", what)
        self.assertNotIn("scrypt$", page.text, what)
        self.assertFalse(page.headers.get("set-cookie", "").startswith("x="), what)

    def test_smuggled_sql_in_every_parameter(self) -> None:
        state = self.state()
        for parameter in PARAMETERS:
            for value in SMUGGLED:
                for page in ("cijfers.json", "overzicht.csv") if parameter in ("periode", "peildatum", "stand") else ("cijfers.json",):
                    path = f"/o/{ORG}/{page}?" + urllib.parse.urlencode({parameter: value})
                    with self.subTest(path):
                        self.check(self.visitor.get(path), path)
        for value in SMUGGLED:
            quoted = urllib.parse.quote(value, safe="")
            for path in (f"/o/{quoted}/overzicht", f"/o/{ORG}{quoted}/cijfers", f"/definities/{quoted}", f"/assets/{quoted}", f"/inloggen?naar={quoted}"):
                with self.subTest(path):
                    self.check(self.visitor.get(path), path)
        self.assertEqual(self.state(), state)

    def test_smuggled_in_forms(self) -> None:
        for field in ("email", "wachtwoord", "naar", "token"):
            # A password is hashed slowly on purpose.
            for value in SMUGGLED if field in ("naar", "token") else SMUGGLED[:3] + ["\x00"]:
                client = Client(self.server.port)
                fields = dict(token=client.token("/inloggen"), email="a@x.example", wachtwoord="y" * 12, naar="/") | {field: value}
                with self.subTest(field, value=value):
                    self.check(client.post("/inloggen", **fields), f"{field}={value!r}")

    def test_a_page_repeats_nothing_as_markup(self) -> None:
        for parameter in PARAMETERS:
            path = f"/o/{ORG}/cijfers?" + urllib.parse.urlencode({parameter: "\"'><b id=kz>{{x}}"})
            with self.subTest(parameter):
                page = self.visitor.get(path)
                self.check(page, path)
                self.assertNotIn("<b id=kz>", page.text)

    def test_seeded_fuzz(self) -> None:
        chance = random.Random(SEED)
        state = self.state()
        words = ["2026", "2026-K1", "2026-K1..2026-K3", "2026-03", "2026-13", "0000", "9999-K4", "-1", "1e9", "levering-1", "levering-99999999999999",
                 "GM0363", "JZ13", "PV27", "jeugd", "wmo", "onbekend", "totaal", "kwartaal", "jaar", "maand", "gemeente,jaar", "excel", "open", "json",
                 "uitval", "gestart,duur", "2026-11-22T10:00:00Z", "2026-02-30", "0001-01-01", "99999999999999999999", "", " ", ",", "%", "é", "💥", "٣"]
        words += SMUGGLED
        for number in range(FUZZ):
            names = chance.choices(PARAMETERS + ["x", "token", "Ids", "per[]", ""], k=chance.randint(0, 6))
            values = [chance.choice(words) if chance.random() < 0.8 else "".join(chr(chance.choice([chance.randint(1, 127), chance.randint(128, 0x2FFF)]))
                      for _ in range(chance.randint(0, 40))) for _ in names]
            page = chance.choice(["cijfers", "cijfers.csv", "cijfers.json", "overzicht", "overzicht.csv", "overzicht.json"])
            query = "&".join(f"{urllib.parse.quote(name)}={urllib.parse.quote(value, safe=chance.choice(['', ',-', '/:+']))}" for name, value in zip(names, values))
            if chance.random() < 0.1:
                query = "".join(chance.choice("%&=;+/?[]{}|\\^~\"'<>abc012") for _ in range(chance.randint(1, 80)))
            path = f"/o/{ORG}/{page}?{query}"
            method = chance.choices(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"], [90, 3, 3, 1, 1, 1, 1])[0]
            with self.subTest(f"request {number} (seed {SEED}): {method} {path}"):
                self.check(self.visitor.request(method, path), path)
        self.assertEqual(self.state(), state)

    def test_large_requests(self) -> None:
        self.assertEqual(self.visitor.get(f"/o/{ORG}/cijfers?wijkteam=" + "a" * 17_000).status, 414)
        client = Client(self.server.port)
        self.assertEqual(client.post("/inloggen", token=client.token("/inloggen"), email="a" * 100_000, wachtwoord="x").status, 413)
        page = self.visitor.get(f"/o/{ORG}/cijfers?" + "&".join(f"wijkteam={n}" for n in range(1500)))
        self.check(page, "1,500 values of a filter")
        started = time.monotonic()
        largest = self.visitor.get(f"/o/{ORG}/cijfers?periode=1990-01..2027-12&per=maand,gemeente,wijkteam,verwijzer")
        self.assertIn(largest.status, (200, 400))
        print(f"  server: the largest question takes {time.monotonic() - started:.1f} s (status {largest.status})", file=sys.stderr)

    def test_values_of_an_address_are_not_logged(self) -> None:
        self.visitor.get(f"/o/{ORG}/cijfers?wijkteam=GEHEIMWOORD123")
        Client(self.server.port).sign_in("geheim-adres@x.example", "GEHEIMWACHTWOORD123")
        time.sleep(0.5)
        for secret in ("GEHEIMWOORD123", "GEHEIMWACHTWOORD123", "geheim-adres", self.visitor.cookies["kraamzicht"]):
            self.assertNotIn(secret, self.server.err + self.server.out)

    def state(self) -> str:
        tables = self.database.psql("-c", "SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE table_schema NOT IN "
                                    "('pg_catalog', 'information_schema') ORDER BY 1")
        rows = self.database.psql("-c", "SELECT (SELECT count(*) FROM platform.account), (SELECT count(*) FROM platform.tenant), "
                                  "(SELECT count(*) FROM platform.membership)")
        return tables + rows


class LifeTests(SiteTest):
    """Starting, stopping, dying."""

    def setUp(self) -> None:
        if self.server.process.poll() is not None:
            type(self).server = Server(self.database, ready=60)
            self.addClassCleanup(type(self).server.stop)

    def test_taken_port(self) -> None:
        other = self.work / "ander"
        answer = run("serve", "--embedded", str(other), "--port", str(self.server.port), timeout=60)
        self.assert_refused(answer, "--port", str(self.server.port))
        self.assertLess(answer.seconds, 10)
        self.assertFalse((other / "postgres/data").exists(), "it made a database before it looked at the port")
        again = self.database.run("serve", "--port", str(self.server.port), timeout=60)
        self.assert_refused(again, "--port", str(self.server.port))
        self.assertTrue(self.server.is_ready())

    def test_wrong_options(self) -> None:
        for arguments, word in ((["--port", "0"], "65535"), (["--port", "99999"], "65535"), (["--port", "http"], ""), (["--tls-cert", "/nonexistent"], "--tls-key"),
                                (["--tls-cert", "/nonexistent/a", "--tls-key", "/nonexistent/b", "--port", str(free_port())], ""),
                                (["--host", "onzin.example", "--port", str(free_port())], "")):
            with self.subTest(" ".join(arguments)):
                answer = self.database.run("serve", *arguments, timeout=60)
                self.assert_refused(answer, word)

    def test_two_servers_on_one_database(self) -> None:
        second = Server(self.database, ready=60)
        try:
            client = self.server.client(MANAGER)
            client.port = second.port
            self.assertEqual(client.get(f"/o/{ORG}/overzicht").status, 200, "a session holds at both")
        finally:
            second.stop()
        self.assertTrue(self.server.is_ready(), "the first one lost its database")

    def test_sigterm_stops_the_server_and_its_postgresql(self) -> None:
        postmaster = self.database.postmaster
        self.assertIsNotNone(postmaster)
        started = time.monotonic()
        code = self.server.stop(signal.SIGTERM)
        self.assertIn(code, (0, 143))
        self.assertLess(time.monotonic() - started, 20)
        wait_until(lambda: self.database.postmaster is None, 10, "PostgreSQL stops with the server")
        self.assert_said(self.database.run("verify"), 0)

    def test_what_is_no_request_and_a_body_that_never_comes_stop_nothing(self) -> None:
        """Both get an answer that no request asked for, on a connection that then ends."""
        head = b"POST /o/%s/leveringen HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nx" % ORG.encode()
        for sent, status in ((b"dit is geen HTTP\r\n\r\n", b"400"), (b"GET / HTTP/1.1\r\nHost\r\n\r\n", b"400"), (head, b"303")):
            with self.subTest(sent), socket.create_connection(("127.0.0.1", self.server.port), timeout=30) as line:
                line.sendall(sent)
                self.assertEqual(line.recv(1 << 16).split(b" ")[1], status)
                line.shutdown(socket.SHUT_WR)
                while line.recv(1 << 16):
                    pass
            self.assertIsNone(self.server.process.poll(), self.server.err[-800:])
            self.assertTrue(self.server.is_ready())

    def test_sigterm_does_not_wait_for_idle_visitors(self) -> None:
        with socket.create_connection(("127.0.0.1", self.server.port)) as idle:
            idle.sendall(b"GET /live HTTP/1.1\r\nHost: x\r\n\r\n")
            idle.recv(100)
            started = time.monotonic()
            self.server.stop(signal.SIGTERM)
            self.assertLess(time.monotonic() - started, 20)

    def test_killed_and_started_again(self) -> None:
        client = self.server.client(MANAGER)
        before = client.get(f"/o/{ORG}/cijfers.csv?per=jaar").body
        self.server.stop(signal.SIGKILL)
        type(self).server = Server(self.database, ready=60)
        self.addClassCleanup(type(self).server.stop)
        client.port = self.server.port
        self.assertEqual(client.get(f"/o/{ORG}/cijfers.csv?per=jaar").body, before, "same session, same figures")

    def test_many_at_once(self) -> None:
        client = self.server.client(MANAGER)
        with ThreadPoolExecutor(16) as pool:
            pages = list(pool.map(lambda _: client.get(f"/o/{ORG}/cijfers.json?per=jaar&ids=gestart"), range(120)))
        self.assertEqual({page.status for page in pages}, {200})
        self.assertEqual(len({page.body for page in pages}), 1)


class LostDatabaseTests(SiteTest):
    def test_a_killed_database_comes_back(self) -> None:
        """kill -9 of PostgreSQL below a running server: pages say so, and work again by themselves."""
        client = self.server.client(MANAGER)
        self.assertEqual(client.get(f"/o/{ORG}/overzicht").status, 200)
        pid = self.database.postmaster
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not alive(pid), 10, "PostgreSQL is gone")
        page = client.get(f"/o/{ORG}/overzicht")
        self.assertIn(page.status, (200, 500, 502, 503))
        def works() -> bool:
            return client.get(f"/o/{ORG}/overzicht").status == 200
        wait_until(works, 30, "the server starts its PostgreSQL again, or connects to the one that a command started")


PASSPHRASE = "vier warme kruiken op een rij"


if __name__ == "__main__":
    unittest.main()
