"""What a careful reader should doubt is found in one document and between documents."""

from __future__ import annotations

from dataclasses import replace

from astana_nlp.findings import find_problems
from astana_nlp.records import (
    Analysis,
    Basis,
    Block,
    Document,
    Extraction,
    Label,
    Mention,
    Problem,
    RoundClaim,
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


def test_claims_against_the_calendar_name_what_the_calendar_says() -> None:
    """A reader sees the claim and the expected days side by side."""
    claim = RoundClaim(1, 0, "date", "2016-01-23", agrees_with_calendar="no")
    found = find_problems([replace(analysis("a"), claims=(claim, replace(claim, agrees_with_calendar="yes")))])["a"]
    assert [(p.kind, p.value, p.expected) for p in found] == [
        ("date-against-calendar", "2016-01-23", "2017-01-23/2017-01-24")
    ]


def test_unknown_names_are_clustered_over_documents() -> None:
    """One row a name, with the number of its mentions, not one a mention."""
    one = replace(analysis("a"), mentions=(named("Pine Front"), named("PINE  FRONT"), named("Cedar", "cedar")))
    two = replace(analysis("b"), mentions=(named("Pine Front"),))
    found = find_problems([one, two])
    assert [p.explanation for p in found["a"]] == [
        "The actor list does not have this faction, named 3 times in 2 documents."
    ]
    assert "b" not in found


def test_names_in_citations_are_not_unknown_actors() -> None:
    """Authors of sources are no actors of the talks."""
    assert kinds(replace(analysis("a", section=Section.FOOTNOTE), mentions=(named("Pine Front"),))) == []


def test_guesses_are_marked() -> None:
    """Below one half a record is more likely wrong than right."""
    assert kinds(replace(analysis("a"), stances=(stance("a", Stance.OPPOSE, confidence=0.4),))) == [
        ("a", "low-confidence")
    ]


def test_what_a_reader_could_not_read_is_reported() -> None:
    """A page without text is a page that nobody coded."""
    plain = analysis("a")
    source = replace(plain.document.source, problems=("page 3 holds no text: it may be a picture",))
    found = find_problems([replace(plain, document=replace(plain.document, source=source))])["a"]
    assert (found[0].kind, found[0].explanation) == ("unreadable-page", "page 3 holds no text: it may be a picture")


def test_sources_that_disagree_are_shown_side_by_side() -> None:
    """Both documents, both sentences, and why that is remarkable."""
    one = replace(analysis("a", "The Cedar Brigade came."), stances=(stance("a", Stance.SUPPORT),))
    two = replace(analysis("b", "The Cedar Brigade stayed away."), stances=(stance("b", Stance.OPPOSE),))
    found = find_problems([one, two])
    assert found.keys() == {"b"}
    problem = found["b"][0]
    assert (problem.kind, problem.other_doc_id, problem.other_evidence) == (
        "sources-disagree",
        "a",
        "The Cedar Brigade came.",
    )
    assert "Cedar Brigade opposes astana in round 3" in problem.explanation


def test_a_document_that_contradicts_itself_is_reported() -> None:
    """Word against deed, a change of mind, or an error: a person decides."""
    both = (stance("a", Stance.SUPPORT), stance("a", Stance.OPPOSE))
    assert kinds(replace(analysis("a"), stances=both)) == [("a", "stance-contradiction")]


def test_other_rounds_and_unknown_rounds_are_no_contradiction() -> None:
    """Actors change their minds from round to round."""
    one = replace(analysis("a"), stances=(stance("a", Stance.SUPPORT), stance("a", Stance.OPPOSE, number=4)))
    two = replace(
        analysis("b"), stances=(stance("b", Stance.SUPPORT, number=None), stance("b", Stance.OPPOSE, number=None))
    )
    assert kinds(one, two) == []


def test_what_stages_noted_is_kept() -> None:
    """Stages may leave remarks of their own."""
    assert kinds(replace(analysis("a"), problems=(Problem("torn-page", "The page is torn."),))) == [("a", "torn-page")]
