"""Pages of figures at the ends of what they must stand: every gemeente there is, names of forty letters, five years by month, one
case, nothing delivered, 0 % and 100 %, decline, amounts below zero. Looked at wide, on a phone and on paper.

Needs playwright (`script/test-blackbox` installs it); without it only sizes and parts are checked.
"""

from __future__ import annotations

import csv
import gzip
import html
import io
import os
import re
import shutil
import sys
import unittest
from pathlib import Path

import extremes
from product import ROOT, TODAY, ProductTest
from site_under_test import Client, Server

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

PASSPHRASE = "ooievaar-op-bezoek"
SHOTS = ROOT / ".build/screenshots"
CHROMIUM = os.environ.get("KRAAMZICHT_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
FIRST_VIEW_KIB = 60
# A page of a long table.
MOST_ROWS = 100
# The longest row of months a page shows, sixty up to this one, in whatever month the test runs.
MONTHS = f"{TODAY.year - 5 + TODAY.month // 12}-{TODAY.month % 12 + 1:02}..{TODAY.year}-{TODAY.month:02}"
LAST_YEAR = str(TODAY.year - 1)
PAGES = {
    "regio": f"/regio?periode={LAST_YEAR}", "regio-aantal": f"/regio?ids=aanvragen&periode={TODAY.year - 4}..{TODAY.year}",
    "regio-naast": f"/regio?ids=uitval&periode={LAST_YEAR}&vergelijk=vorigjaar",
    "instroom": "/instroom", "instroom-maanden": f"/instroom?periode={MONTHS}",
    "instroom-naast": f"/instroom?periode={LAST_YEAR}&gemeente={extremes.STEADY}&vergelijk=totaal",
    "uitkomsten": f"/uitkomsten?periode={LAST_YEAR}", "uitkomsten-nul": f"/uitkomsten?periode={LAST_YEAR}&gemeente={extremes.NONE_DROPPED}",
    "uitkomsten-honderd": f"/uitkomsten?periode={LAST_YEAR}&gemeente={extremes.ALL_DROPPED}&vergelijk=gemeente:{extremes.NONE_DROPPED}",
    "uitkomsten-niets": f"/uitkomsten?periode={LAST_YEAR}&gemeente={extremes.NEVER_ENDED}&vergelijk=vorigjaar",
    "uitkomsten-maanden": f"/uitkomsten?periode={MONTHS}", "doelmatigheid": f"/doelmatigheid?periode={LAST_YEAR}",
    "doelen": f"/doelen?periode={LAST_YEAR}&vergelijk=vorigjaar",
    "cijfers": "/cijfers", "cijfers-gemeenten": "/cijfers?per=gemeente,wijkteam&ids=uitval", "cijfers-maanden": f"/cijfers?per=maand,gemeente&ids=aanvragen&periode={MONTHS}",
    "verklaring": f"/verklaring?ids=aanvragen&periode={LAST_YEAR}&vergelijk=vorigjaar", "overzicht": "/overzicht",
}


class ExtremeTests(ProductTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        folder = Path(cls.work)
        for name, files in (("bosuil", extremes.of_everywhere), ("eenling", extremes.of_one), ("leegte", None)):
            cls.database.organisation(name, f"Kraamzorg {name.capitalize()}")
            cls.database.must("user", "create", f"manager@{name}.example", "--tenant", name, "--rol", "manager", "--wachtwoord-stdin",
                              stdin=PASSPHRASE + "\n")
            if files:
                (folder / name).mkdir()
                answer = cls.database.imported(name, *files(folder / name), timeout=600)
                assert answer.code == 0, str(answer)
        cls.server = Server(cls.database, ready=120)
        cls.addClassCleanup(lambda: cls.server.stop())
        cls.visitor = cls.server.client("manager@bosuil.example", PASSPHRASE)

    def page(self, path: str, visitor: Client | None = None) -> str:
        answer = (visitor or self.visitor).get(path)
        self.assertEqual(answer.status, 200, f"{path}: {answer.text[-500:]}")
        return answer.text

    # Sizes and parts

    def test_the_first_view_is_light(self) -> None:
        """What a browser fetches before anything is on the screen: the page and what it names, compressed."""
        for name, path in PAGES.items():
            with self.subTest(name):
                answer = self.visitor.get(f"/o/bosuil{path}", Accept_Encoding="gzip")
                self.assertEqual(answer.headers.get("content-encoding"), "gzip")
                text = gzip.decompress(answer.body).decode()
                sizes = {"page": len(answer.body)}
                for asset in set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', text)):
                    sizes[asset] = len(self.visitor.get(asset, Accept_Encoding="gzip").body)
                total = sum(sizes.values()) / 1024
                print(f"  first view: {name} {total:.1f} KiB of which page {sizes['page'] / 1024:.1f}", file=sys.stderr)
                self.assertLessEqual(total, FIRST_VIEW_KIB, f"{name}: {sizes}")

    def test_long_tables_come_in_parts_and_the_file_is_whole(self) -> None:
        for query in ("?per=gemeente&ids=aanvragen", f"?per=maand,gemeente&ids=aanvragen&periode={MONTHS}", "?per=gemeente,wijkteam&ids=uitval"):
            with self.subTest(query):
                told = list(csv.reader(io.StringIO(self.page(f"/o/bosuil/cijfers.csv{query}&vorm=open"))))[1:]
                self.assertGreater(len(told), 300)
                self.assertIn("GM0014", {cell for line in told for cell in line})
                path, seen, shown = f"/o/bosuil/cijfers{query}", set(), 0
                while path and len(seen) < 5:
                    text = self.page(path)
                    rows = len(re.findall(r'<th scope="row">', text))
                    self.assertTrue(0 < rows <= MOST_ROWS, f"{path}: {rows}")
                    self.assertRegex(text, rf"Rijen {shown + 1} tot en met {shown + rows} van ")
                    shown += rows
                    self.assertNotIn(path, seen)
                    self.assertEqual('rel="prev"' in text, bool(seen))
                    seen.add(path)
                    following = re.search(r'<a class="[^"]*" href="([^"]+)" rel="next"', text)
                    path = html.unescape(following.group(1)) if following else ""
                self.assertEqual(shown, min(5 * MOST_ROWS, len(told)), "no row is skipped")
                total = re.search(r"tot en met [\d.]+ van ([\d.]+)", text).group(1).replace(".", "")
                self.assertEqual(int(total), len(told))

    def test_every_gemeente_can_be_reached_from_regio(self) -> None:
        """Rows that a panel leaves off are in the table it leads to, part by part."""
        text = self.page(f"/o/bosuil/regio?ids=aanvragen&periode={TODAY.year - 4}..{TODAY.year}")
        self.assertRegex(text, r"nog \d+ gemeenten")
        path = html.unescape(re.search(r'<a href="([^"]*/cijfers\?[^"]*per=gemeente[^"]*)">Cijfers', text).group(1))
        found: set[str] = set()
        while path:
            text = self.page(path)
            found.update(re.findall(r"<td>([^<]+)</td>", text))
            following = re.search(r'href="([^"]+)" rel="next"', text)
            path = html.unescape(following.group(1)) if following else ""
        self.assertGreaterEqual(len(found), 342)

    def test_nothing_to_all_of_it(self) -> None:
        none = self.page(f"/o/bosuil{PAGES['uitkomsten-nul']}")
        self.assertRegex(none, r'(?s)id="uitval-verloop".*?kz-panel__digits">0,0<')
        both = self.page(f"/o/bosuil{PAGES['uitkomsten-honderd']}")
        self.assertRegex(both, r'(?s)id="uitval-verloop".*?kz-panel__digits">100,0<.*?Groningen: 0,0.%.*?100,0.procentpunt hoger dan Groningen; ongunstiger, meer dan toeval')
        never = self.page(f"/o/bosuil{PAGES['uitkomsten-niets']}")
        self.assertRegex(never, r"is er niets te tellen|geen waarde")

    def test_one_case_and_none(self) -> None:
        one = self.server.client("manager@eenling.example", PASSPHRASE)
        empty = self.server.client("manager@leegte.example", PASSPHRASE)
        for page in ("overzicht", "instroom", "uitkomsten", "doelen", "doelmatigheid", "regio", "cijfers", "verklaring", "werklijst", "casussen"):
            with self.subTest(page):
                self.page(f"/o/eenling/{page}", one)
                self.page(f"/o/leegte/{page}", empty)
                if page in ("instroom", "uitkomsten", "regio"):
                    self.page(f"/o/eenling/{page}?periode=2024..{TODAY.year}&vergelijk=2021..2023", one)
                    self.assertIn("nog niets geleverd", self.page(f"/o/leegte/{page}?vergelijk=vorigjaar", empty))

    # Looking

    @unittest.skipIf(sync_playwright is None or not Path(CHROMIUM).exists(), "playwright or chromium is not there")
    def test_looking(self) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
            for label, options in (("1280", {"viewport": WIDE}), ("360", {"viewport": NARROW}), ("druk", {"viewport": WIDE})):
                context = browser.new_context(locale="nl-NL", base_url=f"http://127.0.0.1:{self.server.port}", **options)
                context.set_default_timeout(60_000)
                page = context.new_page()
                for tenant in ("bosuil", "eenling", "leegte"):
                    page.goto("/inloggen")
                    page.get_by_label("E-mailadres").fill(f"manager@{tenant}.example")
                    page.get_by_label("Wachtwoord").fill(PASSPHRASE)
                    page.get_by_role("button", name="Inloggen").click()
                    page.wait_for_url("**/overzicht*")
                    for name, path in PAGES.items():
                        if tenant != "bosuil" and name not in ("regio", "instroom", "uitkomsten", "cijfers"):
                            continue
                        with self.subTest(f"{tenant} {name} {label}"):
                            page.goto(f"/o/{tenant}{path}")
                            page.emulate_media(media="print" if label == "druk" else "screen")
                            page.evaluate("document.querySelectorAll('.kz-panel details').forEach(details => details.open = true)")
                            self.look(page, f"uiterst-{tenant}-{name}-{label}", label)
                    page.emulate_media(media="screen")
                    page.context.clear_cookies()
                context.close()
            browser.close()

    def look(self, page: object, name: str, label: str) -> None:
        if label == "druk":
            page.pdf(path=str(SHOTS / f"{name}.pdf"), format="A4")
        page.screenshot(path=str(SHOTS / f"{name}.png"), full_page=page.evaluate("document.documentElement.scrollHeight") < 14_000)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.assertLessEqual(wider, 0, f"{name}: the page is {wider} px wider than the window")
        # Texts of one drawing that stand on each other, or outside it.
        collisions = page.evaluate("""() => {
            const found = [];
            for (const svg of document.querySelectorAll('svg.kz-chart__drawing')) {
                if (!svg.checkVisibility() || !svg.getBoundingClientRect().width) continue;
                const frame = svg.getBoundingClientRect();
                const texts = [...svg.querySelectorAll('text')].map(e => [e.textContent, e.getBoundingClientRect()]);
                texts.forEach(([text, a], n) => {
                    if (a.left < frame.left - 2 || a.right > frame.right + 2) found.push(`${text}: outside the drawing`);
                    for (const [other, b] of texts.slice(n + 1)) {
                        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                        if (across > 1 && down > 4) found.push(`${svg.closest('article')?.id}: ‘${text}’ on ‘${other}’`);
                    }
                });
            }
            return found;
        }""")
        self.assertEqual(collisions, [], name)
        cut = page.evaluate("""() => [...document.querySelectorAll('.kz-table--panel th[scope=row], .kz-panel__title, .kz-map__place')]
            .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.slice(0, 60))""")
        self.assertEqual(cut, [], f"{name}: names that run out of their place")


if __name__ == "__main__":
    unittest.main()
