"""Rows that a person enters on a page: every kind, corrections, withdrawals, two people at once; over HTTP and in a real browser."""

from __future__ import annotations

import html
import json
import os
import re
import threading
import unittest
import urllib.parse
from pathlib import Path

from product import INTERNALS, KEYS, VALID, ProductTest, bsn, row, text, write
from site_under_test import Client, Page, Server

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Page as BrowserPage, sync_playwright
except ImportError:
    sync_playwright = None

from test_browser import CHROMIUM, NARROW, SHOTS, TAGS, WIDE

ORG, OTHER = "invoer", "buren"
PASSPHRASE = "een lange zin om mee in te voeren"
QUALITY, COLLEAGUE, COORDINATOR, SUPPLIER, MANAGER, AUDITOR, STRANGER = (
    f"{name}@x.example" for name in ("karin", "kees", "cora", "luc", "mies", "aad", "vreemd"))
LIST = f"/o/{ORG}/leveringen"
NEW = f"{LIST}/nieuw"
# What is referred to first.
ORDER = ["medewerkers", "skj_partners", "casussen", "registraties", "scholingen", "regie", "doelen", "evaluaties", "doelscores", "inzet",
         "documenten", "meldingen", "facturen"]


class EntryTest(ProductTest):
    server: Server

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        for slug in (ORG, OTHER):
            cls.database.organisation(slug)
        for email, tenant, role in ((QUALITY, ORG, "kwaliteit"), (COLLEAGUE, ORG, "kwaliteit"), (COORDINATOR, ORG, "coordinator"),
                                    (SUPPLIER, ORG, "leverancier"), (MANAGER, ORG, "manager"), (AUDITOR, ORG, "auditor"), (STRANGER, OTHER, "kwaliteit")):
            cls.database.must("user", "create", email, "--tenant", tenant, "--rol", role, "--wachtwoord-stdin", stdin=PASSPHRASE + "\n")
        folder = Path(cls.work / "begin")
        folder.mkdir()
        folder.chmod(0o755)
        files = [write(folder, "medewerkers", row("medewerkers", medewerker_nr="B1")),
                 write(folder, "casussen", *(row("casussen", casus_nr=f"B{n}", contact_op="2025-01-31") for n in range(1, 6)))]
        cls.database.must("import", ORG, *map(str, files))
        cls.server = Server(cls.database)
        cls.addClassCleanup(lambda: cls.server.stop())
        cls.visitor = cls.server.client(QUALITY, PASSPHRASE)

    @property
    def numbers(self) -> list[int]:
        return [entry["levering"] for entry in json.loads(self.visitor.get(LIST + ".json").body)]

    def log(self) -> str:
        return self.database.psql("-c", f"SELECT actor, action, object_kind, object, detail FROM org_{ORG}.access_log ORDER BY at")

    def figure(self, indicator: str, **asked: str) -> object:
        cells = json.loads(self.visitor.get(f"/o/{ORG}/cijfers.json?" + urllib.parse.urlencode({"ids": indicator, **asked})).body)["cijfers"]
        return cells[0]["teller"]


def address(kind: str, values: dict[str, str]) -> str:
    names = ["nr"] + KEYS[kind][1:]
    return f"{NEW}/{kind}?" + urllib.parse.urlencode(dict(zip(names, (values[key] for key in KEYS[kind]))))


def typed(values: dict[str, str]) -> list[tuple[str, str]]:
    """As a browser sends them: a box per value."""
    return [(name, part) for name, value in values.items()
            for part in (value.split("|") if name in ("kwetsbaarheid", "problematiek") else [value])]


def hidden(page: Page) -> list[tuple[str, str]]:
    """What the last form of a page sends along."""
    main = page.text.split("<main", 1)[1]
    return [(html.unescape(name), html.unescape(value)) for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', main)]


def send(client: Client, kind: str, values: dict[str, str], step: str = "nakijken", **more: str) -> Page:
    fields = [("token", client.token(LIST)), ("stap", step), *more.items(), *typed(values)]
    return client.request("POST", address(kind, values), urllib.parse.urlencode(fields).encode(),
                          {"Content-Type": "application/x-www-form-urlencoded"})


def confirm(client: Client, kind: str, values: dict[str, str], review: Page, step: str = "vastleggen") -> Page:
    """Presses the button of a page that shows what will change."""
    fields = [field for field in hidden(review) if field[0] != "token"] + [("token", client.token(LIST)), ("stap", step)]
    return client.request("POST", address(kind, values), urllib.parse.urlencode(fields).encode(),
                          {"Content-Type": "application/x-www-form-urlencoded"})


def basis(page: Page) -> str:
    found = re.search(r'name="basis" value="(\d+)"', page.text)
    assert found, page.text[-2000:]
    return found.group(1)


class PageTests(EntryTest):
    def assert_committed(self, page: Page) -> dict[str, object]:
        self.assertEqual(page.status, 303, re.sub(r"<[^>]+>", " ", page.text)[-1500:])
        self.assertRegex(page.headers["location"], rf"^{LIST}/\d+$")
        return json.loads(self.visitor.get(page.headers["location"] + ".json").body)

    def test_every_kind_means_the_same_by_page_as_in_a_file(self) -> None:
        rows = {kind: {name: re.sub(r"^(.*)1$", r"\g<1>1", value) for name, value in VALID[kind].items()} for kind in ORDER}
        for kind in ORDER:
            with self.subTest(kind):
                form = self.visitor.get(address(kind, rows[kind]))
                self.assertIn("wordt een nieuwe rij", form.text)
                self.assertEqual(set(re.findall(r'<(?:input|select|textarea)[^>]* name="([a-z_]+)"', form.text)) - {"token", "bewijsstuk"},
                                 set(self.columns(kind)), "a field per column")
                page = send(self.visitor, kind, rows[kind])
                if page.status == 200:
                    self.assertIn("Klopt dit?", page.text)
                    page = confirm(self.visitor, kind, rows[kind], page)
                receipt = self.assert_committed(page)
                self.assertEqual((receipt["bron"], receipt["modus"], receipt["door"]), ("pagina", "strict", QUALITY))
                file = receipt["bestanden"][0]  # type: ignore[index]
                self.assertEqual((file["soort"], file["nieuw"], file["rijen"]), (kind, 1, 1))
        folder = self.folder()
        receipt = self.database.imported(ORG, *(write(folder, kind, rows[kind]) for kind in ORDER)).json
        self.assertEqual([(file["soort"], file["ongewijzigd"]) for file in receipt["bestanden"]], [(kind, 1) for kind in ORDER])
        # And what was known fills a form that changes nothing.
        for kind in ORDER:
            with self.subTest(f"again: {kind}"):
                form = self.visitor.get(address(kind, rows[kind]))
                self.assertIn(" corrigeren</h1>", form.text)
                page = send(self.visitor, kind, rows[kind], basis=basis(form))
                self.assertEqual(page.status, 200)
                self.assertIn("alles was al zo bekend", page.text)

    def columns(self, kind: str) -> list[str]:
        sample = self.server.client().get(f"/voorbeelden/{kind}.csv").body.decode("utf-8-sig")
        return sample.split("\r\n")[0].split(";")

    def test_a_correction_moves_the_figures_and_an_undo_moves_them_back(self) -> None:
        values = row("casussen", casus_nr="B1", contact_op="2025-01-07")
        before, then = self.figure("contact_op_tijd"), max(self.numbers)
        form = self.visitor.get(address("casussen", values))
        review = send(self.visitor, "casussen", values, basis=basis(form))
        self.assertIn("1 veld verandert", review.text)
        self.assertRegex(review.text, r"Contact met de verwijzer op</th><td>31-01-2025</td><td><strong>07-01-2025")
        self.assertEqual(max(self.numbers), then, "what is only shown is no delivery")
        self.assertEqual(self.figure("contact_op_tijd"), before)
        receipt = self.assert_committed(confirm(self.visitor, "casussen", values, review))
        number = int(receipt["levering"])  # type: ignore[call-overload]
        self.assertEqual(self.figure("contact_op_tijd"), int(before) + 1)  # type: ignore[call-overload]
        self.assertEqual(self.figure("contact_op_tijd", stand=f"levering-{then}"), before, "an earlier stand")
        page = self.visitor.get(f"{LIST}/{number}")
        for words in ("casussen, ingevoerd", "pagina", "Nog een rij invoeren", f"{LIST}/{number}/ongedaan"):
            self.assertIn(words, page.text)
        self.assertEqual(self.visitor.post(f"{LIST}/{number}/ongedaan", token=self.visitor.token(LIST)).status, 303)
        self.assertEqual(self.figure("contact_op_tijd"), before)
        log = self.log()
        for line in (f"{QUALITY}|R|casussen|B1|om te corrigeren", f"{QUALITY}|U|casussen|B1|ingevoerd", f"{QUALITY}|C|levering|{number}|"):
            self.assertIn(line, log)

    def test_the_second_of_two_people_is_told(self) -> None:
        values = row("casussen", casus_nr="B2", contact_op="2025-01-31")
        first, second = self.server.client(COLLEAGUE, PASSPHRASE), self.server.client(COORDINATOR, PASSPHRASE)
        made = {client: basis(client.get(address("casussen", values))) for client in (first, second)}
        mine, theirs = values | {"wet": "wmo"}, values | {"wet": "jeugd", "kosten": "10,5"}
        reviews = {client: send(client, "casussen", what, basis=made[client]) for client, what in ((first, mine), (second, theirs))}
        self.assert_committed(confirm(first, "casussen", mine, reviews[first]))
        told = confirm(second, "casussen", theirs, reviews[second])
        self.assertEqual(told.status, 409)
        for words in ("intussen gewijzigd", COLLEAGUE, "Nu bekend: Wmo", "Nu bekend: leeg", 'value="10,5"'):
            self.assertIn(words, told.text)
        self.assertEqual(self.database.psql("-c", f"SELECT wet FROM org_{ORG}.casussen WHERE casus_nr = 'B2' AND recorded_until = 2147483647").strip(), "wmo")
        again = send(second, "casussen", theirs, basis=basis(told))
        self.assertIn("2 velden veranderen", again.text)
        self.assert_committed(confirm(second, "casussen", theirs, again))
        taken = send(first, "casussen", values)
        self.assertEqual(taken.status, 409, "a new row under a number that is known")

    def test_at_the_very_same_moment_one_of_two_wins(self) -> None:
        values = row("casussen", casus_nr="B3", contact_op="2025-01-31")
        clients = [self.server.client(who, PASSPHRASE) for who in (QUALITY, COLLEAGUE)]
        made = basis(clients[0].get(address("casussen", values)))
        before, answers = len(self.numbers), []
        threads = [threading.Thread(target=lambda client=client, wet=wet: answers.append(  # type: ignore[misc]
            send(client, "casussen", values | {"wet": wet}, "vastleggen", basis=made).status)) for client, wet in zip(clients, ("wmo", "jeugd"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(answers), [303, 409])
        self.assertEqual(len(self.numbers), before + 1)

    def test_a_withdrawal(self) -> None:
        values = row("casussen", casus_nr="B4")
        self.assert_said(self.database.imported(ORG, write(self.folder(), "doelen", row("doelen", doel_nr="B4", casus_nr="B4"))), 0)
        before = self.figure("aanvragen")
        form = self.visitor.get(address("casussen", values))
        asked = send(self.visitor, "casussen", {"casus_nr": "B4"}, "intrekken", basis=basis(form))
        self.assertIn("1 rij van doelen verwijst ernaar", asked.text)
        self.assertEqual(self.figure("aanvragen"), before)
        receipt = self.assert_committed(confirm(self.visitor, "casussen", values, asked, "intrekken"))
        self.assertEqual(receipt["bestanden"][0]["ingetrokken"], 1)  # type: ignore[index]
        self.assertEqual(self.figure("aanvragen"), int(before) - 1)  # type: ignore[call-overload]
        gone = self.visitor.get(address("casussen", values))
        self.assertIn("Vastleggen brengt de rij terug", gone.text)
        self.assertNotIn("Intrekken …", gone.text)
        back = send(self.visitor, "casussen", row("casussen", casus_nr="B4", contact_op="2025-01-31"), basis=basis(gone))
        self.assertIn("komt terug", back.text)
        self.assert_committed(confirm(self.visitor, "casussen", values, back))
        self.assertEqual(self.figure("aanvragen"), before)

    def test_wrong_input_changes_nothing(self) -> None:
        number, known = max(self.numbers), self.figure("aanvragen")
        suspect = bsn(123456700)
        for change, words in (({"gemeente": "GM9999"}, "gemeente bestaat niet"), ({"client_nr": suspect}, "burgerservicenummer"),
                              ({"kosten": "1.234.5"}, "geen getal"), ({"ontvangen_op": "31-02-2025"}, "geen bestaande datum"),
                              ({"beeindigd_op": "2024-01-01"}, "‘Beëindigd op’ ligt vóór ‘Gestart op’"), ({"verwijzer": "buurvrouw"}, "codelijst"),
                              ({"kwetsbaarheid": ""}, "Kies er een of meer")):
            with self.subTest(str(change)):
                page = send(self.visitor, "casussen", row("casussen", casus_nr="F1", **change))
                self.assertEqual(page.status, 400)
                self.assertIn(words, page.text)
                self.assertRegex(page.text, rf'id="veld-{next(iter(change))}-fout"')
                self.assertIsNone(INTERNALS.search(page.text))
                self.assertNotIn(suspect, page.text)
        page = send(self.visitor, "registraties", row("registraties", registratie_nr="F1", medewerker_nr="weg"))
        self.assertIn("Dit nummer is niet bekend bij medewerkers", page.text)
        for path in (f"{NEW}/casussen?nr={suspect}", f"{NEW}/casussen?nr=", f"{NEW}/casussen?nr=a%00b"):
            page = self.visitor.get(path)
            self.assertEqual(page.status, 400)
            self.assertNotIn(suspect, page.text)
        self.assertEqual((max(self.numbers), self.figure("aanvragen")), (number, known))
        self.assertNotIn(suspect, self.log() + self.server.err + self.server.out)

    def test_a_text_is_one_cell_whatever_stands_in_it(self) -> None:
        for place, value in enumerate(('a;b', '"', 'x";"ja"\r\n"C9";"K9', "=1+1", "'; DROP TABLE casussen; --", "<script>alert(1)</script>", "{{frame.title}}", "\\N", "\t. ")):
            with self.subTest(value):
                values = row("documenten", document_nr=f"T{place}", houder=value)
                self.assert_committed(send(self.visitor, "documenten", values))
                found = self.database.psql("-c", f"SELECT houder FROM org_{ORG}.documenten WHERE document_nr = 'T{place}'")
                self.assertEqual(found.rstrip("\n"), value.replace("\r\n", "\n").strip())
                page = self.visitor.get(address("documenten", values))
                self.assertNotIn("<script>alert", page.text)
                self.assertIn("alles was al zo bekend", send(self.visitor, "documenten", values, basis=basis(page)).text)

    def test_rights(self) -> None:
        def face(page: Page) -> tuple[int, dict[str, str], bytes]:
            return page.status, {name: value for name, value in page.headers.items() if name not in ("date", "content-length")}, page.body

        nothing = face(self.visitor.get("/bestaat/niet"))
        for who in (MANAGER, AUDITOR, STRANGER):
            client = self.server.client(who, PASSPHRASE)
            for path in (NEW, f"{NEW}/casussen", f"{NEW}/casussen?nr=B5"):
                self.assertEqual(face(client.get(path)), nothing, f"{who} {path}")
            answer = client.post(f"{NEW}/documenten", token=client.token("/definities"), **row("documenten", document_nr="Z1"))
            self.assertEqual(face(answer), nothing, who)
        self.assertEqual(self.server.client().get(NEW).status, 303)
        self.assertEqual(face(self.visitor.get(f"/o/{OTHER}/leveringen/nieuw")), nothing)
        supplier, coordinator = self.server.client(SUPPLIER, PASSPHRASE), self.server.client(COORDINATOR, PASSPHRASE)
        for client, path in ((supplier, f"{NEW}/casussen?nr=B5"), (supplier, f"{NEW}/medewerkers?nr=B1"), (coordinator, f"{NEW}/medewerkers?nr=B1")):
            page = client.get(path)
            self.assertEqual(page.status, 409)
            self.assertIn("mag u niet inzien", page.text)
            self.assertNotIn('name="basis"', page.text)
        moment = basis(self.visitor.get(f"{NEW}/casussen?nr=B5"))
        blind = send(supplier, "casussen", row("casussen", casus_nr="B5", wet="wmo"), "vastleggen", basis=moment)
        self.assertEqual(blind.status, 409)
        self.assertNotIn("31-01-2025", blind.text)
        self.assertEqual(send(supplier, "documenten", row("documenten", document_nr="Z2")).status, 303)
        self.assertEqual(coordinator.get(f"{NEW}/casussen?nr=B5").status, 200)

    def test_forms_of_others_and_of_no_one(self) -> None:
        number = max(self.numbers)
        values = row("documenten", document_nr="W1")
        body = urllib.parse.urlencode({"token": "00", **values}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        self.assertEqual(self.visitor.request("POST", f"{NEW}/documenten", body, kind).status, 403)
        token = self.visitor.token(LIST)
        body = urllib.parse.urlencode({"token": token, **values}).encode()
        self.assertEqual(self.visitor.request("POST", f"{NEW}/documenten", body, {**kind, "Sec-Fetch-Site": "cross-site"}).status, 403)
        other = self.server.client(COLLEAGUE, PASSPHRASE)
        self.assertEqual(other.request("POST", f"{NEW}/documenten", body, kind).status, 403)
        large = urllib.parse.urlencode({"token": token, **values, "houder": "a" * 400_000}).encode()
        self.assertEqual(self.visitor.request("POST", f"{NEW}/documenten", large, kind).status, 413)
        self.assertEqual(max(self.numbers), number)

    def test_no_number_of_ones_own(self) -> None:
        page = self.visitor.get(f"{NEW}/documenten")
        free = re.search(r'href="([^"]+)">Gebruik (pagina-\d+)</a>', page.text)
        self.assertIsNotNone(free)
        self.assertIn("wordt een nieuwe rij", self.visitor.get(free.group(1)).text)  # type: ignore[union-attr]
        self.assert_committed(send(self.visitor, "documenten", row("documenten", document_nr=free.group(2))))  # type: ignore[union-attr]
        self.assertNotIn(free.group(2), self.visitor.get(f"{NEW}/documenten").text)  # type: ignore[union-attr]


class TargetTests(EntryTest):
    """Streefwaarden: entered on a page, on the tenant's clock, beside the figures."""

    def test_a_target_stands_beside_its_figure_as_it_was_known(self) -> None:
        manager = self.server.client(MANAGER, PASSPHRASE)
        page = manager.get(f"/o/{ORG}/beheer/streefwaarden")
        self.assertIn("Er zijn geen streefwaarden", page.text)
        address = html.unescape(re.search(r'href="([^"]+)">Nieuwe streefwaarde', page.text).group(1))  # type: ignore[union-attr]
        number = urllib.parse.parse_qs(address.split("?")[1])["nr"][0]
        values = {"streefwaarde_nr": number, "indicator": "aanvragen", "soort": "contractnorm", "richting": "minstens", "waarde": "4",
                  "gemeente": "", "geldig_vanaf": "2025-01-01", "geldig_tot": "2025-12-31", "toelichting": "contract 2025"}

        def sent(client: Client, **change: str) -> Page:
            fields = {"token": client.token("/definities"), "stap": "nakijken", **values, **change}
            return client.request("POST", address, urllib.parse.urlencode(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"})

        self.assertEqual(sent(manager, indicator="onzin").status, 400)
        self.assertEqual(sent(manager, waarde="veel").status, 400)
        self.assertEqual(sent(self.server.client(AUDITOR, PASSPHRASE)).status, 404)
        done = sent(manager)
        self.assertEqual(done.status, 303, done.text[-1500:])
        first = int(done.headers["location"].rsplit("/", 1)[1])
        overview = f"/o/{ORG}/overzicht?periode=2025"
        self.assertIn("Streefwaarde minstens 4 (contractnorm, sinds 1 januari 2025): gehaald.", manager.get(overview).text)
        # On a page of panels: the line with its name, the sentence, and a column of the table for the periods in which it held.
        course = f"/o/{ORG}/instroom?periode=2025-K2"
        panel = manager.get(course).text.split('id="aanvragen-verloop"')[1].split("</article>")[0]
        self.assertIn(">contractnorm: minstens 4</text>", panel)
        self.assertIn("Streefwaarde minstens 4 (contractnorm, sinds 1 januari 2025): ", panel)
        self.assertIn(">Streefwaarde</th>", panel)
        rows = [row for row in panel.split("<tr")[1:] if 'scope="row"' in row]
        self.assertEqual([" 2025</th>" in row for row in rows], ["minstens 4<" in row for row in rows])
        parts = manager.get(course).text.split('id="aanvragen-verdeling-gemeente"')[1].split("</article>")[0]
        rows = [row for row in parts.split("<tr")[1:] if 'scope="row"' in row]
        self.assertEqual([">Totaal</th>" in row for row in rows], ["minstens 4<" in row for row in rows], "nobody set one for a part")
        self.assertNotIn("minstens 4", manager.get(f"{course}&wet=jeugd").text, "nor for these")
        told = json.loads(manager.get(f"/o/{ORG}/instroom.json?periode=2025-K2").body)["streefwaarden"]
        self.assertEqual([(one["indicator"], one["richting"], one["waarde"], one["gemeente"]) for one in told],
                         [("aanvragen", "minstens", 4, None)])
        review = sent(manager, waarde="400", basis=basis(manager.get(address)))
        self.assertIn("<td>4</td><td><strong>400</strong></td>", review.text)
        fields = [field for field in hidden(review) if field[0] != "token"] + [("token", manager.token("/definities")), ("stap", "vastleggen")]
        changed = manager.request("POST", address, urllib.parse.urlencode(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(changed.status, 303)
        second = int(changed.headers["location"].rsplit("/", 1)[1])
        self.assertIn("Streefwaarde minstens 400 (contractnorm, sinds 1 januari 2025): niet gehaald.", manager.get(overview).text)
        self.assertIn("Streefwaarde minstens 4 (", manager.get(f"{overview}&stand=levering-{first}").text, "an earlier stand")
        self.assertNotIn("Streefwaarde minstens", manager.get(f"/o/{ORG}/overzicht?periode=2026").text, "after its end")
        past = manager.get(f"/o/{ORG}/beheer/streefwaarden?stand=levering-{first}")
        self.assertIn("minstens 4<", past.text)
        self.assertNotIn("Nieuwe streefwaarde", past.text)
        self.assertNotIn(">Wijzig<", past.text)
        auditor = self.server.client(AUDITOR, PASSPHRASE).get(f"/o/{ORG}/beheer/streefwaarden")
        self.assertIn("minstens 400", auditor.text)
        self.assertNotIn("Nieuwe streefwaarde", auditor.text)
        rows = json.loads(manager.get(f"/o/{ORG}/beheer/streefwaarden.json").body)
        self.assertEqual([(row["indicator"], row["waarde"], row["soort"]) for row in rows], [("aanvragen", 400, "contractnorm")])
        self.assertEqual(self.visitor.post(f"{LIST}/{second}/ongedaan", token=self.visitor.token(LIST)).status, 303)
        self.assertIn("Streefwaarde minstens 4 (", manager.get(overview).text, "an undo")
        self.assert_said(self.database.run("verify"), 0)


@unittest.skipIf(sync_playwright is None, "playwright is not installed; use script/test-blackbox")
@unittest.skipUnless(Path(CHROMIUM).exists(), "chromium is not installed")
class BrowserWalkTests(EntryTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        cls.addClassCleanup(cls.browser.close)
        SHOTS.mkdir(parents=True, exist_ok=True)

    def signed_in(self, **options: object) -> "BrowserPage":
        context = self.browser.new_context(locale="nl-NL", base_url=f"http://127.0.0.1:{self.server.port}", **{"viewport": WIDE, **options})
        context.set_default_timeout(30_000)
        self.addCleanup(context.close)
        page = context.new_page()
        page.complaints = []  # type: ignore[attr-defined]
        page.on("console", lambda message: message.type in ("error", "warning") and page.complaints.append(message.text))  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.complaints.append(str(error)))  # type: ignore[attr-defined]
        page.goto("/")
        page.get_by_label("E-mailadres").fill(QUALITY)
        page.get_by_label("Wachtwoord").fill(PASSPHRASE)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url("**/overzicht*")
        return page

    def look(self, page: "BrowserPage", name: str, has_scripts: bool) -> None:
        page.screenshot(path=str(SHOTS / f"invoer-{name}.png"), full_page=True)
        wrong = [text for text in page.complaints if not re.search(r"status of (400|409)", text)]  # type: ignore[attr-defined]
        self.assertEqual(wrong, [], name)
        if not has_scripts:
            return
        widest = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.assertLessEqual(widest, 0, f"{name}: wider than the window")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        self.assertGreater(len(found.response["passes"]), 5)
        self.assertEqual([f"{rule['id']}: {node['target']}" for rule in found.response["violations"] for node in rule["nodes"][:3]], [], name)

    def test_the_walk(self) -> None:
        """A document, a VOG and a correction, wide, narrow, dark and without scripts; each undone, so that the next finds it as it was."""
        for place, (label, options) in enumerate({"1280": {}, "360": {"viewport": NARROW}, "donker": {"color_scheme": "dark"},
                                                  "zonder script": {"java_script_enabled": False}}.items()):
            with self.subTest(label):
                page = self.signed_in(**options)
                look = lambda name: self.look(page, f"{name}-{label}", "java_script_enabled" not in options)
                self.document(page, look, f"W{place}")
                self.registration(page, look, f"W{place}")
                self.correction(page, look)

    def document(self, page: "BrowserPage", look, number: str) -> None:  # type: ignore[no-untyped-def]
        page.get_by_role("link", name="Leveringen", exact=True).click()
        page.get_by_role("link", name="Zelf invoeren").click()
        look("keuze")
        page.get_by_role("link", name="Document", exact=True).click()
        look("nummer")
        page.get_by_label("Documentnummer").fill(number)
        page.get_by_role("button", name="Verder").click()
        page.get_by_label("Soort").select_option(label="HKZ-certificaat")
        page.get_by_label("Vastgesteld op").fill("2026-01-15")
        page.get_by_label("Geldig tot").fill("2025-01-15")
        page.get_by_role("button", name="Vastleggen").click()
        page.get_by_role("alert").wait_for()
        look("document-fout")
        self.assertIn("1 veld klopt niet", page.get_by_role("alert").inner_text())
        page.get_by_role("link", name="Geldig vanaf: Vul dit in.").click()
        self.assertEqual(page.get_by_label("Vastgesteld op").input_value(), "2026-01-15", "what was typed is kept")
        page.get_by_label("Geldig vanaf").fill("2026-01-15")
        page.get_by_label("Geldig tot").fill("2029-01-14")
        page.get_by_role("button", name="Vastleggen").click()
        page.get_by_role("heading", name=re.compile(r"^Levering \d+$")).wait_for()
        look("document-levering")
        self.undo(page)

    def registration(self, page: "BrowserPage", look, number: str) -> None:  # type: ignore[no-untyped-def]
        page.goto(f"{NEW}/registraties?nr={number}")
        page.get_by_label("Medewerkernummer").fill("niemand")
        page.get_by_label("Soort").select_option("VOG")
        page.get_by_label("Afgegeven op").fill("2025-02-03")
        page.get_by_label("Geldig vanaf").fill("2025-02-03")
        page.get_by_role("button", name="Vastleggen").click()
        self.assertIn("niet bekend bij medewerkers", page.get_by_role("alert").inner_text())
        page.get_by_label("Medewerkernummer").fill("B1")
        page.get_by_role("button", name="Vastleggen").click()
        page.get_by_role("heading", name=re.compile(r"^Levering \d+$")).wait_for()
        self.assertEqual(self.database.psql("-c", f"SELECT soort FROM org_{ORG}.registraties WHERE registratie_nr = '{number}' AND recorded_until = 2147483647").strip(), "VOG")
        self.undo(page)

    def correction(self, page: "BrowserPage", look) -> None:  # type: ignore[no-untyped-def]
        before = self.figure("contact_op_tijd")
        page.goto(f"/o/{ORG}/casussen/B1")
        page.get_by_role("link", name="Corrigeer").click()
        look("correctie")
        page.get_by_label("Contact met de verwijzer op").fill("2025-01-07")
        page.get_by_label("kind", exact=True).uncheck()
        page.get_by_label("ouders", exact=True).check()
        page.get_by_label("Gestart op").fill("2026-08-01")
        page.get_by_role("button", name="Nakijken").click()
        self.assertIn("kind is bij de start ouder dan een jaar", page.get_by_role("alert").inner_text())
        self.assertIn("3 velden veranderen", page.inner_text("main"))
        look("correctie-nagekeken")
        page.get_by_role("button", name="Terug naar het formulier").click()
        self.assertTrue(page.get_by_label("ouders", exact=True).is_checked())
        page.get_by_label("Gestart op").fill("2025-01-10")
        page.get_by_role("button", name="Nakijken").click()
        self.assertIn("2 velden veranderen", page.inner_text("main"))
        page.get_by_role("button", name="Vastleggen").click()
        page.get_by_role("heading", name=re.compile(r"^Levering \d+$")).wait_for()
        self.assertEqual(self.figure("contact_op_tijd"), int(before) + 1)  # type: ignore[call-overload]
        self.undo(page)
        self.assertEqual(self.figure("contact_op_tijd"), before)
        page.goto(f"{NEW}/casussen?nr=B1")
        page.get_by_role("button", name="Intrekken").click()
        look("intrekken")
        page.get_by_role("link", name="Niet doen").click()
        self.assertIn("Zoals nu bekend", page.inner_text("main"))

    def undo(self, page: "BrowserPage") -> None:
        page.get_by_role("link", name="Ongedaan maken").click()
        page.get_by_role("button", name="Ja, maak deze levering ongedaan").click()
        self.assertIn("ongedaan gemaakt", page.inner_text("main"))


if __name__ == "__main__":
    unittest.main()
