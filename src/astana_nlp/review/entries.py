"""The review columns of a table: what a person typed becomes a decision, and decisions become what the table shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from astana_nlp.records import Stance, Target
from astana_nlp.review.actors import exactly
from astana_nlp.review.controls import clean
from astana_nlp.review.decisions import NO_ROUND, Claim, Decision, Evidence, Origin, Verdict, overlaid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from astana_nlp.review.standing import Standing

TYPED = {v.value: v for v in (Verdict.CONFIRMED, Verdict.CORRECTED, Verdict.REJECTED, Verdict.ADDED, Verdict.UNSURE)}
STANCES = frozenset(s.value for s in Stance if s is not Stance.NONE)
TARGETS = frozenset(t.value for t in Target)
_SENTENCE = re.compile(r"-s(\d+)-(\d+)$")
_ROUND = re.compile(r"([1-9]\d?)(?:[.,]0+)?")  # spreadsheet programs make 4.0 of 4


@dataclass(frozen=True, slots=True)
class Entry:
    """The review columns of one row, as text."""

    review: str = ""
    reviewed_holder: str = ""
    reviewed_stance: str = ""
    reviewed_target: str = ""
    reviewed_round: str = ""
    reviewer: str = ""
    reviewed_at: str = ""
    note: str = ""

    @property
    def what(self) -> tuple[str, ...]:
        """Return what was decided, without who and when: programs write dates in their own ways."""
        corrections = (
            self.reviewed_holder.strip(),
            self.reviewed_stance.strip().lower(),
            self.reviewed_target.strip().lower(),
            number(self.reviewed_round),
        )
        word = self.review.strip().lower()
        corrects = any(corrections) and word in {"", Verdict.CONFIRMED}
        return (Verdict.CORRECTED.value if corrects else word, *corrections, self.note.strip())


class UnreadableEntryError(ValueError):
    """What a person typed says nothing that the columns can hold; the message says why."""


def entry_of(row: Mapping[str, Any]) -> Entry:
    """Return the review columns of a row."""
    return Entry(**{name: clean(str(row.get(name) or "")) for name in Entry.__dataclass_fields__})


def number(text: str) -> str:
    """Return the number of a round as it stands in our tables."""
    match = _ROUND.fullmatch(text.strip())
    return match[1] if match else text.strip().lower()


def claim_of(row: Mapping[str, Any]) -> Claim:
    """Return what the machine says in a row."""
    holder_id, holder, stance, target = (str(row.get(n) or "") for n in ("holder_id", "holder", "stance", "target"))
    return Claim(holder_id, holder, stance, target, number(str(row.get("round") or "")))


def sentence_span(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """Return where the sentence of a row stands in the text of its document, None where its key does not say it."""
    found = _SENTENCE.search(str(row.get("sentence_id") or ""))
    return (int(found[1]), int(found[2])) if found else None


def evidence_of(row: Mapping[str, Any]) -> Evidence:
    """Return where the record of a row stands."""
    sentence = sentence_span(row)
    return Evidence(
        doc_id=str(row.get("doc_id") or ""),
        document=str(row.get("document") or ""),
        page=_integer(row.get("page")),
        section=str(row.get("section") or ""),
        language=str(row.get("language") or ""),
        quote=str(row.get("evidence") or ""),
        quote_start=sentence[0] if sentence else 0,
        holder_start=_integer(row.get("char_start")),
        holder_end=_integer(row.get("char_end")),
    )


def decision_of(entry: Entry, row: Mapping[str, Any], origin: Origin) -> Decision:
    """Return the decision that a person typed into the review columns of a row.

    Raises:
        UnreadableEntryError: a column holds a word that is none of its own, or nothing says what is corrected.
    """
    seen = claim_of(row)
    corrected = Claim(
        holder=entry.reviewed_holder.strip(),
        stance=_coded("reviewed_stance", entry.reviewed_stance, STANCES),
        target=_coded("reviewed_target", entry.reviewed_target, TARGETS),
        round=_round(entry.reviewed_round),
    )
    if corrected.holder and (actor := exactly(corrected.holder)):
        corrected = replace(corrected, holder_id=actor.id, holder=actor.name)
    verdict = _verdict(entry, corrected)
    if verdict is Verdict.ADDED:  # what stands in the columns of the machine was typed by the person
        seen, corrected = Claim(), overlaid(seen, corrected)
    return Decision(
        stance_id=str(row["stance_id"]),
        verdict=verdict,
        reviewer=entry.reviewer,
        origin=origin,
        evidence=evidence_of(row),
        seen=seen,
        corrected=corrected,
        note=entry.note,
        reviewed_at=entry.reviewed_at,
    )


def noted(entry: Entry, row: Mapping[str, Any], origin: Origin) -> Decision:
    """Return a note that keeps everything typed, where it says nothing that the columns can hold."""
    typed = {name: getattr(entry, name) for name in ("review", *(n for n in CORRECTIONS))}
    words = [f"{name}: {value}." for name, value in typed.items() if value.strip()]
    return Decision(
        stance_id=str(row["stance_id"]),
        verdict=Verdict.NOTED,
        reviewer=entry.reviewer,
        origin=origin,
        evidence=evidence_of(row),
        seen=claim_of(row),
        note=" ".join([*words, *filter(None, [entry.note])]),
        reviewed_at=entry.reviewed_at,
    )


def shown(standing: Standing | None, row: Mapping[str, Any]) -> Entry:
    """Return what the review columns of a row show of the decisions on its record.

    A person confirmed or corrected what the machine said then. Where it says something else now, the row shows what the
    person meant as a correction, so that no newer result passes as confirmed.
    """
    decision = standing.current if standing else None
    if standing is None or not standing.live:
        return Entry()
    if decision is None:
        newest = standing.live[-1]
        return Entry(reviewer=newest.reviewer, reviewed_at=newest.reviewed_at, note=standing.note)
    fields = _shown_fields(decision, claim_of(row))
    verdict = decision.verdict
    if verdict is Verdict.CONFIRMED and any(fields.values()):
        verdict = Verdict.CORRECTED
    return Entry(
        review=verdict.value,
        **fields,
        reviewer=decision.reviewer,
        reviewed_at=decision.reviewed_at,
        note=standing.note,
    )


CORRECTIONS = {
    "reviewed_holder": "holder",
    "reviewed_stance": "stance",
    "reviewed_target": "target",
    "reviewed_round": "round",
}


def _shown_fields(decision: Decision, machine: Claim) -> dict[str, str]:
    """Return the columns of correction: what was typed, and what the machine has changed since."""
    typed, meant = decision.corrected, decision.claim
    if decision.verdict in {Verdict.REJECTED, Verdict.UNSURE}:
        return {column: getattr(typed, field) for column, field in CORRECTIONS.items()}
    fields = {}
    for column, field in CORRECTIONS.items():
        changed = getattr(meant, field) != getattr(machine, field)
        fields[column] = getattr(typed, field) or (getattr(meant, field) or _absent(field) if changed else "")
    return fields


def _absent(field: str) -> str:
    return NO_ROUND if field == "round" else ""


def _verdict(entry: Entry, corrected: Claim) -> Verdict:
    word = entry.review.strip().lower()
    if word and word not in TYPED:
        raise UnreadableEntryError(f"review is {entry.review!r}, not one of {', '.join(TYPED)}")
    if not word:
        return Verdict.CORRECTED if corrected != Claim() else Verdict.NOTED
    verdict = TYPED[word]
    if verdict is Verdict.CORRECTED and corrected == Claim():
        raise UnreadableEntryError("review is 'corrected', but no reviewed_… column says what is right")
    return Verdict.CORRECTED if verdict is Verdict.CONFIRMED and corrected != Claim() else verdict


def _coded(column: str, text: str, codes: frozenset[str]) -> str:
    word = text.strip().lower()
    if word and word not in codes:
        raise UnreadableEntryError(f"{column} is {text!r}, not one of {', '.join(sorted(codes))}")
    return word


def _round(text: str) -> str:
    found = number(text)
    if found and found != NO_ROUND and not _ROUND.fullmatch(found):
        raise UnreadableEntryError(f"reviewed_round is {text!r}, neither a number nor '{NO_ROUND}'")
    return found


def _integer(value: object) -> int:
    digits = str(value or "").split(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < 12 else 0  # noqa: PLR2004 -- no text is so long
