"""Dates and names scored in the order of the text.

A mention matches the next free gold mention of its document whose text is equal (strict) or contains it or is contained
in it (relaxed), without regard to case, spaces and quotation marks. For dates the TIMEX3 value must agree too; for
names the kind of label: places with states, all kinds of groups together, persons.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from astana_nlp.evaluation.figures import line, ratio

Row = Mapping[str, str]
Value = Callable[[Row], str]
GROUPS = {
    **dict.fromkeys(("GPE", "LOC", "PLACE", "STATE", "FAC"), "place"),
    **dict.fromkeys(("ORG", "FACTION", "COALITION", "NORP"), "group"),
    "PERSON": "person",
}


def score_dates(gold: Sequence[Row], found: Sequence[Row]) -> tuple[str, list[str]]:
    """Return the line of figures for dates and the errors."""
    return _score(gold, found, "value", (_gold_value, _found_value))


def score_names(gold: Sequence[Row], found: Sequence[Row]) -> tuple[str, list[str]]:
    """Return the line of figures for names and the errors; events are not scored."""
    named = [row for row in gold if row["label"] != "EVENT"]
    return _score(named, [row for row in found if row["label"] in GROUPS], "label", (_group, _group))


def fold(text: str) -> str:
    """Return a surface without case, quotation and note marks, outer punctuation and a leading article."""
    text = re.sub(r"[“”\"'’‘`¹²³⁴⁵⁶⁷⁸⁹⁰]", "", unicodedata.normalize("NFKC", text).casefold())
    text = re.sub(r"^(the|on|in)\s+", "", text.strip())
    return re.sub(r"\s+", " ", text).strip(" .,;:")


def _score(gold: Sequence[Row], found: Sequence[Row], what: str, values: tuple[Value, Value]) -> tuple[str, list[str]]:
    counts: Counter[str] = Counter()
    errors: list[str] = []
    by_doc: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        by_doc[row["doc"]].append(row)
    for doc in sorted({row["doc"] for row in gold}):
        wanted = sorted((row for row in gold if row["doc"] == doc), key=lambda row: int(row["start"]))
        _align(wanted, by_doc[doc], values, counts, errors)
    required = counts["relaxed"] + counts["missed"]
    predicted = counts["relaxed"] + counts["spurious"]
    parts = [
        f"{name} {line(ratio(counts[name], predicted), ratio(counts[name], required))}"
        for name in ("relaxed", "strict", "value")
    ]
    return " | ".join([f"required {required} predicted {predicted}", *parts]).replace("value", what), errors


def _align(
    wanted: Sequence[Row], found: Sequence[Row], values: tuple[Value, Value], counts: Counter[str], errors: list[str]
) -> None:
    """Match the mentions of one document with its gold mentions, from the beginning to the end."""
    free = dict(enumerate(wanted))
    for row in found:
        index, exact = _next_free(fold(row["text"]), free)
        if index is None:
            counts["spurious"] += 1
            errors.append(f"spurious: {row['doc']} {row['text']!r} {values[1](row)}")
            continue
        match = free.pop(index)
        same = values[0](match) == values[1](row)
        if match.get("required", "1") == "1":
            counts["relaxed"] += 1
            counts["strict"] += exact
            counts["value"] += same
            if not same:
                errors.append(f"wrong: {row['doc']} {row['text']!r} {values[1](row)} instead of {values[0](match)}")
    for match in free.values():
        if match.get("required", "1") == "1":
            counts["missed"] += 1
            errors.append(f"missed: {match['doc']} {match['surface']!r} {values[0](match)}")


def _next_free(text: str, free: Mapping[int, Row]) -> tuple[int | None, bool]:
    """Return the index of the first free gold mention of this text, and whether the texts are equal."""
    surfaces = {i: fold(row["surface"]) for i, row in free.items()}
    for i, surface in surfaces.items():
        if surface == text:
            return i, True
    for i, surface in surfaces.items():
        if text and (surface in text or text in surface):
            return i, False
    return None, False


def _gold_value(row: Row) -> str:
    return row["value"]


def _found_value(row: Row) -> str:
    """Return the TIMEX3 value; a range of days is written as first/last in the gold."""
    timex = row["timex"].strip()
    if "/" not in timex and row["type"] == "RANGE" and row["end"]:
        return f"{row['start']}/{row['end']}"
    return timex


def _group(row: Row) -> str:
    return GROUPS.get(row["label"].upper(), row["label"])
