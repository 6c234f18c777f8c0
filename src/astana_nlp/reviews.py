"""What people entered into the review columns of an earlier run, carried over to the new tables.

Nothing that a person entered is ever lost: an entry whose record is in the new table too is carried over by its key,
and one whose record is gone (the text, the configuration or the model changed, or a person added it) is kept with its
old row in `reviews-kept.csv`, from which it returns when the record does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.errors import OutputError
from astana_nlp.schemas import REVIEW_COLUMNS, Stances
from astana_nlp.tablefiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from astana_nlp.tables import Row

KEPT = "reviews-kept.csv"


def old_reviews(folder: Path) -> list[dict[str, str]]:
    """Return the rows with an entry of a person, of the last stances table and of those kept from before.

    Raises:
        OutputError: a table cannot be read, so that going on could lose entries.
    """
    rows = []
    for name in ("stances.csv", KEPT):
        if not (path := folder / name).is_file():
            continue
        found = read_rows(path)
        if found and not {"stance_id", *REVIEW_COLUMNS} <= found[0].keys():
            raise OutputError(f"{path} has lost columns of review", "mend it or move it away, then run again")
        rows += [row for row in found if any(row[column].strip() for column in REVIEW_COLUMNS)]
    return rows


def carry_over(rows: Iterable[Row], reviews: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Fill the review columns of the new rows; return the reviewed rows that have no place in them."""
    places = {row["stance_id"]: row for row in rows}
    kept = []
    for review in reviews:
        entries = {column: review[column] for column in REVIEW_COLUMNS}
        row = places.get(review["stance_id"])
        if row is not None and not any(row[column] for column in REVIEW_COLUMNS):
            row.update(_checked(entries))
        elif row is None or any(row[column] != entries[column] for column in REVIEW_COLUMNS):
            kept.append({name: review.get(name, "") for name in Stances.to_schema().columns})
    return kept


def _checked(entries: dict[str, str]) -> dict[str, str]:
    """Return the entries with a decision in our words; one that is not keeps standing in the note."""
    allowed = {"", "confirmed", "corrected", "rejected", "added"}
    decision = entries["review"].strip().lower()
    if decision in allowed:
        return {**entries, "review": decision}
    return {**entries, "review": "", "note": " ".join(filter(None, [f"review: {entries['review']}.", entries["note"]]))}
