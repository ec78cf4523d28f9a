"""Deliveries over the web: upload, dry run, commit, receipt, rejects, undo, cancel; and what must be refused."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import socket
import stat
import time
import unittest
import zipfile
from pathlib import Path
from typing import Optional

from product import INTERNALS, VALID, Database, ProductTest, bsn, row, text, wait_until
from site_under_test import Client, Page, Server

ORG, OTHER = "lever", "ander"
PASSPHRASE = "een lange zin om mee te leveren"
DELIVERER, COLLEAGUE, MANAGER, AUDITOR, STRANGER = (f"{name}@x.example" for name in ("anna", "bea", "mies", "aad", "vreemd"))
LIST = f"/o/{ORG}/leveringen"
BOUNDARY = "----kzGrens7f3a"

File = tuple[str, bytes]


def body(fields: list[tuple[str, str]], files: list[File]) -> bytes:
    out = io.BytesIO()
    for name, value in fields:
        out.write(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, content in files:
        out.write(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="bestanden"; filename="{name}"\r\n'
                  "Content-Type: text/csv\r\n\r\n".encode())
        out.write(content + b"\r\n")
    out.write(f"--{BOUNDARY}--\r\n".encode())
    return out.getvalue()


def send(client: Client, *files: File, path: str = LIST, token: Optional[str] = None, fields: tuple[tuple[str, str], ...] = (),
         kind: str = f"multipart/form-data; boundary={BOUNDARY}") -> Page:
    token = client.token(LIST) if token is None else token
    return client.request("POST", path, body([("token", token), *fields], list(files)), {"Content-Type": kind})


# What a browser without scripts asks again by; only on the page of work that goes on.
REFRESH = '<noscript><meta http-equiv="refresh" content="2"></noscript>'


def settled(client: Client, address: str, seconds: float = 60) -> Page:
    """The page of some work when the work has ended; follows to the delivery."""
    limit = time.monotonic() + seconds
    while True:
        page = client.get(address)
        if page.status == 303:
            return client.get(page.headers["location"])
        if REFRESH not in page.text:
            return page
        assert time.monotonic() < limit, f"still busy: {page.text[-1500:]}"
        time.sleep(0.1)


def act(client: Client, address: str, action: str, **fields: str) -> Page:
    return client.post(f"{address}/{action}", token=client.token(LIST), **fields)


def cases(*rows: dict[str, str]) -> bytes:
    return text(rows or [VALID["casussen"]]).encode()


class DeliveryTest(ProductTest):
    server: Server

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        for slug in (ORG, OTHER):
            cls.database.organisation(slug)
        for email, tenant, role in ((DELIVERER, ORG, "coordinator"), (COLLEAGUE, ORG, "coordinator"), (MANAGER, ORG, "manager"),
                                    (AUDITOR, ORG, "auditor"), (STRANGER, OTHER, "coordinator")):
            cls.database.must("user", "create", email, "--tenant", tenant, "--rol", role, "--wachtwoord-stdin", stdin=PASSPHRASE + "\n")
        cls.serve()
        cls.addClassCleanup(lambda: cls.server.stop())
        cls.visitor = cls.server.client(DELIVERER, PASSPHRASE)

    @classmethod
    def serve(cls) -> None:
        cls.server = Server(cls.database)

    @property
    def uploads(self) -> Path:
        return self.database.directory / "uploads"

    def numbers(self) -> list[int]:
        return [entry["levering"] for entry in json.loads(self.visitor.get(LIST + ".json").body)]

    def sent(self, *files: File, **options: object) -> str:
        page = send(self.visitor, *files, **options)  # type: ignore[arg-type]
        self.assertEqual(page.status, 303, page.text[-1500:])
        return page.headers["location"]

    def committed(self, *files: File, **options: object) -> Page:
        address = self.sent(*files, **options)
        checked = settled(self.visitor, address)
        self.assertIn("vastleggen</button>", checked.text, checked.text[-3000:])
        self.assertEqual(act(self.visitor, address, "vastleggen").headers["location"], address)
        return settled(self.visitor, address)

    def figure(self) -> int:
        answer = json.loads(self.visitor.get(f"/o/{ORG}/cijfers.json?ids=aanvragen").body)
        return int(re.search(r'"waarde":\s*"?(\d+)', json.dumps(answer)).group(1))  # type: ignore[union-attr]


class FlowTests(DeliveryTest):
    def test_from_upload_to_receipt_and_back(self) -> None:
        self.committed(("begin.csv", cases(row("casussen", casus_nr="B1"))))
        before, number = self.figure(), max(self.numbers())
        address = self.sent(("mijn casussen.csv", cases(row("casussen", casus_nr="N1"), row("casussen", casus_nr="N2"))))
        checked = settled(self.visitor, address)
        for words in ("Nagekeken", "mijn casussen.csv", "UTF-8", "puntkomma", "Dit bestand vastleggen", "2 rijen nieuw"):
            self.assertIn(words, checked.text)
        self.assertEqual(self.figure(), before, "a dry run changes nothing")
        self.assertEqual(max(self.numbers()), number)
        self.assertIn(address, self.visitor.get(LIST).text, "unfinished work is found again")
        act(self.visitor, address, "vastleggen")
        receipt = settled(self.visitor, address)
        self.assertIn(f"Levering {number + 1}", receipt.text)
        self.assertIn(DELIVERER, receipt.text)
        self.assertEqual(self.figure(), before + 2)
        machine = json.loads(self.visitor.get(f"{LIST}/{number + 1}.json").body)
        self.assertEqual((machine["bron"], machine["door"], machine["bestanden"][0]["nieuw"]), ("bestand", DELIVERER, 2))
        self.assertNotIn(address, self.visitor.get(LIST).text)
        self.assertEqual(self.visitor.get(address).headers["location"], f"{LIST}/{number + 1}", "its address leads to the delivery")
        act(self.visitor, address, "vastleggen")
        self.assertEqual(max(self.numbers()), number + 1, "committed twice")
        left = [path.name for path in (self.uploads / address.rsplit("/", 1)[1]).iterdir()]
        self.assertNotIn("1", left, "the uploaded file is still there")

        asked = self.visitor.get(f"{LIST}/{number + 1}/ongedaan")
        self.assertIn("rijen vervallen</dt><dd>2", asked.text)
        self.assertEqual(self.figure(), before + 2, "asking undoes nothing")
        undone = self.visitor.post(f"{LIST}/{number + 1}/ongedaan", token=self.visitor.token(LIST))
        self.assertEqual(undone.headers["location"], f"{LIST}/{number + 1}")
        self.assertIn("ongedaan gemaakt", self.visitor.get(f"{LIST}/{number + 1}").text)
        self.assertEqual(self.figure(), before)
        again = self.visitor.get(f"{LIST}/{number + 1}/ongedaan")
        self.assertEqual(again.status, 409)
        self.assertIn("al ongedaan gemaakt", again.text)
        log = self.database.psql("-c", f"SELECT actor, action, object_kind, object FROM org_{ORG}.access_log ORDER BY at")
        for line in (f"{DELIVERER}|C|levering|{number + 1}", f"{DELIVERER}|D|levering|{number + 1}", f"{DELIVERER}|R|levering|lijst"):
            self.assertIn(line, log)

    def test_undo_is_refused_where_a_later_delivery_stands_on_it(self) -> None:
        self.committed(("a.csv", cases(row("casussen", casus_nr="U1"))))
        first = max(self.numbers())
        self.committed(("b.csv", cases(row("casussen", casus_nr="U1", wet="wmo"))))
        for page in (self.visitor.get(f"{LIST}/{first}/ongedaan"),
                     self.visitor.post(f"{LIST}/{first}/ongedaan", token=self.visitor.token(LIST))):
            self.assertEqual(page.status, 409)
            self.assertIn(f"levering {first + 1} heeft dezelfde rijen van casussen gewijzigd", page.text)
        self.assertEqual(self.visitor.get(f"{LIST}/99999/ongedaan").status, 404)

    def test_a_zip_and_several_files(self) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("map/casussen.csv", cases(row("casussen", casus_nr="Z1")))
        page = self.committed(("alles.zip", packed.getvalue()), ("medewerkers.csv", text([row("medewerkers", medewerker_nr="Z1")]).encode()),
                              ("zoë “inzet”.csv", text([row("inzet", inzet_nr="Z1", casus_nr="Z1", medewerker_nr="Z1")]).encode()))
        for words in ("map/casussen.csv", "medewerkers.csv", "zoë “inzet”.csv"):
            self.assertIn(words, page.text)

    def test_wrong_rows_are_told_and_partial_takes_the_good_ones(self) -> None:
        number = max(self.numbers(), default=0)
        wrong = cases(row("casussen", casus_nr="G1"), row("casussen", casus_nr="F1", gemeente="GM9999"),
                      row("casussen", casus_nr=bsn(123456700)))
        address = self.sent(("half.csv", wrong))
        page = settled(self.visitor, address)
        for words in ("Zo kan de levering niet worden vastgelegd", "2 fouten", "gemeente_onbekend", "Deze gemeente bestaat niet", "bsn_vermoed"):
            self.assertIn(words, page.text)
        self.assertNotIn("vastleggen</button>", page.text)
        self.assertNotIn(bsn(123456700), page.text, "a suspected BSN is shown")
        self.assertEqual(act(self.visitor, address, "vastleggen").status, 303)
        self.assertEqual(max(self.numbers(), default=0), number, "a refused delivery was committed")
        act(self.visitor, address, "nakijken", modus="partial")
        page = settled(self.visitor, address)
        self.assertIn("De afgekeurde rijen blijven buiten de levering", page.text)
        rejects = self.visitor.get(f"{address}/afgekeurd/1.csv")
        act(self.visitor, address, "vastleggen")
        receipt = settled(self.visitor, address)
        self.assertIn("half-afgekeurd.csv", receipt.text)
        for answer in (rejects, self.visitor.get(f"{LIST}/{number + 1}/afgekeurd/1.csv")):
            self.assertEqual(answer.status, 200)
            rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig")), delimiter=";"))
            self.assertEqual([(line["regel"], line["code"]) for line in rows], [("3", "gemeente_onbekend"), ("4", "bsn_vermoed")])
            self.assertEqual(rows[0]["gemeente"], "GM9999")
            self.assertNotIn(bsn(123456700), answer.text)
        errors = self.visitor.get(f"{LIST}/{number + 1}/fouten.csv")
        self.assertIn("half.csv;3;gemeente;gemeente_onbekend;", errors.text)
        self.assertEqual(self.visitor.get(f"{LIST}/{number + 1}/afgekeurd/2.csv").status, 404)

    def test_complete_files_ask_before_they_withdraw_much(self) -> None:
        many = [row("scholingen", scholing_nr=f"V{n}", medewerker_nr="V1") for n in range(20)]
        self.committed(("m.csv", text([row("medewerkers", medewerker_nr="V1")]).encode()), ("s.csv", text(many).encode()))
        address = self.sent(("s.csv", text(many[:10]).encode()), fields=(("volledig", "scholingen"),))
        page = settled(self.visitor, address)
        self.assertIn("10 van de 20 bekende rijen", page.text)
        self.assertIsNone(re.search(r"--(volledig|bevestigd)", page.text), "words of the command line")
        act(self.visitor, address, "nakijken", modus="strict", volledig="scholingen", bevestigd="ja")
        page = settled(self.visitor, address)
        self.assertIn("10 rijen ingetrokken", page.text)
        act(self.visitor, address, "vastleggen")
        self.assertIn("ingetrokken</dt><dd>10", settled(self.visitor, address).text)
        address = self.sent(("s.csv", text(many).encode()), fields=(("volledig", "doelen"),))
        self.assertIn("geen bestand doelen", settled(self.visitor, address).text)

    def test_what_is_no_delivery_is_told_in_a_sentence(self) -> None:
        workbook = io.BytesIO()
        with zipfile.ZipFile(workbook, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, content, words in (("map.xlsx", workbook.getvalue(), "werkmap van een rekenprogramma"),
                                     ("kapot.zip", b"PK\x03\x04niets", "onvolledig"), ("brief.pdf", b"%PDF-1.4 \x00\x01", "geen sleutelkolom"),
                                     ("leeg.csv", b"", "niet herkend")):
            with self.subTest(name):
                page = settled(self.visitor, self.sent((name, content)))
                self.assertIn(words, page.text)
                self.assertIn(name, page.text)
                self.assertIsNone(INTERNALS.search(page.text))

    def test_cancel_removes_everything(self) -> None:
        number = max(self.numbers(), default=0)
        address = self.sent(("weg.csv", cases(row("casussen", casus_nr="W1"))))
        settled(self.visitor, address)
        answer = act(self.visitor, address, "annuleren")
        self.assertIn("niets vastgelegd", self.visitor.get(answer.headers["location"]).text)
        self.assertEqual(self.visitor.get(address).status, 404)
        self.assertFalse((self.uploads / address.rsplit("/", 1)[1]).exists())
        self.assertEqual(max(self.numbers(), default=0), number)

    def test_samples_are_accepted_as_they_are(self) -> None:
        anyone = self.server.client()
        kinds = sorted(set(re.findall(r'href="/voorbeelden/([a-z_]+)\.csv"', self.visitor.get(LIST).text)))
        self.assertEqual(kinds, sorted(VALID))
        files = []
        for kind in kinds:
            sample = anyone.get(f"/voorbeelden/{kind}.csv")
            self.assertEqual((sample.status, sample.headers["content-type"]), (200, "text/csv; charset=utf-8"))
            files.append((f"{kind}.csv", sample.body))
        page = settled(self.visitor, self.sent(*files))
        self.assertIn("Er zijn geen fouten", page.text)
        self.assertNotIn("waarschuwing", page.text)
        self.assertEqual(anyone.get("/voorbeelden/niets.csv").status, 404)

    def test_list_in_every_form_and_in_parts(self) -> None:
        self.committed(("l.csv", cases(row("casussen", casus_nr="L1"))))
        machine = json.loads(self.visitor.get(LIST + ".json").body)
        people = list(csv.DictReader(io.StringIO(self.visitor.get(LIST + ".csv").body.decode("utf-8-sig")), delimiter=";"))
        opened = list(csv.DictReader(io.StringIO(self.visitor.get(LIST + ".csv?vorm=open").text)))
        self.assertEqual([int(line["levering"]) for line in people], [entry["levering"] for entry in machine])
        self.assertEqual([line["status"] for line in opened], [entry["status"] for entry in machine])
        self.assertRegex(people[0]["vastgelegd"], r"^\d\d-\d\d-\d{4} \d\d:\d\d$")
        self.assertEqual(self.visitor.get(LIST + ".csv?vorm=x").status, 400)
        self.assertEqual(self.visitor.get(LIST + "?onzin=1").status, 400)
        self.assertEqual(self.visitor.get(LIST + "?vanaf=99999").status, 200)


class DoorTests(DeliveryTest):
    def test_rights(self) -> None:
        address = self.sent(("a.csv", cases()))
        settled(self.visitor, address)
        act(self.visitor, address, "vastleggen")
        settled(self.visitor, address)
        waiting = self.sent(("b.csv", cases(row("casussen", casus_nr="R2"))))
        settled(self.visitor, waiting)
        absent = self.visitor.get(f"/o/bestaatniet/leveringen").body
        manager, auditor, stranger, colleague = (self.server.client(email, PASSPHRASE) for email in (MANAGER, AUDITOR, STRANGER, COLLEAGUE))
        for page in ("", ".csv", ".json", "/1", "/1.json", "/1/fouten.csv"):
            for client in (auditor, stranger):
                self.assertEqual((client.get(LIST + page).status, client.get(LIST + page).body), (404, absent), page)
            self.assertEqual(manager.get(LIST + page).status, 200, page)
            self.assertEqual(self.server.client().get(LIST + page).status, 303)
        self.assertNotIn('type="file"', manager.get(LIST).text)
        for client in (manager, auditor, stranger, colleague):
            token = client.token("/definities")
            for path in (waiting, f"{waiting}/afgekeurd/1.csv", waiting.replace(ORG, OTHER), f"{LIST}/1/ongedaan"):
                if client is colleague and path.endswith("ongedaan"):
                    continue
                self.assertEqual(client.get(path).status, 404, path)
            for action in ("vastleggen", "nakijken", "annuleren"):
                self.assertEqual(client.post(f"{waiting}/{action}", token=token).status, 404)
            if client is not colleague:
                self.assertEqual(client.post(f"{LIST}/1/ongedaan", token=token).status, 404)
                self.assertEqual(send(client, ("c.csv", cases()), token=token).status, 404)
        self.assertEqual(settled(self.visitor, waiting).status, 200, "somebody else's request touched it")
        for nonsense in ("0", "01", "-1", "1x", "9" * 30, "%00", "..", "werk"):
            self.assertEqual(self.visitor.get(f"{LIST}/{nonsense}").status, 404, nonsense)
        for nonsense in ("x", "0" * 32, "../../etc", "%2e%2e", "A" * 32):
            self.assertEqual(self.visitor.get(f"{LIST}/werk/{nonsense}").status, 404, nonsense)

    def test_no_form_without_its_token(self) -> None:
        before = set(self.uploads.iterdir())
        address = self.sent(("t.csv", cases(row("casussen", casus_nr="T1"))))
        settled(self.visitor, address)
        known = set(self.uploads.iterdir())
        self.assertEqual(len(known - before), 1)
        for token in ("", "00" * 32, "x", "é"):
            self.assertEqual(send(self.visitor, ("x.csv", cases()), token=token).status, 403, token)
            for action in ("vastleggen", "nakijken", "annuleren"):
                self.assertEqual(self.visitor.post(f"{address}/{action}", token=token).status, 403)
            self.assertEqual(self.visitor.post(f"{LIST}/1/ongedaan", token=token).status, 403)
        good = self.visitor.token(LIST)
        late = body([("modus", "strict"), ("token", good)], [("x.csv", cases())])
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        self.assertEqual(self.visitor.request("POST", LIST, late, kind).status, 403, "the token must come first")
        first = body([], [("x.csv", cases())])
        self.assertEqual(self.visitor.request("POST", LIST, first, kind).status, 403)
        crossing = self.visitor.request("POST", LIST, body([("token", good)], [("x.csv", cases())]), {**kind, "Sec-Fetch-Site": "cross-site"})
        self.assertEqual(crossing.status, 403)
        self.assertEqual(set(self.uploads.iterdir()), known, "something was stored all the same")
        self.assertEqual(settled(self.visitor, address).status, 200)

    def test_wrong_uploads(self) -> None:
        before = set(self.uploads.iterdir())
        token = self.visitor.token(LIST)
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        whole = body([("token", token)], [("x.csv", cases())])
        for name, page, status, words in (
                ("no file", send(self.visitor), 400, "geen bestand gekozen"),
                ("nothing chosen", send(self.visitor, ("", b"")), 400, "geen bestand gekozen"),
                ("another form", self.visitor.post(LIST, token=token), 415, "kwam niet goed aan"),
                ("no boundary", send(self.visitor, ("x.csv", cases()), kind="multipart/form-data"), 415, "kwam niet goed aan"),
                ("cut off", self.visitor.request("POST", LIST, whole[:-30], kind), 400, "onderbroken"),
                ("bad part", self.visitor.request("POST", LIST, body([("token", token)], [("x\r\n y", b"1")]), kind), 400, "onderbroken")):
            with self.subTest(name):
                self.assertEqual(page.status, status, page.text[-800:])
                self.assertIn(words, page.text)
                self.assertIn('type="file"', page.text, "the way in is gone")
                self.assertIn("<title>Fout:", page.text)
        self.assertEqual(set(self.uploads.iterdir()), before)

    def test_a_broken_connection_leaves_nothing(self) -> None:
        before = set(self.uploads.iterdir())
        head = body([("token", self.visitor.token(LIST))], [("x.csv", b"a" * 400_000)])
        cookies = "; ".join(f"{name}={value}" for name, value in self.visitor.cookies.items())
        with socket.create_connection(("127.0.0.1", self.server.port)) as line:
            line.sendall(f"POST {LIST} HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\nContent-Length: {len(head)}\r\n"
                         f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n".encode() + head[:350_000])
            wait_until(lambda: set(self.uploads.iterdir()) != before, 10, "the upload comes in")
        wait_until(lambda: set(self.uploads.iterdir()) == before, 10, "the half upload is removed")

    def test_one_person_does_not_fill_the_disk(self) -> None:
        colleague = self.server.client(COLLEAGUE, PASSPHRASE)
        for number in range(20):
            self.assertEqual(send(colleague, (f"{number}.csv", cases())).status, 303)
        page = send(colleague, ("21.csv", cases()))
        self.assertEqual(page.status, 409)
        self.assertIn("al 20 keer", page.text)
        self.assertEqual(send(self.visitor, ("x.csv", cases())).status, 303, "somebody else is not in the way")

    def test_the_folder_is_private(self) -> None:
        address = self.sent(("p.csv", cases(row("casussen", casus_nr="P1"))))
        settled(self.visitor, address)
        folder = self.uploads / address.rsplit("/", 1)[1]
        self.assertEqual(stat.S_IMODE(self.uploads.stat().st_mode), 0o700)
        self.assertEqual(stat.S_IMODE(folder.stat().st_mode), 0o700)
        for path in folder.iterdir():
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, path)


class SizeTests(DeliveryTest):
    @classmethod
    def serve(cls) -> None:
        cls.server = LimitedServer(cls.database)

    def test_too_large(self) -> None:
        before = set(self.uploads.iterdir())
        page = send(self.visitor, ("groot.csv", b"casus_nr\r\n" + b"C1\r\n" * 400_000))
        self.assertEqual(page.status, 413)
        self.assertIn("samen groter dan 1 MB", page.text)
        # Without a length beforehand.
        chunks = body([("token", self.visitor.token(LIST))], [("x.csv", b"a" * 1_500_000)])
        page = self.visitor.request("POST", LIST, iter([chunks[at:at + 65536] for at in range(0, len(chunks), 65536)]),  # type: ignore[arg-type]
                                    {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
        self.assertEqual(page.status, 413)
        self.assertEqual(set(self.uploads.iterdir()), before)
        self.assertEqual(send(self.visitor, ("klein.csv", cases())).status, 303)


class LimitedServer(Server):
    """A server that takes 1 MiB at most."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, env={"KRAAMZICHT_UPLOAD_MIB": "1"})


class FaultTests(DeliveryTest):
    ROWS = 40_000

    def test_large_upload_in_constant_memory_progress_and_cancel(self) -> None:
        big = self.big("M")
        send(self.visitor, ("klein.csv", cases()))
        before = self.server.memory("VmHWM")
        address = self.sent(("groot.csv", big + b"\r\n" * 30_000_000))
        self.assertLess(self.server.memory("VmHWM") - before, 60_000, "KiB more for an upload of 65 MB")
        page = self.visitor.get(address)
        self.assertIn(REFRESH, page.text)
        self.assertIn("ververst zichzelf", page.text)
        self.assertIn("wordt", self.visitor.get(LIST).text)
        answer = act(self.visitor, address, "annuleren")
        self.assertIn("niets vastgelegd", self.visitor.get(answer.headers["location"]).text)
        self.assertEqual(self.visitor.get(address).status, 404)

    def big(self, letter: str) -> bytes:
        return text([row("casussen", casus_nr=f"{letter}{n}") for n in range(self.ROWS)]).encode()

    def count(self, pattern: str) -> int:
        return int(self.database.psql("-c", f"SELECT count(*) FROM org_{ORG}.casussen WHERE casus_nr LIKE '{pattern}'"))

    def test_killed_in_the_commit_leaves_nothing(self) -> None:
        address = self.sent(("dood.csv", self.big("D")))
        self.assertIn("vastleggen</button>", settled(self.visitor, address, 120).text)
        numbers = self.numbers()
        act(self.visitor, address, "vastleggen")
        time.sleep(1.0)
        self.assertIn(REFRESH, self.visitor.get(address).text, "the commit was over before the kill")
        self.server.stop(signal.SIGKILL)
        type(self).server = Server(self.database)
        type(self).visitor = self.server.client(DELIVERER, PASSPHRASE)
        self.assertEqual(self.numbers(), numbers)
        self.assertEqual(self.count("D%"), 0)
        page = self.visitor.get(address)
        self.assertIn("vastleggen is onderbroken", page.text)
        act(self.visitor, address, "nakijken", modus="strict")
        self.assertIn("vastleggen</button>", settled(self.visitor, address, 120).text, "the files wait for another try")
        act(self.visitor, address, "vastleggen")
        self.assertIn("Levering", settled(self.visitor, address, 120).text)
        self.assertEqual(self.count("D%"), self.ROWS)

    def test_a_stop_in_order_leaves_nothing_half_done(self) -> None:
        address = self.sent(("stop.csv", self.big("S")))
        self.assertIn("vastleggen</button>", settled(self.visitor, address, 120).text)
        act(self.visitor, address, "vastleggen")
        self.assertEqual(self.server.stop(), 0)
        type(self).server = Server(self.database)
        type(self).visitor = self.server.client(DELIVERER, PASSPHRASE)
        self.assertIn(self.count("S%"), (0, self.ROWS))


if __name__ == "__main__":
    unittest.main()
