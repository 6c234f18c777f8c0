"""What the `explanation` of a record says, for people who know politics rather than parsers.

The column names its parts for those who mend the program: the pattern of the cue with its kind, what the holder is to
it, features with their weights, labelled sentences. Pages show the first part in words, the second as it is.
"""

from __future__ import annotations

import re

_CUE = re.compile(
    r"cue '(?P<words>.+?)' \((?P<stance>\w+)\.(?P<way>\w+), holder is (?P<role>[\w-]+)(?: with (?P<turned>[\w+]+))?\)"
)
# around words in a script of its own direction, so that the English around them keeps its order
ISOLATE, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_WEIGHTS = "; weights: "
STANCES = {"support": "support", "oppose": "opposition", "conditional": "conditions", "neutral": "mere presence"}
WAYS = {"acted": "a deed", "stated": "words", "agreed": "an agreement of several"}
# the roles of `stance.roles.frames`
ROLES = {
    "agent": "the holder does it",
    "agent-list": "the holder is one of those who do it",
    "agent-of": "those of the holder do it",
    "agent-company": "the holder is with those who do it",
    "near": "the holder stands nearest to it",
    "agent-weak": "the holder probably does it",
    "patient": "it happens to the holder",
    "far": "somebody else may do it",
}
# the operators of `stance.roles.operators`
TURNS = {
    "negation": "negated",
    "refusal": "refused",
    "inability": "not possible",
    "readiness": "as an intention",
    "suspension": "suspended",
    "condition": "on a condition",
    "wish": "as a wish or possibility",
    "turn": "beside a 'but'",
    "past": "of an earlier time",
    "accusation": "as an accusation",
}


def told(explanation: str) -> str:
    """Return why a record was made, in words: which words of the text tell it, and what the holder has to do with them.

    Empty where no words of the text alone show it.
    """
    first = explanation.partition(_WEIGHTS)[0]
    return "" if first.startswith("weights: ") else _CUE.sub(_cue_told, first)


def weighed(explanation: str) -> str:
    """Return which features weighed most with the classifier, and the labelled sentences most like it, as written."""
    if explanation.startswith("weights: "):
        return explanation
    _, found, rest = explanation.partition(_WEIGHTS)
    return f"weights: {rest}" if found else ""


def _cue_told(cue: re.Match[str]) -> str:
    words = cue["words"].replace(" .. ", " … ").replace("*", "…")
    turned = ", ".join(dict.fromkeys(TURNS.get(turn, turn) for turn in (cue["turned"] or "").split("+") if turn))
    kind = f"{STANCES.get(cue['stance'], cue['stance'])} by {WAYS.get(cue['way'], cue['way'])}"
    role = ROLES.get(cue["role"], cue["role"])
    return f"“{ISOLATE}{words}{END}” tells of {kind}{f' ({turned})' if turned else ''}; {role}"
