"""The running server with a session of a manager, and pages timed on it."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

from database import PASSWORD, Database


class Site:
    def __init__(self, database: Database, tenant: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen([str(database.binary), "serve", "--port", str(self.port), "--embedded",
                                         str(database.directory)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                self.connection = self.connect()
                self.connection.request("GET", "/live")
                self.connection.getresponse().read()
                break
            except OSError:
                time.sleep(0.1)
        self.cookies: dict[str, str] = {}
        page = self.request("GET", "/inloggen")[1].decode()
        fields = dict(re.findall(r'name="([^"]+)"[^>]*value="([^"]*)"', page))
        fields |= {"email": f"manager@{tenant}.example", "wachtwoord": PASSWORD}
        self.request("POST", "/inloggen", urllib.parse.urlencode(fields))

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port)

    def request(self, method: str, path: str, body: str | None = None,
                connection: http.client.HTTPConnection | None = None) -> tuple[int, bytes]:
        """As a browser asks, except that it does not unpack what comes."""
        connection = connection or self.connection
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif path != "/inloggen":
            headers["Accept-Encoding"] = "gzip"
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return response.status, response.read()

    def times(self, path: str, rounds: int, connection: http.client.HTTPConnection | None = None) -> list[float]:
        """Milliseconds of each of a number of requests, one after another."""
        times = []
        for _ in range(rounds):
            begin = time.monotonic()
            status, _ = self.request("GET", path, connection=connection)
            times.append((time.monotonic() - begin) * 1000)
            if status != 200:
                sys.exit(f"{path} answered {status}")
        return times

    def times_together(self, path: str, clients: int, rounds: int) -> list[float]:
        """The same of several clients at once."""
        found: list[float] = []

        def run() -> None:
            found.extend(self.times(path, rounds, self.connect()))

        threads = [threading.Thread(target=run) for _ in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(60)
