"""Positions from text to record, with the pipeline and the models that are shipped. All factions are invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from astana_nlp.analysis import NEEDS, analyse
from astana_nlp.readers import Limits
from astana_nlp.readers.plain import read_text
from astana_nlp.records import Analysis, Basis, Document, Section, Stance, StanceRecord, Target
from astana_nlp.settings import Pipeline, load_pipeline
from astana_nlp.stance import find_stances
from astana_nlp.stance.about.topics import topics
from astana_nlp.stance.candidates import candidates
from astana_nlp.stance.classifier.classifier import Decision
from astana_nlp.stance.classifier.models import current_classifier
from astana_nlp.stance.classifier.targetlearning import TargetClassifier, fit_targets
from astana_nlp.stance.holders.actors import read_sentences
from reading import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.stance.classifier.classifier import StanceClassifier
    from astana_nlp.stance.roles.cases import Case

DEFAULT = Path(__file__).parents[1] / "pipelines" / "default.toml"
each_language = pytest.mark.parametrize("language", LANGUAGES)
# one paragraph each: boycotts, welcomes, freezes, is merely named, refuses another process, speaks over two sentences
TEXTS = {
    "en": (
        "The Cedar Brigade boycotted the fourth round of the Astana talks.",
        "The Olive Brigade welcomed the fourth round of the Astana talks in a statement.",
        "The Fig Brigade suspended its participation in the Astana talks until the shelling stops.",
        "The Quince Brigade was founded in a village in the north.",
        "The Plum Brigade refused to attend the Sochi congress.",
        "The Date Brigade said: “We shall not go to Astana. We reject these talks.” Rain fell.",
    ),
    "fr": (
        "La Brigade du Cèdre a boycotté le quatrième cycle des pourparlers d'Astana.",
        "La Brigade des Oliviers a salué dans un communiqué le quatrième cycle des pourparlers d'Astana.",
        "La Brigade du Figuier a suspendu sa participation aux pourparlers d'Astana jusqu'à l'arrêt des bombardements.",
        "La Brigade du Cognassier a été fondée dans un village du nord.",
        "La Brigade du Prunier a refusé de participer au congrès de Sotchi.",
        "La Brigade des Dattiers a déclaré : « Nous boycottons Astana. Nous boycottons ces pourparlers. » Il pleut.",
    ),
    "ar": (
        "قاطعت كتيبة الأرز الجولة الرابعة من محادثات أستانا.",
        "رحبت كتيبة الزيتون بمحادثات أستانا ووصفت الجولة الرابعة بالناجحة.",
        "علقت كتيبة التين مشاركتها في محادثات أستانا حتى يتوقف القصف.",
        "تأسست كتيبة الصنوبر في قرية في الشمال.",
        "رفضت كتيبة البرقوق المشاركة في مؤتمر سوتشي.",
        "قالت كتيبة النخيل: “لن نذهب إلى أستانا. نحن نرفض هذه المحادثات.” هطل المطر.",
    ),
    "ru": (
        "Бригада Кедра бойкотировала четвертый раунд переговоров в Астане.",
        "Бригада Оливы в заявлении приветствовала четвертый раунд переговоров в Астане.",
        "Бригада Смоковницы приостановила участие в переговорах в Астане до прекращения обстрелов.",
        "Бригада Граба открыла школу в деревне на севере.",
        "Бригада Сливы отказалась участвовать в конгрессе в Сочи.",
        "Бригада Дуба заявила: «Мы не поедем в Астану. Мы отвергаем эти переговоры». Идет дождь.",
    ),
    "tr": (
        "Kara Sedir Tugayı, Astana görüşmelerinin dördüncü turunu boykot etti.",
        "Ak Zeytin Tugayı, Astana görüşmelerinin dördüncü turunu desteklediğini açıkladı.",
        "Kara İncir Tugayı, bombardıman durana kadar Astana görüşmelerine katılımını dondurdu.",
        "Yeşil Çınar Tugayı kuzeyde bir okul açtı.",
        "Kara Erik Tugayı, Soçi kongresine katılmayı reddetti.",
        "Ulu Meşe Tugayı açıkladı: “Biz Astana'ya gitmeyeceğiz. Biz bu görüşmeleri reddediyoruz.” Yağmur yağdı.",
    ),
    "fa": (
        "تیپ «سرو» دور چهارم مذاکرات آستانه را تحریم کرد.",
        "تیپ «زیتون» از دور چهارم مذاکرات آستانه استقبال کرد.",
        "تیپ «انجیر» حضور در مذاکرات آستانه را به توقف بمباران مشروط کرد.",
        "تیپ «کاج» مدرسه‌ای در شمال باز کرد.",
        "تیپ «آلو» از شرکت در کنگره سوچی خودداری کرد.",
        "تیپ «بلوط» اعلام کرد: «ما به آستانه نمی‌رویم. ما این مذاکرات را رد می‌کنیم.» باران بارید.",
    ),
}
BOYCOTTS, WELCOMES, FREEZES, NAMED, ELSEWHERE, QUOTED = range(6)


@cache
def pipeline() -> Pipeline:
    """Return the default pipeline as it is shipped."""
    return load_pipeline(DEFAULT, NEEDS)


def document(*paragraphs: str) -> Document:
    """Return a text file of these paragraphs."""
    return Document("d1", "a.txt", "0", read_text("\n\n".join(paragraphs).encode(), Limits()))


@cache
def analysed(*paragraphs: str) -> Analysis:
    """Return the analysis of a text: once, however many tests look at it."""
    return analyse(document(*paragraphs), pipeline())


@pytest.fixture(scope="module", params=LANGUAGES)
def found(request: pytest.FixtureRequest) -> Analysis:
    """Return the analysis of the six paragraphs of one language."""
    return analysed(*TEXTS[request.param])


def of_paragraph(analysis: Analysis, number: int) -> list[StanceRecord]:
    """Return the records of one paragraph in the order of the text."""
    return [r for r in analysis.stances if analysis.sentences[r.sentence].block == number]


def positions(*paragraphs: str) -> list[tuple[str, Stance, Target]]:
    """Return who takes which position on what."""
    return [(r.holder, r.stance, r.target) for r in analysed(*paragraphs).stances]


def test_a_boycott_is_opposition_by_deed(found: Analysis) -> None:
    """The faction opposes the fourth round, whose days are the date, and did so by acting."""
    (record,) = of_paragraph(found, BOYCOTTS)
    assert (record.stance, record.basis, record.target) == (Stance.OPPOSE, Basis.ACTED, Target.ASTANA)
    assert (record.round, record.date, record.date_granularity) == (4, "2017-05-03/2017-05-04", "round")
    assert (record.holder_id, record.side) == ("", "other")


def test_a_welcome_is_support_in_words(found: Analysis) -> None:
    """The faction supports the talks, and said so."""
    (record,) = of_paragraph(found, WELCOMES)
    assert (record.stance, record.basis, record.target) == (Stance.SUPPORT, Basis.STATED, Target.ASTANA)


def test_a_frozen_participation_is_conditional(found: Analysis) -> None:
    """Who stays away until the shelling stops takes a conditional position, and says why."""
    (record,) = of_paragraph(found, FREEZES)
    assert (record.stance, record.target) == (Stance.CONDITIONAL, Target.ASTANA)
    assert "ceasefire-violations" in record.motives


def test_somebody_merely_named_takes_no_position(found: Analysis) -> None:
    """The passage is about the talks, but the faction does something else."""
    assert any(m.label == "FACTION" and found.sentences[m.sentence].block == NAMED for m in found.mentions)
    assert of_paragraph(found, NAMED) == []


def test_the_congress_is_not_the_talks(found: Analysis) -> None:
    """A refusal of the Sochi congress among positions on Astana has a target and no round of Astana."""
    (record,) = of_paragraph(found, ELSEWHERE)
    assert (record.stance, record.target, record.round) == (Stance.OPPOSE, Target.SOCHI, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Reuters reported that the Cedar Brigade boycotted the fourth round of the Astana talks.",
        ),
        ("ar", "ذكرت وكالة رويترز أن كتيبة الأرز قاطعت الجولة الرابعة من محادثات أستانا."),
        ("ru", "Рейтер сообщил, что Бригада Кедра бойкотировала четвертый раунд переговоров в Астане."),
        ("tr", "Reuters'e göre Kara Sedir Tugayı, Astana görüşmelerinin dördüncü turunu boykot etti."),
        ("fa", "به گزارش رویترز، تیپ «سرو» دور چهارم مذاکرات آستانه را تحریم کرد."),
        ("fr", "Selon Reuters, la Brigade du Cèdre a boycotté le quatrième cycle des pourparlers d'Astana."),
    ],
)
def test_a_news_agency_is_no_holder(language: str, text: str) -> None:
    """Reported positions belong to the one who holds them (rule 7)."""
    found = analysed(text)
    assert any(m.entity_id == "reuters" for m in found.mentions), language
    assert {r.stance for r in found.stances} == {Stance.OPPOSE}
    assert all(r.holder_id == "" for r in found.stances)


def test_both_sentences_of_a_quotation_are_the_speakers(found: Analysis) -> None:
    """'We shall not go. We reject the talks.' is twice opposition of the faction that said it, and of nobody else."""
    records = of_paragraph(found, QUOTED)
    names = {m.text for m in found.mentions if m.label == "FACTION" and found.sentences[m.sentence].block == QUOTED}
    assert {r.holder for r in records} == names
    assert len({r.sentence for r in records}) == 2
    assert {(r.stance, r.target) for r in records} == {(Stance.OPPOSE, Target.ASTANA)}


def test_spans_are_of_the_holder(found: Analysis) -> None:
    """The text at the span is the holder's name, or the word that stands for it and that the explanation names."""
    for record in found.stances:
        surface = found.document.text[record.start : record.end]
        sentence = found.sentences[record.sentence]
        assert sentence.start <= record.start < record.end <= sentence.end
        stands_in = f"'{surface}'" in record.explanation and record.holder in record.explanation
        assert surface == record.holder or stands_in


def test_keys_are_unique_and_of_the_document(found: Analysis) -> None:
    """Each record has a key of its own that begins with the document's."""
    keys = [r.stance_id for r in found.stances]
    assert len(set(keys)) == len(keys) > 3
    assert all(key.startswith("d1-p") for key in keys)


def test_explanations_name_the_cue_in_one_line(found: Analysis) -> None:
    """A reviewer reads which words of the cue file decided, with weights and the version of the model."""
    for number in (BOYCOTTS, WELCOMES, FREEZES, ELSEWHERE):
        (record,) = of_paragraph(found, number)
        assert "cue '" in record.explanation
        assert "weights: " in record.explanation
        assert "\n" not in record.explanation
        assert record.model


def test_confidence_is_a_probability_and_the_context_holds_the_sentence(found: Analysis) -> None:
    """The reviewer sees how sure the machine is, and the sentence among its neighbours."""
    for record in found.stances:
        assert 0 < record.confidence <= 1
        assert found.sentences[record.sentence].text in record.context


@each_language
def test_two_runs_are_equal(language: str) -> None:
    """The same document gives the same records, keys included."""
    text = TEXTS[language][:2]
    assert analyse(document(*text), pipeline()).stances == analyse(document(*text), pipeline()).stances


@each_language
def test_at_the_highest_threshold_nothing_is_sure_enough(language: str) -> None:
    """A threshold of one asks for certainty, which the classifier never has."""
    stance = pipeline().stance.model_copy(update={"threshold": 1.0})
    strict = pipeline().model_copy(update={"stance": stance})
    assert analyse(document(*TEXTS[language][:1]), strict).stances == ()


LISTS = {
    "en": (
        "Opposition factions refused to attend the Astana talks. Among them were Cedar Brigade and Fig Brigade.",
        ["Cedar Brigade", "Fig Brigade"],
    ),
    "ar": (
        "رفضت فصائل المعارضة السورية المشاركة في محادثات أستانا. أبرزها كتيبة الأرز وكتيبة الزيتون وكتيبة التين.",
        ["كتيبة الأرز", "كتيبة الزيتون", "كتيبة التين"],
    ),
    "ru": (
        "Группировки оппозиции отказались участвовать в переговорах в Астане. Среди них Бригада Кедра и Бригада Сосны.",
        ["Бригада Кедра", "Бригада Сосны"],
    ),
}


@pytest.mark.parametrize("language", LISTS)
def test_a_list_takes_the_position_of_its_announcement(language: str) -> None:
    """Each faction of the second sentence refused, with the list as evidence and the announcement as explanation."""
    text, names = LISTS[language]
    listed = [r for r in analysed(text).stances if r.sentence == 1]
    assert [r.holder for r in listed] == names
    assert {(r.stance, r.target) for r in listed} == {(Stance.OPPOSE, Target.ASTANA)}
    assert all("list announced by: " in r.explanation for r in listed)


ECHOED = {
    "en": ("The Cedar Brigade boycotted the Astana talks.", "The Olive Brigade took a similar line."),
    "fr": ("La Brigade du Cèdre a boycotté les pourparlers d'Astana.", "La Brigade des Oliviers a fait de même."),
    "ar": ("قاطعت كتيبة الأرز محادثات أستانا.", "حذت كتيبة الزيتون حذوها."),
    "ru": ("Бригада Кедра бойкотировала переговоры в Астане.", "Бригада Оливы поступила так же."),
    "tr": ("Kara Sedir Tugayı, Astana görüşmelerini boykot etti.", "Ak Zeytin Tugayı aynı kararı aldı."),
    "fa": ("تیپ «سرو» مذاکرات آستانه را تحریم کرد.", "تیپ «زیتون» همین تصمیم را گرفت."),
}


@each_language
def test_who_takes_a_similar_line_takes_the_position_before(language: str) -> None:
    """The echo has a row of its own, says what it repeats, and has no row where nothing was said before."""
    said, echo = ECHOED[language]
    found = analysed(f"{said} {echo}").stances
    assert [(r.stance, r.target) for r in found] == [(Stance.OPPOSE, Target.ASTANA)] * 2
    assert "says the same as" in found[1].explanation
    assert found[0].holder != found[1].holder
    assert positions(f"{NEUTRAL_TALKS[language]} {echo}") == []


NEUTRAL_TALKS = {
    "en": "The Astana talks are about Syria.",
    "fr": "Les pourparlers d'Astana portent sur la Syrie.",
    "ar": "محادثات أستانا تتعلق بسوريا.",
    "ru": "Переговоры в Астане касаются Сирии.",
    "tr": "Astana görüşmeleri Suriye hakkında.",
    "fa": "مذاکرات آستانه درباره سوریه است.",
}
NEWEST = {
    "en": "The Cedar Brigade boycotted the first Astana talks. It has now agreed to attend the Astana talks.",
    "ar": "وافقت كتيبة الأرز على المشاركة في محادثات أستانا بعد أن رفضت ذلك.",
    "ru": "Отказавшись сначала, Бригада Кедра согласилась участвовать в переговорах в Астане.",
    "tr": "Kara Sedir Tugayı önce Astana görüşmelerine katılmayı reddetti, ardından katılmayı kabul etti.",
    "fa": "تیپ «سرو» ابتدا از شرکت در مذاکرات آستانه خودداری کرد اما سرانجام با شرکت در آن موافقت کرد.",
}


@pytest.mark.parametrize("language", NEWEST)
def test_the_newest_act_decides(language: str) -> None:
    """Who first refused and then agreed supports the talks in the end."""
    assert analysed(NEWEST[language]).stances[-1].stance is Stance.SUPPORT


def test_one_sentence_gives_two_targets() -> None:
    """Support for the talks and refusal of the congress are two records."""
    text = "Le Front du Cèdre soutient les pourparlers d'Astana, mais il rejette le congrès de Sotchi."
    assert positions(text) == [
        ("Front du Cèdre", Stance.SUPPORT, Target.ASTANA),
        ("Front du Cèdre", Stance.OPPOSE, Target.SOCHI),
    ]


def test_what_a_pronoun_does_is_done_by_its_actor() -> None:
    """'X said that it would stay away' is one position of X, shown by what 'it' does."""
    found = analysed("The Cedar Brigade said on Monday that it would boycott the Astana talks.").stances
    assert [(r.holder, r.stance) for r in found] == [("Cedar Brigade", Stance.OPPOSE)]
    assert "boycott" in found[0].explanation


def test_this_decision_is_what_the_sentence_before_spoke_of() -> None:
    """Who welcomes 'the decision' of another to boycott the congress has a position on the congress."""
    text = "The Cedar Brigade decided to boycott the Sochi congress. The Olive Brigade welcomed the decision."
    assert {r.target for r in analysed("Astana talks go on.", text).stances} == {Target.SOCHI}


ENUMERATED = {
    "en": "Lutonia, the Cedar Brigade and the Olive Brigade boycotted the Astana talks.",
    "fr": "La Brigade du Cèdre, la Brigade des Oliviers et la Brigade du Figuier ont boycotté Astana.",
    "ar": "قاطعت كتيبة الأرز وكتيبة الزيتون وكتيبة التين محادثات أستانا.",
    "ru": "Бригада Кедра, Бригада Оливы и Бригада Сливы бойкотировали переговоры в Астане.",
    "tr": "Kara Sedir Tugayı, Ak Zeytin Tugayı ve Kara İncir Tugayı Astana görüşmelerini boykot etti.",
    "fa": "تیپ «سرو»، تیپ «زیتون» و تیپ «انجیر» مذاکرات آستانه را تحریم کردند.",
}


@each_language
def test_the_members_of_an_enumeration_do_one_thing(language: str) -> None:
    """'A, B and C boycotted' gives each of them the same position with the same confidence."""
    found = analysed(ENUMERATED[language]).stances
    assert {r.stance for r in found} == {Stance.OPPOSE}
    assert len(found) == len({r.holder for r in found}) >= 2
    assert len({r.confidence for r in found}) == 1


@dataclass
class Uneven:
    """A classifier that reads another target off the first actor of a sentence than off those that follow."""

    real: StanceClassifier
    targets: TargetClassifier
    version: str = "uneven"
    needs_encoder: bool = True

    @property
    def least(self) -> Mapping[str, float]:
        """Return the thresholds of the real one."""
        return self.real.least

    def decide(self, cases: Sequence[Case]) -> list[Decision]:
        """Return what the real one decides, with targets of its own."""
        decided = self.real.decide(cases)
        first = min((case.holder for case in cases), default=None)
        sochi, astana = (
            {str(t): -0.1 if t is sure else -4.0 for t in Target} for sure in (Target.SOCHI, Target.ASTANA)
        )
        pairs = zip(decided, cases, strict=True)
        return [replace(d, about=sochi if case.holder == first else astana) for d, case in pairs]


@each_language
def test_the_members_of_an_enumeration_do_it_about_one_thing(language: str) -> None:
    """What the adapter reads of the target of each is heard together, too."""
    readings = [{str(t): -0.1 if t is sure else -4.0 for t in Target} for sure in (Target.SOCHI, Target.ASTANA)]
    learned = fit_targets([{}] * 40, readings * 20, ["sochi", "astana"] * 20)
    classifier = Uneven(current_classifier("current", encoder=True), learned)
    found = find_stances(analysed(ENUMERATED[language]), classifier, 0.5)  # type: ignore[arg-type]
    assert len(found) >= 2
    assert len({r.target for r in found}) == 1


@dataclass(frozen=True)
class Unsure:
    """A classifier that holds every stance nearly as likely as the others."""

    needs_encoder: bool
    version: str = "unsure"
    targets: None = None

    @property
    def least(self) -> Mapping[str, float]:
        """Return no thresholds."""
        return {}

    def decide(self, cases: Sequence[Case]) -> list[Decision]:
        """Return the same decision for all."""
        said = {"support": 0.24, "oppose": 0.22, "conditional": 0.18, "neutral": 0.16, "none": 0.2}
        return [Decision(Stance.SUPPORT, 0.24, said, ()) for _ in cases]


LONG = ("The Astana talks went on.", "Rain fell.", "It was cold.", "The hall was full.")


def test_a_record_that_is_hardly_likelier_than_others_is_left_out() -> None:
    """A reviewer would find most of them wrong; without the encoder, whose doubts are coarser, they stay."""
    analysis = analysed(*LONG, "The Cedar Brigade spoke of the Astana talks.")
    assert find_stances(analysis, Unsure(needs_encoder=True), 0.5) == ()  # type: ignore[arg-type]
    assert find_stances(analysis, Unsure(needs_encoder=False), 0.5)  # type: ignore[arg-type]


def test_a_cited_title_with_its_address_is_no_evidence() -> None:
    """A note that gives a source asserts nothing."""
    text = "Cedar Brigade boycotts the Astana talks, The Cedar Times, https://example.org/1"
    source = document(text).source
    notes = replace(source, blocks=tuple(replace(b, section=Section.FOOTNOTE) for b in source.blocks))
    assert analyse(replace(document(text), source=notes), pipeline()).stances == ()


def test_a_list_takes_over_what_its_group_is_about() -> None:
    """The members of the groups that refused the congress refused the congress, although the text is on the talks."""
    text = (
        "Several armed factions refused to attend the Sochi congress. "
        "The most prominent of which were the Cedar Brigade, the Olive Brigade and the Fig Brigade."
    )
    found = analysed("The Astana talks went on.", text).stances
    members = {r.holder: r.target for r in found if r.holder.endswith("Brigade")}
    assert members == dict.fromkeys(("Cedar Brigade", "Olive Brigade", "Fig Brigade"), Target.SOCHI)


def test_who_announces_together_needs_no_speaker() -> None:
    """Of 'A and B announced that they would attend' neither speaks for the other."""
    found = analysed(
        "The Cedar Brigade and the Olive Brigade announced that they would attend the Astana talks."
    ).stances
    assert {r.holder for r in found} == {"Cedar Brigade", "Olive Brigade"}
    assert {r.speaker for r in found} == {""}


HEADED = {
    "en": ("The sixth round of the Astana talks", "The Cedar Brigade refused to attend the talks."),
    "ru": ("Шестой раунд переговоров в Астане", "Бригада Кедра отказалась участвовать в переговорах."),
    "ar": ("الجولة السادسة من محادثات أستانا", "رفضت كتيبة الأرز المشاركة في المحادثات."),
}


@pytest.mark.parametrize("language", HEADED)
def test_the_round_comes_from_the_heading(language: str) -> None:
    """'The talks' under the heading of a round are that round."""
    heading, sentence = HEADED[language]
    text = f"{heading}\n\n{sentence}"
    blocks = read_text(text.encode(), Limits()).blocks
    source = replace(document(text).source, blocks=(replace(blocks[0], section=Section.HEADING), *blocks[1:]))
    (record,) = analyse(replace(document(text), source=source), pipeline()).stances
    assert (record.stance, record.round, record.date_granularity) == (Stance.OPPOSE, 6, "round")


ABSENT = {
    "en": (
        "The sixth round of the Astana talks opened.",
        "The Cedar Brigade wants its absence to discredit the Astana format.",
    ),
    "fr": (
        "Le sixième cycle des pourparlers d'Astana s'est ouvert.",
        "Par son absence, la Brigade du Cèdre veut discréditer le format d'Astana.",
    ),
    "ar": ("افتتحت الجولة السادسة من محادثات أستانا.", "تريد كتيبة الأرز من غيابها النيل من صيغة أستانا."),
    "ru": (
        "Открылся шестой раунд переговоров в Астане.",
        "Своим отсутствием Бригада Кедра хочет дискредитировать астанинский формат.",
    ),
    "tr": (
        "Astana görüşmelerinin altıncı turu açıldı.",
        "Kara Sedir Tugayı yokluğuyla Astana sürecini itibarsızlaştırmak istiyor.",
    ),
    "fa": ("دور ششم مذاکرات آستانه گشایش یافت.", "تیپ «سرو» با غیبت خود می‌خواهد روند آستانه را بی‌اعتبار کند."),
}


@each_language
def test_who_stays_away_from_a_round_is_against_that_round_whatever_it_says_of_the_process(language: str) -> None:
    """'By its absence it wants to discredit the Astana format': the absence is from the round that the text is on."""
    assert [r.round for r in analysed(*ABSENT[language]).stances] == [6]


@each_language
def test_boilerplate_holds_no_position(language: str) -> None:
    """What a site says around its article is no evidence."""
    whole = document(TEXTS[language][BOYCOTTS])
    blocks = tuple(replace(block, section=Section.BOILERPLATE) for block in whole.blocks)
    assert analyse(replace(whole, source=replace(whole.source, blocks=blocks)), pipeline()).stances == ()


PICKED_OUT = {
    "en": "Egypt rejected the idea from the very beginning.",
    "fr": "L'Égypte a rejeté cette idée dès le début.",
    "ru": "Египет с самого начала отверг эту идею.",
    "ar": "رفضت مصر هذه الفكرة منذ البداية.",
    "tr": "Mısır bu fikri en başından reddetti.",
    "fa": "مصر این ایده را از همان آغاز رد کرد.",
}


@pytest.mark.parametrize("language", PICKED_OUT)
def test_a_single_sentence_on_a_listed_actor_is_asked_about(language: str) -> None:
    """Nothing in it names the talks, but somebody picked it out; what the classifier says is another matter."""
    analysis = analysed(PICKED_OUT[language])
    read = read_sentences(analysis)
    asked = candidates(analysis, read, topics(analysis.sentences, read, analysis.mentions))
    assert [c.holder.entity for c in asked] == ["Egypt"]


def test_a_single_sentence_on_a_listed_actor_can_hold_a_position() -> None:
    """As a person who picked it out would read it."""
    assert positions(PICKED_OUT["en"]) == [("Egypt", Stance.OPPOSE, Target.ASTANA)]


def test_a_text_on_something_else_gives_nothing() -> None:
    """Without the talks a refusal is no position on them."""
    assert positions("The Cedar Brigade refused to attend a wedding in a village of the north.") == []
    assert analysed("").stances == ()


GOES_ON = {
    "en": ("The Astana talks on Syria opened on Monday. {} Egypt spent the day in its hotel.", "It snowed. "),
    "fr": (
        "Les pourparlers d'Astana sur la Syrie ont débuté lundi. {} L'Égypte dormait à l'hôtel.",
        "Il neigeait. ",
    ),
    "ru": ("Переговоры по Сирии в Астане открылись в понедельник. {} Египет провёл день в гостинице.", "Шёл снег. "),
    "ar": ("انطلقت محادثات أستانا حول سوريا يوم الاثنين. {} أمضت مصر يومها في الفندق.", "هطل الثلج. "),
    "tr": ("Suriye konulu Astana görüşmeleri pazartesi başladı. {} Mısır günü otelde geçirdi.", "Kar yağdı. "),
    "fa": ("مذاکرات آستانه درباره سوریه روز دوشنبه آغاز شد. {} مصر روز را در هتل گذراند.", "برف بارید. "),
}


@pytest.mark.parametrize("language", GOES_ON)
def test_whoever_a_report_goes_on_to_tell_of_is_asked_about_but_must_be_surer(language: str) -> None:
    """No cue tells what Egypt did, and only the passage that it is of the talks; far behind their name nobody asks."""
    text, nothing = GOES_ON[language]
    for between, asked in ((6, [True]), (12, [])):
        analysis = analysed(text.format(nothing * between))
        read = read_sentences(analysis)
        found = candidates(analysis, read, topics(analysis.sentences, read, analysis.mentions))
        assert [c.implied for c in found if c.holder.entity == "Egypt"] == asked
