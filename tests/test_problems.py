"""What a careful reader should doubt is found in single documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from astana_nlp.problems import find_problems
from astana_nlp.records import (
    Analysis,
    Basis,
    Block,
    Document,
    Extraction,
    Label,
    Mention,
    Problem,
    Section,
    Sentence,
    Stance,
    StanceRecord,
    Target,
    TimeExpression,
    span_id,
)


def analysis(doc_id: str, text: str = "The Cedar Brigade spoke.", section: Section = Section.BODY) -> Analysis:
    document = Document(doc_id, f"{doc_id}.txt", doc_id, Extraction(text, (Block(0, len(text), section),), "text"))
    sentence = Sentence(span_id(doc_id, "s", 0, len(text)), 0, len(text), text, 0, 1, section, "en")
    return Analysis(document, "en", (sentence,))


def stance(doc_id: str, position: Stance, *, number: int | None = 3, confidence: float = 0.9) -> StanceRecord:
    """Return a record of the whole sentence; other holders and days are put in by `replace`."""
    return StanceRecord(
        span_id(doc_id, "p", 4, 17),
        0,
        4,
        17,
        "cedar-brigade",
        "Cedar Brigade",
        Label.FACTION,
        "opposition",
        position,
        Target.ASTANA,
        Basis.STATED,
        confidence,
        "",
        "test",
        round=number,
    )


def named(text: str, entity_id: str = "") -> Mention:
    return Mention(f"m-{text}", 0, 4, 4 + len(text), text, Label.FACTION, entity_id, "", "model", 0.5)


def kinds(*analyses: Analysis) -> list[tuple[str, str]]:
    return sorted((doc_id, p.kind) for doc_id, problems in find_problems(analyses).items() for p in problems)


def test_nothing_doubtful_gives_nothing() -> None:
    """A plain document has no rows in problems.csv."""
    assert kinds(replace(analysis("a"), stances=(stance("a", Stance.SUPPORT),), mentions=(named("X", "x"),))) == []


def test_impossible_and_ambiguous_dates_are_reported() -> None:
    """'61 August' is an error of the source, not a date."""
    date = TimeExpression("d", 0, 0, 9, "61 August", "DATE", "", problem="impossible")
    found = find_problems([replace(analysis("a"), dates=(date, replace(date, problem="ambiguous")))])["a"]
    assert [p.kind for p in found] == ["impossible-date", "ambiguous-date"]
    assert found[0].value == "61 August"
    assert "'61 August' cannot be a date" in found[0].explanation


def test_unknown_names_are_clustered_over_documents() -> None:
    """One row a name, with the number of its mentions, not one a mention."""
    one = replace(analysis("a"), mentions=(named("Pine Front"), named("PINE  FRONT"), named("Cedar", "cedar")))
    two = replace(analysis("b"), mentions=(named("Pine Front"),))
    found = find_problems([one, two])
    (problem,) = found["a"]
    assert problem.explanation.startswith("The actor list does not have this faction, named 3 times in 2 documents:")
    assert "b" not in found


@pytest.mark.parametrize(
    ("language", "names", "shown"),
    [
        ("en", ["Cedar Front", "Cedar Front's", "CEDAR FRONT"], "Cedar Front"),
        ("ru", ["Фронт Кедра", "Фронта Кедра", "Фронтом Кедра"], "Фронт Кедра"),
        ("ru", ["Бригада «Сыны Кедра", "Бригады «Сыны Кедра»"], "Бригада «Сыны Кедра»"),
        ("tr", ["Sedir Tümeni", "Sedir Tümeni'nin", "Sedir Tümeni’ne"], "Sedir Tümeni"),
        ("en", ["Arzun Brigade", "Liwa al-Arzoun", "Liwa Arzun"], "Liwa Arzun"),
        ("ar", ["لواء الأرز", "لواء الارز"], "لواء الأرز"),
        ("fa", ["تیپ سرو", "تيپ سرو"], "تیپ سرو"),
        ("fr", ["Front du Cèdre", "FRONT DU CÈDRE"], "Front du Cèdre"),
    ],
)
def test_cases_and_spellings_of_an_unknown_name_are_one_row(language: str, names: list[str], shown: str) -> None:
    """A reader adds a faction to the list once."""
    plain = analysis("a")
    sentence = replace(plain.sentences[0], language=language)
    (problem,) = find_problems([replace(plain, sentences=(sentence,), mentions=tuple(map(named, names)))])["a"]
    assert problem.value == shown
    assert ("twice" if len(names) == 2 else "3 times") in problem.explanation


def test_a_family_name_counts_with_the_full_name_of_its_document() -> None:
    """'Haddar said' speaks of the Salim Haddar of two lines before."""
    names = tuple(replace(named(n), label=Label.PERSON) for n in ("Salim Haddar", "Haddar"))
    assert [p.value for p in find_problems([replace(analysis("a"), mentions=names)])["a"]] == ["Salim Haddar"]


def test_the_author_of_a_document_and_places_are_no_unknown_actors() -> None:
    """Bylines and towns need no entry in the list of actors."""
    plain = analysis("a")
    signed = replace(plain.document, source=replace(plain.document.source, author="Salim Haddar"))
    names = tuple(named(n) for n in ("Salim Haddar", "Idlib"))
    assert kinds(replace(plain, document=signed, mentions=names)) == []


def test_unknown_names_that_hold_positions_come_first() -> None:
    """They change the tables; a bystander does not."""
    names = (named("Oak Front"), named("Pine Front"))
    held = replace(stance("a", Stance.SUPPORT), holder_id="", holder="Pine Front")
    found = find_problems([replace(analysis("a"), mentions=names, stances=(held,))])["a"]
    assert [p.value for p in sorted(found, key=lambda p: -p.weight)] == ["Pine Front", "Oak Front"]
    assert "and holds 1 position" in next(p.explanation for p in found if p.value == "Pine Front")


def test_a_body_named_before_its_time_is_reported() -> None:
    """Either another body is meant, or one of the two dates is wrong."""
    early = replace(named("National Army"), entity="Syrian National Army", method="too-early")
    (problem,) = find_problems([replace(analysis("a"), mentions=(early, early))])["a"]
    assert (problem.kind, problem.value) == ("name-before-its-time", "National Army")
    assert problem.expected == "2017-12-30 or later"


def test_names_in_citations_are_not_unknown_actors() -> None:
    """Authors of sources are no actors of the talks."""
    assert kinds(replace(analysis("a", section=Section.FOOTNOTE), mentions=(named("Pine Front"),))) == []


def test_what_a_reader_could_not_read_is_reported() -> None:
    """A page without text is a page that nobody coded."""
    plain = analysis("a")
    source = replace(plain.document.source, problems=("page 3 holds no text: it may be a picture",))
    found = find_problems([replace(plain, document=replace(plain.document, source=source))])["a"]
    assert (found[0].kind, found[0].explanation) == ("unreadable-page", "page 3 holds no text: it may be a picture")


def test_what_stages_noted_is_kept() -> None:
    """Stages may leave remarks of their own."""
    assert kinds(replace(analysis("a"), problems=(Problem("torn-page", "The page is torn."),))) == [("a", "torn-page")]
