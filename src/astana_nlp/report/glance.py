"""The findings in a few sentences: what a reader who has one minute should take along."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup

from astana_nlp.findings.positions import SURE
from astana_nlp.findings.rounds import TALKS
from astana_nlp.findings.voices import MIXED
from astana_nlp.naming import motive
from astana_nlp.report.wording import LABEL_WORDS, days, grouped, many, on_what, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.findings.changes import Change
    from astana_nlp.findings.evidence import Doubt, Statement
    from astana_nlp.findings.gathering import Findings
    from astana_nlp.findings.positions import Position

NAMED = 4


def at_a_glance(findings: Findings, doubts: Sequence[Doubt]) -> list[Markup]:
    """Return the sentences, as HTML."""
    return [*_sides(findings.positions), *_moves(findings), *_trouble(findings, doubts)]


def _sides(positions: Sequence[Position]) -> Iterator[Markup]:
    """Yield who took which position on the talks most often."""
    sure = [p for p in positions if p.target == TALKS and p.round and p.certainty >= SURE]
    told = (
        ("support", "Supported or attended"),
        ("oppose", "Rejected or stayed away"),
        ("conditional", "Set conditions"),
        ("neutral", "Observed or hosted without a position"),
    )
    for label, verb in told:
        rounds = Counter(p.actor.name for p in sure if p.label == label)
        if rounds:
            names = [Markup("<bdi>{}</bdi> ({})").format(n, c) for n, c in rounds.most_common(NAMED)]
            text = Markup("<strong>{}</strong> at the most rounds: ").format(verb) + Markup(", ").join(names)
            yield text + (f" and {len(rounds) - NAMED} more." if len(rounds) > NAMED else ".")


def _moves(findings: Findings) -> Iterator[Markup]:
    if findings.changes:
        first = findings.changes[0]
        yield Markup(
            '<a href="#changes"><strong>{}</strong></a> of position, most surely <bdi>{}</bdi>: {} ({}), then {} ({}).'
        ).format(
            many(len(findings.changes), "change"),
            first.actor.name,
            *(text for s in (first.before, first.after) for text in (LABEL_WORDS[s.stance], _when(first, s))),
        )
    if totals := findings.motives.totals:
        reasons = ", ".join(f"{motive(key)} ({grouped(n)})" for key, n in totals.most_common(NAMED))
        yield Markup('<a href="#motives"><strong>Motives</strong></a> given most often: {}.').format(reasons)


def _when(change: Change, stance: Statement) -> str:
    """Return what a stance is on, with its day where the change is one within the same round."""
    told = on_what(change.target, stance.round)
    within = change.before.round == change.after.round
    return f"{told}, {days(stance.date)}" if within and stance.date else told


def _trouble(findings: Findings, doubts: Sequence[Doubt]) -> Iterator[Markup]:
    if doubts:
        yield Markup(
            '<a href="#contradictions"><strong>{}</strong></a> to look at; the weightiest: <bdi>{}</bdi>'
        ).format(many(len(doubts), "contradiction"), worded(doubts[0].explanation))
    mixed = sum(p.label == MIXED for p in findings.positions)
    if mixed:
        yield Markup(
            'At <a href="#matrix"><strong>{}</strong></a> support and opposition stand side by side (≠).'
        ).format(many(mixed, "point"))
    unsure = sum(p.certainty < SURE for p in findings.positions)
    if unsure:
        yield Markup("{} of {} positions are less than half certain.").format(
            grouped(unsure), grouped(len(findings.positions))
        )
    failed = sum(s.status == "failed" for s in findings.coverage.troubled)
    if failed:
        yield Markup('<a href="#coverage"><strong>{}</strong></a> could not be read.').format(many(failed, "document"))
