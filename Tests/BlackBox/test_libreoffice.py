"""Files for people as LibreOffice opens them in a Dutch office: numbers are numbers, days are days, words stay words, nothing is run.

Needs LibreOffice Calc; script/deep installs it, since it is too heavy for every run.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from product import row, text
from site_under_test import PASSWORD, Client, SiteTest

ORG, GEMEENTE = "hazelwiek", "gm0267"
OWN = "kantoor"
MANAGER, QUALITY, COORDINATOR = (f"{name}@{ORG}.example" for name in ("manager", "kwaliteit", "coordinator"))
READER, CLERK = "adviseur@nijkerk.example", f"anna@{OWN}.example"
FILES = [
    (MANAGER, f"/o/{ORG}/cijfers.csv?ids=uitval,wachttijd,gefactureerd,gas_t,uren&per=kwartaal,gemeente"),
    (MANAGER, f"/o/{ORG}/spreiding.csv?soort=wachttijd"), (MANAGER, "/definities.csv"), (MANAGER, f"/o/{ORG}/publicaties.csv"),
    (COORDINATOR, f"/o/{ORG}/casussen.csv"), (COORDINATOR, f"/o/{ORG}/werklijst.csv"),
    (QUALITY, f"/o/{ORG}/medewerkers.csv"), (QUALITY, f"/o/{ORG}/meldingen.csv"), (QUALITY, f"/o/{ORG}/kwaliteit/MED-VOG-DAG.csv"),
    (READER, f"/g/{GEMEENTE}/publicaties/2.csv"), (READER, f"/g/{GEMEENTE}/uitkomsten.csv"), (CLERK, f"/o/{OWN}/casussen.csv"),
]
# What a spreadsheet would run, cut or round if it were let.
AWKWARD = ["=1+1", "+31 6", "-Noord", "@SUM(A1)", "0363", "1-2", "3/4", "1.234", "12:30", "WAAR", "a;b", 'zei "ja"', "1e5", " spatie"]
# Semicolon, quotes, UTF-8, from the first line, Dutch, quoted cells as any, dates and such recognised: what people answer to the
# question LibreOffice asks them when they open a CSV file.
READING = "CSV:59,34,76,1,,1043,false,true"
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"
 oor:op="fuse"><value>nl-NL</value></prop></item></oor:items>
"""


@unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed; use script/deep")
class LibreOfficeTests(SiteTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation(OWN)
        folder = Path(tempfile.mkdtemp(dir=cls.work))
        cases = [row("casussen", casus_nr=f"K{place}", client_nr=f"P{place}", wijkteam=word)
                 for place, word in enumerate(AWKWARD)]
        (folder / "casussen.csv").write_text(text(cases), encoding="utf-8")
        cls.database.imported(OWN, folder / "casussen.csv")
        cls.database.must("user", "create", CLERK, "--tenant", OWN, "--rol", "coordinator", "--naam", "Anna", "--wachtwoord-stdin",
                          stdin=PASSWORD + "\n")
        cls.visitors: dict[str, Client] = {}

    def get(self, email: str, path: str) -> bytes:
        if email not in self.visitors:
            self.visitors[email] = self.server.client(email)
        answer = self.visitors[email].get(path)
        self.assertEqual(answer.status, 200, f"{path}: {answer.text[:300]}")
        return answer.body

    def opened(self, content: bytes, reading: str, name: str) -> Any:
        """The sheet as LibreOffice saves what it opened."""
        folder = Path(tempfile.mkdtemp(dir=self.work))
        profile = folder / "profiel/user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        (folder / name).write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profiel", "--headless", "--norestore"]
        command += [f"--infilter={reading}"] if reading else []
        done = subprocess.run([*command, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "uit"), str(folder / name)],
                              capture_output=True, text=True, timeout=300, cwd=folder)
        made = folder / "uit" / f"{Path(name).stem}.xlsx"
        self.assertTrue(made.exists(), f"{done.stdout} {done.stderr}")
        return openpyxl.load_workbook(made)

    def test_the_csv_for_people_opens_right(self) -> None:
        numbers = days = words = 0
        for email, path in FILES:
            with self.subTest(path):
                join = "&" if "?" in path else "?"
                told = list(csv.DictReader(io.StringIO(self.get(email, f"{path}{join}vorm=open").decode(), newline="")))
                described = json.loads(self.get(email, path.replace(".csv", ".csv-metadata.json", 1)))
                kinds = {one["titles"]: one["datatype"] if isinstance(one["datatype"], str) else one["datatype"]["base"]
                         for one in described["tableSchema"]["columns"]}
                head, *rows = self.opened(self.get(email, path), READING, "bestand.csv").active.iter_rows()
                self.assertEqual([cell.value for cell in head], list(kinds))
                self.assertEqual(len(rows), len(told))
                for line, ours in zip(rows, told):
                    for cell, (name, value) in zip(line, ours.items()):
                        self.assertNotEqual(cell.data_type, "f", f"{name}: {cell.value} is run")
                        if value == "":
                            self.assertIsNone(cell.value, name)
                        elif kinds[name] in ("decimal", "integer"):
                            self.assertIn(cell.data_type, "n", f"{name}: {value} became {cell.value!r}")
                            self.assertEqual(f"{float(cell.value):.12g}", f"{float(value):.12g}", name)
                            numbers += 1
                        elif kinds[name] == "date":
                            self.assertIsInstance(cell.value, datetime, f"{name}: {value} became {cell.value!r}")
                            self.assertEqual(cell.value.date().isoformat(), value)
                            days += 1
                        elif not self.is_read_as_something_else(value):
                            self.assertEqual(str(cell.value), value if kinds[name] == "string" else {"true": "ja", "false": "nee"}[value], name)
                            words += 1
        print(f"  libreoffice: {numbers} numbers, {days} days and {words} words as they are", file=sys.stderr)
        self.assertGreater(min(numbers, days, words), 1000)

    @staticmethod
    def is_read_as_something_else(value: str) -> bool:
        """A free text that a spreadsheet takes for a number, a day or a time: no CSV can prevent that, which is why there are workbooks."""
        return re.fullmatch(r"[ \d.,:/e+-]+|WAAR", value) is not None

    def test_a_workbook_keeps_what_a_csv_cannot(self) -> None:
        sheet = self.opened(self.get(CLERK, f"/o/{OWN}/casussen.csv?vorm=xlsx"), "", "werkmap.xlsx")["Gegevens"]
        head, *rows = sheet.iter_rows()
        place = [cell.value for cell in head].index("wijkteam")
        self.assertEqual({line[place].value for line in rows}, {word.strip() for word in AWKWARD})
        self.assertEqual({line[place].data_type for line in rows}, {"s"})

    def test_a_whole_release_opens_as_a_workbook(self) -> None:
        book = self.opened(self.get(READER, f"/g/{GEMEENTE}/publicaties/2.xlsx"), "", "uitgave.xlsx")
        self.assertIn("Verantwoording", book.sheetnames)
        told = list(csv.DictReader(io.StringIO(self.get(READER, f"/g/{GEMEENTE}/publicaties/2.csv?vorm=open&tabel=jaar").decode())))
        head, *rows = book["jaar"].iter_rows()
        place = [cell.value for cell in head].index("waarde")
        self.assertEqual([line[place].value is None for line in rows], [one["waarde"] == "" for one in told])
        shown = [(line[place].value, float(one["waarde"])) for line, one in zip(rows, told) if one["waarde"]]
        for theirs, ours in shown:
            self.assertAlmostEqual(theirs, ours, places=8)
        self.assertGreater(len(shown), 50)


if __name__ == "__main__":
    unittest.main()
