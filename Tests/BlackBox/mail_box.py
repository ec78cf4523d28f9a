"""A mail server of the tests on this machine; keeps what it gets."""

from __future__ import annotations

import socketserver
import threading

SITE = "https://kraamzicht.example"


class Post(socketserver.StreamRequestHandler):
    """As much of a mail server as a client needs; refuses recipients while told to."""

    def handle(self) -> None:
        box: MailBox = self.server.box  # type: ignore[attr-defined]
        self.say("220 box")
        to: list[str] = []
        while line := self.rfile.readline():
            word = line.decode().strip()
            if word.upper().startswith(("EHLO", "HELO")):
                self.say("250 box")
            elif word.upper().startswith("MAIL"):
                self.say("250 ok")
            elif word.upper().startswith("RCPT"):
                to.append(word.split("<")[1].split(">")[0])
                self.say("550 onbekende brievenbus" if box.refuses else "250 ok")
            elif word.upper() == "DATA":
                self.say("354 go on")
                lines = []
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(part[1:] if part.startswith(b"..") else part)
                box.received.append((to, b"".join(lines)))
                self.say("250 taken")
            elif word.upper() == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("502 no")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailBox:
    def __init__(self) -> None:
        self.refuses = False
        self.received: list[tuple[list[str], bytes]] = []
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post)
        self.server.daemon_threads = True
        self.server.box = self  # type: ignore[attr-defined]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def settings(self) -> dict[str, str]:
        return {"KRAAMZICHT_MAIL_URL": f"smtp://127.0.0.1:{self.server.server_address[1]}", "KRAAMZICHT_MAIL_FROM": "Kraamzicht <k@example.nl>",
                "KRAAMZICHT_SITE": f"{SITE}/"}
