"""Measures the built program against the limit of the same machine in the same run, and prints ratios.

    bench.py --binary PATH [--cases 100000] [--pages 1000,10000,100000] [--gibibyte]

* import: `kraamzicht import`, committed, against plain COPY of the same rows into the same tables with the same indexes;
* pages, warm: the whole HTML against the time PostgreSQL itself spends on the page's statements;
* memory of the process: idle after start, and at most during an import.
"""

from __future__ import annotations

import argparse
import http.client
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

from generate import write

PAGES = ("overzicht", "instroom", "uitkomsten", "regio", "werklijst", "casussen")
PASSWORD = "een-lang-wachtwoord-1"


class Database:
    """An embedded database of the program, reachable for measuring as its superuser."""

    def __init__(self, binary: Path, directory: Path) -> None:
        self.binary, self.directory = binary, directory

    def command(self, *arguments: str, **options: object) -> subprocess.CompletedProcess:
        return subprocess.run([str(self.binary), *arguments, "--embedded", str(self.directory)], check=True,
                              capture_output=True, text=True, **options)

    def psql(self, sql: str) -> str:
        done = subprocess.run(["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", str(self.directory / "postgres"),
                               "-U", "kraamzicht", "kraamzicht"], input=sql, check=True, capture_output=True, text=True)
        return done.stdout.strip()


def peak(pid: int) -> float:
    """The most memory the process has held, in MiB."""
    text = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", text).group(1)) / 1024


def resident(pid: int) -> float:
    text = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024


def timed_import(database: Database, tenant: str, files: list[str]) -> tuple[float, float]:
    """Seconds and the peak memory of an import."""
    begin = time.monotonic()
    messages = tempfile.TemporaryFile("w+")
    process = subprocess.Popen([str(database.binary), "import", tenant, *files, "--embedded", str(database.directory)],
                               stdout=subprocess.DEVNULL, stderr=messages)
    most = 0.0
    while process.poll() is None:
        try:
            most = max(most, peak(process.pid))
        except (FileNotFoundError, AttributeError):
            pass
        time.sleep(0.1)
    seconds = time.monotonic() - begin
    if process.returncode != 0:
        messages.seek(0)
        sys.exit(f"the import failed ({process.returncode}):\n{messages.read()[-2000:]}")
    return seconds, most


def timed_copy(database: Database, tenant: str, directory: Path) -> float:
    """Seconds of plain COPY of the same rows into the same tables with the same indexes, in one transaction."""
    schema = f"org_{tenant}"
    tables = ["medewerkers", "casussen", "doelen", "evaluaties", "doelscores", "inzet"]
    database.psql("DROP SCHEMA IF EXISTS plain CASCADE; CREATE SCHEMA plain;" + "".join(
        f"CREATE TABLE plain.{table} (LIKE {schema}.{table} INCLUDING ALL);" for table in tables))
    for table in tables:
        database.psql(f"\\copy (SELECT * FROM {schema}.{table}) TO '{directory / (table + '.copy')}'")
    script = "BEGIN;" + "".join(f"\n\\copy plain.{table} FROM '{directory / (table + '.copy')}'" for table in tables) + "\nCOMMIT;"
    begin = time.monotonic()
    database.psql(script)
    seconds = time.monotonic() - begin
    database.psql("DROP SCHEMA plain CASCADE")
    return seconds


class Site:
    """The running server, with a session of a manager."""

    def __init__(self, database: Database, tenant: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen([str(database.binary), "serve", "--port", str(self.port), "--embedded",
                                         str(database.directory)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port)
                self.connection.request("GET", "/live")
                self.connection.getresponse().read()
                break
            except OSError:
                time.sleep(0.1)
        self.cookies: dict[str, str] = {}
        page = self.get("/inloggen")
        fields = dict(re.findall(r'name="([^"]+)"[^>]*value="([^"]*)"', page))
        fields |= {"email": f"manager@{tenant}.example", "wachtwoord": PASSWORD}
        names = re.findall(r'<input[^>]*type="password"[^>]*name="([^"]+)"|<input[^>]*name="([^"]+)"[^>]*type="password"', page)
        fields[next(filter(None, names[0]))] = PASSWORD
        self.post("/inloggen", fields)

    def request(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return response.status, response.read().decode()

    def get(self, path: str) -> str:
        return self.request("GET", path)[1]

    def post(self, path: str, fields: dict[str, str]) -> None:
        self.request("POST", path, urllib.parse.urlencode(fields))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


def page(database: Database, tenant: str, path: str, rounds: int) -> tuple[float, float, float]:
    """The page's median and p99, and the median time PostgreSQL spends on its statements; milliseconds."""
    database.psql("ALTER ROLE kz_app SET log_min_duration_statement = 0")
    site = Site(database, tenant)
    log = database.directory / "postgres" / "data" / "server.log"
    for _ in range(3):
        status, _ = site.request("GET", path)
        if status != 200:
            sys.exit(f"{path} answered {status}")
    times, sql = [], []
    for _ in range(rounds):
        place = log.stat().st_size
        begin = time.monotonic()
        site.get(path)
        times.append((time.monotonic() - begin) * 1000)
        with log.open() as lines:
            lines.seek(place)
            sql.append(sum(map(float, re.findall(r"duration: ([0-9.]+) ms", lines.read()))))
    site.stop()
    database.psql("ALTER ROLE kz_app RESET log_min_duration_statement")
    times.sort()
    return statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.99))], statistics.median(sql)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--binary", type=Path, required=True)
    options.add_argument("--cases", type=int, default=100_000)
    options.add_argument("--pages", default="1000,10000,100000")
    options.add_argument("--gibibyte", action="store_true", help="also import a file of 1 GiB")
    given = options.parse_args()
    work = Path(tempfile.mkdtemp(prefix="kraamzicht-bench-"))
    database = Database(given.binary.resolve(), work / "db")
    try:
        database.command("migrate")
        site = subprocess.Popen([str(given.binary), "serve", "--port", "18999", "--embedded", str(database.directory)],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(5)
        print(f"memory, idle server: {resident(site.pid):.0f} MiB (aim 80)", flush=True)
        for cases in sorted({int(size) for size in given.pages.split(",")} | {given.cases}):
            tenant = f"maat{cases}"
            database.command("tenant", "create", "organisatie", tenant, "--naam", f"Maat {cases}")
            database.command("user", "create", f"manager@{tenant}.example", "--tenant", tenant, "--rol", "manager",
                             "--wachtwoord-stdin", input=PASSWORD + "\n")
            rows = write(work / tenant, cases)
            files = [str(path) for path in sorted((work / tenant).glob("*.csv"))]
            seconds, most = timed_import(database, tenant, files)
            plain = timed_copy(database, tenant, work / tenant)
            print(f"import, {cases} cases, {rows} rows: {seconds:.1f} s; plain COPY {plain:.1f} s; ratio {seconds / plain:.2f} "
                  f"(aim 5); at most {most:.0f} MiB", flush=True)
            database.psql("VACUUM ANALYZE")
            for name in PAGES:
                median, p99, sql = page(database, tenant, f"/o/{tenant}/{name}", 15)
                print(f"{name}, {cases} cases: median {median:.0f} ms, p99 {p99:.0f} ms; its SQL {sql:.0f} ms; "
                      f"ratio {median / sql:.2f}", flush=True)
            shutil.rmtree(work / tenant)
        if given.gibibyte:
            tenant = f"maat{given.cases}"
            big = work / "inzet.csv"
            with big.open("w") as file:
                file.write("inzet_nr,casus_nr,medewerker_nr,datum,uren,dagdeel\r\n")
                number = 0
                while file.tell() < 1 << 30:
                    file.write("".join(f"G{number + step},C{(number + step) % given.cases},M{step % 20},2026-03-0{step % 9 + 1},4,dag\r\n"
                                       for step in range(10_000)))
                    number += 10_000
            seconds, most = timed_import(database, tenant, [str(big)])
            print(f"import of 1 GiB, {number} rows: {seconds:.0f} s; at most {most:.0f} MiB (aim 200)", flush=True)
        site.terminate()
        site.wait(30)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
