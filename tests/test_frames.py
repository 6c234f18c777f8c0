"""What a sentence says of one holder, in six languages: role, polarity, operators. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.stance.roles.frames import STRENGTH, frames_of, speaks
from astana_nlp.stance.sentence.reading import ReadSentence
from reading import LANGUAGES, frames, read

ACTING = {"agent", "agent-list", "near"}
CASES = {
    "support": {
        "en": "The [Cedar Front] agreed to attend the talks.",
        "fr": "Le [Front du Cèdre] a accepté de participer aux pourparlers.",
        "ar": "وافقت [جبهة الأرز] على المشاركة في المحادثات.",
        "ru": "[Фронт «Кедр»] согласился участвовать в переговорах.",
        "tr": "[Sedir Cephesi] görüşmelere katılmayı kabul etti.",
        "fa": "[جبهه سرو] در مذاکرات شرکت کرد.",
    },
    "oppose": {
        "en": "The [Cedar Front] refused to attend the talks.",
        "fr": "Le [Front du Cèdre] a refusé de participer aux pourparlers.",
        "ar": "رفضت [جبهة الأرز] المشاركة في المحادثات.",
        "ru": "[Фронт «Кедр»] отказался участвовать в переговорах.",
        "tr": "[Sedir Cephesi] görüşmelere katılmayı reddetti.",
        "fa": "[جبهه سرو] از شرکت در مذاکرات خودداری کرد.",
    },
    "oppose by negation": {
        "en": "The [Cedar Front] will not attend the talks.",
        "fr": "Le [Front du Cèdre] ne participera jamais aux pourparlers.",
        "ar": "لن تشارك [جبهة الأرز] في المحادثات.",
        "ru": "[Фронт «Кедр»] никогда не участвовал в переговорах.",
        "tr": "[Sedir Cephesi] görüşmelere asla katılmayacak.",
        "fa": "[جبهه سرو] هرگز در مذاکرات شرکت نکرد.",
    },
    "undone": {
        "en": "The [Cedar Front] did not reject the talks.",
        "fr": "Le [Front du Cèdre] n'a pas rejeté les pourparlers.",
        "ar": "لم ترفض [جبهة الأرز] المحادثات.",
        "ru": "[Фронт «Кедр»] не отказался участвовать в переговорах.",
        "tr": "[Sedir Cephesi] görüşmelere katılmayı reddetmedi.",
        "fa": "[جبهه سرو] از شرکت در مذاکرات خودداری نکرد.",
    },
    "conditional": {
        "en": "The [Cedar Front] suspended its participation in the talks.",
        "fr": "Le [Front du Cèdre] a suspendu sa participation aux pourparlers.",
        "ar": "علقت [جبهة الأرز] مشاركتها في المحادثات.",
        "ru": "[Фронт «Кедр»] приостановил участие в переговорах.",
        "tr": "[Sedir Cephesi] görüşmelere katılımını askıya aldı.",
        "fa": "[جبهه سرو] مشارکت خود را در مذاکرات تعلیق کرد.",
    },
}
TWO = {
    "en": "The [Cedar Front] attended the talks, but the [Olive Brigade] boycotted them.",
    "fr": "Le [Front du Cèdre] a participé aux pourparlers, mais la [Brigade des Oliviers] les a boycottés.",
    "ar": "شاركت [جبهة الأرز] في المحادثات، بينما قاطعتها [كتيبة الزيتون].",
    "ru": "[Фронт «Кедр»] участвовал во встрече, тогда как [Бригада «Олива»] бойкотировала её.",
    "tr": "[Sedir Cephesi] görüşmelere katıldı, ancak [Zeytin Tugayı] toplantıyı boykot etti.",
    "fa": "[جبهه سرو] در نشست شرکت کرد، اما [تیپ زیتون] آن را تحریم کرد.",
}
PASSIVE = {
    "en": "The round was boycotted by the [Cedar Front].",
    "fr": "Le tour a été boycotté par le [Front du Cèdre].",
    "ar": "تمت مقاطعة الجولة من قبل [جبهة الأرز].",
    "ru": "Встреча бойкотирована [Фронтом «Кедр»].",
    "tr": "Toplantı [Sedir Cephesi] tarafından boykot edildi.",
    "fa": "نشست توسط [جبهه سرو] تحریم شد.",
}
SAYING = {
    "en": "The [Cedar Front] said that the round had failed.",
    "fr": "Le [Front du Cèdre] a déclaré que le tour avait échoué.",
    "ar": "قالت [جبهة الأرز] إن الجولة فشلت.",
    "ru": "[Фронт «Кедр»] заявил о провале встречи.",
    "tr": "[Sedir Cephesi] turun başarısız olduğunu söyledi.",
    "fa": "[جبهه سرو] گفت که نشست شکست خورد.",
}
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
@pytest.mark.parametrize("what", list(CASES))
def test_the_strongest_frame_has_role_and_polarity(what: str, language: str) -> None:
    """Refusal, negation, double negation and suspension turn what the holder does, in each language."""
    best = frames(language, CASES[what][language])[0]
    assert best.polarity == what.removesuffix(" by negation")
    assert best.role in ACTING


@each_language
def test_all_frames_of_a_refusal_oppose(language: str) -> None:
    """No cue of 'refused to attend' is left as a support of the holder."""
    assert {f.polarity for f in frames(language, CASES["oppose"][language])} == {"oppose"}


@each_language
def test_each_of_two_holders_has_its_own_clause(language: str) -> None:
    """One came and one stayed away: for each, the deed of the other is farther off than its own."""
    came, stayed = (frames(language, TWO[language], holder) for holder in (0, 1))
    assert (came[0].polarity, stayed[0].polarity) == ("support", "oppose")
    assert STRENGTH[next(f.role for f in stayed if f.polarity == "support")] > STRENGTH[stayed[0].role]


@each_language
def test_the_agent_of_a_passive_acts(language: str) -> None:
    """من قبل, tarafından, توسط, par, by and the Russian instrumental mark who does it."""
    best = frames(language, PASSIVE[language])[0]
    assert (best.polarity, best.basis) == ("oppose", "acted")
    assert best.role in ACTING


@each_language
def test_who_says_something_speaks(language: str) -> None:
    """The subject of a verb of saying is the speaker."""
    sentence = read(language, SAYING[language])
    assert speaks(sentence, sentence.mentions[0])


@each_language
def test_a_bystander_does_not_speak(language: str) -> None:
    """Where nobody says anything nobody speaks."""
    sentence = read(language, PASSIVE[language])
    assert not speaks(sentence, sentence.mentions[0])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", 'The "[Cedar Front]" boycotted the round.'),
        ("fr", "Le « [Front du Cèdre] » a boycotté le tour."),
        ("ar", "قاطعت حركة «[الأرز]» الجولة."),
        ("ru", "Движение «[Кедр]» бойкотировало встречу."),
        ("ru", "[Движение «Кедр»] бойкотировало встречу."),
        ("tr", '"[Sedir Cephesi]" toplantıyı boykot etti.'),
        ("fa", "جنبش «[سرو]» نشست را تحریم کرد."),
    ],
)
def test_quotation_marks_of_a_name_open_no_clause(language: str, sentence: str) -> None:
    """A quoted name is as near to its verb as a bare one (every Russian name in guillemets was 'far' once)."""
    best = frames(language, sentence)[0]
    assert (best.polarity, best.role in ACTING) == ("oppose", True)


def test_a_cue_inside_a_name_is_no_cue() -> None:
    """The 'opposition' of 'Lutonian Opposition Assembly' says nothing about a position."""
    assert frames("en", "The [Lutonian Opposition Assembly] met.") == ()


def test_an_arabic_and_that_is_written_onto_a_verb_opens_a_clause() -> None:
    """'boycotted and refused' is twice a refusal, not a boycott that was refused."""
    assert {f.polarity for f in frames("ar", "قاطعت [جبهة الأرز] المحادثات ورفضت البيان.")} == {"oppose"}


def test_an_accusation_does_not_make_the_accuser_act() -> None:
    """'Lutonia accused the Front of boycotting': the boycott is the Front's at most, and marked as accused."""
    sentence = "[Lutonia] accused the [Cedar Front] of boycotting the round."
    accuser = next(f for f in frames("en", sentence, 0) if f.cue.pattern == "boycott*")
    assert accuser.role == "far"


@pytest.mark.parametrize("word", ["reddetmedi", "reddetmeyecek", "reddetmiyor", "reddetmemiş"])
def test_turkish_verbs_carry_their_negation(word: str) -> None:
    """'reddetmedi' did not refuse: the ending turns the cue."""
    best = frames("tr", f"[Sedir Cephesi] daveti {word}.")[0]
    assert (best.polarity, best.operators.count("negation")) == ("undone", 1)


@pytest.mark.parametrize("word", ["reddetti", "reddedecek", "reddetmeye hazır", "reddetmek üzere"])
def test_turkish_infinitives_are_no_negation(word: str) -> None:
    """'reddetmeye hazır' is ready to refuse."""
    assert frames("tr", f"[Sedir Cephesi] daveti {word}.")[0].polarity == "oppose"


@given(st.sampled_from(LANGUAGES), st.text(max_size=60), st.integers(0, 59), st.integers(1, 10))
def test_any_text_and_span_can_be_read(language: str, text: str, start: int, length: int) -> None:
    """Whatever stands in a text, frames have known roles and cues that lie in it."""
    start = min(start, max(len(text) - 1, 0))
    span = (start, max(min(start + length, len(text)), 1))
    for frame in frames_of(ReadSentence(text, language, None, (span,)), span):
        assert frame.role in STRENGTH
        assert 0 <= frame.cue.start < frame.cue.end <= len(text)


PARTS = {
    "en": "A group of [Cedar Front] members boycotted the meeting.",
    "fr": "Une partie des délégués du [Front du Cèdre] a boycotté la réunion.",
    "ru": "Делегаты [Фронта кедра] бойкотировали встречу.",
}


@pytest.mark.parametrize("language", PARTS)
def test_who_acts_as_a_part_acts_for_the_whole(language: str) -> None:
    """'Members of', 'delegates of': the body itself boycotts."""
    best = frames(language, PARTS[language])[0]
    assert (best.role, best.polarity) == ("agent", "oppose")


def test_a_cue_in_the_passive_is_told_of_its_subject() -> None:
    """'would not be bound': nobody binds, the subject refuses."""
    best = frames("en", "The [Cedar Front] said that the [Olive Brigade] would not be bound by the text.", 1)[0]
    assert (best.role, best.polarity) == ("agent", "oppose")


def test_a_cue_may_reach_into_a_name_but_not_begin_in_it() -> None:
    """'heads the opposition delegation' is an act of who heads it; the 'opposition' of the name opposes nothing."""
    best = frames("en", "[Karim Haddad] heads the [opposition delegation].")[0]
    assert (best.role, best.cue.kind) == ("agent", "support.acted")
    assert frames("en", "The [opposition delegation] left.") == ()


def test_what_stands_between_commas_does_not_part_subject_and_verb() -> None:
    """'X, the largest of all, boycotted …' where there is no tree."""
    text = "Kara Sedir Tugayı, en büyük grup, toplantıyı boykot etti."
    best = frames("tr", text.replace("Kara Sedir Tugayı", "[Kara Sedir Tugayı]"))[0]
    assert best.role != "far"


DISAGREE = {
    "en": "[Lutonia] and [Averonia] did not agree on the members.",
    "ar": "لم تتفق [لوتونيا] مع [أفرونيا] على الأعضاء.",
    "ru": "[Лутония] и [Аверония] не договорились о составе.",
    "tr": "[Lutonya] ile [Averonya] anlaştı ama metin yok.",
    "fa": "[لوتونیا] و [اورونیا] به توافق رسیدند.",
    "fr": "La [Lutonie] et l'[Averonie] n'ont pas convenu de la liste.",
}


@each_language
def test_who_does_not_agree_with_others_opposes_nothing(language: str) -> None:
    """To agree with each other is support by deed; not to agree is no opposition to anything."""
    best = next(f for f in frames(language, DISAGREE[language]) if f.cue.kind == "support.agreed")
    assert best.polarity == ("support" if language in ("tr", "fa") else "undone")
    assert best.basis == "acted"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le [Front du Cèdre] n'entend pas participer aux pourparlers."),
        ("ru", "[Фронт «Кедр»] не намерен участвовать в переговорах."),
    ],
)
def test_a_refusal_that_holds_a_negation_turns_once(language: str, sentence: str) -> None:
    """'не намерен участвовать' refuses; its 'не' denies nothing beside that."""
    assert {frame.polarity for frame in frames(language, sentence) if frame.role in ACTING} == {"oppose"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "[Ее] делегаты вышли из зала."),
        ("fr", "[Ses] délégués ont boycotté les pourparlers."),
        ("en", "[Its] delegates boycotted the talks."),
    ],
)
def test_a_possessive_leads_from_the_delegates_to_their_body(language: str, sentence: str) -> None:
    """'Ее делегаты вышли': whose delegates walk out walks out."""
    assert {frame.role for frame in frames(language, sentence)} <= ACTING


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The leaders of the [Cedar Front] met in another town."),
        ("fr", "Le [Front du Cèdre] est une organisation armée."),
    ],
)
def test_leaders_and_organisations_act_not_by_their_name(language: str, sentence: str) -> None:
    """'Leaders' lead no talks, an organisation organises none."""
    assert frames(language, sentence) == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "[Lutonia] condemned the boycott of the talks."),
        ("en", "[Lutonia] regretted the absence of the rebels."),
        ("fr", "La [Lutonie] a condamné le boycott des pourparlers."),
        ("ru", "[Лутония] осудила бойкот переговоров."),
    ],
)
def test_who_blames_an_absence_opposes_nothing(language: str, sentence: str) -> None:
    """'condemned the boycott': neither the blame nor the boycott is an opposition of who utters the blame."""
    assert not [f for f in frames(language, sentence) if f.polarity == "oppose" and f.role in {*ACTING, "agent-weak"}]


def test_a_relative_clause_does_not_part_a_subject_from_its_verb() -> None:
    """The parser takes 'protested' for a participle that belongs to the last noun."""
    sentence = (
        "The [CFA], which received help under another administration and is now advancing on the town, "
        "the capital of the [Olive Army] group, protested on Monday against being left out of the talks."
    )
    shown = {i: {f.role for f in frames("en", sentence, i) if f.cue.pattern == "protest*"} for i in (0, 1)}
    assert shown[0] <= ACTING
    assert not shown[1] & ACTING


def test_what_ends_a_persian_clause_suspends_its_object() -> None:
    """The verb stands far behind the noun that را marks as its object."""
    assert frames("fa", "[جبهه سرو] مشارکت خود را در دور چهارم مذاکرات شهر تعلیق کرد.")[0].polarity == "conditional"


def test_a_persian_phrase_with_a_name_tells_what_that_one_does() -> None:
    """'With the presence of X' is about X, and about nobody before it."""
    marked = "[جبهه سرو] مذاکرات را با حضور [ارتش زیتون] رد کرد."
    roles = [{f.cue.pattern: f.role for f in frames("fa", marked, holder)} for holder in (0, 1)]
    assert [one["با حضور"] for one in roles] == ["far", "near"]


def test_a_turkish_participle_ends_the_clause_on_its_noun() -> None:
    """In "the meeting that Lutonia attended" only Lutonia attends, and only who the main clause names is absent."""
    marked = "[Lutonya]'nın katıldığı toplantıda [Averonya] heyeti yer almıyor."
    attends, absent = frames("tr", marked, 0), frames("tr", marked, 1)
    assert {f.polarity for f in attends if f.role in ACTING} == {"support"}
    assert {f.polarity for f in absent if f.role in ACTING} == {"oppose"}


def test_what_two_do_in_turn_is_no_enumeration() -> None:
    """'A supported it, B rejected it' has a clause for each."""
    marked = "Mutabakatı [Mersin Hareketi] destekledi, [Servi Hareketi] reddetti."
    assert [frames("tr", marked, holder)[0].polarity for holder in (0, 1)] == ["support", "oppose"]


def test_a_russian_verb_whose_subject_the_parser_loses_takes_it_by_order() -> None:
    """A participle before the subject takes it away from the verb in the tree."""
    marked = "Принимавший его [спикер Салим Хатум] выразил удовлетворение ходом переговоров."
    assert frames("ru", marked)[0].role == "near"


UNBOYCOTTED = [
    ("en", "The [Palm Brigade] reversed its decision to boycott the meeting."),
    ("en", "The [Palm Brigade] dropped its boycott of the talks."),
    ("fr", "Le [Front du Cèdre] est revenu sur sa décision de boycotter la réunion."),
    ("fr", "Le [Front du Cèdre] a mis fin à son boycott des pourparlers."),
]


@pytest.mark.parametrize(("language", "sentence"), UNBOYCOTTED)
def test_who_gives_up_a_boycott_comes(language: str, sentence: str) -> None:
    """The newest act counts: to reverse a boycott is support, and 'est revenu' no passive."""
    best = frames(language, sentence)[0]
    assert (best.role, best.polarity) == ("agent", "support")


def test_who_wants_a_conference_supports_it() -> None:
    """'La conférence voulue par X' is at the initiative of X."""
    found = frames("fr", "La conférence voulue par la [Lutonie] s'est ouverte mardi.")
    assert (found[0].role, found[0].polarity) == ("agent", "support")
