"""Tests of the recomputed checks on the organisation and on employees, by values worked out by hand.

    python3 -m unittest discover -s Tests/Oracle
"""

from __future__ import annotations

import unittest
from typing import Any, Optional

from check_periods import fixed_periods, last_leap_day
from knowledge import Delivery, File, Knowledge
from schema import Row
from small_worlds import PERSON, CheckTests, D, registration, training, visit, world
from test_oracle import TODAY, case
from verdicts import Period, months_later


class ArithmeticTests(CheckTests):
    def test_months_are_clamped(self) -> None:
        for day, months, expected in [("2024-02-29", 36, "2027-02-28"), ("2026-05-31", -3, "2026-02-28"), ("2024-05-31", -3, "2024-02-29"),
                                      ("2026-01-31", 1, "2026-02-28"), ("2025-11-30", 3, "2026-02-28"), ("2026-03-15", -12, "2025-03-15")]:
            self.assertEqual(months_later(D(day), months), D(expected), day)

    def test_fixed_periods_have_a_leap_day_and_end_by_today(self) -> None:
        for today in (TODAY, D("2027-01-01"), D("2028-02-29"), D("2028-03-01")):
            periods = fixed_periods(today)
            self.assertTrue(all(period.van <= period.tot <= today for period in periods))
            self.assertTrue(any(period.holds(last_leap_day(today)) and len(period.days()) == 1 for period in periods))
        self.assertEqual(last_leap_day(D("2028-02-28")), D("2024-02-29"))


class OrganisationTests(CheckTests):
    def document(self, number: str, kind: str, first: str, last: Optional[str], established: str) -> Row:
        return {"document_nr": number, "soort": kind, "geldig_vanaf": D(first), "geldig_tot": D(last) if last else None,
                "vastgesteld_op": D(established)}

    def test_two_certificates_make_one_run_of_days(self) -> None:
        hkz = self.document("h", "hkz_certificaat", "2023-01-01", "2026-03-31", "2023-01-01")
        iso = self.document("i", "iso_certificaat", "2026-04-01", None, "2026-04-01")
        self.check(world(documenten=[hkz, iso]), "ORG-HKZ", "voldoet", looked=304)
        late = {**iso, "geldig_vanaf": D("2026-04-03")}
        self.check(world(documenten=[hkz, late]), "ORG-HKZ", "voldoet_niet", "2026-04-01 2026-04-02", 304)

    def test_nothing_recorded_names_every_day(self) -> None:
        three = Period(D("2026-02-27"), D("2026-03-01"))
        self.check(world(casussen=case("a")), "ORG-MELDCODE", "onbekend", "2026-02-27 2026-02-28 2026-03-01", 3, three)
        # A document of another time is a record all the same.
        later = self.document("d", "meldcode", "2026-03-02", None, "2026-03-02")
        self.check(world(documenten=later), "ORG-MELDCODE", "voldoet_niet", "2026-02-27 2026-02-28 2026-03-01", 3, three)

    def test_ninety_days_ahead(self) -> None:
        day = Period(D("2026-01-01"), D("2026-01-01"))
        for last, expected in [("2026-01-01", "verloopt"), ("2026-03-31", "verloopt"), ("2026-04-01", "voldoet")]:   # tot + 90 = 1 April
            self.check(world(documenten=self.document("d", "aandachtsfunctionaris", "2025-01-01", last, "2025-01-01")),
                       "ORG-AANDACHT", expected, looked=1, period=day)
        renewal = self.document("e", "aandachtsfunctionaris", "2026-03-01", None, "2025-01-01")
        for first, expected in [("2026-02-28", "voldoet"), ("2026-03-01", "voldoet"), ("2026-03-02", "verloopt")]:
            ends = self.document("d", "aandachtsfunctionaris", "2025-01-01", "2026-02-28", "2025-01-01")
            self.check(world(documenten=[ends, {**renewal, "geldig_vanaf": D(first)}]), "ORG-AANDACHT", expected, looked=1, period=day)

    def test_age_is_judged_on_the_last_day_among_what_is_valid_then(self) -> None:
        day = Period(D("2026-06-29"), D("2026-06-30"))
        for established, expected, failing in [("2025-06-29", "voldoet_niet", "2026-06-30"), ("2025-06-30", "verloopt", ""),
                                               ("2025-09-27", "verloopt", ""), ("2025-09-28", "voldoet", "")]:   # tot + 90 = 28 September
            self.check(world(documenten=self.document("d", "opleidingsplan", "2025-10-01", None, established)), "ORG-OPLEIDING", expected,
                       failing, 2, day)
        old = self.document("d", "opleidingsplan", "2020-01-01", None, "2020-01-01")
        fresh = self.document("e", "opleidingsplan", "2026-01-01", "2026-06-29", "2026-01-01")
        self.check(world(documenten=[old, fresh]), "ORG-OPLEIDING", "voldoet_niet", "2026-06-30", 2, day)
        self.check(world(documenten=[old, {**fresh, "geldig_tot": None}]), "ORG-OPLEIDING", "voldoet", "", 2, day)


class EmployeeTests(CheckTests):
    def test_diploma(self) -> None:
        days = ["2025-12-31", "2026-02-01", "2026-02-01", "2026-03-01"]
        for person, expected, failing in [
            ({"mbo_niveau": 3, "diploma_op": D("2026-02-01")}, "voldoet", ""),
            ({"mbo_niveau": 3, "diploma_op": D("2026-02-02")}, "voldoet_niet", "2026-02-01"),
            ({"mbo_niveau": 4}, "voldoet_niet", "2026-02-01 2026-03-01"),
            ({"diploma_op": D("2000-01-01")}, "voldoet_niet", "2026-02-01 2026-03-01"),
            ({}, "onbekend", "2026-02-01 2026-03-01"),
        ]:
            self.check(self.at_work(days, person=person), "MED-MBO", expected, failing, 2)
        self.check(self.at_work(["2025-12-31"]), "MED-MBO", None)

    def test_vog_at_the_start(self) -> None:
        hired = D("2024-05-31")      # three months before it: 29 February
        for issued, expected in [("2024-02-28", "voldoet_niet"), ("2024-02-29", "voldoet"), ("2024-05-31", "voldoet"), ("2024-06-01", "voldoet_niet")]:
            knowledge = self.at_work(["2026-02-01"], person={"in_dienst_op": hired},
                                     registraties=registration("r", "VOG", afgegeven_op=D(issued), geldig_vanaf=D("2030-01-01")))
            self.check(knowledge, "MED-VOG-START", expected, "" if expected == "voldoet" else "2024-05-31")
        self.check(self.at_work(["2026-02-01"], registraties=registration("r", "KCKZ")), "MED-VOG-START", "onbekend", "2020-01-01")
        self.check(self.at_work(["2026-02-01"], registraties=registration("r", "VOG")), "MED-VOG-START", "voldoet_niet", "2020-01-01")

    def test_vog_of_a_leap_day(self) -> None:
        period = Period(D("2023-01-01"), D("2023-03-31"))
        knowledge = self.at_work(["2023-02-28", "2023-03-01"], registraties=registration(
            "r", "VOG", afgegeven_op=D("2020-02-29"), geldig_vanaf=D("2023-03-01"), geldig_tot=D("2030-01-01")))
        self.check(knowledge, "MED-VOG-DAG", "voldoet_niet", "2023-03-01", 2, period)
        self.check(knowledge, "MED-VOG-DAG", "verloopt", "", 1, Period(D("2023-01-01"), D("2023-02-28")))
        self.check(self.at_work(["2023-02-28"], registraties=registration("r", "VOG")), "MED-VOG-DAG", "voldoet_niet", "2023-02-28", 1, period)

    def test_who_leaves_does_not_lapse(self) -> None:
        ends = registration("r", "KCKZ", geldig_tot=D("2026-11-30"))     # 31 October + 30
        for leaves, expected in [(None, "verloopt"), ("2026-11-30", "voldoet"), ("2026-12-01", "verloopt"), ("2026-05-01", "voldoet")]:
            knowledge = self.at_work(["2026-10-31"], person={"uit_dienst_op": D(leaves) if leaves else None}, registraties=ends)
            self.check(knowledge, "MED-KCKZ-DAG", expected, "", 1)
        # The day worked counts, also after the last day of service.
        self.check(self.at_work(["2026-10-31"], person={"uit_dienst_op": D("2026-05-01")},
                                registraties={**ends, "geldig_tot": D("2026-10-30")}), "MED-KCKZ-DAG", "voldoet_niet", "2026-10-31", 1)

    def test_what_refers_to_something_withdrawn_or_later_does_not_count(self) -> None:
        knowledge = self.at_work(["2026-02-01"])
        self.check(knowledge, "MED-EHBO-DAG", "onbekend", "2026-02-01", 1)
        gone = File("casussen", ["casus_nr", "verwijderd"], [{"casus_nr": "a", "verwijderd": True}])
        knowledge.apply(Delivery(TODAY, {"casussen": gone}))
        self.check(knowledge, "MED-EHBO-DAG", None)
        later = world(medewerkers=PERSON, casussen=case("a", ontvangen_op=D("2026-11-01")), inzet=visit("i", "2026-02-01"))
        self.check(later, "MED-EHBO-DAG", None)
        self.check(later, "MED-EHBO-DAG", "onbekend", "2026-02-01", 1, Period(D("2026-01-01"), D("2026-11-01")))

    def test_training_of_twelve_months(self) -> None:
        period = Period(D("2026-02-28"), D("2026-02-28"))       # so from 1 March 2025 on
        def result(*given: Row, worked: str = "2025-03-01", hired: str = "2025-02-28") -> Knowledge:
            return self.at_work([worked], person={"in_dienst_op": D(hired)}, scholingen=list(given))

        points, btz = training("a", "2025-03-01", "A", "9"), training("b", "2026-02-28", "BTZ", "1")
        self.check(result(points, btz), "MED-SCHOLING", "voldoet", period=period)
        for given in [(training("a", "2025-02-28", "A", "9"), btz), (points, training("b", "2026-03-01", "BTZ", "1")),
                      (points, training("b", "2026-02-28", "BTZ", "0.99"), training("c", "2026-02-28", "B", "1")),
                      (training("a", "2025-03-01", "A", "8.99"), btz)]:
            self.check(result(*given), "MED-SCHOLING", "voldoet_niet", "2026-02-28", period=period)
        self.check(result(training("a", "2026-03-01", "A", "9")), "MED-SCHOLING", "onbekend", "2026-02-28", period=period)
        self.check(result(hired="2025-03-01"), "MED-SCHOLING", "nvt", period=period)
        self.check(result(points, worked="2025-02-28"), "MED-SCHOLING", None, period=period)

    def test_register_points(self) -> None:
        # Four years of 1461 days; at the end of 2024 731 of them: 40 × 731 / 1461 = 20.01.
        period = Period(D("2024-12-31"), D("2024-12-31"))
        register = registration("r", "KCKZ", geldig_vanaf=D("2023-01-01"), geldig_tot=D("2026-12-31"))

        def result(*given: Row, registers: Any = register) -> Knowledge:
            return self.at_work(["2024-12-31"], registraties=registers, scholingen=list(given))

        self.check(result(training("a", "2023-01-01", "A", "20")), "MED-KCKZ-PUNTEN", "voldoet", period=period)
        for given in [training("a", "2023-01-01", "A", "19.99"), training("a", "2022-12-31", "A", "20"), training("a", "2025-01-01", "A", "20"),
                      training("a", "2024-06-01", "BTZ", "40")]:
            self.check(result(given), "MED-KCKZ-PUNTEN", "voldoet_niet", "2024-12-31", period=period)
        self.check(result(registers={**register, "geldig_tot": None}), "MED-KCKZ-PUNTEN", "nvt", period=period)
        self.check(result(registers={**register, "geldig_vanaf": D("2025-01-01")}), "MED-KCKZ-PUNTEN", "onbekend", "2024-12-31", period=period)
        # The same first day twice: the greatest number by code point, so r9 and not r10.
        ended = {**register, "registratie_nr": "r10", "geldig_tot": D("2023-01-01")}
        self.check(result(registers=[ended, {**register, "registratie_nr": "r9", "geldig_tot": None}]), "MED-KCKZ-PUNTEN", "nvt", period=period)
        self.check(result(registers=[{**ended, "registratie_nr": "r9"}, {**register, "registratie_nr": "r10", "geldig_tot": None}]),
                   "MED-KCKZ-PUNTEN", "voldoet_niet", "2024-12-31", period=period)
        # One that has ended: all forty, dated in its own period.
        self.check(result(training("a", "2023-01-02", "A", "40"), registers=ended), "MED-KCKZ-PUNTEN", "voldoet_niet", "2024-12-31", period=period)
        self.check(result(training("a", "2023-01-01", "A", "40"), registers=ended), "MED-KCKZ-PUNTEN", "voldoet", period=period)


if __name__ == "__main__":
    unittest.main()
