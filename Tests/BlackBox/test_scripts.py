"""What scripts add to pages that are whole without them: words beside drawings, progress without reloading, files before they go."""

from __future__ import annotations

import http.client
import json
import os
import re
import time
import unittest
from pathlib import Path

from product import row, text, wait_until
from site_under_test import PASSWORD, SiteTest
from test_browser import CHROMIUM, EMAIL, NARROW, ORG, TAGS, WIDE

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import BrowserContext, Locator, Page, sync_playwright
except ImportError:
    sync_playwright = None

DELIVERER = f"coordinator@{ORG}.example"
DESK = f"/o/{ORG}/leveringen"


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").strip()


class ScriptTest(SiteTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.address = f"http://127.0.0.1:{cls.server.port}"
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        cls.addClassCleanup(cls.browser.close)
        cls.sessions = {}
        for email in (EMAIL, DELIVERER):
            signing = cls.browser.new_context(locale="nl-NL")
            page = signing.new_page()
            page.goto(f"{cls.address}/inloggen")
            page.get_by_label("E-mailadres").fill(email)
            page.get_by_label("Wachtwoord").fill(PASSWORD)
            page.get_by_role("button", name="Inloggen").click()
            page.wait_for_url("**/overzicht*")
            cls.sessions[email] = signing.storage_state()
            signing.close()

    def context(self, email: str = EMAIL, **options: object) -> "BrowserContext":
        context = self.browser.new_context(
            locale="nl-NL", base_url=self.address, storage_state=self.sessions[email], **{"viewport": WIDE, **options})
        context.set_default_timeout(30_000)
        self.addCleanup(context.close)
        return context

    def page(self, context: "BrowserContext") -> "Page":
        page = context.new_page()
        page.complaints = []  # type: ignore[attr-defined]
        page.on("console", lambda message: message.type in ("error", "warning") and page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    def is_clean(self, page: "Page", name: str) -> None:
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        self.assertGreater(len(found.response["passes"]), 5, f"{name}: axe did not run")
        self.assertEqual([f"{rule['id']}: {node['target']}" for rule in found.response["violations"] for node in rule["nodes"]], [], name)
        self.assertEqual(page.complaints, [], name)  # type: ignore[attr-defined]


@unittest.skipIf(sync_playwright is None, "playwright is not installed; use script/test-blackbox")
@unittest.skipUnless(Path(CHROMIUM).exists(), "chromium is not installed")
class ChartTests(ScriptTest):
    def rows(self, panel: "Locator") -> list[list[str]]:
        """The table of a panel, as text."""
        panel.evaluate("panel => panel.querySelectorAll('details').forEach(details => details.open = true)")
        return [[plain(cell) for cell in line.locator("th, td").all_inner_texts()] for line in panel.locator("tbody tr").all()]

    def words(self, panel: "Locator") -> list[str]:
        return [plain(line) for line in panel.locator(".kz-readout > *").all_inner_texts()]

    def test_every_point_by_keyboard_is_its_row_of_the_table(self) -> None:
        for size in (WIDE, NARROW):
            page = self.page(self.context(viewport=size))
            for path, name in (("uitkomsten", "uitval-verloop"), ("instroom", "aanvragen-verloop"), ("instroom", "wachttijd-mediaan-verloop"),
                               ("instroom", "wachttijd-mediaan-spreiding")):
                page.goto(f"/o/{ORG}/{path}")
                panel = page.locator(f"#{name}")
                if panel.count() == 0:
                    continue
                with self.subTest(f"{name} {size['width']}"):
                    rows = self.rows(panel)
                    panel.locator(".kz-chart").focus()
                    page.keyboard.press("Home")
                    for place, cells in enumerate(rows):
                        words = self.words(panel)
                        self.assertEqual(words[0].removesuffix(" dagen"), cells[0])
                        # The column says the unit in its heading.
                        value = cells[1] if cells[1] != "–" else "geen waarde"
                        self.assertTrue(words[1].startswith(value), f"{words} {cells}")
                        if re.fullmatch(r"[\d,]+ – [\d,]+", cells[2]):
                            self.assertIn(f"95%-interval {cells[2]}", words)
                            self.assertEqual(words[2], cells[3])
                        self.assertEqual("voorlopig: loopt nog" in words, "voorlopig" in cells[-1])
                        page.keyboard.press("ArrowRight")
                    self.assertEqual(self.words(panel)[0].removesuffix(" dagen"), rows[-1][0], "beyond the last point there is none")
                    page.keyboard.press("Home")
                    page.keyboard.press("End")
                    self.assertEqual(self.words(panel)[0].removesuffix(" dagen"), rows[-1][0])
                    # Read out once who steps has come to rest, not at every step.
                    spoken = page.locator("#kz-grafiekstem")
                    page.wait_for_function("words => document.querySelector('#kz-grafiekstem').textContent.startsWith(words)",
                                           arg=panel.locator(".kz-readout > *").first.inner_text())
                    self.assertEqual(spoken.get_attribute("aria-live"), "polite")
                    page.keyboard.press("Escape")
                    self.assertFalse(panel.locator(".kz-readout").is_visible())
            self.assertEqual(page.complaints, [])  # type: ignore[attr-defined]

    def test_every_kind_of_drawing_answers_the_mouse_with_its_table(self) -> None:
        page = self.page(self.context())
        seen = set()
        for path in ("instroom", "uitkomsten", "regio"):
            page.goto(f"/o/{ORG}/{path}")
            for panel in page.locator(".kz-panel:has(.kz-chart, .kz-map)").all():
                rows = {cells[0]: cells for cells in self.rows(panel)}
                chart = panel.locator(".kz-chart, .kz-map")
                place = chart.locator(".kz-map__tile, .kz-chart__wide .kz-chart__place").nth(1)
                box = place.bounding_box()
                chart.scroll_into_view_if_needed()
                box = place.bounding_box()
                assert box
                page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
                words = self.words(panel)
                name = panel.get_attribute("id") or ""
                seen.add(name.split("-")[1] if "verloop" not in name else "verloop")
                if "-stapeling-" in name:
                    parts = [line.rsplit(": ", 1) for line in words[2:] if not line.startswith("voorlopig")]
                    self.assertGreater(len(parts), 1, name)
                    for part, count in parts:
                        self.assertEqual(rows[f"{words[0]}, {part}"][1], count, name)
                    continue
                key = words[0].removesuffix(" dagen")
                # Beyond two dozen areas a table refers to the figures.
                if key not in rows:
                    self.assertEqual(len(rows), 24, f"{name}: {words}")
                    continue
                value = rows[key][1] if rows[key][1] != "–" else "geen waarde"
                self.assertTrue(words[1].startswith(value), f"{name}: {words} {rows[key]}")
                page.mouse.move(2, 2)
                self.assertFalse(panel.locator(".kz-readout").is_visible(), name)
            self.is_clean(page, path)
        self.assertLessEqual({"verloop"}, seen)

    def test_a_finger_shows_and_a_finger_elsewhere_hides(self) -> None:
        page = self.page(self.context(viewport=NARROW, has_touch=True))
        page.goto(f"/o/{ORG}/uitkomsten")
        panel = page.locator(".kz-panel:has(.kz-chart)").first
        panel.locator(".kz-chart").tap()
        self.assertEqual(len(self.words(panel)[1]) > 0, True)
        box, own = panel.locator(".kz-readout").bounding_box(), panel.bounding_box()
        assert box and own
        self.assertGreaterEqual(box["x"], own["x"])
        self.assertLessEqual(box["x"] + box["width"], own["x"] + own["width"])
        page.locator("h1").tap()
        self.assertFalse(panel.locator(".kz-readout").is_visible())

    def test_without_scripts_the_browser_shows_the_same_words(self) -> None:
        page = self.page(self.context(java_script_enabled=False))
        page.goto(f"/o/{ORG}/uitkomsten")
        title = page.locator("circle > title").first.text_content() or ""
        self.assertRegex(plain(title), r"^K\d 20\d\d\n[\d,]+ %\n\d+ van \d+\n95%-interval")
        self.assertEqual(page.locator(".kz-readout").count(), 0)

    def test_paper_has_no_words_over_drawings(self) -> None:
        page = self.page(self.context())
        page.goto(f"/o/{ORG}/uitkomsten")
        chart = page.locator(".kz-chart").first
        chart.focus()
        page.keyboard.press("Home")
        readout = page.locator(".kz-readout").first
        self.assertTrue(readout.is_visible())
        page.emulate_media(media="print")
        self.assertFalse(readout.is_visible())

    def test_the_first_view_is_light(self) -> None:
        """At most four requests and 60 KiB, compressed, for a page with everything."""
        for path in ("overzicht", "instroom", "uitkomsten", "regio"):
            with self.subTest(path):
                page = self.page(self.context())
                answers: list = []
                page.on("response", lambda answer: answers.append(answer))
                page.goto(f"/o/{ORG}/{path}", wait_until="networkidle")
                sizes = {answer.url.split("/")[-1]: answer.request.sizes()["responseBodySize"] for answer in answers}
                self.assertLessEqual(len(sizes), 4, sizes)
                self.assertLessEqual(sum(sizes.values()), 60 * 1024, sizes)


@unittest.skipIf(sync_playwright is None, "playwright is not installed; use script/test-blackbox")
@unittest.skipUnless(Path(CHROMIUM).exists(), "chromium is not installed")
class DeliveryTests(ScriptTest):
    ROWS = 30_000

    def big(self, letter: str) -> bytes:
        return text([row("casussen", casus_nr=f"{letter}{n}") for n in range(self.ROWS)]).encode()

    def test_files_are_listed_dropped_sent_with_a_bar_and_followed_without_reloading(self) -> None:
        page = self.page(self.context(DELIVERER))
        page.goto(DESK)
        page.get_by_label("CSV-bestanden").set_input_files([{"name": "groot.csv", "mimeType": "text/csv", "buffer": self.big("S")}])
        chosen = page.locator(".kz-chosen__item")
        self.assertIn("groot.csv", chosen.first.inner_text())
        # A second one is dropped on the form, away from the field, and left out again.
        page.evaluate("""() => {
            const files = new DataTransfer();
            files.items.add(new File(["casus_nr\\n"], "erbij.csv", {type: "text/csv"}));
            document.querySelector("fieldset.kz-deliver__modes").dispatchEvent(
                new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
        }""")
        self.assertEqual(chosen.count(), 2)
        self.assertIn("2 bestanden, samen", page.inner_text(".kz-deliver__form"))
        self.is_clean(page, "files chosen")
        page.get_by_role("button", name="Weglaten erbij.csv").click()
        self.assertEqual(chosen.count(), 1)

        loads = []
        page.on("framenavigated", lambda frame: loads.append(frame.url))
        page.get_by_role("button", name="Versturen en nakijken").click()
        page.wait_for_url("**/werk/*")
        work = page.url
        line = page.locator(".kz-progress")
        seen = {line.inner_text()}
        limit = time.monotonic() + 60
        while page.locator(".kz-progress").count() and time.monotonic() < limit:
            try:
                seen.add(line.inner_text(timeout=1000))
            except Exception:  # the outcome has come meanwhile
                break
            page.wait_for_timeout(50)
        page.get_by_role("heading", name="Nagekeken", exact=True).wait_for()
        self.assertGreater(len(seen), 2, f"no progress was seen: {seen}")
        # The page of the work, and its outcome; nothing in between.
        self.assertEqual(loads, [work, work])
        page.get_by_role("button", name="Annuleren en weggooien").click()
        page.get_by_role("status").wait_for()
        self.assertEqual(page.complaints, [])  # type: ignore[attr-defined]

    def test_a_refused_upload_says_why_on_the_same_page(self) -> None:
        page = self.page(self.context(DELIVERER))
        page.goto(DESK)
        page.get_by_label("CSV-bestanden").set_input_files([{"name": "a.csv", "mimeType": "text/csv", "buffer": b"x"}])
        # The server reads no file in a form whose parts have no name.
        page.evaluate("document.querySelector('input[name=bestanden]').form.querySelector('[name=token]').value = 'anders'")
        page.get_by_role("button", name="Versturen en nakijken").click()
        page.get_by_role("heading", name="Dit formulier is verlopen").wait_for()

    def test_the_page_of_work_refreshes_without_scripts(self) -> None:
        page = self.page(self.context(DELIVERER, java_script_enabled=False))
        page.goto(DESK)
        page.get_by_label("CSV-bestanden").set_input_files([{"name": "groot.csv", "mimeType": "text/csv", "buffer": self.big("Z")}])
        page.get_by_role("button", name="Versturen en nakijken").click()
        page.get_by_role("heading", name="Nagekeken", exact=True).wait_for(timeout=60_000)
        page.get_by_role("button", name="Annuleren en weggooien").click()

    def working(self, letter: str) -> tuple[str, dict[str, str]]:
        """Begins a large delivery; the address of its work, and the headers of who may follow it."""
        client = self.server.client(DELIVERER)
        boundary = "kzgrens"
        body = (f'--{boundary}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{client.token(DESK)}\r\n'
                f'--{boundary}\r\nContent-Disposition: form-data; name="bestanden"; filename="groot.csv"\r\n\r\n').encode()
        body += self.big(letter) + f"\r\n--{boundary}--\r\n".encode()
        answer = client.request("POST", DESK, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})
        self.assertEqual(answer.status, 303)
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        return answer.headers["location"], {"Cookie": cookie, "Accept-Encoding": "gzip", "Accept": "text/event-stream"}

    def test_the_stream_tells_each_step_once_and_ends(self) -> None:
        work, headers = self.working("E")
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        self.addCleanup(connection.close)
        connection.request("GET", f"{work}/voortgang", headers=headers)
        answer = connection.getresponse()
        self.assertEqual(answer.status, 200)
        self.assertTrue((answer.getheader("Content-Type") or "").startswith("text/event-stream"))
        self.assertIsNone(answer.getheader("Content-Encoding"), "a compressor would keep events back")
        events = [event.split("\n") for event in answer.read().decode().split("\n\n") if event.startswith("event:")]
        self.assertEqual(events[-1][0], "event: einde")
        steps = [json.loads(lines[1].removeprefix("data: "))["zin"] for lines in events if lines[0] == "event: voortgang"]
        self.assertGreater(len(steps), 1)
        self.assertTrue(all(one != other for one, other in zip(steps, steps[1:])), steps)
        # Who comes back afterwards hears that it is over; a stranger hears nothing.
        client = self.server.client(DELIVERER)
        self.assertIn("event: einde", client.get(f"{work}/voortgang").text)
        self.assertEqual(self.server.client(EMAIL).get(f"{work}/voortgang").status, 404)
        self.assertEqual(client.post(f"{work}/annuleren", token=client.token(DESK)).status, 303)

    def test_a_listener_that_goes_is_let_go(self) -> None:
        def sockets() -> int:
            """Connections of visitors that the server has not let go: established, or closed by the other side only. Those to the database are no
            matter: their pool grows and shrinks as it likes."""
            lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
            return sum(int(line[1].split(":")[1], 16) == self.server.port and line[3] in ("01", "08") for line in lines)

        work, headers = self.working("G")
        before = sockets()
        connections = []
        for _ in range(6):
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
            connection.request("GET", f"{work}/voortgang", headers=headers)
            connections.append((connection, connection.getresponse()))
        # Four listen, the others are told that it is full.
        answers = [answer.readline() + answer.readline() + answer.readline() for _, answer in connections]
        self.assertEqual(sum(b"vol" in answer for answer in answers), 2, answers)
        for connection, answer in connections:
            answer.close()
            connection.close()
        wait_until(lambda: sockets() <= before, 30, "the streams are closed")
        client = self.server.client(DELIVERER)
        client.post(f"{work}/annuleren", token=client.token(DESK))


if __name__ == "__main__":
    unittest.main()
