"""The page of errors: every wrong or missing stance record with its sentence, sorted by kind, to read one by one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from astana_nlp.evaluation.errors import Kind
from astana_nlp.storage import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from astana_nlp.evaluation.errors import Error
    from astana_nlp.evaluation.stances import Row

STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
article { border-inline-start: 4px solid #888; margin: 1rem 0; padding: 0 1rem; }
blockquote { margin: .3rem 0; } p { margin: .2rem 0; } .where, .why { color: GrayText; font-size: .9rem; }
pre { white-space: pre-wrap; }
"""


def write_page(path: Path, figures: Iterable[str], errors: Sequence[Error]) -> None:
    """Write the page as one HTML file that needs nothing else."""
    kinds = [kind for kind in Kind if any(e.kind is kind for e in errors)]
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>",
        f"<title>Errors of the stance records</title><style>{STYLE}</style><h1>Errors of the stance records</h1>",
        f"<pre>{escape(chr(10).join(figures))}</pre><nav><ul>",
        *(f"<li><a href='#{_anchor(k)}'>{k}: {sum(e.kind is k for e in errors)}</a>" for k in kinds),
        "</ul></nav>",
        *(_section(kind, [e for e in errors if e.kind is kind]) for kind in kinds),
        "</html>",
    ]
    write_atomically(path, "\n".join(parts).encode())


def _section(kind: Kind, errors: Sequence[Error]) -> str:
    return "\n".join([f"<section id='{_anchor(kind)}'><h2>{kind}</h2>", *map(_article, errors), "</section>"])


def _article(error: Error) -> str:
    row = error.row
    lines = [
        f"<article><p><b>{escape(row['holder'])}</b> {escape(_position(row))}",
        f"<blockquote dir=auto>{escape(error.text)}</blockquote>",
        f"<p class=where>{escape(row['doc'])}{escape(' · page ' + row['page'] if row.get('page') else '')}",
    ]
    if row.get("explanation"):
        lines.append(f"<p class=why>the machine: {escape(row['explanation'])} (confidence {escape(row['confidence'])})")
    lines += [f"<p class=why>a reader: {escape(w['holder'])} {escape(_position(w))}" for w in error.wanted]
    return "\n".join([*lines, "</article>"])


def _position(row: Row) -> str:
    return f"{row['stance']} {row['target']}{' round ' + row['round'] if row['round'] else ''}"


def _anchor(kind: Kind) -> str:
    return kind.replace(" ", "-")
