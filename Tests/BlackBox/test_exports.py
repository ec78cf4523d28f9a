"""Files with a warranty: what travels with a download, read by programs that know nothing of us."""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import html
import io
import json
import re
import tempfile
import unittest
import urllib.parse
import warnings
import zipfile
from datetime import date, datetime
from decimal import Decimal
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import openpyxl
from csvw.metadata import CSVW, Table
from frictionless import validate

from product import run
from site_under_test import Page, SiteTest

ORG = "hazelwiek"
MANAGER, QUALITY, COORDINATOR = (f"{name}@{ORG}.example" for name in ("manager", "kwaliteit", "coordinator"))
FORMS = ("excel", "open")
SECOND = f"/o/{ORG}/cijfers.csv?ids=uitval,wachttijd,gefactureerd,doelrealisatie&per=kwartaal,gemeente"
# One of each kind of file: figures, lists of cases, of people, of checks, of settings, definitions.
FILES = {
    MANAGER: [
        SECOND, f"/o/{ORG}/overzicht.csv", f"/o/{ORG}/uitkomsten.csv", f"/o/{ORG}/spreiding.csv?soort=wachttijd",
        f"/o/{ORG}/beheer/streefwaarden.csv", "/definities.csv", "/definities/uitval.csv", "/vergelijking.csv",
    ],
    COORDINATOR: [f"/o/{ORG}/werklijst.csv", f"/o/{ORG}/casussen.csv", f"/o/{ORG}/casussen.csv?toestand=lopend"],
    QUALITY: [
        f"/o/{ORG}/kwaliteit.csv", f"/o/{ORG}/kwaliteit/MED-VOG-DAG.csv", f"/o/{ORG}/medewerkers.csv", f"/o/{ORG}/meldingen.csv",
        f"/o/{ORG}/documenten.csv", f"/o/{ORG}/beheer/normen.csv", f"/o/{ORG}/beheer/parameters.csv",
        f"/o/{ORG}/beheer/uitzonderingen.csv", f"/o/{ORG}/maatregelen.csv",
    ],
}


def address_of(path: str, form: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}vorm={form}"


def companion(page: Page) -> str:
    found = re.fullmatch(r'<([^>]+)>; rel="describedby"; type="application/csvm\+json"', page.headers.get("link", ""))
    assert found, page.headers
    return found.group(1)


def name_of(page: Page) -> str:
    found = re.search(r"filename\*=UTF-8''([^;]+)", page.headers["content-disposition"])
    assert found, page.headers
    return urllib.parse.unquote(found.group(1))


def facts(metadata: dict[str, Any]) -> dict[str, Any]:
    return {part["schema:name"]: part["schema:value"] for part in metadata["schema:additionalProperty"]}


def cells(body: bytes, form: str) -> list[dict[str, str]]:
    text = body.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if form == "excel" else ","))


class ExportTests(SiteTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.visitors = {email: cls.server.client(email) for email in FILES}

    known: dict[str, tuple[Page, Page]] = {}

    def fetched(self, email: str, path: str) -> tuple[Page, Page]:
        """A file and its companion; the delivered rows of these tests never change."""
        if path not in self.known:
            self.known[path] = self.fetch(email, path)
        return self.known[path]

    def fetch(self, email: str, path: str) -> tuple[Page, Page]:
        file = self.visitors[email].get(path)
        self.assertEqual(file.status, 200, f"{path}: {file.text[:300]}")
        sidecar = self.visitors[email].get(companion(file))
        self.assertEqual(sidecar.status, 200, f"{path}: {sidecar.text[:300]}")
        self.assertEqual(sidecar.headers["content-type"], "application/csvm+json")
        return file, sidecar

    def saved(self, file: Page, sidecar: Page) -> Path:
        """Both as a browser keeps them; the folder's place of the sidecar."""
        folder = Path(tempfile.mkdtemp(dir=self.work))
        (folder / name_of(file)).write_bytes(file.body)
        place = folder / name_of(sidecar)
        place.write_bytes(sidecar.body)
        self.assertEqual(place.name, f"{name_of(file)}-metadata.json")
        return place

    @staticmethod
    def read(place: Path) -> list[dict[str, Any]]:
        return [dict(row) for row in Table.from_file(place).iterdicts(strict=True)]

    def each(self) -> list[tuple[str, str, str]]:
        return [(email, address_of(path, form), form) for email, paths in FILES.items() for path in paths for form in FORMS]

    def test_a_reader_of_csv_on_the_web_accepts_every_file_with_its_companion(self) -> None:
        rows = 0
        for email, path, form in self.each():
            with self.subTest(path):
                file, sidecar = self.fetched(email, path)
                place = self.saved(file, sidecar)
                with warnings.catch_warnings(record=True) as found:
                    warnings.simplefilter("always")
                    self.assertTrue(CSVW(str(place), validate=True).is_valid, [str(one.message) for one in found])
                self.assertEqual([str(one.message) for one in found], [])
                read = self.read(place)
                told = cells(file.body, form)
                self.assertEqual(len(read), len(told))
                self.assertEqual(len(read), facts(json.loads(sidecar.body))["rijen"])
                rows += len(read)
                for ours, theirs in zip(told, read):
                    self.assertEqual(list(ours), list(theirs))
        self.assertGreater(rows, 2000)

    def test_both_forms_say_the_same_to_a_reader_of_csv_on_the_web(self) -> None:
        for email, paths in FILES.items():
            for path in paths:
                with self.subTest(path):
                    excel, opened = (self.read(self.saved(*self.fetched(email, address_of(path, form)))) for form in FORMS)
                    self.assertEqual(excel, opened)

    def test_numbers_and_dates_are_read_as_what_they_are(self) -> None:
        place = self.saved(*self.fetched(MANAGER, address_of(SECOND, "excel")))
        rows = self.read(place)
        self.assertTrue(any(isinstance(row["waarde"], Decimal) and row["waarde"] % 1 for row in rows))
        self.assertTrue(all(isinstance(row["n"], (int, type(None))) for row in rows))
        place = self.saved(*self.fetched(COORDINATOR, address_of(f"/o/{ORG}/casussen.csv", "excel")))
        rows = self.read(place)
        self.assertTrue(all(isinstance(row["ontvangen_op"], date) for row in rows))

    def test_the_companion_has_the_hash_the_rows_both_dates_and_the_definitions(self) -> None:
        for email, path, form in self.each():
            with self.subTest(path):
                file, sidecar = self.fetched(email, path)
                metadata = json.loads(sidecar.body)
                self.assertEqual(metadata["schema:sha256"], hashlib.sha256(file.body).hexdigest())
                self.assertEqual(facts(metadata)["rijen"], len(cells(file.body, form)))
                self.assertEqual(facts(metadata)["bytes"], len(file.body))
                self.assertTrue(metadata["dc:title"] and metadata["dc:publisher"])
        figures = json.loads(self.fetched(MANAGER, SECOND)[1].body)
        told = facts(figures)
        self.assertRegex(told["peildatum"], r"^\d{4}-\d\d-\d\d$")
        self.assertRegex(told["stand"], r"^\d{4}-\d\d-\d\dT[\d:.]+Z$")
        self.assertIn("levering", told)
        self.assertEqual([one["skos:notation"] for one in figures["dc:subject"]], ["uitval", "wachttijd", "gefactureerd", "doelrealisatie"])
        self.assertTrue(all(one["skos:definition"] and one["owl:versionInfo"] for one in figures["dc:subject"]))
        self.assertIn("niet als nul", json.dumps(figures["notes"], ensure_ascii=False))
        checks = json.loads(self.fetched(QUALITY, f"/o/{ORG}/kwaliteit/MED-VOG-DAG.csv")[1].body)
        self.assertEqual(facts(checks)["MED-VOG-DAG.maanden"], 36)

    def test_a_download_says_its_digest_and_rows_before_or_behind_its_bytes(self) -> None:
        for email, path, form in self.each():
            with self.subTest(path):
                answer, body = self.raw(email, path)
                file = cells(body, form)
                digest = "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":"
                self.assertEqual((answer["repr-digest"], answer["x-rijen"]), (digest, str(len(file))))

    def raw(self, email: str, path: str) -> tuple[dict[str, str], bytes]:
        """An answer with what stands behind its body, which the library of Python throws away."""
        visitor = self.visitors[email]
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
            connection.request("GET", path, headers={"Cookie": cookies, "Accept-Encoding": "identity"})
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            if not answer.chunked:
                return headers, answer.read()
            body = bytearray()
            while size := int(answer.fp.readline().split(b";")[0], 16):
                body += answer.fp.read(size)
                self.assertEqual(answer.fp.readline(), b"\r\n")
            announced = headers["trailer"].lower().split(", ")
            while (line := answer.fp.readline().strip()):
                name, _, value = line.decode().partition(":")
                self.assertIn(name.lower(), announced)
                headers[name.lower()] = value.strip()
            return headers, bytes(body)
        finally:
            connection.close()

    def test_a_page_that_came_compressed_has_the_digest_of_the_file(self) -> None:
        for email, path in [(MANAGER, SECOND), (QUALITY, f"/o/{ORG}/kwaliteit.csv")]:
            page = self.visitors[email].get(path, Accept_Encoding="gzip")
            self.assertEqual(page.headers.get("content-encoding"), "gzip")
            self.assertNotIn("repr-digest", page.headers)
            digest = base64.b64encode(hashlib.sha256(gzip.decompress(page.body)).digest()).decode()
            self.assertEqual(page.headers["unencoded-digest"], f"sha-256=:{digest}:")

    # Workbooks

    def test_a_workbook_holds_what_the_csv_holds_typed(self) -> None:
        numbers = 0
        for email, path in [(MANAGER, SECOND), (QUALITY, f"/o/{ORG}/kwaliteit/MED-VOG-DAG.csv"), (QUALITY, f"/o/{ORG}/medewerkers.csv"),
                            (COORDINATOR, f"/o/{ORG}/werklijst.csv"), (MANAGER, "/definities.csv"), (COORDINATOR, f"/o/{ORG}/casussen.csv")]:
            with self.subTest(path):
                opened, sidecar = self.fetched(email, address_of(path, "open"))
                kinds = {one["titles"]: one["datatype"] for one in json.loads(sidecar.body)["tableSchema"]["columns"]}
                answer = self.visitors[email].get(address_of(path, "xlsx"))
                self.assertEqual(answer.status, 200, answer.text[:300])
                self.assertTrue(name_of(answer).endswith(".xlsx"))
                book = openpyxl.load_workbook(io.BytesIO(answer.body))
                sheet = book["Gegevens"]
                self.assertEqual(sheet.freeze_panes, "A2")
                head, *rows = sheet.iter_rows()
                told = cells(opened.body, "open")
                self.assertEqual([cell.value for cell in head], list(kinds))
                self.assertEqual(len(rows), len(told))
                for row, ours in zip(rows, told):
                    for cell, (name, text) in zip(row, ours.items()):
                        self.assertNotEqual(cell.data_type, "f")
                        kind = kinds[name] if isinstance(kinds[name], str) else kinds[name]["base"]
                        if text == "":
                            self.assertIsNone(cell.value, name)
                        elif kind in ("decimal", "integer"):
                            self.assertEqual((cell.data_type, float(cell.value)), ("n", float(text)), name)
                            numbers += 1
                        elif kind == "date":
                            self.assertIsInstance(cell.value, datetime)
                            self.assertEqual(cell.value.date().isoformat(), text)
                        elif kind == "string":
                            self.assertEqual(cell.value, text[1:] if re.match("'[=+@\\t\\r-]", text) else text)
        self.assertGreater(numbers, 1000)

    def test_a_workbook_brings_its_definitions_and_what_it_is(self) -> None:
        answer = self.visitors[MANAGER].get(address_of(SECOND, "xlsx"))
        book = openpyxl.load_workbook(io.BytesIO(answer.body))
        self.assertEqual(book.sheetnames, ["Gegevens", "Definities", "Verantwoording"])
        self.assertEqual([row[0].value for row in book["Definities"].iter_rows(min_row=2)], ["uitval", "wachttijd", "gefactureerd", "doelrealisatie"])
        facts = {row[0].value: row[1].value for row in book["Verantwoording"].iter_rows()}
        self.assertEqual(facts["rijen"], book["Gegevens"].max_row - 1)
        self.assertTrue({"titel", "van", "peildatum", "stand", "status: onderdrukt"} <= set(facts))

    def test_every_form_that_a_page_offers_is_there(self) -> None:
        for email, pages in ((MANAGER, ["overzicht", "cijfers?ids=uitval&per=kwartaal", "uitkomsten", "leveringen", "publicaties"]),
                             (COORDINATOR, ["casussen", "werklijst"]), (QUALITY, ["kwaliteit", "medewerkers"])):
            for page in pages:
                text = self.visitors[email].get(f"/o/{ORG}/{page}").text
                listed = re.search(r'<ul class="kz-links" aria-label="Downloaden">(.*?)</ul>', text, re.S)
                if page == "publicaties" and listed is None:
                    continue
                assert listed, page
                links = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', listed.group(1))]
                self.assertEqual(len(links), 7, page)
                answers = [self.visitors[email].get(link) for link in links]
                kinds = [answer.headers["content-type"].split(";")[0].split(".")[-1] for answer in answers]
                self.assertEqual(kinds, ["text/csv", "application/csvm+json", "sheet", "text/csv", "application/csvm+json", "application/json", "application/zip"], page)
                # The description beside a file is the one of that file.
                for data, description in ((answers[0], answers[1]), (answers[3], answers[4])):
                    self.assertEqual(json.loads(description.body)["schema:sha256"], hashlib.sha256(data.body).hexdigest(), page)

    # One ZIP

    def test_a_package_is_a_valid_data_package_and_the_same_again(self) -> None:
        sidecar = json.loads(self.fetched(MANAGER, SECOND)[1].body)
        dates = urllib.parse.urlencode({name: facts(sidecar)[name] for name in ("peildatum", "stand")})
        for email, path in [(MANAGER, f"{SECOND}&{dates}"), (QUALITY, f"/o/{ORG}/medewerkers.csv?{dates}"),
                            (COORDINATOR, f"/o/{ORG}/casussen.csv?{dates}")]:
            with self.subTest(path):
                first, second = (self.visitors[email].get(address_of(path, "zip")) for _ in range(2))
                self.assertEqual(first.status, 200, first.text[:300])
                self.assertEqual(first.body, second.body)
                folder = Path(tempfile.mkdtemp(dir=self.work))
                with zipfile.ZipFile(io.BytesIO(first.body)) as archive:
                    self.assertIsNone(archive.testzip())
                    archive.extractall(folder)
                package = json.loads((folder / "datapackage.json").read_bytes())
                self.assertEqual(len(package["resources"]), 4)
                for one in package["resources"]:
                    content = (folder / one["path"]).read_bytes()
                    self.assertEqual((one["bytes"], one["hash"]), (len(content), "sha256:" + hashlib.sha256(content).hexdigest()))
                # Programs that know packages read the tables; workbook and JSON go along as files.
                package["resources"] = [one for one in package["resources"] if one["format"] == "csv"]
                (folder / "tabellen.json").write_text(json.dumps(package), encoding="utf-8")
                report = validate(str(folder / "tabellen.json"))
                self.assertTrue(report.valid, report.flatten(["type", "title", "note"]))
                self.assertEqual(len(report.tasks), 2)
                for sidecar in folder.glob("*/*-metadata.json"):
                    self.assertTrue(CSVW(str(sidecar), validate=True).is_valid)
                    data = sidecar.with_name(sidecar.name.removesuffix("-metadata.json")).read_bytes()
                    self.assertEqual(json.loads(sidecar.read_bytes())["schema:sha256"], hashlib.sha256(data).hexdigest())

    # The receiver

    def test_the_receiver_sees_whether_a_file_is_whole(self) -> None:
        place = self.saved(*self.fetched(MANAGER, address_of(SECOND, "excel")))
        file = place.with_name(place.name.removesuffix("-metadata.json"))
        whole = file.read_bytes()
        self.assert_said(run("verify-file", str(file)), 0, "KLOPT", "heel en onveranderd", "peildatum")
        copy = file.with_name("hernoemd.csv")
        copy.write_bytes(whole)
        self.assert_said(run("verify-file", str(copy), "--metadata", str(place)), 0, "KLOPT")
        self.assert_said(run("verify-file", str(copy), "--sha256", hashlib.sha256(whole).hexdigest()), 0, "KLOPT")
        for content, words in [
            (whole[:-10], "afgebroken"), (whole[: len(whole) // 2], "afgebroken"), (whole.replace(b";procent;", b";promille;", 1), "veranderd"),
            (whole[3:], "evenveel rijen"), (whole.replace(b"\r\n", b"\n"), "evenveel rijen"), (b"", "afgebroken"),
        ]:
            file.write_bytes(content)
            self.assert_said(run("verify-file", str(file)), 2, "VERSCHIL", words)
        file.write_bytes(whole)
        for arguments in [(str(copy),), (str(file), "--metadata", str(file)), (str(file) + "x",), (str(file), "--sha256", "abc"), (str(self.work),)]:
            self.assert_refused(run("verify-file", *arguments))

    def test_postgres_takes_the_open_form_as_it_is(self) -> None:
        types = {"decimal": "numeric", "integer": "bigint", "date": "date", "string": "text", "boolean": "boolean"}
        for email, path in [(MANAGER, SECOND), (COORDINATOR, f"/o/{ORG}/casussen.csv"), (COORDINATOR, f"/o/{ORG}/werklijst.csv")]:
            with self.subTest(path):
                place = self.saved(*self.fetched(email, address_of(path, "open")))
                file = self.work / "kopie.csv"
                file.write_bytes(place.with_name(place.name.removesuffix("-metadata.json")).read_bytes())
                described = json.loads(place.read_bytes())
                columns = ", ".join(
                    f'"{one["titles"]}" {types[one["datatype"] if isinstance(one["datatype"], str) else one["datatype"]["base"]]}'
                    for one in described["tableSchema"]["columns"])
                counted = self.database.psql(
                    "-c", f"CREATE TEMP TABLE proef ({columns})", "-c", f"\\copy proef FROM '{file}' WITH (FORMAT csv, HEADER true)",
                    "-c", "SELECT count(*) FROM proef")
                self.assertEqual(int(counted.split()[-1]), facts(described)["rijen"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
