"""Which process a position is about, in six languages: the named one beside the cue, else the topic of the passage."""

from __future__ import annotations

import pytest

from astana_nlp.records import Target
from astana_nlp.stance.about.topics import Topic
from astana_nlp.stance.classifier.targetlearning import targets_of
from astana_nlp.stance.roles.frames import frames_of
from astana_nlp.stance.targets import refused_for, target_of
from reading import BOYCOTTS_GENEVA, LANGUAGES, case

each_language = pytest.mark.parametrize("language", LANGUAGES)


def target(language: str, marked: str, topic: Target | None = None, before: Target | None = None) -> Target | None:
    """Return the target of the first actor in brackets."""
    asked = case(language, marked)
    return target_of(asked, frames_of(asked.sentence, asked.holder), Topic(topic, before=before))


NAMED = {
    Target.ASTANA: {
        "en": "The [Cedar Front] boycotted Astana.",
        "fr": "Le [Front du Cèdre] a boycotté Astana.",
        "ar": "قاطعت [جبهة الأرز] أستانا.",
        "ru": "[Фронт «Кедр»] бойкотировал Астану.",
        "tr": "[Sedir Cephesi] Astana'yı boykot etti.",
        "fa": "[جبهه سرو] آستانه را تحریم کرد.",
    },
    Target.SOCHI: {
        "en": "The [Cedar Front] boycotted the Sochi congress.",
        "fr": "Le [Front du Cèdre] a boycotté le congrès de Sotchi.",
        "ar": "قاطعت [جبهة الأرز] مؤتمر سوتشي.",
        "ru": "[Фронт «Кедр»] бойкотировал конгресс в Сочи.",
        "tr": "[Sedir Cephesi] Soçi kongresini boykot etti.",
        "fa": "[جبهه سرو] کنگره سوچی را تحریم کرد.",
    },
    Target.GENEVA: BOYCOTTS_GENEVA,
    Target.CONSTITUTIONAL_COMMITTEE: {
        "en": "The [Cedar Front] boycotted the constitutional committee.",
        "fr": "Le [Front du Cèdre] a boycotté le comité constitutionnel.",
        "ar": "قاطعت [جبهة الأرز] اللجنة الدستورية.",
        "ru": "[Фронт «Кедр»] бойкотировал конституционный комитет.",
        "tr": "[Sedir Cephesi] anayasa komitesini boykot etti.",
        "fa": "[جبهه سرو] کمیته قانون اساسی را تحریم کرد.",
    },
}
CALLED = [  # what the congress was called before it met
    ("en", "The [Cedar Front] boycotted the congress of the peoples of Syria."),
    ("en", 'The [Cedar Front] boycotted the "peoples\' congress".'),
    ("en", "The [Cedar Front] boycotted a congress of peoples."),
    ("en", "The [Cedar Front] boycotted the national dialogue conference."),
    ("en", "The [Cedar Front] boycotted the conference of national dialogue."),
    ("fr", "Le [Front du Cèdre] a boycotté le congrès des peuples de Syrie."),
    ("fr", "Le [Front du Cèdre] a boycotté la conférence de dialogue national."),
    ("fr", "Le [Front du Cèdre] a boycotté la conférence du dialogue national."),
    ("ar", "قاطعت [جبهة الأرز] مؤتمر شعوب سوريا."),
    ("ru", "[Фронт «Кедр»] бойкотировал съезд народов Сирии."),
    ("ru", "[Фронт «Кедр»] бойкотировал конференцию национального диалога."),
    ("ru", "[Фронт «Кедр»] бойкотировал конференцию сирийского национального диалога."),
    ("tr", "[Sedir Cephesi] Ulusal Diyalog Konferansı'nı boykot etti."),
    ("fa", "[جبهه سرو] کنفرانس گفت‌وگوی ملی را تحریم کرد."),
    ("fa", "[جبهه سرو] کنفرانس گفتگوی ملی را تحریم کرد."),
]
PLAIN = {
    "en": "The [Cedar Front] left yesterday.",
    "fr": "Le [Front du Cèdre] est parti hier.",
    "ar": "غادرت [جبهة الأرز] أمس.",
    "ru": "[Фронт «Кедр»] уехал вчера.",
    "tr": "[Sedir Cephesi] dün ayrıldı.",
    "fa": "[جبهه سرو] دیروز رفت.",
}


@pytest.mark.parametrize(("language", "marked"), CALLED)
def test_the_congress_is_meant_by_the_names_that_it_had_before(language: str, marked: str) -> None:
    """In a report on a round, too."""
    assert target(language, marked, Target.ASTANA) is Target.SOCHI


@each_language
@pytest.mark.parametrize("expected", list(NAMED))
def test_the_named_process_is_the_target(expected: Target, language: str) -> None:
    """What is boycotted is the target, whatever the passage is about."""
    assert target(language, NAMED[expected][language]) is expected
    assert target(language, NAMED[expected][language], Target.ASTANA) is expected


@each_language
def test_without_a_name_the_topic_of_the_passage_is_meant(language: str) -> None:
    """A sentence that names no process goes with its passage, and without one has no target."""
    assert target(language, PLAIN[language], Target.SOCHI) is Target.SOCHI
    assert target(language, PLAIN[language]) is None


def test_of_two_processes_the_object_of_the_cue_is_the_target() -> None:
    """'rejects Sochi but stays with Geneva': each cue has its own object."""
    assert target("en", "The [Cedar Front] boycotted Sochi, while others went to Geneva.") is Target.SOCHI
    assert target("en", "After Geneva had failed others, the [Cedar Front] boycotted Sochi.") is Target.SOCHI


def test_a_ceasefire_beside_the_talks_is_circumstance() -> None:
    """Who boycotts because a ceasefire is broken boycotts the talks; who signs a ceasefire signs a ceasefire."""
    boycott = "As the ceasefire was broken, the [Cedar Front] boycotted the round."
    assert target("en", boycott, Target.ASTANA) is Target.ASTANA
    assert target("en", "The [Cedar Front] signed the ceasefire.", Target.ASTANA) is Target.CEASEFIRE


MET_THERE = {
    "en": "The [Cedar Front] supported the launch of the committee in Geneva.",
    "fr": "Le [Front du Cèdre] a soutenu le lancement du comité à Genève.",
    "ar": "أيدت [جبهة الأرز] إطلاق اللجنة في جنيف.",
    "ru": "[Фронт «Кедр»] поддержал запуск комитета в Женеве.",
    "tr": "[Sedir Cephesi] komitenin Cenevre'de kurulmasını destekledi.",
    "fa": "[جبهه سرو] از راه‌اندازی کمیته در ژنو حمایت کرد.",
}


@each_language
def test_the_committee_is_not_the_talks_of_the_city_that_it_meets_in(language: str) -> None:
    """In a text on the constitutional committee 'the committee in Geneva' is that one."""
    asked = case(language, MET_THERE[language])
    topic = Topic(Target.ASTANA, known=frozenset({Target.CONSTITUTIONAL_COMMITTEE}))
    assert target_of(asked, frames_of(asked.sentence, asked.holder), topic) is Target.CONSTITUTIONAL_COMMITTEE


IN_FRONT = {
    "en": "The [Cedar Front] rejected the congress as an attempt to bypass Geneva.",
    "fr": "Le [Front du Cèdre] a rejeté le congrès, une tentative de contourner Genève.",
    "ru": "[Фронт «Кедр»] отверг конгресс, назвав его попыткой обойти женевский процесс.",
}


@pytest.mark.parametrize("language", IN_FRONT)
def test_a_noun_before_geneva_means_what_the_passage_was_about(language: str) -> None:
    """'the congress' that would bypass Geneva is the one that the passage spoke of, and Geneva is no target."""
    assert target(language, IN_FRONT[language], Target.GENEVA, before=Target.SOCHI) is Target.SOCHI


BROKEN = {
    "en": "The [Cedar Front] stayed away over breaches of the ceasefire.",
    "fr": "Le [Front du Cèdre] a boycotté la réunion en raison des violations du cessez-le-feu.",
    "ar": "قاطعت [جبهة الأرز] الجولة بسبب خروقات وقف إطلاق النار.",
    "ru": "[Фронт «Кедр»] бойкотировал встречу из-за нарушений перемирия.",
    "tr": "[Sedir Cephesi] ateşkes ihlalleri nedeniyle toplantıyı boykot etti.",
    "fa": "[جبهه سرو] به دلیل نقض آتش‌بس نشست را تحریم کرد.",
}
SIGNED = {
    "en": "The [Cedar Front] supports the ceasefire.",
    "fr": "Le [Front du Cèdre] soutient le cessez-le-feu.",
    "ar": "تدعم [جبهة الأرز] وقف إطلاق النار.",
    "ru": "[Фронт «Кедр»] поддержал перемирие.",
    "tr": "[Sedir Cephesi] ateşkesi destekliyor.",
    "fa": "[جبهه سرو] از آتش‌بس حمایت کرد.",
}


@each_language
def test_a_ceasefire_is_the_target_where_it_is_the_object_and_not_where_it_is_broken(language: str) -> None:
    """Verbs stand before their object or behind it; 'breaches of the ceasefire' are why somebody stays away."""
    assert target(language, BROKEN[language], Target.ASTANA) is Target.ASTANA
    assert target(language, SIGNED[language], Target.ASTANA) is Target.CEASEFIRE


UNLIKE = {
    "en": "Unlike the Sochi congress, the [Cedar Front] supports these meetings.",
    "fr": "Contrairement au congrès de Sotchi, le [Front du Cèdre] soutient ces réunions.",
    "ru": "В отличие от сочинского конгресса в этих встречах [Фронт «Кедр»] участвует.",
    "fa": "[جبهه سرو] برخلاف کنگره سوچی از این نشست‌ها حمایت کرد.",
}


@pytest.mark.parametrize("language", UNLIKE)
def test_what_is_only_compared_is_no_target(language: str) -> None:
    """'Unlike the congress' names what the position is not about."""
    assert target(language, UNLIKE[language], Target.ASTANA) is Target.ASTANA


SPONSORED = {  # whom the sentence is about is said by what they stand by
    "en": "The guarantors of the ceasefire, [Norland] and Sudland, signed the statement of the round in Astana.",
    "fr": "Les garants du cessez-le-feu, dont la [Norvanie], ont signé la déclaration d'Astana.",
    "ar": "وقع رعاة وقف إطلاق النار، ومنهم [نورلاند]، بيان أستانا.",
    "ru": "Гаранты перемирия, в том числе [Норландия], подписали заявление в Астане.",
    "tr": "Ateşkesin garantörü [Norlanda] Astana'daki bildiriyi imzaladı.",
    "fa": "ضامنان آتش‌بس از جمله [نورلند] بیانیه آستانه را امضا کردند.",
}
PAPER = {
    "en": "In Astana [Norland] signed a memorandum on four de-escalation zones.",
    "fr": "À Astana, la [Norvanie] a signé un mémorandum sur les zones de désescalade.",
    "ar": "وقعت [نورلاند] في أستانا مذكرة مناطق خفض التصعيد.",
    "ru": "В Астане [Норландия] подписала меморандум о зонах деэскалации.",
    "tr": "[Norlanda] Astana'da çatışmasızlık bölgelerine ilişkin mutabakatı imzaladı.",
    "fa": "[نورلند] در آستانه یادداشت تفاهم مناطق کاهش تنش را امضا کرد.",
}
PATROLS = {
    "en": "The [Cedar Front] rejected the de-escalation zones.",
    "fr": "Le [Front du Cèdre] a rejeté les zones de désescalade.",
    "ar": "رفضت [جبهة الأرز] مناطق خفض التصعيد.",
    "ru": "[Фронт «Кедр»] отверг зоны деэскалации.",
    "tr": "[Sedir Cephesi] çatışmasızlık bölgelerini reddetti.",
    "fa": "[جبهه سرو] مناطق کاهش تنش را رد کرد.",
}
COMPLETED = {
    "en": "[Norland] supports the Astana process as a complement to Geneva.",
    "fr": "La [Norvanie] soutient le processus d'Astana, complémentaire de Genève.",
    "ar": "تدعم [نورلاند] مسار أستانا وتراه مكملا لمسار جنيف.",
    "ru": "[Норландия] поддерживает астанинский процесс, дополняющий Женеву.",
    "tr": "[Norlanda] Cenevre'yi tamamlayan Astana sürecini destekliyor.",
    "fa": "[نورلند] از روند آستانه به عنوان مکمل ژنو حمایت می‌کند.",
}
SILENT_GUNS = {
    "en": "The [Cedar Front] agreed to cease fire.",
    "fr": "Le [Front du Cèdre] a accepté de cesser le feu.",
    "ar": "وافقت [جبهة الأرز] على وقف النار.",
    "ru": "[Фронт «Кедр»] согласился прекратить огонь.",
    "tr": "[Sedir Cephesi] ateşi kesmeyi kabul etti.",
    "fa": "[جبهه سرو] قطع آتش را پذیرفت.",
}
KEPT = {  # the condition names the truce, the position is on the talks
    "en": "The [Cedar Front] supports Astana as long as the truce holds.",
    "fr": "Le [Front du Cèdre] soutient Astana tant que la trêve tient.",
    "ar": "تؤيد [جبهة الأرز] أستانا ما دام وقف إطلاق النار قائما.",
    "ru": "[Фронт «Кедр»] поддержит Астану, если перемирие сохранится.",
    "tr": "[Sedir Cephesi] ateşkes sürdüğü takdirde Astana'yı destekliyor.",
    "fa": "[جبهه سرو] از آستانه حمایت می‌کند تا زمانی که آتش‌بس برقرار باشد.",
}


@each_language
def test_who_stands_by_a_ceasefire_is_no_target(language: str) -> None:
    """'the guarantors of the ceasefire signed the statement' is about the statement of the talks."""
    assert target(language, SPONSORED[language], Target.ASTANA) is Target.ASTANA


@each_language
def test_a_paper_of_a_round_is_of_the_round(language: str) -> None:
    """Signing a paper in Astana supports the round, whatever it is about; refusing the zones is about the zones."""
    assert target(language, PAPER[language], Target.ASTANA) is Target.ASTANA
    assert target(language, PATROLS[language], Target.ASTANA) is Target.DE_ESCALATION


@each_language
def test_what_the_talks_complete_is_no_target(language: str) -> None:
    """'a complement to Geneva' says what the talks are worth."""
    assert target(language, COMPLETED[language], Target.ASTANA) is Target.ASTANA


@each_language
def test_a_ceasefire_is_named_by_its_verb_too(language: str) -> None:
    """'agreed to cease fire' has no noun for it."""
    assert target(language, SILENT_GUNS[language], Target.ASTANA) is Target.CEASEFIRE


@each_language
def test_a_condition_is_no_target(language: str) -> None:
    """'supports Astana as long as the truce holds' is a position on Astana."""
    assert target(language, KEPT[language], Target.ASTANA) is Target.ASTANA


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The [Cedar Front] attended the tenth round in Sochi."),
        ("fa", "[جبهه سرو] در دور دهم در سوچی شرکت کرد."),
        ("ru", "[Фронт «Кедр»] участвовал в десятом раунде в Сочи."),
    ],
)
def test_a_round_that_met_in_sochi_is_no_congress(language: str, marked: str) -> None:
    """Some rounds of Astana met in Sochi."""
    asked = case(language, marked)
    topic = Topic(Target.ASTANA, known=frozenset({Target.ASTANA}))
    assert target_of(asked, frames_of(asked.sentence, asked.holder), topic) is Target.ASTANA


DEMANDED = {
    "en": "The [Cedar Front]'s attendance depends on the ceasefire.",
    "fr": "La présence du [Front du Cèdre] dépend du cessez-le-feu.",
    "ar": "تشترط [جبهة الأرز] وقف إطلاق النار للحضور.",
    "ru": "[Фронт «Кедр»] требует прекращения огня.",
    "tr": "[Sedir Cephesi] ateşkes şart koşuyor.",
    "fa": "[جبهه سرو] آتش‌بس را شرط کرد.",
}


@each_language
def test_what_is_demanded_is_no_target(language: str) -> None:
    """Who makes the truce a condition of coming takes a position on the talks that the passage is about."""
    assert target(language, DEMANDED[language], topic=Target.ASTANA) is Target.ASTANA


REJECTS_IT = {
    "en": "The [Cedar Front] rejected it.",
    "fr": "Le [Front du Cèdre] l'a rejetée.",
    "ru": "[Фронт Кедра] отверг его.",
    "tr": "[Sedir Cephesi] bunu reddetti.",
    "fa": "[جبهه سرو] آن را رد کرد.",
    "ar": "رفضتها [جبهة الأرز].",
}


SIGNS = {
    "en": "The [Cedar Front] was the first that signed.",
    "fr": "Le [Front du Cèdre] a signé le premier.",
    "ar": "وقعت [جبهة الأرز] أولا.",
    "ru": "[Фронт Кедра] подписал первым.",
    "tr": "İlk imzalayan [Sedir Cephesi] oldu.",
    "fa": "[جبهه سرو] نخستین امضاکننده بود.",
}


@each_language
def test_what_is_signed_is_the_agreement_named_last(language: str) -> None:
    """After a sentence on a truce who signs signs that, although the text is about the talks."""
    asked = case(language, SIGNS[language])
    frames = frames_of(asked.sentence, asked.holder)
    assert target_of(asked, frames, Topic(Target.ASTANA, recent=Target.CEASEFIRE)) is Target.CEASEFIRE
    assert target_of(asked, frames, Topic(Target.ASTANA, recent=Target.SOCHI)) is Target.ASTANA


@each_language
def test_what_is_rejected_by_a_pronoun_is_what_was_named_last(language: str) -> None:
    """After a sentence on a truce 'rejected it' is about the truce, although the text is about the talks."""
    asked = case(language, REJECTS_IT[language])
    topic = Topic(Target.ASTANA, recent=Target.CEASEFIRE)
    assert target_of(asked, frames_of(asked.sentence, asked.holder), topic) is Target.CEASEFIRE
    plain = case(language, PLAIN[language])
    assert target_of(plain, frames_of(plain.sentence, plain.holder), topic) is Target.ASTANA


MATTER = {
    "en": "The [Cedar Front] sent three officers to the talks on a ceasefire.",
    "fr": "Le [Front du Cèdre] a participé aux pourparlers sur un cessez-le-feu.",
    "ru": "[Фронт Кедра] принял участие в переговорах о перемирии.",
    "tr": "[Sedir Cephesi] ateşkes konusunda görüşmelere katıldı.",
    "fa": "[جبهه سرو] در گفت‌وگوهای فنی درباره آتش‌بس شرکت کرد.",
    "ar": "شاركت [جبهة الأرز] في محادثات حول هدنة.",
}


@each_language
def test_what_the_talks_are_about_is_no_target(language: str) -> None:
    """Who comes to talks on a truce has a position on the talks."""
    assert target(language, MATTER[language], topic=Target.ASTANA) is Target.ASTANA


TOGETHER = {
    "en": "The [Cedar Front] rejects Astana and Sochi.",
    "fr": "Le [Front du Cèdre] rejette Astana et Sotchi.",
    "ar": "رفضت [جبهة الأرز] أستانا وسوتشي.",
    "ru": "[Фронт «Кедр»] отвергает Астану и Сочи.",
    "tr": "[Sedir Cephesi] Astana ile Soçi'yi reddediyor.",
    "fa": "[جبهه سرو] آستانه و سوچی را رد می‌کند.",
}
APART = {
    "en": "The [Cedar Front] rejects Astana as an alternative to Geneva.",
    "fr": "Le [Front du Cèdre] rejette Astana comme alternative à Genève.",
    "ar": "رفضت [جبهة الأرز] أستانا بديلا عن جنيف.",
    "ru": "[Фронт «Кедр»] отвергает Астану как замену Женеве.",
    "tr": "[Sedir Cephesi] Cenevre'ye alternatif olarak Astana'yı reddediyor.",
    "fa": "[جبهه سرو] آستانه را به عنوان جایگزین ژنو رد می‌کند.",
}


@each_language
def test_a_position_is_on_all_that_is_named_in_one_breath(language: str) -> None:
    """'Rejects Astana and Sochi' is two positions (rule 12), 'rejects Astana as an alternative to Geneva' is one."""

    def found(marked: str) -> set[Target]:
        asked = case(language, marked)
        return set(targets_of(asked, frames_of(asked.sentence, asked.holder), Topic(Target.ASTANA), None, {}))

    assert found(TOGETHER[language]) == {Target.ASTANA, Target.SOCHI}
    assert found(APART[language]) == {Target.ASTANA}


ALONE = {
    "en": "The [Cedar Front] will not go, since Geneva is the only place to negotiate.",
    "fr": "Le [Front du Cèdre] n'ira pas : il n'existe pas d'autre cadre que Genève.",
    "ar": "لن تذهب [جبهة الأرز]، فلا إطار عندها غير جنيف.",
    "ru": "[Фронт «Кедр»] не поедет: кроме Женевы, площадки для него нет.",
    "tr": "[Sedir Cephesi] gitmeyecek, ona göre Cenevre'den başka yer yok.",
    "fa": "[جبهه سرو] نمی‌رود، چون جز ژنو چارچوبی وجود ندارد.",
}


@each_language
def test_who_refuses_for_the_sake_of_the_only_forum_is_not_against_that(language: str) -> None:
    """What the passage spoke of before is refused, else the talks; other targets stay."""
    read = case(language, ALONE[language]).sentence
    assert refused_for(Target.GENEVA, read, Topic(Target.GENEVA, before=Target.SOCHI)) is Target.SOCHI
    assert refused_for(Target.GENEVA, read, Topic(Target.GENEVA)) is Target.ASTANA
    assert refused_for(Target.SOCHI, read, Topic(Target.GENEVA)) is Target.SOCHI


def test_what_is_not_the_only_forum_can_be_refused() -> None:
    """'Not the only' says that there are others."""
    read = case("en", "The [Cedar Front] rejects Geneva, and Geneva is not the only track.").sentence
    assert refused_for(Target.GENEVA, read, Topic(Target.GENEVA, before=Target.SOCHI)) is Target.GENEVA
