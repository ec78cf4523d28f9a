"""The checks over the web: the board, a check and their files agree with the command, are closed to others, and keep both dates."""

from __future__ import annotations

import csv
import html
import io
import re
import unittest

from product import write
from site_under_test import SiteTest

ORG, OTHER = "hazelwiek", "merelgaard"
QUALITY, COORDINATOR = f"kwaliteit@{ORG}.example", f"coordinator@{ORG}.example"
SHORT = {"voldoet_niet", "onbekend"}
Row = dict[str, str]


def rows(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def dutch(day: str) -> str:
    year, month, date = day.split("-")
    return f"{date}-{month}-{year}"


class QualityTests(SiteTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.visitor = cls.server.client(QUALITY)

    def file(self, path: str, query: str = "") -> list[Row]:
        answer = self.visitor.get(f"/o/{ORG}/{path}.csv?vorm=open{query}")
        self.assertEqual(answer.status, 200, answer.text[:300])
        return rows(answer.text)

    def test_the_board_counts_what_its_file_lists(self) -> None:
        page = self.visitor.get(f"/o/{ORG}/kwaliteit").text
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.file("kwaliteit"):
            found.setdefault((row["check"], row["tot"]), []).append(row)
        periods = sorted({tot for _, tot in found})
        blocks = re.findall(r'kz-matrix__note">([A-Z-]+), (.*?)</tr>', page, re.S)
        self.assertEqual(len(blocks), 30)
        for check, block in blocks:
            cells = [html.unescape(cell) for cell in re.findall(r"</span>([^<]+)</a></td>", block)]
            self.assertEqual(len(cells), len(periods), check)
            for text, tot in zip(cells, periods):
                subjects = found.get((check, tot), [])
                short = [row for row in subjects if row["oordeel"] in SHORT]
                if check.startswith("ORG-"):
                    self.assertEqual(text, subjects[0]["oordeel"].replace("_", " "))
                elif short:
                    self.assertRegex(text, rf"^{len(short)} van {len(subjects)} (niet|onbekend)$", check)
                elif not subjects:
                    self.assertEqual(text, "niets te beoordelen")
                elif all(row["oordeel"] == "nvt" for row in subjects):
                    self.assertEqual(text, "niet te beoordelen")
                else:
                    self.assertNotIn("niet", text)

    def test_a_check_names_who_and_which_days(self) -> None:
        for check in ("MED-VOG-DAG", "CAS-EVAL-TUSSEN", "CAS-FACTUUR", "ORG-HKZ", "MEL-KLACHT"):
            with self.subTest(check):
                asked = "periode=2026-K3"
                listed = self.file(f"kwaliteit/{check}", f"&{asked}")
                page = self.visitor.get(f"/o/{ORG}/kwaliteit/{check}?{asked}").text
                shown = re.findall(r'<th scope="row">(.*?)</th>\s*<td><span class="kz-verdict[^>]*>([^<]+)<.*?kz-check__days">(.*?)</td>', page, re.S)
                self.assertEqual(len(shown), len(listed))
                by_name = {re.sub(r"<[^>]+>", " ", who).split()[-1]: (verdict, days) for who, verdict, days in shown}
                for row in listed:
                    verdict, days = by_name["organisatie" if row["onderwerp"] == "organisatie" else row["onderwerp"]]
                    self.assertEqual(verdict, {"nvt": "niet te beoordelen"}.get(row["oordeel"], row["oordeel"].replace("_", " ")))
                    failing = row["niet_op"].split()
                    self.assertEqual(days == "", not failing)
                    if failing:
                        self.assertTrue(re.sub(r"<[^>]+>", "", days).startswith(dutch(failing[0])), days)
                    self.assertEqual(int(row["dagen_niet"]), len(failing))

    def test_the_command_prints_what_the_page_gives(self) -> None:
        told = self.database.must("checks", ORG, "--van", "2026-07-01", "--tot", "2026-09-30", "--ids", "MED-VOG-DAG", "--vorm", "open").out
        self.assertEqual(told.split(), self.visitor.get(f"/o/{ORG}/kwaliteit/MED-VOG-DAG.csv?periode=2026-K3&vorm=open").text.split())
        self.assertNotEqual(self.database.run("checks", ORG, "--ids", "MED-ONZIN").code, 0)

    def test_others_find_nothing_and_a_slip_is_told(self) -> None:
        coordinator = self.server.client(COORDINATOR)
        for path in ("kwaliteit", "kwaliteit.csv", "kwaliteit/MED-VOG-DAG", "kwaliteit/MED-VOG-DAG.json"):
            self.assertEqual(coordinator.get(f"/o/{ORG}/{path}").status, 404, path)
            self.assertEqual(self.visitor.get(f"/o/{OTHER}/{path}").status, 404, path)
        self.assertEqual(self.visitor.get(f"/o/{ORG}/kwaliteit/MED-ONZIN").status, 404)
        for query, words in (("periode=2026-K9", "periode"), ("peildatum=2999-01-01", "vandaag"), ("stand=levering-999", "levering 999"), ("gemeente=GM0363", "gemeente")):
            answer = self.visitor.get(f"/o/{ORG}/kwaliteit?{query}")
            self.assertEqual(answer.status, 400, query)
            self.assertIn(words, answer.text)

    def test_a_new_vog_counts_now_and_not_at_the_stand_before_it(self) -> None:
        failing = next(row for row in self.file("kwaliteit/MED-VOG-DAG") if row["oordeel"] == "voldoet_niet")
        who, first = failing["onderwerp"], failing["niet_op"].split()[0]
        row = {"registratie_nr": "R-nieuw", "medewerker_nr": who, "soort": "VOG", "geldig_vanaf": first, "afgegeven_op": first}
        path = write(self.folder(), "registraties", row)
        delivery = self.database.must("import", ORG, str(path), "--json").json["levering"]
        now = {row["onderwerp"]: row["oordeel"] for row in self.file("kwaliteit/MED-VOG-DAG")}
        self.assertEqual(now[who], "voldoet")
        before = {row["onderwerp"]: row["oordeel"] for row in self.file("kwaliteit/MED-VOG-DAG", f"&stand=levering-{delivery - 1}")}
        self.assertEqual(before[who], "voldoet_niet")
        page = self.visitor.get(f"/o/{ORG}/kwaliteit?stand=levering-{delivery - 1}").text
        self.assertIn("eerdere stand", page)


if __name__ == "__main__":
    unittest.main()
