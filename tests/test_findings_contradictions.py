"""What sources cannot all be right about is told with both sentences; what may all be true is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from astana_nlp.findings.doubts import contradicts, find_doubts
from astana_nlp.findings.evidence import Actor, Claim, Doubt, Quote, Review, Statement
from evidence import CEDAR, source, statement

REBELS = Actor("syrian-opposition", "Syrian opposition", "COALITION", "opposition")
CAME = statement("a", "support", text="The Cedar Brigade came.", basis="acted")
REFUSED = statement("b", "oppose", text="The Cedar Brigade stayed away.", basis="acted")


def contradictions(*statements: Statement) -> list[Doubt]:
    return [d for d in find_doubts(statements, ()) if contradicts(d)]


def kinds(*statements: Statement) -> list[str]:
    return [d.kind for d in contradictions(*statements)]


def here(said: Statement, doc_id: str = "a", start: int = 50) -> Statement:
    """Return the same said in another document, or further down in the same one."""
    return replace(said, start=start, quote=replace(said.quote, source=source(doc_id)))


def test_sources_that_disagree_are_shown_side_by_side() -> None:
    """Both documents, both sentences, and a sentence that says what is wrong."""
    (doubt,) = contradictions(CAME, REFUSED)
    assert (doubt.kind, [q.text for q in doubt.quotes]) == (
        "sources-disagree",
        ["The Cedar Brigade stayed away.", "The Cedar Brigade came."],
    )
    assert doubt.explanation == (
        "Cedar Brigade opposes the talks of round 3 here and supports them in a.txt: the position may have changed, or "
        "one of the records is wrong."
    )
    assert (doubt.actor, doubt.round) == (CEDAR.key, 3)


def test_a_document_that_contradicts_itself_is_reported_and_not_held_against_others_too() -> None:
    """One row a disagreement: what is doubtful in one document proves nothing against another."""
    (doubt,) = contradictions(CAME, here(REFUSED), here(REFUSED, "c"))
    assert doubt.kind == "stance-contradiction"
    assert "here and supports them elsewhere in this document" in doubt.explanation


def test_many_sources_on_two_sides_give_one_row() -> None:
    """The row shows the two that can be relied on most and names the others."""
    (doubt,) = contradictions(CAME, here(CAME, "d"), REFUSED, here(replace(REFUSED, certainty=0.95), "c"))
    assert doubt.quotes[0].source.doc_id == "c"
    assert "here, as in b.txt, and supports them in" in doubt.explanation


def test_outlets_of_sides_that_differ_are_named() -> None:
    """Who says so is a finding of its own."""
    came, refused = (
        replace(s, quote=replace(s.quote, source=source(s.source.doc_id, side=side)))
        for s, side in ((CAME, "opposition"), (REFUSED, "government"))
    )
    told = contradictions(came, refused)[0].explanation
    assert "(outlets of the sides differ: government oppose, opposition support)" in told


def test_what_a_text_dates_apart_is_a_change_of_position() -> None:
    """Refused on the 10th, agreed on the 14th: both are true."""
    refused = replace(here(REFUSED), date="2017-03-10")
    assert kinds(refused, replace(CAME, date="2017-03-14")) == []
    assert kinds(refused, replace(CAME, date="2017-03-14/2017-03-15", by_round=True)) == []


@pytest.mark.parametrize(
    ("language", "first", "later"),
    [
        ("en", "At first the brigade refused to attend.", "It came."),
        ("en", "The brigade refused to attend.", "It eventually came."),
        ("ar", "رفض اللواء الحضور.", "ثم حضر اللواء الجولة."),
        ("ar", "في البداية رفض اللواء الحضور.", "حضر اللواء الجولة."),
        ("ru", "Сначала бригада отказалась приехать.", "Она приехала."),
        ("ru", "Бригада отказалась приехать.", "Впоследствии она приехала."),
        ("tr", "Tugay başlangıçta katılmayı reddetti.", "Tugay geldi."),
        ("tr", "Tugay katılmayı reddetti.", "Daha sonra geldi."),
        ("fa", "تیپ در ابتدا از شرکت خودداری کرد.", "تیپ آمد."),
        ("fa", "تیپ از شرکت خودداری کرد.", "سرانجام تیپ آمد."),
        ("fr", "La brigade a d'abord refusé de venir.", "Elle est venue."),
        ("fr", "La brigade a refusé de venir.", "Elle est finalement venue."),
    ],
)
def test_what_a_text_tells_in_order_is_a_change_of_position(language: str, first: str, later: str) -> None:
    """'At first … later …': rule 2 of the codebook, also without days."""
    told = [statement("a", "oppose", text=first, language=language, start=0, basis="acted")]
    told.append(statement("a", "support", text=later, language=language, start=99, basis="acted"))
    assert kinds(*told) == []
    plain = [replace(s, quote=replace(s.quote, text=f"{i}", language=language)) for i, s in enumerate(told)]
    assert kinds(*plain) == ["stance-contradiction"]


@pytest.mark.parametrize(
    ("language", "came", "unsigned"),
    [
        ("en", "The brigade attended the round.", "The brigade refused to sign the statement."),
        ("ar", "حضر اللواء الجولة.", "رفض اللواء التوقيع على البيان."),
        ("ru", "Бригада участвовала в раунде.", "Бригада отказалась подписать заявление."),
        ("tr", "Tugay tura katıldı.", "Tugay bildiriyi imzalamadı."),
        ("fa", "تیپ در نشست شرکت کرد.", "تیپ بیانیه را امضا نکرد."),
        ("fr", "La brigade a participé au tour.", "La brigade a refusé de signer la déclaration."),
        ("en", "The brigade attended but did not sign.", "The brigade refused to sign the statement."),
    ],
)
def test_coming_without_signing_is_no_contradiction(language: str, came: str, unsigned: str) -> None:
    """Both acts are true at most of the rounds."""
    one = statement("a", "support", text=came, language=language, basis="acted")
    assert kinds(one, statement("b", "oppose", text=unsigned, language=language, basis="acted")) == []


def test_word_against_deed_is_two_records_in_one_document_and_a_lesser_doubt_between_two() -> None:
    """Rule 19 of the codebook: a text may tell both."""
    rejects = statement("a", "oppose", text="It rejects the talks.")
    assert kinds(CAME, rejects) == []
    (lesser,) = contradictions(CAME, here(rejects, "b"))
    (full,) = contradictions(CAME, REFUSED)
    assert "words and deeds may differ" in lesser.explanation
    assert lesser.weight < full.weight


def test_the_same_sentence_printed_twice_is_no_disagreement() -> None:
    """A reprint that the machine coded otherwise says nothing else than the first print."""
    assert kinds(CAME, replace(REFUSED, quote=replace(REFUSED.quote, text=CAME.quote.text))) == []


def test_guesses_contradict_nothing() -> None:
    """A record that is more likely wrong than right is no evidence against another one."""
    assert kinds(CAME, replace(REFUSED, certainty=0.45)) == []


def test_a_decision_of_a_person_settles_it() -> None:
    """The corrected record agrees with the other one."""
    corrected = replace(REFUSED, stance="support", certainty=1.0, review=Review("corrected", "A reader"))
    assert kinds(CAME, corrected) == []


def test_a_group_may_have_members_on_both_sides() -> None:
    """In one document that is what a careful author writes; between documents it weighs little."""
    said = {"support": "The rebels attended the round.", "oppose": "The rebels boycotted the round."}
    came, stayed = (
        statement(d, stance, text=text, basis="acted", actor=REBELS)
        for d, (stance, text) in zip("ab", said.items(), strict=True)
    )
    assert kinds(came, here(stayed)) == []
    assert kinds(came, replace(stayed, basis="stated")) == []
    (doubt,) = contradictions(came, stayed)
    assert doubt.explanation.startswith("Of the group 'Syrian opposition' some oppose the talks of round 3 here and")
    assert doubt.weight < contradictions(CAME, REFUSED)[0].weight


def test_other_rounds_and_unknown_rounds_are_no_contradiction() -> None:
    """Actors change their minds from round to round; the Sochi congress was one meeting."""
    assert kinds(CAME, replace(REFUSED, round=4)) == []
    assert kinds(replace(CAME, round=None), replace(REFUSED, round=None)) == []
    sochi = (replace(s, round=None, target="sochi") for s in (CAME, REFUSED))
    assert kinds(*sochi) == ["sources-disagree"]


def claim(doc_id: str, kind: str, value: str, agrees: str = "unknown", **fields: str) -> Claim:
    quote = Quote(source(doc_id), f"{doc_id}-{kind}-{value}", 1, "en", f"{doc_id} claims {kind} {value}.")
    return Claim(int(fields.get("round", "6")), kind, value, fields.get("entity_id", ""), agrees, quote)


def disputes(*claims: Claim) -> list[Doubt]:
    return list(find_doubts((), claims))


def test_a_date_against_the_calendar_is_shown_beside_a_source_that_has_it_right() -> None:
    """Claim, calendar and the other source in one row."""
    (doubt,) = disputes(
        claim("a", "date", "2016-09-14/2016-09-15", "no"), claim("b", "date", "2017-09-14/2017-09-15", "yes")
    )
    assert (doubt.kind, doubt.value, doubt.expected) == (
        "date-against-calendar",
        "2016-09-14/2016-09-15",
        "2017-09-14/2017-09-15",
    )
    assert doubt.explanation == (
        "The text puts round 6 on 2016-09-14 to 2016-09-15; the calendar says 2017-09-14 to 2017-09-15, "
        "and so does b.txt."
    )
    assert [q.source.doc_id for q in doubt.quotes] == ["a", "b"]


def test_claims_on_who_came_name_what_the_calendar_says() -> None:
    """Jordan observed the second round."""
    (doubt,) = disputes(claim("a", "absent", "Jordan", "no", round="2", entity_id="jordan"))
    assert doubt.explanation == "The text has Jordan stay away from round 2; the calendar says 'observed'."
    assert doubt.expected == "observed"  # in the table, where a quotation mark would be doubled


def test_who_came_by_one_source_and_stayed_away_by_another_is_disputed() -> None:
    """Also where the calendar is silent."""
    (doubt,) = disputes(claim("a", "attended", "Cedar Brigade"), claim("b", "boycotted", "Cedar Brigade"))
    assert doubt.explanation == (
        "The text has Cedar Brigade boycott round 6, but has Cedar Brigade attend round 6 in a.txt: "
        "one of the two is wrong."
    )
    assert [d.kind for d in disputes(claim("a", "attended", "X"), claim("a", "absent", "X"))] == ["claim-contradiction"]


def test_observing_is_no_absence_and_copies_are_no_second_source() -> None:
    """An observer came; a reprint repeats what it reprints."""
    assert disputes(claim("a", "attended", "X"), claim("b", "observer", "X")) == []
    copied = claim("b", "absent", "X")
    copied = replace(copied, quote=replace(copied.quote, source=source("b", original="a")))
    assert disputes(claim("a", "attended", "X"), copied) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The opposition stayed away from the first round.", ["boycotted-against-calendar"]),
        ("Some of the opposition stayed away from the first round.", []),
        ("Factions of the opposition stayed away from the first round.", []),
    ],
)
def test_a_coalition_as_such_is_told_apart_from_some_of_it(text: str, found: list[str]) -> None:
    """The calendar has the opposition come: that all of it stayed away is wrong, that some of it did need not be."""
    stayed = claim("b", "boycotted", "Syrian opposition", round="1", entity_id="syrian-opposition")
    stayed = replace(stayed, round=1, agrees="no", quote=replace(stayed.quote, text=text))
    assert [d.kind for d in disputes(stayed)] == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("15 groups", "at most 13 groups", 1),
        ("15 groups", "about 14 groups", 0),
        ("about 10 groups", "24 groups", 1),
        ("at least 10 groups", "12 groups", 0),
        ("15 groups", "15 delegations", 0),
    ],
)
def test_numbers_that_may_be_the_same_do_not_differ(one: str, other: str, found: int) -> None:
    """'About ten' may be eight, and 'up to thirteen' are not fifteen."""
    assert len(disputes(claim("a", "participants", one), claim("b", "participants", other))) == found


def test_who_was_there_before_did_not_come_for_the_first_time() -> None:
    """Two sources on two rounds, and never the other way round."""
    first, before = claim("a", "first-time", "X", round="13"), claim("b", "attended", "X", round="12")
    (doubt,) = disputes(first, before)
    assert doubt.explanation == (
        "The text has X at the talks for the first time at round 13, but has X attend round 12 in b.txt: one of the "
        "two is wrong."
    )
    assert disputes(claim("a", "first-time", "X", round="12"), claim("b", "attended", "X", round="13")) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("led-by", "X: A. Senko"), ("led-by", "X: B. Orlan"), 1),
        (("led-by", "X: Anna Senko"), ("led-by", "X: Senko"), 0),
        (("chaired-by", "Kazakhstan", "kazakhstan"), ("chaired-by", "United Nations", "united-nations"), 1),
        (("chaired-by", "Kazakhstan", "kazakhstan"), ("chaired-by", "K. Abdrakhmanov", "kairat-abdrakhmanov"), 0),
        (("signed-by", "Iran: memorandum", "iran"), ("unsigned-by", "Iran: memorandum", "iran"), 1),
        (("signed-by", "Iran: memorandum", "iran"), ("unsigned-by", "Iran: document", "iran"), 1),
        (("signed-by", "Iran: memorandum", "iran"), ("unsigned-by", "Iran: statement", "iran"), 0),
        (("signed-by", "Iran: memorandum", "iran"), ("unsigned-by", "Russia: memorandum", "russia"), 0),
    ],
)
def test_who_led_chaired_and_signed_is_held_against_others(
    one: tuple[str, ...], other: tuple[str, ...], found: int
) -> None:
    """A minister chairs for the host; of two papers one may be signed and the other not."""
    pairs = zip("ab", (one, other), strict=True)
    told = [claim(d, kind, value, entity_id="".join(who)) for d, (kind, value, *who) in pairs]
    assert len(disputes(*told)) == found
    within = [claim("a", kind, value, entity_id="".join(who)) for kind, value, *who in (one, other)]
    assert one[0] == "led-by" or not disputes(*within)


def test_the_zones_have_one_term_whatever_round_tells_of_it() -> None:
    """One memorandum made them all."""
    told = claim("a", "zones-last", "6 months", round="4"), claim("b", "zones-last", "12 months", round="5")
    assert [d.question for d in disputes(*told)] == ["zones-last"]


def test_of_a_text_without_a_day_nobody_knows_which_exchange_it_counts() -> None:
    """It is held against one that was told at the same round; between two days far apart lie two exchanges."""
    told = [claim("a", "exchanged", "10 people"), claim("b", "exchanged", "17 people")]

    def published(*days: str) -> list[Claim]:
        dated = zip(told, days, strict=True)
        return [replace(c, quote=replace(c.quote, source=replace(c.source, published=day))) for c, day in dated]

    assert [d.question for d in disputes(*published("2018-11-24", ""))] == ["exchanged"]
    assert disputes(*published("2018-11-24", "2018-12-24")) == []


def test_being_invited_and_not_being_invited_exclude_each_other() -> None:
    """Of the same actor only."""
    assert len(disputes(claim("a", "invited", "X"), claim("b", "uninvited", "X"))) == 1
    assert disputes(claim("a", "invited", "X"), claim("b", "uninvited", "Y")) == []


def test_a_paper_of_a_round_is_judged_alike_as_its_zones_or_as_the_talks() -> None:
    """One text takes the memorandum of zones for a document of the talks, the other for one of de-escalation."""
    signed = statement("a", "support", target="de-escalation", basis="acted", text="A signed the memorandum.")
    not_signed = statement("b", "oppose", basis="acted", text="A did not sign the memorandum.")
    assert len(contradictions(signed, not_signed)) == 1
    came = statement("c", "support", basis="acted", text="A attended the round.")
    refused = statement("d", "oppose", target="de-escalation", text="A rejects the zones.")
    assert contradictions(came, refused) == []


def test_a_coalition_is_disputed_among_sources_where_the_calendar_has_it_stay_away() -> None:
    """It may be some of it that one source means, unless the calendar knows that all of it stayed away."""
    for number, found in (("1", 0), ("3", 1)):
        came = claim("a", "attended", "Syrian opposition", round=number, entity_id="syrian-opposition")
        stayed = claim("b", "boycotted", "Syrian opposition", round=number, entity_id="syrian-opposition")
        assert len(disputes(came, stayed)) == found


def test_a_guess_is_reported_where_it_is_all_there_is() -> None:
    """A sentence has one row for all actors whose position rests on it; a surer record elsewhere makes it idle."""
    guess = statement("a", "oppose", certainty=0.4)
    other = replace(guess, actor=REBELS, stance_id="other")
    (doubt,) = find_doubts((guess, other), ())
    assert doubt.explanation == (
        "The position 'oppose' of Cedar Brigade, Syrian opposition on the talks of round 3 is a guess: its "
        "confidence is 0.40, and no other record of this is surer."
    )
    assert [d.about for d in find_doubts((guess, statement("b", "oppose")), ())] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The brigade condemned the monitors that the round had decided on."),
        ("fr", "La brigade a dénoncé le communiqué du tour."),
        ("ar", "انتقد اللواء ما أعلنته الجولة عن المعتقلين."),
    ],
)
def test_who_comes_may_find_fault_with_a_result(language: str, text: str) -> None:
    """Coming to a round and criticising what it led to are both true of many."""
    assert kinds(CAME, statement("b", "oppose", text=text, language=language, basis="acted")) == []


def test_nobody_came_but_some_is_no_refusal() -> None:
    """A record on such a sentence may have the wrong side."""
    text = "لم تحضر الجولة سوى أربعة فصائل."
    assert kinds(CAME, statement("b", "oppose", text=text, language="ar", basis="acted")) == []


def test_a_document_is_not_named_for_both_sides() -> None:
    """A text that has a group on both sides is quoted for one of them, and no further one for the other."""
    rebels = Actor("syrian-opposition", "Syrian opposition", "COALITION", "opposition")
    stayed, also = (
        statement(doc, "oppose", actor=rebels, text=f"{doc}: the rebels stayed away.", basis="acted") for doc in "ab"
    )
    came = statement("b", "support", actor=rebels, text="The rebels attended.", basis="acted")
    (doubt,) = contradictions(stayed, also, came)
    assert doubt.explanation.count("b.txt") == 1


@pytest.mark.parametrize(
    ("certainty", "explanation", "told"),
    [
        (0.8, "cue 'reject*' (oppose.stated, holder is agent); weights: acts:oppose +0.36", True),
        (0.8, "cue 'welcom*' (support.stated, holder is agent with negation); weights: acts:oppose +0.36", True),
        (0.8, "cue 'say' (neutral.stated, holder is near); weights: talks.nouns +0.21", False),
        (0.8, "cue 'construct*' (support.stated, holder is agent-weak); weights: talks.nouns +0.21", False),
        (0.8, "weights: talks.nouns +0.21; like the labelled x-001 (oppose)", False),
        (0.95, "weights: talks.nouns +0.21; like the labelled x-001 (oppose)", True),
        (0.55, "cue 'reject*' (oppose.stated, holder is agent)", False),
    ],
)
def test_what_no_word_bears_out_contradicts_nothing(certainty: float, explanation: str, told: bool) -> None:  # noqa: FBT001
    """Of two records that do not go together, one that its own words do not show is likelier wrong."""
    against = statement("b", "oppose", text="The Cedar Brigade spoke.", certainty=certainty, explanation=explanation)
    in_favour = statement("a", "support", text="The Cedar Brigade spoke well of the talks.")
    assert bool(kinds(in_favour, against)) is told


def test_a_text_contradicts_itself_only_where_both_sentences_are_surely_read() -> None:
    """An author hardly does: between documents the same records are shown."""
    in_favour = statement("a", "support", text="The Cedar Brigade spoke well of the talks.")
    against = statement("b", "oppose", text="The Cedar Brigade spoke.", certainty=0.7)
    assert kinds(in_favour, against) == ["sources-disagree"]
    assert kinds(in_favour, replace(against, certainty=0.69)) == []
    assert kinds(in_favour, here(against)) == []
    assert kinds(in_favour, here(replace(against, certainty=0.8))) == ["stance-contradiction"]


def test_who_comes_may_find_fault() -> None:
    """Unless the words are very surely read, coming and speaking against the talks are no contradiction."""
    against = statement("b", "oppose", text="The Cedar Brigade regretted it.", certainty=0.8)
    assert kinds(CAME, against) == []
    assert kinds(CAME, replace(against, certainty=0.95)) == ["sources-disagree"]


def test_who_misses_a_session_may_be_at_the_round() -> None:
    """A person that is at the talks is not in every hall."""
    envoy = Actor("", "Samir Basri", "PERSON", "opposition")
    away = "Samir Basri was absent from the closing session."
    came = statement("a", "support", text="Samir Basri attended.", basis="acted", actor=envoy)
    missed = statement("b", "oppose", text=away, basis="acted", actor=envoy)
    assert kinds(came, missed) == []
    assert kinds(came, replace(missed, quote=replace(missed.quote, text="Samir Basri was absent."))) != []


def test_every_document_that_says_what_fewer_say_has_a_row() -> None:
    """Two texts miss somebody whom three saw: both are shown, each beside one of the three."""
    came = [claim(d, "attended", "X") for d in "abc"]
    stayed = [claim(d, "absent", "X") for d in "de"]
    found = disputes(*came, *stayed)
    assert sorted(d.quotes[0].source.doc_id for d in found) == ["d", "e"]
    assert {d.quotes[1].source.doc_id for d in found} <= set("abc")


def test_of_many_that_differ_the_first_are_shown() -> None:
    """Who sees six need not see a seventh."""
    many = [claim(f"a{i}", "absent", "X") for i in range(9)] + [claim(f"b{i}", "attended", "X") for i in range(9)]
    assert len(disputes(*many)) == 6


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("extension", "extended"), ("extension", "not extended"), 1),
        (("walked-out", "X: most"), ("stayed-on", "X: most"), 1),
        (("walked-out", "X: some"), ("stayed-on", "X: most"), 0),
        (("walked-out", "X: all"), ("stayed-on", "Y: all"), 0),
        (("agenda", "detainees"), ("not-discussed", "detainees"), 1),
        (("agenda", "detainees"), ("not-discussed", "constitution"), 0),
        (("signed-by", "all who took part: memorandum"), ("unsigned-by", "X: agreement"), 1),
        (("signed-by", "all who took part: memorandum"), ("unsigned-by", "X: statement"), 0),
    ],
)
def test_how_a_round_went_is_told_in_two_ways(one: tuple[str, str], other: tuple[str, str], found: int) -> None:
    """What excludes each other is shown once, and what may both be true is not."""
    assert len(disputes(claim("a", *one), claim("b", *other))) == found


def test_what_is_foretold_of_a_leader_is_not_held_against_what_was() -> None:
    """The sixth round met in September 2017: a plan and a deed may differ."""

    def led(doc_id: str, name: str, day: str) -> Claim:
        told = claim(doc_id, "led-by", f"X: {name}")
        return replace(told, quote=replace(told.quote, source=replace(told.source, published=day)))

    before, after = "2017-09-10", "2017-09-15"
    assert disputes(led("a", "A. Senko", before), led("b", "B. Orlan", after)) == []
    assert len(disputes(led("a", "A. Senko", before), led("b", "B. Orlan", before))) == 1


def test_what_one_document_says_both_ways_is_shown_beside_what_others_say() -> None:
    """A text that contradicts itself and another has both rows."""
    told = [claim("a", "attended", "X"), claim("a", "absent", "X", sentence_id="a-s2"), claim("b", "attended", "X")]
    assert sorted(d.kind for d in disputes(*told)) == ["claim-contradiction", "sources-disagree"]


def test_two_texts_of_the_same_days_have_experts_meet_once() -> None:
    """Later there may be another meeting of theirs."""

    def met(doc_id: str, days: str, published: str) -> Claim:
        told = claim(doc_id, "experts-date", days)
        return replace(told, quote=replace(told.quote, source=replace(told.source, published=published)))

    early, late = "2017-09-16", "2017-11-16"
    assert len(disputes(met("a", "2017-09-20/2017-09-26", early), met("b", "2017-10-01", early))) == 1
    assert disputes(met("a", "2017-09-20/2017-09-26", early), met("b", "2017-10-01", late)) == []
