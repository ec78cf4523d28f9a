"""How long a release of twelve quarters takes to protect and attack: all eight tables, from files to files, in seconds of one core."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Disclosure"))

from populations import ALL, Place, series, tables, write  # noqa: E402
from regions import AREAS  # noqa: E402

#: Cases a year of one gemeente, and how many draws of each are made.
GEMEENTEN, DRAWS = (5, 10, 60), 5
#: A region of 21 gemeenten, most of them with a handful of cases a year.
REGION, USUAL = "JZ39", (1, 2, 3, 4, 5, 6, 8, 10)


def _seconds(binary: Path, work: Path, policy: str, seed: int, places: list[Place], extra: tuple[str, ...]) -> tuple[float, int]:
    """Seconds of one release, and the cells in it."""
    made = series(seed, places, 7)
    plan = made.plans[-1]
    folder = work / f"{policy}-{seed}-{places[0].gemeente}-{places[0].per_year:g}"
    files = write(folder, plan, made.known(plan.number), tables(extra, ALL))
    begin = _computed()
    subprocess.run([str(binary), "disclose", "--policy", policy, "--periode", plan.periode, "--peildatum", plan.last.isoformat(),
                    "--uit", str(folder / "uit"), *map(str, files)], check=True, capture_output=True)
    return _computed() - begin, sum(sum(1 for _ in file.open()) - 1 for file in files)


def _computed() -> float:
    """Seconds that all children so far have computed: what else runs on the machine then matters little."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _report(what: str, times: list[float], cells: int, aim: float) -> None:
    middle, most = sorted(times)[len(times) // 2], max(times)
    print(f"{what}, {cells} cells: {middle:.2f} s, at most {most:.2f} of {len(times)} (aim {aim:g} s, ratio {most / aim:.2f})"
          f"{'' if most <= aim else ' OVER'}", flush=True)


def measure(binary: Path, work: Path) -> None:
    """Prints seconds against what is asked of them."""
    for rate in GEMEENTEN:
        found = [_seconds(binary, work, "eigen", seed, [Place("GM0308", rate)], ()) for seed in range(1, DRAWS + 1)]
        _report(f"release of a gemeente of {rate} cases a year", [seconds for seconds, _ in found], found[0][1], 1)
    gemeenten = sorted(gemeente for gemeente, area in AREAS.items() if area[0] == REGION)
    chance = random.Random(7)
    places = [Place(gemeente, chance.choice(USUAL)) for gemeente in gemeenten]
    seconds, cells = _seconds(binary, work, "breder", 7, places, ("gemeente", "jeugdregio"))
    _report(f"release of a jeugdregio of {len(places)} gemeenten", [seconds], cells, 10)
