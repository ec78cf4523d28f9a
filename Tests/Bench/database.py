"""An embedded database of the program under measurement, and what is timed on it without a server."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PASSWORD = "een-lang-wachtwoord-1"


def percentile(times: list[float], part: float) -> float:
    """The value at most that part of the times exceeds nothing of: 0.5 is the median, by nearest rank."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


class Database:
    """Reachable for measuring as its superuser."""

    def __init__(self, binary: Path, directory: Path) -> None:
        self.binary, self.directory = binary, directory

    @property
    def log(self) -> Path:
        return self.directory / "postgres" / "data" / "server.log"

    def command(self, *arguments: str, **options: object) -> subprocess.CompletedProcess:
        return subprocess.run([str(self.binary), *arguments, "--embedded", str(self.directory)], check=True,
                              capture_output=True, text=True, **options)

    @property
    def address(self) -> list[str]:
        return ["-h", str(self.directory / "postgres"), "-U", "kraamzicht", "kraamzicht"]

    def psql(self, sql: str) -> str:
        done = subprocess.run(["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", *self.address], input=sql, check=True,
                              capture_output=True, text=True)
        return done.stdout.strip()

    def tells_statements(self, does: bool) -> None:
        """Whether connections made from now on write every statement to the log."""
        self.psql(f"ALTER ROLE kz_app {'SET log_min_duration_statement = 0' if does else 'RESET log_min_duration_statement'}")


def peak(pid: int) -> float:
    """The most memory the process has held, in MiB."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def resident(pid: int) -> float:
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


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
        time.sleep(0.02)
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
    for table in tables:
        (directory / (table + ".copy")).unlink()
    return seconds
