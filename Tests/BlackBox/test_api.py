"""The machine interface from outside: tokens, figures, checks, deliveries, the design rules, and schemathesis against the description."""

from __future__ import annotations

import copy
import hashlib
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unittest
import zipfile
from datetime import date
from pathlib import Path
from typing import Any, Optional

import rdflib

import design_rules
from product import INTERNALS, VALID, ProductTest, free_port, row, text
from site_under_test import Client, Page, Server

ORG, OTHER, DEMO = "programma", "ander", "hazelwiek"
BOUNDARY = "----kzGrens7f3a"
CALLS = {"KRAAMZICHT_API_PER_MINUUT": "1000000"}


class ApiTest(ProductTest):
    contents = ("demo",)
    server: Server

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation(ORG)
        cls.database.organisation(OTHER)
        cls.server = Server(cls.database, env=CALLS)
        cls.addClassCleanup(lambda: cls.server.stop())

    @classmethod
    def token(cls, purposes: str, tenant: str = ORG, *options: str) -> str:
        made = cls.database.must("token", "create", tenant, "--doel", purposes, "--naam", "proef", *options)
        return made.out.strip()

    def call(self, path: str, token: Optional[str], method: str = "GET", body: Optional[bytes] = None, **headers: str) -> Page:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            sent["Authorization"] = f"Bearer {token}"
        return Client(self.server.port).request(method, path, body, sent)

    def json(self, page: Page, status: int = 200) -> Any:
        self.assertEqual(page.status, status, page.text[-2000:])
        return json.loads(page.body)

    def problem(self, page: Page, status: int, kind: str) -> dict[str, Any]:
        self.assertEqual(page.headers["content-type"], "application/problem+json", page.text[-500:])
        found = self.json(page, status)
        self.assertEqual((found["type"], found["status"]), (f"/api#{kind}", status))
        self.assertIsNone(INTERNALS.search(page.text), page.text)
        return found  # type: ignore[no-any-return]


class TokenTests(ApiTest):
    def test_a_token_lives_until_it_is_revoked(self) -> None:
        secret = self.token("cijfers")
        self.assertRegex(secret, r"^kzt_[A-Za-z0-9_-]{43}$")
        self.json(self.call("/v1/cijfers?ids=aanvragen", secret))
        number, state, purposes, _, expires, used, owner, name = self.lines()[0]
        self.assertEqual((state, purposes, owner, name), ("geldig", "cijfers", "-", "proef"))
        self.assertNotEqual(used, "nooit")
        self.assertNotIn(secret[4:], self.database.dump(), "the secret is nowhere")
        self.assertNotIn(secret[4:], self.database.must("token", "list", ORG).out)
        self.database.must("token", "revoke", number)
        self.problem(self.call("/v1/cijfers?ids=aanvragen", secret), 401, "geen-token")
        self.assertEqual(self.lines()[0][1], "ingetrokken")
        self.assertEqual(self.log("object_kind = 'token'")[-2:],
                         [f"C|token|{number}|proef: cijfers, 365 dagen", f"U|token|{number}|ingetrokken"])

    def test_a_token_ends_on_its_day(self) -> None:
        secret = self.token("cijfers", ORG, "--dagen", "1")
        self.json(self.call("/v1/cijfers?ids=aanvragen", secret))
        number, _, _, made, expires = self.lines()[0][:5]
        self.assertEqual((date.fromisoformat(expires[:10]) - date.fromisoformat(made[:10])).days, 1)
        self.database.psql("-c", f"UPDATE platform.token SET expires_at = now() WHERE number = {number}")
        page = self.call("/v1/cijfers?ids=aanvragen", secret)
        self.problem(page, 401, "geen-token")
        self.assertIn('error="invalid_token"', page.headers["www-authenticate"])

    def test_a_suspended_tenant_gives_nothing_and_a_dropped_one_less(self) -> None:
        self.database.organisation("kort")
        secret = self.token("cijfers,leveringen", "kort")
        self.json(self.call("/v1/leveringen", secret))
        self.database.must("tenant", "suspend", "kort")
        for path in ("/v1/cijfers", "/v1/leveringen"):
            self.problem(self.call(path, secret), 403, "opgeschort")
        self.assert_refused(self.database.run("token", "create", "kort", "--doel", "cijfers", "--naam", "x"), "opgeschort")
        self.database.must("tenant", "resume", "kort")
        self.json(self.call("/v1/leveringen", secret))
        self.database.must("tenant", "drop", "kort", "--bevestig", "kort")
        self.database.organisation("kort")
        self.problem(self.call("/v1/leveringen", secret), 401, "geen-token")

    def test_who_answers_for_a_token_bounds_it(self) -> None:
        self.database.must("user", "create", "aad@x.example", "--tenant", ORG, "--rol", "auditor")
        refused = self.database.run("token", "create", ORG, "--doel", "leveringen", "--naam", "x", "--account", "aad@x.example")
        self.assert_refused(refused, "leveringen", "aad@x.example")
        secret = self.token("cijfers", ORG, "--account", "aad@x.example")
        self.json(self.call("/v1/cijfers?ids=aanvragen", secret))
        self.database.must("user", "disable", "aad@x.example")
        self.problem(self.call("/v1/cijfers?ids=aanvragen", secret), 401, "geen-token")
        self.database.must("user", "enable", "aad@x.example")
        self.json(self.call("/v1/cijfers?ids=aanvragen", secret))

    def test_what_cannot_be_is_refused_in_dutch(self) -> None:
        for options, words in (
            ((ORG, "--doel", "beheer", "--naam", "x"), ("beheer", "cijfers")),
            ((ORG, "--doel", "publicaties", "--naam", "x"), ("publicaties", "organisatie")),
            ((ORG, "--doel", "cijfers", "--naam", ""), ("naam",)),
            ((ORG, "--doel", "cijfers", "--naam", "x", "--dagen", "731"), ("730",)),
            ((ORG, "--doel", "cijfers", "--naam", "x", "--account", "niemand@x.example"), ("niemand@x.example",)),
            (("nergens", "--doel", "cijfers", "--naam", "x"), ("nergens",)),
        ):
            self.assert_refused(self.database.run("token", "create", *options), *words)
        self.assert_refused(self.database.run("token", "revoke", "99999"), "99999")

    def test_calls_are_counted_and_their_reading_is_logged(self) -> None:
        secret = self.token("cijfers,controles", DEMO)
        number = self.lines(DEMO)[0][0]
        self.json(self.call("/v1/cijfers?ids=uitval", secret))
        self.json(self.call("/v1/controles?ids=MED-VOG-DAG&aantal=1", secret))
        mine = f"actor = 'token {number} (proef)' AND role = 'token'"
        for _ in range(50):
            lines = self.log(mine, DEMO)
            if any("|cijfers|" in line for line in lines):
                break
        self.assertTrue(any(line.startswith("R|cijfers|uitval") for line in lines), lines)
        self.assertTrue(any(line.startswith("E|uitvoer|cijfers-hazelwiek") for line in lines), lines)
        self.assertTrue(any(line.startswith("E|uitvoer|controles-hazelwiek") for line in lines), lines)

    def lines(self, tenant: str = ORG) -> list[list[str]]:
        return [line.split("\t") for line in self.database.must("token", "list", tenant).out.splitlines()]

    def log(self, where: str, tenant: str = ORG) -> list[str]:
        columns = "action || '|' || object_kind || '|' || object || '|' || detail"
        return self.database.psql("-c", f"SELECT {columns} FROM org_{tenant}.access_log WHERE {where} ORDER BY at").splitlines()


class LimitTests(ApiTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.server.stop()
        cls.server = Server(cls.database, env={"KRAAMZICHT_API_PER_MINUUT": "5"})

    def test_the_sixth_call_of_a_minute_waits(self) -> None:
        secret, other = self.token("leveringen"), self.token("leveringen")
        for left in (4, 3, 2, 1, 0):
            page = self.call("/v1/leveringen", secret)
            self.json(page)
            self.assertEqual((page.headers["ratelimit-limit"], page.headers["ratelimit-remaining"]), ("5", str(left)))
        page = self.call("/v1/leveringen", secret)
        self.problem(page, 429, "te-veel-verzoeken")
        self.assertTrue(1 <= int(page.headers["retry-after"]) <= 60)
        self.json(self.call("/v1/leveringen", other))

    def test_a_setting_that_cannot_be_is_named(self) -> None:
        for name, value in (("KRAAMZICHT_API_PER_MINUUT", "veel"), ("KRAAMZICHT_API_CONTACT", "geen adres")):
            self.assert_refused(self.database.run("serve", "--port", str(free_port()), env={name: value}, timeout=60), name)


class ReadingTests(ApiTest):
    QUESTIONS = (
        ("ids=uitval,gestart&per=kwartaal&periode=2025", ("--ids", "uitval,gestart", "--per", "kwartaal", "--periode", "2025")),
        ("per=gemeente,jaar&periode=2024..2026&wet=jeugd", ("--per", "gemeente,jaar", "--periode", "2024..2026", "--wet", "jeugd")),
        ("ids=wachttijd.mediaan&per=maand&stand=levering-3", ("--ids", "wachttijd.mediaan", "--per", "maand", "--stand", "levering-3")),
        ("peildatum=2025-06-30", ("--peildatum", "2025-06-30")),
        ("", ()),
    )

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.secret = cls.token("cijfers,controles,leveringen", DEMO)

    def test_figures_are_those_of_the_command(self) -> None:
        for query, options in self.QUESTIONS:
            for form in ("json", "open", "excel"):
                with self.subTest(query=query, form=form):
                    page = self.call(f"/v1/cijfers?{query}{'&' if query else ''}vorm={form}", self.secret)
                    self.assertEqual(page.status, 200, page.text[-500:])
                    said = self.database.must("indicators", DEMO, *options, "--vorm", form)
                    self.assertEqual(page.body, said.out.encode())
                    if form == "json":
                        self.assertGreater(len(json.loads(page.body)["cijfers"]), 0)

    def test_figures_are_those_of_the_page(self) -> None:
        visitor = self.server.client("manager@hazelwiek.example")
        query = "ids=uitval,tevredenheid&per=halfjaar,provincie&periode=2024..2026"
        self.assertEqual(self.call(f"/v1/cijfers?{query}", self.secret).body, visitor.get(f"/o/{DEMO}/cijfers.json?{query}").body)

    def test_the_parts_of_the_checks_are_the_whole_of_the_command(self) -> None:
        said = self.database.must("checks", DEMO, "--van", "2025-01-01", "--tot", "2025-12-31", "--vorm", "json")
        whole = json.loads(said.out)
        rows: list[Any] = []
        address, parts = "/v1/controles?van=2025-01-01&tot=2025-12-31&aantal=700", 0
        while address:
            page = self.call(address, self.secret)
            part = self.json(page)
            self.assertLessEqual(len(part["controles"]), 700)
            self.assertEqual((part["stand"], part["peildatum"]), (whole["stand"], whole["peildatum"]))
            rows += part["controles"]
            address, parts = part["volgende"], parts + 1
        self.assertGreater(parts, 1)
        self.assertEqual(rows, whole["controles"])

    def test_deliveries_are_those_of_the_page(self) -> None:
        numbers: list[int] = []
        address = "/v1/leveringen?aantal=4"
        while address:
            part = self.json(self.call(address, self.secret))
            numbers += [line["levering"] for line in part["leveringen"]]
            address = part["volgende"]
        visitor = self.server.client("manager@hazelwiek.example")
        listed = json.loads(visitor.get(f"/o/{DEMO}/leveringen.json").body)
        self.assertEqual(numbers, [line["levering"] for line in listed])
        self.assertEqual(self.json(self.call(f"/v1/leveringen/{numbers[0]}", self.secret)),
                         json.loads(visitor.get(f"/o/{DEMO}/leveringen/{numbers[0]}.json").body))

    def test_what_has_not_changed_is_not_sent_again(self) -> None:
        first = self.call("/v1/cijfers?ids=uitval&per=jaar", self.secret)
        again = self.call("/v1/cijfers?ids=uitval&per=jaar", self.secret, If_None_Match=first.headers["etag"])
        self.assertEqual((again.status, again.body), (304, b""))

    def test_a_long_answer_comes_compressed(self) -> None:
        page = self.call("/v1/cijfers?per=maand", self.secret, Accept_Encoding="gzip")
        self.assertEqual(page.headers["content-encoding"], "gzip")


def form(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    for name, content in files:
        out.write(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="bestanden"; filename="{name}"\r\n\r\n'.encode())
        out.write(content + b"\r\n")
    out.write(f"--{BOUNDARY}--\r\n".encode())
    return out.getvalue()


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def cases(*numbers: str, **values: str) -> bytes:
    return text([row("casussen", casus_nr=number, **values) for number in numbers]).encode()


class DeliveryTests(ApiTest):
    FORM = f"multipart/form-data; boundary={BOUNDARY}"

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.secret = cls.token("cijfers,leveringen")

    def post(self, body: bytes, kind: str, query: str = "", token: Optional[str] = None) -> Page:
        return self.call(f"/v1/leveringen{query}", token or self.secret, "POST", body, Content_Type=kind)

    def known(self) -> int:
        value = self.json(self.call("/v1/cijfers?ids=aanvragen", self.secret))["cijfers"][0]["waarde"]
        return int(value or 0)

    def left(self) -> list[Path]:
        return list((self.database.directory / "uploads").glob("*/levering.json"))

    def test_files_come_in_and_figures_follow(self) -> None:
        before = self.known()
        page = self.post(form(("mijn casussen.csv", cases("A1", "A2")), ("medewerkers.csv", text([VALID["medewerkers"]]).encode())), self.FORM)
        receipt = self.json(page, 201)
        self.assertEqual((receipt["status"], receipt["bron"], receipt["bestanden"][0]["bestand"]), ("vastgelegd", "bestand", "mijn casussen.csv"))
        self.assertRegex(receipt["door"], r"^token \d+ \(proef\)$")
        self.assertEqual(page.headers["location"], f"/v1/leveringen/{receipt['levering']}")
        self.assertEqual(self.json(self.call(page.headers["location"], self.secret)), receipt)
        self.assertEqual(self.known(), before + 2)
        again = self.json(self.post(zipped(("casussen.csv", cases("A1", "A2"))), "application/zip"), 201)
        self.assertEqual(again["bestanden"][0]["ongewijzigd"], 2)
        one = self.json(self.post(cases("A3"), "text/csv; charset=utf-8"), 201)
        self.assertEqual(one["bestanden"][0]["nieuw"], 1)
        self.assertEqual(self.known(), before + 3)
        self.assertEqual(self.left(), [])
        other = self.token("leveringen", OTHER)
        self.problem(self.call(page.headers["location"], other), 404, "niet-gevonden")
        self.assertEqual(self.json(self.call("/v1/leveringen", other))["leveringen"], [])

    def test_a_dry_run_and_a_refused_delivery_change_nothing(self) -> None:
        before = self.known()
        tried = self.json(self.post(cases("B1"), "text/csv", "?dryRun=true"))
        self.assertEqual((tried["status"], tried["bestanden"][0]["nieuw"]), ("proef", 1))
        bad = cases("B1", "B2", gemeente="GM9999")
        refused = self.problem(self.post(bad, "text/csv"), 400, "levering-afgewezen")
        errors = refused["ontvangstbewijs"]["fouten"]
        self.assertEqual((errors["aantal"], [e["kolom"] for e in errors["getoond"]]), (2, ["gemeente", "gemeente"]))
        self.assertEqual(self.json(self.post(bad, "text/csv", "?dryRun=true"))["fouten"]["aantal"], 2)
        self.assertEqual(self.known(), before)
        kept = self.json(self.post(form(("a.csv", cases("B3")), ("b.csv", bad)), self.FORM, "?mode=partial"), 201)
        self.assertEqual([file["afgekeurd"] for file in kept["bestanden"]], [0, 2])
        self.assertEqual(self.known(), before + 1)
        self.assertEqual(self.left(), [])

    def test_what_is_no_delivery_is_refused(self) -> None:
        for body, kind, status, word in (
            (b"", "text/csv", 400, "ongeldige-vraag"), (b"{}", "application/json", 415, "verkeerde-inhoud"),
            (b"PK\x03\x04 stuk", "application/zip", 400, "ongeldige-vraag"), (b"x", self.FORM, 400, "ongeldige-vraag"),
            (zipped(("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")), "application/zip", 400, "ongeldige-vraag"),
            (b"wat;is;dit\r\n1;2;3\r\n", "text/csv", 400, "levering-afgewezen"), (os.urandom(4000), "text/csv", 400, "levering-afgewezen"),
        ):
            with self.subTest(kind=kind, body=body[:20]):
                self.problem(self.post(body, kind), status, word)
        self.problem(self.post(cases("C1"), "text/csv", "?volledig=medewerkers"), 400, "ongeldige-vraag")
        self.assertEqual(self.left(), [])

    @unittest.skipUnless(shutil.which("curl"), "there is no curl")
    def test_the_commands_on_the_page_work_as_they_stand(self) -> None:
        page = html.unescape(Client(self.server.port).get("/api").text)
        example = re.search(r"<pre><code>(read -rs.*?)</code></pre>", page, re.DOTALL)
        assert example, page[-2000:]
        lines = example.group(1).replace("https://kraamzicht.example.nl", f"http://127.0.0.1:{self.server.port}")
        commands = lines.split("\n", 1)[1].replace("curl -s", "curl -s -o uit -w '%{http_code}\\n'")
        folder = self.folder()
        (folder / "casussen.csv").write_bytes(cases("D1"))
        (folder / "inzet.csv").write_text(text([row("inzet", casus_nr="D1")]))
        (folder / "levering.zip").write_bytes(zipped(("casussen.csv", cases("D2"))))
        self.post(text([VALID["medewerkers"]]).encode(), "text/csv")
        done = subprocess.run(["bash", "-e", "-c", commands], cwd=folder, capture_output=True, text=True, timeout=120,
                              env={**os.environ, "KRAAMZICHT_TOKEN": self.secret})
        self.assertEqual(done.stdout.split(), ["200", "200", "201"], f"{done.stderr} {(folder / 'uit').read_text()}")


class ReleaseTests(ApiTest):
    def test_a_gemeente_reads_what_was_released_to_it(self) -> None:
        for period in ("2024-K1..2024-K4", "2025-K1..2025-K4"):
            self.database.must("publish", DEMO, "--gemeente", "GM0307", "--periode", period, timeout=300)
        secret = self.token("publicaties", "gm0307")
        listed = self.json(self.call("/v1/publicaties?aantal=1", secret))
        numbers = [listed["publicaties"][0]["nummer"]]
        numbers += [line["nummer"] for line in self.json(self.call(listed["volgende"], secret))["publicaties"]]
        self.assertEqual(numbers, sorted(numbers, reverse=True))
        self.assertEqual(len(numbers), 2)
        one = self.json(self.call(f"/v1/publicaties/{numbers[0]}", secret))
        self.assertEqual((one["organisatie"]["id"], one["beschrijving"]["gemeente"]["code"]), (DEMO, "GM0307"))
        for table in one["tabellen"]:
            page = self.call(f"/v1/publicaties/{numbers[0]}/tabellen/{table['naam']}", secret)
            self.assertEqual((page.status, hashlib.sha256(page.body).hexdigest()), (200, table["sha256"]))
        counted = self.database.psql("-c", "SELECT count(*) FROM gem_gm0307.release_download").strip()
        self.assertEqual(int(counted), len(one["tabellen"]))
        self.database.must("release", "withdraw", str(numbers[0]), "--reden", "Verkeerde periode.")
        self.assertEqual(self.json(self.call(f"/v1/publicaties/{numbers[0]}", secret))["ingetrokken"]["reden"], "Verkeerde periode.")
        self.database.must("tenant", "create", "gemeente", "GM0363")
        other = self.token("publicaties", "gm0363")
        for path in (f"/v1/publicaties/{numbers[0]}", f"/v1/publicaties/{numbers[0]}/tabellen/kwartaal"):
            self.problem(self.call(path, other), 404, "niet-gevonden")
        self.assertEqual(self.json(self.call("/v1/publicaties", other))["publicaties"], [])
        self.problem(self.call("/v1/cijfers", secret), 403, "verkeerd-doel")
        self.problem(self.call("/v1/publicaties", self.token("cijfers,controles,leveringen")), 403, "verkeerd-doel")

    def test_a_catalogue_says_what_the_profile_asks(self) -> None:
        """Read by a program that knows linked data and nothing of us."""
        secret = self.token("publicaties", "gm0267")
        answer = self.call("/v1/catalogus", secret)
        self.assertEqual((answer.status, answer.headers["content-type"]), (200, "application/ld+json"))
        for accepted, status in (("application/ld+json", 200), ("application/json", 200), ("text/turtle", 406)):
            self.assertEqual(self.call("/v1/catalogus", secret, Accept=accepted).status, status)
        site = f"http://127.0.0.1:{self.server.port}"
        graph = rdflib.Graph().parse(data=answer.body, format="json-ld", publicID=f"{site}/v1/catalogus")
        self.assertEqual(broken_catalogue(graph), [])
        dcat, dct = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.DCTERMS
        releases = {str(one).rsplit("/", 1)[1]: one for one in graph.objects(None, dcat.dataset) if "/publicaties/" in str(one)}
        self.assertEqual(set(releases), {"1", "2", "3"})
        self.assertEqual(graph.value(releases["2"], dct.replaces), releases["1"])
        self.assertEqual(graph.value(releases["1"], dct.isReplacedBy), releases["2"])
        status = rdflib.URIRef("http://www.w3.org/ns/adms#status")
        self.assertTrue(str(graph.value(releases["1"], status)).endswith("/DEPRECATED"))
        tables = 0
        spdx = rdflib.Namespace("http://spdx.org/rdf/terms#")
        for file in graph.objects(releases["2"], dcat.distribution):
            checksum = graph.value(file, spdx.checksum)
            if checksum is None:
                continue
            path = str(graph.value(file, dcat.downloadURL)).removeprefix(site)
            self.assertEqual(hashlib.sha256(self.call(path, secret).body).hexdigest(), str(graph.value(checksum, spdx.checksumValue)))
            tables += 1
        self.assertEqual(tables, len(self.json(self.call("/v1/publicaties/2", secret))["tabellen"]))
        # A rule that is broken is seen.
        graph.remove((releases["2"], dct.accessRights, None))
        graph.remove((next(graph.objects(releases["2"], dcat.distribution)), dct.license, None))
        self.assertEqual(len(broken_catalogue(graph)), 2)
        self.database.must("release", "withdraw", "3", "--reden", "Dubbel.")
        again = rdflib.Graph().parse(data=self.call("/v1/catalogus", secret).body, format="json-ld", publicID=f"{site}/v1/catalogus")
        self.assertTrue(str(again.value(releases["3"], status)).endswith("/WITHDRAWN"))
        self.problem(self.call("/v1/catalogus", self.token("cijfers")), 403, "verkeerd-doel")
        # Part by part, every release once; each part is a whole catalogue by itself.
        parts, found, path = 0, [], "/v1/catalogus?aantal=1"
        while path:
            answer = self.call(path, secret)
            part = rdflib.Graph().parse(data=answer.body, format="json-ld", publicID=f"{site}/v1/catalogus")
            self.assertEqual(broken_catalogue(part), [])
            found += [str(one).rsplit("/", 1)[1] for one in part.objects(None, dcat.dataset) if "/publicaties/" in str(one)]
            path = json.loads(answer.body).get("hydra:next", {}).get("@id")
            self.assertEqual(answer.headers.get("link"), f'<{path}>; rel="next"' if path else None)
            parts += 1
        self.assertEqual((parts, found), (3, ["3", "2", "1"]))
        self.database.run("tenant", "create", "gemeente", "GM0344")
        empty = rdflib.Graph().parse(data=self.call("/v1/catalogus", self.token("publicaties", "gm0344")).body, format="json-ld", publicID=site)
        self.assertEqual((broken_catalogue(empty), len(list(empty.objects(None, dcat.dataset)))), ([], 1))


# What DCAT-AP-NL 3.0 makes obligatory, per class: how often at least and at most.
PROFILE = {
    "Catalog": {"dct:title": (1, None), "dct:description": (1, None), "dct:publisher": (1, 1), "dcat:contactPoint": (1, 1), "dcat:dataset": (1, None)},
    "Dataset": {"dct:title": (1, None), "dct:description": (1, None), "dct:identifier": (1, 1), "dct:publisher": (1, 1), "dct:creator": (1, None),
                "dcat:contactPoint": (1, 1), "dcat:theme": (1, None), "dct:accessRights": (1, 1), "dcat:version": (0, 1), "adms:status": (0, 1)},
    "Distribution": {"dcat:accessURL": (1, 1), "dct:license": (1, 1), "dcat:downloadURL": (0, 1), "dct:format": (1, 1), "dcat:mediaType": (1, 1)},
    "DataService": {"dct:title": (1, None), "dct:description": (1, None), "dcat:endpointURL": (1, 1), "dcat:endpointDescription": (1, 1),
                    "dct:license": (1, 1), "dct:accessRights": (1, 1), "dcat:contactPoint": (1, 1), "dct:publisher": (1, 1), "dcat:theme": (1, None),
                    "dct:identifier": (1, 1)},
}
PREFIXES = {"dct": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#", "adms": "http://www.w3.org/ns/adms#"}
RANGES = {"dct:publisher": "http://xmlns.com/foaf/0.1/Agent", "dct:creator": "http://xmlns.com/foaf/0.1/Agent",
          "dcat:contactPoint": "http://www.w3.org/2006/vcard/ns#Kind", "dct:license": "http://purl.org/dc/terms/LicenseDocument",
          "dct:accessRights": "http://purl.org/dc/terms/RightsStatement", "dcat:theme": "http://www.w3.org/2004/02/skos/core#Concept"}


def broken_catalogue(graph: rdflib.Graph) -> list[str]:
    """What a catalogue lacks of the profile, or has too often or of another kind."""
    found = []

    def whole(name: str) -> rdflib.URIRef:
        prefix, _, rest = name.partition(":")
        return rdflib.URIRef(PREFIXES[prefix] + rest)

    for kind, rules in PROFILE.items():
        things = list(graph.subjects(rdflib.RDF.type, whole(f"dcat:{kind}")))
        if not things:
            found.append(f"there is no {kind}")
        for thing in things:
            for name, (least, most) in rules.items():
                values = list(graph.objects(thing, whole(name)))
                if len(values) < least or most is not None and len(values) > most:
                    found.append(f"{thing}: {len(values)} × {name}")
                if name in RANGES:
                    found += [f"{thing}: {name} is no {RANGES[name]}" for value in values
                              if (value, rdflib.RDF.type, rdflib.URIRef(RANGES[name])) not in graph]
    return found


class DesignRuleTests(ApiTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.secret = cls.token("cijfers,controles,leveringen")
        cls.document = json.loads(Client(cls.server.port).get("/v1/openapi.json").body)

    def test_the_description_breaks_no_rule(self) -> None:
        self.assertEqual(design_rules.broken(self.document), [])

    def test_a_broken_rule_is_found(self) -> None:
        def broken(change: Any) -> list[str]:
            document = copy.deepcopy(self.document)
            change(document)
            return [found.split(":")[0] for found in design_rules.broken(document)]

        figures = ("paths", "/cijfers", "get")

        def at(document: Any, *path: str) -> Any:
            for part in path:
                document = document[part]
            return document

        for rule, change in (
            ("doc-openapi", lambda d: d.update(openapi="2.0")),
            ("doc-openapi-contact", lambda d: d["info"]["contact"].pop("email")),
            ("semver", lambda d: d["info"].update(version="1")),
            ("uri-version", lambda d: d.update(servers=[{"url": "/"}])),
            ("version-header", lambda d: at(d, *figures, "responses", "200", "headers").pop("API-Version")),
            ("no-trailing-slash", lambda d: d["paths"].update({"/controles/": d["paths"]["/controles"]})),
            ("path-segments-kebab-case", lambda d: d["paths"].update({"/mijnCijfers": d["paths"]["/cijfers"]})),
            ("path-params", lambda d: at(d, "paths", "/leveringen/{nr}", "get").pop("parameters")),
            ("naming-collections", lambda d: d["paths"].update({"/controle": {}})),
            ("query-keys-camel-case", lambda d: at(d, *figures, "parameters")[0].update(name="Ids_van")),
            ("no-sensitive-uris", lambda d: at(d, *figures, "parameters")[0].update(name="bsn")),
            ("http-methods", lambda d: at(d, "paths", "/cijfers").update(haal=at(d, *figures))),
            ("error-handling/problem-details", lambda d: at(d, *figures, "responses", "401").update(content={"application/json": {}})),
            ("error-handling/problem-details", lambda d: at(d, "components", "schemas", "Probleem", "properties").pop("detail")),
            ("error-handling/invalid-input", lambda d: at(d, *figures, "responses").pop("400")),
            ("date-time/date-omit-time-portion", lambda d: at(d, "components", "schemas", "Cijfer", "properties").update(startDatum={"type": "string"})),
            ("schema-camel-case", lambda d: d["components"]["schemas"].update(een_ding={})),
            ("operation-operationId-unique", lambda d: at(d, *figures).update(operationId="controles")),
        ):
            with self.subTest(rule=rule):
                self.assertIn(rule, broken(change))

    def test_what_only_an_answer_can_show(self) -> None:
        paths = [path.replace("{nr}", "1").replace("{id}", "uitval").replace("{naam}", "kwartaal") for path in self.document["paths"]]
        for path in paths:
            with self.subTest(path=path):
                page = self.call(f"/v1{path}", self.secret)
                self.assertIn(page.status, (200, 403, 404))
                self.assertEqual(page.headers["api-version"], self.document["info"]["version"])
                self.assertEqual(page.headers["cache-control"], "no-store")
                self.assertEqual(page.headers["x-content-type-options"], "nosniff")
                self.assertEqual(page.headers["x-frame-options"], "DENY")
                self.assertIn("frame-ancestors 'none'", page.headers["content-security-policy"])
                head = self.call(f"/v1{path}", self.secret, "HEAD")
                self.assertEqual((head.status, head.body), (page.status, b""))
                self.problem(self.call(f"/v1{path}/", self.secret), 404, "niet-gevonden")
                wrong = self.call(f"/v1{path}", self.secret, "DELETE")
                self.problem(wrong, 405, "verkeerde-methode")
                self.assertIn("GET", wrong.headers["allow"])
                self.assertEqual(page.headers.get("access-control-allow-origin"), "*" if path == "/openapi.json" else None)
        demo, stands = self.token("cijfers", DEMO), set()
        for query in ("stand=2099-01-01T12:00:00%2B02:00", "stand=2099-01-01T10:00:00Z", ""):
            stands.add(self.json(self.call(f"/v1/cijfers?ids=uitval&{query}".rstrip("&"), demo))["stand"])
        self.assertRegex(" ".join(stands), r"^\S+Z$", "any offset is understood, and the answer is in UTC")


class SchemathesisTests(ApiTest):
    """What it makes of the description is sent to a small organisation of its own, with a seed: the same every time.

    `positive_data_acceptance` is left out: a period that ends before it begins, or a split that an indicator does not have, fits every
    schema and is a mistake all the same.
    """

    def test_no_call_of_an_organisation_breaks_the_description(self) -> None:
        secret = self.token("cijfers,controles,leveringen")
        self.call("/v1/leveringen", secret, "POST", cases("S1", "S2"), Content_Type="text/csv")
        tested = self.sent(secret, "--exclude-tag", "Publicaties")
        # All but the releases, and the one that it read the description from.
        self.assertEqual(tested, len(self.operations()) - len(self.operations("Publicaties")) - 1)

    def test_no_call_of_a_gemeente_breaks_the_description(self) -> None:
        self.database.must("publish", DEMO, "--gemeente", "GM0307", "--periode", "2025-K1..2025-K4", timeout=300)
        tested = self.sent(self.token("publicaties", "gm0307"), "--include-tag", "Publicaties")
        self.assertEqual(tested, len(self.operations("Publicaties")))

    def sent(self, secret: str, *options: str) -> int:
        """How many operations were tested; fails when one broke what is described."""
        tool = Path(sys.executable).parent / "st"
        config = self.folder() / "schemathesis.toml"
        config.write_text('[generation]\ndatabase = "none"\n')
        done = subprocess.run(
            [str(tool), "--config-file", str(config), "run", f"http://127.0.0.1:{self.server.port}/v1/openapi.json",
             "--header", f"Authorization: Bearer {secret}", "--phases", "examples,coverage,fuzzing", "--checks", "all",
             "--exclude-checks", "positive_data_acceptance", "--max-examples", "40", "--seed", "20261128", "--request-timeout", "60",
             "--continue-on-failure", "--warnings", "off", *options],
            capture_output=True, text=True, timeout=600, cwd=config.parent)
        said = "\n".join(line[:300] for line in done.stdout.splitlines())
        self.assertEqual(done.returncode, 0, said[-20_000:] + done.stderr[-3000:])
        self.assertIsNone(self.server.process.poll())
        tested = re.search(r"Tested: (\d+)", done.stdout)
        assert tested, said[-3000:]
        return int(tested.group(1))

    def operations(self, tag: Optional[str] = None) -> list[Any]:
        paths = json.loads(Client(self.server.port).get("/v1/openapi.json").body)["paths"].values()
        return [operation for path in paths for operation in path.values() if tag in (None, *operation["tags"])]


if __name__ == "__main__":
    unittest.main(verbosity=2)
