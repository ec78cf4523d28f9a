"""Measures the built program against the limit of the same machine in the same run, and prints ratios.

    bench.py --binary PATH [--cases 1000,10000,100000] [--pages overzicht,instroom] [--work DIRECTORY] [--gibibyte]
    bench.py --binary PATH --only-protection

* import: `kraamzicht import`, committed, against plain COPY of the same rows into the same tables with the same indexes;
* pages, warm: the whole HTML against the page's own statements through `pgbench -M prepared`, one client; and its p50 and p99
  when eight clients ask at once;
* a delivery of a hundred visits, committed with its figures up to date, against the same into the smallest organisation;
* the file of the list of cases against `\\copy` of the same rows, and how much the server grows;
* protecting and attacking a release of twelve quarters, of a gemeente and of a jeugdregio;
* memory of the process: idle after start, and at most during an import.

`--work` keeps files and database, so that a next run begins where everything is imported.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import protection
import statements
from database import PASSWORD, Database, percentile, resident, timed_copy, timed_import
from generate import write
from serving import Site

PAGES = ("overzicht", "instroom", "uitkomsten", "doelen", "doelmatigheid", "regio", "cijfers", "verklaring", "werklijst", "casussen",
         "casussen/C7", "kwaliteit", "medewerkers")
CLIENTS = 8


def filled(database: Database, work: Path, cases: int) -> str:
    """An organisation with so many cases; made and measured when it is not there."""
    tenant = f"maat{cases}"
    if tenant in database.command("tenant", "list").stdout:
        return tenant
    database.command("tenant", "create", "organisatie", tenant, "--naam", f"Maat {cases}")
    database.command("user", "create", f"manager@{tenant}.example", "--tenant", tenant, "--rol", "manager",
                     "--wachtwoord-stdin", input=PASSWORD + "\n")
    directory = work / tenant
    if not directory.exists():
        write(directory, cases)
    files = sorted(directory.glob("*.csv"))
    rows = sum(sum(1 for _ in file.open()) - 1 for file in files)
    seconds, most = timed_import(database, tenant, [str(file) for file in files])
    plain = timed_copy(database, tenant, directory)
    print(f"import, {cases} cases, {rows} rows: {seconds:.1f} s; plain COPY {plain:.1f} s; ratio {seconds / plain:.2f} "
          f"(aim 2.5); at most {most:.0f} MiB", flush=True)
    database.psql("VACUUM ANALYZE")
    return tenant


def page(database: Database, tenant: str, name: str) -> None:
    path = f"/o/{tenant}/{name}"
    limit = statements.limit(database, statements.of_page(database, tenant, path))
    site = Site(database, tenant)
    # A slow page is asked less often: a quarter of a minute alone, and as often by each client.
    rounds = max(4, min(25, int(15_000 / max(site.times(path, 3)))))
    alone = percentile(site.times(path, rounds), 0.5)
    together = site.times_together(path, CLIENTS, rounds)
    site.stop()
    half, most = percentile(together, 0.5), percentile(together, 0.99)
    holds = alone <= 2 * limit or alone <= limit + 15
    print(f"{tenant}/{name}: p50 {alone:.1f} ms; its statements {limit:.1f} ms; ratio {alone / limit:.2f} (aim 2, or 15 ms above)"
          f"{'' if holds else ' OVER'}; {CLIENTS} clients: p50 {half:.0f}, p99 {most:.0f}, ratio {most / half:.2f} (aim 3)"
          f"{'' if most <= 3 * half else ' OVER'}", flush=True)


def small_delivery(database: Database, work: Path, tenant: str, cases: int) -> float:
    """Seconds of a delivery of a hundred new visits: the median of five."""
    times = []
    for turn in range(6):
        name = f"{time.time_ns()}"
        file = work / f"klein-{name}.csv"
        file.write_text("inzet_nr,casus_nr,medewerker_nr,datum,uren,dagdeel\r\n" + "".join(
            f"N{name}-{row},C{row * (cases // 100)},M{row % 20},2026-03-0{row % 9 + 1},2,dag\r\n" for row in range(100)))
        times.append(timed_import(database, tenant, [str(file)])[0])
        file.unlink()
    return percentile(times[1:], 0.5)


def case_file(database: Database, tenant: str) -> None:
    """The whole list of cases as CSV against the same rows through psql."""
    path = f"/o/{tenant}/casussen.csv?vorm=open"
    sent = [one for one in statements.of_page(database, tenant, path) if one.startswith("COPY (WITH")]
    begin = time.monotonic()
    subprocess.run(["psql", "-X", "-q", "-c", f"SET search_path TO org_{tenant}", "-c", "SET work_mem TO '64MB'", "-c", "SET jit TO off",
                    "-c", sent[0], "-o", "/dev/null", *database.address], check=True, capture_output=True)
    plain = time.monotonic() - begin
    site = Site(database, tenant)
    site.times(f"/o/{tenant}/casussen", 3)
    before, most, size = resident(site.process.pid), 0.0, 0
    connection = site.connect()
    begin = time.monotonic()
    connection.request("GET", path, headers={"Cookie": "; ".join(f"{name}={value}" for name, value in site.cookies.items())})
    response = connection.getresponse()
    while piece := response.read(1 << 20):
        size += len(piece)
        most = max(most, resident(site.process.pid))
    seconds = time.monotonic() - begin
    site.stop()
    print(f"{tenant}, casussen.csv, {size / 1e6:.0f} MB: {seconds:.1f} s; \\copy of the same rows {plain:.1f} s; "
          f"ratio {plain / seconds:.2f} (aim 0.8 of its speed); grows by {most - before:.0f} MiB (aim 32)", flush=True)


def gibibyte(database: Database, work: Path, tenant: str) -> None:
    """The visits of the organisation over and over, under new numbers, until the file is large enough."""
    big = work / "inzet.csv"
    known = (work / tenant / "inzet.csv").read_text().splitlines()
    visits = [line.partition(",")[2] for line in known[1:]]
    with big.open("w") as file:
        file.write(known[0] + "\r\n")
        number = 0
        while file.tell() < 1 << 30:
            file.write("".join(f"G{number + step},{visits[(number + step) % len(visits)]}\r\n" for step in range(10_000)))
            number += 10_000
    seconds, most = timed_import(database, tenant, [str(big)])
    print(f"import of 1 GiB, {number} rows: {seconds:.0f} s; at most {most:.0f} MiB (aim 200)", flush=True)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--binary", type=Path, required=True)
    options.add_argument("--cases", default="1000,10000,100000", help="sizes of organisations, with commas")
    options.add_argument("--pages", default=",".join(PAGES))
    options.add_argument("--work", type=Path, help="where files and database are kept for a next run")
    options.add_argument("--gibibyte", action="store_true", help="also import a file of 1 GiB")
    options.add_argument("--only-protection", action="store_true", help="only protect and attack releases")
    given = options.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="kraamzicht-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        protection.measure(given.binary.resolve(), work / "uitgaven")
        if not given.only_protection:
            measure(given, work)
    finally:
        if not given.work:
            shutil.rmtree(work, ignore_errors=True)


def measure(given: argparse.Namespace, work: Path) -> None:
    """Everything that asks for a database."""
    database = Database(given.binary.resolve(), (work / "db").resolve())
    # Keeps the database running between the commands.
    server = subprocess.Popen([str(given.binary), "serve", "--port", "18999", "--embedded", str(database.directory)],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(20)
        if server.poll() is not None:
            sys.exit("the server did not start")
        print(f"memory, idle server: {resident(server.pid):.0f} MiB (aim 80)", flush=True)
        sizes = sorted({int(size) for size in given.cases.split(",")})
        tenants = [(cases, filled(database, work, cases)) for cases in sizes]
        first = None
        for cases, tenant in tenants:
            for name in filter(None, given.pages.split(",")):
                page(database, tenant, name)
            case_file(database, tenant)
            seconds = small_delivery(database, work, tenant, cases)
            first = first or seconds
            print(f"{tenant}, a delivery of 100 visits: {seconds:.2f} s; ratio to the smallest {seconds / first:.2f} (aim 1.3)", flush=True)
        if given.gibibyte:
            gibibyte(database, work, tenants[-1][1])
    finally:
        server.terminate()
        server.wait(60)


if __name__ == "__main__":
    main()
