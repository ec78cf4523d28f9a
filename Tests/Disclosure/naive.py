"""Publishers to try the attacker on: one that only knows a threshold, and one that keeps back too much.

Also takes the product's own command line, so that the judge can be tried without the product:

    python3 Tests/Disclosure/judge.py --binary Tests/Disclosure/naive.py --seeds 1 --releases 3
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import Callable

from published import COLUMNS_AFTER, DIMENSIONS, TOTAL
from quantities import INDICATORS, Form, is_sensitive

Line = dict[str, str]
Publisher = Callable[[Line, str, int], str]


def is_below(line: Line, k: int) -> bool:
    """Whether a row falls under the threshold (reading 6.1)."""
    form = INDICATORS[line["indicator"]].form
    if form in (Form.COUNT, Form.STOCK):
        return 0 < int(line["teller"]) < k
    if form is Form.RATIO:
        teller, noemer = int(line["teller"]), int(line["noemer"])
        return teller < k or noemer - teller < k
    if form is Form.MEAN:
        return int(line["noemer"]) < max(k, 10)
    return False


def threshold(line: Line, audience: str, k: int) -> str:
    """Hides what is under the threshold and nothing else."""
    return "onderdrukt" if _may_hide(line, audience) and line["status"] == "waarde" and is_below(line, k) else ""


def everything(line: Line, audience: str, k: int) -> str:
    """Hides all that may be hidden, also where nobody answered."""
    if not _may_hide(line, audience):
        return ""
    if line["status"] == "geen_waarde":
        return "onderdrukt"
    return "onderdrukt" if is_below(line, k) else "onderdrukt_secundair"


def _may_hide(line: Line, audience: str) -> bool:
    split = [name for name in DIMENSIONS if line.get(name, TOTAL) != TOTAL]
    return is_sensitive(line["indicator"], split, audience)


def publish(source: Path, target: Path, publisher: Publisher, audience: str, k: int) -> None:
    """Writes one file of what the publisher leaves over."""
    with open(source, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        lines, columns = list(reader), list(reader.fieldnames or ())
    for line in lines:
        status = publisher(line, audience, k)
        if status:
            line.update({name: "" for name in COLUMNS_AFTER if name not in ("eenheid", "status")}, status=status)
    with open(target, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(lines)


def main() -> None:
    """`disclose --policy P … --uit DIR FILES…`, as the product takes it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("command", choices=["disclose"])
    parser.add_argument("--policy", choices=["eigen", "breder"], required=True)
    for option in ("--periode", "--peildatum"):
        parser.add_argument(option)
    parser.add_argument("--eerder", action="append", default=[])
    parser.add_argument("--uit", type=Path, required=True)
    parser.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    given.uit.mkdir(parents=True, exist_ok=True)
    for source in given.files:
        publish(source, given.uit / source.name, threshold, given.policy, 5 if given.policy == "eigen" else 10)
    (given.uit / "rapport.json").write_text(json.dumps({"naive": True}), encoding="utf-8")


if __name__ == "__main__":
    main()
