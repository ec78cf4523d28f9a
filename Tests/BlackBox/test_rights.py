"""What somebody may not do who knows the addresses: undo, replace and read what is another's, ask too much at once, publish twice."""

from __future__ import annotations

import json
import re
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from product import INTERNALS, row, text
from site_under_test import PASSWORD, Client, Page, SiteTest

ORG, GEMEENTE, CODE = "hazelwiek", "gm0267", "GM0267"
HOME = f"/o/{ORG}"
LIST, EVIDENCE, RELEASES = f"{HOME}/leveringen", f"{HOME}/documenten/bewijs", f"{HOME}/publicaties"
PEOPLE = {role: f"{role}-rechten@{ORG}.example" for role in ("kwaliteit", "coordinator", "leverancier", "manager", "beheerder")}
LEAST, MOST = -(1 << 63), (1 << 63) - 1
BOUNDARY = "kzGrens"


def form(fields: dict[str, str], name: str, content: bytes, field: str = "bestanden") -> tuple[bytes, dict[str, str]]:
    """A posted form with a file, the token first."""
    parts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
    parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
                 "Content-Type: application/octet-stream\r\n\r\n".encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode())
    return b"".join(parts), {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


class RightsTest(SiteTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        for role, email in PEOPLE.items():
            cls.database.must("user", "create", email, "--tenant", ORG, "--rol", role, "--wachtwoord-stdin", stdin=PASSWORD + "\n")
        cls.people = {role: cls.server.client(email) for role, email in PEOPLE.items()}

    def sql(self, query: str) -> str:
        return self.database.psql("-c", query.replace("{org}", f"org_{ORG}")).strip()

    @property
    def last(self) -> int:
        return int(self.sql("SELECT max(number) FROM {org}.delivery"))

    def entered(self, role: str, path: str, **fields: str) -> int:
        """The number of the delivery with a row that was entered on a page."""
        client = self.people[role]
        page = client.post(path, token=client.token(path), stap="vastleggen", **fields)
        self.assertEqual(page.status, 303, re.sub(r"<[^>]+>", " ", page.text)[-900:])
        return int(page.headers["location"].rsplit("/", 1)[1])

    def delivered(self, role: str, name: str, content: str, mode: str = "partial") -> int:
        client = self.people[role]
        body, headers = form({"token": client.token(LIST), "modus": mode}, name, content.encode())
        work = client.request("POST", LIST, body, headers).headers["location"]
        for action in (None, "vastleggen"):
            if action:
                client.post(f"{work}/{action}", token=client.token(LIST))
            for _ in range(300):
                page = client.get(work)
                if page.status == 303 or f"{work}/vastleggen" in page.text and 'http-equiv="refresh"' not in page.text and action is None:
                    break
                time.sleep(0.1)
        return int(page.headers["location"].rsplit("/", 1)[1])


class QuestionTests(RightsTest):
    def test_no_number_in_an_address_stops_the_server(self) -> None:
        visitor = self.people["kwaliteit"]
        for number in (LEAST, LEAST + 1, MOST, MOST - 1, 1 << 70, 1 << 31, 0, -1):
            for page in (LIST, f"{HOME}/cijfers", f"{HOME}/casussen"):
                self.assertEqual(visitor.get(f"{page}?vanaf={number}").status, 200, f"{page} {number}")
            for page in (f"{LIST}/{number}", f"{LIST}/{number}/ongedaan", f"{LIST}/1/afgekeurd/{number}.csv", f"{LIST}/{number}.json"):
                self.assertEqual(visitor.get(page).status, 404, f"{page} {number}")
            self.assertEqual(self.people["manager"].get(f"{RELEASES}/{number}").status, 404, f"{number}")
        self.assertEqual(Client(self.server.port).get("/live").status, 200)

    def test_the_ends_of_the_calendar_have_an_answer(self) -> None:
        visitor = self.people["kwaliteit"]
        for page, status in (
            ("overzicht?stand=9999-12-31T23:59:59.999999999Z", 200), ("overzicht?periode=9999", 200), ("instroom?periode=9999", 200),
            ("cijfers?periode=9999-01..9999-11&per=jaar", 200), ("cijfers?stand=0001-01-01T00:00:00%2B15:00", 400),
            ("overzicht?stand=2026-01-01T00:00:00%2B99:99", 400), ("overzicht?stand=22-11-2026T10:00:00Z", 200),
            ("werklijst?peildatum=0001-01-01", 400), ("werklijst?stand=0001-01-01", 400), ("overzicht?peildatum=0001-01-01", 400),
            ("overzicht?peildatum=1900-01-01", 200), ("werklijst?peildatum=1900-01-01", 200), ("overzicht?periode=1900", 200),
            ("instroom?periode=1900-K1", 200), ("kwaliteit?peildatum=1900-01-01", 200), ("overzicht?periode=0001", 400),
        ):
            with self.subTest(page):
                answer = visitor.get(f"{HOME}/{page}")
                self.assertEqual(answer.status, status, re.sub(r"<[^>]+>", " ", answer.text)[-600:])
                self.assertIsNone(INTERNALS.search(answer.text))
        self.assertIn("ligt voor 1900", visitor.get(f"{HOME}/overzicht?peildatum=0001-01-01").text)

    def test_fifty_years_of_months_are_answered_and_eighty_centuries_are_not(self) -> None:
        visitor = self.people["kwaliteit"]
        for ending in (".csv", ".json"):
            answer = visitor.get(f"{HOME}/cijfers{ending}?periode=1977-01..2026-12&per=maand&ids=uitval,gestart")
            self.assertEqual(answer.status, 200)
            self.assertEqual(answer.text.count("1977-01") > 0, True)
        for page in ("cijfers", "cijfers.csv", "cijfers.json"):
            answer = visitor.get(f"{HOME}/{page}?periode=1900..9999&per=maand&ids=uitval")
            self.assertEqual(answer.status, 400, page)
            self.assertIn("hoogstens 1200", answer.text)
            self.assertIn("kies een kortere periode", answer.text)

    def test_a_nul_or_two_strokes_lead_nowhere(self) -> None:
        visitor = self.people["kwaliteit"]
        for path in (f"{HOME}/medewerkers/%00", f"{HOME}/documenten/%00", f"{EVIDENCE}/%00", f"/o//{ORG}/casussen", f"//o/{ORG}/casussen"):
            self.assertEqual(visitor.get(path).status, 404, path)
        answer = visitor.get(f"{HOME}/kwaliteit/MED-VOG-DAG?onderwerp=%00")
        self.assertEqual((answer.status, "NUL-teken" in answer.text), (400, True))
        self.assertEqual(Client(self.server.port).get("/v1/indicatoren?x=%00").status, 400)

    def test_the_log_of_the_server_holds_no_number_of_anybody(self) -> None:
        visitor = self.people["kwaliteit"]
        for path in ("casussen/GEHEIM-1", "medewerkers/GEHEIM-2", "documenten/GEHEIM-3", "documenten/bewijs/GEHEIM-4", "weg/GEHEIM-5"):
            visitor.get(f"{HOME}/{path}")
            visitor.get(f"{HOME}//{path}")
            visitor.get(f"//{HOME}/{path}.csv")
        time.sleep(0.5)
        said = self.server.err + self.server.out
        self.assertNotIn("GEHEIM", said)
        self.assertIn(f"path={HOME}/medewerkers/…", said)

    def test_signing_in_again_ends_the_session_before(self) -> None:
        client = self.server.client(PEOPLE["coordinator"])
        kept = dict(client.cookies)
        again = Client(self.server.port)
        token = again.token("/inloggen")
        again.cookies["kraamzicht"] = kept["kraamzicht"]
        self.assertEqual(again.post("/inloggen", token=token, email=PEOPLE["coordinator"], wachtwoord=PASSWORD).status, 303)
        client.cookies = kept
        time.sleep(2.2)     # a session that ended may live 2 s
        self.assertEqual(client.get(f"{HOME}/overzicht").status, 303)
        self.assertEqual(again.get(f"{HOME}/overzicht").status, 200)


class OwnershipTests(RightsTest):
    def test_an_undo_asks_what_entering_asks(self) -> None:
        number = self.entered("manager", f"{HOME}/beheer/streefwaarden/nieuw", streefwaarde_nr="RECHT1", indicator="uitval", soort="eigen_doel",
                              richting="hoogstens", waarde="10", geldig_vanaf="2024-01-01")
        address = f"{LIST}/{number}/ongedaan"
        for role in ("leverancier", "coordinator"):
            client = self.people[role]
            self.assertEqual(client.get(address).status, 404, role)
            self.assertEqual(client.post(address, token=client.token(LIST)).status, 404, role)
            self.assertNotIn(address, client.get(f"{LIST}/{number}").text)
        manager = self.people["manager"]
        self.assertIn(address, manager.get(f"{LIST}/{number}").text)
        self.assertEqual(manager.get(address).status, 200)
        self.assertEqual(manager.post(address, token=manager.token(address)).status, 303)
        # Files are for who delivers, and not for who only sets targets.
        files = self.delivered("leverancier", "m.csv", text([row("medewerkers", medewerker_nr="RECHT-M")]))
        self.assertEqual(manager.get(f"{LIST}/{files}/ongedaan").status, 404)
        supplier = self.people["leverancier"]
        self.assertEqual(supplier.post(f"{LIST}/{files}/ongedaan", token=supplier.token(LIST)).status, 303)

    def test_evidence_is_replaced_only_by_who_may_see_it(self) -> None:
        def send(role: str, number: str, **fields: str) -> Page:
            client = self.people[role]
            body, headers = form({"token": client.token(LIST), **fields}, "a.pdf", b"%PDF-1.7\n" + role.encode() + b"\n%%EOF\n", "bewijsstuk")
            return client.request("POST", f"{EVIDENCE}/{number}", body, headers)

        kept = send("kwaliteit", "nieuw").headers["location"]
        number = re.search(r"bewijs/(bewijs-\d+)", kept).group(1)  # type: ignore[union-attr]
        basis = self.sql(f"SELECT max(recorded_from) FROM {{org}}.bewijzen WHERE bewijs_nr = '{number}'")
        before = self.last
        for role in ("leverancier", "coordinator"):
            self.assertEqual(send(role, number, basis=basis).status, 404, role)
        for unknown in ("bewijs-99999", "X-1", "-1"):
            self.assertEqual(send("kwaliteit", unknown).status, 404, unknown)
            self.assertEqual(send("leverancier", unknown, basis="1").status, 404, unknown)
        self.assertEqual(self.last, before)
        self.assertEqual(send("kwaliteit", number, basis=basis, omschrijving="tweede").status, 303)
        own = re.search(r"bewijs/(bewijs-\d+)", send("leverancier", "nieuw").headers["location"]).group(1)  # type: ignore[union-attr]
        basis = self.sql(f"SELECT max(recorded_from) FROM {{org}}.bewijzen WHERE bewijs_nr = '{own}'")
        self.assertEqual(send("leverancier", own, basis=basis, omschrijving="eigen").status, 303)

    def test_rejected_rows_are_for_who_sent_them_or_may_see_all_of_them(self) -> None:
        rows = [row("medewerkers", medewerker_nr="RECHT-A", naam="Fatima Geheim", in_dienst_op="1999-99-99"),
                row("medewerkers", medewerker_nr="RECHT-B", naam="Bea")]
        number = self.delivered("leverancier", "m.csv", text(rows))
        files = (f"{LIST}/{number}/afgekeurd/1.csv", f"{LIST}/{number}/fouten.csv")
        for role, sees in (("leverancier", True), ("kwaliteit", True), ("coordinator", False), ("beheerder", False)):
            client = self.people[role]
            for path in files:
                self.assertEqual(client.get(path).status, 200 if sees else 404, f"{role} {path}")
                self.assertEqual(path in client.get(f"{LIST}/{number}").text, sees, f"{role} {path}")
            for page in (f"{LIST}/{number}", f"{LIST}/{number}.json"):
                answer = client.get(page)
                self.assertEqual((answer.status, "1999-99-99" in answer.text), (200, sees), f"{role} {page}")
        self.assertEqual(json.loads(self.people["coordinator"].get(f"{LIST}/{number}.json").body)["fouten"]["aantal"], 1)


class PublishingTests(RightsTest):
    def preview(self, role: str, period: str) -> dict[str, str]:
        page = self.people[role].get(f"{RELEASES}/voorbeeld?gemeente={CODE}&periode={period}")
        self.assertEqual(page.status, 200, page.text[-600:])
        return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))

    def at_once(self, role: str, fields: dict[str, str], times: int = 3) -> list[int]:
        def post(_: int) -> int:
            client = Client(self.server.port)
            client.cookies = dict(self.people[role].cookies)
            return client.post(RELEASES, **fields).status

        with ThreadPoolExecutor(times) as pool:
            return sorted(pool.map(post, range(times)))

    def made(self) -> int:
        return int(self.sql(f"SELECT count(*) FROM {{org}}.release WHERE gemeente = '{CODE}'"))

    def test_a_form_makes_one_release_or_one_proposal(self) -> None:
        seen, before = self.preview("manager", "2025-K1..2026-K2"), self.made()
        self.assertEqual(self.at_once("manager", seen), [303, 409, 409])
        self.assertEqual(self.made(), before + 1)
        again = self.people["manager"].post(RELEASES, **seen)
        self.assertEqual(again.status, 409)
        self.assertIn("er al een uitgave naar deze gemeente", again.text)
        self.assertEqual(self.made(), before + 1)

        def setting(role: str, answer: str) -> None:
            client = self.people[role]
            self.assertEqual(client.post(f"{RELEASES}/instelling", token=client.token(RELEASES), tweede=answer).status, 303)

        def is_on() -> bool:
            return "pas naar de gemeente als een collega" in self.people["manager"].get(RELEASES).text

        setting("manager", "ja")
        seen = self.preview("manager", "2025-K1..2026-K1")
        self.assertEqual(self.at_once("manager", seen), [303, 409, 409])
        self.assertEqual(self.sql("SELECT count(*) FROM {org}.release_proposal"), "1")
        # One person alone does not do without the second.
        for _ in range(2):
            setting("manager", "nee")
            self.assertTrue(is_on())
        self.assertIn("Blijven vragen", self.people["manager"].get(RELEASES).text)
        setting("beheerder", "ja")
        setting("beheerder", "nee")
        self.assertTrue(is_on(), "what was taken back is asked anew")
        setting("manager", "nee")
        self.assertFalse(is_on())

    def test_what_is_read_and_fetched_stands_in_the_log(self) -> None:
        manager = self.people["manager"]
        adviser = "adviseur-rechten@nijkerk.example"
        number = self.database.must("publish", ORG, "--gemeente", CODE, "--periode", "2024").out.strip()
        self.database.must("user", "create", adviser, "--tenant", CODE, "--rol", "gemeente", "--wachtwoord-stdin", stdin=PASSWORD + "\n")
        reader = self.server.client(adviser)
        first = self.sql("SELECT count(*) FROM {org}.delivery")
        for client, path, schema, lines in (
            (manager, RELEASES, "{org}", ["R|uitgave|uitgaven"]), (manager, f"{RELEASES}/{number}", "{org}", [f"R|uitgave|{number}"]),
            (manager, f"{RELEASES}.csv", "{org}", [f"E|uitvoer|uitgaven-{ORG}.csv"]),
            (manager, f"{RELEASES}.json", "{org}", [f"E|uitvoer|uitgaven-{ORG}.json"]),
            (manager, f"{HOME}/beheer/tokens", "{org}", ["R|tokens|lijst"]),
            (manager, f"{LIST}.csv", "{org}", [f"E|uitvoer|leveringen_{ORG}.csv"]),
            (manager, f"{LIST}/{first}.json", "{org}", [f"E|uitvoer|levering-{first}_{ORG}.json"]),
            (reader, f"/g/{GEMEENTE}/uitkomsten.csv", f"gem_{GEMEENTE}", ["E|uitvoer|uitkomsten-"]),
        ):
            with self.subTest(path):
                query = f"SELECT action || '|' || object_kind || '|' || object FROM {schema}.access_log ORDER BY at, object"
                before = self.sql(query).splitlines()
                self.assertEqual(client.get(path).status, 200)
                new = self.sql(query).splitlines()[len(before):]
                for line in lines:
                    self.assertTrue(any(found.startswith(line) for found in new), f"{line} in {new}")
        counted = self.sql(f"SELECT count(*) FROM gem_{GEMEENTE}.release_download WHERE release = {number} AND file LIKE 'uitkomsten-%'")
        self.assertEqual(counted, "1")
        query = "SELECT count(*) FROM {org}.access_log WHERE object_kind = 'uitvoer' AND object LIKE 'casussen%'"
        before = self.sql(query)
        self.assertEqual(manager.get(f"{HOME}/casussen.csv-metadata.json").status, 200)
        self.assertEqual(self.sql(query), before)
        manager.get(f"{HOME}/casussen.csv")
        self.assertEqual(int(self.sql(query)), int(before) + 1)


if __name__ == "__main__":
    unittest.main()
