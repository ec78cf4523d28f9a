"""Every page with figures says what its files say: page, CSV for people, CSV for machines and JSON, number by number."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import unittest
from typing import Optional

from product import ROOT
from shown import Cell, Table, link, number, panels, query, spoken, tables
from site_under_test import SiteTest

ORG = "hazelwiek"
MANAGER = f"manager@{ORG}.example"
PLACES = ["gemeente", "jeugdregio", "provincie", "wijkteam"]
DIMENSIONS = PLACES + ["wet", "verwijzer", "kwetsbaarheid", "problematiek", "domein", "dagdeel"]
PANEL_PAGES = sorted(path.stem for path in (ROOT / "dashboards").glob("*.yaml") if path.stem != "overzicht")
# Pages whose files are lists of things, not figures: their agreement is looked at in the tests of those pages.
LISTS = {"werklijst", "casussen", "leveringen", "kwaliteit", "meldingen", "medewerkers", "documenten", "publicaties", "maatregelen"}
COVERED = {"overzicht", "cijfers", "verklaring", *PANEL_PAGES}
Row = dict[str, str]


class AgreementTests(SiteTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.visitor = cls.server.client(MANAGER)
        cls.labels = {name: cls.labels_of(name) for name in DIMENSIONS}

    @classmethod
    def labels_of(cls, dimension: str) -> dict[str, str]:
        """What each code is called on a page, told by a table that shows them in the order of its file."""
        ids = {"domein": "doelrealisatie", "dagdeel": "uren"}.get(dimension, "aanvragen")
        address = f"/o/{ORG}/cijfers"
        told = list(csv.DictReader(io.StringIO(cls.visitor.get(f"{address}.csv?per={dimension}&ids={ids}&vorm=open").text)))
        page = tables(cls.visitor.get(f"{address}?per={dimension}&ids={ids}").text)[0]
        rows = [row for row in page.rows if len(row) == len(page.heads)]
        assert len(told) == len(rows) < 100, (dimension, len(told), len(rows))
        return {row[dimension]: cells[1].text for row, cells in zip(told, rows)}

    def files(self, path: str) -> list[Row]:
        """The rows of a page's file, after its three forms have been found equal."""
        base, _, asked = path.partition("?")
        sign = f"?{asked}&" if asked else "?"
        opened = self.visitor.get(f"{base}.csv{sign}vorm=open")
        self.assertEqual(opened.status, 200, opened.text[:300])
        rows = list(csv.DictReader(io.StringIO(opened.text)))
        excel = self.visitor.get(f"{base}.csv{sign}vorm=excel").body
        self.assertTrue(excel.startswith(b"\xef\xbb\xbf"))
        people = list(csv.DictReader(io.StringIO(excel.decode("utf-8-sig")), delimiter=";"))
        cells = json.loads(self.visitor.get(f"{base}.json{sign.rstrip('?&')}").body)
        cells = cells if isinstance(cells, list) else cells["cijfers"]
        self.assertEqual(len(rows), len(people))
        for row, ours, cell in zip(rows, people, cells, strict=True):
            self.assertEqual(list(row), list(ours))
            self.assertEqual(set(row), set(cell), path)
            for name, value in row.items():
                told = cell[name]
                if value == "":
                    self.assertIn(told, (None, ""), (name, row))
                elif isinstance(told, (int, float)):
                    self.assertAlmostEqual(told, float(value), delta=1e-9 + abs(float(value)) * 1e-6, msg=f"{name} {row}")
                    self.assertEqual(ours[name].replace(",", "."), value, (name, row))
                else:
                    self.assertEqual(told, value, (name, row))
                    self.assertEqual(ours[name].removeprefix("'"), value, (name, row))
        return rows

    # Which pages there are

    def test_no_page_with_figures_is_forgotten(self) -> None:
        """From page to page along every link: whatever offers a file is looked at here, or is a list."""
        waiting, seen, found = [f"/o/{ORG}/overzicht"], set(), set()
        while waiting and len(seen) < 60:
            path = waiting.pop(0)
            page = self.visitor.get(path)
            if page.status != 200 or "text/html" not in page.headers.get("content-type", ""):
                continue
            for target in re.findall(r'href="([^"#]+)', page.text):
                target = html.unescape(target)
                name = re.match(rf"/o/{ORG}/([a-z-]+)(\.csv|\.json)?(?:[?/]|$)", target)
                if not name:
                    continue
                if name.group(2):
                    found.add(name.group(1))
                elif name.group(1) not in seen:
                    seen.add(name.group(1))
                    waiting.append(target)
        self.assertGreaterEqual(found, COVERED - {"verklaring"}, "the walk did not come by them")
        self.assertLessEqual(found - LISTS - {"spreiding"}, COVERED, "pages with files that no test here reads")

    # The overzicht

    def test_overzicht(self) -> None:
        for asked in ("", "?periode=2025-H2", "?periode=2025&stand=levering-6", "?peildatum=2026-01-31"):
            with self.subTest(asked):
                path = f"/o/{ORG}/overzicht{asked}"
                rows = self.files(path)
                page = self.visitor.get(path).text
                chosen = re.search(r'<option value="([^"]+)" selected', page).group(1)
                tiles = re.findall(r'<li class="kz-tile">(.*?)\n</li>', page, re.S)
                self.assertGreater(len(tiles), 5)
                for tile in tiles:
                    indicator = query(link(tile, "Cijfers"))["ids"]
                    row = self.only(rows, indicator=indicator, periode=chosen)
                    digits = re.search(r'kz-tile__digits">([^<]+)', tile)
                    self.assert_large(digits and digits.group(1), row)
                    counts = re.search(r'kz-tile__counts">([^<]*)', tile).group(1)
                    self.assert_counts(html.unescape(counts), row)
                    interval = re.search(r"95%-interval ([^<]+)", tile)
                    self.assert_interval(interval.group(1) if interval else "", row)

    # Pages of panels

    def test_pages_of_panels(self) -> None:
        asked = {
            "instroom": ["", "?periode=2025-01..2025-12&wet=jeugd"], "uitkomsten": ["?periode=2025", "?stand=levering-6"],
            "doelen": ["", "?periode=2025"], "doelmatigheid": ["?wet=jeugd&periode=2026-H1"],
            "regio": ["?ids=uitval&periode=2024..2026", "?ids=aanvragen", "?ids=wachttijd.mediaan&periode=2025"],
        }
        for page in PANEL_PAGES:
            self.assertIn(page, asked, "a page of panels without a question here")
            for one in asked[page]:
                with self.subTest(f"{page}{one}"):
                    self.assertGreater(self.check_panels(page, one), 20)

    def test_two_periods_and_two_places_side_by_side(self) -> None:
        code = next(code for code in self.labels["gemeente"] if code != "totaal")
        other = [code for code in self.labels["gemeente"] if code != "totaal"][1]
        region = next(code for code in self.labels["jeugdregio"] if code != "totaal")
        for page, asked in (
            ("uitkomsten", "?periode=2025-K4&vergelijk=vorigjaar"), ("uitkomsten", "?periode=2025&vergelijk=2024"),
            ("instroom", "?periode=2025-K1..2025-K4&vergelijk=2024-K1..2024-K4"), ("doelen", "?periode=2025&vergelijk=2025-K1"),
            ("doelmatigheid", f"?periode=2025&gemeente={code}&vergelijk=totaal"), ("instroom", f"?periode=2025&gemeente={code}&vergelijk=gemeente:{other}"),
            ("uitkomsten", f"?periode=2025&gemeente={code}&vergelijk=jeugdregio:{region}"), ("regio", f"?periode=2025&ids=uitval&vergelijk=gemeente:{other}"),
            ("regio", f"?periode=2025&ids=aanvragen&vergelijk=vorigjaar"),
        ):
            with self.subTest(f"{page}{asked}"):
                self.assertGreater(self.check_panels(page, asked), 20)

    def check_panels(self, page: str, asked: str) -> int:
        """Every number of every table and head of a page of panels; how many there were."""
        path = f"/o/{ORG}/{page}{asked}"
        rows, text = self.files(path), self.visitor.get(path).text
        question = query(path)
        own, held = self.sides(question)
        numbers = 0
        for name, panel in panels(text).items():
            figures = query(link(panel, "Cijfers"))
            indicator, chart = figures["ids"], re.search(r"-(verloop|staven|verdeling|stapeling|trechter|kaart|spreiding)", name).group(1)
            split = next((word for word in figures.get("per", "").split(",") if word in DIMENSIONS), None)
            chosen = self.period(panel, rows, question)
            mine = self.only(rows, indicator=indicator, periode=chosen, **own)
            digits = re.search(r'kz-panel__digits">([^<]+)', panel)
            self.assert_large(digits and digits.group(1), mine)
            beside = re.search(r'(?s)kz-panel__other">(.*?)</p>', panel)
            self.assertEqual(beside is not None, "vergelijk" in question, name)
            if beside:
                words = html.unescape(re.sub("<[^>]+>", "", beside.group(1))).rpartition(": ")[2]
                theirs = self.only(rows, indicator=indicator, periode=self.held_period(chosen, question), **held)
                self.assert_large(words if theirs["waarde"] else None, theirs)
            found = tables(panel)
            if not found:
                self.assertIn("is er niets te tellen", panel)
                continue
            if chart == "spreiding":
                numbers += self.check_spread(panel, found[0])
                continue
            for cells in found[0].rows:
                numbers += self.check_row(found[0], cells, rows, indicator, chart, split, chosen, question, own, held)
        return numbers

    def check_row(self, table: Table, cells: list[Cell], rows: list[Row], indicator: str, chart: str, split: Optional[str],
                  chosen: str, question: dict[str, str], own: Row, held: Row) -> int:
        name = cells[0].text
        if name.endswith(", overige"):
            return 0
        place = table.column("Waarde") if table.column("Waarde") is not None else table.column("Aantal")
        period, code = chosen, None
        if chart in ("verloop", "stapeling"):
            said, _, part = name.partition(", ")
            period = next(row["periode"] for row in rows if spoken(row["periode"]) == said)
            code = self.code(split, part) if part else None
        elif name != "Totaal":
            code = self.code(split, name)
        row = self.of_side(rows, own, split, code, indicator=indicator, periode=period)
        self.assert_shown(cells[place].text, row)
        counts, interval = table.column("Aantallen"), table.column("95%")
        if counts is not None and row:
            self.assert_counts(cells[counts].text, row)
        if interval is not None and row:
            self.assert_interval(cells[interval].text, row)
        difference = table.column("Verschil")
        if difference is None:
            return 1
        beside = self.held_period(chosen, question)
        if chart in ("verloop", "stapeling"):
            moved = cells[difference - 1].under.partition(":")[0].strip()
            beside = next((row["periode"] for row in rows if spoken(row["periode"]) == moved), period)
        other = self.of_side(rows, held, split, code, indicator=indicator, periode=beside)
        self.assert_shown(cells[difference - 1].text, other)
        apart = number(cells[difference].text)
        if apart is not None and row and other:
            delta = {"aantal": 0.001, "euro": 0.501}.get(row["eenheid"], 0.0501)
            self.assertAlmostEqual(apart, float(row["waarde"]) - float(other["waarde"]), delta=delta, msg=f"{name} {row} {other}")
        return 2

    def of_side(self, rows: list[Row], place: Row, split: Optional[str], code: Optional[str], **wanted: str) -> Optional[Row]:
        """The row of one side; a value of a dimension that the side is limited to otherwise is not on that side."""
        if code is not None and split in place and code not in place[split].split("|"):
            return None
        return self.only(rows, required=code is None, **{**place, **({split: code} if code else {}), **wanted})

    def check_spread(self, panel: str, table: Table) -> int:
        """What lies behind a figure has a file of its own, and one of the other side."""
        for words, place in (("CSV<", table.column("Aantal")), ("CSV ernaast<", (table.column("Verschil") or 1) - 1)):
            if words == "CSV ernaast<" and table.column("Verschil") is None:
                continue
            address = link(panel, words.rstrip("<") + "<").replace("vorm=excel", "vorm=open")
            told = self.visitor.get(address)
            self.assertEqual(told.status, 200)
            counts = {row["waarde"]: int(row["aantal"]) for row in csv.DictReader(io.StringIO(told.text))}
            shown = [int(number(cells[place].text) or 0) for cells in table.rows]
            if table.heads[0] == "Dagen":
                for cells, count in zip(table.rows, shown):
                    ends = [int(end) for end in re.findall(r"-?\d+", cells[0].text)]
                    self.assertEqual(count, sum(n for day, n in counts.items() if ends[0] <= int(day) <= ends[-1]), cells[0].text)
            else:
                self.assertEqual(sorted(count for count in shown if count), sorted(count for count in counts.values() if count))
        return len(table.rows)

    # Why a figure differs

    def test_verklaring(self) -> None:
        for asked in ("?ids=uitval&periode=2026&van=levering-3", "?ids=aanvragen&periode=2025&van=levering-6", "?ids=wachttijd.mediaan&periode=2025&van=levering-6",
                      "?ids=uitval&periode=2025&vergelijk=2024", "?ids=lopend&periode=2025-K4&vergelijk=vorigjaar", "?ids=uren&periode=2025-K4&vergelijk=2025-K3",
                      "?ids=tevredenheid&periode=2025&vergelijk=vorigjaar", "?ids=geen_nieuwe_start&periode=2026-K2&vergelijk=2025-K2",
                      "?ids=doelrealisatie&periode=2025&vergelijk=2024&wet=jeugd"):
            with self.subTest(asked):
                path = f"/o/{ORG}/verklaring{asked}"
                rows = self.files(path)
                table = tables(self.visitor.get(path).text)[0]
                self.assertEqual(len(table.rows), len(rows))
                columns = [(head, name) for head, name in (("Teller", "teller"), ("Aantal", "teller"), ("Noemer", "noemer"), ("Casussen waarop", "noemer"))
                           if table.column(head) is not None]
                self.assertTrue(columns)
                for cells, row in zip(table.rows, rows, strict=True):
                    for head, name in columns:
                        self.assertAlmostEqual(number(cells[table.column(head)].text), float(row[name]), delta=0.00501, msg=f"{row}")
                    if row["casussen"]:
                        self.assertEqual(number(cells[1].text), float(row["casussen"]))
                for name in ("teller", "noemer"):
                    if rows[0][name]:
                        self.assertAlmostEqual(sum(float(row[name]) for row in rows[:-1]), float(rows[-1][name]), places=6, msg="the parts add up")
                # And both ends are the figures themselves.
                self.check_ends(asked, rows)

    def check_ends(self, asked: str, rows: list[Row]) -> None:
        question = query(asked)
        stands = {"begin": question.get("van"), "eind": None}
        for row in (rows[0], rows[-1]):
            more = f"&wet={question['wet']}" if "wet" in question else ""
            stand = f"&stand={stands[row['oorzaak']]}" if stands[row["oorzaak"]] else ""
            figure = list(csv.DictReader(io.StringIO(self.visitor.get(
                f"/o/{ORG}/cijfers.csv?ids={question['ids']}&periode={row['periode']}&vorm=open{more}{stand}").text)))[0]
            for name in ("teller", "noemer"):
                if row[name] and figure[name]:
                    self.assertAlmostEqual(float(row[name]), float(figure[name]), places=6, msg=f"{row} {figure}")

    # Cijfers

    def test_cijfers(self) -> None:
        for asked in ("?per=kwartaal&ids=uitval,gas_t&periode=2025", "?per=gemeente,wet&ids=kosten_per_traject&periode=2025", "?per=domein&ids=doelrealisatie"):
            with self.subTest(asked):
                path = f"/o/{ORG}/cijfers{asked}"
                rows = self.files(path)
                table = tables(self.visitor.get(path).text)[0]
                shown = [cells for cells in table.rows if len(cells) == len(table.heads)]
                self.assertEqual(len(shown), min(100, len(rows)))
                for cells, row in zip(shown, rows):
                    self.assertEqual(cells[0].text, spoken(row["periode"]) if row["periode"] != "alles" else "alle perioden")
                    self.assert_shown(cells[table.column("Waarde")].text, row)
                    self.assert_interval(cells[table.column("95%")].text, row)
                    self.assertEqual(number(cells[table.column("n")].text), float(row["n"]))

    # One cell

    def only(self, rows: list[Row], required: bool = True, **wanted: str) -> Optional[Row]:
        """The one row with these cells, and `totaal` in every other dimension."""
        found = [row for row in rows if all(row.get(name, "totaal") == value for name, value in wanted.items())
                 and all(row[name] == "totaal" for name in DIMENSIONS if name in row and name not in wanted)]
        self.assertLessEqual(len(found), 1, f"{wanted}: told twice")
        if required:
            self.assertEqual(len(found), 1, f"{wanted}: not in the file")
        return found[0] if found else None

    def sides(self, question: dict[str, str]) -> tuple[Row, Row]:
        """What stands in the columns of places for each side."""
        if not re.match(r"(gemeente|jeugdregio|provincie):|totaal$", question.get("vergelijk", "")):
            return {}, {}
        own = {name: question[name].replace(",", "|") for name in PLACES if name in question}
        name, _, code = question["vergelijk"].partition(":")
        return own, {name: code} if code else {}

    def period(self, panel: str, rows: list[Row], question: dict[str, str]) -> str:
        if "periode" in question:
            return question["periode"]
        said = re.search(r'kz-panel__what">([^·<]+)', panel).group(1).strip()
        return next(row["periode"] for row in rows if spoken(row["periode"]) == said)

    def held_period(self, chosen: str, question: dict[str, str]) -> str:
        word = question.get("vergelijk", "")
        if word == "vorigjaar":
            return re.sub(r"\b(\d{4})\b", lambda year: str(int(year.group(1)) - 1), chosen)
        return word if word[:1].isdigit() else chosen

    def code(self, dimension: str, label: str) -> str:
        return next(code for code, said in self.labels[dimension].items() if said == html.unescape(label))

    def assert_large(self, digits: Optional[str], row: Row) -> None:
        """The one figure of a tile or panel, where an amount may stand without its cents."""
        if not row["waarde"]:
            self.assertIsNone(digits, row)
            return
        self.assertIsNotNone(digits, row)
        self.assertAlmostEqual(number(digits), float(row["waarde"]), delta=0.501 if row["eenheid"] == "euro" else 0.0501, msg=f"{digits} {row}")

    def assert_shown(self, text: str, row: Optional[Row]) -> None:
        value = number(text)
        if row is None or not row["waarde"]:
            # Nothing in the file: nothing on the page, or nought where a count of nothing is drawn.
            self.assertIn(value, (None, 0.0), (text, row))
            return
        self.assertIsNotNone(value, (text, row))
        self.assertAlmostEqual(value, float(row["waarde"]), delta=0.0501, msg=f"{text} {row}")

    def assert_counts(self, text: str, row: Row) -> None:
        both = re.match(r"([\d.,]+) van ([\d.,]+)", text)
        if both:
            self.assertAlmostEqual(number(both.group(1)), float(row["teller"]), delta=0.0501, msg=f"{text} {row}")
            self.assertAlmostEqual(number(both.group(2)), float(row["noemer"]), delta=0.0501, msg=f"{text} {row}")
        elif text.startswith("n = "):
            self.assertEqual(number(text), float(row["n"]), (text, row))

    def assert_interval(self, text: str, row: Row) -> None:
        if not row["ondergrens"]:
            self.assertEqual(text.strip(), "", row)
            return
        lower, upper = (number(part) for part in text.replace("\u00a0", " ").split(" – "))
        self.assertAlmostEqual(lower, float(row["ondergrens"]), delta=0.0501, msg=f"{text} {row}")
        self.assertAlmostEqual(upper, float(row["bovengrens"]), delta=0.0501, msg=f"{text} {row}")


if __name__ == "__main__":
    unittest.main()
