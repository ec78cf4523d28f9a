"""One organisation of the product beside what is known of it here: deliveries and questions, compared one by one."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Optional

from checks import checked
from compare import differences, report
from compare_checks import check_differences
from figures import Request, figures
from judging import judge
from knowledge import Delivery, Knowledge, Receipt, State
from product import Answer, Failure, Product, Said
from stands import Timeline, instant, written
from verdicts import Period
from writing import Style, write, write_zip


def _import_options(complete: tuple[str, ...]) -> list[str]:
    return ["--json"] + (["--volledig", ",".join(complete)] if complete else [])


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

    def known_at(self, stand: Optional[str] = None) -> State:
        """What was known at a stand; without one, what is known now."""
        return self.knowledge.at_instant(self.timeline.resolve(stand))

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
        expected = figures(self.known_at(stand), request)
        self.failures += report(differences(expected, request.dimensions, answer.out, form), answer.line)
        self.compared += len(expected)

    def compare_checks(self, period: Period, ids: tuple[str, ...] = (), stand: Optional[str] = None, form: str = "open") -> None:
        """Asks the checks over one period and compares them with the recomputation."""
        arguments = ["checks", self.slug, "--vorm", form, "--van", period.van.isoformat(), "--tot", period.tot.isoformat()]
        if ids:
            arguments += ["--ids", ",".join(ids)]
        if stand is not None:
            arguments += ["--stand", stand]
        answer = self.product.must(*arguments)
        expected = checked(self.known_at(stand), period, ids)
        self.failures += report(check_differences(expected, period, answer.out, form), answer.line)
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

    def must_refuse(self, *arguments: str, command: str = "indicators") -> None:
        """A question that the contract refuses."""
        answer = self.product.run(command, self.slug, *arguments)
        if answer.code == 0:
            self.failures += report(["not refused"], answer.line)
