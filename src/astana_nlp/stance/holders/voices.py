"""Whose words a sentence is in that names no speaker: quoted, asked in an interview, or the author of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.stance.holders.interviews import interviewed
from astana_nlp.stance.holders.quotes import quoted_speakers, statement_authors
from astana_nlp.stance.holders.signed import signed_by
from astana_nlp.stance.holders.subjects import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.records import Analysis, Mention
    from astana_nlp.stance.holders.coreference import Anaphor
    from astana_nlp.stance.sentence.reading import ReadSentence


def voices(
    analysis: Analysis,
    actors: Sequence[Sequence[Mention]],
    read: Sequence[ReadSentence],
    standing: Sequence[Sequence[Anaphor]],
) -> tuple[Mapping[int, Mention], Mapping[int, Mention]]:
    """Return by sentence who is quoted or answers, and who says 'we' or 'I' in a text of its own."""
    text = Passage(analysis.sentences, actors, read)
    quoted = interviewed(text) | quoted_speakers(analysis.sentences, actors, read, standing)
    spoken = {*quoted, *(i for i, here in enumerate(standing) if any(a.speaking or a.naming for a in here))}
    return quoted, signed_by(analysis, text, spoken) | statement_authors(analysis.sentences, actors, read)
