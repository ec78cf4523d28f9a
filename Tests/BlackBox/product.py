"""The program under test, as somebody at a keyboard meets it: commands, a database directory, delivery files.

KRAAMZICHT_BINARY names the program (default `.build/debug/kraamzicht`); nothing of its sources is imported.
"""

from __future__ import annotations

import atexit
import csv
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Iterable, Mapping, Optional, Sequence
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("KRAAMZICHT_BINARY", ROOT / ".build/debug/kraamzicht")).resolve()
TODAY = datetime.now(ZoneInfo("Europe/Amsterdam")).date()

# What no user should ever read: traces, types of the program, raw errors of libraries.
INTERNALS = re.compile(
    r"Fatal error|Swift runtime|crashed at|Backtrace|\.swift:\d|Error Domain=|Optional\(|PostgresError\(|SQLSTATE|"
    r"precondition|Illegal instruction|Traceback|stack trace", re.IGNORECASE)
# Words by which an English sentence gives itself away; Dutch has none of them.
ENGLISH = re.compile(
    r"\b(error|unknown|unexpected|missing|invalid|failed|please|could not|cannot|expected|argument '|option '|usage|"
    r"the value|does not|is not|for more information)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str
    line: str
    seconds: float = 0

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def __str__(self) -> str:
        return f"exit {self.code}: {self.line}\n--- stdout\n{self.out[-1500:]}\n--- stderr\n{self.err[-3000:]}"


def environment(extra: Optional[Mapping[str, str]] = None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KRAAMZICHT_")}
    kept["KRAAMZICHT_HOME"] = os.environ.get("KRAAMZICHT_HOME", str(ROOT))
    if "KRAAMZICHT_POSTGRES_BIN" in os.environ:
        kept["KRAAMZICHT_POSTGRES_BIN"] = os.environ["KRAAMZICHT_POSTGRES_BIN"]
    return kept | dict(extra or {})


def run(*arguments: str, stdin: Optional[str] = None, timeout: float = 120, env: Optional[Mapping[str, str]] = None,
        cwd: Optional[Path] = None) -> Answer:
    """Runs a command to its end. A command that hangs is killed and fails the test."""
    command = [str(BINARY), *arguments]
    started = time.monotonic()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=environment(env), cwd=cwd)
    try:
        out, err = process.communicate(stdin.encode() if stdin is not None else None, timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise AssertionError(f"hangs (> {timeout} s): {' '.join(command)}\n{err.decode('utf-8', 'replace')[-1000:]}") from None
    return Answer(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), " ".join(command),
                  time.monotonic() - started)


def start(*arguments: str, env: Optional[Mapping[str, str]] = None, stdout: Any = subprocess.DEVNULL,
          stderr: Any = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Starts a command and returns at once."""
    return subprocess.Popen([str(BINARY), *arguments], stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr,
                            env=environment(env))


def subcommands() -> set[str]:
    """The commands the program says it has."""
    return set(re.findall(r"^  ([a-z][a-z-]*)", run("--help").out, re.MULTILINE))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition: Any, seconds: float, what: str) -> None:
    limit = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > limit:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.05)


class Database:
    """A private database directory of the tests."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def run(self, *arguments: str, **options: Any) -> Answer:
        return run(*arguments, "--embedded", str(self.directory), **options)

    def must(self, *arguments: str, **options: Any) -> Answer:
        answer = self.run(*arguments, **options)
        assert answer.code == 0, str(answer)
        return answer

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
        return start(*arguments, "--embedded", str(self.directory), **options)

    def organisation(self, slug: str, name: str = "Kraamzorg De Proef") -> str:
        self.must("tenant", "create", "organisatie", slug, "--naam", name, "--agb", "12345678")
        return slug

    def imported(self, tenant: str, *files: Path | str, options: Sequence[str] = (), **rest: Any) -> Answer:
        return self.run("import", tenant, *map(str, files), "--json", *options, **rest)

    # The cluster below it, as an administrator sees it

    @property
    def home(self) -> Path:
        return self.directory / "postgres"

    @property
    def postmaster(self) -> Optional[int]:
        """The process of the database server; None when it does not run."""
        try:
            pid = int((self.home / "data/postmaster.pid").read_text().splitlines()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pid if alive(pid) else None

    def psql(self, *arguments: str, timeout: float = 60) -> str:
        """psql as the superuser over the socket, with the server started for it when it does not run."""
        with self.running():
            done = subprocess.run(
                ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", str(self.home), "-U", "kraamzicht",
                 "-d", "kraamzicht", *arguments], capture_output=True, timeout=timeout, check=True)
        return done.stdout.decode("utf-8", "replace")

    def dump(self) -> str:
        with self.running():
            done = subprocess.run(
                [str(self._programs / "pg_dump"), "-h", str(self.home), "-U", "kraamzicht", "kraamzicht"],
                capture_output=True, timeout=120, check=True)
        return done.stdout.decode("utf-8", "replace")

    def running(self) -> "Database._Running":
        return Database._Running(self)

    class _Running:
        """Keeps the database server up without a command of the product."""

        def __init__(self, database: "Database") -> None:
            self.database = database
            self.was_up = False

        def __enter__(self) -> None:
            self.was_up = self.database.postmaster is not None
            if not self.was_up:
                self.database.pg_ctl("-w", "-o", "-c listen_addresses='' -c unix_socket_directories=.. -c lc_messages=C",
                                     "-l", "/dev/null", "start")

        def __exit__(self, *_: object) -> None:
            if not self.was_up:
                self.database.pg_ctl("-m", "fast", "-w", "stop")

    @property
    def _programs(self) -> Path:
        version = (self.home / "data/PG_VERSION").read_text().strip()
        return Path(f"/usr/lib/postgresql/{version}/bin")

    def pg_ctl(self, *arguments: str) -> None:
        account = []
        if os.geteuid() == 0:
            owner = (self.home / "data").stat()
            account = ["setpriv", f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups", "--"]
        # Not captured: the server would keep the pipe, and its reader waiting.
        subprocess.run([*account, str(self._programs / "pg_ctl"), "-D", str(self.home / "data"), *arguments],
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, check=True)

    def stop(self) -> None:
        """Stops the server hard; only for the end of a test."""
        pid = self.postmaster
        if pid is not None:
            os.kill(pid, signal.SIGQUIT)
            wait_until(lambda: not alive(pid), 20, "the database server stops")


class ProductTest(unittest.TestCase):
    """A test class with a working directory of its own, removed afterwards, and no process left behind."""

    work: Path
    database: Database

    @classmethod
    def setUpClass(cls) -> None:
        if not BINARY.exists():
            raise unittest.SkipTest(f"{BINARY} is not built")
        cls.work = Path(tempfile.mkdtemp(prefix="kz-blackbox-"))
        # PostgreSQL runs under another account when root starts it.
        cls.work.chmod(0o755)
        cls.addClassCleanup(cls._clean)
        if cls.contents:
            cls.database = cls.fresh("database")

    # What a fresh database is made with, and the copies that are kept of them. Nothing: the tests need none.
    contents: tuple[str, ...] = ("tenant", "list")
    _templates: dict[tuple[str, ...], Path] = {}

    @classmethod
    def fresh(cls, name: str) -> Database:
        """A database as the command `contents` leaves it. Made once per run and copied: making one takes seconds."""
        if cls.contents not in ProductTest._templates:
            template = Path(tempfile.mkdtemp(prefix="kz-blackbox-template-"))
            atexit.register(shutil.rmtree, template, ignore_errors=True)
            template.chmod(0o755)
            Database(template / "database").must(*cls.contents, timeout=400)
            ProductTest._templates[cls.contents] = template / "database"
        subprocess.run(["cp", "-a", str(ProductTest._templates[cls.contents]), str(cls.work / name)], check=True)
        return Database(cls.work / name)

    @classmethod
    def _clean(cls) -> None:
        for pidfile in cls.work.glob("**/postgres/data/postmaster.pid"):
            Database(pidfile.parents[2]).stop()
        shutil.rmtree(cls.work, ignore_errors=True)

    def folder(self, name: str = "") -> Path:
        path = Path(tempfile.mkdtemp(prefix=name or "f-", dir=self.work))
        path.chmod(0o755)
        return path

    def assert_said(self, answer: Answer, code: int, *words: str) -> None:
        """The command ended with `code`, said each of `words`, and said nothing of its inside."""
        self.assertEqual(answer.code, code, str(answer))
        for word in words:
            self.assertIn(word, answer.out + answer.err, str(answer))
        self.assert_readable(answer)

    def assert_readable(self, answer: Answer) -> None:
        self.assertGreaterEqual(answer.code, 0, f"killed by a signal: {answer}")
        self.assertIsNone(INTERNALS.search(answer.out + answer.err), str(answer))

    def assert_refused(self, answer: Answer, *words: str, code: int = 1) -> None:
        """Refused with a Dutch sentence on standard error and nothing on standard output."""
        self.assert_said(answer, code, *words)
        self.assertEqual(answer.out, "", str(answer))
        self.assertTrue(answer.err.strip(), str(answer))
        found = ENGLISH.search(answer.err)
        self.assertIsNone(found, f"not Dutch ({found and found.group()}): {answer}")


# Delivery files

VALID: dict[str, dict[str, str]] = {
    "medewerkers": dict(medewerker_nr="M1", naam="Anna", functie="kraamverzorgende", contractvorm="loondienst",
                        in_dienst_op="2020-01-01", uit_dienst_op="", mbo_niveau="3", diploma_op="2019-07-01"),
    "registraties": dict(registratie_nr="R1", medewerker_nr="M1", soort="VOG", nummer="", afgegeven_op="2019-12-01",
                         geldig_vanaf="2019-12-01", geldig_tot="", profiel="", bewijs=""),
    "scholingen": dict(scholing_nr="S1", medewerker_nr="M1", datum="2025-03-01", onderwerp="Reanimatie", categorie="A",
                       punten="4"),
    "skj_partners": dict(partner_nr="P1", naam="Praktijk", organisatie="De Vlier", skj_nummer="120", geldig_vanaf="2022-01-01",
                         geldig_tot="2027-01-01", gecontroleerd_op=""),
    "casussen": dict(casus_nr="C1", client_nr="K1", gemeente="GM0363", ontvangen_op="2025-01-06", verwijzer="huisarts",
                     kwetsbaarheid="kind", geboren_of_uitgerekend_op="2025-01-01", contact_op="", wet="",
                     akkoord_op="", akkoord_uren="", gestart_op="2025-01-10", giz_op="", plan_op="", beeindigd_op="",
                     reden_bron="", reden_beeindiging="", ingetrokken_op="", afgewezen_op="", tevredenheid="",
                     zonder_hulp_verder="", kosten=""),
    "regie": dict(regie_nr="G1", casus_nr="C1", soort="casemanager_gemeente", partner_nr="", team="", vanaf="2025-01-06",
                  tot=""),
    "doelen": dict(doel_nr="D1", casus_nr="C1", domein="opvoeding", gesteld_op="2025-02-01", gewicht=""),
    "evaluaties": dict(evaluatie_nr="E1", casus_nr="C1", datum="2025-03-01", moment="tussentijds", met_client="ja",
                       met_casemanager="nee", besluit="gelijk", uren_per_week="4"),
    "doelscores": dict(evaluatie_nr="E1", doel_nr="D1", gas_score="0"),
    "inzet": dict(inzet_nr="I1", casus_nr="C1", medewerker_nr="M1", datum="2025-02-03", uren="2,5", dagdeel="dag"),
    "documenten": dict(document_nr="O1", soort="meldcode", nummer="", versie="", houder="", vastgesteld_op="2025-01-01",
                       geldig_vanaf="2025-01-01", geldig_tot="", bewijs=""),
    "meldingen": dict(melding_nr="L1", soort="klacht", casus_nr="C1", ontvangen_op="2025-03-01", bevestigd_op="",
                      afgehandeld_op=""),
    "facturen": dict(factuur_nr="F1", casus_nr="C1", wijze="vecozo", maand="2025-03", uren="10", bedrag="650,00",
                     status="ingediend"),
}
KEYS = {kind: list(row)[:2] if kind == "doelscores" else list(row)[:1] for kind, row in VALID.items()}


def row(kind: str, **values: str) -> dict[str, str]:
    """A valid row of a kind with other values in some columns."""
    return VALID[kind] | values


def text(rows: Sequence[Mapping[str, str]], delimiter: str = ";", newline: str = "\r\n",
         columns: Optional[Iterable[str]] = None) -> str:
    """Rows as CSV; the columns are those of the first row unless given."""
    names = list(columns or rows[0])
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    writer.writerow(names)
    writer.writerows([[given.get(name, "") for name in names] for given in rows])
    return out.getvalue()


def write(folder: Path, kind: str, *rows: Mapping[str, str], name: Optional[str] = None, **options: Any) -> Path:
    path = folder / (name or f"{kind}.csv")
    path.write_text(text(rows or [VALID[kind]], **options), encoding="utf-8", newline="")
    return path


def read_csv(path: Path, delimiter: str = ";") -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def bsn(number: int) -> str:
    """The first nine-digit number from `number` on that passes the 11-test."""
    while True:
        digits = [int(digit) for digit in f"{number:09}"]
        if sum((9 - place) * digit for place, digit in enumerate(digits[:8])) % 11 == digits[8]:
            return f"{number:09}"
        number += 1
