"""The process that a passage is about runs on until another is named, in six languages. Names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.records import Label, Mention, Section, Sentence, Target
from astana_nlp.stance.about.topics import Topic, topics
from reading import LANGUAGES, read

ASTANA, SOCHI, GENEVA = Target.ASTANA, Target.SOCHI, Target.GENEVA
NAMED = {
    "en": ("The talks in Astana began.", "The sides met at the Sochi congress.", "Rain fell."),
    "fr": ("Les pourparlers d'Astana ont commencé.", "Le congrès de Sotchi s'est ouvert.", "Il pleut."),
    "ar": ("بدأت محادثات أستانا.", "افتتح مؤتمر سوتشي.", "هطل المطر."),
    "ru": ("Начались переговоры в Астане.", "Открылся конгресс в Сочи.", "Идет дождь."),
    "tr": ("Astana görüşmeleri başladı.", "Soçi kongresi açıldı.", "Yağmur yağdı."),
    "fa": ("مذاکرات آستانه آغاز شد.", "کنگره سوچی گشایش یافت.", "باران بارید."),
}
each_language = pytest.mark.parametrize("language", LANGUAGES)


def found(
    language: str,
    *texts: str,
    about: tuple[int, ...] = (),
    rounds: dict[int, tuple[int, ...]] | None = None,
    sections: dict[int, Section] | None = None,
    opening: tuple[int, ...] = (),
) -> tuple[Topic, ...]:
    """Return the topics of sentences; `about` are those that the rounds step found to speak of Astana.

    They stand in one paragraph, but for the headings and for those that open one.
    """
    rounds, sections, rows, mentions, start = rounds or {}, sections or {}, [], [], 0
    for i, text in enumerate(texts):
        block = sum(j in opening or j in sections or j - 1 in sections for j in range(i + 1))
        section, end = sections.get(i, Section.BODY), start + len(text)
        rows.append(Sentence(f"s{i}", start, end, text, block, 1, section, language, i in about, rounds.get(i, ())))
        if i in rounds:
            span = (start, start + 1)
            mentions.append(Mention(f"m{i}", i, *span, text[0], Label.ROUND, "", "", "round", 1.0, rounds[i][0]))
        start = end + 1
    return topics(rows, [read(language, text) for text in texts], mentions)


def targets(found: tuple[Topic, ...]) -> list[Target | None]:
    """Return the processes alone."""
    return [topic.target for topic in found]


@each_language
def test_what_was_named_last_runs_on(language: str) -> None:
    """A sentence that names nothing is about the process before it, another name takes over."""
    talks, congress, nothing = NAMED[language]
    assert targets(found(language, talks, nothing, congress, nothing, about=(0,))) == [ASTANA, ASTANA, SOCHI, SOCHI]


@each_language
def test_a_new_paragraph_of_a_report_on_the_talks_is_on_the_talks(language: str) -> None:
    """What they spoke of by the way ends with its paragraph; where the congress is the matter, it does not."""
    talks, congress, nothing = NAMED[language]
    texts = (talks, congress, congress, nothing, nothing, talks, talks)
    assert targets(found(language, *texts, about=(0, 5, 6), opening=(4,)))[3:5] == [SOCHI, ASTANA]
    texts = (congress, congress, talks, congress, nothing, nothing)
    assert targets(found(language, *texts, about=(2,), opening=(5,)))[4:] == [SOCHI, SOCHI]


@each_language
def test_before_the_first_name_stands_the_main_process(language: str) -> None:
    """What opens a document is about the process that it names most."""
    talks, congress, nothing = NAMED[language]
    first, *_ = found(language, nothing, congress, talks, congress, about=(2,))
    assert (first.target, first.distance) == (SOCHI, 1)  # as far as the sentence that names it


@each_language
def test_a_text_without_a_process_has_no_topic(language: str) -> None:
    """Nothing named gives nothing."""
    nothing = NAMED[language][2]
    assert targets(found(language, nothing, nothing)) == [None, None]


def test_no_sentences_have_no_topics() -> None:
    """An empty document is no error."""
    assert found("en") == ()


def test_distance_counts_the_sentences_since_the_name() -> None:
    """A passage that never returns to its process loses it by and by."""
    talks, _, nothing = NAMED["en"]
    assert [t.distance for t in found("en", talks, nothing, nothing, talks, about=(0, 3))] == [0, 1, 2, 0]


def test_a_sentence_known_to_be_about_the_talks_keeps_them_near() -> None:
    """Where the rounds step knows the talks without their name, the distance begins anew."""
    talks, _, nothing = NAMED["en"]
    assert [t.distance for t in found("en", talks, nothing, nothing, nothing, about=(0, 2))] == [0, 1, 0, 1]


def test_rounds_run_on_until_others_are_named() -> None:
    """'The third round … Rain fell … The fourth' gives 3, 3, 4."""
    talks, _, nothing = NAMED["en"]
    topic = found("en", talks, nothing, talks, nothing, about=(0, 2), rounds={0: (3,), 2: (4,)})
    assert [t.rounds for t in topic] == [(3,), (3,), (4,), (4,)]


def test_another_process_ends_the_round() -> None:
    """A congress has no round of Astana."""
    talks, congress, nothing = NAMED["en"]
    topic = found("en", talks, congress, nothing, about=(0,), rounds={0: (3,)})
    assert [t.rounds for t in topic] == [(3,), (), ()]


def test_rounds_are_of_astana_wherever_they_met() -> None:
    """The tenth round met in Sochi and is no congress."""
    assert targets(found("en", "The tenth round was held in Sochi.", about=(0,), rounds={0: (10,)})) == [ASTANA]


def test_beside_the_talks_a_neighbour_does_not_take_over() -> None:
    """'Astana complements Geneva' is about Astana; 'Sochi, not Geneva' opens Geneva for what follows."""
    both = "The talks in Astana complement those in Geneva."
    assert targets(found("en", both, about=(0,))) == [ASTANA]
    assert targets(found("en", "After the Sochi congress all eyes turn to Geneva.")) == [GENEVA]


@pytest.mark.parametrize("section", [Section.FOOTNOTE, Section.CAPTION, Section.TABLE, Section.REFERENCE])
def test_notes_captions_and_tables_speak_for_themselves(section: Section) -> None:
    """A note on another process neither takes the topic over nor takes it on."""
    talks, congress, nothing = NAMED["en"]
    topic = found("en", talks, congress, nothing, nothing, about=(0,), sections={1: section, 2: section})
    assert targets(topic) == [ASTANA, SOCHI, None, ASTANA]
    assert topic[3].distance == 1


IN_PASSING = {  # the congress runs on; then the talks are named for a time or a comparison only
    "en": ("The Sochi congress opened.", "The [Cedar Front] left after the seventh round in Astana.", "Rain fell."),
    "fr": (
        "Le congrès de Sotchi s'est ouvert.",
        "Le [Front du Cèdre] est parti après les pourparlers d'Astana.",
        "Il pleut.",
    ),
    "ar": ("افتتح مؤتمر سوتشي.", "غادرت [جبهة الأرز] بعد محادثات أستانا.", "هطل المطر."),
    "ru": ("Открылся конгресс в Сочи.", "[Фронт «Кедр»] уехал после переговоров в Астане.", "Идет дождь."),
    "tr": ("Soçi kongresi açıldı.", "[Sedir Cephesi] Astana görüşmelerinden sonra ayrıldı.", "Yağmur yağdı."),
    "fa": ("کنگره سوچی گشایش یافت.", "[جبهه سرو] پس از مذاکرات آستانه رفت.", "باران بارید."),
}


@each_language
def test_a_name_in_passing_takes_nothing_over(language: str) -> None:
    """'after the talks in Astana' gives a time: the passage is still about the congress."""
    assert targets(found(language, *IN_PASSING[language], about=(1,))) == [SOCHI, SOCHI, SOCHI]


OUTSIDE = {  # the congress runs on; then something is agreed on apart from the talks
    "en": "The [Cedar Front] agreed on a truce outside the framework of the Astana talks.",
    "fr": "Le [Front du Cèdre] a conclu une trêve hors du cadre des pourparlers d'Astana.",
    "ar": "أعلنت [جبهة الأرز] هدنة خارج إطار محادثات أستانا.",
    "ru": "[Фронт «Кедр»] объявил перемирие вне рамок переговоров в Астане.",
    "tr": "[Sedir Cephesi] Astana görüşmeleri dışında bir ateşkes ilan etti.",
    "fa": "[جبهه سرو] خارج از مذاکرات آستانه آتش‌بس اعلام کرد.",
}


@each_language
def test_what_is_done_outside_the_talks_is_not_about_them(language: str) -> None:
    """They are named to say what it does not belong to."""
    congress, _, nothing = IN_PASSING[language]
    assert targets(found(language, congress, OUTSIDE[language], nothing, about=(1,))) == [SOCHI] * 3


BYPASSED = {  # the talks run on; then Geneva is named as what somebody wants to get around
    "en": ("The talks in Astana began.", "The [Cedar Front] called the path an attempt to bypass Geneva."),
    "fr": ("Les pourparlers d'Astana ont commencé.", "Le [Front du Cèdre] y voit un moyen de contourner Genève."),
    "ar": ("بدأت محادثات أستانا.", "عدت [جبهة الأرز] المسار التفافا على جنيف."),
    "ru": ("Начались переговоры в Астане.", "[Фронт Кедра] назвал этот путь попыткой действовать в обход Женевы."),
    "tr": ("Astana görüşmeleri başladı.", "[Sedir Cephesi] bunu Cenevre'nin devre dışı bırakılması saydı."),
    "fa": ("مذاکرات آستانه آغاز شد.", "[جبهه سرو] این راه را دور زدن ژنو خواند."),
}


@each_language
def test_what_is_to_be_bypassed_takes_nothing_over(language: str) -> None:
    """'an attempt to bypass Geneva' is said of the talks, which the passage goes on with."""
    assert targets(found(language, *BYPASSED[language], NAMED[language][2], about=(0,))) == [ASTANA] * 3


def test_the_congress_announced_at_the_talks_stays_the_topic() -> None:
    """'The congress was announced at the close of the round in Astana' is about the congress."""
    congress = NAMED["en"][1]
    announced = "The congress was announced at the close of the seventh round in Astana."
    assert targets(found("en", congress, announced, "Rain fell.", about=(1,), rounds={1: (7,)})) == [SOCHI] * 3


def test_a_city_alone_is_a_place() -> None:
    """'signed in Geneva' takes nothing over, 'the talks in Geneva' does."""
    talks, _, nothing = NAMED["en"]
    assert targets(found("en", talks, "The paper was signed in Geneva.", nothing, about=(0,)))[1:] == [ASTANA, ASTANA]
    assert targets(found("en", talks, "The talks in Geneva began.", nothing, about=(0,)))[1:] == [GENEVA, GENEVA]
    held = "Talks to end the crisis were held in Geneva."
    assert targets(found("en", talks, held, nothing, about=(0,)))[1:] == [GENEVA, GENEVA]


def test_a_congress_known_from_elsewhere_is_named_by_its_noun() -> None:
    """Where a document names the congress of Sochi, 'the congress' is that one; elsewhere it may be any."""
    talks, congress, nothing = NAMED["en"]
    assert targets(found("en", congress, talks, "The congress ended.", nothing, about=(1,))) == [
        SOCHI,
        ASTANA,
        SOCHI,
        SOCHI,
    ]
    assert targets(found("en", talks, "The congress ended.", about=(0,))) == [ASTANA, ASTANA]


def test_a_committee_is_the_topic_of_its_own_sentence() -> None:
    """What follows comes back to the talks that the committee belongs to, except under a heading that names it."""
    talks, _, nothing = NAMED["en"]
    committee = "They spoke of the constitutional committee."
    expected = [Target.CONSTITUTIONAL_COMMITTEE, ASTANA]
    assert targets(found("en", talks, committee, nothing, about=(0,)))[1:] == expected
    headed = found("en", talks, committee, nothing, about=(0,), sections={1: Section.HEADING})
    assert targets(headed)[1:] == [Target.CONSTITUTIONAL_COMMITTEE] * 2


@each_language
def test_what_one_sentence_names_takes_no_passage_over(language: str) -> None:
    """A report on the talks that names the congress once goes on with the talks."""
    talks, congress, nothing = NAMED[language]
    assert targets(found(language, talks, talks, congress, nothing, about=(0, 1))) == [ASTANA, ASTANA, SOCHI, ASTANA]


EXCERPTS = {
    "en": "The delegation left the talks.",
    "fr": "La délégation a quitté les pourparlers.",
    "ar": "انسحب الوفد من المحادثات.",
    "ru": "Делегация покинула переговоры.",
    "tr": "Heyet görüşmelerden ayrıldı.",
    "fa": "هیئت مذاکرات را ترک کرد.",
}


@each_language
def test_a_short_text_of_talks_without_a_name_is_about_the_talks(language: str) -> None:
    """Somebody picked it out for its subject; a longer one that never names them is about something else."""
    nothing = NAMED[language][2]
    assert targets(found(language, EXCERPTS[language], nothing)) == [ASTANA, ASTANA]
    assert targets(found(language, EXCERPTS[language], *[nothing] * 4)) == [None] * 5
    assert targets(found(language, nothing)) == [None]


CONGRESS = {
    "en": "The factions turned the congress down.",
    "fr": "Les factions ont décliné le congrès.",
    "ar": "رفضت الفصائل مؤتمر الحوار.",
    "ru": "Группировки отклонили конгресс.",
    "tr": "Gruplar kongreyi reddetti.",
    "fa": "گروه‌ها کنگره را رد کردند.",
}


@each_language
def test_a_short_text_is_about_what_its_nouns_stand_for(language: str) -> None:
    """'The congress' is that of Sochi where somebody picked out a few sentences."""
    assert targets(found(language, CONGRESS[language])) == [SOCHI]


SOCHI_ROUND = {
    "en": ("The delegations met in Sochi, and the Sochi meeting was long.", "The Sochi congress was long."),
    "fr": ("Les délégations ont achevé la réunion de Sotchi.", "Le congrès de Sotchi a été long."),
    "ar": ("اختتمت الوفود اجتماع سوتشي.", "كان مؤتمر سوتشي طويلا."),
    "ru": ("Делегации завершили сочинскую встречу.", "Сочинский конгресс был долгим."),
    "tr": ("Heyetler Soçi toplantısını bitirdi.", "Soçi kongresi uzun sürdü."),
    "fa": ("هیئت‌ها نشست سوچی را به پایان رساندند.", "کنگره سوچی طولانی بود."),
}


@each_language
def test_rounds_that_met_in_sochi_are_rounds_of_astana(language: str) -> None:
    """The tenth and fifteenth round met there; only the congress is what 'Sochi' means otherwise."""
    meeting, congress = SOCHI_ROUND[language]
    talks = NAMED[language][0]
    held = found(language, talks, meeting, congress, about=(0, 1), rounds={0: (15,), 1: (15,)})
    assert targets(held) == [ASTANA, ASTANA, SOCHI]
    elsewhere = found(language, talks, meeting, about=(0,), rounds={0: (7,), 1: (7,)})
    assert elsewhere[1].target is SOCHI


SOCHI_TOWN = {
    "en": "Nobody from Farland will travel to Sochi.",
    "fr": "Personne du Pays lointain ne se rendra à Sotchi.",
    "ar": "لن يسافر أحد من البلاد البعيدة إلى سوتشي.",
    "ru": "Из далёкой страны никто в Сочи не поедет.",
    "tr": "Uzak ülkeden kimse Soçi'ye gitmeyecek.",
    "fa": "هیچ کس از کشور دور به سوچی نمی‌رود.",
}


@each_language
def test_sochi_alone_is_the_town_where_a_report_has_a_round_meet(language: str) -> None:
    """A report on the tenth round that speaks of no congress means that round by 'Sochi'."""
    talks, (meeting, congress), town = NAMED[language][0], SOCHI_ROUND[language], SOCHI_TOWN[language]
    held = found(language, talks, meeting, town, about=(0, 1), rounds={0: (10,), 1: (10,)})
    assert targets(held) == [ASTANA, ASTANA, ASTANA]
    beside = found(language, talks, meeting, congress, town, about=(0, 1), rounds={0: (10,), 1: (10,)})
    assert SOCHI in beside[3].known


def test_the_committee_is_spoken_of_at_the_round_of_the_passage() -> None:
    """What is said of the committee after a round is said at that round."""
    text = ("Начались переговоры в Астане.", "Стороны обсудили конституционный комитет.")
    assert found("ru", *text, about=(0,), rounds={0: (12,)})[1].rounds == (12,)


def test_what_opens_a_text_is_on_the_round_that_it_comes_to() -> None:
    """A headline that names no talks is on the round that the text reports on."""
    assert found("tr", "Yağmur yağdı.", "Astana görüşmeleri başladı.", about=(1,), rounds={1: (15,)})[0].rounds == (15,)


@each_language
def test_a_heading_of_its_own_ends_what_the_last_one_was_about(language: str) -> None:
    """What stands under a heading that names no process is about the process of the document again."""
    talks, congress, nothing = NAMED[language]
    heads = {2: Section.HEADING, 4: Section.HEADING}
    text = found(language, talks, talks, congress, nothing, nothing, nothing, about=(0, 1), sections=heads)
    assert targets(text) == [ASTANA, ASTANA, SOCHI, SOCHI, ASTANA, ASTANA]


ZONES = {
    "en": "The de-escalation zones were drawn.",
    "fr": "Les zones de désescalade ont été tracées.",
    "ar": "رسمت مناطق خفض التصعيد.",
    "ru": "Границы зон деэскалации проведены.",
    "tr": "Gerginliği azaltma bölgeleri çizildi.",
    "fa": "مناطق کاهش تنش ترسیم شد.",
}


@each_language
def test_a_document_that_names_no_process_is_about_its_zones(language: str) -> None:
    """The agreement that it reports on is what its positions are about; where the talks are named, they are."""
    talks, _, nothing = NAMED[language]
    rest = [nothing] * 4
    assert targets(found(language, nothing, ZONES[language], *rest)) == [Target.DE_ESCALATION] * 6
    assert targets(found(language, talks, ZONES[language], *rest, about=(0,))) == [ASTANA] * 6


ALONE = {  # a title that has but the name of the city, a report on a round, and the name again
    "en": (
        "Astana leads nowhere, the Cedar Front says.",
        "The talks in Astana began.",
        "The Cedar Front sent nobody to Astana.",
    ),
    "fr": (
        "Astana ne mène nulle part, dit le Front du Cèdre.",
        "Les pourparlers d'Astana ont commencé.",
        "Le Front du Cèdre n'a envoyé personne à Astana.",
    ),
    "ar": ("جبهة الأرز: أستانا لا تؤدي إلى شيء.", "بدأت محادثات أستانا.", "ولم ترسل جبهة الأرز أحدا إلى أستانا."),
    "ru": (
        "Астана никуда не ведёт, говорит Фронт «Кедр».",
        "Начались переговоры в Астане.",
        "Фронт «Кедр» никого в Астану не послал.",
    ),
    "tr": (
        "Sedir Cephesi: Astana bir yere götürmez.",
        "Astana görüşmeleri başladı.",
        "Sedir Cephesi Astana'ya kimseyi göndermedi.",
    ),
    "fa": ("جبهه سرو: آستانه به جایی نمی‌رسد.", "مذاکرات آستانه آغاز شد.", "جبهه سرو کسی را به آستانه نفرستاد."),
}
TO_FOLLOW = {
    "en": "Talks in Geneva are to follow.",
    "fr": "Des pourparlers à Genève doivent suivre.",
    "ar": "وتليها محادثات جنيف.",
    "ru": "Затем последуют переговоры в Женеве.",
    "tr": "Ardından Cenevre görüşmeleri gelecek.",
    "fa": "سپس مذاکرات ژنو برگزار می‌شود.",
}


@each_language
def test_the_name_of_the_city_alone_goes_on_with_the_round_of_the_text(language: str) -> None:
    """A title with the city, and 'sent nobody to Astana' without a word for talks, are on the round told of there."""
    topics = found(language, *ALONE[language], about=(1,), rounds={1: (7,)}, sections={0: Section.TITLE})
    assert [t.rounds for t in topics] == [(7,), (7,), (7,)]


@each_language
def test_the_rounds_of_the_talks_are_known_where_another_process_is_the_topic(language: str) -> None:
    """They are not those of the other process, and those that are told later are not known yet."""
    talks, congress, nothing = NAMED[language]
    assert found(language, congress, talks, about=(1,), rounds={1: (7,)})[0].talks == ()
    topics = found(language, talks, congress, nothing, about=(0,), rounds={0: (7,)})
    assert [(t.rounds, t.talks) for t in topics] == [((7,), (7,)), ((), (7,)), ((), (7,))]


@each_language
def test_a_paragraph_behind_a_remark_on_another_process_goes_on_with_the_only_round(language: str) -> None:
    """In a text on several rounds it may be on any."""
    talks, _, nothing = NAMED[language]
    texts = (talks, talks, TO_FOLLOW[language], TO_FOLLOW[language], nothing)
    one = found(language, *texts, about=(0, 1), rounds={0: (7,), 1: (7,)}, opening=(4,))[-1]
    assert (one.target, one.rounds) == (ASTANA, (7,))
    several = found(language, *texts, about=(0, 1), rounds={0: (6,), 1: (7,)}, opening=(4,))[-1]
    assert (several.target, several.rounds) == (ASTANA, ())
