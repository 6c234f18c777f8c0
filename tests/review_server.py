"""The review page as tests meet it: a real server over a run, and runs whose documents are hostile."""

from __future__ import annotations

import http.client
import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from astana_nlp.records import span_id
from astana_nlp.review.web.guard import HEADER
from astana_nlp.review.web.server import serving
from astana_nlp.schemas import TABLES
from astana_nlp.tablefiles import to_csv

if TYPE_CHECKING:
    from pathlib import Path

# what a document may say to a browser, a template, a spreadsheet or a terminal
PAYLOADS = (
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<svg onload=window.hacked=1>",
    "</p></blockquote><iframe src='http://192.0.2.1/'></iframe>",
    "![pixel](http://192.0.2.1/pixel.png)",
    "[link](javascript:window.hacked=1)",
    "{{ config }} {% raw %} ${window.hacked=1}",
    '" autofocus onfocus="window.hacked=1',
    "<style>body { background: url(http://192.0.2.1/) }</style>",
    "<meta http-equiv=refresh content='0;url=http://192.0.2.1/'>",
)


@dataclass(frozen=True)
class Page:
    """A server over a copy of the sample run, and its secret."""

    run: Path
    port: int
    token: str

    @property
    def origin(self) -> str:
        """Return the address of the page's own site."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, *, cookie: bool = True, **headers: str) -> http.client.HTTPResponse:
        """Send a GET as a browser would that has the cookie, with other headers where they are given."""
        return self._send("GET", path, None, self._named(headers, cookie=cookie))

    def change(self, path: str, fields: Any, **headers: str) -> http.client.HTTPResponse:  # noqa: ANN401 -- any JSON
        """Send a POST as the page does, with other headers where they are given."""
        own = {"Origin": self.origin, HEADER: self.token, "Content-Type": "application/json"}
        return self._send("POST", path, json.dumps(fields), {**own, **self._named(headers)})

    def _named(self, headers: dict[str, str], *, cookie: bool = True) -> dict[str, str]:
        found = {name.replace("_", "-"): value for name, value in headers.items()}
        return {**({"Cookie": f"astana_review_{self.port}={self.token}"} if cookie else {}), **found}

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        connection.putrequest(method, path, skip_host="Host" in headers)
        content = body.encode() if body is not None else b""
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            if value != "-":
                connection.putheader(name, value)
        connection.endheaders(content)
        answer = connection.getresponse()
        answer.content = answer.read()
        connection.close()
        return answer


class served:  # noqa: N801 -- used as a function
    """Serve a run while the block lasts."""

    def __init__(self, run: Path) -> None:
        """Make the server of a run ready."""
        self._run = run
        self._serving = serving(run, "ada", double=0)

    def __enter__(self) -> Page:
        """Start it in a thread."""
        self._ready = self._serving.__enter__()
        self._thread = threading.Thread(target=self._ready.run)
        self._thread.start()
        address = urlsplit(self._ready.address)
        return Page(self._run, address.port, address.query.removeprefix("token="))

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._ready.stop()
        self._thread.join()
        self._serving.__exit__(None, None, None)


def make_hostile(run: Path) -> None:
    """Replace the documents of a run by 50 hostile ones, each with one record."""
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in TABLES}
    for i in range(50):
        doc, payload = f"{i:016x}", PAYLOADS[i % len(PAYLOADS)]
        text = f"The \u202eBrigade\u202c {payload} refused {i} to travel."
        key = span_id(doc, "s", 0, len(text))
        plain = {"doc_id": doc, "document": f"{payload}-{i}.pdf", "language": payload[:3], "page": "1"}
        rows["documents"].append({**plain, "format": "pdf"})
        rows["sentences"].append(
            {**plain, "sentence_id": key, "char_start": "0", "char_end": str(len(text)), "text": text}
        )
        rows["stances"].append(
            {
                **plain,
                "stance_id": span_id(doc, "p", 4, 13) + f"-{payload}-astana",
                "sentence_id": key,
                "evidence": text,
                "char_start": "4",
                "char_end": "13",
                "holder": payload,
                "stance": "oppose",
                "target": "astana",
                "explanation": f"cue '{payload}'",
                "side": payload,
                "speaker": payload,
                "model": payload,
            }
        )
        (run / "texts").mkdir(exist_ok=True)
        (run / "texts" / f"{doc}.txt").write_text(text, encoding="utf-8")
    for name, schema in TABLES.items():
        columns = list(schema.to_schema().columns)
        (run / f"{name}.csv").unlink()
        content = to_csv(columns, [[row.get(column, "") for column in columns] for row in rows[name]])
        (run / f"{name}.csv").write_bytes(content)
