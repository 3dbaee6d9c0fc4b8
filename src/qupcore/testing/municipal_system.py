"""A fake municipal system: an HTTP server on this machine that answers, hangs or returns wrong data."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

__all__ = ["MunicipalSystem"]


class MunicipalSystem:
    """A fake municipal system. Use it in a `with` statement, or as the fixture `municipal_system`.

    >>> from urllib.request import urlopen
    >>> with MunicipalSystem() as system:
    ...     system.says({"1804:jobbsenter-onsdag": {"free": 2}})
    ...     json.load(urlopen(f"{system.address}?on=2026-09-01"))
    ...     system.questions
    {'1804:jobbsenter-onsdag': {'free': 2}}
    [{'on': ['2026-09-01']}]
    """

    def __init__(self) -> None:
        self.questions: list[dict[str, list[str]]] = []
        """The query of each request."""
        self._status, self._body = 200, b"{}"
        self._hangs = False
        self._ended = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def address(self) -> str:
        """The URL of the system."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/places"

    def says(self, content: object, *, status: int = 200) -> None:
        """Answer with this content from now on: bytes unchanged, anything else as JSON."""
        self._hangs = False
        self._status = status
        self._body = content if isinstance(content, bytes) else json.dumps(content).encode()

    def hangs(self) -> None:
        """Accept requests from now on without answering them."""
        self._hangs = True

    def goes_down(self) -> None:
        """Accept no more requests."""
        if self._thread.is_alive():
            self._ended.set()
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()

    def __enter__(self) -> MunicipalSystem:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.goes_down()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        system = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                system.questions.append(parse_qs(urlsplit(self.path).query))
                if system._hangs:
                    system._ended.wait()
                    return
                self.send_response(system._status)
                self.send_header("Content-Length", str(len(system._body)))
                self.end_headers()
                with suppress(ConnectionError):  # who asked may have ended meanwhile
                    self.wfile.write(system._body)

            def log_message(self, *_: object) -> None:
                """Print nothing on the terminal."""

        return Handler
