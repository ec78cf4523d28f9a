"""Tests of the comparison of the checks: the file, and whether the seeded deliveries reach what there is to compare."""

from __future__ import annotations

import random
import unittest
from dataclasses import replace
from typing import Any

from check_periods import fixed_periods, telling_periods
from checks import CHECKS, CheckRow, checked
from compare_checks import check_differences, rendered_checks
from deliveries import complaints, generate, revise
from small_worlds import D
from test_oracle import TODAY, known
from verdicts import Period, Verdict


class CheckFileTests(unittest.TestCase):
    def setUp(self) -> None:
        self.period = Period(D("2026-01-01"), D("2026-03-31"))
        self.rows = [CheckRow("MED-MBO", "medewerker", "-m", Verdict.FAILED, 3, (D("2026-02-01"), D("2026-03-01"))),
                     CheckRow("CAS-GIZ", "casus", "a", Verdict.OPEN, None, ())]

    def test_the_forms(self) -> None:
        text = rendered_checks(self.rows, self.period, "excel").decode("utf-8-sig")
        self.assertEqual(text.split("\r\n")[1], "MED-MBO;1;01-01-2026;31-03-2026;medewerker;'-m;voldoet_niet;3;2;2026-02-01 2026-03-01")
        text = rendered_checks(self.rows, self.period, "open").decode()
        self.assertEqual(text.split("\r\n")[2], "CAS-GIZ,1,2026-01-01,2026-03-31,casus,a,nvt,,0,")
        for form in ("open", "excel"):
            self.assertEqual(check_differences(self.rows, self.period, rendered_checks(self.rows, self.period, form), form), [])

    def test_differences_are_seen(self) -> None:
        data = rendered_checks(self.rows, self.period, "open")
        self.assertEqual(len(check_differences(self.rows[1:], self.period, data, "open")), 1)
        self.assertEqual(len(check_differences(self.rows, self.period, rendered_checks(self.rows[1:], self.period, "open"), "open")), 1)
        changes: list[dict[str, Any]] = [{"verdict": Verdict.LAPSES}, {"looked": 4}, {"looked": None}, {"failing": (D("2026-02-01"),)},
                                         {"kind": "casus"}, {"subject": "m"}, {"failing": (D("2026-02-01"), D("2026-03-02"))}]
        for change in changes:
            self.assertTrue(check_differences([replace(self.rows[0], **change), self.rows[1]], self.period, data, "open"), change)
        self.assertTrue(check_differences(self.rows, Period(self.period.van, D("2026-03-30")), data, "open"))
        self.assertTrue(check_differences(self.rows, self.period, data, "excel"))
        self.assertTrue(check_differences(self.rows, self.period, data.replace(b"dagen_niet", b"dagen_fout"), "open"))
        self.assertTrue(check_differences(self.rows, self.period, data + data.split(b"\r\n", 1)[1], "open"))


class ReachTests(unittest.TestCase):
    REACHED = {
        "ORG": "voldoet verloopt voldoet_niet onbekend", "MED-MBO": "voldoet voldoet_niet onbekend",
        "MED-VOG-START": "voldoet voldoet_niet onbekend", "MED-VOG-DAG": "voldoet verloopt voldoet_niet onbekend",
        "MED-KCKZ-DAG": "voldoet verloopt voldoet_niet onbekend", "MED-EHBO-DAG": "voldoet verloopt voldoet_niet onbekend",
        "MED-SCHOLING": "voldoet voldoet_niet onbekend nvt", "MED-KCKZ-PUNTEN": "voldoet voldoet_niet onbekend nvt",
        "CAS-REGIE-DAG": "voldoet voldoet_niet onbekend", "CAS-SKJ-CONTROLE": "voldoet verloopt voldoet_niet onbekend",
        "CAS-EVAL-TUSSEN": "voldoet voldoet_niet", "CAS-EVAL-PARTIJEN": "voldoet voldoet_niet", "CAS-DOELMATIG": "voldoet voldoet_niet",
        "CAS-UREN": "voldoet voldoet_niet onbekend", "CAS-LEEFTIJD": "voldoet voldoet_niet", "CAS-FACTUUR": "voldoet voldoet_niet onbekend",
    }

    def test_deliveries_have_subjects_with_every_verdict(self) -> None:
        """The terms (not named above) know voldoet, voldoet_niet and nvt. An organisation is one subject: that takes several seeds."""
        found: dict[str, set[str]] = {id: set() for id in CHECKS}
        for seed in range(1, 13):
            knowledge = known(*generate(seed, 60, D("2023-01-01"), 4, TODAY).files.values())
            periods = [*fixed_periods(TODAY), *telling_periods(knowledge.at(), TODAY, random.Random(seed), 15)]
            for row in (row for period in periods for row in checked(knowledge.at(), period)):
                found[row.check].add(row.verdict.value)
        for id, verdicts in found.items():
            expected = self.REACHED.get("ORG" if id.startswith("ORG") else id, "voldoet voldoet_niet nvt")
            self.assertEqual(verdicts, set(expected.split()), id)

    def test_later_deliveries_renew_and_withdraw_staff(self) -> None:
        renewed, withdrawn = False, set()
        for first in range(1, 4):
            knowledge = known(*generate(first, 60, D("2023-01-01"), 4, TODAY).files.values())
            staff = {key[0] for key in knowledge.current["medewerkers"]}
            for seed in range(4):
                delivery = revise(knowledge, 10 * first + seed, D("2023-01-01"), 4, TODAY)
                self.assertEqual(list(complaints(delivery, knowledge)), [])
                knowledge.apply(delivery)
            later = [version for version in knowledge.versions if version.delivery > 1]
            renewed = renewed or any(version.kind == "registraties" and version.key not in knowledge.at(1)["registraties"]
                                     and version.values["medewerker_nr"] in staff for version in later)
            withdrawn |= {version.kind for version in later if version.withdrawn}
        self.assertTrue(renewed)
        self.assertLessEqual({"medewerkers", "skj_partners", "casussen"}, withdrawn)


if __name__ == "__main__":
    unittest.main()
