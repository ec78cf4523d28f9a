"""Black-box driver: delivers seeded files to the built program and recomputes what it answers.

    run.py --binary PATH [--seeds 1,2,3] [--cases 150] [--parts figures,checks] [--work DIR] [--seconds 600] [--today DAY]

Makes one embedded database, and per seed an organisation that gets several deliveries in
several styles, some with bad rows in `--mode partial`, an undo and a redelivery. Receipts,
stands, figures and compliance checks must agree with the recomputation.
Exits non-zero on the first seed that does not, with the line that repeats it.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Optional

from deliveries import generate, revise
from figures import Request
from knowledge import Receipt
from organisation import Organisation
from product import Failure, Product
from questions import check_questions, requests
from spoiling import spoil
from stands import amsterdam_day, telling
from writing import Style

PARTS = ("figures", "checks")


def _today() -> date:
    return amsterdam_day(datetime.now(timezone.utc))


@dataclass
class Interview:
    """Asks an organisation about the parts to compare; stops asking, never delivering, when time is up."""

    organisation: Organisation
    parts: tuple[str, ...]
    today: date
    until: float
    rng: random.Random
    check_rng: random.Random

    def ask(self, limit: Optional[int] = None, stand: Optional[str] = None, form: str = "open") -> None:
        """All questions, or so many of the figures and half as many of the checks, which answer all at once."""
        if "figures" in self.parts:
            asked = requests(self.today, self.organisation.knowledge, self.rng)
            for request in asked if limit is None else self.rng.sample(asked, limit):
                if self._may_ask():
                    self.organisation.compare(request, stand=stand, form=form)
        if "checks" in self.parts:
            for period, ids in check_questions(self.organisation.known_at(stand), self.today, self.check_rng, limit and (limit + 1) // 2):
                if self._may_ask():
                    self.organisation.compare_checks(period, ids, stand=stand, form=form)

    def _may_ask(self) -> bool:
        if self.organisation.failures:
            return False
        is_late = time.monotonic() > self.until
        self.organisation.skipped += is_late
        return not is_late

    def ask_stands(self) -> None:
        """Stands as days and instants: what they resolve to, and answers at some of them."""
        organisation, today, rng = self.organisation, self.today, self.rng
        organisation.compare_listed()
        texts = telling(organisation.timeline, today)
        for text in [*rng.sample(texts, min(len(texts), 30)), *map(organisation.stand_after, organisation.numbers)]:
            if not organisation.failures:
                organisation.compare_dates(text, today)
        for text in rng.sample(texts, 10):
            self.ask(limit=2, stand=text)
            if not organisation.failures and "figures" in self.parts:
                organisation.compare(Request(today), stand=text, say_peildatum=False)
        if "figures" in self.parts:
            for stand in (None, *(organisation.stand_after(number) for number in (1, 3))):
                organisation.compare(Request(today, ("jaar",)), stand=stand, say_peildatum=False)

    def ask_refused(self) -> None:
        """What the contract refuses to answer."""
        if "figures" in self.parts:
            _ask_refused(self.organisation)
        if "checks" in self.parts:
            _ask_refused_checks(self.organisation, self.today)


# One seed

def run_seed(product: Product, seed: int, cases: int, today: date, work: Path, until: float, parts: tuple[str, ...]) -> Organisation:
    """The life of one organisation."""
    start = date(today.year - 3, 1, 1)
    organisation = Organisation(product, f"proef{seed}", seed, work)
    organisation.create()
    knowledge = organisation.knowledge
    interview = Interview(organisation, parts, today, until, random.Random(seed), random.Random(seed))
    ask = interview.ask

    def change(style_seed: int, form: str, complete: tuple[str, ...] = ()) -> Receipt:
        delivery = revise(knowledge, seed * 1000 + style_seed, start, 4, today, max(5, cases // 15), complete)
        return organisation.deliver(delivery, Style.random(seed * 1000 + style_seed), form, complete)

    def change_spoiled(style_seed: int, complete: tuple[str, ...] = ()) -> Receipt:
        number = seed * 1000 + style_seed
        delivery = revise(knowledge, number, start, 4, today, max(5, cases // 15), complete)
        return organisation.deliver_spoiled(spoil(delivery, number, complete=complete), Style.random(number), complete)

    first = generate(seed, cases, start, 4, today)
    one = organisation.deliver(first, Style.random(seed), "vary").number
    ask()
    again = organisation.deliver(first, Style(dates="dmy", gemeente="short", codes="upper", leading_zero=False), "plain")
    two = change(2, "zip").number
    ask(limit=12)
    three = change(3, "vary", complete=("facturen", "doelscores")).number
    ask(limit=12)
    ask(limit=6, form="excel")
    ask(limit=8, stand=organisation.stand_after(one))
    ask(limit=4, stand=organisation.stand_after(again.number))
    organisation.undo(two)             # refused: the third delivery changed the same rows
    organisation.undo(three)
    ask(limit=10)
    ask(limit=5, stand=organisation.stand_after(three))          # still what was known then
    organisation.undo(two)
    ask(limit=6)
    change(4, "plain")
    ask(limit=6)
    ask(limit=4, stand=organisation.stand_after(two))
    for style_seed, complete in ((5, ()), (6, ("inzet", "evaluaties")), (7, ()), (8, ("casussen",))):
        if not organisation.failures:
            change_spoiled(style_seed, complete)
            ask(limit=6)
    if today == _today():
        interview.ask_stands()
    interview.ask_refused()
    return organisation


def _ask_refused(organisation: Organisation) -> None:
    today = _today()
    organisation.must_refuse("--ids", "gestart", "--per", "domein")
    organisation.must_refuse("--ids", "gas_t", "--per", "dagdeel")
    organisation.must_refuse("--per", "maand,jaar")
    organisation.must_refuse("--per", "gemeente,wet,verwijzer,kwetsbaarheid")
    organisation.must_refuse("--peildatum", (today + timedelta(days=2)).isoformat())
    organisation.must_refuse("--periode", f"{today.year}-K5")
    organisation.must_refuse("--ids", "bestaat_niet")
    for stand in ("levering-0", "levering-99", "2026-02-30", "2026-02-30T12:00:00Z", "2026-11-22T24:30:00Z", "gisteren", ""):
        organisation.must_refuse("--stand", stand)


def _ask_refused_checks(organisation: Organisation, today: date) -> None:
    """A peildatum after today is refused (readings 3.1), and that of a check is the last day of its period (3.3)."""
    def refuse(van: date, tot: date, *more: str) -> None:
        organisation.must_refuse("--van", van.isoformat(), "--tot", tot.isoformat(), *more, command="checks")

    refuse(today, today - timedelta(days=1))
    refuse(today, _today() + timedelta(days=2))
    refuse(today, today, "--ids", "MED-BESTAAT-NIET")
    for stand in ("levering-0", "levering-99", "2026-02-30", "gisteren", ""):
        refuse(today, today, "--stand", stand)


def _parts(text: str) -> tuple[str, ...]:
    parts = tuple(text.split(","))
    if not set(parts) <= set(PARTS):
        raise argparse.ArgumentTypeError(f"any of {','.join(PARTS)}")
    return parts


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare the built program with an independent recomputation.")
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--cases", type=int, default=150)
    parser.add_argument("--work", type=Path, help="kept afterwards; default: a temporary directory, removed")
    parser.add_argument("--today", type=date.fromisoformat, default=_today(), help="of the run to repeat; not after today")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--parts", type=_parts, default=PARTS, help="what to compare besides receipts and stands: figures,checks")
    options = parser.parse_args()
    begun = time.monotonic()
    work = options.work or Path(tempfile.mkdtemp(prefix="oracle-"))
    work.mkdir(parents=True, exist_ok=True)
    product = Product(options.binary.resolve(), work / "database")
    parts: tuple[str, ...] = options.parts
    if "checks" in parts and not product.has("checks"):
        print(f"{options.binary} has no command `checks`: its results are not compared", flush=True)
        parts = tuple(part for part in parts if part != "checks")
    seeds = [int(seed) for seed in options.seeds.split(",")]
    try:
        product.must("migrate")
        for number, seed in enumerate(seeds):
            until = begun + options.seconds * (number + 1) / len(seeds)
            if time.monotonic() > begun + options.seconds:
                print(f"seed {seed}: not run, {options.seconds:g} seconds are over")
                continue
            complaint: Optional[str] = None
            compared = rejected = skipped = 0
            try:
                organisation = run_seed(product, seed, options.cases, options.today, work, until, parts)
                compared, rejected, skipped = organisation.compared, organisation.rejected, organisation.skipped
                if organisation.failures:
                    complaint = f"{organisation.failures} differences"
            except Failure as failure:
                complaint = str(failure)
            except (subprocess.TimeoutExpired, KeyError, ValueError) as error:
                complaint = f"{type(error).__name__}: {error}"
            if complaint:
                print(f"seed {seed}: {complaint}", file=sys.stderr)
                print(f"repeat: {sys.argv[0]} --binary {options.binary} --seeds {seed} --cases {options.cases} "
                      f"--parts {','.join(parts)} --today {options.today} --work NEW_DIRECTORY", file=sys.stderr)
                return 1
            late = f"; time was up, {skipped} questions not asked" if skipped else ""
            print(f"seed {seed}: {compared} rows agree, {rejected} rejected rows as well{late}", flush=True)
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
