"""Files as evidence: from a lapsing VOG to a verdict that changes today and not before; what comes in, what goes out, and who may."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import socket
import time
import unittest
import zipfile
from datetime import date, timedelta
from pathlib import Path

from product import ProductTest, row, wait_until, write
from site_under_test import Client, Page, Server

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Page as BrowserPage, sync_playwright
except ImportError:
    sync_playwright = None

from test_browser import CHROMIUM, NARROW, SHOTS, TAGS, WIDE

ORG, OTHER = "bewijs", "buren"
PASSPHRASE = "een lange zin om mee te bewijzen"
QUALITY, COORDINATOR, AUDITOR, STRANGER = (f"{name}@x.example" for name in ("karin", "cora", "aad", "vreemd"))
DOCUMENTS = f"/o/{ORG}/documenten"
NEW = f"{DOCUMENTS}/bewijs/nieuw"
TODAY = date.today()
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"


def pdf(words: str, size: int = 0) -> bytes:
    return b"%PDF-1.7\n" + words.encode() + b"\n" + os.urandom(size) + b"\n%%EOF\n"


def office(*more: str, kind: str = "wordprocessingml.document.main+xml", filler: int = 0) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{kind}"/></Types>')
        archive.writestr("word/document.xml", "<a/>")
        for name in more:
            archive.writestr(name, b"\0" * (filler or 1))
    return content.getvalue()


def months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, min(day.day, 28))


class DocumentTest(ProductTest):
    server: Server

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        for slug in (ORG, OTHER):
            cls.database.organisation(slug)
        for email, tenant, role in ((QUALITY, ORG, "kwaliteit"), (COORDINATOR, ORG, "coordinator"), (AUDITOR, ORG, "auditor"), (STRANGER, OTHER, "kwaliteit")):
            cls.database.must("user", "create", email, "--tenant", tenant, "--rol", role, "--wachtwoord-stdin", stdin=PASSPHRASE + "\n")
        folder = Path(cls.work / "begin")
        folder.mkdir()
        folder.chmod(0o755)
        # Of each of these the VOG lapses within ninety days.
        people = [f"M{n}" for n in range(1, 5)]
        given = (months_before(TODAY, 36) + timedelta(days=40)).isoformat()
        start = (TODAY - timedelta(days=60)).isoformat()
        files = [
            write(folder, "medewerkers", *(row("medewerkers", medewerker_nr=who, naam=f"An {who}") for who in people)),
            write(folder, "casussen", row("casussen", casus_nr="B1", ontvangen_op=start, gestart_op=start, contact_op=start)),
            write(folder, "registraties", *({"registratie_nr": f"V-{who}", "medewerker_nr": who, "soort": "VOG", "afgegeven_op": given, "geldig_vanaf": given} for who in people)),
            write(folder, "inzet", *({"inzet_nr": f"I-{who}", "casus_nr": "B1", "medewerker_nr": who, "datum": TODAY.isoformat(), "uren": "3"} for who in people)),
            write(folder, "documenten",
                  row("documenten", document_nr="D1", soort="hkz_certificaat", geldig_vanaf="2024-01-01", geldig_tot=(TODAY + timedelta(days=41)).isoformat(), bewijs=""),
                  row("documenten", document_nr="D2", soort="meldcode", geldig_vanaf="2024-01-01", geldig_tot=(TODAY - timedelta(days=3)).isoformat(), bewijs="map 3")),
            write(folder, "meldingen",
                  {"melding_nr": "L1", "soort": "klacht", "casus_nr": "B1", "ontvangen_op": (TODAY - timedelta(days=45)).isoformat(), "bevestigd_op": "", "afgehandeld_op": ""},
                  {"melding_nr": "L2", "soort": "incident", "casus_nr": "", "ontvangen_op": (TODAY - timedelta(days=5)).isoformat(), "bevestigd_op": "", "afgehandeld_op": TODAY.isoformat()}),
        ]
        cls.database.must("import", ORG, *map(str, files))
        cls.server = Server(cls.database)
        cls.addClassCleanup(lambda: cls.server.stop())
        cls.visitor = cls.server.client(QUALITY, PASSPHRASE)

    def sql(self, query: str) -> str:
        return self.database.psql("-c", query.replace("{org}", f"org_{ORG}")).strip()

    def verdict(self, who: str, query: str = "") -> str:
        answer = self.visitor.get(f"/o/{ORG}/kwaliteit/MED-VOG-DAG.csv?vorm=open{query}")
        self.assertEqual(answer.status, 200, answer.text[:300])
        return {found["onderwerp"]: found["oordeel"] for found in csv.DictReader(io.StringIO(answer.text))}[who]

    @property
    def waiting(self) -> list[str]:
        folder = self.database.directory / "uploads/bewijs"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def send(client: Client, path: str, content: bytes, name: str = "vog.pdf", **fields: str) -> Page:
    """A form with a file, as a browser sends it."""
    parts = [f'--grens\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
             for field, value in {"token": client.token(NEW), **fields}.items()]
    parts.append(f'--grens\r\nContent-Disposition: form-data; name="bewijsstuk"; filename="{name}"\r\nContent-Type: application/pdf\r\n\r\n'.encode() + content + b"\r\n--grens--\r\n")
    return client.request("POST", path, b"".join(parts), {"Content-Type": "multipart/form-data; boundary=grens"})


def plain(page: Page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


class UploadTests(DocumentTest):
    def kept(self, content: bytes, client: Client | None = None, **fields: str) -> str:
        """The number under which a file is kept."""
        page = send(client or self.visitor, NEW, content, **fields)
        self.assertEqual(page.status, 303, plain(page)[-800:])
        return re.search(r"/bewijs/(bewijs-\d+)\?na=bewaard$", page.headers["location"]).group(1)  

    def file(self, number: str, content: bytes, client: Client | None = None) -> Page:
        return (client or self.visitor).get(f"{DOCUMENTS}/bewijs/{number}/bestand/{hashlib.sha256(content).hexdigest()}")

    def test_a_large_file_goes_in_and_out_as_it_is_in_bounded_memory(self) -> None:
        content = pdf("groot", 24 << 20)
        self.kept(pdf("warm"))
        before = self.server.memory()
        number = self.kept(content, omschrijving="jaarverslag", geldig_vanaf="2026-01-01")
        for _ in range(3):
            answer = self.file(number, content)
            self.assertEqual(hashlib.sha256(answer.body).digest(), hashlib.sha256(content).digest())
        grown = self.server.memory() - before
        self.assertLess(grown, 40 * 1024, f"{grown} KiB for a file of 24 MiB in and thrice out")
        self.assertEqual(answer.headers["content-length"], str(len(content)))
        self.assertEqual(answer.headers["content-type"], "application/pdf")
        self.assertIn("attachment;", answer.headers["content-disposition"])
        self.assertEqual(answer.headers["x-content-type-options"], "nosniff")
        self.assertIn("sandbox", answer.headers["content-security-policy"])
        told = self.sql(f"SELECT action, object, detail FROM {{org}}.access_log WHERE object_kind = 'bewijzen' AND object = '{number}' AND detail LIKE '%SHA-256%' ORDER BY at")
        self.assertEqual([line[:2] for line in told.splitlines()], ["C|"] + ["R|"] * 3)
        self.assertEqual(self.waiting, [], "what is kept waits no longer")

    def test_what_is_no_document_is_told_and_leaves_nothing(self) -> None:
        waiting = self.waiting
        deliveries, pieces = self.sql("SELECT count(*) FROM {org}.delivery"), self.sql("SELECT count(*) FROM {org}.evidence_piece")
        plain_zip = io.BytesIO()
        with zipfile.ZipFile(plain_zip, "w") as archive:
            archive.writestr("geheim.exe", b"MZ")
        for content, words in (
            (b"MZ\x90\x00" + b"\0" * 500, "een programma"), (b"", "bestand is leeg"), (plain_zip.getvalue(), "ingepakt bestand"),
            (office("word/vbaProject.bin"), "macro’s"), (office(kind="document.macroEnabled.main+xml"), "macro’s"),
            (office("word/media/nul.png", filler=400 << 20), "veel groter"), (PDF[:-7], "beschadigd of niet compleet"),
            (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "oud of met een wachtwoord"), (b"<svg onload='alert(1)'/>", "kan niet worden bewaard"),
            (b" " * ((25 << 20) + 1), "groter dan 25 MB"), (b" " * (27 << 20), "groter dan 25 MB"),
        ):
            with self.subTest(words):
                page = send(self.visitor, NEW, content, omschrijving="wat ik typte")
                self.assertEqual(page.status, 400, plain(page)[-300:])
                self.assertIn(words, page.text)
                self.assertIn('value="wat ik typte"', page.text)
        self.assertEqual(self.sql("SELECT count(*) FROM {org}.delivery"), deliveries)
        self.assertEqual(self.sql("SELECT count(*) FROM {org}.evidence_piece"), pieces)
        self.assertEqual(self.waiting, waiting)

    def line(self, head: bytes, length: int) -> socket.socket:
        cookies = "; ".join(f"{name}={value}" for name, value in self.visitor.cookies.items())
        line = socket.create_connection(("127.0.0.1", self.server.port), timeout=30)
        line.sendall(f"POST {NEW} HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\nContent-Length: {length}\r\nContent-Type: multipart/form-data; boundary=grens\r\n\r\n".encode() + head)
        return line

    def head(self) -> bytes:
        return (f'--grens\r\nContent-Disposition: form-data; name="token"\r\n\r\n{self.visitor.token(NEW)}\r\n'
                '--grens\r\nContent-Disposition: form-data; name="bewijsstuk"; filename="groot.pdf"\r\n\r\n%PDF-1.7\n').encode()

    def test_two_gibibytes_are_refused_before_they_are_sent(self) -> None:
        before, waiting = self.server.memory(), self.waiting
        with self.line(self.head(), 2 << 30) as line:
            answer = b""
            while b"</html>" not in answer and (piece := line.recv(1 << 16)):
                answer += piece
        self.assertIn("Dit bestand is groter dan 25 MB", answer.decode())
        self.assertTrue(answer.startswith(b"HTTP/1.1 400"), answer[:60])
        self.assertLess(self.server.memory() - before, 32 * 1024)
        self.assertEqual(self.waiting, waiting)
        self.assertTrue(self.server.is_ready(), "a sender that goes away in the middle takes nobody along")

    def test_an_upload_that_breaks_off_leaves_nothing(self) -> None:
        deliveries, waiting = self.sql("SELECT count(*) FROM {org}.delivery"), self.waiting
        with self.line(self.head() + b"x" * (1 << 20), 10 << 20):
            wait_until(lambda: self.waiting != waiting, 20, "the upload has begun")
        wait_until(lambda: self.waiting == waiting, 20, "what broke off is removed")
        self.assertEqual(self.sql("SELECT count(*) FROM {org}.delivery"), deliveries)

    def test_the_same_bytes_twice_and_another_version(self) -> None:
        first, second = pdf("een"), pdf("twee")
        one, two = self.kept(first), self.kept(first, omschrijving="nog eens")
        self.assertNotEqual(one, two)
        self.assertEqual(self.sql(f"SELECT count(*) FROM {{org}}.evidence_content WHERE sha256 = '{hashlib.sha256(first).hexdigest()}'"), "1")
        page = self.visitor.get(f"{DOCUMENTS}/bewijs/{one}")
        basis = re.search(r'name="basis" value="(\d+)"', page.text).group(1)  
        stand = json.loads(self.visitor.get(f"/o/{ORG}/leveringen.json").body)[0]["levering"]
        self.assertEqual(send(self.visitor, f"{DOCUMENTS}/bewijs/{one}", second, "b.pdf", basis=basis).status, 303)
        conflict = send(self.visitor, f"{DOCUMENTS}/bewijs/{one}", pdf("drie"), "c.pdf", basis=basis)
        self.assertEqual(conflict.status, 409)
        self.assertIn("intussen vervangen", conflict.text)
        self.assertEqual((self.file(one, first).body, self.file(one, second).body), (first, second), "both versions stay")
        self.assertIn("b.pdf", plain(self.visitor.get(f"{DOCUMENTS}/bewijs/{one}")))
        then = self.visitor.get(f"{DOCUMENTS}/bewijs/{one}?stand=levering-{stand}")
        self.assertNotIn("b.pdf", then.text)
        self.assertIn("eerdere stand", then.text)
        self.assertNotIn("Nieuwe versie", then.text)

    def test_each_sees_what_may_be_seen(self) -> None:
        mine, hers = pdf("van Karin"), pdf("van Cora")
        coordinator, auditor, stranger = (self.server.client(email, PASSPHRASE) for email in (COORDINATOR, AUDITOR, STRANGER))
        number, own = self.kept(mine, omschrijving="kermiskaart"), self.kept(hers, coordinator)
        self.assertEqual(self.file(own, hers, coordinator).body, hers)
        self.assertEqual(self.file(own, hers).body, hers)
        for client, visible in ((coordinator, False), (auditor, True), (stranger, False)):
            for path in (f"{DOCUMENTS}/bewijs/{number}", f"{DOCUMENTS}/bewijs/{number}/bestand/{hashlib.sha256(mine).hexdigest()}"):
                self.assertEqual(client.get(path).status, 200 if visible else 404, path)
        self.assertNotIn("kermiskaart", coordinator.get(DOCUMENTS).text)
        self.assertIn(own, coordinator.get(DOCUMENTS).text)
        for path in (DOCUMENTS, f"{DOCUMENTS}.csv", f"{DOCUMENTS}/D1", f"/o/{ORG}/meldingen"):
            self.assertEqual(stranger.get(path).status, 404, path)
        # The same address in the stranger's own organisation is nothing either.
        self.assertEqual(stranger.get(f"{DOCUMENTS}/bewijs/{number}".replace(ORG, OTHER)).status, 404)
        self.assertEqual(stranger.get(NEW).status, 404)
        self.assertEqual(auditor.get(NEW).status, 404)
        self.assertEqual(coordinator.get(f"/o/{ORG}/meldingen").status, 404)

    def test_bytes_that_were_lost_are_told_and_found(self) -> None:
        content = pdf("verloren", 600_000)
        number = self.kept(content)
        answer = self.database.run("verify")
        self.assert_said(answer, 0)
        hash = hashlib.sha256(content).hexdigest()
        self.sql(f"CREATE TABLE public.bewaard AS SELECT * FROM {{org}}.evidence_piece WHERE sha256 = '{hash}' AND place = 1")
        self.sql(f"DELETE FROM {{org}}.evidence_piece WHERE sha256 = '{hash}' AND place = 1")
        page = self.file(number, content)
        self.assertEqual(page.status, 500)
        self.assertIn("de SHA-256 klopt niet", page.text)
        self.assertNotIn("content-disposition", page.headers)
        self.assert_said(self.database.run("verify"), 1, number, "beschadigd of ontbreekt")
        self.sql(f"INSERT INTO {{org}}.evidence_piece SELECT * FROM public.bewaard")
        self.sql("DROP TABLE public.bewaard")
        self.assertEqual(self.file(number, content).body, content)
        self.assert_said(self.database.run("verify"), 0)

    def test_the_register_and_its_files_say_the_same(self) -> None:
        number = self.kept(pdf("certificaat"), omschrijving="=HKZ", clausules="hkz:4")
        form = self.visitor.get(f"/o/{ORG}/leveringen/nieuw/documenten?nr=D1")
        self.assertIn("Bestand als bewijs", form.text)
        page = self.visitor.get(DOCUMENTS)
        for words in ("verloopt binnen 90 dagen", "nog 41 dagen", "verlopen", "al 3 dagen", "map 3", number):
            self.assertIn(words, page.text)
        rows = list(csv.DictReader(io.StringIO(self.visitor.get(f"{DOCUMENTS}.csv?vorm=open").text)))
        self.assertEqual({found["nummer"]: found["toestand"] for found in rows if found["register"] == "document"}, {"D1": "verloopt", "D2": "verlopen"})
        mine = next(found for found in rows if found["nummer"] == number)
        self.assertEqual((mine["soort"], mine["clausules"], mine["vorm"]), ("'=HKZ", "hkz:4", "pdf"))
        told = json.loads(self.visitor.get(f"{DOCUMENTS}.json?stand=levering-1").body)
        self.assertEqual([found["nummer"] for found in told["documenten"]], ["D1", "D2"])
        self.assertEqual(self.visitor.get(f"{DOCUMENTS}?toestand=stuk").status, 400)

    def test_a_file_stands_with_the_norms_it_was_kept_for(self) -> None:
        refused = send(self.visitor, NEW, pdf("deskundig"), clausules="hkz:4, bz:deskundighied")
        self.assertEqual(refused.status, 400)
        self.assertIn("‘bz:deskundighied’ is geen norm die nu geldt: bedoelde u bz:deskundigheid?", plain(refused))
        self.assertIn('aria-describedby="clausules-fout clausules-uitleg" aria-invalid="true"', refused.text)
        # The file waits for the slip of the pen to be mended, and is not sent again.
        upload = re.search(r'name="upload" value="([^"]+)"', refused.text).group(1)
        page = send(self.visitor, NEW, b"", name="", upload=upload, omschrijving="rooster", geldig_vanaf=TODAY.isoformat(), clausules="bz:deskundigheid;hkz:4")
        self.assertEqual(page.status, 303, plain(page)[-800:])
        number = re.search(r"/bewijs/(bewijs-\d+)\?na=bewaard$", page.headers["location"]).group(1)
        page = self.visitor.get(f"{DOCUMENTS}/bewijs/{number}")
        self.assertIn(f'/o/{ORG}/beheer/normen#norm-hkz-4">norm hkz:4 ', page.text)
        norms = self.visitor.get(f"/o/{ORG}/beheer/normen")
        self.assertIn('id="norm-hkz-4"', norms.text)
        self.assertEqual(len(re.findall(f'href="{DOCUMENTS}/bewijs/{number}[?"]', norms.text)), 2)
        rows = csv.DictReader(io.StringIO(self.visitor.get(f"/o/{ORG}/beheer/normen.csv?vorm=open").text))
        files = [(found["norm"], found["clausule"], found["van"]) for found in rows if found["bewijs_soort"] == "bestand" and found["bewijs"] == number]
        self.assertEqual(sorted(files), [("bz", "deskundigheid", TODAY.isoformat()), ("hkz", "4", TODAY.isoformat())])
        yesterday = self.visitor.get(f"/o/{ORG}/beheer/normen?peildatum={(TODAY - timedelta(days=1)).isoformat()}")
        self.assertNotIn(number, yesterday.text)

    def test_the_meldingen_agree_with_their_checks(self) -> None:
        rows = {found["melding"]: found for found in csv.DictReader(io.StringIO(self.visitor.get(f"/o/{ORG}/meldingen.csv?vorm=open").text))}
        self.assertEqual({number: found["toestand"] for number, found in rows.items()}, {"L1": "open", "L2": "gesloten"})
        checked = self.database.must("checks", ORG, "--van", (TODAY - timedelta(days=60)).isoformat(), "--tot", TODAY.isoformat(), "--ids", "MEL-KLACHT", "--vorm", "open").out
        failing = next(found for found in csv.DictReader(io.StringIO(checked)) if found["onderwerp"] == "L1")
        self.assertEqual(failing["niet_op"], f"{rows['L1']['bevestigd_uiterlijk']} {rows['L1']['afgehandeld_uiterlijk']}")
        self.assertEqual(rows["L1"]["casus"], "B1")
        page = self.visitor.get(f"/o/{ORG}/meldingen")
        self.assertRegex(plain(page), r"L1 klacht bevestigen \d+ dagen te laat .* B1 ")
        auditor = self.server.client(AUDITOR, PASSPHRASE)
        self.assertNotIn("B1", auditor.get(f"/o/{ORG}/meldingen").text)
        self.assertNotIn("casus", auditor.get(f"/o/{ORG}/meldingen.json").text)
        early = json.loads(self.visitor.get(f"/o/{ORG}/meldingen.json?peildatum={(TODAY - timedelta(days=44)).isoformat()}").body)
        self.assertEqual([(found["melding"], found["volgende_stap"]) for found in early["meldingen"]], [("L1", "bevestigen")])


@unittest.skipIf(sync_playwright is None, "playwright is not installed; use script/test-blackbox")
@unittest.skipUnless(Path(CHROMIUM).exists(), "chromium is not installed")
class WalkTests(DocumentTest):
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
        page.screenshot(path=str(SHOTS / f"bewijs-{name}.png"), full_page=True)
        wrong = [text for text in page.complaints if not re.search(r"status of 400", text)]  # type: ignore[attr-defined]
        self.assertEqual(wrong, [], name)
        if not has_scripts:
            return
        widest = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.assertLessEqual(widest, 0, f"{name}: wider than the window")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        self.assertGreater(len(found.response["passes"]), 5)
        self.assertEqual([f"{rule['id']}: {node['target']}" for rule in found.response["violations"] for node in rule["nodes"][:3]], [], name)

    def test_a_lapsing_vog_is_renewed_with_its_file(self) -> None:
        """Wide, narrow, dark and without scripts; each with an employee of its own."""
        for place, (label, options) in enumerate({"1280": {}, "360": {"viewport": NARROW}, "donker": {"color_scheme": "dark"},
                                                  "zonder script": {"java_script_enabled": False}}.items(), 1):
            with self.subTest(label):
                page = self.signed_in(**options)
                self.renew(page, f"M{place}", lambda name: self.look(page, f"{name}-{label}", "java_script_enabled" not in options))

    def renew(self, page: "BrowserPage", who: str, look) -> None:  # type: ignore[no-untyped-def]
        content = pdf(f"VOG van {who}")
        page.goto(f"/o/{ORG}/kwaliteit")
        page.get_by_role("link", name="VOG op elke gewerkte dag").click()
        self.assertRegex(page.get_by_role("row").filter(has_text=who).inner_text(), "verloopt")
        page.goto(f"/o/{ORG}/leveringen/nieuw/registraties?nr=N-{who}")
        look("registratie")
        page.get_by_label("Medewerkernummer").fill(who)
        page.get_by_label("Afgegeven op").fill(TODAY.isoformat())
        page.get_by_label("Geldig vanaf").fill(TODAY.isoformat())
        page.get_by_label("Bestand als bewijs").set_input_files({"name": "vog.pdf", "mimeType": "application/pdf", "buffer": b"MZ geen VOG"})
        page.get_by_label("Soort").select_option("VOG")
        page.get_by_role("button", name="Vastleggen").click()
        self.assertIn("programma", page.get_by_role("alert").inner_text())
        look("geen-document")
        page.get_by_label("Bestand als bewijs").set_input_files({"name": "vog.pdf", "mimeType": "application/pdf", "buffer": content})
        page.get_by_label("Medewerkernummer").fill("niemand")
        page.get_by_role("button", name="Vastleggen").click()
        self.assertIn("niet bekend bij medewerkers", page.get_by_role("alert").inner_text())
        self.assertIn("Al ontvangen: vog.pdf", page.inner_text("main"), "the file need not be chosen again")
        look("nog-een-keer")
        page.get_by_label("Medewerkernummer").fill(who)
        page.get_by_role("button", name="Vastleggen").click()
        page.get_by_role("heading", name=re.compile(r"^Levering \d+$")).wait_for()
        delivery = int(page.url.rsplit("/", 1)[1])
        self.assertEqual(self.verdict(who), "voldoet")
        self.assertEqual(self.verdict(who, f"&stand=levering-{delivery - 1}"), "verloopt")
        page.goto(f"/o/{ORG}/kwaliteit/MED-VOG-DAG?stand=levering-{delivery - 1}")
        self.assertIn("eerdere stand", page.inner_text("main"))
        page.goto(DOCUMENTS)
        look("documenten")
        page.get_by_role("link", name=f"bewijs-{delivery}", exact=True).click()
        self.assertIn(f"VOG N-{who} van medewerker {who}", page.inner_text("main"))
        look("bewijsstuk")
        with page.expect_download() as download:
            page.get_by_role("link", name="vog.pdf").click()
        self.assertEqual(Path(download.value.path()).read_bytes(), content)
        self.assertEqual(download.value.suggested_filename, "vog.pdf")
        for name, path in (("document", f"{DOCUMENTS}/D1"), ("meldingen", f"/o/{ORG}/meldingen"), ("toevoegen", NEW)):
            page.goto(path)
            look(name)

    def test_by_keyboard_and_on_paper(self) -> None:
        page = self.signed_in()
        page.goto(NEW)
        reached = []
        for _ in range(60):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("[document.activeElement.name, document.activeElement.textContent.trim(), getComputedStyle(document.activeElement).outlineStyle].join('|')"))
        for name in ("bewijsstuk|", "omschrijving|", "geldig_vanaf|", "clausules|", "|Bewaren"):
            found = [stop for stop in reached if stop.startswith(name)]
            self.assertTrue(found, f"{name} is reached by Tab")
            self.assertTrue(any(not stop.endswith("|none") for stop in found), f"{name} shows where one is")
        page.get_by_label("Bestand").set_input_files({"name": "groot.pdf", "mimeType": "application/pdf", "buffer": b" " * ((25 << 20) + 1)})
        self.assertIn("groter dan 25 MB", page.inner_text("main"), "told before it is sent")
        page.goto(DOCUMENTS)
        page.emulate_media(media="print")
        page.pdf(path=str(SHOTS / "bewijs-papier.pdf"))
        self.assertFalse(page.get_by_role("link", name="Document invoeren").is_visible())
        self.assertTrue(page.get_by_text("verloopt binnen 90 dagen").first.is_visible())


if __name__ == "__main__":
    unittest.main()
