"""An organisation's own colour and logo: tried, used, undone; refused when unreadable or unsafe; seen by nobody else."""

from __future__ import annotations

import os
import re
import struct
import unittest
import zlib
from pathlib import Path
from typing import Optional

from site_under_test import PASSWORD, Client, Page, SiteTest
from test_browser import CHROMIUM, TAGS

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

ORG, OTHER = "hazelwiek", "merelgaard"
PAGE = f"/o/{ORG}/beheer/huisstijl"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#8a1550"/></svg>'
PLUM = "#8a1550"
BOUNDARY = "kzgrens"


def png(width: int = 3, height: int = 1) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    rows = zlib.compress((b"\0" + b"\x8a\x15\x50" * width) * height)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", rows)
            + chunk(b"IEND", b""))


def send(client: Client, logo: Optional[bytes] = None, token: Optional[str] = None, **fields: str) -> Page:
    out = b""
    for name, value in {"token": token or client.token(PAGE), **fields}.items():
        out += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    out += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="logo"; filename="{"logo.png" if logo else ""}"\r\n\r\n'.encode()
    out += (logo or b"") + f"\r\n--{BOUNDARY}--\r\n".encode()
    return client.request("POST", PAGE, out, {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})


def links(page: Page) -> list[str]:
    return re.findall(r'(?:href|src)="(/o/[^"]*/huisstijl/(?:stijl|logo)\.[^"]*)"', page.text)


class HouseStyleTests(SiteTest):
    def setUp(self) -> None:
        self.manager = self.server.client(f"manager@{ORG}.example")
        self.colleague = self.server.client(f"coordinator@{ORG}.example")
        self.addCleanup(lambda: self.act("standaard"))

    def act(self, action: str, client: Optional[Client] = None) -> Page:
        client = client or self.manager
        return client.post(f"{PAGE}/{action}", token=self.manager.token(PAGE) if client is self.manager else client.token("/definities"))

    def use(self, logo: Optional[bytes] = None, **fields: str) -> None:
        self.assertEqual(send(self.manager, logo, **fields).status, 303)
        self.assertEqual(self.act("gebruiken").status, 303)

    def overview(self, client: Client, org: str = ORG) -> Page:
        page = client.get(f"/o/{org}/overzicht")
        self.assertEqual(page.status, 200)
        return page

    def test_tried_used_undone_and_back(self) -> None:
        self.assertEqual(links(self.overview(self.manager)), [])
        self.assertEqual(send(self.manager, SVG, accent=PLUM).status, 303)
        tried = self.manager.get(PAGE)
        self.assertIn("Dit is een voorbeeld", tried.text)
        sheet, logo = sorted(links(tried), key=lambda link: link.endswith(".svg"))[:2] if len(links(tried)) > 1 else ("", "")
        self.assertTrue(sheet.endswith(".css") and logo.endswith(".svg"), links(tried))
        # The others see nothing of a trial, also when they know where it is.
        self.assertEqual(links(self.overview(self.manager)), [])
        self.assertEqual([self.colleague.get(address).status for address in (sheet, logo)], [404, 404])
        self.assertEqual(self.manager.get(sheet).status, 200)

        self.assertEqual(self.act("gebruiken").headers["location"], f"{PAGE}?na=gebruiken")
        self.assertIn("nu in gebruik", self.manager.get(f"{PAGE}?na=gebruiken").text)
        for client in (self.manager, self.colleague):
            self.assertEqual(set(links(self.overview(client))), {sheet, logo})
        self.assertEqual(links(self.colleague.get("/definities")), links(self.overview(self.colleague)), "also on shared pages")
        # One picture for the head and the tab: a first view stays at four requests.
        self.assertIn(f'<link rel="icon" href="{logo}">', self.overview(self.colleague).text)
        css = self.colleague.get(sheet)
        self.assertIn(f"--kz-color-accent: {PLUM}", css.text)
        self.assertIn(".kz-panel", css.text)
        self.assertIn("private", css.headers["cache-control"])
        picture = self.colleague.get(logo)
        self.assertEqual((picture.status, picture.body, picture.headers["content-type"]), (200, SVG, "image/svg+xml"))
        self.assertIn("default-src 'none'", picture.headers["content-security-policy"])
        self.assertIn("sandbox", picture.headers["content-security-policy"])
        self.assertNotIn("self", picture.headers["content-security-policy"])
        self.assertEqual(picture.headers["x-content-type-options"], "nosniff")

        self.use(accent="#2b4c9b", zonderlogo="ja")
        self.assertEqual(len(links(self.overview(self.manager))), 1)
        self.assertEqual(self.act("terug").status, 303)
        self.assertEqual(set(links(self.overview(self.colleague))), {sheet, logo})
        self.assertEqual(self.act("standaard").status, 303)
        self.assertEqual(links(self.overview(self.colleague)), [])
        self.assertEqual(self.colleague.get(logo).status, 404)

    def test_a_trial_can_be_thrown_away(self) -> None:
        send(self.manager, png(), accent=PLUM)
        self.assertEqual(self.act("weggooien").status, 303)
        page = self.manager.get(PAGE)
        self.assertNotIn("Dit is een voorbeeld", page.text)
        self.assertEqual(links(page), [])

    def test_a_colour_that_cannot_be_read_is_refused_and_a_darker_one_offered(self) -> None:
        page = send(self.manager, accent="#ff66aa")
        self.assertEqual(page.status, 400)
        self.assertIn("te licht", page.text)
        offer = re.search(r'name="kleur" value="(#[0-9a-f]{6})"', page.text)
        assert offer, page.text[-2000:]
        self.assertEqual(send(self.manager, accent="#ff66aa", kleur=offer.group(1)).status, 303)
        self.assertIn(f'value="{offer.group(1)}"', self.manager.get(PAGE).text)
        self.act("weggooien")
        for word in ("petrol", "#12", "red;}", "#gggggg"):
            self.assertEqual(send(self.manager, accent=word).status, 400, word)

    def test_only_safe_and_small_pictures_are_taken(self) -> None:
        for picture in (SVG.replace(b"<rect", b"<script>alert(1)</script><rect"), SVG.replace(b"<rect", b'<rect onload="x()"'),
                        SVG.replace(b"<rect", b"<foreignObject/><rect"), SVG.replace(b"#8a1550", b"url(https://elders.example/a)"),
                        b"GIF89a" + b"\0" * 50, png()[:-3], png() + b"<script>", b"<html></html>", SVG + b" " * 210_000, b"\xff\xd8\xff"):
            page = send(self.manager, picture)
            self.assertEqual(page.status, 400, picture[:80])
            self.assertIn('id="logo-fout"', page.text)
            self.assertEqual(links(self.manager.get(PAGE)), [])
        self.use(png(30, 10))
        picture = self.colleague.get(next(link for link in links(self.overview(self.colleague)) if ".png" in link))
        self.assertEqual((picture.headers["content-type"], picture.body), ("image/png", png(30, 10)))

    def test_only_who_may_and_only_the_own_organisation(self) -> None:
        self.use(SVG, accent=PLUM)
        addresses = links(self.overview(self.manager))
        other = self.server.client(f"manager@{OTHER}.example")
        self.assertEqual(links(self.overview(other, OTHER)), [])
        for address in (*addresses, PAGE):
            self.assertEqual(other.get(address).status, 404, address)
            self.assertEqual(other.get(address.replace(ORG, OTHER)).status, 200 if address == PAGE else 404)
            self.assertEqual(self.server.client().get(address).status, 303, "not signed in")
        self.assertEqual(self.colleague.get(PAGE).status, 404)
        self.assertNotIn("beheer/huisstijl", self.overview(self.colleague).text)
        self.assertIn("beheer/huisstijl", self.overview(self.manager).text)
        token = self.colleague.token("/definities")
        self.assertEqual(send(self.colleague, accent="#000000", token=token).status, 404)
        self.assertEqual(self.colleague.post(f"{PAGE}/standaard", token=token).status, 404)
        self.assertEqual(send(self.manager, accent="#000000", token="00").status, 403)
        self.assertEqual(self.manager.post(f"{PAGE}/standaard", token="00").status, 403)
        self.assertEqual(len(links(self.overview(self.manager))), len(addresses))

    def test_changes_are_in_the_access_log(self) -> None:
        self.use(accent=PLUM)
        lines = self.database.psql("-c", f"SELECT actor, action, object FROM org_{ORG}.access_log WHERE object_kind = 'huisstijl' ORDER BY at")
        self.assertIn(f"manager@{ORG}.example", lines)
        self.assertIn(PLUM, lines)

    @unittest.skipIf(sync_playwright is None, "playwright is not installed; use script/test-blackbox")
    @unittest.skipUnless(Path(CHROMIUM).exists(), "chromium is not installed")
    def test_in_the_browser_light_dark_and_printed(self) -> None:
        self.use(SVG, accent=PLUM)
        playwright = sync_playwright().start()
        self.addCleanup(playwright.stop)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        self.addCleanup(browser.close)
        for scheme, accent in (("light", "rgb(138, 21, 80)"), ("dark", None)):
            context = browser.new_context(base_url=f"http://127.0.0.1:{self.server.port}", color_scheme=scheme)
            page = context.new_page()
            complaints: list[str] = []
            page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
            page.goto("/inloggen")
            page.get_by_label("E-mailadres").fill(f"manager@{ORG}.example")
            page.get_by_label("Wachtwoord").fill(PASSWORD)
            page.get_by_role("button", name="Inloggen").click()
            page.wait_for_url("**/overzicht*")
            shown = page.locator(".kz-title__period").evaluate("element => getComputedStyle(element).color")
            if accent:
                self.assertEqual(shown, accent)
            else:
                self.assertGreater(sum(map(int, re.findall(r"\d+", shown)[:3])), 400, "not lighter in the dark")
            self.assertTrue(page.get_by_role("img", name="Kraamzorg Hazelwiek").evaluate("image => image.naturalWidth > 0"))
            page.emulate_media(media="print", color_scheme="light")
            self.assertEqual(page.locator(".kz-title__period").evaluate("element => getComputedStyle(element).color"), "rgb(138, 21, 80)")
            page.emulate_media(media="screen", color_scheme=scheme)
            for path in (f"/o/{ORG}/regio", f"/o/{ORG}/instroom", PAGE):
                page.goto(path)
                found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
                self.assertEqual([f"{rule['id']}: {node['target']}" for rule in found.response["violations"] for node in rule["nodes"]], [],
                                 f"{scheme} {path}")
            self.assertEqual(complaints, [], scheme)
            context.close()


if __name__ == "__main__":
    unittest.main()
