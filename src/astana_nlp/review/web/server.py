"""The server of the review page: on this machine only, for one person, until it is interrupted."""

from __future__ import annotations

import logging
import secrets
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import OutputError
from astana_nlp.review.agreement import prepare
from astana_nlp.review.desk import Desk
from astana_nlp.review.moved import Explainer
from astana_nlp.review.pageimage import PageImages
from astana_nlp.review.queue import unsureness
from astana_nlp.review.web.app import create_app
from astana_nlp.review.web.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from astana_nlp.review.queue import Worth

HOST = "127.0.0.1"
THREADS = 12  # six of them at most wait: for a page to be drawn, or for the words of a record


class Serving:
    """A server that is ready; `address` opens its page."""

    def __init__(self, server: Any, address: str) -> None:  # noqa: ANN401 -- the library has no types
        self.address = address
        self._server = server

    def run(self) -> None:
        """Serve until Ctrl-C, or until another thread stops it."""
        try:
            self._server.run()
        finally:
            self.close()

    def stop(self) -> None:
        """Let `run` end that goes on in another thread."""
        with suppress(OSError):  # it may do so before it is woken up, and close what would have woken it
            self._server.trigger.pull_trigger(self._server.close_all)

    def close(self) -> None:
        """Let go of the port and of the threads."""
        self._server.task_dispatcher.shutdown()
        self._server.close_all()


@contextmanager
def serving(
    run: Path, reviewer: str, *, port: int = 0, double: float = 0.1, worth: Worth = unsureness
) -> Iterator[Serving]:
    """Make the page of a run ready; a port of 0 takes a free one, `worth` orders the queue.

    Raises:
        OutputError: the tables or the log cannot be read, or the port is taken.
    """
    from waitress import create_server

    logging.getLogger("waitress").setLevel(logging.ERROR)  # that a page waits for a picture is no news
    desk, images, explainer = Desk(run, reviewer, double, worth), PageImages(), Explainer()
    try:
        server = _server(create_server, port)
        guard = Guard(secrets.token_urlsafe(24), server.effective_port)
        server.application = create_app(desk, guard, images, explainer)
        threading.Thread(target=prepare, daemon=True).start()
        ready = Serving(server, f"http://{HOST}:{guard.port}/?token={guard.token}")
        try:
            yield ready
        finally:
            ready.close()
    finally:
        explainer.close()
        images.close()
        desk.close()


def _server(create_server: Any, port: int) -> Any:  # noqa: ANN401 -- the library has no types
    from waitress import wasyncore

    sockets: dict[int, Any] = {}
    try:
        server = create_server(_not_ready, map=sockets, host=HOST, port=port, threads=THREADS, ident="")
    except OSError as error:
        wasyncore.close_all(sockets, ignore_all=True)
        raise OutputError(f"port {port} cannot be used ({error.strerror})", "choose another --port") from error
    server.close_all = lambda: wasyncore.close_all(sockets, ignore_all=True)
    return server


def _not_ready(_: Any, start: Any) -> list[bytes]:  # noqa: ANN401 -- WSGI
    start("503 Service Unavailable", [])
    return []
