"""The model card: what a model is made of, how good it is and what it is not good for (Mitchell et al. 2019)."""

from __future__ import annotations

from typing import Any

CARD = "card.md"


def card(metrics: dict[str, Any]) -> str:
    """Return the card of a model as Markdown, from what its training measured."""
    data, crossed, frozen = metrics["data"], metrics["cross_validation"], metrics["frozen"]
    languages = "".join(
        f"| {code} | {count} | {metrics['accuracy_by_language'][code]:.3f} |\n"
        for code, count in data["by_language"].items()
    )
    labels = "".join(
        f"| {x['label']} | {x['cases']} | {x['precision']:.3f} | {x['recall']:.3f} | {x['f1']:.3f} |\n"
        for x in crossed["labels"]
    )
    gate = metrics["gate"]
    return f"""# {metrics["version"]}

Tells which position (support, oppose, conditional, neutral or none) an actor takes in a sentence about the Astana
talks. {_kind(metrics)}

## What it learned from
{data["labels"]} labels in {data["passages"]} passages and documents, {data["from_reviews"]} of them from reviews;
digest `{data["digest"]}`. The sentences are ours, under the licence of the project (MIT).

## How good it is
By cross-validation over whole passages (translations of a passage stay on its side): accuracy
{crossed["accuracy"]:.3f}, macro F1 {crossed["macro_f1"]:.3f}, calibration error {crossed["calibration_error"]:.3f}; of
the surest 60 % {crossed["surest"]:.3f} are right. {_on_frozen(frozen)}
{_on_sets(metrics["coverage"])}
How a position shows (stated, acted, described) is told right in {metrics["basis_accuracy"] or 0:.3f} of the positions,
what they are about (the talks, a neighbour of theirs, zones, the ceasefire) in {metrics["target_accuracy"] or 0:.3f}.

| label | cases | precision | recall | F1 |
|---|---|---|---|---|
{labels}
| language | labels | accuracy |
|---|---|---|
{languages}
## Gate
{"Passed" if gate["passed"] else "Refused"}, compared with {gate["compared_with"] or "nothing"}: {gate["reason"]}.

## Limits
- It decides on one actor in one sentence; who holds a position is told before it is asked.
- The labels are hard on purpose (negation, lists, nested speech); plain reports come out better, irony worse.
- Trained on this subject in English, Arabic, Russian, Turkish, Persian and French; elsewhere its figures do not hold.
- It suggests to a reviewer. Do not publish counts of what it says without a look at the sentences.
"""


def _kind(metrics: dict[str, Any]) -> str:
    sees = "vectors of a multilingual sentence encoder" if metrics["design"]["vectors"] else "masked words (TF-IDF)"
    learners = "a linear learner and one that compares cases" if metrics["design"]["curved"] else "a linear learner"
    read = ", and what the adapted layers of the encoder read" if metrics["design"]["adapted"] else ""
    return f"It sees cues and syntax and {sees}; {learners} (C {metrics['design']['strength']}){read}."


def _on_frozen(frozen: dict[str, Any] | None) -> str:
    if frozen is None:
        return "There were no frozen passages."
    return (
        f"On the {frozen['cases']} frozen labels, which no model learns from: accuracy {frozen['accuracy']:.3f}, "
        f"macro F1 {frozen['macro_f1']:.3f}."
    )


def _on_sets(coverage: dict[str, Any] | None) -> str:
    if coverage is None:
        return ""
    return (
        f"There the set of possible stances holds the right one in {coverage['covered']:.3f} of the cases (made for "
        f"0.9), and in {coverage['asked']:.3f} it is not a single one, so that a person is asked."
    )
