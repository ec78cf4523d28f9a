"""Attacks the releases that the product hands to a gemeente, as the gemeente has them: everything it ever received.

    releases.py --binary PATH --embedded DIRECTORY --organisatie hazelwiek --gemeente GM0307 --perioden 2024-K1..2025-K4,2024-K1..2026-K1

Publishes one release after another over the periods, reads every table of each back from the database, and attacks the gemeente's own
cases and the rest of its jeugdregio, each under its own rules. Ends with 1 when anything is recovered.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from attacker import Attacker
from consistency import faults
from published import read_release


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--embedded", type=Path, required=True)
    parser.add_argument("--organisatie", required=True)
    parser.add_argument("--gemeente", required=True)
    parser.add_argument("--perioden", required=True, help="with commas, in the order of release")
    parser.add_argument("--seconds", type=float, default=2.0, help="time for one integer programme")
    given = parser.parse_args()

    def product(*arguments: str) -> str:
        done = subprocess.run([str(given.binary), *arguments, "--embedded", str(given.embedded)], capture_output=True, text=True,
                              timeout=900, check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()[-500:]}")
        return done.stdout

    attackers = {"eigen": Attacker(given.seconds), "breder": Attacker(given.seconds)}
    bad = False
    with tempfile.TemporaryDirectory() as scratch:
        for period in given.perioden.split(","):
            number = product("publish", given.organisatie, "--gemeente", given.gemeente, "--periode", period).strip()
            manifest = json.loads(product("release", "show", number))
            for group in manifest["beveiliging"]:
                folder = Path(scratch) / number / group["beleid"]
                folder.mkdir(parents=True)
                files = []
                for name in group["tabellen"]:
                    files.append(folder / f"{name}.csv")
                    files[-1].write_bytes(product("release", "show", number, "--tabel", name).encode())
                # Slices of a release are whole, and its window may begin before its period.
                release = read_release(f"uitgave {number}", files, None, date.fromisoformat(manifest["peildatum"]), group["beleid"])
                attacker = attackers[group["beleid"]]
                found = faults(release, tuple(attacker.readings))
                bad = bad or bool(found)
                for fault in found[:5]:
                    print(f"  {fault}", flush=True)
                attacker.read(release)
            left_out = [name for omission in manifest["weggelaten"] for name in omission["tabellen"]]
            print(f"uitgave {number}, {period}{', zonder ' + ', '.join(left_out) if left_out else ''}", flush=True)
    for policy, attacker in attackers.items():
        if not attacker.readings:
            continue
        report = attacker.attack()
        print(f"{policy}: {report.hidden_rows} rows hidden", flush=True)
        for outcome in report.outcomes:
            print(f"  run {outcome.run} {outcome.mode}: {outcome.attacked} attacked, narrowest {outcome.narrowest}, "
                  f"{len(outcome.recovered)} recovered, {len(outcome.contradictions)} contradictions", flush=True)
            for finding in outcome.recovered[:5]:
                print(f"    {finding}", flush=True)
            bad = bad or (outcome.run < 3 and bool(outcome.recovered))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
