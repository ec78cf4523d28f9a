"""Tests of the recomputed checks on cases, evaluations and reports, by values worked out by hand."""

from __future__ import annotations

import unittest
from decimal import Decimal
from typing import Any, Optional

from knowledge import Delivery, File, Knowledge
from schema import Row
from small_worlds import PERSON, CheckTests, D, evaluation, invoice, visit, world
from test_oracle import TODAY, case
from verdicts import Period


class CaseTests(CheckTests):
    def started(self, on: str = "2026-02-01", files: Optional[dict[str, Any]] = None, **given: Any) -> Knowledge:
        """Case a, received and started on the day."""
        born = given.pop("geboren_of_uitgerekend_op", D(on))
        return world(medewerkers=PERSON, casussen=case("a", ontvangen_op=D(on), gestart_op=D(on), geboren_of_uitgerekend_op=born, **given),
                     **(files or {}))

    def test_regie(self) -> None:
        manager: Row = {"regie_nr": "r", "casus_nr": "a", "soort": "casemanager_gemeente", "vanaf": D("2026-02-02"), "tot": D("2026-02-03")}
        partner: Row = {"regie_nr": "s", "casus_nr": "a", "soort": "skj_partner", "partner_nr": "p", "vanaf": D("2026-02-01")}
        registered: Row = {"partner_nr": "p", "naam": "P", "organisatie": "O", "skj_nummer": "1", "geldig_vanaf": D("2020-01-01"),
                           "geldig_tot": D("2026-02-01")}
        visits = [visit("i", "2026-02-01"), visit("j", "2026-02-02"), visit("k", "2026-02-03"), visit("l", "2026-02-04")]

        def result(*regie: Row) -> Knowledge:
            return self.started(files={"inzet": visits, "skj_partners": registered, "regie": list(regie)})

        self.check(result(), "CAS-REGIE-DAG", "onbekend", "2026-02-01 2026-02-02 2026-02-03 2026-02-04", 4)
        self.check(result(manager), "CAS-REGIE-DAG", "voldoet_niet", "2026-02-01 2026-02-04", 4)
        self.check(result(manager, partner), "CAS-REGIE-DAG", "voldoet_niet", "2026-02-04", 4)
        knowledge = result(partner)
        self.check(knowledge, "CAS-REGIE-DAG", "voldoet_niet", "2026-02-02 2026-02-03 2026-02-04", 4)
        gone = File("skj_partners", ["partner_nr", "verwijderd"], [{"partner_nr": "p", "verwijderd": True}])
        knowledge.apply(Delivery(TODAY, {"skj_partners": gone}))
        self.check(knowledge, "CAS-REGIE-DAG", "onbekend", "2026-02-01 2026-02-02 2026-02-03 2026-02-04", 4)
        self.check(knowledge, "CAS-SKJ-CONTROLE", None)

    def test_control_of_a_partner(self) -> None:
        def result(controlled: Optional[str], first: str = "2026-02-01", last: Optional[str] = None) -> Knowledge:
            partner = {"partner_nr": "p", "naam": "P", "organisatie": "O", "skj_nummer": "1", "geldig_vanaf": D("2020-01-01"),
                       "gecontroleerd_op": D(controlled) if controlled else None}
            regie = {"regie_nr": "s", "casus_nr": "a", "soort": "skj_partner", "partner_nr": "p", "vanaf": D(first),
                     "tot": D(last) if last else None}
            return self.started(files={"skj_partners": partner, "regie": regie})

        for controlled, expected in [("2025-10-30", "voldoet_niet"), ("2025-10-31", "verloopt"), ("2026-01-28", "verloopt"),
                                     ("2026-01-29", "voldoet"), ("2026-10-31", "voldoet"), ("2026-11-01", "onbekend"), (None, "onbekend")]:
            failing = "2026-10-31" if expected in ("voldoet_niet", "onbekend") else ""
            self.check(result(controlled), "CAS-SKJ-CONTROLE", expected, failing)
        leap = Period(D("2025-02-28"), D("2025-02-28"))
        self.check(result("2024-02-29", "2024-01-01"), "CAS-SKJ-CONTROLE", None, period=leap)   # its case is received later
        self.check(result("2026-10-01", "2026-11-01"), "CAS-SKJ-CONTROLE", None)
        self.check(result("2026-10-01", "2026-01-01", "2026-01-01"), "CAS-SKJ-CONTROLE", "voldoet")

    def test_contact(self) -> None:
        received = D("2026-05-01")       # the third werkdag after it is 7 May
        for given, tot, expected in [
            ({"contact_op": D("2026-05-07")}, "2026-05-07", "voldoet"), ({"contact_op": D("2026-05-08")}, "2026-05-08", "voldoet_niet"),
            ({"contact_op": D("2026-05-08")}, "2026-05-07", "nvt"), ({}, "2026-05-07", "nvt"), ({}, "2026-05-08", "voldoet_niet"),
            ({"ingetrokken_op": D("2026-05-07")}, "2026-06-01", "nvt"), ({"afgewezen_op": D("2026-05-08")}, "2026-06-01", "voldoet_niet"),
            ({"contact_op": D("2026-05-11"), "ingetrokken_op": D("2026-05-02")}, "2026-06-01", "voldoet_niet"),
        ]:
            self.check(world(casussen=case("a", ontvangen_op=received, **given)), "CAS-CONTACT", expected,
                       "2026-05-07" if expected == "voldoet_niet" else "", period=Period(D("2026-05-01"), D(tot)))

    def test_agreement(self) -> None:
        for given, tot, expected in [
            ({"akkoord_op": D("2026-02-01"), "akkoord_uren": Decimal(0)}, "2026-02-01", "voldoet"),
            ({"akkoord_op": D("2026-02-01")}, "2026-02-01", "nvt"), ({"akkoord_op": D("2026-02-01")}, "2026-02-02", "voldoet_niet"),
            ({"akkoord_uren": Decimal(1)}, "2026-02-01", "nvt"), ({"akkoord_uren": Decimal(1)}, "2026-02-02", "voldoet_niet"),
            ({"akkoord_op": D("2026-02-02"), "akkoord_uren": Decimal(1)}, "2026-02-02", "voldoet_niet"),
        ]:
            self.check(self.started(**given), "CAS-AKKOORD", expected, "2026-02-01" if expected == "voldoet_niet" else "",
                       period=Period(D("2026-02-01"), D(tot)))

    def test_indication_and_law(self) -> None:
        for given, tot, expected in [       # 42 days after 1 February: 15 March
            ({"indicatie_op": D("2026-03-15"), "wet": "jeugd"}, "2026-03-15", "voldoet"),
            ({"indicatie_op": D("2026-03-16"), "wet": "jeugd"}, "2026-03-16", "voldoet_niet"),
            ({"indicatie_op": D("2026-02-01")}, "2026-03-15", "nvt"), ({"indicatie_op": D("2026-02-01")}, "2026-03-16", "voldoet_niet"),
            ({"wet": "wmo"}, "2026-03-16", "voldoet_niet"),
        ]:
            self.check(self.started(**given), "CAS-INDICATIE", expected, "2026-03-15" if expected == "voldoet_niet" else "",
                       period=Period(D("2026-02-01"), D(tot)))

    def test_plan_has_two_terms(self) -> None:
        def goal(day: str) -> dict[str, Any]:
            return {"doelen": {"doel_nr": "d", "casus_nr": "a", "domein": "opvoeding", "gesteld_op": D(day)}}

        plan = {"plan_op": D("2026-02-10")}        # its own term ends on 24 February
        for given, files, tot, expected, failing in [
            (plan, goal("2026-02-24"), "2026-02-24", "voldoet", ""), (plan, goal("2026-01-01"), "2026-02-24", "voldoet", ""),
            (plan, goal("2026-02-25"), "2026-02-24", "nvt", ""), (plan, goal("2026-02-25"), "2026-02-25", "voldoet_niet", "2026-02-24"),
            ({}, goal("2026-02-25"), "2026-03-15", "nvt", ""), ({}, {}, "2026-10-31", "voldoet_niet", "2026-03-15"),
            ({"plan_op": D("2026-03-16")}, goal("2026-03-16"), "2026-10-31", "voldoet_niet", "2026-03-15"),
            ({"plan_op": D("2026-03-16")}, {}, "2026-03-30", "voldoet_niet", "2026-03-15"),
            ({"plan_op": D("2026-03-16")}, {}, "2026-03-31", "voldoet_niet", "2026-03-15 2026-03-30"),
        ]:
            self.check(self.started(files=files, **given), "CAS-PLAN", expected, failing, period=Period(D("2026-02-01"), D(tot)))

    def test_network(self) -> None:
        for network, tot, expected in [("2026-03-01", "2026-03-01", "voldoet"), ("2026-03-02", "2026-03-01", "nvt"),
                                       ("2026-03-02", "2026-03-02", "voldoet_niet"), (None, "2026-03-01", "nvt"), (None, "2026-03-02", "voldoet_niet")]:
            knowledge = self.started(beeindigd_op=D("2026-03-01"), netwerk_op=D(network) if network else None)
            self.check(knowledge, "CAS-NETWERK", expected, "2026-03-01" if expected == "voldoet_niet" else "",
                       period=Period(D("2026-02-01"), D(tot)))

    def test_hours_are_counted_from_the_first_and_named_in_the_period(self) -> None:
        visits = [visit("h", "2025-12-31", "3"), visit("i", "2026-02-01", "2"), visit("j", "2026-02-01", "2"), visit("k", "2026-03-01", "1"),
                  visit("l", "2026-11-01", "9")]
        for agreed, expected, failing in [("8", "voldoet", ""), ("7.99", "voldoet_niet", "2026-03-01"), ("7", "voldoet_niet", "2026-03-01"),
                                          ("6", "voldoet_niet", "2026-02-01 2026-03-01"), ("0", "voldoet_niet", "2026-02-01 2026-03-01"),
                                          (None, "onbekend", "2026-02-01 2026-03-01")]:
            knowledge = self.started("2025-01-01", {"inzet": visits}, akkoord_uren=Decimal(agreed) if agreed else None)
            self.check(knowledge, "CAS-UREN", expected, failing, 2)

    def test_age(self) -> None:
        visits = [visit("i", "2026-03-30"), visit("j", "2026-03-31")]
        for born, failing in [("2025-02-28", "2026-03-31"), ("2025-03-01", "")]:
            knowledge = self.started(files={"inzet": visits}, geboren_of_uitgerekend_op=D(born))
            self.check(knowledge, "CAS-LEEFTIJD", "voldoet_niet" if failing else "voldoet", failing, 2)
        # Born on a leap day: one year old on 28 February.
        leap = self.started("2024-02-29", {"inzet": [visit("i", "2025-03-30"), visit("j", "2025-03-31")]})
        self.check(leap, "CAS-LEEFTIJD", "voldoet_niet", "2025-03-31", 2, Period(D("2025-01-01"), D("2025-12-31")))

    def test_invoices(self) -> None:
        ended = {"beeindigd_op": D("2026-03-01"), "facturatie": "vecozo"}       # 45 days later: 15 April
        def result(*given: Row, **more: Any) -> Knowledge:
            return self.started(files={"inzet": visit("i", "2026-02-01", "4"), "facturen": list(given)}, **{**ended, **more})

        for given, expected in [
            ((invoice("f", "3.5"),), "voldoet"), ((invoice("f", "4.5"),), "voldoet"), ((invoice("f", "3.49"),), "voldoet_niet"),
            ((invoice("f", "6"), invoice("g", "-2")), "voldoet"), ((invoice("f", "6"), invoice("g", "-2", status="afgekeurd")), "voldoet_niet"),
            ((invoice("f", "4"), invoice("g", "3", "factuur", status="afgekeurd")), "voldoet"),
            ((invoice("f", "4", "factuur"),), "voldoet_niet"), ((invoice("f", "4", month="2026-11"),), "voldoet_niet"), ((), "voldoet_niet"),
        ]:
            self.check(result(*given), "CAS-FACTUUR", expected, "" if expected == "voldoet" else "2026-04-15")
        self.check(result(facturatie=None), "CAS-FACTUUR", "onbekend", "2026-04-15")
        self.check(result(invoice("f", "4", status="afgekeurd"), facturatie=None), "CAS-FACTUUR", "onbekend", "2026-04-15")
        self.check(result(invoice("f", "4"), facturatie=None), "CAS-FACTUUR", "voldoet_niet", "2026-04-15")
        on_the_day, after = Period(D("2026-01-01"), D("2026-04-15")), Period(D("2026-04-16"), D("2026-04-30"))
        # Judged on the day itself: no later period holds it (reading 5.17).
        self.check(result(), "CAS-FACTUUR", "voldoet_niet", "2026-04-15", period=on_the_day)
        self.check(result(facturatie=None), "CAS-FACTUUR", "onbekend", "2026-04-15", period=on_the_day)
        self.check(result(invoice("f", "4")), "CAS-FACTUUR", "voldoet", period=on_the_day)
        self.check(result(), "CAS-FACTUUR", None, period=after)


class EvaluationTests(CheckTests):
    def ended(self, start: str, end: Optional[str], *evaluations: Row, **files: Any) -> Knowledge:
        return world(casussen=case("a", ontvangen_op=D(start), gestart_op=D(start), beeindigd_op=D(end) if end else None),
                     evaluaties=list(evaluations), **files)

    def test_gaps(self) -> None:
        # 56 days after 1 January: 26 February. 56 days after that: 23 April.
        period = Period(D("2026-01-01"), D("2026-04-23"))
        good = [evaluation("e", "2026-02-26")]
        self.check(self.ended("2026-01-01", None, *good), "CAS-EVAL-TUSSEN", "voldoet", looked=113, period=period)
        late = self.ended("2026-01-01", "2026-04-01", evaluation("e", "2026-02-28"), evaluation("f", "2025-12-31"), evaluation("g", "2026-04-02"))
        self.check(late, "CAS-EVAL-TUSSEN", "voldoet_niet", "2026-02-27 2026-02-28", 91, period)
        self.check(late, "CAS-EVAL-TUSSEN", "voldoet_niet", "2026-02-28", 1, Period(D("2026-02-28"), D("2026-02-28")))
        self.check(late, "CAS-EVAL-TUSSEN", "voldoet", "", 32, Period(D("2026-03-01"), D("2026-04-30")))
        self.check(late, "CAS-EVAL-TUSSEN", "voldoet", "", 1, Period(D("2026-04-01"), D("2026-04-30")))
        self.check(late, "CAS-EVAL-TUSSEN", None, period=Period(D("2026-04-02"), D("2026-04-30")))
        self.check(late, "CAS-EVAL-TUSSEN", None, period=Period(D("2025-11-01"), D("2025-12-31")))

    def test_final_evaluation(self) -> None:
        goals = [{"doel_nr": "d", "casus_nr": "a", "domein": "opvoeding", "gesteld_op": D("2026-03-01")},
                 {"doel_nr": "late", "casus_nr": "a", "domein": "opvoeding", "gesteld_op": D("2026-03-02")}]
        score = {"evaluatie_nr": "e", "doel_nr": "d", "gas_score": 0}
        for day, scores, tot, expected in [
            ("2026-02-15", score, "2026-10-31", "voldoet"), ("2026-02-14", score, "2026-10-31", "voldoet_niet"),
            ("2026-03-15", score, "2026-10-31", "voldoet"), ("2026-03-16", score, "2026-10-31", "voldoet_niet"),
            ("2026-03-01", [], "2026-03-15", "nvt"), ("2026-03-01", [], "2026-03-16", "voldoet_niet"),
        ]:
            knowledge = self.ended("2026-01-01", "2026-03-01", evaluation("e", day, "eind"), doelen=goals, doelscores=scores)
            self.check(knowledge, "CAS-EVAL-EIND", expected, "2026-03-15" if expected == "voldoet_niet" else "",
                       period=Period(D("2026-01-01"), D(tot)))
        self.check(self.ended("2026-01-01", "2026-03-01", evaluation("e", "2026-03-01", "eind")), "CAS-EVAL-EIND", "voldoet")
        self.check(self.ended("2026-01-01", "2026-03-01", evaluation("e", "2026-03-01")), "CAS-EVAL-EIND", "voldoet_niet", "2026-03-15")

    def test_parties(self) -> None:
        both = {"met_client": True, "met_casemanager": True}
        self.check(self.ended("2026-02-01", "2026-03-01", evaluation("e", "2026-01-15", **both), evaluation("f", "2025-12-31")),
                   "CAS-EVAL-PARTIJEN", "voldoet")
        lacking = self.ended("2026-02-01", "2026-03-01", evaluation("e", "2026-04-01", met_client=True), evaluation("f", "2026-04-01"),
                             evaluation("g", "2026-05-01", met_client=False, met_casemanager=True), evaluation("h", "2026-05-02", **both))
        self.check(lacking, "CAS-EVAL-PARTIJEN", "voldoet_niet", "2026-04-01 2026-05-01")
        self.check(self.ended("2026-02-01", None), "CAS-EVAL-PARTIJEN", None)

    def test_effectiveness(self) -> None:
        end = "2026-02-26"       # the 57th day, that of the start included
        self.check(self.ended("2026-01-02", end), "CAS-DOELMATIG", None)
        self.check(self.ended("2026-01-01", end), "CAS-DOELMATIG", "voldoet_niet", end)
        self.check(self.ended("2026-01-01", end, evaluation("e", end, besluit="beeindigen")), "CAS-DOELMATIG", "voldoet_niet", end,
                   period=Period(D("2026-02-26"), D("2026-02-26")))
        self.check(self.ended("2026-01-01", end, evaluation("e", "2026-02-01")), "CAS-DOELMATIG", "voldoet")
        for flag, failing in [(True, ""), (False, "2026-02-01"), (None, "2026-02-01")]:
            knowledge = self.ended("2026-01-01", end, evaluation("e", "2026-02-01", besluit="opschalen", met_casemanager=flag))
            self.check(knowledge, "CAS-DOELMATIG", "voldoet_niet" if failing else "voldoet", failing)


class ReportTests(CheckTests):
    def report(self, kind: str, **given: Any) -> Row:
        return {"melding_nr": "x", "soort": kind, "ontvangen_op": D("2026-05-01"), **given}

    def test_complaints_have_two_terms(self) -> None:
        # After Friday 1 May: the fifth werkdag is Monday 11 May (5 May is none); 42 days later is 12 June.
        for confirmed, settled, tot, expected, failing in [
            ("2026-05-11", "2026-06-12", "2026-06-12", "voldoet", ""), ("2026-05-11", None, "2026-06-12", "nvt", ""),
            ("2026-05-11", None, "2026-06-13", "voldoet_niet", "2026-06-12"), ("2026-05-12", None, "2026-05-12", "voldoet_niet", "2026-05-11"),
            (None, "2026-05-02", "2026-05-11", "nvt", ""), (None, None, "2026-06-13", "voldoet_niet", "2026-05-11 2026-06-12"),
        ]:
            report = self.report("klacht", bevestigd_op=D(confirmed) if confirmed else None, afgehandeld_op=D(settled) if settled else None)
            self.check(world(meldingen=report), "MEL-KLACHT", expected, failing, period=Period(D("2026-05-01"), D(tot)))

    def test_calamities(self) -> None:
        for confirmed, expected in [("2026-05-07", "voldoet"), ("2026-05-08", "voldoet_niet"), (None, "voldoet_niet")]:
            knowledge = world(meldingen=self.report("calamiteit", bevestigd_op=D(confirmed) if confirmed else None))
            self.check(knowledge, "MEL-CALAMITEIT", expected, "" if expected == "voldoet" else "2026-05-07")
            self.check(knowledge, "MEL-KLACHT", None)
        self.check(world(meldingen=self.report("incident")), "MEL-CALAMITEIT", None)

    def test_a_report_counts_whatever_becomes_of_its_case(self) -> None:
        knowledge = world(casussen=case("a", ontvangen_op=D("2026-11-01")), meldingen=self.report("klacht", casus_nr="a"))
        self.check(knowledge, "MEL-KLACHT", "voldoet_niet", "2026-05-11 2026-06-12")
        knowledge.apply(Delivery(TODAY, {"casussen": File("casussen", ["casus_nr", "verwijderd"], [{"casus_nr": "a", "verwijderd": True}])}))
        self.check(knowledge, "MEL-KLACHT", "voldoet_niet", "2026-05-11 2026-06-12")


if __name__ == "__main__":
    unittest.main()
