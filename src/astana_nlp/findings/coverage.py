"""What findings rest on: what was read, in which languages, what was not, how sure it is, how much people looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from astana_nlp.findings.evidence import Evidence, Source

# of the histogram of certainties
BINS = 10


@dataclass(frozen=True, slots=True)
class Coverage:
    """Figures on the sources and records of a run.

    `certainty` counts the unreviewed records by tenths of their confidence; `decisions` counts what people decided.
    """

    documents: int
    pages: int
    sentences: int
    copies: int
    scanned: int
    languages: Counter[str]
    formats: Counter[str]
    sides: Counter[str]
    years: Counter[str]
    dated_by: Counter[str]
    troubled: tuple[Source, ...]
    records: int
    certainty: tuple[int, ...]
    decisions: Counter[str]

    @property
    def reviewed(self) -> int:
        """Return how many records a person decided."""
        return self.decisions.total()


def find_coverage(evidence: Evidence) -> Coverage:
    """Return what the findings rest on."""
    sources = evidence.sources
    machine = [s for s in evidence.statements if not s.reviewed]
    bins = Counter(min(int(s.certainty * BINS), BINS - 1) for s in machine)
    decisions = Counter(s.review.verdict for s in evidence.statements if s.review)
    if evidence.rejected:
        decisions["rejected"] = evidence.rejected
    return Coverage(
        documents=len(sources),
        pages=sum(s.pages for s in sources),
        sentences=sum(s.sentences for s in sources),
        copies=sum(s.copy for s in sources),
        scanned=sum(s.ocr for s in sources),
        languages=Counter(s.language or "unknown" for s in sources),
        formats=Counter(s.format or "unknown" for s in sources),
        sides=Counter(s.side for s in sources),
        years=Counter(s.published[:4] or "unknown" for s in sources),
        dated_by=Counter(s.published_from or "unknown" for s in sources),
        troubled=tuple(s for s in sources if s.status != "ok"),
        records=evidence.records,
        certainty=tuple(bins[i] for i in range(BINS)),
        decisions=decisions,
    )
