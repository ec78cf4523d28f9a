"""The statements of one page, taken from PostgreSQL's log, as a script for pgbench: the limit that a page is held against."""

from __future__ import annotations

import re
import subprocess
import tempfile
import time
from pathlib import Path

from database import Database, percentile
from serving import Site

LINE = re.compile(r"^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[(\d+)\] (LOG|DETAIL):  (.*)$", re.S)
EXECUTED = re.compile(r"duration: [\d.]+ ms  (?:execute [^:]*|statement): (.*)", re.S)
LITERAL = re.compile(r"'(?:[^']|'')*'")
# The log does not say of what type a value is; of these it matters.
TYPES = [(re.compile(r"'\d{4}-\d\d-\d\d'"), "date"), (re.compile(r"'\{[\d,-]*\d{4}-\d\d-\d\d[\d,-]*\}'"), "date[]"),
         (re.compile(r"'\{-?\d+(,-?\d+)*\}'"), "int[]"), (re.compile(r"'\{[A-Za-z_-]+(,[A-Za-z_-]+)*\}'"), "text[]")]
PARAMETER = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")


def entries(text: str) -> list[tuple[str, str, str]]:
    """Session, kind and text of each entry; a line that begins with a tab goes on with the one before."""
    found: list[list[str]] = []
    for line in text.splitlines():
        begin = LINE.match(line)
        if begin:
            found.append(list(begin.groups()))
        elif found:
            found[-1][2] += "\n" + line.lstrip("\t")
    return [(session, kind, words) for session, kind, words in found]


def statements(text: str) -> list[str]:
    """Every executed statement with its values as literals, session by session: pgbench has one."""
    sessions: dict[str, list[str]] = {}
    for session, kind, words in entries(text):
        told = sessions.setdefault(session, [])
        executed = EXECUTED.match(words)
        if kind == "LOG" and executed:
            told.append(executed.group(1))
        elif kind == "DETAIL" and words.startswith("parameters: ") and told and "$" in told[-1]:
            values = {place: typed(value) for place, value in PARAMETER.findall(words)}
            told[-1] = re.sub(r"\$(\d+)", lambda place: values[place.group(1)], told[-1])
    return [statement for told in sessions.values() for statement in told]


def typed(literal: str) -> str:
    return next((f"{literal}::{name}" for shape, name in TYPES if shape.fullmatch(literal)), literal)


def without_colons(literal: re.Match[str]) -> str:
    """A colon before a word would be a variable of pgbench, also within a literal."""
    text = literal.group(0)
    return "E" + text.replace("\\", "\\\\").replace(":", "\\x3a") if ":" in text else text


def of_page(database: Database, tenant: str, path: str) -> list[str]:
    """What a warm page sends to PostgreSQL, its line in the access log included."""
    database.tells_statements(True)
    site = Site(database, tenant)
    site.times(path, 3)
    time.sleep(3)
    place = database.log.stat().st_size
    site.times(path, 1)
    # The lines of the access log are written within a second.
    time.sleep(2)
    with database.log.open() as lines:
        lines.seek(place)
        text = lines.read()
    site.stop()
    database.tells_statements(False)
    return statements(text)


def limit(database: Database, found: list[str], seconds: int = 4) -> float:
    """Milliseconds: the median of the statements in one transaction script, prepared, one client."""
    with tempfile.TemporaryDirectory() as directory:
        script = Path(directory) / "page.sql"
        script.write_text("".join(LITERAL.sub(without_colons, one) + ";\n" for one in found if one.strip()))
        subprocess.run(["pgbench", "-n", "-M", "prepared", "-T", str(seconds), "-l", "-f", str(script), *database.address],
                       cwd=directory, check=True, capture_output=True, text=True)
        times = [float(line.split()[2]) / 1000 for log in Path(directory).glob("pgbench_log.*")
                 for line in log.read_text().splitlines()]
    # The first ones prepare.
    return percentile(times[1:] or times, 0.5)
