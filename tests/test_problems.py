"""What a careful reader should doubt is found in one document and between documents."""

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


def test_claims_against_the_calendar_name_what_the_calendar_says() -> None:
    """A reader sees the claim and the expected days side by side."""
    claim = RoundClaim(1, 0, "date", "2016-01-23", agrees_with_calendar="no")
    found = find_problems([replace(analysis("a"), claims=(claim, replace(claim, agrees_with_calendar="yes")))])["a"]
    assert [(p.kind, p.value, p.expected) for p in found] == [
        ("date-against-calendar", "2016-01-23", "2017-01-23/2017-01-24")
    ]
    assert found[0].explanation == ("The text puts round 1 on 2016-01-23; the calendar says 2017-01-23 to 2017-01-24.")


def test_claims_on_who_came_name_what_the_calendar_says() -> None:
    """Jordan observed the second round."""
    claim = RoundClaim(2, 0, "absent", "Jordan", "jordan", agrees_with_calendar="no")
    (problem,) = find_problems([replace(analysis("a"), claims=(claim,))])["a"]
    assert problem.explanation == "The text has Jordan stay away from round 2; the calendar says 'observed'."


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


def test_names_in_citations_are_not_unknown_actors() -> None:
    """Authors of sources are no actors of the talks."""
    assert kinds(replace(analysis("a", section=Section.FOOTNOTE), mentions=(named("Pine Front"),))) == []


def test_guesses_are_marked() -> None:
    """Below one half a record is more likely wrong than right; one that stands alone weighs more."""
    guess = stance("a", Stance.OPPOSE, confidence=0.4)
    (alone,) = find_problems([replace(analysis("a"), stances=(guess,))])["a"]
    assert alone.explanation == (
        "The position 'oppose' of Cedar Brigade on the talks (round 3) is a guess: its confidence is 0.40, and the "
        "document has no other record of this."
    )
    beside = find_problems([replace(analysis("a"), stances=(guess, replace(guess, confidence=0.9)))])["a"]
    assert beside[0].weight < alone.weight
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
    assert problem.explanation.startswith(
        "Cedar Brigade opposes the talks of round 3 here and supports them in a.txt: the position may have changed"
    )


def both(doc_id: str, *, confidence: float = 0.9) -> Analysis:
    """Return a document whose first sentence has an actor for the talks and whose second has it against them."""
    one, two = (analysis(doc_id, t).sentences[0] for t in ("The Cedar Brigade came.", "The Cedar Brigade refused."))
    against = replace(stance(doc_id, Stance.OPPOSE, confidence=confidence), sentence=1)
    return replace(analysis(doc_id), sentences=(one, two), stances=(stance(doc_id, Stance.SUPPORT), against))


def test_a_document_that_contradicts_itself_is_reported() -> None:
    """Word against deed, a change of mind, or an error: a person decides, with both sentences in sight."""
    (problem,) = find_problems([both("a")])["a"]
    assert (problem.kind, problem.other_doc_id, problem.other_evidence) == (
        "stance-contradiction",
        "a",
        "The Cedar Brigade came.",
    )
    assert "here and supports them elsewhere in this document" in problem.explanation


def test_a_document_that_contradicts_itself_is_not_held_against_others_too() -> None:
    """One row a disagreement: what is doubtful in one document proves nothing against another."""
    assert kinds(both("a"), replace(analysis("b", "It refused."), stances=(stance("b", Stance.OPPOSE),))) == [
        ("a", "stance-contradiction")
    ]


def test_many_sources_on_two_sides_give_one_row() -> None:
    """The row shows the two that can be relied on most and names the others."""
    texts = {"a": Stance.SUPPORT, "b": Stance.OPPOSE, "c": Stance.OPPOSE, "d": Stance.SUPPORT}
    several = [
        replace(analysis(d, f"Told by {d}."), stances=(stance(d, p, confidence=0.95 if d == "c" else 0.9),))
        for d, p in texts.items()
    ]
    found = find_problems(several)
    assert [(doc_id, p.other_doc_id) for doc_id, problems in found.items() for p in problems] == [("c", "a")]
    assert "here, as in b.txt, and supports them in a.txt, d.txt:" in found["c"][0].explanation


def dated(record: StanceRecord, date: str, grain: str = "day", sentence: int = 0) -> StanceRecord:
    return replace(record, date=date, date_granularity=grain, sentence=sentence)


def test_a_dated_change_of_position_is_no_contradiction() -> None:
    """Refused on the 14th, agreed on the 18th: both are true."""
    early, late = dated(stance("a", Stance.OPPOSE), "2017-01-14"), stance("a", Stance.SUPPORT)
    one, two = analysis("a", "It refused."), analysis("b", "It agreed.")
    assert kinds(replace(one, stances=(early,)), replace(two, stances=(dated(late, "2017-01-18"),))) == []
    told = both("a")
    assert kinds(replace(told, stances=(early, dated(late, "2017-01-18", sentence=1)))) == []
    # the month holds the 14th
    assert kinds(replace(told, stances=(early, dated(late, "2017-01", "month", 1)))) == [("a", "stance-contradiction")]


def test_a_refusal_before_the_round_and_presence_at_it_are_a_change_where_one_text_tells_both() -> None:
    """Between two sources it stays a disagreement: the second may not know what the first does."""
    refused = dated(stance("a", Stance.OPPOSE), "2017-03-10")
    came = dated(stance("b", Stance.SUPPORT), "2017-03-14/2017-03-15", "round")
    assert kinds(replace(both("a"), stances=(refused, replace(came, sentence=1)))) == []
    one, two = analysis("a", "It refused."), analysis("b", "It came.")
    assert kinds(replace(one, stances=(refused,)), replace(two, stances=(came,))) == [("a", "sources-disagree")]


def test_the_same_sentence_printed_twice_is_no_disagreement() -> None:
    """A reprint that the machine coded otherwise says nothing else than the first print."""
    one, two = (
        replace(analysis(d), stances=(stance(d, p),))
        for d, p in zip("ab", (Stance.SUPPORT, Stance.OPPOSE), strict=True)
    )
    assert kinds(one, two) == []


def test_groups_and_guesses_weigh_less_than_single_actors() -> None:
    """'The opposition' is many groups: some came and some stayed away."""
    plain = both("b")
    group = replace(
        plain,
        stances=tuple(
            replace(r, holder_id="syrian-opposition", holder="Syrian opposition", holder_type=Label.COALITION)
            for r in plain.stances
        ),
    )
    heaviest = [
        max(find_problems([d])[d.document.doc_id], key=lambda p: p.weight)
        for d in (both("a"), group, both("c", confidence=0.3))
    ]
    actor, many, guess = heaviest
    assert actor.weight > many.weight
    assert actor.weight > guess.weight
    assert many.explanation.startswith("Of the group 'Syrian opposition' some oppose the talks of round 3 here and")


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
