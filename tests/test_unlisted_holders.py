"""People and bodies that no list has: how texts name them, and when they are asked about. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.dates import find_dates
from astana_nlp.names import find_mentions
from astana_nlp.records import Analysis, Document, Extraction, Label, Mention, Section, Sentence
from astana_nlp.stance.about.earlier import before_the_process
from astana_nlp.stance.about.topics import topics
from astana_nlp.stance.candidates import candidates
from astana_nlp.stance.holders.actors import by_sentence, read_sentences
from astana_nlp.stance.holders.unlisted import comments, full_names, in_full, takes_part, without_attributes
from passages import laid_out


def _named(language: str, text: str) -> tuple[Mention, ...]:
    return find_mentions([Sentence("s", 0, len(text), text, 0, 1, Section.BODY, language)], "d")


def _analysis(language: str, *texts: str) -> Analysis:
    sentences: list[Sentence] = []
    for text in texts:
        start = sentences[-1].end + 1 if sentences else 0
        sentences.append(Sentence(f"d-s{start}", start, start + len(text), text, 0, 1, Section.BODY, language))
    document = Document("d", "a.txt", "", Extraction(" ".join(texts), (), "text"))
    mentions = find_mentions(sentences, "d")
    return Analysis(document, sentences=tuple(sentences), mentions=mentions, dates=find_dates(sentences, "d"))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "In Geneva the Stone Mill Movement praised the round.", "Stone Mill Movement"),
        ("en", "The Almond Valley Council said no.", "Almond Valley Council"),
        ("en", "The Walnut Martyrs Company stayed at home.", "Walnut Martyrs Company"),
        ("fr", "La Compagnie des Amandiers viendra.", "Compagnie des Amandiers"),
        ("fr", "Le Front de la Crête refuse.", "Front de la Crête"),
        ("ru", "Бригада миндального утра приняла приглашение.", "Бригада миндального утра"),
        ("ru", "В Женеве Движение каменной мельницы заявило протест.", "Движение каменной мельницы"),
        ("ru", "Рота фонарщиков осталась дома.", "Рота фонарщиков"),
        ("ru", "Как сообщил Совет ореховых рощ, он не приедет.", "Совет ореховых рощ"),
        ("tr", "Badem Vadisi Tugayı Hama'da kaldı.", "Badem Vadisi Tugayı"),
        ("tr", "Ceviz Şehitleri Bölüğü'nün komutanı yazdı.", "Ceviz Şehitleri Bölüğü"),
        ("tr", "Rusya'nın Badem Vadisi Taburu daveti kabul etti.", "Badem Vadisi Taburu"),
        ("ar", "قبلت كتيبة الجسر الأبيض الدعوة إلى أستانا.", "كتيبة الجسر الأبيض"),
        ("ar", "جيش الوادي الشرقي يرفض دعوة أستانا", "جيش الوادي الشرقي"),
        ("ar", "وضعت جبهة بساتين اللوز اسمها في قائمة أستانا.", "جبهة بساتين اللوز"),
        ("ar", "قال الناطق باسم حركة جبال اللوز إن أستانا انتهت.", "حركة جبال اللوز"),
        ("ar", "سرية شهداء الجوز مكانها الجبهات.", "سرية شهداء الجوز"),
        ("fa", "شورای باغ‌های بادام: جای ما در آستانه خالی نیست.", "شورای باغ‌های بادام"),
        ("fa", "ارتش کوه خاوری دعوت آستانه را رد کرد", "ارتش کوه خاوری"),
        ("fa", "گروهان شهدای بادام به آستانه نرفت.", "گروهان شهدای بادام"),
    ],
)
def test_a_body_is_read_by_the_grammar_of_its_name(language: str, text: str, name: str) -> None:
    """The name takes what the language joins to its type word, and nothing that stands beside it."""
    found = [m.text for m in _named(language, text) if m.label in (Label.FACTION, Label.ORG) and not m.entity_id]
    assert found == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The oil company said no."),
        ("ru", "Движение транспорта в Астане остановлено."),
        ("ru", "Армия противника отступила."),
        ("ar", "عقدت محادثات سرية الأسبوع الماضي في أستانا."),
        ("ar", "زادت حركة نزوح السكان من المنطقة"),
        ("fa", "جنبش مردم در خیابان بود"),
        ("fr", "Un porte-parole a déclaré que tout était fini."),
        ("fr", "Le sort d'Astana sur ce point est incertain."),
    ],
)
def test_common_nouns_are_no_bodies(language: str, text: str) -> None:
    """A type word in a common phrase names nobody, and neither does a word that only sounds like a name."""
    assert not [m.text for m in _named(language, text) if m.label in (Label.FACTION, Label.ORG, Label.COALITION)]


def test_a_russian_body_has_one_name_in_all_cases() -> None:
    """The nominative names the holder; the rest of the name stands in the genitive anyway."""
    (found,) = _named("ru", "Так написал представитель Бригады миндального утра.")
    assert (found.text, found.entity) == ("Бригады миндального утра", "Бригада миндального утра")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "ترى المحامية المعارضة هدى الفيلي أن المسار بطيء.", "هدى الفيلي"),
        ("ar", "هدى الفيلي: لن أعود إلى أستانا.", "هدى الفيلي"),
        ("fa", "مریم فیلی: به آستانه بازنمی‌گردم.", "مریم فیلی"),
        ("tr", "Muhalif avukat Leyla Velin'e göre tur değer.", "Leyla Velin"),
    ],
)
def test_people_are_found_by_their_given_names(language: str, text: str, name: str) -> None:
    """Where no model proposes names, a given name shows them, behind a title or as the speaker of a sentence."""
    assert [m.text for m in _named(language, text) if m.label is Label.PERSON] == [name]


@pytest.mark.parametrize(
    ("language", "full", "later", "names"),
    [
        ("ar", "ناشد أسامة الفيلي الفصائل أن تبتعد.", "بيد أن الفيلي لم يذهب.", ["أسامة الفيلي", "الفيلي"]),
        ("ar", "استضافت القناة محمود زردان، وهو مهندس.", "ورأى زردان أن الجولة عقيمة.", ["محمود زردان", "زردان"]),
        ("ar", "كتب عبد الكريم الفيلي مقالاً.", "والفيلي مهندس.", ["عبد الكريم الفيلي", "الفيلي"]),
        ("fa", "به گفته حمید زردانی، دور بی‌ثمر بود.", "زردانی به آستانه نرفت.", ["حمید زردانی", "زردانی"]),
        ("tr", "Özdemir Velin bunu yazdı.", "Oysa Velin'e göre tur değersiz.", ["Özdemir Velin", "Velin"]),
        ("ar", "قال أسامة كمال، وهو مهندس.", "هذا كمال الأمر.", ["أسامة كمال"]),
        ("ar", "كتب محمد أحمد، وهو مهندس.", "مضى يوم.", ["محمد أحمد"]),
        ("ar", "كتب محمد أحمد الفيلي مقالاً.", "مضى يوم.", ["محمد أحمد الفيلي"]),
        ("ar", "كتب أسامة الزن مقالاً.", "غاب الزن.", ["أسامة الزن", "الزن"]),
        ("fa", "حمید زردانی، مهندس، آمد.", "مهندس زردانی رفت.", ["حمید زردانی", "زردانی"]),
        ("ar", "هكذا قال أسامة زردان.", "مضى يوم.", ["أسامة زردان"]),
        ("fa", "حمید زردان را دید.", "روزی گذشت.", ["حمید زردان"]),
        ("fa", "حمید زردانی نان خورد.", "روزی گذشت.", ["حمید زردانی"]),
        ("tr", "Özdemir Velin bunu yazdı.", "Dün Ardo Velin geldi.", ["Özdemir Velin"]),
        ("tr", "Özdemir Velin bunu yazdı.", "Oysa velin kâğıdı pahalı.", ["Özdemir Velin"]),
    ],
)
def test_people_without_a_title_are_found_in_full_and_later_by_their_family_name(
    language: str, full: str, later: str, names: list[str]
) -> None:
    """A given name that is no other word shows a name anywhere; what a text has introduced it says shorter later."""
    found = [m for m in _analysis(language, full, later).mentions if m.label is Label.PERSON]
    assert [m.text for m in found] == names
    whole = full_names(found)
    assert {held.entity for m in found if (held := in_full(m, whole))} == {names[0]}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "على الأرض، بقي الوضع هادئاً."),
        ("ar", "قال محمد في أستانا إن الجولة انتهت."),
        ("ar", "انتشر لواء محمد الفيلي في الريف."),
        ("ar", "كتيبة محمد الفيلي بقيت."),
        ("ar", "قال محمد الله أكبر."),
        ("ar", "قال أسامة الذي حضر."),
        ("ar", "وصل أسامة السوري أمس."),
        ("ar", "وصل أسامة اللواء المتقاعد."),
        ("ar", "حضر أسامة، الفيلي غائب."),
        ("ar", "كتب عبد محمد في الجريدة."),
        ("ar", "كتب عبد محمد الفيلي في الجريدة."),
        ("ar", "هذا المقام المحمود الفيلي."),
        ("ar", "حضرت الأمم المتحدة؛ الشركة المتحدة غائبة."),
        ("ar", "قرأ أسامة «الفيلية» أمس."),
        ("ar", "وصل أسامة Velin، وهو مهندس."),
        ("fa", "یاسر در آستانه ماند."),
        ("fa", "حمید نان را خورد."),
        ("fa", "گردان حمید زردانی ماند."),
        ("fa", "حسن‌های زردانی آمدند."),
        ("tr", "Zafer Partisi turu izledi."),
    ],
)
def test_a_given_name_alone_or_in_another_name_is_nobody(language: str, text: str) -> None:
    """What looks like a given name is a preposition, part of the name of a body, or a common noun."""
    assert [m.text for m in _named(language, text) if m.label is Label.PERSON] == []


@pytest.mark.parametrize(
    ("language", "sentence", "asked"),
    [
        ("en", "[P:Nura Velin] called the round a waste of time.", True),
        ("en", "[P:Nura Velin]: we shall not go.", True),
        ("en", "[P:Nura Velin] was wounded on the day of the round.", False),
        ("en", "Analyst [P:Nura Velin] said that the round would fail.", False),
        ("fr", "[P:Noura Velin] a jugé le processus inutile.", True),
        ("fr", "Le chercheur [P:Noura Velin] a dit que le processus échouerait.", False),
        ("ru", "[P:Нура Велин] считает встречу бесполезной.", True),
        ("ru", "Аналитик [P:Нура Велин] сказала, что встреча провалится.", False),
        ("ar", "قالت [P:نورا الفيلي] إنها لن تذهب.", True),
        ("ar", "ناشدت [P:نورا الفيلي] الجميع أن يبتعدوا.", True),
        ("ar", "قالت الباحثة [P:نورا الفيلي] إن الجولة ستفشل.", False),
        ("fa", "[P:نورا فیلی]: به آنجا نمی‌رویم.", True),
        ("fa", "[P:نورا فیلی]، پژوهشگر، گفت دور شکست می‌خورد.", False),
        ("tr", "[P:Nora Velin] turu reddettiğini söyledi.", True),
        ("tr", "Araştırmacı [P:Nora Velin] turun başarısız olacağını söyledi.", False),
    ],
)
def test_who_speaks_or_acts_is_asked_about(language: str, sentence: str, asked: bool) -> None:  # noqa: FBT001
    """A person whom no list has may hold a position by saying or doing something, and not by profession."""
    rows, mentions, read = laid_out(language, sentence)
    (person,) = mentions[0]
    assert takes_part(person, rows[0], read[0]) is asked
    assert not asked or not comments((person.start, person.end), read[0])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "[D:Opposition] lawyer [P:Nura Velin] rejected the talks."),
        ("fr", "Pour l'avocate [P:Noura Velin], membre de l'[D:opposition], le processus est mort."),
        ("ru", "Юрист из [D:оппозиции] [P:Нура Велин] отвергла переговоры."),
        ("ar", "ترى المحامية [D:المعارضة] [P:نورا الفيلي] أن المسار بطيء."),
        ("tr", "[D:Muhalif] avukat [P:Nora Velin] görüşmeleri reddetti."),
    ],
)
def test_a_side_in_a_title_holds_nothing(language: str, sentence: str) -> None:
    """'Opposition lawyer X' gives no position to the opposition."""
    rows, mentions, read = laid_out(language, sentence)
    assert [m.label for m in without_attributes(mentions[0], rows[0], read[0])] == [Label.PERSON]


def test_a_side_beside_a_turkish_person_is_for_itself() -> None:
    """'De' behind a group says that it is no adjective of the name behind it."""
    rows, mentions, read = laid_out("tr", "[D:Muhalefet] de [P:Nora Velin]'i yolladı.")
    assert len(without_attributes(mentions[0], rows[0], read[0])) == len(mentions[0])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قالت المتحدثة باسم جيش الإسلام نورا الفيلي إن الجيش يقاطع محادثات أستانا."),
        ("fa", "نورا فیلی، سخنگوی جیش الاسلام، گفت مذاکرات آستانه را تحریم می‌کنند."),
        ("tr", "İslam Ordusu sözcüsü Leyla Velin, Astana görüşmelerini boykot ettiklerini söyledi."),
    ],
)
def test_a_body_is_asked_about_where_its_speaker_is_on_no_list(language: str, text: str) -> None:
    """Its name stands in a title only, and the person speaks for it (rule 8 of the codebook)."""
    analysis = _analysis(language, text)
    read = read_sentences(analysis)
    about = topics(analysis.sentences, read, analysis.mentions)
    assert {c.holder.entity for c in candidates(analysis, read, about)} == {"Jaysh al-Islam"}


def test_a_family_name_is_who_was_introduced_by_it() -> None:
    """Who is named in full once keeps that name; a single name that nothing introduced is nobody."""
    analysis = _analysis("tr", "Avukat Leyla Velin konuştu.", "Komutan Murat Badem sustu.")
    assert [m.entity for here in by_sentence(analysis) for m in here] == ["Leyla Velin", "Murat Badem"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Opposition figures met in Astana in May 2015 and praised the meeting."),
        ("fr", "En octobre 2015, des opposants se sont réunis à Astana et ont salué le résultat."),
        ("ru", "В мае 2015 года представители оппозиции собрались в Астане и поддержали итоги."),
        ("ar", "اجتمعت المعارضة السورية في أستانا في أيار 2015 ورحبت بالنتائج."),
        ("fa", "مخالفان سوری در مه ۲۰۱۵ در آستانه گرد هم آمدند و از نشست آستانه استقبال کردند."),
        ("tr", "Suriye muhalefeti Mayıs 2015'te Astana'da bir araya geldi."),
    ],
)
def test_meetings_of_2015_are_before_the_process(language: str, text: str) -> None:
    """What the opposition did in the city in 2015 is no position on the talks."""
    analysis = _analysis(language, text)
    assert before_the_process(analysis, read_sentences(analysis)) == {0}


@pytest.mark.parametrize(
    "text",
    [
        "The Cedar Brigade, which was founded in 2015, will attend the Astana talks.",
        "The opposition met in Astana in May 2017 and praised the round.",
        "The Astana talks replaced a phrase of the Geneva Communique issued in June 2012.",
        "The Astana talks rest on Resolution 2254 of 2015, which both sides accept.",
    ],
)
def test_other_days_are_not_before_the_process(text: str) -> None:
    """A year of something else, and a day of the process, take nothing from the talks."""
    analysis = _analysis("en", text)
    assert not before_the_process(analysis, read_sentences(analysis))
