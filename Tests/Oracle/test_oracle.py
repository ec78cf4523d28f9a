"""Tests of the recomputation itself, by values worked out by hand.

    python3 -m unittest discover -s Tests/Oracle
"""

from __future__ import annotations

import unittest
from dataclasses import replace
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any, Optional

from areas import AREAS
from compare import differences, guarded, rendered
from deliveries import complaints, generate, revise
from figures import FigureRow, Request, figures
from judging import Judgement, judge, typed
from knowledge import Counts, Delivery, File, Knowledge
from measures import gas_t, median, p90, wilson
from periods import containing, cut, everything, parse
from rules import looks_like_bsn, years_later
from schema import KINDS, Row, cbs_code
from spoiling import spoil
from stands import Timeline, amsterdam_day, instant, telling, written
from werkdagen import contact_deadline, holidays, koningsdag
from writing import FIELDS, Literal, Style, encoded

TODAY = date(2026, 11, 22)


def rows(kind: str, *given: dict[str, Any]) -> File:
    """A file with every column; cells not given are empty."""
    columns = [column.name for column in KINDS[kind].columns]
    return File(kind, columns, [{**dict.fromkeys(columns), **row} for row in given])


def case(number: str, **given: Any) -> Row:
    """A case received on 1 January 2026, with what the test says."""
    row: Row = {
        "casus_nr": number, "client_nr": "P" + number, "gemeente": "GM0363", "ontvangen_op": date(2026, 1, 1),
        "verwijzer": "huisarts", "kwetsbaarheid": ("gezin",), "geboren_of_uitgerekend_op": date(2026, 1, 1),
    }
    row.update(given)
    return row


def ended(number: str, start: date, end: date, **given: Any) -> Row:
    """A case received and started on `start`, ended on `end`."""
    return case(number, ontvangen_op=start, gestart_op=start, beeindigd_op=end, **given)


def known(*files: File) -> Knowledge:
    knowledge = Knowledge()
    knowledge.apply(Delivery(TODAY, {file.kind: file for file in files}))
    return knowledge


def one(knowledge: Knowledge, indicator: str, peildatum: date = TODAY, **request: Any) -> FigureRow:
    """The only row of one indicator."""
    found = [row for row in figures(knowledge.at(), Request(peildatum, **request)) if row.indicator == indicator]
    assert len(found) == 1, found
    return found[0]


def table(knowledge: Knowledge, indicator: str, peildatum: date = TODAY, **request: Any) -> dict[tuple[str, ...], Any]:
    """(slice, dimension values…) -> waarde."""
    return {
        (row.periode, *row.dimensions.values()): row.cell.waarde
        for row in figures(knowledge.at(), Request(peildatum, **request)) if row.indicator == indicator
    }


class WerkdagenTests(unittest.TestCase):
    def test_vectors_of_the_domain(self) -> None:
        vectors = {
            date(2026, 4, 1): date(2026, 4, 8), date(2026, 4, 24): date(2026, 4, 30),
            date(2026, 5, 1): date(2026, 5, 7), date(2026, 5, 13): date(2026, 5, 19),
            date(2026, 5, 22): date(2026, 5, 28), date(2026, 12, 23): date(2026, 12, 29),
            date(2026, 12, 30): date(2027, 1, 5), date(2027, 5, 3): date(2027, 5, 10),
            date(2026, 11, 21): date(2026, 11, 25),
        }
        for received, deadline in vectors.items():
            self.assertEqual(contact_deadline(received), deadline, received)

    def test_holidays_of_the_table(self) -> None:
        table = {
            2025: [(4, 18), (4, 21), (4, 26), (5, 5), (5, 29), (6, 9)],
            2026: [(4, 3), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25)],
            2027: [(3, 26), (3, 29), (4, 27), (5, 5), (5, 6), (5, 17)],
            2028: [(4, 14), (4, 17), (4, 27), (5, 5), (5, 25), (6, 5)],
            2029: [(3, 30), (4, 2), (4, 27), (5, 5), (5, 10), (5, 21)],
        }
        for year, days in table.items():
            expected = {date(year, month, day) for month, day in [*days, (1, 1), (12, 25), (12, 26)]}
            self.assertEqual(holidays(year), expected, year)

    def test_koningsdag_before_2014(self) -> None:
        self.assertEqual(koningsdag(2013), date(2013, 4, 30))
        self.assertEqual(koningsdag(2006), date(2006, 4, 29))
        self.assertEqual(koningsdag(2014), date(2014, 4, 26))


class MeasureTests(unittest.TestCase):
    def test_gas_vectors_of_the_domain(self) -> None:
        for scores, weights, expected in [
            ([1], [1], 60.0), ([0, 0, 0], [1, 1, 1], 50.0), ([1, 1], [1, 1], 62.4035), ([2, 2, 2], [1, 1, 1], 77.3861),
            ([-2, -2, -2], [1, 1, 1], 22.6139), ([1, 0, -1], [1, 1, 1], 50.0), ([2, 0, -1], [3, 2, 1], 61.0163),
            ([1, 2], [2, 3], 69.6352),
        ]:
            self.assertAlmostEqual(gas_t(scores, [Decimal(weight) for weight in weights]), expected, 4)

    def test_wilson(self) -> None:
        low, high = wilson(5, 10)
        self.assertAlmostEqual(low, 23.6593, 4)
        self.assertAlmostEqual(high, 76.3407, 4)
        low, high = wilson(0, 10)
        self.assertAlmostEqual(low, 0, 9)
        self.assertAlmostEqual(high, 27.7533, 4)

    def test_median_and_p90(self) -> None:
        self.assertEqual(median([3, 1, 2]), 2)
        self.assertEqual(median([4, 1, 2, 3]), Decimal("2.5"))
        self.assertEqual(p90(list(range(1, 11))), 9)
        self.assertEqual(p90(list(range(1, 12))), 10)
        self.assertEqual(p90([7]), 7)


class PeriodTests(unittest.TestCase):
    def test_forms(self) -> None:
        for text, first, last in [
            ("2026", date(2026, 1, 1), date(2026, 12, 31)), ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
            ("2026-K1", date(2026, 1, 1), date(2026, 3, 31)), ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2025-11..2026-K1", date(2025, 11, 1), date(2026, 3, 31)),
        ]:
            period = parse(text)
            self.assertEqual((period.first, period.last), (first, last), text)

    def test_a_cut_year_keeps_its_name(self) -> None:
        slices = cut(parse("2025-K4..2026-K3"), "jaar")
        self.assertEqual([(piece.name, piece.first, piece.last) for piece in slices],
                         [("2025", date(2025, 10, 1), date(2025, 12, 31)), ("2026", date(2026, 1, 1), date(2026, 9, 30))])

    def test_everything_runs_to_the_peildatum(self) -> None:
        names = [piece.name for piece in everything(date(2026, 2, 14), TODAY, "kwartaal")]
        self.assertEqual(names, ["2026-K1", "2026-K2", "2026-K3", "2026-K4"])
        self.assertEqual(containing(TODAY, "halfjaar").name, "2026-H2")


class CodeTests(unittest.TestCase):
    def test_the_same_code_in_two_lists(self) -> None:
        self.assertEqual(cbs_code("jw", "31"), "01")
        self.assertEqual(cbs_code("wmo", "31"), "05")
        self.assertIsNone(cbs_code("jw", "20"))
        self.assertIsNone(cbs_code(None, None))

    def test_bsn(self) -> None:
        self.assertTrue(looks_like_bsn("111222333"))
        self.assertTrue(looks_like_bsn("000000000"))
        self.assertFalse(looks_like_bsn("123456789"))
        self.assertFalse(looks_like_bsn("2024-00001"))

    def test_areas(self) -> None:
        self.assertEqual(len(AREAS), 342)
        self.assertEqual(len({area.jeugdregio for area in AREAS.values()}), 42)
        self.assertEqual((AREAS["GM0944"].jeugdregio, AREAS["GM0944"].provincie), ("JZ32", "PV31"))

    def test_a_year_later_on_a_leap_day(self) -> None:
        self.assertEqual(years_later(date(2024, 2, 29), 1), date(2025, 2, 28))


class FigureTests(unittest.TestCase):
    def test_contact(self) -> None:
        # Received on Friday 1 May 2026: the deadline is Thursday 7 May.
        received = date(2026, 5, 1)
        knowledge = known(rows(
            "casussen",
            case("intime", ontvangen_op=received, contact_op=date(2026, 5, 7)),
            case("late", ontvangen_op=received, contact_op=date(2026, 5, 8)),
            case("open", ontvangen_op=received),
            case("closed", ontvangen_op=received, ingetrokken_op=date(2026, 5, 7)),
            case("missed", ontvangen_op=received, afgewezen_op=date(2026, 5, 8)),
        ))
        self.assertEqual((one(knowledge, "contact_op_tijd").cell.teller, one(knowledge, "contact_op_tijd").cell.noemer), (1, 4))
        on_the_day = one(knowledge, "contact_op_tijd", date(2026, 5, 7)).cell
        self.assertEqual((on_the_day.teller, on_the_day.noemer), (1, 1))
        before = one(knowledge, "contact_op_tijd", date(2026, 5, 6)).cell
        self.assertEqual((before.noemer, before.status, before.waarde), (0, "geen_waarde", None))

    def test_no_new_start_borders(self) -> None:
        end = date(2024, 3, 1)
        for start, new in [(date(2024, 3, 1), False), (date(2024, 3, 2), True), (date(2025, 3, 1), True), (date(2025, 3, 2), False)]:
            knowledge = known(rows("casussen", ended("a", date(2024, 1, 1), end, client_nr="P"),
                                   case("b", client_nr="P", ontvangen_op=start, gestart_op=start)))
            cell = one(knowledge, "geen_nieuwe_start").cell
            self.assertEqual((cell.teller, cell.noemer), (0 if new else 1, 1), start)
        self.assertEqual(one(knowledge, "geen_nieuwe_start", date(2025, 2, 28)).cell.noemer, 0)
        self.assertEqual(one(knowledge, "geen_nieuwe_start", date(2025, 3, 1)).cell.noemer, 1)

    def test_stock(self) -> None:
        knowledge = known(rows("casussen", ended("day", date(2026, 1, 5), date(2026, 1, 5)),
                               ended("quarter", date(2026, 1, 5), date(2026, 3, 31)),
                               ended("longer", date(2026, 1, 5), date(2026, 4, 1)),
                               case("running", gestart_op=date(2026, 6, 30))))
        self.assertEqual(table(knowledge, "lopend", per=("kwartaal",)),
                         {("2026-K1",): 1, ("2026-K2",): 1, ("2026-K3",): 1, ("2026-K4",): 1})
        self.assertEqual(one(knowledge, "lopend", date(2026, 1, 5)).cell.waarde, 2)

    def test_latest_score(self) -> None:
        """The tie goes to `eind`, then to the greater number by code point; after the end only `eind` counts."""
        def evaluation(number: str, day: date, moment: str) -> Row:
            return {"evaluatie_nr": number, "casus_nr": "a", "datum": day, "moment": moment, "besluit": "gelijk"}

        def result(*given: tuple[str, date, str, int]) -> Optional[int]:
            knowledge = known(
                rows("casussen", ended("a", date(2026, 1, 1), date(2026, 3, 1))),
                rows("doelen", {"doel_nr": "d", "casus_nr": "a", "domein": "opvoeding", "gesteld_op": date(2026, 3, 9)}),
                rows("evaluaties", *(evaluation(number, day, moment) for number, day, moment, _ in given)),
                rows("doelscores", *({"evaluatie_nr": number, "doel_nr": "d", "gas_score": score}
                                     for number, _, _, score in given)),
            )
            cell = one(knowledge, "doelrealisatie").cell
            self.assertEqual(one(knowledge, "doelen_gescoord").cell.noemer, 1)
            return int(cell.teller or 0) if cell.noemer else None

        day = date(2026, 2, 1)
        self.assertEqual(result(("E9", day, "tussentijds", -1), ("E10", day, "eind", 0)), 1)
        self.assertEqual(result(("E9", day, "tussentijds", 0), ("E10", day, "tussentijds", -1)), 1)
        self.assertEqual(result(("E9", day, "eind", -1), ("e1", day, "eind", 0)), 1)
        self.assertEqual(result(("E1", day, "tussentijds", -1), ("E2", date(2026, 3, 2), "tussentijds", 0)), 0)
        self.assertEqual(result(("E1", day, "tussentijds", -1), ("E2", date(2026, 3, 2), "eind", 0)), 1)
        self.assertIsNone(result(("E2", date(2026, 3, 2), "tussentijds", 0)))

    def test_terms_enter_when_they_have_passed(self) -> None:
        knowledge = known(rows("casussen", case("a", gestart_op=date(2026, 1, 1), giz_op=date(2026, 1, 2))))
        self.assertEqual(one(knowledge, "giz", date(2026, 1, 14)).cell.noemer, 0)
        self.assertEqual(one(knowledge, "giz", date(2026, 1, 15)).cell.teller, 1)
        self.assertEqual(one(knowledge, "plan_6_weken", date(2026, 2, 12)).cell.noemer, 1)

    def test_hours_against_nothing(self) -> None:
        knowledge = known(
            rows("medewerkers", {"medewerker_nr": "m", "naam": "M", "functie": "overig", "in_dienst_op": date(2020, 1, 1)}),
            rows("casussen", ended("a", date(2026, 1, 1), date(2026, 2, 1), akkoord_uren=Decimal(0))),
            rows("inzet", {"inzet_nr": "i", "casus_nr": "a", "medewerker_nr": "m", "datum": date(2026, 3, 1), "uren": Decimal("2.5")}),
        )
        cell = one(knowledge, "uren_geleverd").cell
        self.assertEqual((cell.teller, cell.noemer, cell.waarde, cell.n, cell.status), (Decimal("2.5"), 0, None, 1, "geen_waarde"))
        knowledge.apply(Delivery(TODAY, {"medewerkers": File("medewerkers", ["medewerker_nr", "verwijderd"], [
            {"medewerker_nr": "m", "verwijderd": True}])}))
        self.assertEqual(one(knowledge, "uren").cell.waarde, 0)

    def test_several_values_count_in_each_and_once_in_the_total(self) -> None:
        knowledge = known(rows("casussen", case("a", kwetsbaarheid=("gezin", "kind")), case("b", kwetsbaarheid=("kind",), wet="jeugd")))
        self.assertEqual(table(knowledge, "aanvragen", per=("kwetsbaarheid",)),
                         {("alles", "gezin"): 1, ("alles", "kind"): 2, ("alles", "totaal"): 2})
        self.assertEqual(table(knowledge, "aanvragen", per=("wet", "kwetsbaarheid")), {
            ("alles", "onbekend", "gezin"): 1, ("alles", "onbekend", "kind"): 1, ("alles", "onbekend", "totaal"): 1,
            ("alles", "jeugd", "kind"): 1, ("alles", "jeugd", "totaal"): 1,
            ("alles", "totaal", "gezin"): 1, ("alles", "totaal", "kind"): 2, ("alles", "totaal", "totaal"): 2,
        })

    def test_a_slice_that_has_not_begun(self) -> None:
        knowledge = known(rows("casussen", case("a")))
        found = figures(knowledge.at(), Request(date(2026, 2, 1), ("kwartaal",), "2026-K1..2026-K2"))
        later = [row.cell for row in found if row.periode == "2026-K2"]
        self.assertTrue(later)
        for cell in later:
            self.assertEqual((cell.teller, cell.noemer, cell.waarde, cell.n, cell.status), (None, None, None, 0, "geen_waarde"))

    def test_own_dimensions(self) -> None:
        knowledge = known(rows("casussen", case("a")))
        found = {row.indicator for row in figures(knowledge.at(), Request(TODAY, ("domein",)))}
        self.assertEqual(found, {"doelrealisatie", "doelen_gescoord", "gas_t"})
        with self.assertRaises(ValueError):
            figures(knowledge.at(), Request(TODAY, ("domein",), ids=("gestart",)))


class KnowledgeTests(unittest.TestCase):
    def test_versions_and_undo(self) -> None:
        knowledge = known(rows("casussen", case("a", wet="wmo"), case("b")))
        without_wet = [name for name in rows("casussen").columns if name != "wet"]
        second = Delivery(TODAY, {"casussen": File("casussen", [*without_wet, "verwijderd"], [
            case("a", verwijzer="jgz"), {"casus_nr": "b", "verwijderd": True}, case("c"), case("c"),
            {"casus_nr": "x", "verwijderd": True}])})
        self.assertEqual(knowledge.apply(second).counts["casussen"],
                         Counts(nieuw=1, gewijzigd=1, ongewijzigd=2, ingetrokken=1))
        self.assertEqual(knowledge.at()["casussen"][("a",)].values["wet"], "wmo")
        self.assertEqual(one(knowledge, "aanvragen").cell.waarde, 2)
        third = knowledge.apply(Delivery(TODAY, {"casussen": rows("casussen", case("b"), case("c"))})).counts["casussen"]
        self.assertEqual(third, Counts(gewijzigd=1, ongewijzigd=1))
        self.assertTrue(knowledge.undo_is_refused(2))
        knowledge.undo(3)
        self.assertFalse(knowledge.undo_is_refused(2))
        knowledge.undo(2)
        self.assertEqual(one(knowledge, "aanvragen").cell.waarde, 2)
        self.assertEqual(set(knowledge.at()["casussen"]), {("a",), ("b",)})
        self.assertEqual(set(knowledge.at(2)["casussen"]), {("a",), ("b",), ("c",)})
        self.assertTrue(knowledge.at(2)["casussen"][("b",)].withdrawn)

    def test_undo_is_refused_where_rows_would_lose_what_they_refer_to(self) -> None:
        knowledge = known(rows("casussen", case("a")))
        goal = {"doel_nr": "d", "casus_nr": "a", "domein": "opvoeding", "gesteld_op": date(2026, 1, 1)}
        knowledge.apply(Delivery(TODAY, {"doelen": rows("doelen", goal)}))
        self.assertTrue(knowledge.undo_is_refused(1))
        knowledge.undo(2)
        self.assertFalse(knowledge.undo_is_refused(1))

    def test_complete_files_withdraw_what_is_absent(self) -> None:
        knowledge = known(rows("casussen", case("a"), case("b")))
        receipt = knowledge.apply(Delivery(TODAY, {"casussen": rows("casussen", case("b"))}), complete=["casussen"])
        self.assertEqual(receipt.counts["casussen"], Counts(ongewijzigd=1, ingetrokken=1))


class StandTests(unittest.TestCase):
    """Three instants: a summer evening in UTC, the next day's first minutes in Amsterdam, and a winter day."""

    def setUp(self) -> None:
        self.timeline = Timeline()
        self.timeline.add(instant("2026-07-01T21:59:59.999999Z"), delivery=1)
        self.timeline.add(instant("2026-07-01T22:00:00Z"))                      # an undo
        self.timeline.add(instant("2026-11-22T13:00:00.5Z"), delivery=2)

    def test_forms_of_an_instant(self) -> None:
        moment = datetime(2026, 11, 22, 13, 30, 0, 500_000, timezone.utc)
        for text in ("2026-11-22T13:30:00.5Z", "2026-11-22T14:30:00.500+01:00", "2026-11-22T08:00:00.500000-05:30"):
            self.assertEqual(instant(text), moment, text)
        for minutes in (0, 60, 345, -210):
            self.assertEqual(instant(written(moment, minutes)), moment, minutes)
        self.assertEqual(written(moment, -210), "2026-11-22T10:00:00.500000-03:30")
        for text in ("2026-11-22T13:30:00", "2026-02-30T13:30:00Z", "22-11-2026T13:30Z", "geen"):
            with self.assertRaises(ValueError):
                instant(text)

    def test_days_of_amsterdam(self) -> None:
        for text, day in [("2026-03-28T22:59:59Z", date(2026, 3, 28)), ("2026-03-28T23:00:00Z", date(2026, 3, 29)),
                          ("2026-03-29T22:00:00Z", date(2026, 3, 30)), ("2026-10-24T22:00:00Z", date(2026, 10, 25)),
                          ("2026-10-25T22:59:59Z", date(2026, 10, 25)), ("2026-10-25T23:00:00Z", date(2026, 10, 26))]:
            self.assertEqual(amsterdam_day(instant(text)), day, text)

    def test_a_stand_is_the_last_instant_by_then(self) -> None:
        for stand, number in [
            (None, 3), ("levering-1", 1), ("levering-2", 3), ("2026-06-30", 0), ("2026-07-01", 1), ("2026-07-02", 2),
            ("2026-11-21", 2), ("2026-11-22", 3), ("2030-01-01", 3), ("2026-07-01T21:59:59.999998Z", 0),
            ("2026-07-01T21:59:59.999999Z", 1), ("2026-07-01T23:59:59.999999+02:00", 1), ("2026-07-01T17:00:00-05:00", 2),
            ("2026-11-22T13:00:00Z", 2), ("2026-11-22T13:00:00.500Z", 3), ("2026-11-22T14:00:00.5+01:00", 3),
        ]:
            self.assertEqual(self.timeline.resolve(stand), number, stand)

    def test_the_peildatum_is_the_day_of_the_stand_and_never_later_than_today(self) -> None:
        for stand, day in [(None, TODAY), ("levering-1", date(2026, 7, 1)), ("2026-08-15", date(2026, 8, 15)), ("2027-01-01", TODAY),
                           ("2026-08-14T22:30:00Z", date(2026, 8, 15)), ("2026-11-20T00:30:00+01:00", date(2026, 11, 20))]:
            self.assertEqual(self.timeline.peildatum(stand, TODAY), day, stand)

    def test_instants_increase(self) -> None:
        for moment in (self.timeline.moments[-1], self.timeline.moments[0]):
            with self.assertRaises(ValueError):
                self.timeline.add(moment)

    def test_telling_stands_reach_every_instant_and_the_time_before(self) -> None:
        numbers = [self.timeline.resolve(text) for text in telling(self.timeline, TODAY)]
        self.assertEqual(set(numbers), {0, 1, 2, 3})
        self.assertIn("2026-11-22T00:00:00.000000+01:00", telling(self.timeline, TODAY))
        self.assertIn("2026-11-21T22:59:59.999999Z", telling(self.timeline, TODAY))

    def test_nothing_is_known_before_the_first_instant(self) -> None:
        knowledge = known(rows("casussen", case("a")))
        self.assertEqual([len(knowledge.at_instant(number)["casussen"]) for number in (0, 1)], [0, 1])


EMPLOYEE: Row = {"medewerker_nr": "m", "naam": "M", "functie": "overig", "in_dienst_op": date(2020, 1, 1)}


def judged(knowledge: Knowledge, *files: File) -> Judgement:
    return judge([encoded(file, Style()) for file in files], knowledge, TODAY)


def codes(knowledge: Knowledge, *files: File) -> list[tuple[str, int, str]]:
    """What came back, in the order of file, line and code."""
    return sorted(judged(knowledge, *files).errors)


class JudgingTests(unittest.TestCase):
    def cell_codes(self, kind: str, good: Row, column: str, *texts: str) -> list[str]:
        """The codes of a row, once for each text in a cell; `-` when it is taken."""
        found = []
        for text in texts:
            errors = codes(Knowledge(), rows(kind, {**good, column: Literal(text)}))
            found.append(" ".join(code for _, _, code in errors) or "-")
        return found

    def test_dates(self) -> None:
        found = self.cell_codes("casussen", case("a"), "advies_op", "31-02-2026", "1-2-2026", "2026-1-5", "01-02-26", "2026/01/05",
                                "1989-12-31", "1990-01-01", "2027-11-22", "2027-11-23")
        self.assertEqual(found, ["datum_ongeldig", "-", "datum_ongeldig", "jaar_twee_cijfers", "datum_ongeldig",
                                 "datum_buiten_bereik", "-", "-", "datum_buiten_bereik"])
        self.assertEqual(self.cell_codes("medewerkers", EMPLOYEE, "diploma_op", "1949-12-31", "1950-01-01"), ["datum_buiten_bereik", "-"])
        self.assertEqual(self.cell_codes("medewerkers", EMPLOYEE, "uit_dienst_op", "9999-12-31", "2019-12-31"), ["-", "datum_volgorde"])

    def test_numbers_codes_and_gemeenten(self) -> None:
        self.assertEqual(self.cell_codes("casussen", case("a"), "akkoord_uren", "12,5", "1.234", "1.234,5", "+5", "-1", "0", ",5"),
                         ["-", "-", "getal_ongeldig", "getal_ongeldig", "getal_buiten_bereik", "-", "getal_ongeldig"])
        self.assertEqual(self.cell_codes("casussen", case("a"), "tevredenheid", "10", "11", "7,5", "zes"),
                         ["-", "getal_buiten_bereik", "geen_geheel_getal", "getal_ongeldig"])
        self.assertEqual(self.cell_codes("casussen", case("a"), "kwetsbaarheid", "KIND | ouders|kind", "kind||ouders", "kind|", ""),
                         ["-", "code_onbekend", "code_onbekend", "verplicht_leeg"])
        self.assertEqual(self.cell_codes("casussen", case("a"), "gemeente", "34", "gm0034", "GM34", "9999", "0"),
                         ["-", "-", "gemeente_ongeldig", "gemeente_onbekend", "gemeente_onbekend"])
        self.assertEqual(self.cell_codes("casussen", case("a"), "client_nr", "111222333", "123456789", "111.222.333"),
                         ["bsn_vermoed", "-", "-"])

    def test_rules_of_a_case(self) -> None:
        day = date(2026, 2, 1)
        for changes, expected in [
            ({"beeindigd_op": day}, ["einde_zonder_start"]),
            ({"beeindigd_op": day, "gestart_op": Literal("gisteren")}, ["datum_ongeldig"]),
            ({"gestart_op": date(2025, 12, 31)}, ["datum_volgorde"]),
            ({"beeindigd_op": day, "gestart_op": date(1989, 12, 31)}, ["datum_buiten_bereik"]),
            ({"gestart_op": day, "afgewezen_op": day}, ["start_na_intrekking"]),
            ({"reden_beeindiging": "03"}, ["reden_zonder_bron"]),
            ({"reden_beeindiging": Literal("07")}, ["code_onbekend"]),
            ({"reden_bron": Literal("zvw"), "reden_beeindiging": "03"}, ["code_onbekend"]),
            ({"reden_bron": "cbs", "reden_beeindiging": "31"}, ["reden_niet_in_lijst"]),
            ({"reden_bron": "jw", "reden_beeindiging": "20"}, []),
            ({"reden_bron": "jw", "reden_beeindiging": "20", "gestart_op": day, "beeindigd_op": day}, ["reden_beeindigt_niet"]),
        ]:
            self.assertEqual([code for _, _, code in codes(Knowledge(), rows("casussen", case("a", **changes)))], expected, changes)

    def test_lines_are_those_on_which_records_start(self) -> None:
        file = rows("casussen", case("a", wijkteam="x\ny"), case("b", gemeente=Literal("Hier")), {**case("c"), FIELDS: 1},
                    {**case("d"), FIELDS: -1})
        self.assertEqual(codes(Knowledge(), file), [("casussen", 4, "gemeente_ongeldig"), ("casussen", 5, "aantal_velden"),
                                                   ("casussen", 6, "aantal_velden")])

    def test_the_same_key_twice(self) -> None:
        columns = [*rows("casussen").columns, "verwijderd"]
        equal = judged(Knowledge(), rows("casussen", case("a"), case("a", gemeente=Literal("363"))))
        self.assertEqual((equal.errors, len(equal.taken.files["casussen"].rows)), (set(), 2))
        for again in (case("a", wet="wmo"), case("a", wet=Literal("zvw")), {"casus_nr": "a", "verwijderd": True}):
            judgement = judged(Knowledge(), File("casussen", columns, [case("a"), again, case("b")]))
            self.assertEqual(judgement.rejected, {"casussen": 2}, again)
            self.assertEqual({line for _, line, code in judgement.errors if code == "dubbele_sleutel"}, {2, 3}, again)
        self.assertEqual(codes(known(rows("casussen", case("a", wet="wmo"))),
                               File("casussen", [name for name in columns if name != "wet"], [case("a"), case("a")])), [])

    def test_rejected_rows_take_along_what_refers_to_them_unless_it_was_known(self) -> None:
        goal = {"doel_nr": "d", "casus_nr": "a", "domein": "opvoeding", "gesteld_op": date(2026, 1, 1)}
        evaluation = {"evaluatie_nr": "e", "casus_nr": "b", "datum": date(2026, 1, 1), "moment": "eind", "besluit": "gelijk"}
        score = {"evaluatie_nr": "e", "doel_nr": "d", "gas_score": 0}
        files = (rows("doelscores", score), rows("doelen", goal), rows("casussen", case("a", gemeente=Literal("Hier")), case("b")),
                 rows("evaluaties", evaluation))
        self.assertEqual(codes(Knowledge(), *files), [("casussen", 2, "gemeente_ongeldig"), ("doelen", 2, "verwijzing_afgekeurd"),
                                                     ("doelscores", 2, "verwijzing_afgekeurd")])
        self.assertEqual(codes(known(rows("casussen", case("a"))), *files),
                         [("casussen", 2, "gemeente_ongeldig"), ("doelscores", 2, "score_andere_casus")])
        withdrawal = File("casussen", [*rows("casussen").columns, "verwijderd"], [{"casus_nr": "a", "verwijderd": True}])
        self.assertEqual(codes(Knowledge(), rows("doelen", goal), withdrawal), [("doelen", 2, "verwijzing_onbekend")])
        without_key = rows("casussen", {**case("a"), FIELDS: 1}, case("b"))
        self.assertIn(("doelen", 2, "verwijzing_onbekend"), codes(Knowledge(), rows("doelen", goal), without_key))

    def test_a_repeat_of_a_row_that_comes_back_is_unchanged(self) -> None:
        goal = {"doel_nr": "d", "casus_nr": "niemand", "domein": "opvoeding", "gesteld_op": date(2026, 1, 1)}
        judgement = judged(Knowledge(), rows("doelen", goal, goal))
        self.assertEqual(judgement.errors, {("doelen", 2, "verwijzing_onbekend")})
        self.assertEqual((judgement.repeated, judgement.taken.files["doelen"].rows), ({"doelen": 1}, []))
        self.assertEqual(judged(Knowledge(), rows("doelen", *[{**goal, "domein": Literal("x")}] * 2)).rejected, {"doelen": 2})

    def test_a_file_without_a_required_column_comes_back_whole(self) -> None:
        goal = {"doel_nr": "d", "casus_nr": "a", "domein": "opvoeding", "gesteld_op": date(2026, 1, 1)}
        without = rows("casussen", case("a"), {**case("b"), FIELDS: 2})
        without.columns.remove("verwijzer")
        judgement = judged(Knowledge(), without, rows("doelen", goal))
        self.assertEqual(judgement.rejected, {"casussen": 2, "doelen": 1})
        self.assertEqual(judgement.errors, {("casussen", 1, "kolom_ontbreekt"), ("doelen", 2, "verwijzing_afgekeurd")})

    def test_a_rejected_row_of_a_complete_file_is_not_absent(self) -> None:
        knowledge = known(rows("casussen", case("a"), case("b"), case("c")))
        judgement = judged(knowledge, rows("casussen", case("a", gemeente=Literal("Hier")), case("b")))
        receipt = knowledge.apply(judgement.taken, ["casussen"], judgement.keys)
        self.assertEqual(receipt.counts["casussen"], Counts(ongewijzigd=1, ingetrokken=1))
        self.assertFalse(knowledge.at()["casussen"][("a",)].withdrawn)

    def test_a_partner_nr_of_a_casemanager_is_ignored(self) -> None:
        direction = {"regie_nr": "r", "casus_nr": "a", "soort": "casemanager_gemeente", "vanaf": date(2026, 1, 1)}
        knowledge = known(rows("casussen", case("a")), rows("regie", direction))
        judgement = judged(knowledge, rows("regie", {**direction, "partner_nr": "niemand"}))
        self.assertEqual(judgement.errors, set())
        self.assertEqual(knowledge.apply(judgement.taken).counts["regie"], Counts(ongewijzigd=1))
        self.assertEqual(codes(knowledge, rows("regie", {**direction, "soort": "skj_partner"})), [("regie", 2, "partner_ontbreekt")])

    def test_a_valid_delivery_is_taken_whole(self) -> None:
        first = generate(5, 40, date(2023, 1, 1), 4, TODAY)
        for seed in range(10):
            judgement = judge([encoded(file, Style.random(seed)) for file in first.files.values()], Knowledge(), TODAY)
            self.assertEqual((judgement.errors, judgement.rejected), (set(), {}))
            self.assertEqual(Knowledge().apply(judgement.taken), Knowledge().apply(first))

    def test_spoiled_deliveries_reach_every_code_and_what_is_taken_is_valid(self) -> None:
        reached: set[str] = set()
        for seed in range(16):
            knowledge = known(*generate(seed, 40, date(2023, 1, 1), 4, TODAY).files.values())
            complete = ("inzet",) if seed % 2 else ()
            valid = revise(knowledge, seed, date(2023, 1, 1), 4, TODAY, complete=complete)
            later = spoil(valid, seed, 0.3, complete)
            self.assertEqual(later, spoil(valid, seed, 0.3, complete))
            judgement = judge([encoded(file, Style.random(seed)) for file in later.files.values()], knowledge, TODAY)
            self.assertEqual(list(complaints(judgement.taken, knowledge)), [])
            self.assertTrue(judgement.rejected)
            knowledge.apply(judgement.taken, complete, judgement.keys)
            reached |= {code for _, _, code in judgement.errors}
        self.assertEqual(reached, {
            "aantal_velden", "bsn_vermoed", "code_onbekend", "datum_buiten_bereik", "datum_ongeldig", "datum_volgorde",
            "dubbele_sleutel", "einde_zonder_start", "geen_geheel_getal", "gemeente_ongeldig", "gemeente_onbekend",
            "getal_buiten_bereik", "getal_ongeldig", "ja_nee_ongeldig", "jaar_twee_cijfers", "kolom_ontbreekt", "maand_ongeldig",
            "partner_ontbreekt", "reden_beeindigt_niet", "reden_niet_in_lijst", "reden_zonder_bron", "score_andere_casus",
            "start_na_intrekking", "verplicht_leeg", "verwijzing_afgekeurd", "verwijzing_onbekend",
        })


class DeliveryTests(unittest.TestCase):
    def test_deliveries_are_valid_and_repeatable(self) -> None:
        for seed in range(5):
            knowledge = Knowledge()
            first = generate(seed, 60, date(2023, 1, 1), 4, TODAY)
            self.assertEqual(first, generate(seed, 60, date(2023, 1, 1), 4, TODAY))
            self.assertEqual(len(first.files), 13)
            knowledge.apply(first)
            for again in range(3):
                later = revise(knowledge, again, date(2023, 1, 1), 4, TODAY, complete=("inzet",))
                self.assertEqual(list(complaints(later, knowledge)), [])
                knowledge.apply(later, ("inzet",))
                self.assertEqual(sum(counts.nieuw + counts.gewijzigd for counts in knowledge.apply(first_only_known(later)).counts.values()), 0)

    def test_every_style_holds_the_same_rows(self) -> None:
        knowledge = Knowledge()
        first = generate(3, 40, date(2023, 1, 1), 4, TODAY)
        knowledge.apply(first)
        later = revise(knowledge, 1, date(2023, 1, 1), 4, TODAY)
        for seed in range(60):
            for file in [*first.files.values(), *later.files.values()]:
                found = typed(encoded(file, Style.random(seed)))
                self.assertEqual(found.kind, file.kind)
                self.assertEqual(sorted(found.columns), sorted(file.columns))
                expected = [{name: row[name] for name in KINDS[file.kind].key} | {"verwijderd": True}
                            if row.get("verwijderd") else row for row in file.rows]
                self.assertEqual(found.rows, expected)

    def test_a_delivery_has_the_edges_it_is_for(self) -> None:
        knowledge = Knowledge()
        knowledge.apply(generate(1, 400, date(2023, 1, 1), 4, TODAY))
        cases = [version.values for version in knowledge.current["casussen"].values()]
        self.assertTrue(any(row["gestart_op"] and row["gestart_op"] == row["beeindigd_op"] for row in cases))
        self.assertTrue(any(row["reden_beeindiging"] in ("20", "37") for row in cases))
        self.assertTrue(any(row["ontvangen_op"] > TODAY for row in cases))  # type: ignore[operator]
        self.assertEqual({row["reden_bron"] for row in cases}, {None, "cbs", "jw", "wmo"})
        self.assertTrue(any(row["akkoord_uren"] == 0 and row["beeindigd_op"] for row in cases))
        self.assertTrue(any(row["gestart_op"] == date(2024, 2, 29) or row["ontvangen_op"] == date(2024, 2, 29) for row in cases))
        amounts = [version.values["bedrag"] for version in knowledge.current["facturen"].values()]
        self.assertTrue(any(amount < 0 for amount in amounts))  # type: ignore[operator]


def first_only_known(delivery: Delivery) -> Delivery:
    """The delivery once more, without its withdrawals."""
    return Delivery(delivery.importday, {
        kind: File(kind, file.columns, [row for row in file.rows if not row.get("verwijderd")])
        for kind, file in delivery.files.items()
    })


class CompareTests(unittest.TestCase):
    def setUp(self) -> None:
        knowledge = Knowledge()
        knowledge.apply(generate(2, 80, date(2023, 1, 1), 4, TODAY))
        self.per = ("wijkteam", "wet")
        self.rows = figures(knowledge.at(), Request(TODAY, (*self.per, "jaar")))

    def test_the_same_figures_agree_in_both_forms(self) -> None:
        for form in ("open", "excel"):
            self.assertEqual(differences(self.rows, self.per, rendered(self.rows, self.per, form), form), [])

    def test_differences_are_seen(self) -> None:
        data = rendered(self.rows, self.per, "open")
        self.assertEqual(len(differences(self.rows, self.per, rendered(self.rows[1:], self.per, "open"), "open")), 1)
        self.assertEqual(len(differences(self.rows[1:], self.per, data, "open")), 1)
        row = next(row for row in self.rows if row.cell.noemer and row.cell.ondergrens is not None)
        for change in (dict(teller=row.cell.teller + 1), dict(noemer=row.cell.noemer + 1), dict(waarde=row.cell.waarde + 1),  # type: ignore[operator]
                       dict(ondergrens=None), dict(n=row.cell.n + 1), dict(status="onderdrukt")):
            other = [replace(each, cell=replace(each.cell, **change)) if each is row else each for each in self.rows]
            self.assertEqual(len(differences(other, self.per, data, "open")), 1, change)

    def test_a_sum_must_agree_to_the_cent(self) -> None:
        row = next(row for row in self.rows if row.indicator == "gefactureerd" and row.cell.n)
        other = replace(row, cell=replace(row.cell, waarde=row.cell.waarde + Decimal("0.01")))  # type: ignore[operator]
        self.assertEqual(len(differences([other], self.per, rendered([row], self.per, "open"), "open")), 1)

    def test_the_form_itself_is_checked(self) -> None:
        data = rendered(self.rows, self.per, "open")
        self.assertTrue(differences(self.rows, self.per, b"\xef\xbb\xbf" + data, "open"))
        self.assertTrue(differences(self.rows, self.per, data, "excel"))
        self.assertTrue(differences(self.rows, self.per, data.replace(b"\r\n", b"\n"), "open"))

    def test_formula_guard(self) -> None:
        self.assertEqual(guarded("=1+2"), "'=1+2")
        self.assertEqual(guarded("'t Zand"), "'t Zand")
        self.assertEqual(guarded(""), "")
        self.assertTrue(b";'-Min;" in rendered(self.rows, self.per, "excel"))


if __name__ == "__main__":
    unittest.main()
