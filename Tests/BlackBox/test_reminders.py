"""Reminders over a real SMTP server on this machine: one digest per person per day, tried again when it failed, told to the owner."""

from __future__ import annotations

import email
import email.policy
import html
import re
import unittest
from datetime import date, timedelta

from mail_box import SITE, MailBox
from site_under_test import SiteTest

ORG = "hazelwiek"
QUALITY, COORDINATOR = f"kwaliteit@{ORG}.example", f"coordinator@{ORG}.example"


class ReminderTests(SiteTest):
    def setUp(self) -> None:
        self.box = MailBox()
        self.addCleanup(self.box.server.server_close)
        self.addCleanup(self.box.server.shutdown)

    def test_once_a_day_to_who_it_concerns_and_again_when_it_failed(self) -> None:
        visitor = self.server.client(QUALITY)
        page = visitor.get(f"/o/{ORG}/herinneringen")
        self.assertEqual(page.status, 200)
        self.assertIn("geen mailserver ingesteld", page.text)
        self.assertEqual(self.server.client(COORDINATOR).get(f"/o/{ORG}/herinneringen").status, 404)
        titles = [html.unescape(part.split("</a>")[0]) for part in re.split('<th[^>]* scope="row">', page.text)[1:]]
        titles = [title.split(">")[-1] for title in titles]
        self.assertGreater(len(titles), 3)
        self.assertTrue(any(title.startswith("Maatregel MR-3 van ") for title in titles), titles)

        self.box.refuses = True
        failed = self.database.run("remind", env=self.box.settings)
        self.assertNotEqual(failed.code, 0)
        self.assertIn("RCPT failed: 550", failed.out + failed.err)
        self.assertEqual(self.box.received, [])
        told = html.unescape(visitor.get(f"/o/{ORG}/herinneringen").text)
        self.assertIn("mislukt: ", told)
        self.assertIn("RCPT failed: 550", told)

        self.box.refuses = False
        sent = self.database.run("remind", env=self.box.settings)
        self.assertEqual(sent.code, 0, sent.err)
        mine = [(to, raw) for to, raw in self.box.received if to == [QUALITY]]
        self.assertEqual(len(mine), 1)
        message = email.message_from_bytes(mine[0][1], policy=email.policy.default)
        self.assertEqual((message["To"], message["From"]), (QUALITY, "Kraamzicht <k@example.nl>"))
        self.assertRegex(message["Subject"], r"^Kraamzorg Hazelwiek: ")
        text = message.get_content()
        for title in titles:
            self.assertIn(title, text)
        self.assertIn(f"{SITE}/o/{ORG}/medewerkers/", text)
        self.assertNotIn("//o/", text)
        count = len(self.box.received)
        again = self.database.run("remind", env=self.box.settings)
        self.assertEqual((again.code, len(self.box.received)), (0, count))
        self.assertIn("niets te versturen", again.out)
        self.assertIn("verzonden", visitor.get(f"/o/{ORG}/herinneringen").text)

    def test_the_owner_of_a_measure_is_told_of_it_only(self) -> None:
        owner, phrase = "eva@hazelwiek.example", "een zin die lang genoeg is"
        self.database.must("user", "create", owner, "--tenant", ORG, "--rol", "maatregelhouder", "--wachtwoord-stdin", stdin=phrase + "\n")
        visitor = self.server.client(QUALITY)
        late = (date.today() - timedelta(days=3)).isoformat()
        for number, account in (("MR-8", owner), ("MR-9", "")):
            fields = {"token": visitor.token("/definities"), "stap": "nakijken", "maatregel_nr": number, "clausules": "hkz:5", "omschrijving": f"Wat {number} doet.",
                      "eigenaar": "Eva", "eigenaar_email": account, "begin_op": "2026-01-01", "uiterlijk_op": late}
            self.assertEqual(visitor.post(f"/o/{ORG}/beheer/maatregelen/nieuw", **fields).status, 303)
        self.assertEqual(self.database.run("remind", env=self.box.settings).code, 0)
        mine = [raw for to, raw in self.box.received if to == [owner]]
        self.assertEqual(len(mine), 1)
        text = email.message_from_bytes(mine[0], policy=email.policy.default).get_content()
        self.assertIn("Maatregel MR-8 van Eva (Wat MR-8 doet): 3 dagen te laat", text)
        self.assertEqual(text.count("\n- "), 1, text)
        self.assertIn(f"{SITE}/o/{ORG}/maatregelen#maatregel-MR-8", text)
        self.assertNotIn("herinneringen", text)
        told = self.server.client(owner, phrase).get(f"/o/{ORG}/maatregelen").text
        self.assertIn('id="maatregel-MR-8"', told)
        self.assertIn("MR-8", told)
        self.assertNotIn("MR-9", told)

    def test_half_a_setting_is_refused(self) -> None:
        for left in self.box.settings:
            settings = {name: value for name, value in self.box.settings.items() if name != left}
            answer = self.database.run("remind", env=settings)
            self.assertNotEqual(answer.code, 0)
            self.assertIn(left, answer.err + answer.out)
        wrong = self.database.run("remind", env={**self.box.settings, "KRAAMZICHT_MAIL_URL": "http://x"})
        self.assertIn("smtp://", wrong.err)


if __name__ == "__main__":
    unittest.main()
