"""Whose words a sentence is in that names no speaker: quoted, asked in an interview, or the author of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.stance.holders.interviews import interviewed
from astana_nlp.stance.holders.quotes import quoted_speakers, statement_authors
from astana_nlp.stance.holders.signed import signed_by
from astana_nlp.stance.holders.subjects import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Analysis, Mention
    from astana_nlp.stance.holders.coreference import Anaphor
    from astana_nlp.stance.sentence.reading import ReadSentence

ANSWERED, SIGNED = 0.6, 0.75  # least probabilities of a stance


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a sentence that names no speaker.

    `between_marks` says that quotation marks or the turns of an interview show it, and no 'we' or 'I'. Of what an
    author says, or who answers, most only tells: `least` is how likely a stance must be to count.
    """

    speaker: Mention
    between_marks: bool = False
    least: float = 0.0


def voices(
    analysis: Analysis,
    actors: Sequence[Sequence[Mention]],
    read: Sequence[ReadSentence],
    standing: Sequence[Sequence[Anaphor]],
) -> dict[int, Voice]:
    """Return by sentence who is quoted or answers, and who says 'we' or 'I' in a text of its own."""
    text = Passage(analysis.sentences, actors, read)
    quoted = quoted_speakers(analysis.sentences, actors, read, standing)
    answers = interviewed(text)
    told = {*quoted, *answers, *(i for i, here in enumerate(standing) if any(a.speaking or a.naming for a in here))}
    found = {i: Voice(m, least=SIGNED) for i, m in signed_by(analysis, text, told).items()}
    found |= {i: Voice(m) for i, m in statement_authors(analysis.sentences, actors, read).items()}
    found |= {i: Voice(m, between_marks=True, least=ANSWERED) for i, m in answers.items()}
    return found | {i: Voice(m, between_marks=True) for i, m in quoted.items()}
