"""The product as its command line shows it: what it was asked, what it gave back, what its receipts say."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Optional

from knowledge import Counts
from stands import instant


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

    def has(self, command: str) -> bool:
        """Whether the program knows a command: its help is then about that, not about all of them."""
        done = subprocess.run([str(self.binary), command, "--help"], capture_output=True, timeout=60, check=False)
        return done.returncode == 0 and f"kraamzicht {command}" in done.stdout.decode("utf-8", "replace")

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
