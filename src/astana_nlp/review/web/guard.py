"""Who may ask the server for anything: the person who started it, from its own page, and nobody else.

The server listens on this machine only, yet every page that a browser has open can send requests to it. So the address
that is opened carries a secret, which becomes a cookie that no other site can send; the Host is checked, so that no
foreign name can be made to mean this machine (DNS rebinding); and what changes something must come from the page
itself, with the secret in a header that other sites cannot set. The Content-Security-Policy lets nothing in a document
run or reach another host.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Flask, abort, g, request

if TYPE_CHECKING:
    from flask import Response

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
HEADER = "X-Review-Token"


@dataclass(frozen=True, slots=True)
class Guard:
    """The secret of one server, and the port that it listens on."""

    token: str
    port: int

    @property
    def cookie(self) -> str:
        """Return the name of the cookie; browsers share cookies between the ports of a machine."""
        return f"astana_review_{self.port}"

    def install(self, app: Flask) -> None:
        """Check every request of an application, and give every answer the headers."""
        app.before_request(self._check)
        app.after_request(self._seal)

    def _check(self) -> None:
        hosts = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        if request.host not in hosts:
            abort(421)
        given = request.args.get("token", "") if request.method == "GET" and request.path == "/" else ""
        g.new = self._is_token(given)
        if not g.new and not self._is_token(request.cookies.get(self.cookie, "")):
            abort(403)
        if request.method in {"GET", "HEAD"}:
            return
        own = request.headers.get("Origin") in {f"http://{host}" for host in hosts}
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        if not own or site != "same-origin" or not self._is_token(request.headers.get(HEADER, "")):
            abort(403)

    def _seal(self, response: Response) -> Response:
        response.headers.update(HEADERS)
        if g.get("new"):
            response.set_cookie(self.cookie, self.token, httponly=True, samesite="Strict", path="/")
        return response

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())
