"""Lets the product publish generated series, release after release, and attacks what a reader then has.

    python3 Tests/Disclosure/judge.py --binary .build/debug/kraamzicht --seeds 1,2,3 --releases 12 [--regio]

Prints for each seed what was attacked and what was found. Ends with 1 when run 1 or run 2 recovers
anything, when a release is inconsistent, or when the product fails.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from attacker import MODES, Attacker, Finding, Outcome, Report
from consistency import Fault, faults
from populations import ALL, Place, Plan, Series, TablePlan, series, tables, write
from published import Release, Row, read_release, read_table
from regions import AREAS

#: Cases a year: mostly few, now and then none or many.
USUAL = (1, 2, 3, 4, 5, 6, 8, 10, 3, 5, 2, 0, 60)
#: What is said of a finding, by whether releases before it left no more.
LEFT = {True: ", left by earlier releases whatever is hidden", False: ", more could have been hidden", None: ""}
#: Findings of a run that are told one by one.
MOST_TOLD = 20
REGIONS = ("JZ11", "JZ03", "JZ42", "JZ10")
REGIONAL = ("aanvragen", "gestart", "beeindigd", "lopend", "uitval", "voortijdig", "reden_onbekend", "tevredenheid",
            "tevreden_7plus", "respons", "zonder_hulp_verder", "doorverwezen", "doelrealisatie", "doelen_gescoord")


@dataclass
class Settings:
    """What is asked of a run."""

    binary: Path
    releases: int
    policy: str
    regio: bool
    every: bool
    seconds: float
    timeout: float
    keep: Path | None = None
    full: bool = False
    runs: tuple[int, ...] = (1, 2, 3)
    modes: tuple[str, ...] = MODES
    reasons: tuple[str, ...] = ()


@dataclass
class Verdict:
    """What came of one seed."""

    reports: list[Report] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    failure: str = ""


def disclose(settings: Settings, plan: Plan, earlier: list[Path], target: Path, files: list[Path]) -> None:
    """Calls the product for one release: the only place that knows its command line."""
    command = [str(settings.binary), "disclose", "--policy", settings.policy, "--periode", plan.periode,
               "--peildatum", plan.last.isoformat()]
    for folder in earlier:
        command += ["--eerder", str(folder)]
    command += ["--uit", str(target), *map(str, files)]
    if settings.binary.suffix == ".py":
        command.insert(0, sys.executable)
    done = subprocess.run(command, capture_output=True, text=True, timeout=settings.timeout, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"exit {done.returncode}: {done.stderr.strip()[-500:]}")
    missing = [file.name for file in files if not (target / file.name).exists()]
    if missing:
        raise RuntimeError(f"not written: {', '.join(missing)}")


def main() -> int:
    """Judges every seed."""
    settings, seeds = _asked()
    bad = False
    for seed in seeds:
        begin = time.perf_counter()
        with tempfile.TemporaryDirectory() as scratch:
            folder = settings.keep / str(seed) if settings.keep else Path(scratch)
            population = _population(seed, settings)
            print(f"seed {seed}: {', '.join(f'{place.gemeente} {place.per_year:g}/jaar' for place in population.places)}", flush=True)
            verdict = judge(population, settings, folder)
        bad = _print(verdict) or bad
        print(f"  {time.perf_counter() - begin:.1f} s", flush=True)
    return 1 if bad else 0


def _population(seed: int, settings: Settings) -> Series:
    chance = random.Random(seed)
    if not settings.regio:
        return series(seed, [Place(chance.choice(sorted(AREAS)), chance.choice(USUAL))], settings.releases)
    region = chance.choice(REGIONS)
    places = [Place(gemeente, chance.choice(USUAL)) for gemeente, area in sorted(AREAS.items()) if area[0] == region]
    return series(seed, places, settings.releases)


def _tables(settings: Settings) -> list[TablePlan]:
    if not settings.regio:
        return tables(reasons=settings.reasons)
    if settings.full:
        return tables(("gemeente", "jeugdregio"), ALL)
    return [plan for plan in tables(("gemeente", "jeugdregio"), REGIONAL) if "domein" not in plan.dimensions]


def judge(population: Series, settings: Settings, folder: Path) -> Verdict:
    """Publishes release after release, and attacks after each, or only after the last."""
    verdict = Verdict()
    attacker = Attacker(settings.seconds)
    earlier: list[Path] = []
    for plan in population.plans:
        source, target = folder / f"in-{plan.number + 1:02}", folder / f"uit-{plan.number + 1:02}"
        files = write(source, plan, population.known(plan.number), _tables(settings))
        begin = time.perf_counter()
        try:
            disclose(settings, plan, earlier, target, files)
        except (RuntimeError, OSError, subprocess.TimeoutExpired) as error:
            verdict.failure = f"release {plan.number + 1}: {error}"
            return verdict
        published = time.perf_counter() - begin
        earlier.append(target)
        release = read_release(f"release {plan.number + 1}", [target / file.name for file in files], plan.periode,
                               plan.last, settings.policy)
        verdict.faults += [*faults(release, tuple(attacker.readings)), *_unlike(release, source)]
        attacker.read(release)
        if not settings.every and plan is not population.plans[-1]:
            continue
        report = attacker.attack(settings.modes, settings.runs)
        verdict.reports.append(report)
        _print_report(plan, report, attacker, published, folder)
    return verdict


def _unlike(release: Release, source: Path) -> list[Fault]:
    """Rows that went missing or were added, and shown figures that differ from what went in."""
    found = []
    for table in release.tables:
        given = {_place(row): row for row in read_table(table.name, (source / table.name).read_bytes()).rows}
        for row in table.rows:
            original = given.pop(_place(row), None)
            where = f"{release.name} {table.name}:{row.line} {row.indicator} {row.periode}"
            if original is None:
                found.append(Fault("rij", where, "not in what went in"))
                continue
            for name, figure in row.figures.items():
                true = original.figures[name]
                if figure is None or row.status == "afgerond":
                    continue
                slack = float(figure.half) * 2 + 1e-6 * abs(float(figure.value))
                if true is None or abs(float(figure.value - true.value)) > slack:
                    found.append(Fault("anders", where, f"{name} {figure.value}, went in as {true and true.value}"))
        found += [Fault("rij", f"{release.name} {table.name}", f"{' '.join(map(str, place))} is gone") for place in given]
    return found


def _place(row: Row) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return row.indicator, row.periode, tuple(sorted(row.dimensions))


# Printing

def _print_report(plan: Plan, report: Report, attacker: Attacker, published: float, folder: Path) -> None:
    rows = sum(len(table.rows) for reading in attacker.readings for table in reading.release.tables)
    print(f"  release {plan.number + 1} {plan.periode}: {report.hidden_rows} of {rows} rows hidden "
          f"({report.hidden_rows / max(1, rows):.0%}), {report.dropped_links} links and {report.changed_cells} cells doubted, "
          f"published in {published:.1f} s", flush=True)
    for outcome in report.outcomes:
        true = sum(_is_true(finding, attacker, folder) for finding in outcome.recovered)
        name = "run 3 (strict)" if outcome.run == 3 else f"run {outcome.run}"
        narrowest = "-" if outcome.narrowest is None else f"{outcome.narrowest:g}"
        print(f"    {name} {outcome.mode}: {outcome.attacked} attacked, narrowest {narrowest}, "
              f"{len(outcome.recovered)} recovered ({true} true, {_out_of_time(outcome)} out of time), "
              f"{len(outcome.contradictions)} contradictions, {outcome.unjudged} not judged, {outcome.seconds:.1f} s",
              flush=True)
        for finding in outcome.recovered[:MOST_TOLD]:
            print(f"      {finding}{LEFT[attacker.was_left_before(finding)]}", flush=True)


def _out_of_time(outcome: Outcome) -> int:
    return sum(finding.reason == "tijd" for finding in outcome.recovered)


def _is_true(finding: Finding, attacker: Attacker, folder: Path) -> bool:
    """Whether what is claimed holds in one of the releases: what the reader believes may be outdated."""
    for kept, part in finding.named[:5]:
        source = folder / f"in-{kept.release + 1:02}" / kept.table
        original = _original(source).get(_place(kept.row))
        figure = original.figures[part] if original else None
        if figure is not None and finding.low - 1e-3 <= float(figure.value) <= finding.high + 1e-3:
            return True
    return False


_ORIGINALS: dict[Path, dict[tuple[str, str, tuple[tuple[str, str], ...]], Row]] = {}


def _original(source: Path) -> dict[tuple[str, str, tuple[tuple[str, str], ...]], Row]:
    if source not in _ORIGINALS:
        _ORIGINALS[source] = {_place(row): row for row in read_table(source.name, source.read_bytes()).rows}
    return _ORIGINALS[source]


def _print(verdict: Verdict) -> bool:
    """The sum of one seed; whether it is bad."""
    if verdict.failure:
        print(f"  FAILED {verdict.failure}")
        return True
    for fault in verdict.faults[:10]:
        print(f"  INCONSISTENT {fault}")
    inconsistent = [line for report in verdict.reports for line in report.inconsistent]
    for line in inconsistent[:5]:
        print(f"  INCONSISTENT {line}")
    recovered = sum(len(outcome.recovered) for report in verdict.reports for outcome in report.outcomes if outcome.run < 3)
    strict = sum(len(outcome.recovered) for report in verdict.reports for outcome in report.outcomes if outcome.run == 3)
    print(f"  {recovered} recovered, {strict} in the strict run, {len(verdict.faults) + len(inconsistent)} inconsistent")
    return bool(recovered or verdict.faults or inconsistent)


def _asked() -> tuple[Settings, list[int]]:
    parser = argparse.ArgumentParser(description="Attacks what the product publishes.")
    parser.add_argument("--binary", type=Path, required=True, help="the product")
    parser.add_argument("--seeds", default="1", help="comma-separated")
    parser.add_argument("--releases", type=int, default=12)
    parser.add_argument("--regio", action="store_true", help="all gemeenten of a jeugdregio, under the wide policy")
    parser.add_argument("--policy", choices=["eigen", "breder"], help="default: eigen, with --regio breder")
    parser.add_argument("--attack", choices=["each", "last"], help="after each release (default), with --regio the last")
    parser.add_argument("--runs", default="1,2,3")
    parser.add_argument("--modes", default=",".join(MODES))
    parser.add_argument("--full", action="store_true", help="with --regio: all indicators, also by domein")
    parser.add_argument("--seconds", type=float, default=2.0, help="time for one integer programme")
    parser.add_argument("--reden", default="jaar", help="the tables beside which there is one by reason of ending: whole years, as releases have")
    parser.add_argument("--timeout", type=float, default=600.0, help="time for one release of the product")
    parser.add_argument("--keep", type=Path, help="folder for what went in and came out")
    given = parser.parse_args()
    policy = given.policy or ("breder" if given.regio else "eigen")
    attack = given.attack or ("last" if given.regio else "each")
    settings = Settings(given.binary.resolve(), given.releases, policy, given.regio, attack == "each", given.seconds,
                        given.timeout, given.keep, given.full, tuple(int(run) for run in given.runs.split(",")),
                        tuple(given.modes.split(",")),
                        tuple(given.reden.split(",")))
    return settings, [int(seed) for seed in given.seeds.split(",")]


if __name__ == "__main__":
    sys.exit(main())
