"""A stranger on the class's network: runs on another machine and prints what it saw, as JSON.

Run with the address of the class, its port, its code, and paths that must be refused, as JSON.
"""

import http.client
import json
import socket
import sys
import time

TRICKS: tuple[dict[str, str], ...] = (
    {},
    {"Host": "localhost"},
    {"Host": "127.0.0.1"},
    {"X-Forwarded-For": "127.0.0.1"},
    {"X-Real-Ip": "127.0.0.1"},
    {"Forwarded": "for=127.0.0.1;host=localhost"},
    {"Connection": "Upgrade", "Upgrade": "websocket"},
)
JSON = {"Content-Type": "application/json"}


class Stranger:
    """Someone on the same network."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: bytes = b"",
    ) -> tuple[int, str, http.client.HTTPMessage | None]:
        """Send a path as it is; return status, text and headers; 0 where the line was cut."""
        line = http.client.HTTPConnection(self.host, self.port, timeout=20)
        headers = headers or {}
        try:
            line.putrequest(method, path, skip_host="Host" in headers)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                line.putheader(name, value)
            line.endheaders(body)
            answer = line.getresponse()
            return answer.status, answer.read(200_000).decode("utf-8", "replace"), answer.headers
        except (OSError, http.client.HTTPException):
            return 0, "", None
        finally:
            line.close()

    def join(self, code: str) -> str:
        """Join as a phone, and return its cookie."""
        _, _, headers = self.ask("/class/join", "POST", JSON, json.dumps({"code": code}).encode())
        return str(headers["Set-Cookie"]).split(";")[0] if headers else ""

    def refused(self, paths: list[str]) -> dict[str, int]:
        """Return what was *not* refused: nothing should be."""
        found = {}
        for path in paths:
            for trick in TRICKS:
                for method in ("GET", "POST", "DELETE"):
                    status, text, _ = self.ask(path, method, dict(trick))
                    if status not in {400, 403, 404, 405, 415} or text:
                        found[f"{method} {path} {trick}"] = status
        return found

    def half_requests(self, number: int) -> list[socket.socket]:
        """Open lines that never finish what they ask."""
        lines = []
        for _ in range(number):
            line = socket.create_connection((self.host, self.port), timeout=20)
            line.sendall(b"POST /class/votes HTTP/1.1\r\nHost: x\r\nContent-Le")
            lines.append(line)
        return lines


def main() -> None:
    """Try everything."""
    host, port, code, paths = sys.argv[1:5]
    stranger = Stranger(host, int(port))
    seen: dict[str, object] = {"got in": stranger.refused(json.loads(paths))}
    cookie = stranger.join(code)
    vote = json.dumps({"question": "what-the-word-says", "round": 1, "choice": "b", "turn": 1})
    held = stranger.half_requests(200)
    began = time.monotonic()
    seen["vote"] = stranger.ask("/class/votes", "POST", {**JSON, "Cookie": cookie}, vote.encode())[
        0
    ]
    seen["vote_s"] = time.monotonic() - began
    big = [
        stranger.ask("/class/votes", "POST", {**JSON, "Cookie": cookie}, b"x" * 10_000_000)[0]
        for _ in range(5)
    ]
    seen["big"] = big
    seen["page"] = stranger.ask("/")[0]
    for line in held:
        line.close()
    try:
        socket.create_connection(("198.51.100.1", 80), timeout=2).close()
        seen["internet"] = True
    except OSError:
        seen["internet"] = False
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main()
