"""Tests of the attacker itself, of the faults it looks for, and of the generator.

    python3 -m unittest discover -s Tests/Disclosure
"""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
import tempfile
import unittest
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Callable, Iterator, Optional, Union

from attacker import Attacker, Finding, Report
from consistency import faults
from naive import Publisher, everything, publish, threshold
from populations import ALL, Place, Series, series, tables, write
from published import Figure, Release, Row, Table, read_release, read_table
from quantities import INDICATORS, Form
from ranges import Days, clipped, parse
from reading import read
from regions import AREAS, canonical

Number = Union[int, float]
TOTAL = "totaal"
HERE = Path(__file__).parent


# Small tables by hand

_lines = itertools.count(2)


def shown(indicator: str, periode: str, teller: Number, noemer: Optional[int] = None, **dimensions: str) -> Row:
    """A row with its figures."""
    form = INDICATORS[indicator].form
    figures = {"teller": teller, "noemer": noemer, "n": teller if noemer is None else noemer}
    if noemer:
        figures["waarde"] = (100 if form is Form.RATIO else 1) * teller / noemer
    elif noemer is None:
        figures["waarde"] = teller
    return _row(indicator, periode, "geen_waarde" if noemer == 0 else "waarde", figures, dimensions)


def hidden(indicator: str, periode: str, status: str = "onderdrukt", printed: Optional[dict[str, Number]] = None,
           **dimensions: str) -> Row:
    """A row kept back, but for what is `printed` all the same."""
    return _row(indicator, periode, status, dict(printed or {}), dimensions)


def _row(indicator: str, periode: str, status: str, figures: dict[str, Optional[Number]], dimensions: dict[str, str]) -> Row:
    cells = {name: Figure.read("" if figures.get(name) is None else str(figures[name]))
             for name in ("teller", "noemer", "waarde", "ondergrens", "bovengrens", "n")}
    return Row(next(_lines), indicator, periode, tuple(dimensions.items()), cells, status)


def release(*files: list[Row], audience: str = "eigen", k: Optional[int] = None, peildatum: Optional[date] = None,
            asked: Optional[str] = None) -> Release:
    """A release of some files."""
    named = [Table(f"{number}.csv", rows) for number, rows in enumerate(files, 1)]
    return Release("release", named, parse(asked) if asked else None, peildatum, audience,
                   k or (5 if audience == "eigen" else 10))


def attack(*releases: Release, exact: bool = False) -> Report:
    """Attacks a series."""
    attacker = Attacker()
    for one in releases:
        attacker.read(one)
    return attacker.attack(exact=exact)


def recovered(report: Report, run: int = 1, mode: str = "additions") -> list[Finding]:
    return report.outcome(run, mode).recovered


def names(findings: list[Finding]) -> set[tuple[str, str, str]]:
    """Indicator, period and part of what was found."""
    return {(kept.row.indicator, kept.row.periode, part) for finding in findings for kept, part in finding.named}


def intervals(findings: list[Finding]) -> list[tuple[float, float]]:
    return sorted((finding.low, finding.high) for finding in findings)


def ended(periode: str, count: int, **dimensions: str) -> Row:
    """How many cases ended: always published to the gemeente itself."""
    return shown("beeindigd", periode, count, **dimensions)


class KnownTraps(unittest.TestCase):
    """The failures of other systems, one by one."""

    def test_four_by_four_with_two_hidden_in_each_line(self) -> None:
        values = [[3, 41, 90, 80], [33, 52, 47, 70], [60, 85, 36, 58], [75, 66, 44, 4]]
        kept = {(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 2), (3, 3)}
        report = attack(release(_crossed(values, kept), audience="breder"))
        self.assertEqual(intervals(recovered(report)), [(47, 47)])
        self.assertEqual(report.hidden_rows, 9)

    def test_a_cycle_of_four_is_safe(self) -> None:
        values = [[3, 41, 90], [33, 52, 47], [60, 85, 36]]
        report = attack(release(_crossed(values, {(0, 0), (0, 1), (1, 0), (1, 1)}), audience="breder"))
        for run in (1, 2):
            self.assertEqual(recovered(report, run), [])

    def test_three_singletons(self) -> None:
        whole = {"huisarts": None, "jgz": None, "verloskundige": None, "overig": 0}
        report = attack(release(_by("verwijzer", "aanvragen", "2026", 3, whole)))
        self.assertEqual(recovered(report), [])
        self.assertEqual(intervals(recovered(report, 2)), [(1, 1)] * 3)

    def test_zeros_and_ones(self) -> None:
        report = attack(release(_by("verwijzer", "aanvragen", "2026", 15,
                                    {"huisarts": 10, "jgz": 3, "verloskundige": None, "overig": None})))
        self.assertEqual(intervals(recovered(report)), [(0, 2), (0, 2)])
        report = attack(release(_by("wijkteam", "aanvragen", "2026", 0, {"Noord": 0, "Oost": None, "Zuid": None}),
                                audience="breder"))
        self.assertEqual(intervals(recovered(report)), [(0, 0), (0, 0)])

    def test_linked_tables(self) -> None:
        quarters = [ended("2026-K1", 40, wet=wet) for wet in (TOTAL, "jeugd", "wmo")] + [
            shown("doorverwezen", "2026-K1", 20, 40, wet=TOTAL),
            hidden("doorverwezen", "2026-K1", wet="jeugd"), hidden("doorverwezen", "2026-K1", wet="wmo")]
        quarters[1], quarters[2] = ended("2026-K1", 20, wet="jeugd"), ended("2026-K1", 20, wet="wmo")
        months = [shown("doorverwezen", f"2026-0{month}", teller, noemer, wet="jeugd")
                  for month, teller, noemer in ((1, 6, 12), (2, 0, 0), (3, 5, 8))]
        self.assertEqual(recovered(attack(release(quarters))), [])
        self.assertEqual(intervals(recovered(attack(release(quarters, months)))), [(9, 9), (11, 11)])

    def test_a_month_from_two_windows(self) -> None:
        rows = [ended("2026-01..2026-06", 30), ended("2026-01..2026-05", 24), ended("2026-06", 6),
                shown("uitval", "2026-01..2026-06", 9, 28), shown("uitval", "2026-01..2026-05", 7, 23),
                hidden("uitval", "2026-06")]
        self.assertEqual(intervals(recovered(attack(release(rows)))), [(2, 2), (5, 5)])

    def test_a_quarter_from_two_releases(self) -> None:
        first = release([ended("2025-K1..2025-K4", 30), shown("doorverwezen", "2025-K1..2025-K4", 12, 30)],
                        peildatum=date(2025, 12, 31))
        second = release([ended("2025-K1..2025-K4", 30), ended("2026-K1", 5), ended("2025-K1..2026-K1", 35),
                          shown("doorverwezen", "2025-K1..2026-K1", 14, 35), hidden("doorverwezen", "2026-K1")],
                         peildatum=date(2026, 3, 31))
        for mode in ("additions", "separate"):
            self.assertEqual(intervals(recovered(attack(first, second), mode=mode)), [(2, 2)])

    def test_all_minus_a_part(self) -> None:
        rows = [ended("2026", 30, wet=TOTAL), ended("2026", 24, wet="jeugd"), ended("2026", 6, wet="wmo"),
                shown("doorverwezen", "2026", 13, 30, wet=TOTAL), shown("doorverwezen", "2026", 12, 24, wet="jeugd"),
                hidden("doorverwezen", "2026", wet="wmo")]
        self.assertEqual(intervals(recovered(attack(release(rows)))), [(1, 1)])

    def test_a_noemer_under_another_name(self) -> None:
        rows = [hidden("beeindigd", "2026"), shown("netwerk", "2026", 20, 34)]
        self.assertEqual(intervals(recovered(attack(release(rows, audience="breder")))), [(34, 34)])
        rows = [ended("2026", 30), hidden("uitval", "2026"), shown("reden_onbekend", "2026", 6, 30)]
        self.assertEqual(names(recovered(attack(release(rows)))), {("uitval", "2026", "noemer")})

    def test_a_group_that_all_did_the_same(self) -> None:
        rows = [ended("2026", 19, wet=TOTAL), ended("2026", 5, wet="jeugd"), ended("2026", 14, wet="wmo"),
                shown("doorverwezen", "2026", 9, 19, wet=TOTAL),
                hidden("doorverwezen", "2026", wet="jeugd"), hidden("doorverwezen", "2026", wet="wmo")]
        report = attack(release(rows))
        self.assertEqual(recovered(report), [])
        self.assertEqual(intervals(recovered(report, 2)), [(4, 4), (5, 5)])

    def test_stock_and_flow(self) -> None:
        rows = [shown("lopend", "2026-K1", 30), shown("lopend", "2026-K2", 34), shown("gestart", "2026-K2", 20),
                hidden("beeindigd", "2026-K2")]
        self.assertEqual(intervals(recovered(attack(release(rows, audience="breder")))), [(16, 16)])

    def test_what_started_and_is_not_left_has_ended(self) -> None:
        """189 started and 23 are left: at least 166 ended, 157 for a known reason, so at least nine for none; said to be small, nine."""
        rows = [shown("gestart", "2026", 189), shown("lopend", "2026", 23), hidden("beeindigd", "2026", "onderdrukt_secundair"), shown("uitval", "2026", 16, 157),
                hidden("reden_onbekend", "2026")]
        self.assertIn((9, 9), intervals(recovered(attack(release(rows, audience="breder")), 2)))

    def test_a_jeugdregio_minus_its_other_gemeenten(self) -> None:
        rows = [shown("aanvragen", "2026", 50, gemeente=TOTAL, jeugdregio="JZ11"),
                *(shown("aanvragen", "2026", 15, gemeente=gemeente, jeugdregio="JZ11") for gemeente in _in("JZ11")[:3]),
                hidden("aanvragen", "2026", gemeente=_in("JZ11")[3], jeugdregio="JZ11")]
        self.assertEqual(intervals(recovered(attack(release(rows, audience="breder")))), [(5, 5)])
        apart = release([shown("aanvragen", "2026", 50, jeugdregio="JZ11")],
                        [row for row in _without(rows[1:], "jeugdregio")], audience="breder")
        self.assertEqual(intervals(recovered(attack(apart))), [(5, 5)])


class Arithmetic(unittest.TestCase):
    """Ties between figures of different kinds."""

    def test_marks_tell_who_was_satisfied(self) -> None:
        rows = [shown("respons", "2026", 12, 20), shown("tevredenheid", "2026", 118, 12), hidden("tevreden_7plus", "2026")]
        self.assertEqual(intervals(recovered(attack(release(rows)))), [(12, 12)])

    def test_uitval_within_voortijdig(self) -> None:
        rows = [ended("2026", 30), shown("voortijdig", "2026", 2, 28), hidden("uitval", "2026")]
        self.assertIn((0, 2), intervals(recovered(attack(release(rows)))))

    def test_a_reason_of_ending_is_what_other_figures_leave(self) -> None:
        """uitval is 03 and 04 together, voortijdig all but 01, and what is left of all that ended has no known reason."""
        counts = {"01": 19, "02": 7, "03": 6, "04": 2, "05": 6, "onbekend": 6}
        figures = [ended("2025", 46), shown("uitval", "2025", 8, 40), shown("voortijdig", "2025", 21, 40), shown("reden_onbekend", "2025", 6, 46)]

        def reasons(*kept: str) -> list[Row]:
            return [hidden("beeindigd", "2025", reden=reason) if reason in kept else ended("2025", count, reden=reason)
                    for reason, count in counts.items()] + [ended("2025", 46, reden=TOTAL)]

        self.assertEqual(intervals(recovered(attack(release(figures, reasons("04"))))), [(2, 2)])
        # Two reasons hidden that are not two of one sum: each is found by another figure.
        self.assertEqual(intervals(recovered(attack(release(figures, reasons("04", "05"))))), [(2, 2), (6, 6)])
        self.assertEqual(intervals(recovered(attack(release(figures, reasons("01"))))), [(19, 19)])
        self.assertEqual(intervals(recovered(attack(release([ended("2025", 46)], reasons("04"))))), [(2, 2)])
        self.assertEqual(recovered(attack(release(figures, reasons("03", "04")))), [])

    def test_a_reason_cannot_have_changed_by_more_than_ended_since(self) -> None:
        before = release([ended("2025", 46)], [ended("2025", 46, reden=TOTAL), ended("2025", 19, reden="01")])
        after = release([ended("2025", 47)], [ended("2025", 47, reden=TOTAL), hidden("beeindigd", "2025", reden="01")])
        self.assertEqual(intervals(recovered(attack(before, after))), [(19, 20)])

    def test_overlapping_values_do_not_add_up(self) -> None:
        def table(*values: str) -> Release:
            return release([shown("aanvragen", "2026", 40, kwetsbaarheid=TOTAL), shown("aanvragen", "2026", 25, kwetsbaarheid="kind"),
                            *(hidden("aanvragen", "2026", kwetsbaarheid=value) for value in values)])
        self.assertEqual(recovered(attack(table("gezin"))), [])
        report = attack(table("gezin"), exact=True)
        self.assertEqual(set(report.outcome(1).intervals.values()), {(15, 40)})
        only = release([shown("aanvragen", "2026", 3, kwetsbaarheid=TOTAL), hidden("aanvragen", "2026", kwetsbaarheid="kind")],
                       audience="breder")
        self.assertEqual(intervals(recovered(attack(only))), [(3, 3)])

    def test_what_is_printed_in_a_hidden_row(self) -> None:
        for printed in ({"waarde": 33.3}, {"ondergrens": 13.8, "bovengrens": 60.9}):
            rows = [ended("2026", 12), hidden("doorverwezen", "2026", printed=printed)]
            self.assertEqual(intervals(recovered(attack(release(rows)))), [(4, 4)], printed)
            self.assertEqual([fault.kind for fault in faults(release(rows))], ["lek"])
        rows = [ended("2026", 12), hidden("zonder_hulp_verder", "2026", printed={"n": 9})]
        self.assertEqual(names(recovered(attack(release(rows)))), {("zonder_hulp_verder", "2026", "noemer")})
        rows = [hidden("beeindigd", "2026", printed={"n": 40})]
        self.assertEqual(intervals(recovered(attack(release(rows, audience="breder")))), [(40, 40)])

    def test_a_hidden_noemer_of_nought(self) -> None:
        rows = [ended("2026", 7), shown("uitval", "2026", 0, 0), hidden("reden_onbekend", "2026")]
        self.assertEqual(intervals(recovered(attack(release(rows)))), [(7, 7)])

    def test_a_rounded_cell_is_an_interval(self) -> None:
        rounded = _row("aanvragen", "2026", "afgerond", {"teller": 20, "waarde": 20}, {"wet": TOTAL})
        rows = [rounded, shown("aanvragen", "2026", 15, wet="jeugd"), hidden("aanvragen", "2026", wet="wmo")]
        report = attack(release(rows, audience="breder"))
        self.assertEqual(intervals(recovered(report)), [(3, 7)])

    def test_nobody_started_again_once_a_year_has_passed(self) -> None:
        rows = [ended("2025-K1", 8), hidden("geen_nieuwe_start", "2025-K1")]
        report = attack(release(rows, peildatum=date(2026, 12, 31)), exact=True)
        self.assertEqual(sorted(report.outcome(1).intervals.values()), [(0, 8), (8, 8)])
        self.assertEqual(recovered(report), [])

    def test_what_counts_alone_leave_open_is_enough(self) -> None:
        rows = [ended("2026-K1", 1), ended("2026-K2", 0), ended("2026-H1", 1), hidden("uitval", "2026-K1"), hidden("uitval", "2026-H1")]
        report = attack(release(rows))
        for run in (1, 2, 3):
            self.assertEqual(recovered(report, run), [])

    def test_strict_reading_of_secondary(self) -> None:
        rows = [ended("2026", 12, wet=TOTAL), ended("2026", 10, wet="jeugd"), ended("2026", 2, wet="wmo"),
                hidden("doorverwezen", "2026", "onderdrukt_secundair", wet="jeugd")]
        report = attack(release(rows))
        self.assertEqual([recovered(report, run) for run in (1, 2)], [[], []])
        self.assertEqual(intervals(recovered(report, 3)), [(5, 5)])

    def test_intervals_are_those_of_trying_everything(self) -> None:
        chance = random.Random(7)
        for _ in range(6):
            counts = {cell: chance.randint(0, 4) for cell in itertools.product("12", ("jeugd", "wmo"))}
            truth = {cell: chance.randint(0, count) for cell, count in counts.items()}
            kept = {cell for cell in _with_margins(truth) if chance.random() < 0.6}
            rows = _quarters(counts, truth, kept, 2)
            report = attack(release(rows, k=2), exact=True)
            for run in (1, 2, 3):
                found = {(row.periode, dict(row.dimensions)["wet"]): report.outcome(run).intervals[0, "1.csv", str(row.line), "teller"]
                         for row in rows if row.is_hidden}
                self.assertEqual(found, _tried(counts, truth, kept, run, 2))


class Series_(unittest.TestCase):
    """Several releases of one reader."""

    def test_a_cell_without_visible_change_is_the_same(self) -> None:
        first = release([ended("2026-K1", 20), shown("uitval", "2026-K1", 7, 19)])
        second = release([ended("2026-K1", 20), hidden("uitval", "2026-K1")])
        for mode in ("additions", "separate"):
            self.assertEqual(intervals(recovered(attack(first, second), mode=mode)), [(7, 7), (19, 19)])

    def test_what_came_is_at_most_the_growth(self) -> None:
        first = release([ended("2026-K1", 20), shown("doorverwezen", "2026-K1", 7, 20)])
        second = release([ended("2026-K1", 21), hidden("doorverwezen", "2026-K1")])
        report = attack(first, second)
        self.assertEqual(intervals(recovered(report)), [(7, 8)])
        self.assertEqual(recovered(report, mode="separate"), [])
        withdrawn = release([ended("2026-K1", 18), hidden("doorverwezen", "2026-K1")])
        self.assertEqual(intervals(recovered(attack(first, withdrawn))), [(5, 7)])

    def test_whose_work_a_narrow_quantity_is(self) -> None:
        def half_year(second: int, *others: Row) -> Release:
            return release([ended("2026-K1", 15), ended("2026-K2", second), ended("2026-H1", 15 + second), *others])

        def quarters(status: str) -> list[Row]:
            return [hidden("doorverwezen", f"2026-K{number}", status) for number in (1, 2)]

        first = half_year(15, shown("doorverwezen", "2026-H1", 12, 30), *quarters("onderdrukt"))
        # One case more: whatever is hidden, twelve are twelve or thirteen now.
        corrected = half_year(16, hidden("doorverwezen", "2026-H1"), *quarters("onderdrukt"))
        careless = half_year(16, hidden("doorverwezen", "2026-H1"), shown("doorverwezen", "2026-K1", 6, 15),
                             shown("doorverwezen", "2026-K2", 6, 16))
        for series_, interval, is_left in (([first, corrected], (12, 13), True), ([first, careless], (12, 12), False),
                                           ([careless], (12, 12), False)):
            attacker = Attacker()
            for one in series_:
                attacker.read(one)
            found = [finding for finding in recovered(attacker.attack()) if ("doorverwezen", "2026-H1", "teller") in names([finding])]
            self.assertEqual(intervals(found), [interval])
            self.assertEqual([attacker.was_left_before(finding) for finding in found], [is_left])

    def test_a_slice_in_progress_is_another_cell(self) -> None:
        first = release([ended("2026", 20), shown("doorverwezen", "2026", 7, 20)], peildatum=date(2026, 6, 30))
        second = release([ended("2026", 40), hidden("doorverwezen", "2026")], peildatum=date(2026, 12, 31))
        report = attack(first, second, exact=True)
        self.assertEqual(recovered(report, mode="separate"), [])
        self.assertEqual(set(report.outcome(1, "separate").intervals.values()), {(0, 40), (40, 40)})

    def test_a_change_without_trace_is_doubted_not_believed(self) -> None:
        first = release([ended("2026-K1", 20), ended("2026-K2", 20), ended("2026-H1", 40), shown("doorverwezen", "2026-H1", 15, 40),
                         *(hidden("doorverwezen", f"2026-K{number}", "onderdrukt_secundair") for number in (1, 2))])
        second = release([ended("2026-K1", 20), ended("2026-K2", 20), ended("2026-H1", 40), shown("doorverwezen", "2026-H1", 16, 40),
                          *(hidden("doorverwezen", f"2026-K{number}", "onderdrukt_secundair") for number in (1, 2))])
        report = attack(first, second)
        self.assertGreater(report.changed_cells + report.dropped_links, 0)
        self.assertEqual(report.inconsistent, [])
        for outcome in report.outcomes:
            self.assertEqual((outcome.recovered, outcome.contradictions), ([], []))

    def test_a_release_that_contradicts_itself_is_named(self) -> None:
        rows = [ended("2026", 30, wet=TOTAL), shown("doorverwezen", "2026", 20, 30, wet=TOTAL),
                shown("doorverwezen", "2026", 6, 20, wet="jeugd"), shown("doorverwezen", "2026", 5, 10, wet="wmo")]
        report = attack(release(rows))
        self.assertTrue(report.inconsistent)
        self.assertIn("telt niet op", [fault.kind for fault in faults(release(rows))])


class Populations(unittest.TestCase):
    """Generated data: the naive publisher is broken, the one that hides all is not."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.scratch.cleanup()

    def test_a_threshold_alone_is_broken(self) -> None:
        for seed, per_year in ((1, 5.0), (2, 7.0)):
            made = _population(seed, per_year, 1)
            report, truth = self._attacked(f"naive{seed}", made, threshold)
            self.assertGreater(len(recovered(report)), 20)
            self.assertGreater(len(recovered(report, 2)), 0)
            for outcome in report.outcomes:
                self.assertEqual(outcome.contradictions, [])
                for finding in outcome.recovered:
                    for kept, part in finding.named:
                        value = truth[kept.release, kept.table, kept.row.line].figures[part]
                        assert value is not None
                        self.assertLessEqual(finding.low - 1e-3, float(value.value), str(finding))
                        self.assertGreaterEqual(finding.high + 1e-3, float(value.value), str(finding))

    def test_hiding_all_that_may_be_hidden_is_safe(self) -> None:
        for seed, per_year, releases in ((3, 4.0, 1), (4, 16.0, 1), (5, 4.0, 2)):
            report, _ = self._attacked(f"all{seed}", _population(seed, per_year, releases), everything, runs=(1, 2))
            self.assertGreater(report.hidden_rows, 100)
            for run in (1, 2):
                for mode in ("additions", "separate"):
                    self.assertEqual([str(finding) for finding in recovered(report, run, mode)], [])

    def test_the_truth_lies_in_every_interval(self) -> None:
        made = _population(6, 8.0, 1)
        report, truth = self._attacked("exact", made, threshold, ("beeindigd", "respons", "uitval", "voortijdig", "reden_onbekend",
                                                                  "tevredenheid", "tevreden_7plus"), exact=True)
        for outcome in report.outcomes:
            self.assertGreater(len(outcome.intervals), 50)
            for (number, table, line, part), (low, high) in outcome.intervals.items():
                value = truth[number, table, int(line)].figures[part]
                assert value is not None
                self.assertTrue(low - 1e-6 <= float(value.value) <= high + 1e-6, (outcome.run, table, line, part, low, high))

    def test_unsuppressed_figures_fit_and_are_in_order(self) -> None:
        made = _population(7, 12.0, 1)
        plan = made.plans[0]
        files = write(self.folder / "open", plan, made.known(0), tables(("gemeente",)))
        attacker = Attacker()
        attacker.read(read_release("open", files, plan.periode, plan.last))
        self.assertEqual({fault.kind for fault in faults(attacker.readings[0].release)} - {"drempel"}, set())
        self.assertEqual(attacker.attack(("separate",), (1,)).inconsistent, [])

    def test_corrections_happen(self) -> None:
        made = _population(8, 200.0, 8)
        self.assertTrue(any(len(changes) > 1 for changes in made.history.values()))
        self.assertTrue(any(change.case is None for changes in made.history.values() for change in changes))
        self.assertEqual([plan.periode for plan in made.plans][-1], "2023-K2..2026-K1")

    def test_a_region(self) -> None:
        places = [Place(gemeente, per_year) for gemeente, per_year in zip(_in("JZ10"), (2, 8, 20))]
        report, _ = self._attacked("regio", series(9, places, 1), threshold, ("aanvragen", "doorverwezen"),
                                   ("gemeente", "jeugdregio"), "breder")
        self.assertGreater(len(recovered(report)), 0)
        self.assertEqual(report.inconsistent, [])

    def test_the_judge_calls_breaks_and_condemns(self) -> None:
        done = subprocess.run([sys.executable, str(HERE / "judge.py"), "--binary", str(HERE / "naive.py"), "--seeds", "4",
                               "--releases", "1", "--runs", "1", "--modes", "separate"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("recovered", done.stdout)

    def _attacked(self, name: str, made: Series, publisher: Publisher, indicators: tuple[str, ...] = ALL,
                  extra: tuple[str, ...] = (), audience: str = "eigen", exact: bool = False,
                  runs: tuple[int, ...] = (1, 2, 3)) -> tuple[Report, dict[tuple[int, str, int], Row]]:
        """The attack on what a publisher makes of a population, and what went in."""
        attacker, truth = Attacker(), {}
        for plan in made.plans:
            source, target = self.folder / name / f"in{plan.number}", self.folder / name / f"uit{plan.number}"
            target.mkdir(parents=True)
            wanted = [table for table in tables(extra, indicators)]
            for file in write(source, plan, made.known(plan.number), wanted):
                publish(file, target / file.name, publisher, audience, 5 if audience == "eigen" else 10)
                for row in read_table(file.name, file.read_bytes()).rows:
                    truth[plan.number, file.name, row.line] = row
            attacker.read(read_release(name, target.glob("*.csv"), plan.periode, plan.last, audience))
        return attacker.attack(runs=runs, exact=exact), truth


class Files(unittest.TestCase):
    """Reading, and what is wrong with a file by itself."""

    OPEN = ("indicator,versie,periode,wijkteam,teller,noemer,waarde,ondergrens,bovengrens,eenheid,n,status\r\n"
            "uitval,1,2026-K1,'=Noord,3,8,37.5,13.684,69.426,procent,8,waarde\r\n"
            'aanvragen,1,2026,"Oost, en West",,,,,,aantal,,onderdrukt\r\n')
    EXCEL = ("\ufeffindicator;versie;periode;wijkteam;teller;noemer;waarde;ondergrens;bovengrens;eenheid;n;status\r\n"
             "uitval;1;2026-K1;'=Noord;3;8;37,5;13,684;69,426;procent;8;waarde\r\n"
             'aanvragen;1;2026;"Oost, en West";;;;;;aantal;;onderdrukt\r\n')

    def test_both_forms_read_the_same(self) -> None:
        first, second = (read_table("a.csv", text.encode()).rows for text in (self.OPEN, self.EXCEL))
        self.assertEqual(first, second)
        self.assertEqual(first[0].waarde, Figure(Decimal("37.5"), Decimal("0.05")))
        self.assertEqual(first[0].dimensions, (("wijkteam", "=Noord"),))
        self.assertTrue(first[1].is_hidden)

    def test_slices_are_cut_off(self) -> None:
        asked = parse("2026-K1..2026-K3")
        self.assertEqual(clipped(parse("2026"), asked, None), asked)
        self.assertEqual(clipped(parse("2026-K3"), asked, date(2026, 8, 1)), Days(parse("2026-K3").first, date(2026, 8, 1).toordinal()))
        self.assertIsNone(clipped(parse("2026-K3"), asked, date(2026, 6, 30)))
        self.assertEqual(parse("alles").first, 1)

    def test_an_area_has_one_key(self) -> None:
        gemeente = _in("JZ11")[0]
        self.assertEqual(canonical({"gemeente": gemeente, "jeugdregio": "JZ11"}), canonical({"gemeente": gemeente, "jeugdregio": TOTAL}))

    def test_faults_of_a_file(self) -> None:
        def kinds(*rows: Row) -> list[str]:
            return [fault.kind for fault in faults(release(list(rows)))]
        self.assertEqual(kinds(hidden("uitval", "2026", printed={"n": 0})), ["lek"])
        self.assertEqual(kinds(hidden("uitval", "2026", printed={"teller": 0, "noemer": 0})), ["lek"])
        self.assertEqual(kinds(hidden("respons", "2026")), ["onnodig"])
        self.assertEqual(kinds(shown("uitval", "2026", 3, 20)), ["drempel"])
        self.assertEqual(kinds(shown("uitval", "2026", 20, 20)), ["drempel"])
        self.assertEqual(kinds(shown("tevredenheid", "2026", 120, 12)), ["drempel"])
        self.assertEqual(kinds(shown("tevredenheid", "2026", 70, 9)), ["drempel"])
        self.assertEqual(kinds(shown("tevredenheid", "2026", 96, 12)), [])
        self.assertEqual(kinds(_row("uitval", "2026", "waarde", {"teller": 0, "noemer": 0, "waarde": 0}, {})), ["noemer 0", "drempel"])
        self.assertEqual(kinds(_row("uitval", "2026", "verborgen", {}, {})), ["status"])
        quarters = [shown("gestart", f"2026-K{number}", 5) for number in (1, 2, 3, 4)]
        self.assertEqual(kinds(*quarters, shown("gestart", "2026", 21)), ["telt niet op", "telt niet op"])
        self.assertEqual(kinds(*quarters, shown("gestart", "2026", 20)), [])
        two = release([shown("uitval", "2026", 8, 20)], [hidden("uitval", "2026")])
        self.assertEqual([fault.kind for fault in faults(two)], ["tweemaal"])
        self.assertEqual(intervals(recovered(attack(two))), [(8, 8), (20, 20)])

    def test_a_small_figure_may_be_shown_only_where_the_public_ones_tell_it(self) -> None:
        def kinds(*rows: Row) -> list[str]:
            return [fault.kind for fault in faults(release(list(rows)))]

        def goals(scored: int, made: int, domein: str) -> Row:
            return shown("doelen_gescoord", "2026", scored, made, domein=domein)
        # How many goals were scored in all is always published to the gemeente, by domein it is not.
        self.assertEqual(kinds(goals(1, 1, TOTAL), goals(1, 1, "opvoeding")), [])
        self.assertEqual(kinds(goals(0, 3, TOTAL), goals(0, 3, "opvoeding")), [])
        # With two domeinen it is one or the other; without the total nothing tells; a noemer alone is not enough.
        self.assertEqual(kinds(goals(1, 2, TOTAL), goals(1, 1, "opvoeding"), goals(0, 1, "ontwikkeling")), ["drempel"] * 2)
        self.assertEqual(kinds(goals(1, 1, "opvoeding")), ["drempel"])
        self.assertEqual(kinds(ended("2026", 3), shown("doorverwezen", "2026", 1, 3)), ["drempel"])
        # A domein that has come since: what the total was made of, was told before.
        first = release([goals(1, 1, TOTAL), goals(1, 1, "opvoeding")])
        then = [goals(1, 1, TOTAL), goals(1, 1, "opvoeding"), goals(0, 0, "ontwikkeling")]
        self.assertEqual([fault.kind for fault in faults(release(then))], ["drempel"])
        self.assertEqual(faults(release(then), (read(first, 0),)), [])
        # Told by another figure that may itself be kept back.
        self.assertEqual(kinds(ended("2026", 12), shown("reden_onbekend", "2026", 0, 12), shown("uitval", "2026", 4, 12)),
                         ["drempel"] * 2)


# Helpers

def _in(jeugdregio: str) -> list[str]:
    return sorted(gemeente for gemeente, area in AREAS.items() if area[0] == jeugdregio)


def _without(rows: list[Row], dimension: str) -> Iterator[Row]:
    for row in rows:
        yield Row(row.line, row.indicator, row.periode, tuple(item for item in row.dimensions if item[0] != dimension),
                  row.figures, row.status)


def _population(seed: int, per_year: float, releases: int) -> Series:
    return series(seed, [Place("GM0363", per_year)], releases)


def _by(dimension: str, indicator: str, periode: str, whole: int, parts: dict[str, Optional[int]]) -> list[Row]:
    """A total and its parts along one dimension; None is kept back."""
    rows = [shown(indicator, periode, whole, **{dimension: TOTAL})]
    return rows + [hidden(indicator, periode, **{dimension: name}) if value is None
                   else shown(indicator, periode, value, **{dimension: name}) for name, value in parts.items()]


def _crossed(values: list[list[int]], kept: set[tuple[int, int]]) -> list[Row]:
    """A table of wijkteam × verwijzer with all its margins."""
    rows = []
    for i, j in itertools.product(range(len(values) + 1), repeat=2):
        lines = values if i == len(values) else [values[i]]
        value = sum(sum(line) if j == len(values) else line[j] for line in lines)
        place = {"wijkteam": TOTAL if i == len(values) else f"W{i}", "verwijzer": TOTAL if j == len(values) else f"V{j}"}
        if (i, j) in kept:
            rows.append(hidden("aanvragen", "2026", "onderdrukt" if value < 10 else "onderdrukt_secundair", **place))
        else:
            rows.append(shown("aanvragen", "2026", value, **place))
    return rows


Cell = tuple[str, str]


def _with_margins(values: dict[Cell, int]) -> dict[Cell, int]:
    """Quarters 1 and 2 and the half year, by wet and in total."""
    found: dict[Cell, int] = {}
    for (quarter, wet), value in values.items():
        for place in itertools.product((f"2026-K{quarter}", "2026-H1"), (wet, TOTAL)):
            found[place] = found.get(place, 0) + value
    return found


def _is_below(teller: int, noemer: int, k: int) -> bool:
    return teller < k or noemer - teller < k


def _quarters(counts: dict[Cell, int], truth: dict[Cell, int], kept: set[Cell], k: int) -> list[Row]:
    rows = []
    noemers = _with_margins(counts)
    for place, teller in _with_margins(truth).items():
        periode, wet = place
        status = "onderdrukt" if _is_below(teller, noemers[place], k) else "onderdrukt_secundair"
        rows.append(ended(periode, noemers[place], wet=wet))
        rows.append(hidden("doorverwezen", periode, status, wet=wet) if place in kept
                    else shown("doorverwezen", periode, teller, noemers[place], wet=wet))
    return rows


def _tried(counts: dict[Cell, int], truth: dict[Cell, int], kept: set[Cell], run: int, k: int) -> dict[Cell, tuple[int, int]]:
    """The intervals by going through all tables, with what the run knows of the statuses."""
    target, noemers = _with_margins(truth), _with_margins(counts)
    cells = list(counts)

    def agrees(place: Cell, teller: int) -> bool:
        if place not in kept:
            return teller == target[place]
        primary = _is_below(target[place], noemers[place], k)
        return run == 1 or run == 2 and not primary or _is_below(teller, noemers[place], k) == primary

    fits: Callable[[dict[Cell, int]], bool] = lambda table: all(agrees(place, teller) for place, teller in table.items())
    fitting = [table for values in itertools.product(*(range(counts[cell] + 1) for cell in cells))
               if fits(table := _with_margins(dict(zip(cells, values))))]
    return {place: (min(table[place] for table in fitting), max(table[place] for table in fitting)) for place in kept}


if __name__ == "__main__":
    unittest.main()
