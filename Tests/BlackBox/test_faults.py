"""Kills: the import, the database server, the website; at any moment a delivery is there whole or not at all.

    test_faults.py [--rounds N] [--seed N] [--seconds N]     # more rounds than the ordinary run, as script/deep does

A round: start an import, kill something at a seeded moment, then look with the product's own commands.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
import unittest
import urllib.request
from decimal import Decimal
from pathlib import Path
from typing import Callable, Optional

from product import Database, ProductTest, free_port, subcommands, wait_until, write

ROUNDS = int(os.environ.get("KRAAMZICHT_FAULT_ROUNDS", "8"))
SEED = int(os.environ.get("KRAAMZICHT_FAULT_SEED", "20261122"))
SECONDS = float(os.environ.get("KRAAMZICHT_FAULT_SECONDS", "40"))
CASES = 1200


class Organisation:
    """An organisation, what it delivered and what must be there: cases, and hours per visit."""

    def __init__(self, database: Database, work: Path, seed: int) -> None:
        self.database = database
        self.work = work
        self.random = random.Random(seed)
        self.deliveries = 0
        self.cases = 0
        self.hours: dict[str, Decimal] = {}
        database.organisation("wieg")

    def files(self) -> tuple[list[Path], dict[str, Decimal]]:
        """A next delivery: new cases and visits, and corrected hours of earlier ones."""
        number = self.deliveries + 1
        folder = self.work / f"levering-{number}"
        folder.mkdir(exist_ok=True)
        visits = {f"I{number}-{n}": self.some_hours() for n in range(CASES * 2)}
        visits |= {key: self.some_hours() for key in self.random.sample(sorted(self.hours), min(300, len(self.hours)))}
        case_of = lambda key: f"C{key[1:].split('-')[0]}-{int(key.split('-')[1]) // 2}"
        return [
            write(folder, "medewerkers", dict(medewerker_nr="M1", naam="Anna", functie="kraamverzorgende", in_dienst_op="2020-01-01")),
            write(folder, "casussen", *[
                dict(casus_nr=f"C{number}-{n}", client_nr=f"K{n}", gemeente="363", ontvangen_op="2025-01-06", verwijzer="jgz",
                     kwetsbaarheid="kind", geboren_of_uitgerekend_op="2025-01-01", gestart_op="2025-01-10") for n in range(CASES)]),
            write(folder, "inzet", *[
                dict(inzet_nr=key, casus_nr=case_of(key), medewerker_nr="M1", datum="2025-02-03", uren=str(hours).replace(".", ","))
                for key, hours in visits.items()]),
        ], self.hours | visits

    def some_hours(self) -> Decimal:
        return Decimal(self.random.randint(1, 96)) / 4

    def numbers(self) -> list[int]:
        return [int(line.split("\t")[0]) for line in self.database.must("delivery", "list", "wieg").out.splitlines()]

    def figures(self) -> tuple[int, Decimal]:
        cells = self.database.must("indicators", "wieg", "--ids", "aanvragen,uren", "--vorm", "json").json["cijfers"]
        values = {cell["indicator"]: Decimal(str(cell["waarde"])) for cell in cells}
        return int(values["aanvragen"]), values["uren"]

    def take(self, kill: Optional[Callable[[subprocess.Popen[bytes]], None]] = None, after: float = 0, note: str = "") -> float:
        """Imports the next delivery, with `kill` first an attempt in which something dies `after` seconds; checks what is there
        after each. Returns how long the undisturbed import took."""
        files, hours = self.files()
        before, known = self.numbers(), (self.cases, sum(self.hours.values()))
        wanted = (self.cases + CASES, sum(hours.values()))
        if kill is not None:
            with open(self.work / "uit.json", "wb") as out, open(self.work / "fout.txt", "wb") as err:
                process = self.database.start("import", "wieg", *map(str, files), "--json", stdout=out, stderr=err)
                time.sleep(after)
                kill(process)
                code = process.wait(timeout=120)
            said, complaint = (self.work / "uit.json").read_text(), (self.work / "fout.txt").read_text(errors="replace")
            assert code in (0, 1, -signal.SIGKILL, -signal.SIGTERM, 128 + signal.SIGTERM), f"{note}: exit {code}: {complaint}"
            assert "Fatal error" not in complaint and "crashed" not in complaint, f"{note}: {complaint}"
            now = self.numbers()
            assert now in (before, [len(before) + 1, *before]), f"{note}: deliveries {before} became {now}"
            is_there = len(now) > len(before)
            assert is_there or (code != 0 and '"vastgelegd"' not in said), f"{note}: an acknowledged delivery is gone: {said}"
            found = self.figures()
            assert found == (wanted if is_there else known), \
                f"{note}: figures {found}, but {known} before and {wanted} after; the delivery is {'there' if is_there else 'not there'}"
        started = time.monotonic()
        answer = self.database.imported("wieg", *files)
        duration = time.monotonic() - started
        assert answer.code == 0, f"{note}: the re-import: {answer}"
        self.deliveries, self.cases, self.hours = self.deliveries + 1, self.cases + CASES, hours
        assert self.figures() == wanted, f"{note}: figures after the re-import"
        return duration


class FaultTests(ProductTest):
    """Whole or nothing; what was acknowledged stays; the next delivery is taken."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.organisation = Organisation(cls.database, cls.work, SEED)
        # The first goes in unharmed; it also tells how long one takes.
        cls.duration = cls.organisation.take()

    def kill_postmaster(self, _: subprocess.Popen[bytes]) -> None:
        pid = self.database.postmaster
        if pid is not None:
            os.kill(pid, signal.SIGKILL)

    def test_kills_at_random_moments(self) -> None:
        chance = random.Random(SEED)
        limit = time.monotonic() + SECONDS
        done = 0
        for number in range(ROUNDS):
            if time.monotonic() > limit:
                break
            what = ["import", "postmaster", "import", "postmaster", "sigterm"][number % 5]
            # More often near the end, where the commit is.
            moment = self.duration * (chance.random() if chance.random() < 0.5 else 0.6 + 0.5 * chance.random())
            note = f"round {number} (seed {SEED}): kill {what} after {moment:.3f} s of {self.duration:.1f}"
            kill = {"import": lambda process: process.kill(), "sigterm": lambda process: process.send_signal(signal.SIGTERM),
                    "postmaster": self.kill_postmaster}[what]
            # The first failure ends it: what is there is then not what the next round would expect.
            self.organisation.take(kill, moment, note)
            self.assert_said(self.database.run("verify"), 0)
            done += 1
        print(f"  faults: {done} rounds, {self.organisation.cases} cases", file=sys.stderr)
        self.assertGreaterEqual(done, min(3, ROUNDS))
        self.assertIsNone(self.database.postmaster, "PostgreSQL is left running")

    def test_killed_while_starting(self) -> None:
        """kill -9 of a command that starts or stops PostgreSQL: the very next one finds a server in whatever state, and works."""
        database = self.fresh("begin")
        chance = random.Random(SEED + 5)
        for number in range(max(12, ROUNDS)):
            process = database.start("tenant", "list")
            moment = 0.02 + 0.6 * chance.random()
            time.sleep(moment)
            process.kill()
            process.wait()
            answer = database.run("tenant", "list")
            self.assertEqual(answer.code, 0, f"kill {number} after {moment:.3f} s (seed {SEED}): {answer}")
        self.assertIsNone(database.postmaster, "PostgreSQL is left running")

    def test_killed_first_start(self) -> None:
        """kill -9 while the database is being made; the very next command makes it after all."""
        chance = random.Random(SEED + 1)
        for number in range(max(2, ROUNDS // 5)):
            database = Database(self.work / f"eerste-{number}")
            moment = 0.05 + 2.0 * chance.random()
            process = database.start("tenant", "create", "organisatie", "nieuw", "--naam", "Nieuw")
            time.sleep(moment)
            process.kill()
            process.wait()
            with self.subTest(f"after {moment:.3f} s (seed {SEED})"):
                answer = database.run("tenant", "list")
                self.assert_said(answer, 0)
                if "nieuw" not in answer.out:
                    self.assert_said(database.run("tenant", "create", "organisatie", "nieuw", "--naam", "Nieuw"), 0)
                self.assert_said(database.run("verify"), 0)

    def test_killed_tenant_create(self) -> None:
        """A tenant is there whole or not at all."""
        database = self.fresh("tenants")
        chance = random.Random(SEED + 2)
        for number in range(max(3, ROUNDS // 5)):
            process = database.start("tenant", "create", "organisatie", f"t{number}", "--naam", "T")
            time.sleep(0.1 + 0.7 * chance.random())
            process.kill()
            process.wait()
            listed = database.must("tenant", "list").out
            if f"t{number}\t" not in listed:
                self.assert_said(database.run("tenant", "create", "organisatie", f"t{number}", "--naam", "T"), 0)
            self.assert_said(database.run("indicators", f"t{number}", "--ids", "aanvragen"), 0)
        self.assert_said(database.run("verify"), 0)

    def test_killed_undo(self) -> None:
        database = self.fresh("undo")
        database.organisation("wieg")
        folder = self.folder()
        file = write(folder, "casussen", *[
            dict(casus_nr=f"C{n}", client_nr=f"K{n}", gemeente="363", ontvangen_op="2025-01-06", verwijzer="jgz", kwetsbaarheid="kind",
                 geboren_of_uitgerekend_op="2025-01-01") for n in range(2000)])
        chance = random.Random(SEED + 3)
        for number in range(max(3, ROUNDS // 5)):
            answer = database.imported("wieg", file)
            self.assert_said(answer, 0)
            delivery = str(answer.json["levering"])
            process = database.start("delivery", "undo", "wieg", delivery)
            time.sleep(0.1 + 0.9 * chance.random())
            process.kill()
            process.wait()
            count = database.must("indicators", "wieg", "--ids", "aanvragen", "--vorm", "json").json["cijfers"][0]["waarde"]
            state = database.must("delivery", "list", "wieg").out.splitlines()[0].split("\t")[2]
            self.assertEqual(count, 0 if state == "ongedaan" else 2000)
            if state != "ongedaan":
                self.assert_said(database.run("delivery", "undo", "wieg", delivery), 0)
        self.assert_said(database.run("verify"), 0)

    def test_kill_the_server(self) -> None:
        """kill -9 of the website during an import beside it: the import is whole, the website starts again."""
        if "serve" not in subcommands():
            self.skipTest("there is no serve command yet")
        chance = random.Random(SEED + 4)
        for number in range(max(2, ROUNDS // 10)):
            port = free_port()
            server = self.database.start("serve", "--port", str(port), stderr=subprocess.DEVNULL)
            try:
                def ready() -> bool:
                    try:
                        return urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=5).status == 200
                    except OSError:
                        return False
                wait_until(ready, 60, "the server is ready")
                self.organisation.take(lambda _: server.kill(), self.duration * chance.random(), f"server round {number}")
                self.assert_said(self.database.run("verify"), 0)
            finally:
                server.kill()
                server.wait()


def load_options() -> None:
    global ROUNDS, SEED, SECONDS
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float)
    known, sys.argv[1:] = parser.parse_known_args()
    SECONDS = known.seconds or (SECONDS if known.rounds == ROUNDS else known.rounds * 60.0)
    ROUNDS, SEED = known.rounds, known.seed


if __name__ == "__main__":
    load_options()
    unittest.main()
