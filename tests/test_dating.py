"""When a document was published: its file and page against its text."""

from __future__ import annotations

import pytest

from astana_nlp.dates import find_dates
from astana_nlp.dates.dating import Dating, date_document, doubted
from astana_nlp.records import Extraction, Section, Sentence


def _read(*texts: str, language: str = "en") -> list[Sentence]:
    out: list[Sentence] = []
    for i, text in enumerate(texts):
        start = out[-1].end + 1 if out else 0
        out.append(Sentence(f"d-s{start}", start, start + len(text), text, i, 1, Section.BODY, language))
    return out


def _dating(published: str, source: str, *texts: str) -> Dating:
    return date_document(Extraction("", (), "html", published=published, published_from=source), _read(*texts))


@pytest.mark.parametrize(
    ("published", "source", "line", "day", "dated_by"),
    [
        ("2017-01-25", "metadata", "ASTANA, Jan 24, 2017 (Agency) - The talks ended.", "2017-01-25", "metadata"),
        ("2021-06-01", "metadata", "ASTANA, Jan 24, 2017 (Agency) - The talks ended.", "2017-01-24", "text"),
        ("2021-06-01", "file", "24 January 2017", "2017-01-24", "text"),
        ("", "unknown", "24 January 2017", "2017-01-24", "text"),
        ("2021-06-01", "file", "The talks ended.", "2021-06-01", "file"),
        ("", "unknown", "The talks ended.", "", "unknown"),
    ],
)
def test_a_text_that_dates_itself_is_believed(published: str, source: str, line: str, day: str, dated_by: str) -> None:
    """The page of a copy and the day of a file give way to a date line; a page a day younger than its text does not."""
    found = _dating(published, source, line)
    assert (found.published, found.source) == (day, dated_by)


def test_a_copy_is_reported_with_what_is_expected() -> None:
    """What the page said, and what the text says instead, go to the problems."""
    found = _dating("2021-06-01", "metadata", "24 January 2017")
    (problem,) = found.problems
    assert (problem.kind, problem.value, problem.expected) == ("publication-date", "2021-06-01", "2017-01-24")


def test_evidence_and_confidence_follow_the_source() -> None:
    """Page and text that agree are surer than either, a day of a file is hardly more than a guess."""
    both = _dating("2017-01-24", "metadata", "24 January 2017")
    alone = _dating("2017-01-24", "metadata", "The talks ended.")
    file = _dating("2017-01-24", "file", "The talks ended.")
    assert both.confidence > alone.confidence > file.confidence > 0
    assert both.evidence == ("published: '24 January 2017' at the head of the text",)


def test_a_day_before_most_of_what_is_told_is_dropped() -> None:
    """A page dated 2015 cannot tell what happened in 2017; one plan ahead changes nothing."""
    told = _read("It began on 23 January 2017.", "It went on on 15 February 2017.", "It ended on 14 March 2017.")
    stated = Dating("2015-03-01", "metadata", 0.9)
    found = doubted(stated, find_dates(told, "d", "2015-03-01"))
    assert (found.published, found.source) == ("", "unknown")
    assert found.problems[0].kind == "publication-date"
    plan = _read("It began on 23 January 2017.", "It went on on 24 January 2017.", "It will end on 14 March 2017.")
    later = Dating("2017-01-25", "metadata", 0.9)
    assert doubted(later, find_dates(plan, "d", "2017-01-25")) == later


def test_a_day_long_after_a_text_on_yesterday_is_doubted() -> None:
    """A text that speaks of yesterday and names no day of the last year is most likely a copy."""
    told = _read(
        "It began on 23 January 2017.", "It went on on 24 January 2017.", "It ended on 25 January 2017 and yesterday."
    )
    found = doubted(Dating("2019-03-01", "metadata", 0.9), find_dates(told, "d", "2019-03-01"))
    assert found.published == "2019-03-01"
    assert found.confidence == 0.45
    assert found.problems[0].expected == "shortly after 2017-01-25"
