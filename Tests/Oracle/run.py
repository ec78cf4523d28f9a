"""Black-box driver: delivers seeded files to the built program and recomputes what it answers.

    run.py --binary PATH [--seeds 1,2,3] [--cases 150] [--work DIR] [--seconds 600] [--today DAY]

Makes one embedded database, and per seed an organisation that gets several deliveries in
several styles, some with bad rows in `--mode partial`, an undo and a redelivery. Receipts,
stands and figures must agree with the recomputation.
Exits non-zero on the first seed that does not, with the line that repeats it.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Callable, Optional

from compare import differences, report
from deliveries import generate, revise
from figures import Request, figures
from judging import judge
from knowledge import Counts, Delivery, Knowledge, Receipt
from spoiling import spoil
from stands import Timeline, amsterdam_day, instant, telling, written
from werkdagen import contact_deadline
from writing import Style, write, write_zip


# The product's command line

@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: bytes
    err: str
    line: str


@dataclass
class Product:
    """The program under test and its private database."""

    binary: Path
    database: Path

    def run(self, *arguments: str, timeout: float = 300) -> Answer:
        command = [str(self.binary), *arguments, "--embedded", str(self.database)]
        done = subprocess.run(command, capture_output=True, timeout=timeout, check=False)
        line = " ".join(argument if argument.isascii() and " " not in argument else repr(argument) for argument in command)
        return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"), line)

    def must(self, *arguments: str) -> Answer:
        answer = self.run(*arguments)
        if answer.code != 0:
            raise Failure(f"exit {answer.code}: {answer.line}\n{answer.err.strip()[-2000:]}")
        return answer


class Failure(Exception):
    """The product did something else than the recomputation."""


@dataclass
class Said:
    """What a receipt of the product says: the only place that knows its JSON."""

    number: Optional[int]
    stand: Optional[datetime]
    counts: dict[str, Counts]
    errors: set[tuple[str, int, str]]     # kind, line, code
    all_listed: bool = True               # or only the first 1000

    @staticmethod
    def parsed(out: bytes) -> "Said":
        receipt: dict[str, Any] = json.loads(out)
        said = Said(receipt.get("levering"), None, {}, set())
        if receipt.get("stand"):
            said.stand = instant(receipt["stand"])
        for file in receipt["bestanden"]:
            total = said.counts.setdefault(file["soort"], Counts())
            for name in vars(total):
                setattr(total, name, getattr(total, name) + int(file[name]))
        for error in receipt["fouten"]["getoond"]:
            said.errors.add((error["bestand"].removesuffix(".csv"), error["regel"], error["code"]))
        said.all_listed = receipt["fouten"]["aantal"] == len(receipt["fouten"]["getoond"])
        return said


def _import_options(complete: tuple[str, ...]) -> list[str]:
    return ["--json"] + (["--volledig", ",".join(complete)] if complete else [])


# One organisation

@dataclass
class Organisation:
    """A tenant, what it delivered, and the numbers the product gave its deliveries."""

    product: Product
    slug: str
    seed: int
    directory: Path
    knowledge: Knowledge = field(default_factory=Knowledge)
    timeline: Timeline = field(default_factory=Timeline)
    numbers: dict[int, int] = field(default_factory=dict)   # the oracle's number -> the product's
    compared: int = 0
    rejected: int = 0
    skipped: int = 0
    failures: int = 0

    def create(self) -> None:
        self.product.must("tenant", "create", "organisatie", self.slug, "--naam", f"Proef {self.seed}",
                          "--agb", f"{10_000_000 + self.seed:08}")

    def stand_after(self, number: int) -> str:
        """The stand right after a delivery, by the oracle's own number."""
        return f"levering-{self.numbers[number]}"

    def deliver(self, delivery: Delivery, style: Style, form: str, complete: tuple[str, ...] = ()) -> Receipt:
        """Imports a delivery and compares the receipt; `form` is plain, vary or zip."""
        directory = self.directory / f"{self.slug}-{len(self.knowledge.instants) + 1}"
        if form == "zip":
            paths = [write_zip(delivery, directory / "levering.zip", style)]
        else:
            paths = write(delivery, directory, style, vary=form == "vary")
        answer = self.product.must("import", self.slug, *map(str, paths), *_import_options(complete))
        receipt = self.knowledge.apply(delivery, complete)
        self._compare_receipt(receipt, answer)
        return receipt

    def deliver_spoiled(self, delivery: Delivery, style: Style, complete: tuple[str, ...] = ()) -> Receipt:
        """Imports a delivery with bad rows: strict refuses it whole, partial takes what the oracle takes."""
        paths = write(delivery, self.directory / f"{self.slug}-{len(self.knowledge.instants) + 1}", style, vary=True)
        judgement = judge([path.read_bytes() for path in paths], self.knowledge, delivery.importday)
        arguments = ["import", self.slug, *map(str, paths), *_import_options(complete)]
        if judgement.errors and (refused := self.product.run(*arguments)).code != 2:
            raise Failure(f"exit {refused.code}: {refused.line}\n{refused.err.strip()[-2000:]}")
        answer = self.product.must(*arguments, "--mode", "partial")
        receipt = self.knowledge.apply(judgement.taken, complete, judgement.keys)
        for kind, count in judgement.rejected.items():
            receipt.counts[kind].afgekeurd = count
        for kind, count in judgement.repeated.items():
            receipt.counts[kind].ongewijzigd += count
        self.rejected += sum(judgement.rejected.values())
        said = self._compare_receipt(receipt, answer)
        wrong = [f"{kind}.csv, line {line}: {code} missing" for kind, line, code in sorted(judgement.errors - said.errors)]
        wrong += [f"{kind}.csv, line {line}: {code} surplus" for kind, line, code in sorted(said.errors - judgement.errors)
                  if kind not in judgement.whole]
        if said.all_listed:
            self.failures += report(wrong, f"errors of {answer.line}")
        return receipt

    def _compare_receipt(self, receipt: Receipt, answer: Answer) -> Said:
        said = Said.parsed(answer.out)
        if said.number is None or said.stand is None:
            raise Failure(f"no number or stand in the receipt: {answer.line}")
        self.numbers[receipt.number] = said.number
        self.timeline.add(said.stand, said.number)
        wrong = [
            f"{kind}: {said.counts.get(kind)} instead of {expected}"
            for kind, expected in receipt.counts.items() if said.counts.get(kind) != expected
        ]
        self.failures += report(wrong, f"receipt of {answer.line}")
        return said

    def undo(self, number: int) -> None:
        """Undoes a delivery, or checks that the product refuses what must be refused."""
        answer = self.product.run("delivery", "undo", self.slug, str(self.numbers[number]))
        refused = self.knowledge.undo_is_refused(number)
        if (answer.code != 0) != refused:
            raise Failure(f"undo {'not refused' if refused else 'refused'}: {answer.line}\n{answer.err.strip()}")
        if not refused:
            self.knowledge.undo(number)
            self.timeline.add(instant(str(self._resolved()["stand"])))

    def _resolved(self, *arguments: str) -> dict[str, Any]:
        """The two dates that the product says it used."""
        answer = self.product.must("indicators", self.slug, "--ids", "aanvragen", "--vorm", "json", *arguments)
        found: dict[str, Any] = json.loads(answer.out)
        return found

    def compare(self, request: Request, stand: Optional[str] = None, form: str = "open",
                say_peildatum: bool = True) -> None:
        """Asks one slice and compares it with the recomputation; without peildatum, the request's is today."""
        arguments = ["indicators", self.slug, "--vorm", form]
        if say_peildatum:
            arguments += ["--peildatum", request.peildatum.isoformat()]
        else:
            request = replace(request, peildatum=self.timeline.peildatum(stand, request.peildatum))
        if request.per:
            arguments += ["--per", ",".join(request.per)]
        if request.periode:
            arguments += ["--periode", request.periode]
        if request.ids:
            arguments += ["--ids", ",".join(request.ids)]
        for dimension, value in request.filters.items():
            arguments += [f"--{dimension}", value]
        if stand is not None:
            arguments += ["--stand", stand]
        answer = self.product.must(*arguments)
        expected = figures(self.knowledge.at_instant(self.timeline.resolve(stand)), request)
        self.failures += report(differences(expected, request.dimensions, answer.out, form), answer.line)
        self.compared += len(expected)

    def compare_dates(self, stand: str, today: date) -> None:
        """The stand and the peildatum that the product says it used."""
        said = self._resolved("--stand", stand)
        number = self.timeline.resolve(stand)
        expected = (written(self.timeline.moments[number - 1]) if number else None, self.timeline.peildatum(stand, today).isoformat())
        found = (None if said["stand"] is None else written(instant(said["stand"])), said["peildatum"])
        self.failures += report([f"{found} instead of {expected}"] if found != expected else [], f"dates of --stand {stand}")

    def compare_listed(self) -> None:
        """`delivery list` gives every delivery the instant of its receipt."""
        answer = self.product.must("delivery", "list", self.slug)
        found = {int(number): instant(moment) for number, moment, *_ in
                 (line.split("\t") for line in answer.out.decode().splitlines())}
        expected = {number: self.timeline.moments[index - 1] for number, index in self.timeline.deliveries.items()}
        self.failures += report([f"{found} instead of {expected}"] if found != expected else [], answer.line)

    def must_refuse(self, *arguments: str) -> None:
        """A question that the contract refuses."""
        answer = self.product.run("indicators", self.slug, *arguments)
        if answer.code == 0:
            self.failures += report(["not refused"], answer.line)


# What is asked

SINGLE = ["gemeente", "jeugdregio", "provincie", "wijkteam", "wet", "verwijzer", "kwetsbaarheid", "problematiek",
          "domein", "dagdeel"]
TIME = ["maand", "kwartaal", "halfjaar", "jaar"]


def requests(today: date, knowledge: Knowledge, rng: random.Random) -> list[Request]:
    """The slices asked after a delivery: every dimension, and a mix of the rest."""
    year = today.year
    plain = Request(today)
    earlier = today - timedelta(days=rng.randrange(40, 500))
    asked = [plain, replace(plain, ids=("uitval", "wachttijd", "lopend"))]
    asked += [replace(plain, per=(name,)) for name in [*SINGLE, *TIME]]
    asked += [
        replace(plain, per=("gemeente", "kwartaal"), periode=f"{year - 1}-K1..{year}-K4"),
        replace(plain, per=("jaar",), periode=f"{year - 1}-K2..{year}-K3"),
        replace(plain, per=("kwartaal", "wet"), periode=f"{year - 2}-02..{year}-05"),
        replace(plain, per=("halfjaar",), periode=f"{year - 1}-H2..{year + 1}-H1"),
        replace(plain, periode=f"{year - 1}"),
        replace(plain, periode=f"{year}-{today.month:02}"),
        replace(plain, periode=f"{year + 1}-K4"),
        replace(plain, per=("gemeente", "wet", "kwetsbaarheid", "halfjaar")),
        replace(plain, per=("wijkteam", "gemeente", "problematiek", "jaar"), periode=f"{year - 1}..{year}"),
        replace(plain, per=("maand", "domein", "provincie"), periode=f"{year - 1}-05..{year}-02"),
        replace(plain, per=("dagdeel", "jeugdregio", "verwijzer", "wet", "jaar")),
        replace(plain, per=("kwetsbaarheid", "problematiek", "domein", "jaar")),
        replace(plain, per=("kwartaal",), filters={"wet": "jeugd"}),
        replace(plain, per=("wet", "jaar"), filters={"gemeente": "GM0363"}),
        replace(plain, per=("domein",), filters={"wet": "wmo", "verwijzer": "huisarts"}),
        replace(plain, per=("gemeente", "jaar"), peildatum=earlier),
        replace(plain, per=("kwartaal",), peildatum=earlier, periode=f"{year - 1}-K1..{year}-K4"),
        replace(plain, peildatum=earlier),
        replace(plain, peildatum=date(1995, 1, 1), per=("gemeente",)),
    ]
    asked += [replace(plain, peildatum=day) for day in _telling_days(knowledge, today, rng)]
    return asked


def _telling_days(knowledge: Knowledge, today: date, rng: random.Random) -> list[date]:
    """Peildata on and beside days on which a figure changes by itself."""
    rows = [version.values for version in knowledge.current["casussen"].values()]
    rng.shuffle(rows)
    days: list[date] = []
    for row in rows[:3]:
        deadline = contact_deadline(row["ontvangen_op"])  # type: ignore[arg-type]
        days += [deadline, deadline + timedelta(days=1)]
    for row in rows:
        for column, distance in (("gestart_op", 14), ("gestart_op", 42), ("beeindigd_op", 365)):
            day = row[column]
            if isinstance(day, date) and len(days) < 12:
                days += [day + timedelta(days=distance - 1), day + timedelta(days=distance)]
    return [day for day in days if day <= today]


def _today() -> date:
    return amsterdam_day(datetime.now(timezone.utc))


# One seed

def run_seed(product: Product, seed: int, cases: int, today: date, work: Path, until: float) -> Organisation:
    """The life of one organisation; stops asking, never delivering, when time is up."""
    rng = random.Random(seed)
    start = date(today.year - 3, 1, 1)
    organisation = Organisation(product, f"proef{seed}", seed, work)
    organisation.create()
    knowledge = organisation.knowledge

    def ask(limit: Optional[int] = None, **options: Any) -> None:
        asked = requests(today, knowledge, rng)
        for request in asked if limit is None else rng.sample(asked, limit):
            if organisation.failures:
                return
            if time.monotonic() > until:
                organisation.skipped += 1
            else:
                organisation.compare(request, **options)

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
        _ask_stands(organisation, today, rng, ask)
    _ask_refused(organisation)
    return organisation


def _ask_stands(organisation: Organisation, today: date, rng: random.Random, ask: Callable[..., None]) -> None:
    """Stands as days and instants: what they resolve to, and figures at some of them."""
    organisation.compare_listed()
    texts = telling(organisation.timeline, today)
    for text in [*rng.sample(texts, min(len(texts), 30)), *map(organisation.stand_after, organisation.numbers)]:
        if not organisation.failures:
            organisation.compare_dates(text, today)
    for text in rng.sample(texts, 10):
        ask(limit=2, stand=text)
        if not organisation.failures:
            organisation.compare(Request(today), stand=text, say_peildatum=False)
    for stand in (None, *(organisation.stand_after(number) for number in (1, 3))):
        organisation.compare(Request(today, ("jaar",)), stand=stand, say_peildatum=False)


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


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare the built program with an independent recomputation.")
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--cases", type=int, default=150)
    parser.add_argument("--work", type=Path, help="kept afterwards; default: a temporary directory, removed")
    parser.add_argument("--today", type=date.fromisoformat, default=_today(), help="of the run to repeat; not after today")
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    begun = time.monotonic()
    work = options.work or Path(tempfile.mkdtemp(prefix="oracle-"))
    work.mkdir(parents=True, exist_ok=True)
    product = Product(options.binary.resolve(), work / "database")
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
                organisation = run_seed(product, seed, options.cases, options.today, work, until)
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
                      f"--today {options.today} --work NEW_DIRECTORY", file=sys.stderr)
                return 1
            late = f"; time was up, {skipped} questions not asked" if skipped else ""
            print(f"seed {seed}: {compared} rows agree, {rejected} rejected rows as well{late}", flush=True)
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
