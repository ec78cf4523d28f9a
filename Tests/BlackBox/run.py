"""Runs the black-box tests, a few files at a time, and says what failed.

    run.py [--jobs N] [FILE…]      # FILE: commands, bad_input, api, agreement, exports, cases, quality, releases, rights, circles, norms, reminders, deliveries, disclosure, entry, faults, server, browser, scripts, house_style, scale; without: all
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
# The longest first, so that the last one to end is a short one.
FILES = ["server", "bad_input", "api", "agreement", "exports", "deliveries", "entry", "documents", "cases", "quality", "releases", "rights", "circles", "norms", "reminders", "commands", "extremes", "browser", "scripts", "house_style", "faults", "scale", "disclosure"]
LIMIT = 1500


def run(name: str) -> tuple[str, int, float, str]:
    started = time.monotonic()
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        try:
            code = subprocess.run([sys.executable, "-u", str(HERE / f"test_{name}.py")], stdout=log, stderr=subprocess.STDOUT, timeout=LIMIT).returncode
        except subprocess.TimeoutExpired:
            code = 124
        log.seek(0)
        text = log.read()
    return name, code, time.monotonic() - started, text


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", default=FILES)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    chosen = parser.parse_args()
    failed = []
    started = time.monotonic()
    with ThreadPoolExecutor(chosen.jobs) as pool:
        for name, code, seconds, text in pool.map(run, chosen.files):
            print(f"{'ok    ' if code == 0 else 'FAILED'} test_{name} ({seconds:.0f} s)", flush=True)
            # What a passing file measured, and everything that a failing one said.
            for line in text.splitlines() if code else re.findall(r"  [a-z]+: .*", text):
                print(f"    {line}" if code else line, flush=True)
            if code != 0:
                failed.append(name)
    print(f"black box: {len(chosen.files) - len(failed)} of {len(chosen.files)} files passed in {time.monotonic() - started:.0f} s"
          + (f"; failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
