"""Tests of the recomputation itself, by values worked out by hand.

    python3 -m unittest discover -s Tests/Oracle
"""

from __future__ import annotations

import unittest
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Optional

from areas import AREAS
from compare import differences, guarded, rendered
from deliveries import complaints, generate, revise
from figures import FigureRow, Request, figures
from knowledge import Counts, Delivery, File, Knowledge
from measures import gas_t, median, p90, wilson
from periods import containing, cut, everything, parse
from reading import read
from rules import looks_like_bsn, years_later
from schema import KINDS, Row, cbs_code
from werkdagen import contact_deadline, holidays, koningsdag
from writing import Style, encoded

TODAY = date(2026, 11, 22)


def rows(kind: str, *given: dict[str, Any]) -> File:
    """A file with every column; cells not given are empty."""
    columns = [column.name for column in KINDS[kind].columns]
    return File(kind, columns, [{name: row.get(name) for name in columns} for row in given])


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
                found = read(encoded(file, Style.random(seed)))
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
