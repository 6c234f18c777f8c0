"""Statements on a round that differ: forty-odd kinds of pairs in six languages, of which one contradicts the other.

`here` of a line of `data/differing.tsv` numbers its round; `there` follows a sentence that does. The lines on the ninth
round were read while rules were mended: 109 of 180 were found before. Those on the fourteenth were written afterwards:
55 of 90 were found before, and 81 at first sight. Texts of one kind that stand on the same side say the same.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from astana_nlp.analysis import NEEDS
from astana_nlp.corpus import doc_id_of, find_sources
from astana_nlp.findings.doubts import contradicts, find_doubts
from astana_nlp.findings.reading import evidence_of
from astana_nlp.jobs import Job, Outcome, work
from astana_nlp.settings import load_pipeline
from astana_nlp.tables import build_tables
from quality import LANGUAGES, ROOT
from test_claims_compared import NINTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.findings.evidence import Doubt

DATA = Path(__file__).parent / "data" / "differing.tsv"
FOURTEENTH = {
    "en": NINTH["en"].replace("ninth", "fourteenth"),
    "ar": NINTH["ar"].replace("التاسعة", "الرابعة عشرة"),
    "ru": NINTH["ru"].replace("девятый", "четырнадцатый"),
    "tr": NINTH["tr"].replace("dokuzuncu", "on dördüncü"),
    "fa": NINTH["fa"].replace("نهم", "چهاردهم"),
    "fr": NINTH["fr"].replace("neuvième", "quatorzième"),
}
ROUNDS = {"9": (NINTH, "2018-05-20"), "14": (FOURTEENTH, "2019-12-15")}
# the question that a doubt must answer to be the contradiction, where it is not called as the kind is
QUESTIONS = {
    "date": {"date", "first-day", "last-day"},
    "number": {"date", "last-day", "number"},
    "observers": {"participants"},
    "groups": {"participants"},
    "size": {"delegates"},
    "head": {"led-by"},
    "chair": {"chaired-by"},
    "paper": {"papers"},
    "signed": {"signed-by", "position"},
    "agreed": {"outcome", "papers"},
    "next-date": {"planned-date"},
    "next-place": {"planned-place"},
    "initiative": {"initiated-by"},
    "experts": {"experts-date"},
    "experts-ahead": {"experts-date"},
    "term": {"zones-last"},
}
# shares that must be found, below what was measured: by round, and in every language
LEAST, LEAST_IN_A_LANGUAGE = {"9": 0.84, "14": 0.86}, 0.72
OF_ITS_LANGUAGE = frozenset({"presence", "invited", "reason", "first-time", "head"})  # of invented names


@dataclass(frozen=True, slots=True)
class Line:
    """A pair of texts that differ."""

    round: str
    kind: str
    language: str
    here: str
    there: str

    def key(self, side: str) -> str:
        """Return the name of the file of one side."""
        return f"{self.language}-{self.round}-{self.kind}-{side}.txt"


def lines() -> list[Line]:
    with DATA.open(encoding="utf-8", newline="") as file:
        return [Line(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Outcome]:
    """Return what the usual pipeline makes of every text, by its file."""
    folder = tmp_path_factory.mktemp("differing")
    for line in lines():
        opening, day = ROUNDS[line.round]
        texts = {"here": line.here, "there": f"{opening[line.language]} {line.there}"}
        for side, text in texts.items():
            (folder / line.key(side)).write_text(f"Date: {day}\n\n{text}\n", encoding="utf-8")
    pipeline = load_pipeline(ROOT / "pipelines" / "default.toml", NEEDS)
    read = {}
    for source in find_sources([folder]):
        sha256 = hashlib.sha256(source.path.read_bytes()).hexdigest()
        read[source.path.name] = work(Job(source, doc_id_of(sha256), sha256, pipeline))
    return read


def doubts(pair: Sequence[Outcome]) -> list[Doubt]:
    """Return what two documents contradict, each other or the calendar."""
    evidence = evidence_of(build_tables(pair, {}, {}))
    return [d for d in find_doubts(evidence.statements, evidence.claims) if contradicts(d)]


def between(doubt: Doubt) -> bool:
    return len({quote.source.doc_id for quote in doubt.quotes}) > 1


def found(line: Line, read: Mapping[str, Outcome]) -> bool:
    """Say whether the contradiction of a line is told, and not another one."""
    asked = QUESTIONS.get(line.kind, {line.kind})
    told = doubts([read[line.key("here")], read[line.key("there")]])
    return any(d.question in asked and (between(d) or d.kind.endswith("-against-calendar")) for d in told)


def test_every_kind_is_told_in_every_language() -> None:
    """Thirty kinds and fifteen, in six languages."""
    kinds = {(line.round, line.kind) for line in lines()}
    assert {(line.round, line.kind, line.language) for line in lines()} == {
        (number, kind, language) for number, kind in kinds for language in LANGUAGES
    }
    assert len(kinds) == 45


@pytest.mark.parametrize("number", LEAST)
def test_what_differs_is_found(number: str, read: Mapping[str, Outcome]) -> None:
    """Kinds that were read while rules were mended, and kinds that were not."""
    asked = [line for line in lines() if line.round == number]
    missed = [line.key("") for line in asked if not found(line, read)]
    assert len(missed) <= (1 - LEAST[number]) * len(asked), missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_differs_is_found_in_every_language(language: str, read: Mapping[str, Outcome]) -> None:
    """Whatever works in one works in all."""
    asked = [line for line in lines() if line.language == language]
    missed = [line.key("") for line in asked if not found(line, read)]
    assert len(missed) <= (1 - LEAST_IN_A_LANGUAGE) * len(asked), missed


def test_what_says_the_same_is_not_told(read: Mapping[str, Outcome]) -> None:
    """Texts of one side, in two languages each."""
    alarms = []
    for one, other in combinations(lines(), 2):
        if (one.round, one.kind) != (other.round, other.kind) or one.kind in OF_ITS_LANGUAGE:
            continue
        for side in ("here", "there"):
            told = filter(between, doubts([read[one.key(side)], read[other.key(side)]]))
            alarms += [d.explanation for d in told if not d.kind.endswith("-against-calendar")]
    assert alarms == []
