"""The rest of a table: rows that a person left as they were, where that person says that the rest is right.

Who corrects only mistakes tells the classifier of nothing but mistakes, and one that learns from those alone leans the
other way (`docs/training.md`). That the rest is right is a statement of its own: nobody's silence is taken for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.review.decisions import Verdict
from astana_nlp.review.entries import Entry, entry_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.review.merging import Incoming
    from astana_nlp.review.standing import Standing


def with_rest_confirmed(rows: Sequence[Incoming], now: Mapping[str, Standing]) -> list[Incoming]:
    """Return rows of a table with those confirmed that nobody decided, in documents where the person decided something.

    Args:
        rows: the rows as they came back; the person said that what is left undecided is right.
        now: what people decided up to now, by `stance_id`: who decided meanwhile is not overruled.
    """
    documents = {_document(row) for row in rows if _decides(row)}
    return [_confirmed(row) if _document(row) in documents and _is_open(row, now) else row for row in rows]


def _document(incoming: Incoming) -> str:
    return str(incoming.row["doc_id"])


def _decides(incoming: Incoming) -> bool:
    """Say whether the person decided something in a row; a note alone decides nothing."""
    typed = entry_of(incoming.row).what
    return typed != incoming.base.what and any(typed[:-1])


def _is_open(incoming: Incoming, now: Mapping[str, Standing]) -> bool:
    """Say whether a row came back as it went out, and nobody has written anything about it."""
    standing = now.get(str(incoming.row["stance_id"]))
    untouched = entry_of(incoming.row).what == incoming.base.what == Entry().what
    return incoming.intact and untouched and not (standing and standing.live)


def _confirmed(incoming: Incoming) -> Incoming:
    return replace(incoming, row={**incoming.row, "review": Verdict.CONFIRMED.value})
