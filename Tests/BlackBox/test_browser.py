"""The site in a real browser: Debian's Chromium, wide and narrow, dark, printed, without scripts, by keyboard, with axe-core.

Needs playwright and axe-playwright-python (`script/test-blackbox` installs them); no browser is downloaded.
"""

from __future__ import annotations

import os
import re
import shutil
import unittest
from pathlib import Path

from product import ROOT, row, text
from site_under_test import PASSWORD, SiteTest

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
except ImportError:
    sync_playwright = None

ORG = "hazelwiek"
EMAIL = f"manager@{ORG}.example"
READER = "adviseur@nijkerk.example"
SHOTS = ROOT / ".build/screenshots"
CHROMIUM = os.environ.get("KRAAMZICHT_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
# Best practices are not part of WCAG; these are.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
PAGES = {
    "overzicht": f"/o/{ORG}/overzicht", "overzicht-jaar": f"/o/{ORG}/overzicht?periode=2025", "overzicht-toen": f"/o/{ORG}/overzicht?stand=levering-4",
    "overzicht-fout": f"/o/{ORG}/overzicht?periode=onzin", "cijfers": f"/o/{ORG}/cijfers?per=kwartaal&ids=uitval,wachttijd",
    "cijfers-breed": f"/o/{ORG}/cijfers?per=kwartaal,gemeente,wijkteam,verwijzer&ids=aanvragen&periode=2025",
    "cijfers-toen": f"/o/{ORG}/cijfers?per=jaar&stand=levering-3&peildatum=2025-06-30", "cijfers-fout": f"/o/{ORG}/cijfers?per=week&periode=x&gemeente=y",
    "cijfers-leeg": f"/o/{ORG}/cijfers?periode=1995&per=gemeente", "definities": "/definities", "definitie": "/definities/uitval",
    "werklijst": f"/o/{ORG}/werklijst", "werklijst-toen": f"/o/{ORG}/werklijst?stand=levering-6", "casussen": f"/o/{ORG}/casussen?toestand=lopend",
    "casussen-fout": f"/o/{ORG}/casussen?toestand=onzin&gemeente=x", "casussen-leeg": f"/o/{ORG}/casussen?zoek=bestaatniet",
    "instroom": f"/o/{ORG}/instroom", "instroom-maanden": f"/o/{ORG}/instroom?periode=2024-01..2026-11", "uitkomsten": f"/o/{ORG}/uitkomsten",
    "uitkomsten-fout": f"/o/{ORG}/uitkomsten?periode=onzin&gemeente=x", "uitkomsten-leeg": f"/o/{ORG}/uitkomsten?periode=1995-K1",
    "doelen": f"/o/{ORG}/doelen?stand=levering-6", "doelmatigheid": f"/o/{ORG}/doelmatigheid?periode=2025&wet=jeugd", "regio": f"/o/{ORG}/regio",
    "regio-aantal": f"/o/{ORG}/regio?ids=aanvragen&periode=2024..2026", "verklaring": f"/o/{ORG}/verklaring?ids=uitval&periode=2026&van=levering-3",
    "verklaring-leeg": f"/o/{ORG}/verklaring", "verklaring-fout": f"/o/{ORG}/verklaring?ids=uitval&van=onzin", "vergelijking": "/vergelijking", "stijl": "/stijl",
    "leveringen": f"/o/{ORG}/leveringen", "levering": f"/o/{ORG}/leveringen/3",
    "uitgaven": f"/o/{ORG}/publicaties", "uitgave-gemaakt": f"/o/{ORG}/publicaties/2",
    "uitgave-voorbeeld": f"/o/{ORG}/publicaties/voorbeeld?gemeente=GM0307&periode=2024..2025", "programmas": "/api", "controleren": "/controleren",
    "gemeente": "/g/gm0267/uitkomsten", "gemeente-uitgave": "/g/gm0267/publicaties/2",
    "gemeente-vervangen": "/g/gm0267/publicaties/1?tabel=kwartaal", "gemeente-fout": "/g/gm0267/publicaties/2?tabel=onzin",
    "niet-gevonden": "/o/bestaatniet/overzicht", "inloggen": "/inloggen",
}
REACHABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"


@unittest.skipIf(sync_playwright is None, "playwright is not installed; use script/test-blackbox")
@unittest.skipUnless(Path(CHROMIUM).exists(), "chromium is not installed")
class BrowserTests(SiteTest):
    browser: "Browser"

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.address = f"http://127.0.0.1:{cls.server.port}"
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        cls.addClassCleanup(cls.browser.close)
        SHOTS.mkdir(parents=True, exist_ok=True)
        signing = cls.browser.new_context(locale="nl-NL", viewport=WIDE)
        page = signing.new_page()
        cls.sign_in(page)
        cls.session = signing.storage_state()
        # An ended case has everything that a case can have; its number depends on the day of the demo.
        page.goto(f"{cls.address}/o/{ORG}/casussen?toestand=beeindigd")
        PAGES["casus"] = page.locator("a.kz-cases__link").nth(20).get_attribute("href")
        signing.close()
        signing = cls.browser.new_context(locale="nl-NL", viewport=WIDE)
        cls.sign_in(signing.new_page(), READER, "**/g/gm0267/uitkomsten")
        cls.reading = signing.storage_state()
        signing.close()

    @classmethod
    def sign_in(cls, page: "Page", email: str = EMAIL, home: str = "**/overzicht*") -> None:
        page.goto(f"{cls.address}/")
        page.get_by_label("E-mailadres").fill(email)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url(home)

    def context(self, signed_in: bool = True, session: object = None, **options: object) -> "BrowserContext":
        context = self.browser.new_context(
            locale="nl-NL", base_url=self.address, storage_state=(session or self.session) if signed_in else None,
            **{"viewport": WIDE, **options})
        context.set_default_timeout(30_000)
        self.addCleanup(context.close)
        return context

    def page(self, context: "BrowserContext") -> "Page":
        """A page that notes what the console says and every failed request."""
        page = context.new_page()
        page.complaints = []  # type: ignore[attr-defined]
        page.on("console", lambda message: message.type in ("error", "warning") and page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        # A request that the next page cuts off is the browser's own doing.
        page.on("requestfailed", lambda request: None if "ERR_ABORTED" in (request.failure or "")
                else page.complaints.append(f"failed: {request.url}"))
        page.on("response", lambda response: response.status >= 500 and page.complaints.append(f"{response.status}: {response.url}"))
        return page

    def check(self, page: "Page", name: str) -> None:
        wrong = [text for text in page.complaints if not re.search(r"status of (400|404|409)", text)]  # type: ignore[attr-defined]
        self.assertEqual(wrong, [], name)
        page.complaints.clear()  # type: ignore[attr-defined]
        widest = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.assertLessEqual(widest, 0, f"{name}: the page is {widest} px wider than the window")

    def axe(self, page: "Page", name: str) -> None:
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        violations = [f"{rule['id']} ({rule['impact']}): {node['target']} {node.get('failureSummary', '')[:300]}"
                      for rule in found.response["violations"] for node in rule["nodes"][:3]]
        self.assertGreater(len(found.response["passes"]), 5, f"{name}: axe did not run")
        self.assertEqual(violations, [], f"{name}:\n" + "\n".join(violations))

    def shoot(self, page: "Page", name: str) -> None:
        # A table of a thousand rows makes a picture that nobody looks at and takes minutes.
        is_short = page.evaluate("document.documentElement.scrollHeight") < 8000
        page.screenshot(path=str(SHOTS / f"{name}.png"), full_page=is_short, timeout=60_000)

    def walk(self, label: str, *names: str, **options: object) -> None:
        """Pages in a context, all unless named: console, width, axe, screenshot."""
        visitor, anyone = self.page(self.context(**options)), self.page(self.context(signed_in=False, **options))
        reader = self.page(self.context(session=self.reading, **options))
        for name, path in PAGES.items():
            if names and name not in names:
                continue
            with self.subTest(f"{label}: {name}"):
                page = anyone if name == "inloggen" else reader if path.startswith("/g/") else visitor
                page.goto(path)
                page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
                self.shoot(page, f"{name}-{label}")
                self.check(page, f"{label}: {name}")
                self.axe(page, f"{label}: {name}")

    def test_wide(self) -> None:
        self.walk("1280")

    def test_narrow(self) -> None:
        self.walk("360", viewport=NARROW)

    def test_dark(self) -> None:
        self.walk("donker", "gemeente", "gemeente-uitgave", "uitgaven", "controleren", "programmas", "werklijst", "casussen", "casus", "instroom", "uitkomsten", "regio", "verklaring", "vergelijking", "overzicht", "overzicht-toen", "overzicht-fout", "cijfers", "definitie", "inloggen", color_scheme="dark")
        page = self.page(self.context(color_scheme="dark"))
        page.goto(PAGES["overzicht"])
        shade = page.evaluate("getComputedStyle(document.body).backgroundColor")
        red, green, blue = map(int, re.findall(r"\d+", shade)[:3])
        self.assertLess(red + green + blue, 200, f"not dark: {shade}")

    def test_zoomed(self) -> None:
        """200 % zoom on a small window (WCAG 1.4.10 at 320 CSS pixels)."""
        page = self.page(self.context(viewport={"width": 320, "height": 480}))
        reader = self.page(self.context(session=self.reading, viewport={"width": 320, "height": 480}))
        for name in ("gemeente", "gemeente-uitgave"):
            reader.goto(PAGES[name])
            self.check(reader, name)
        for name in ("uitgaven", "programmas", "controleren", "overzicht", "cijfers", "definities", "werklijst", "casussen", "casus", "instroom", "regio", "doelen", "verklaring", "vergelijking"):
            page.goto(PAGES[name])
            self.check(page, name)

    def test_more_contrast_and_less_motion(self) -> None:
        self.walk("contrast", "instroom", "regio", "werklijst", "casus", "overzicht", "cijfers", "inloggen", forced_colors="active", reduced_motion="reduce")

    def test_printed(self) -> None:
        visitor, reader = self.page(self.context()), self.page(self.context(session=self.reading))
        for name in ("gemeente", "gemeente-uitgave", "overzicht", "cijfers", "definitie", "werklijst", "casussen", "casus"):
            page = reader if name.startswith("gemeente") else visitor
            page.goto(PAGES[name])
            page.emulate_media(media="print")
            self.shoot(page, f"{name}-druk")
            self.assertFalse(page.get_by_role("button", name="Uitloggen").is_visible(), f"{name}: controls are printed")
            self.assertTrue(page.get_by_role("heading", level=1).is_visible())
            page.pdf(path=str(SHOTS / f"{name}.pdf"), format="A4")
            page.emulate_media(media="screen")
        text = page.goto(PAGES["overzicht-toen"]) and page.inner_text("main")
        self.assertRegex(text, r"(?i)peildatum")

    def test_the_walk_without_scripts(self) -> None:
        page = self.page(self.context(signed_in=False, java_script_enabled=False))
        self.sign_in(page)
        page.get_by_role("link", name=re.compile("^Definitie van")).first.click()
        page.wait_for_url("**/definities/*")
        page.get_by_role("link", name="Cijfers per kwartaal").click()
        page.wait_for_url("**/cijfers*")
        self.assertGreater(page.locator("table tbody tr").count(), 3)
        page.get_by_label("Periode", exact=True).fill("2025-K1..2025-K4")
        page.get_by_role("button", name="Tonen").click()
        page.wait_for_url("**periode=2025-K1..2025-K4*")
        self.assertIn("2025", page.inner_text("table"))
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV voor Excel", exact=True).click()
        self.assertTrue(download.value.suggested_filename.endswith(".csv"))
        page.get_by_role("button", name="Uitloggen").click()
        page.wait_for_url("**/inloggen*")
        page.go_back()
        self.assertFalse(page.get_by_role("table").first.is_visible() if page.get_by_role("table").count() else False,
                         "figures come back with the back button after signing out")

    def test_the_walk_by_mouse(self) -> None:
        for label, viewport in (("1280", WIDE), ("360", NARROW)):
            with self.subTest(label):
                page = self.page(self.context(signed_in=False, viewport=viewport))
                self.sign_in(page)
                page.get_by_role("link", name=re.compile("^Definitie van")).first.click()
                page.wait_for_url("**/definities/*")
                page.go_back()
                page.get_by_role("link", name=re.compile("^Cijfers van")).first.click()
                page.wait_for_url("**/cijfers*")
                page.reload()
                self.check(page, label)
                self.assertEqual(page.locator("h1").inner_text(), "Cijfers")

    def test_the_walk_of_a_delivery(self) -> None:
        """From the form to the outcome and away again; nothing stays, so that other tests see the demo as it was."""
        good = {"name": "zoë – casussen.csv", "mimeType": "text/csv", "buffer": text([row("casussen", casus_nr="B1")]).encode()}
        wrong = {"name": "fout.csv", "mimeType": "text/csv", "buffer": text([row("casussen", casus_nr="B2", gemeente="GM9999")]).encode()}
        for label, options in (("1280", {}), ("360", {"viewport": NARROW}), ("donker", {"color_scheme": "dark"}),
                               ("zonder script", {"java_script_enabled": False})):
            with self.subTest(label):
                page = self.page(self.context(signed_in=False, **options))
                self.sign_in(page, f"coordinator@{ORG}.example")
                look = (lambda name: None) if "java_script_enabled" in options else (lambda name: self.look(page, f"{name}-{label}"))
                page.get_by_role("link", name="Leveringen", exact=True).click()
                look("leveren")
                page.get_by_label("CSV-bestanden").set_input_files([good, wrong])
                page.get_by_role("button", name="Versturen en nakijken").click()
                page.get_by_role("heading", name="Nagekeken", exact=True).wait_for()
                self.assertIn("gemeente_onbekend", page.inner_text("main"))
                look("nagekeken-fout")
                page.get_by_label("de goede rijen overnemen").check()
                page.get_by_role("button", name="Opnieuw nakijken").click()
                page.get_by_role("button", name="Deze 2 bestanden vastleggen").wait_for()
                self.assertIn("zoë – casussen.csv", page.inner_text("main"))
                look("nagekeken")
                page.get_by_role("button", name="Annuleren en weggooien").click()
                page.get_by_role("status").wait_for()
                page.goto(f"/o/{ORG}/leveringen/1/ongedaan")
                look("ongedaan")

    def look(self, page: "Page", name: str) -> None:
        self.shoot(page, name)
        self.check(page, name)
        self.axe(page, name)

    def test_keyboard_reaches_every_control(self) -> None:
        for name in ("overzicht", "cijfers", "definitie", "inloggen", "werklijst", "casussen", "casus"):
            for label, viewport in (("1280", WIDE), ("360", NARROW)):
                with self.subTest(f"{name} {label}"):
                    page = self.page(self.context(signed_in=name != "inloggen", viewport=viewport))
                    page.goto(PAGES[name])
                    self.tab_through(page, name)

    def tab_through(self, page: "Page", name: str) -> None:
        # Radio buttons of one name are one stop; closed details hide what is in them.
        expected = page.evaluate("""selector => {
            const all = [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled);
            all.forEach((e, n) => e.dataset.stop = n);
            const groups = new Set();
            return all.filter(e => e.type !== 'radio' || (!groups.has(e.name) && groups.add(e.name)))
                .map(e => [e.type === 'radio' ? 'radio ' + e.name : e.dataset.stop, e.outerHTML.slice(0, 90)]);
        }""", REACHABLE)
        reached, unseen = set(), []
        for step in range(len(expected) + 15):
            page.keyboard.press("Tab")
            stop = page.evaluate("""() => {
                const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
                return [e.type === 'radio' ? 'radio ' + e.name : e.dataset.stop, style.outlineStyle !== 'none' || style.boxShadow !== 'none',
                        box.width > 0 && box.height > 0, e.outerHTML.slice(0, 90)];
            }""")
            if stop[0] is None:
                continue
            reached.add(stop[0])
            if not stop[1] or not stop[2]:
                unseen.append(stop[3])
        missed = [markup for key, markup in expected if key not in reached]
        self.assertEqual(missed, [], f"{name}: not reached by Tab")
        self.assertEqual(unseen, [], f"{name}: the focus is not visible on these")

    def test_skip_link_and_details_by_keyboard(self) -> None:
        page = self.page(self.context())
        page.goto(PAGES["cijfers"])
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.textContent"), "Naar de inhoud")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.id"), "inhoud")
        page.locator("#per summary").focus()
        opened = page.locator("#per").evaluate("details => details.open")
        page.keyboard.press("Space")
        self.assertNotEqual(page.locator("#per").evaluate("details => details.open"), opened)

    def test_a_wrong_field_is_told_and_linked(self) -> None:
        page = self.page(self.context(signed_in=False))
        page.goto("/inloggen")
        page.get_by_label("E-mailadres").fill("manager@hazelwiek.example")
        page.get_by_label("Wachtwoord").fill("niet het goede wachtwoord")
        page.get_by_role("button", name="Inloggen").click()
        self.assertTrue(page.get_by_role("alert").is_visible())
        self.assertTrue(page.title().startswith("Fout:"))
        self.axe(page, "sign-in with an error")

    def test_targets_are_large_enough(self) -> None:
        """WCAG 2.5.8: controls outside running text are at least 24 by 24 CSS pixels, or apart from each other."""
        page = self.page(self.context(viewport=NARROW))
        for name in ("overzicht", "cijfers", "werklijst", "casussen", "casus"):
            page.goto(PAGES[name])
            small = page.evaluate("""() => [...document.querySelectorAll('button, select, input:not([type=hidden]), summary, nav a')]
                .filter(e => e.checkVisibility()).map(e => [e, e.closest('label') ?? e])
                .map(([e, t]) => [e.outerHTML.slice(0, 80), t.getBoundingClientRect()]).filter(([, box]) => box.width < 24 || box.height < 24)
                .map(([markup, box]) => `${markup} ${box.width}×${box.height}`)""")
            self.assertEqual(small, [], name)


if __name__ == "__main__":
    unittest.main()
