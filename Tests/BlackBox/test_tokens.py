"""Tokens made on a page: by who may, for what they may themselves, shown once, and ended at once; without scripts, and for everybody."""

from __future__ import annotations

import re
import unittest
from pathlib import Path

from site_under_test import PASSWORD, Client, Page, SiteTest
from test_browser import CHROMIUM, NARROW, SHOTS, TAGS, WIDE

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

ORG, GEMEENTE, ADVISER = "hazelwiek", "gm0267", "adviseur@nijkerk.example"
MANAGER, COORDINATOR = f"manager@{ORG}.example", f"coordinator@{ORG}.example"
PAGE = f"/o/{ORG}/beheer/tokens"
SECRET = re.compile(r"kzt_[A-Za-z0-9_-]{43}")


class TokenPageTests(SiteTest):
    def make(self, client: Client, page: str, **fields: str) -> Page:
        return client.post(page, token=client.token(page), **{"naam": "bord", "doel": "cijfers", "dagen": "30", **fields})

    def ask(self, path: str, secret: str) -> int:
        return Client(self.server.port).get(path, Authorization=f"Bearer {secret}").status

    def log(self, schema: str) -> list[str]:
        return self.database.psql("-c", f"SELECT actor, action, object, detail FROM {schema}.access_log WHERE object_kind = 'token' ORDER BY at").splitlines()

    def test_a_token_works_until_it_is_revoked_and_its_secret_is_seen_once(self) -> None:
        manager = self.server.client(MANAGER)
        made = self.make(manager, PAGE)
        self.assertEqual((made.status, made.headers["cache-control"]), (200, "no-store"))
        secret = SECRET.search(made.text).group(0)  # type: ignore[union-attr]
        self.assertEqual(self.ask("/v1/cijfers?ids=uitval", secret), 200)
        self.assertEqual(self.ask("/v1/controles?ids=MED-VOG-DAG", secret), 403)
        page = manager.get(PAGE).text
        self.assertIsNone(SECRET.search(page))
        self.assertNotIn(secret[4:], self.database.dump())
        number = re.search(rf'action="{PAGE}/(\d+)/intrekken"', page).group(1)  # type: ignore[union-attr]
        self.assertNotIn("nooit", re.search(rf"<tr>\s*<th scope=\"row\">{number}</th>.*?</tr>", page, re.S).group(0))  # type: ignore[union-attr]
        self.assertEqual(manager.post(f"{PAGE}/{number}/intrekken", token=manager.token(PAGE)).status, 303)
        self.assertEqual(self.ask("/v1/cijfers?ids=uitval", secret), 401)
        self.assertIn("Het token is ingetrokken", manager.get(f"{PAGE}?na=ingetrokken").text)
        self.assertEqual(self.log(f"org_{ORG}")[-2:], [f"{MANAGER}|C|{number}|bord: cijfers, 30 dagen", f"{MANAGER}|U|{number}|ingetrokken"])

    def test_a_gemeente_makes_its_own_and_nobody_revokes_anothers(self) -> None:
        adviser, manager = self.server.client(ADVISER), self.server.client(MANAGER)
        page = f"/g/{GEMEENTE}/tokens"
        secret = SECRET.search(self.make(adviser, page, doel="publicaties").text).group(0)  # type: ignore[union-attr]
        self.assertEqual(self.ask("/v1/publicaties", secret), 200)
        number = re.search(rf'action="{page}/(\d+)/intrekken"', adviser.get(page).text).group(1)  # type: ignore[union-attr]
        self.assertEqual(manager.post(f"{PAGE}/{number}/intrekken", token=manager.token(PAGE)).status, 404)
        self.assertEqual(self.ask("/v1/publicaties", secret), 200)
        self.assertTrue(self.log(f"gem_{GEMEENTE}")[-1].startswith(f"{ADVISER}|C|{number}|bord: publicaties"))
        # Who answers for it may no longer: then neither may the token.
        self.database.must("user", "disable", ADVISER)
        self.assertEqual(self.ask("/v1/publicaties", secret), 401)
        self.database.must("user", "enable", ADVISER)

    def test_who_may_not_finds_no_page_and_hands_on_nothing(self) -> None:
        manager, coordinator = self.server.client(MANAGER), self.server.client(COORDINATOR)
        for client, path in ((coordinator, PAGE), (manager, f"/g/{GEMEENTE}/tokens"), (manager, "/o/merelgaard/beheer/tokens")):
            self.assertEqual(client.get(path).status, 404, path)
        before = self.log(f"org_{ORG}")
        for fields in ({"doel": "leveringen"}, {"doel": "publicaties"}, {"dagen": "731"}, {"dagen": "x"}, {"naam": ""}, {"doel": ""}):
            refused = self.make(manager, PAGE, **fields)
            self.assertEqual((refused.status, SECRET.search(refused.text)), (400, None), fields)
        self.assertEqual(self.log(f"org_{ORG}"), before)

    @unittest.skipUnless(sync_playwright and Path(CHROMIUM).exists(), "chromium is not installed")
    def test_in_a_browser_without_scripts_and_for_everybody(self) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for label, options in (("1280", {"viewport": WIDE}), ("360", {"viewport": NARROW}), ("donker", {"viewport": WIDE, "color_scheme": "dark"})):
                context = browser.new_context(locale="nl-NL", base_url=f"http://127.0.0.1:{self.server.port}", java_script_enabled=label == "360" or label == "donker", **options)
                page = context.new_page()
                page.goto("/inloggen")
                page.fill("#email", MANAGER)
                page.fill("#wachtwoord", PASSWORD)
                page.click("main button")
                page.goto(PAGE)
                page.fill("#naam", f"proef {label}")
                page.check("#doel-cijfers")
                page.click("main form button")
                self.assertRegex(page.input_value("#geheim"), SECRET)
                page.screenshot(path=str(SHOTS / f"tokens-{label}.png"), full_page=True)
                if label != "1280":
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"), 0, label)
                    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
                    self.assertEqual([f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in found.response["violations"]], [], label)
                page.fill("#naam", "zonder doel")
                page.click("main form button")
                self.assertIn("Er is geen token gemaakt", page.inner_text("main"))
                page.locator("table form button").first.click()
                self.assertIn("Het token is ingetrokken", page.inner_text("main"))
                context.close()
            browser.close()


if __name__ == "__main__":
    unittest.main()
