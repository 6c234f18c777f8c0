"""The two learners that a stance classifier listens to, each of which may be trained and stored without the other.

The linear one (multinomial logistic regression) weighs named features, words and vectors, and can say which of them
decided. The curved one (kernel ridge regression with a Gaussian kernel: Saunders, Gammerman and Vovk 1998) compares a
case with every labelled one, and can say which of those decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from astana_nlp.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from astana_nlp.stance.classifier.features import Observation

# found by cross-validation over the labelled sentences with passages and their translations kept together: what was
# tried is in docs/training.md
NAMED_SCALE = 0.5  # counts of named features against unit-length vectors
VECTOR_SCALE = 3.0
AXES = 256  # principal axes that the curved learner compares cases in
WIDTH = 2.0  # the kernel falls to exp(-WIDTH) at the median distance between labelled cases
RIDGE = 0.2
MOST_POINTS = 6_000  # labelled cases that the curved learner remembers: the kernel matrix of more takes too long
FEW = 100  # texts of which no word may be left out because it is rare
SAMPLE = 500  # cases that the median distance is taken from


@dataclass(frozen=True, slots=True)
class Design:
    """What a classifier looks at besides the named features, and how freely it may weigh it.

    `vectors` are those of the encoder, `words` the (masked) words of the text and `letters` runs of letters within
    words, both as TF-IDF; `curved` adds the learner that compares cases, `adapted` what the adapter of the encoder
    says. `strength` is C of the logistic regression.
    """

    vectors: bool
    words: bool = False
    letters: bool = False
    curved: bool = False
    adapted: bool = False
    strength: float = 0.3

    @property
    def joins(self) -> bool:
        """Say whether several are heard, and have to be joined."""
        return self.curved or self.adapted


@dataclass(frozen=True, slots=True)
class Inputs:
    """How observations become numbers: fitted on what is learned from.

    `means` is the mean vector of each language and of all (`all`); what is left after it is shared by the languages.
    `topics` are the targets that have weights of their own beside the shared ones (Daume 2007, arXiv:0907.1815).
    """

    named: Any
    words: Any
    means: dict[str, NDArray[np.float32]]
    topics: tuple[str, ...] = ()

    def matrix(self, seen: Sequence[Observation]) -> Any:  # noqa: ANN401 - dense, or sparse where words are used
        """Return one row an observation: the named features first, then vectors, then words."""
        dense = np.hstack([self._named(seen), *self._with_topics(seen)])
        if self.words is None:
            return dense
        from scipy.sparse import csr_matrix, hstack

        return hstack([csr_matrix(dense), self.words.transform([o.words for o in seen])]).tocsr()

    def dense(self, seen: Sequence[Observation]) -> NDArray[np.float32]:
        """Return named features and vectors alone: what distances between cases are measured in."""
        return np.hstack([self._named(seen), self._vectors(seen)])

    def _named(self, seen: Sequence[Observation]) -> NDArray[np.float32]:
        """Return the named features; the vectorizer itself, which checks every value, takes ten times as long."""
        columns = self.named.vocabulary_
        found = np.zeros((len(seen), len(columns)), dtype=np.float32)
        for row, observation in zip(found, seen, strict=True):
            for name, value in observation.named.items():
                if name in columns:
                    row[columns[name]] = value * NAMED_SCALE
        return found

    def _with_topics(self, seen: Sequence[Observation]) -> list[NDArray[np.float32]]:
        vectors = self._vectors(seen)
        own = [np.array([[o.topic == topic] for o in seen], dtype=np.float32) for topic in self.topics]
        return [vectors, *(vectors * mask for mask in own)]

    def _vectors(self, seen: Sequence[Observation]) -> NDArray[np.float32]:
        """Return the vectors less the mean of their language, or no column where the encoder is not used."""
        if not self.means:
            return np.zeros((len(seen), 0), dtype=np.float32)
        rows = []
        for observation in seen:
            if observation.vector is None:
                raise ModelError("the model needs the encoder, which has no package here", "set stance.encoder = false")
            mean = np.asarray(self.means.get(observation.language, self.means["all"]), dtype=np.float32)
            rows.append(observation.vector - mean)
        return np.array(rows, dtype=np.float32) * np.float32(VECTOR_SCALE)


def fit_inputs(seen: Sequence[Observation], design: Design, counted: Any = None) -> Inputs:  # noqa: ANN401 - see below
    """Learn the vocabulary, the words and the mean vectors of what is learned from.

    `counted` (a `training.counting.Counted`) saves reading the texts again where they are split in many ways.
    """
    from sklearn.feature_extraction import DictVectorizer

    named = DictVectorizer().fit([o.named for o in seen])
    topics = tuple(sorted({o.topic for o in seen} - {""}))
    words = (counted or _words(design, len(seen))).fit([o.words for o in seen]) if design.words else None
    return Inputs(named, words, _language_means(seen) if design.vectors else {}, topics)


def _words(design: Design, texts: int) -> Any:  # noqa: ANN401 - scikit-learn has no types
    from sklearn.pipeline import FeatureUnion

    words, *letters = vectorizers(design, texts)
    return FeatureUnion([("words", words), ("letters", *letters)]) if letters else words


def vectorizers(design: Design, texts: int) -> list[Any]:
    """Return the vectorizers of words and, where the design wants them, of letters, fit for so many texts."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not design.words:
        return []
    rare = 1 if texts < FEW else 2  # texts in which a word must stand to count
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=rare, sublinear_tf=True)
    letters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), min_df=rare, sublinear_tf=True, max_features=30_000
    )
    return [words, letters] if design.letters else [words]


def _language_means(seen: Sequence[Observation]) -> dict[str, NDArray[np.float32]]:
    by_language: dict[str, list[NDArray[np.float32]]] = {"all": []}
    for observation in seen:
        if observation.vector is not None:
            by_language["all"].append(observation.vector)
            by_language.setdefault(observation.language, []).append(observation.vector)
    return {code: np.mean(rows, axis=0).round(6) for code, rows in by_language.items() if rows}


def fit_linear(matrix: Any, labels: Sequence[str], design: Design, begun: Any = None) -> Any:  # noqa: ANN401
    """Return the fitted logistic regression; its probabilities need no second step of calibration.

    One that was fitted to the same with another strength is a good beginning: it is spent, and takes half of the steps.
    """
    from sklearn.linear_model import LogisticRegression

    if begun is None:
        begun = LogisticRegression(max_iter=1000, tol=1e-3, random_state=0, warm_start=True)
    return begun.set_params(C=design.strength).fit(matrix, labels)


@dataclass(frozen=True, slots=True)
class Curved:
    """Kernel ridge regression onto the labels.

    `axes` (axes, inputs) and `centre` place a case among the labelled ones at `points` (cases, axes); `weights`
    (cases, labels) say how each of them pulls, `shares` how common the labels are. Half precision keeps the file small.
    """

    axes: NDArray[np.float16]
    centre: NDArray[np.float32]
    points: NDArray[np.float16]
    weights: NDArray[np.float32]
    shares: NDArray[np.float32]
    gamma: float

    def outputs(self, dense: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return one row a case with a score near 0 to 1 for each label."""
        scores: NDArray[np.float32] = self.closeness(dense) @ self.weights + self.shares
        return scores

    def closeness(self, dense: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return how close each case is to each labelled one, 0 to 1."""
        from sklearn.metrics.pairwise import rbf_kernel

        placed = (dense - self.centre) @ self.axes.T.astype(np.float32)
        close: NDArray[np.float32] = rbf_kernel(placed, self.points.astype(np.float32), gamma=self.gamma)
        return close


def remembered(cases: int) -> NDArray[np.int64]:
    """Return the numbers of the cases that the curved learner remembers: all, or a sample drawn with a fixed seed."""
    return np.sort(np.random.default_rng(0).permutation(cases)[:MOST_POINTS])


def fit_curved(dense: NDArray[np.float32], labels: Sequence[str], classes: Sequence[str]) -> Curved:
    """Return the fitted learner; of very many cases it remembers a sample drawn with a fixed seed."""
    from sklearn.decomposition import PCA
    from sklearn.kernel_ridge import KernelRidge
    from sklearn.metrics.pairwise import euclidean_distances

    kept = remembered(len(dense))
    dense, named = dense[kept], np.array(labels)[kept]
    found = PCA(min(AXES, *dense.shape), svd_solver="randomized", iterated_power=0, random_state=0).fit(dense)
    axes = found.components_.astype(np.float16)
    centre = found.mean_.astype(np.float32)
    points = ((dense - centre) @ axes.T.astype(np.float32)).astype(np.float16)
    sample = points[:: max(len(points) // SAMPLE, 1)].astype(np.float32)
    gamma = WIDTH / max(float(np.median(euclidean_distances(sample, squared=True))), 1e-6)
    truth = (named[:, None] == np.array(classes)[None, :]).astype(np.float32)
    shares = truth.mean(axis=0)
    ridge = KernelRidge(alpha=RIDGE, kernel="rbf", gamma=gamma).fit(points.astype(np.float32), truth - shares)
    return Curved(axes, centre, points, ridge.dual_coef_.astype(np.float32), shares, gamma)
