"""The website as a visitor's program meets it: a server of the tests, and a client with cookies."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import threading
import time
import unittest
import urllib.parse
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping, Optional

from product import Database, ProductTest, free_port, start, subcommands, wait_until

PASSWORD = "ooievaar-op-bezoek"


@dataclass(frozen=True)
class Page:
    """An answer to a request."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class Client:
    """A visitor without a browser; keeps cookies, follows nothing by itself."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def request(self, method: str, path: str, body: Optional[bytes] = None, headers: Optional[Mapping[str, str]] = None) -> Page:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        sent = {"User-Agent": "blackbox", **(headers or {})}
        if self.cookies:
            sent.setdefault("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        started = time.monotonic()
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            content = answer.read()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, value = cookie.split(";")[0].split("=", 1)
                if value and "Max-Age=0" not in cookie:
                    self.cookies[name] = value
                else:
                    self.cookies.pop(name, None)
            return Page(answer.status, {name.lower(): value for name, value in answer.getheaders()}, content, time.monotonic() - started)
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Page:
        return self.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path: str, headers: Optional[Mapping[str, str]] = None, **fields: str) -> Page:
        return self.request("POST", path, urllib.parse.urlencode(fields).encode(),
                            {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})})

    def token(self, path: str) -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.get(path).text)
        assert found, f"no form token on {path}"
        return found.group(1)

    def sign_in(self, email: str, password: str = PASSWORD, **more: str) -> Page:
        return self.post("/inloggen", token=self.token("/inloggen"), email=email, wachtwoord=password, **more)


class Server:
    """A running `kraamzicht serve`; what it says is kept."""

    def __init__(self, database: Database, *options: str, port: Optional[int] = None, ready: float = 120,
                 env: Optional[Mapping[str, str]] = None) -> None:
        self.port = port or free_port()
        self.process = start("serve", "--embedded", str(database.directory), "--port", str(self.port), *options,
                             env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.said: dict[str, list[str]] = {"out": [], "err": []}
        self.listeners = [
            threading.Thread(target=self._listen, args=(name, stream), daemon=True)
            for name, stream in (("out", self.process.stdout), ("err", self.process.stderr))]
        for listener in self.listeners:
            listener.start()
        try:
            wait_until(lambda: self.process.poll() is not None or self.is_ready(), ready, "the server is ready")
        except AssertionError:
            self.stop()
            raise
        assert self.process.poll() is None, f"the server ended with {self.process.returncode}: {self.err}"

    def _listen(self, name: str, stream: object) -> None:
        for line in stream:  # type: ignore[attr-defined]
            self.said[name].append(line.decode("utf-8", "replace"))

    @property
    def out(self) -> str:
        return "".join(self.said["out"])

    @property
    def err(self) -> str:
        return "".join(self.said["err"])

    def is_ready(self) -> bool:
        try:
            return Client(self.port).get("/ready").status == 200
        except (OSError, http.client.HTTPException):
            return False

    def client(self, email: Optional[str] = None, password: str = PASSWORD) -> Client:
        client = Client(self.port)
        if email:
            page = client.sign_in(email, password)
            assert page.status in (302, 303), f"{email} cannot sign in: {page.status} {page.text[-800:]}"
        return client

    def memory(self, line: str = "VmRSS") -> int:
        """KiB of the server's process."""
        return int(re.search(rf"{line}:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text()).group(1))  

    def stop(self, how: int = signal.SIGTERM, seconds: float = 30) -> int:
        if self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError(f"the server does not stop within {seconds} s of signal {how}") from None
        for listener in self.listeners:
            listener.join(5)
        for stream in (self.process.stdout, self.process.stderr):
            stream.close()  # type: ignore[union-attr]
        return self.process.returncode


class SiteTest(ProductTest):
    """A class of tests around one running demo."""

    server: Server
    contents = ("demo",)

    @classmethod
    def setUpClass(cls) -> None:
        if "serve" not in subcommands():
            raise unittest.SkipTest("there is no serve command yet")
        super().setUpClass()
        cls.server = Server(cls.database, "--demo", "--stijl", ready=300)
        cls.addClassCleanup(lambda: cls.server.stop())
