"""What labels teach about targets: read as running text, joined with the rules, and heard where they are sure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from astana_nlp.records import Target
from astana_nlp.review.judgements import Judgement
from astana_nlp.stance.about.topics import Topic
from astana_nlp.stance.classifier.targetlearning import BY_RULE, DOUBTFUL, evidence_of, fit_targets, targets_of
from astana_nlp.stance.targets import target_of
from astana_nlp.training.targets import DISPATCHES, learned_targets, target_accuracy, target_examples
from labelled import HEADER, write_labels
from reading import LANGUAGES, case

each_language = pytest.mark.parametrize("language", LANGUAGES)
WELCOMED = {  # on the talks by the rules: nothing is named, and the passage is about them
    "en": "The [Cedar Front] welcomed what had been decided there.",
    "fr": "Le [Front du Cèdre] a salué ce qui y avait été décidé.",
    "ar": "رحبت [جبهة الأرز] بما تقرر هناك.",
    "ru": "[Фронт «Кедр»] приветствовал то, что там решили.",
    "tr": "[Sedir Cephesi] orada kararlaştırılanları memnuniyetle karşıladı.",
    "fa": "[جبهه سرو] از آنچه آنجا تصمیم گرفته شد استقبال کرد.",
}
OF_CONGRESS = {
    "en": "The [Cedar Front] welcomed the Sochi congress.",
    "fr": "Le [Front du Cèdre] a salué le congrès de Sotchi.",
    "ar": "رحبت [جبهة الأرز] بمؤتمر سوتشي.",
    "ru": "[Фронт «Кедр»] приветствовал конгресс в Сочи.",
    "tr": "[Sedir Cephesi] Soçi kongresini memnuniyetle karşıladı.",
    "fa": "[جبهه سرو] از کنگره سوچی استقبال کرد.",
}
TO_THE_TOWN = {
    "en": "The [Cedar Front] came to Sochi.",
    "fr": "Le [Front du Cèdre] est venu à Sotchi.",
    "ar": "وصلت [جبهة الأرز] إلى سوتشي.",
    "ru": "[Фронт «Кедр»] приехал в Сочи.",
    "tr": "[Sedir Cephesi] Soçi'ye geldi.",
    "fa": "[جبهه سرو] به سوچی آمد.",
}
OF_DECISION = {
    "en": "The [Cedar Front] welcomed this decision.",
    "fr": "Le [Front du Cèdre] a salué cette décision.",
    "ar": "رحبت [جبهة الأرز] بهذا القرار.",
    "ru": "[Фронт «Кедр»] приветствовал это решение.",
    "tr": "[Sedir Cephesi] bu kararı memnuniyetle karşıladı.",
    "fa": "[جبهه سرو] از این تصمیم استقبال کرد.",
}
OF_GENEVA = {
    "en": "The [Cedar Front] welcomed the Geneva talks.",
    "fr": "Le [Front du Cèdre] a salué les pourparlers de Genève.",
    "ar": "رحبت [جبهة الأرز] بمحادثات جنيف.",
    "ru": "[Фронт «Кедр»] приветствовал переговоры в Женеве.",
    "tr": "[Sedir Cephesi] Cenevre görüşmelerini memnuniyetle karşıladı.",
    "fa": "[جبهه سرو] از مذاکرات ژنو استقبال کرد.",
}
OF_BOTH = {
    "en": "The [Cedar Front] rejects Astana and Geneva.",
    "fr": "Le [Front du Cèdre] rejette Astana et Genève.",
    "ar": "ترفض [جبهة الأرز] أستانا وجنيف.",
    "ru": "[Фронт «Кедр»] отвергает Астану и Женеву.",
    "tr": "[Sedir Cephesi] Astana ve Cenevre'yi reddediyor.",
    "fa": "[جبهه سرو] آستانه و ژنو را رد می‌کند.",
}
ABOUT_TALKS = Topic(Target.ASTANA)


def read_as(target: Target) -> dict[str, float]:
    """Return what an adapter says that is sure of a target."""
    return {str(t): -0.02 if t is target else -5.0 for t in Target}


def told_by(language: str, text: dict[str, str], topic: Topic, read: Target) -> tuple[Target, ...]:
    """Return what a sentence is about where labels show that an adapter is right that is sure of `read`."""
    asked = case(language, text[language])
    evidence = evidence_of(asked, asked.frames, topic)
    other = Target.ASTANA if read is not Target.ASTANA else Target.GENEVA
    learned = fit_targets([evidence] * 40, [read_as(t) for t in (read, other)] * 20, [str(read), str(other)] * 20)
    return tuple(targets_of(asked, asked.frames, topic, learned, read_as(read)))


@each_language
def test_a_sure_reading_of_the_sentence_outweighs_what_the_passage_is_about(language: str) -> None:
    """Where labels show that the reading is right, it counts; without anything learned the rules stand."""
    asked = case(language, WELCOMED[language])
    evidence = evidence_of(asked, asked.frames, ABOUT_TALKS)
    learned = fit_targets(
        [evidence] * 40, [read_as(t) for t in (Target.SOCHI, Target.ASTANA)] * 20, ["sochi", "astana"] * 20
    )
    assert target_of(asked, asked.frames, ABOUT_TALKS) is Target.ASTANA
    assert tuple(targets_of(asked, asked.frames, ABOUT_TALKS, learned, read_as(Target.SOCHI))) == (Target.SOCHI,)
    assert tuple(targets_of(asked, asked.frames, ABOUT_TALKS, learned, read_as(Target.ASTANA))) == (Target.ASTANA,)
    assert tuple(targets_of(asked, asked.frames, ABOUT_TALKS, None, read_as(Target.SOCHI))) == (Target.ASTANA,)


@each_language
def test_the_name_of_a_neighbour_beside_the_deed_is_overruled_by_what_is_surer(language: str) -> None:
    """What is right in three of five cases tells what 'there' is, but a congress that is named is meant."""
    for text, learned_target, rule in ((WELCOMED, "sochi", Target.ASTANA), (OF_CONGRESS, "astana", Target.SOCHI)):
        asked = case(language, text[language])
        evidence = evidence_of(asked, asked.frames, ABOUT_TALKS)
        learned = fit_targets([evidence] * 40, [{}] * 40, [learned_target] * 24 + ["geneva"] * 16)
        assert target_of(asked, asked.frames, ABOUT_TALKS) is rule
        assert tuple(targets_of(asked, asked.frames, ABOUT_TALKS, learned, {})) == (Target.SOCHI,)


@each_language
def test_a_target_comes_with_how_likely_it_is(language: str) -> None:
    """Right in three of five labelled cases: likely to three fifths; rules have their share of right ones."""
    asked = case(language, WELCOMED[language])
    evidence = evidence_of(asked, asked.frames, ABOUT_TALKS)
    learned = fit_targets([evidence] * 40, [{}] * 40, ["sochi"] * 24 + ["geneva"] * 16)
    assert targets_of(asked, asked.frames, ABOUT_TALKS, learned, {})[Target.SOCHI] == pytest.approx(0.6, abs=0.01)
    assert targets_of(asked, asked.frames, ABOUT_TALKS, None, {}) == {Target.ASTANA: BY_RULE}


@each_language
def test_a_passage_on_a_neighbour_is_believed_where_the_sentence_names_nothing(language: str) -> None:
    """The adapter sees the sentence alone and would guess the talks: what 'there' is only the passage tells."""
    asked, about_congress = case(language, WELCOMED[language]), Topic(Target.SOCHI, known=frozenset({Target.SOCHI}))
    learned = fit_targets([evidence_of(asked, asked.frames, about_congress), {}], [{}, {}], ["astana", "geneva"])
    assert targets_of(asked, asked.frames, about_congress, learned, read_as(Target.ASTANA)) == {Target.SOCHI: BY_RULE}


@each_language
def test_a_process_that_the_document_never_names_is_not_read_into_a_sentence(language: str) -> None:
    """A text on the talks and Geneva is on no congress; where it names one somewhere, 'there' may be that."""
    asked = case(language, WELCOMED[language])
    for known, target in ((frozenset(), Target.ASTANA), (frozenset({Target.SOCHI}), Target.SOCHI)):
        topic = Topic(Target.ASTANA, known=known | {Target.ASTANA, Target.GENEVA})
        evidence = evidence_of(asked, asked.frames, topic)
        learned = fit_targets(
            [evidence] * 40, [read_as(t) for t in (Target.SOCHI, Target.ASTANA)] * 20, ["sochi", "astana"] * 20
        )
        assert tuple(targets_of(asked, asked.frames, topic, learned, read_as(Target.SOCHI))) == (target,)


@each_language
@pytest.mark.parametrize("neighbours", [frozenset(), frozenset({Target.SOCHI})])
def test_the_town_of_a_round_is_no_congress_that_was_learned(language: str, neighbours: frozenset[Target]) -> None:
    """Who came to the tenth round came to Sochi, also where the text speaks of the congress elsewhere."""
    topic = Topic(Target.ASTANA, rounds=(10,), known=frozenset({Target.ASTANA}) | neighbours)
    assert told_by(language, TO_THE_TOWN, topic, Target.SOCHI) == (Target.ASTANA,)


@each_language
def test_truces_and_the_talks_have_more_names_than_are_known(language: str) -> None:
    """A document that names others may still be on them."""
    on_both = Topic(Target.ASTANA, known=frozenset({Target.ASTANA, Target.GENEVA}))
    assert told_by(language, WELCOMED, on_both, Target.CEASEFIRE) == (Target.CEASEFIRE,)
    on_geneva = Topic(Target.SOCHI, known=frozenset({Target.SOCHI, Target.GENEVA}))
    assert told_by(language, OF_GENEVA, on_geneva, Target.ASTANA) == (Target.ASTANA,)


@each_language
@pytest.mark.parametrize(
    ("recent", "target"), [(Target.SOCHI, Target.SOCHI), (Target.CEASEFIRE, Target.ASTANA), (None, Target.ASTANA)]
)
def test_a_deed_told_before_is_on_the_meeting_that_was_named_with_it(
    language: str, recent: Target | None, target: Target
) -> None:
    """The adapter does not see what 'this decision' was; where it was on a truce, what the sentence says counts."""
    topic = Topic(Target.ASTANA, recent=recent)
    assert told_by(language, OF_DECISION, topic, Target.ASTANA) == (target,)
    assert told_by(language, OF_GENEVA, topic, Target.ASTANA) == (Target.ASTANA,)


@each_language
@pytest.mark.parametrize(
    ("text", "topic", "believed"),
    [
        (WELCOMED, Target.SOCHI, True),
        (OF_CONGRESS, Target.SOCHI, True),
        (OF_GENEVA, Target.SOCHI, False),
        (WELCOMED, Target.CEASEFIRE, False),
    ],
    ids=["nothing", "itself", "another", "truce"],
)
def test_a_passage_is_believed_where_the_sentence_names_no_other_process(
    language: str, text: dict[str, str], topic: Target, *, believed: bool
) -> None:
    """Only a neighbour of the talks, which an adapter that knows reports on the talks would not think of."""
    about = Topic(topic, known=frozenset({Target.SOCHI, Target.GENEVA, Target.CEASEFIRE}))
    assert told_by(language, text, about, Target.ASTANA) == ((topic,) if believed else (Target.ASTANA,))


@each_language
def test_a_deed_told_before_is_no_name_of_another_process(language: str) -> None:
    """'This decision' in a passage on the congress may be on a truce, but is not what labels took for the talks."""
    about = Topic(Target.SOCHI, known=frozenset({Target.SOCHI}), recent=Target.CEASEFIRE)
    assert told_by(language, OF_DECISION, about, Target.ASTANA) == (Target.CEASEFIRE,)


@each_language
def test_what_is_named_in_one_breath_has_a_likelihood_too(language: str) -> None:
    """Of a target that no label had, what was learned knows nothing: it is as likely as what rules say in doubt."""
    asked = case(language, OF_BOTH[language])
    evidence = evidence_of(asked, asked.frames, ABOUT_TALKS)
    learned = fit_targets([evidence, {}], [{}, {}], ["astana", "sochi"])
    found = targets_of(asked, asked.frames, ABOUT_TALKS, learned, {})
    assert found.keys() == {Target.ASTANA, Target.GENEVA}
    assert found[Target.GENEVA] == DOUBTFUL


def test_what_an_adapter_rules_out_it_rules_out_alike() -> None:
    """How small a probability is that is next to nothing tells nothing more."""
    learned = fit_targets([{}] * 40, [read_as(t) for t in (Target.SOCHI, Target.ASTANA)] * 20, ["sochi", "astana"] * 20)
    one, other = learned.probabilities([{}, {}], [{"sochi": -20.0}, {"sochi": -200.0}])
    assert one == other


def test_what_is_learned_but_doubtful_leaves_the_rules_alone() -> None:
    """Three targets that the evidence cannot tell apart are none that is likelier than the others together."""
    asked = case("en", WELCOMED["en"])
    evidence = evidence_of(asked, asked.frames, ABOUT_TALKS)
    learned = fit_targets([evidence] * 30, [{}] * 30, ["sochi", "geneva", "ceasefire"] * 10)
    assert tuple(targets_of(asked, asked.frames, ABOUT_TALKS, learned, {})) == (Target.ASTANA,)


def test_where_nothing_tells_a_target_nothing_is_guessed() -> None:
    """A position without a matter is none, whatever was learned."""
    asked = case("en", WELCOMED["en"])
    learned = fit_targets([{"cues": 1}, {"cues": 0}], [{}, {}], ["sochi", "astana"])
    assert tuple(targets_of(asked, asked.frames, Topic(None), learned, read_as(Target.SOCHI))) == ()


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Return a folder of labels with a passage on the congress among its dispatches."""
    folder = write_labels(tmp_path / "labels")
    (folder / DISPATCHES).mkdir()
    rows = [
        "en-1\twire\t\tThe [[Cedar Front|support|sochi|acted]] came to the Sochi congress.",
        "en-1\twire\t\tThe [[Olive Brigade|oppose|sochi|stated]] called it a show.",
        "en-2\twire\tNobody came to Geneva.\t[[Fig Corps|oppose|geneva|stated]] and [[others|none]] had better to do.",
    ]
    (folder / DISPATCHES / "en.tsv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return folder


def test_passages_are_read_as_running_text(labels: Path) -> None:
    """'It' is the congress of the sentence before; the context of a row is a sentence before it, too."""
    found = {(e.group, e.target): e.evidence for e in target_examples(labels, [])}
    assert "topic:sochi" in found["en-1", "sochi"]
    assert "topic:geneva" in found["en-2", "geneva"]


def test_frozen_passages_and_those_without_a_position_teach_no_target(labels: Path) -> None:
    """Ten of twelve passages with two positions each, and three positions of the dispatches."""
    found = target_examples(labels, [])
    assert len(found) == 10 * 2 + 3
    assert not {"ar-5", "tr-5"} & {e.group for e in found}


def judgement(quote: str, target: str, stance: str = "oppose") -> Judgement:
    at = quote.index("Cedar Front")
    return Judgement(
        "s1",
        "d1",
        "a.txt",
        quote,
        at,
        at + 11,
        "en",
        "body",
        stance,
        target,
        "",
        "",
        "Cedar Front",
        "support",
        "ada",
        "2026-01-01",
    )


def test_reviews_teach_where_their_sentence_names_what_it_is_about(labels: Path) -> None:
    """Of other sentences only the document could tell it; a rejected record teaches nothing."""
    judged = [
        judgement("The Cedar Front boycotted the Sochi congress.", "sochi"),
        judgement("The Cedar Front boycotted it.", "sochi"),
        judgement("The Cedar Front passed through Geneva.", "geneva", stance="none"),
    ]
    found = [e for e in target_examples(labels, judged) if e.group == "d1"]
    assert [e.target for e in found] == ["sochi"]


def test_one_target_alone_is_nothing_to_learn(labels: Path) -> None:
    """There is no classifier then, and no figure."""
    alone = [e for e in target_examples(labels, []) if e.target == "astana"]
    assert learned_targets(alone, read=False) is None
    assert target_accuracy(alone, read=False) is None


def test_the_models_in_use_tell_more_targets_than_the_rules() -> None:
    """By cross-validation over passages they leave less than a third, without vectors less than half, of the errors.

    How many that are depends on the labels: of the easier ones that there were first the rules told 0.844 right.
    """
    from astana_nlp.stance.classifier.models import FOLDER, METRICS, current_version

    examples = target_examples(Path(__file__).parents[1] / "corpus" / "labels", [])
    by_rules = sum(f"rule:{e.target}" in e.evidence for e in examples) / len(examples)
    for kind, left in (("vectors", 0.3), ("words", 0.45)):
        metrics = json.loads((FOLDER / current_version(kind) / METRICS).read_text(encoding="utf-8"))
        assert 1 - metrics["target_accuracy"] < left * (1 - by_rules)
