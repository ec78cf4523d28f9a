"""A large file needs no more memory than a small one.

    test_scale.py [--mib N]        # script/deep: 1024, with the release build
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
import unittest
from pathlib import Path

from product import ProductTest, write
from site_under_test import PASSWORD, Server

MIB = int(os.environ.get("KRAAMZICHT_SCALE_MIB", "60"))
LIMIT_MIB = 200
# The debug build is slow per row, so an ordinary run has few long rows; a deep one has rows as they are.
REMARK = "" if MIB >= 512 else ";" + "opmerking " * 45


class ScaleTests(ProductTest):
    def test_memory_of_a_large_import(self) -> None:
        self.database.organisation("groot")
        folder = self.folder()
        cases = write(folder, "casussen", *[
            dict(casus_nr=f"C{n}", client_nr=f"K{n}", gemeente="363", ontvangen_op="2025-01-06", verwijzer="jgz", kwetsbaarheid="kind",
                 geboren_of_uitgerekend_op="2025-01-01", gestart_op="2025-01-06") for n in range(1000)])
        staff = write(folder, "medewerkers", dict(medewerker_nr="M1", naam="Anna", functie="overig", in_dienst_op="2020-01-01"))
        visits, rows = folder / "inzet.csv", 0
        with open(visits, "w", encoding="utf-8", newline="") as file:
            size = file.write("inzet_nr;casus_nr;medewerker_nr;datum;uren;dagdeel" + (";opmerking" if REMARK else "") + "\r\n")
            while size < MIB << 20:
                size += file.write(f"I{rows};C{rows % 1000};M1;2025-02-{rows % 28 + 1:02};1,5;dag{REMARK}\r\n")
                rows += 1
        started = time.monotonic()
        with open(folder / "uit.json", "wb") as out, open(folder / "fout.txt", "wb") as err:
            process = self.database.start("import", "groot", str(staff), str(cases), str(visits), "--json", stdout=out, stderr=err)
            status, highest = Path(f"/proc/{process.pid}/status"), 0
            while process.poll() is None:
                try:
                    found = re.search(r"VmHWM:\s+(\d+)", status.read_text())
                except OSError:
                    found = None
                highest = max(highest, int(found.group(1)) if found else 0)
                time.sleep(0.05)
        seconds = time.monotonic() - started
        print(f"  scale: {MIB} MiB, {rows} rows in {seconds:.0f} s, at most {highest / 1024:.0f} MiB resident", file=sys.stderr)
        self.assertEqual(process.returncode, 0, (folder / "fout.txt").read_text()[-2000:])
        self.assertGreater(highest, 0)
        self.assertLessEqual(highest, LIMIT_MIB << 10)
        cells = self.database.must("indicators", "groot", "--ids", "uren", "--vorm", "json", timeout=600).json["cijfers"]
        self.assertEqual((cells[0]["waarde"], cells[0]["n"]), (rows * 1.5, 1000))
        again = self.database.imported("groot", visits, timeout=36_000)
        self.assertEqual(again.json["bestanden"][0]["ongewijzigd"], rows)

    def test_memory_of_a_long_list_as_a_workbook_and_as_a_zip(self) -> None:
        self.database.organisation("lang")
        rows = 1_000_000 if MIB >= 512 else 20_000
        cases = write(self.folder(), "casussen", *[
            dict(casus_nr=f"C{n}", client_nr=f"K{n}", gemeente="363", wijkteam=f"Team {n % 50}", ontvangen_op="2025-01-06", verwijzer="jgz",
                 kwetsbaarheid="kind", geboren_of_uitgerekend_op="2025-01-01", gestart_op="2025-01-06") for n in range(rows)])
        self.database.imported("lang", cases, timeout=36_000)
        self.database.must("user", "create", "anna@lang.example", "--tenant", "lang", "--rol", "coordinator", "--naam", "Anna",
                           "--wachtwoord-stdin", stdin=PASSWORD + "\n")
        server = Server(self.database)
        self.addCleanup(lambda: server.stop())
        visitor = server.client("anna@lang.example")
        visitor.get("/o/lang/casussen.csv?vorm=open")
        before = server.memory("VmHWM")
        for form in ("xlsx", "zip"):
            started = time.monotonic()
            file = visitor.get(f"/o/lang/casussen.csv?vorm={form}")
            print(f"  scale: {rows} cases as {form}, {len(file.body) >> 10} KiB in {time.monotonic() - started:.0f} s", file=sys.stderr)
            self.assertTrue(file.status == 200 and file.body.startswith(b"PK"))
        growth = (server.memory("VmHWM") - before) / 1024
        print(f"  scale: {growth:.0f} MiB more resident at most", file=sys.stderr)
        self.assertLessEqual(growth, 32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--mib", type=int, default=MIB)
    known, sys.argv[1:] = parser.parse_known_args()
    MIB, REMARK = known.mib, REMARK if known.mib < 512 else ""
    unittest.main()
