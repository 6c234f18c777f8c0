"""Words and letters counted once for all rounds of cross-validation: reading the texts anew takes most of the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from astana_nlp.stance.classifier.members import vectorizers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from astana_nlp.stance.classifier.members import Design


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each term stands in each text; `rows` tells the row of a text, `tables` are one a vectorizer."""

    design: Design
    rows: Mapping[str, int]
    tables: tuple[Any, ...]

    def fit(self, texts: Sequence[str]) -> Weighted:
        """Return what the vectorizers of `members` would have learned from these texts alone."""
        at = self.at(texts)
        settings = vectorizers(self.design, len(texts))
        return Weighted(self, tuple(_weighted(t[at], v) for t, v in zip(self.tables, settings, strict=True)))

    def at(self, texts: Sequence[str]) -> list[int]:
        """Return the rows of the texts, each of which must have been counted."""
        return [self.rows[text] for text in texts]


@dataclass(frozen=True, slots=True)
class Weighted:
    """Terms chosen and weighted by the texts that were learned from; for each table its columns and its weighting."""

    counted: Counted
    parts: tuple[tuple[NDArray[np.int64], Any], ...]

    def transform(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - a sparse matrix
        """Return one row a text, as the vectorizers would."""
        from scipy.sparse import hstack

        at = self.counted.at(texts)
        tables = zip(self.counted.tables, self.parts, strict=True)
        return hstack([tfidf.transform(counts[at][:, kept]) for counts, (kept, tfidf) in tables]).tocsr()


def count(texts: Sequence[str], design: Design) -> Counted:
    """Count the terms of all texts that a design looks at."""
    from sklearn.feature_extraction.text import CountVectorizer

    rows = {text: i for i, text in enumerate(dict.fromkeys(texts))}
    tables = tuple(
        CountVectorizer(analyzer=v.build_analyzer(), dtype=np.float64).fit_transform(rows)
        for v in vectorizers(design, len(texts))
    )
    return Counted(design, rows, tables)


def _weighted(counts: Any, settings: Any) -> tuple[NDArray[np.int64], Any]:  # noqa: ANN401 - scikit-learn has no types
    from sklearn.feature_extraction.text import TfidfTransformer

    kept = np.flatnonzero(np.bincount(counts.indices, minlength=counts.shape[1]) >= settings.min_df)
    if settings.max_features and len(kept) > settings.max_features:
        total = np.asarray(counts.sum(axis=0)).ravel()[kept]
        kept = np.sort(kept[(-total).argsort()[: settings.max_features]])
    return kept, TfidfTransformer(sublinear_tf=settings.sublinear_tf).fit(counts[:, kept])
