"""Pronouns and descriptions lead to the actor that they stand for, in six languages, or nowhere. Names are invented."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from astana_nlp.records import Label, Mention, Section, Sentence
from astana_nlp.stance.holders.coreference import anaphors
from passages import laid_out, passage, stood_for
from reading import LANGUAGES, frames, read

PEOPLE = {"Karim Haddad", "كريم حداد", "کریم حداد", "Карим Хаддад", "Kerim Haddad"}


def resolved(language: str, *sentences: str, blocks: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    """Return what each anaphor of the last sentence stands for; actors are in brackets."""
    rows, mentions, texts, offset = [], [], [], 0
    for i, marked in enumerate(sentences):
        found = read(language, marked)
        block = blocks[i] if blocks else 0
        end = offset + len(found.text)
        rows.append(Sentence(f"s{i}", offset, end, found.text, block, 1, Section.BODY, language))
        mentions.append([_mention(i, offset, found.text, span) for span in found.mentions])
        texts.append(found)
        offset = end + 1
    return [(a.text, m.text) for a in anaphors(rows, mentions, texts)[-1] for m in a.antecedents]


def _mention(sentence: int, offset: int, text: str, span: tuple[int, int]) -> Mention:
    name = text[span[0] : span[1]]
    label = Label.PERSON if name in PEOPLE else Label.STATE if name in STATES else Label.FACTION
    return Mention(name, sentence, offset + span[0], offset + span[1], name, label, name, name, "name", 1.0)


DESCRIBED = {
    "en": ("The [Cedar Front] met in the city.", "The group rejected the talks.", "Cedar Front"),
    "fr": ("Le [Front du Cèdre] s'est réuni.", "Le groupe a rejeté les pourparlers.", "Front du Cèdre"),
    "ar": ("اجتمعت [جبهة الأرز] في المدينة.", "رفضت الجبهة المحادثات.", "جبهة الأرز"),
    "ru": ("[Фронт Кедра] собрался в городе.", "Группировка отвергла переговоры.", "Фронт Кедра"),
    "tr": ("[Sedir Cephesi] kentte toplandı.", "Örgüt görüşmeleri reddetti.", "Sedir Cephesi"),
    "fa": ("[جبهه سرو] در شهر گرد آمد.", "این گروه مذاکرات را رد کرد.", "جبهه سرو"),
}
OFFICES = {
    "en": ("The [Cedar Front] sent [Karim Haddad].", "The envoy rejected the talks.", "Karim Haddad"),
    "fr": ("Le [Front du Cèdre] a envoyé [Karim Haddad].", "L'émissaire a rejeté le texte.", "Karim Haddad"),
    "ar": ("أوفدت [جبهة الأرز] [كريم حداد].", "رفض المبعوث المحادثات.", "كريم حداد"),
    "ru": ("[Фронт Кедра] направил туда [Карим Хаддад].", "Посланник отверг переговоры.", "Карим Хаддад"),
    "tr": ("[Sedir Cephesi], [Kerim Haddad] ile görüştü.", "Temsilci görüşmeleri reddetti.", "Kerim Haddad"),
    "fa": ("[جبهه سرو]، [کریم حداد] را فرستاد.", "فرستاده مذاکرات را رد کرد.", "کریم حداد"),
}
PRONOUNS = {
    "en": ("The [Cedar Front] met.", "It rejected the talks.", "Cedar Front"),
    "fr": ("Le [Front du Cèdre] s'est réuni.", "Il a rejeté les pourparlers.", "Front du Cèdre"),
    "ar": ("اجتمعت [جبهة الأرز].", "وهي ترفض المحادثات.", "جبهة الأرز"),
    "ru": ("[Фронт Кедра] собрался.", "Он отверг переговоры.", "Фронт Кедра"),
    "tr": ("[Sedir Cephesi] toplandı.", "Kendisi görüşmeleri reddetti.", "Sedir Cephesi"),
    "fa": ("[کریم حداد] به شهر آمد.", "وی مذاکرات را رد کرد.", "کریم حداد"),
}
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
@pytest.mark.parametrize("table", [DESCRIBED, OFFICES, PRONOUNS], ids=["described", "office", "pronoun"])
def test_an_anaphor_stands_for_what_agrees(table: dict[str, tuple[str, str, str]], language: str) -> None:
    """'The group' is the faction, 'the envoy' the person beside it, a pronoun the subject before."""
    before, after, antecedent = table[language]
    assert antecedent in {name for _, name in resolved(language, before, after)}
    assert {name for _, name in resolved(language, before, after)} == {antecedent}


@each_language
def test_an_office_without_a_person_stands_for_nobody(language: str) -> None:
    """A minister is no faction: where no person was named there is no link."""
    assert resolved(language, DESCRIBED[language][0], OFFICES[language][1]) == []


@each_language
def test_nothing_before_gives_nothing(language: str) -> None:
    """An anaphor that opens a document has no antecedent."""
    assert resolved(language, DESCRIBED[language][1]) == []


TYPES = {  # a faction, a delegation that is none, and a type word in front of a name
    "en": ("The [Cedar Front] met.", "The delegation rejected the talks.", "The movement “[Olive Union]” left."),
    "fr": (
        "Le [Front du Cèdre] s'est réuni.",
        "La délégation a rejeté le texte.",
        "Le mouvement « [Olivier] » est parti.",
    ),
    "ar": ("اجتمعت [جبهة الأرز].", "رفض المجلس المحادثات.", "غادرت الحركة «[الزيتون]»."),
    "ru": ("[Фронт Кедра] собрался.", "Делегация отвергла переговоры.", "Движение «[Олива]» ушло."),
    "tr": ("[Sedir Cephesi] toplandı.", "Komite görüşmeleri reddetti.", "Hareket “[Zeytin]” ayrıldı."),
    "fa": ("[جبهه سرو] گرد آمد.", "این شورا مذاکرات را رد کرد.", "جنبش «[زیتون]» رفت."),
}


@each_language
def test_a_delegation_is_no_faction(language: str) -> None:
    """'The council' does not stand for an armed faction, and 'movement' before a name in quotes for nobody else."""
    faction, body, named = TYPES[language]
    assert resolved(language, faction, body) == []
    assert resolved(language, faction, named) == []


def test_the_latter_and_the_former_are_told_apart() -> None:
    """Each has one antecedent, though both stand in the lists of singular and plural words."""
    before = "The [Cedar Front] met the [Olive Brigade]."
    assert resolved("en", before, "The latter rejected the talks.") == [("The latter", "Olive Brigade")]
    assert resolved("en", before, "The former rejected the talks.") == [("The former", "Cedar Front")]


@pytest.mark.parametrize(
    ("language", "before", "after", "last"),
    [
        (
            "fr",
            "Le [Front du Cèdre] a vu la [Brigade des Oliviers].",
            "Cette dernière a refusé.",
            "Brigade des Oliviers",
        ),
        ("ru", "[Фронт Кедра] встретил [Бригаду Олива].", "Последняя отвергла переговоры.", "Бригаду Олива"),
        ("ar", "التقت [جبهة الأرز] مع [كتيبة الزيتون].", "رفضت هذه الأخيرة المحادثات.", "كتيبة الزيتون"),
        ("tr", "[Sedir Cephesi] ile [Zeytin Tugayı] görüştü.", "İkincisi görüşmeleri reddetti.", "Zeytin Tugayı"),
        ("fa", "[جبهه سرو] با [تیپ زیتون] دیدار کرد.", "دومی مذاکرات را رد کرد.", "تیپ زیتون"),
    ],
)
def test_the_latter_in_other_languages(language: str, before: str, after: str, last: str) -> None:
    """The second of two is the one named last."""
    assert {name for _, name in resolved(language, before, after)} == {last}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("ar", "اجتمعت [جبهة الأرز] مع [كتيبة الزيتون].", "فشلت الجولة الأولى."),
        ("ar", "اجتمعت [جبهة الأرز] مع [كتيبة الزيتون].", "كانت تلك الحلقة الأخيرة من المؤامرة."),
        ("ar", "اجتمعت [جبهة الأرز] مع [كتيبة الزيتون].", "رفض المسودة الأولى كثيرون."),
        ("ru", "[Фронт Кедра] собрался.", "Начался первый раунд."),
    ],
)
def test_an_ordinal_of_a_round_is_no_pronoun(language: str, before: str, after: str) -> None:
    """'The first round' points at no actor."""
    assert resolved(language, before, after) == []


def test_a_person_is_not_it() -> None:
    """'He' is the officer and 'it' the faction, wherever they stand."""
    before = "[Karim Haddad] spoke for the [Cedar Front]."
    assert resolved("en", before, "He rejected the talks.") == [("He", "Karim Haddad")]
    assert resolved("en", before, "It rejected the talks.") == [("It", "Cedar Front")]


def test_the_subject_is_preferred() -> None:
    """Of two factions the subject of the sentence before is meant."""
    before = "After the [Olive Brigade] had left, the [Cedar Front] met."
    assert resolved("en", before, "It rejected the talks.")[0][1] in {"Cedar Front", "Olive Brigade"}
    assert resolved("en", "In the city the [Cedar Front] met the [Fig Legion].", "It left.") == [("It", "Cedar Front")]


def test_an_antecedent_is_close_by() -> None:
    """Three sentences or two paragraphs back is too far: a wrong holder is worse than none."""
    first, filler, last = "The [Cedar Front] met.", "Rain fell.", "It rejected the talks."
    assert resolved("en", first, filler, last) == [("It", "Cedar Front")]
    assert resolved("en", first, filler, filler, last) == []
    assert resolved("en", first, last, blocks=(0, 2)) == []


def test_one_sentence_holds_pronoun_and_antecedent() -> None:
    """Within a sentence only what stands before the pronoun counts."""
    assert resolved("en", "The [Cedar Front] said that it rejected the talks.") == [("it", "Cedar Front")]
    assert resolved("en", "Before it left, the [Cedar Front] spoke.") == []


PARTS_OF_NAMES = {
    "en": ("[Karim Haddad] spoke to the [Olive Brigade].", "The movement [Cedar Front] rejected the talks."),
    "ar": ("وصل وفد [جبهة الأرز].", "رفضت اللجنة الدستورية المحادثات."),
    "ru": ("[Фронт Кедра] собрался.", "Гражданский комитет отверг переговоры."),
    "fa": ("[تیپ زیتون] به شهر آمد.", "گروه [جبهه سرو] مذاکرات را رد کرد."),
}


@pytest.mark.parametrize("language", PARTS_OF_NAMES)
def test_a_type_word_inside_a_name_points_nowhere(language: str) -> None:
    """'the movement Cedar Front' or 'гражданский комитет' names something new and stands for nobody before it."""
    assert resolved(language, *PARTS_OF_NAMES[language]) == []


STATES = {
    "Lutonia",
    "Averonia",
    "Norvania",
    "Lutonie",
    "Averonie",
    "Norvanie",
    "لوتونيا",
    "أفرونيا",
    "نورفانيا",
    "Лутония",
}
STATES |= {"Аверония", "Норвания", "Lutonya", "Averonya", "Norvanya", "لوتونیا", "اورونیا", "نوروانیا"}
THREE = {
    "en": ("[Lutonia], [Averonia] and [Norvania] met the [Cedar Front].", "The three countries signed the text."),
    "fr": ("[Lutonie], [Averonie] et [Norvanie] ont reçu le [Front du Cèdre].", "Les trois pays ont signé le texte."),
    "ar": ("التقت [لوتونيا] و[أفرونيا] و[نورفانيا] مع [جبهة الأرز].", "وقعت الدول الثلاث على الوثيقة."),
    "ru": ("[Лутония], [Аверония] и [Норвания] приняли [Фронт Кедра].", "Три страны подписали документ."),
    "tr": ("[Lutonya], [Averonya] ve [Norvanya], [Sedir Cephesi] ile görüştü.", "Üç ülke belgeyi imzaladı."),
    "fa": ("[لوتونیا]، [اورونیا] و [نوروانیا] با [جبهه سرو] دیدار کردند.", "سه کشور سند را امضا کردند."),
}


@each_language
def test_three_countries_are_those_of_the_enumeration(language: str) -> None:
    """'The three countries' are the three states that were counted up, and not the faction that they met."""
    before, after = THREE[language]
    assert {name for _, name in resolved(language, before, after)} == STATES & {
        before[a:b] for a, b in _brackets(before)
    }


@each_language
def test_two_are_not_three(language: str) -> None:
    """An enumeration of another number has not been meant, and nobody else is taken."""
    before, after = THREE[language]
    spans = _brackets(before)
    two = before[: spans[0][0] - 1] + before[spans[1][0] - 1 :]
    assert resolved(language, two, after) == []


def _brackets(marked: str) -> list[tuple[int, int]]:
    return [(i + 1, marked.index("]", i)) for i, c in enumerate(marked) if c == "["]


def test_the_noun_of_a_name_leads_back_to_it() -> None:
    """'The delegation' is what was called a delegation, not the last one named; a pronoun behind it goes on with it."""
    before = "The [opposition delegation] met the [Cedar Front]."
    assert resolved("en", before, "The delegation rejected the talks.") == [("The delegation", "opposition delegation")]
    then = resolved("en", before, "The delegation left.", "It rejected the talks.")
    assert then == [("It", "opposition delegation")]


def test_we_behind_a_quotation_mark_is_no_name() -> None:
    """A quotation that begins with 'we' says who speaks; only a few words in quotation marks are a name."""
    text = "[Karim Haddad] said: “We have rejected the talks in the capital and will not go there.”"
    assert resolved("en", text) == [("We", "Karim Haddad")]


def test_both_behind_two_names_points_to_no_others() -> None:
    """'X and Y both left' counts the two that it names."""
    found = passage("en", "The [D:rebels] stayed away.", "[S:Lutonia] and [S:Ovania] both condemned it.")
    assert not [a for a in found if a.text == "both"]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fa", ("[جبهه سرو] در شهر گرد آمد.", "آن دور با توافق پایان یافت.")),
        ("fa", ("[جبهه سرو] در شهر گرد آمد.", "کریمی خواستار آن شد که مذاکرات ادامه یابد.")),
        ("tr", ("[Sedir Cephesi] kentte toplandı.", "O toplantıda anlaşma imzalandı.")),
    ],
)
def test_a_demonstrative_before_the_talks_stands_for_nobody(language: str, sentences: tuple[str, ...]) -> None:
    """'That round' is no actor."""
    assert resolved(language, *sentences) == []


def test_a_pronoun_inside_a_quotation_is_not_who_is_quoted() -> None:
    """Who speaks of himself says 'I'."""
    said = "وأضاف [كريم حداد]: «دعونا [جبهة الأرز] غير أنها رفضت المجيء»."
    other = "وأضاف [كريم حداد]: «كنا ننتظر طويلا غير أنه رفض المجيء»."
    assert ("أنها", "جبهة الأرز") in resolved("ar", said)
    assert resolved("ar", other) == []


THEY = {
    "en": ("[Arcadia], [Borovia] and [Cascadia] met.", "They support the talks."),
    "fr": ("L'[Arcadie], la [Borovie] et la [Cascadie] se sont réunies.", "Elles soutiennent les pourparlers."),
    "ru": ("[Фронт Кедра], [Армия равнины] и [Бригада реки] призвали к миру.", "Они поддерживают переговоры."),
}


@pytest.mark.parametrize("language", THEY)
def test_they_are_all_who_were_counted_up(language: str) -> None:
    """'They' behind three names stands for the three, each with a record of its own."""
    assert len({name for _, name in resolved(language, *THEY[language])}) == 3


AUTHORS = {
    "en": ("The [Cedar Front] cites the [Elm Council]'s resolution.", "It rejects the talks."),
    "fr": ("Le [Front du Cèdre] cite la résolution du [Conseil de l'Orme].", "Il rejette les pourparlers."),
    "ru": ("[Фронт Кедра] ссылается на резолюцию [Совета Вяза].", "Он отвергает переговоры."),
    "ar": ("[جبهة الأرز] تستند إلى قرار [حركة البلوط].", "وهي ترفض المحادثات."),
    "tr": ("[Sedir Cephesi], [Meşe Konseyi] kararına dayanıyor.", "Kendisi görüşmeleri reddetti."),
}


@pytest.mark.parametrize("language", AUTHORS)
def test_the_author_of_a_paper_is_no_antecedent(language: str) -> None:
    """'The council's resolution' names a paper: 'it' is who cites it."""
    cited = AUTHORS[language][0].split("[")[2].split("]")[0]
    assert cited not in {name for _, name in resolved(language, *AUTHORS[language])}
    assert resolved(language, *AUTHORS[language])


DELEGATIONS = {
    "en": ("The delegation of the [Cedar Front] stayed away.", "The delegation rejected the talks.", "Cedar Front"),
    "fr": ("La délégation du [Front du Cèdre] est absente.", "La délégation a rejeté le texte.", "Front du Cèdre"),
    "ru": ("Делегация [Фронт Кедра] не приехала.", "Делегация отвергла переговоры.", "Фронт Кедра"),
}


@pytest.mark.parametrize("language", DELEGATIONS)
def test_a_delegation_is_that_of_whom_it_was_said(language: str) -> None:
    """'The delegation' leads back to 'the delegation of the front', where the front is no delegation by its name."""
    first, then, name = DELEGATIONS[language]
    assert {antecedent for _, antecedent in resolved(language, first, then)} == {name}


def test_the_noun_of_a_name_points_nowhere() -> None:
    """In 'la délégation rebelle' the noun is part of a description, and leads to nobody else."""
    assert resolved("fr", "Le [Front du Cèdre] est là.", "La [délégation rebelle] se retire.") == []


AHEAD = {
    "en": "In their statement, [Lutonia], [Averonia] and [Norvania] reaffirmed their support for the talks.",
    "fr": "Dans leur déclaration, la [Lutonie], l'[Averonie] et la [Norvanie] ont soutenu les pourparlers.",
    "ru": "В их заявлении, [Лутония], [Аверония] и [Норвания] подтвердили поддержку переговоров.",
}


@pytest.mark.parametrize("language", AHEAD)
def test_a_possessive_in_an_opening_phrase_looks_ahead(language: str) -> None:
    """'In their statement, A and B said' is of A and B, not of those who were named before."""
    before = {"en": "The [Cedar Front] met.", "fr": "Le [Front du Cèdre] s'est réuni.", "ru": "[Фронт Кедра] собрался."}
    found = {name for _, name in resolved(language, before[language], AHEAD[language])}
    assert not found & {"Cedar Front", "Front du Cèdre", "Фронт Кедра"}


GROUPS = {
    "en": ("[Lutonia], [Averonia] and [Norvania] met.", "These groups rejected the talks."),
    "fr": ("La [Lutonie], l'[Averonie] et la [Norvanie] se sont réunies.", "Ces groupes ont rejeté les pourparlers."),
    "ar": ("اجتمعت [لوتونيا] و[أفرونيا] و[نورفانيا].", "رفضت هذه الفصائل المحادثات."),
    "ru": ("[Лутония], [Аверония] и [Норвания] встретились.", "Эти группировки отвергли переговоры."),
    "tr": ("[Lutonya], [Averonya] ve [Norvanya] toplandı.", "Bu gruplar görüşmeleri reddetti."),
    "fa": ("[لوتونیا]، [اورونیا] و [نوروانیا] گرد آمدند.", "این گروه‌ها مذاکرات را رد کردند."),
}


@each_language
def test_groups_are_no_states(language: str) -> None:
    """'These groups' are factions, whoever else was counted up before."""
    assert resolved(language, *GROUPS[language]) == []


JOINT = {
    "en": ("The [G:guarantors] met.", "[S:Lutonia] objected.", "In a joint statement the parties welcomed the round."),
    "fr": (
        "Les [G:garants] se sont réunis.",
        "La [S:Lutonie] a protesté.",
        "Dans une déclaration commune, les parties ont salué le tour.",
    ),
    "ar": ("اجتمعت [G:الدول الضامنة].", "واعترضت [S:لوتونيا].", "وفي بيان مشترك رحبت الأطراف بالجولة."),
    "ru": (
        "[G:Гаранты] встретились.",
        "[S:Лютония] возразила.",
        "В совместном заявлении стороны приветствовали раунд.",
    ),
    "tr": ("[G:Garantörler] buluştu.", "[S:Lutonya] itiraz etti.", "Ortak açıklamada taraflar turu destekledi."),
    "fa": ("[G:ضامنان] دیدار کردند.", "[S:لوتونیا] اعتراض کرد.", "در بیانیه مشترک، طرف‌ها از این دور حمایت کردند."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parties_of_a_joint_statement_are_the_guarantors(language: str) -> None:
    """Whoever was named between, 'the parties' of a joint or final statement are those who issue it."""
    found = {m.entity_id for a in passage(language, *JOINT[language]) for m in a.antecedents}
    assert found == {"guarantor-states"}


def test_a_small_delegation_is_not_the_delegation() -> None:
    """A Persian noun with an indefinite adjective is one that the text has not spoken of."""
    assert not passage("fa", "[S:لوتونیا] آمد.", "هیئت کوچکی از فرماندهان در نشست شرکت می‌کند.")
    assert passage("fa", "هیئت [S:لوتونیا] آمد.", "هیئت در نشست شرکت می‌کند.")


def test_arabic_pronouns_behind_but_and_for_lead_back() -> None:
    """'لكنها' and 'فهي' are pronouns with what is written onto them."""
    for sentence in ("لكنها رفضت المشاركة في المحادثات.", "فهي ترفض المشاركة في المحادثات."):
        found = {m.text for a in passage("ar", "وصلت [جبهة الأرز].", sentence) for m in a.antecedents}
        assert found == {"جبهة الأرز"}


def test_ten_factions_are_many() -> None:
    """A number before its noun makes an Arabic description one of many."""
    assert stood_for("ar", "اجتمعت [D:عشرة فصائل].", "ورفض هؤلاء المحادثات.") == {"عشرة فصائل"}


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("ru", "Группировки отложили поездку в Астану.", "Группировки"),
        ("ru", "Сразу восемь группировок отказались от поездки.", "группировок"),
        ("ru", "Пограничные отряды отказались от поездки.", ""),
        ("ru", "Отряды Лутонии отказались от поездки.", ""),
        ("tr", "Gruplar Astana'ya gitmeyi erteledi.", "Gruplar"),
        ("tr", "Silahsız gruplar Astana'ya gitmeyi erteledi.", ""),
    ],
)
def test_armed_groups_without_a_name_are_a_part_of_the_opposition(language: str, text: str, holder: str) -> None:
    """Where no group was named before and nothing says which they are (rule 18 of the codebook)."""
    assert [anaphor for anaphor, _ in resolved(language, text)] == [holder] * bool(holder)


def test_one_side_alone_is_not_the_parties() -> None:
    """'The parties are content' says nothing of the one body that was named before."""
    assert resolved("ru", "[M:Повстанцы] остались.", "Стороны довольны.") == []


PAIRS = {
    "en": ("[P:Karim Haddad] received [P:Selim Vartan].", "Both supported the talks."),
    "fr": ("[P:Karim Haddad] a reçu [P:Selim Vartan].", "Tous deux ont salué les pourparlers."),
    "ru": ("[P:Карим Хаддад] принял [P:Селим Вартан].", "Оба поддержали переговоры."),
    "tr": ("[P:Kerim Haddad] [P:Selim Vartan] ile görüştü.", "İki lider görüşmeleri destekledi."),
    "ar": ("استقبل [P:كريم حداد] [P:سليم ورتان].", "وأيد الرئيسان المحادثات."),
    "fa": ("[P:کریم حداد] با [P:سلیم ورتان] گفت‌وگو کرد.", "دو وزیر از مذاکرات حمایت کردند."),
}


@pytest.mark.parametrize("language", PAIRS)
def test_both_are_the_two_whom_the_sentence_before_tells_of(language: str) -> None:
    """Who met, received or called whom need not be enumerated."""
    assert len(stood_for(language, *PAIRS[language])) == 2


def test_both_are_nobody_where_three_are_named() -> None:
    """Nobody can tell which two of three are meant."""
    three = "[P:Karim Haddad] told [P:Selim Vartan] of [P:Nadim Sorel]."
    assert not stood_for("en", three, "Both supported the talks.")


def test_a_pronoun_written_onto_a_conjunction_is_the_subject() -> None:
    """French "qu'il" is 'that he', and he is who does something."""
    found = read("fr", "[Le Front] a dit qu'il rejetait les pourparlers.")
    assert found.tree is not None
    at = found.text.index("qu'il")
    word = found.tree.head_of(at, at + len("qu'il"))
    assert word is not None
    assert found.tree.tokens[word].text == "il"


THREE_CAPITALS = {
    "en": ("The talks went on.", "The three capitals launched a second format."),
    "fr": ("Les pourparlers ont continué.", "Les trois capitales ont lancé un second format."),
    "ar": ("استمرت المحادثات.", "أطلقت العواصم الثلاث صيغة أخرى."),
    "ru": ("Переговоры продолжались.", "Эти три государства предложили второй формат."),
    "tr": ("Görüşmeler sürdü.", "Üç başkent ikinci bir format başlattı."),
    "fa": ("مذاکرات ادامه یافت.", "سه دولت قالب دیگری را آغاز کردند."),
}
OTHER_THREE = {
    "en": "[S:Velmur], [S:Lutonia] and [S:Zarovia] sent observers.",
    "fr": "Le [S:Velmur], la [S:Lutonie] et la [S:Zarovie] ont envoyé des observateurs.",
    "ar": "أرسلت [S:فلمور] و[S:لوتونيا] و[S:زاروفيا] مراقبين.",
    "ru": "[S:Вельмур], [S:Лютония] и [S:Заровия] прислали наблюдателей.",
    "tr": "[S:Velmur], [S:Lutonya] ve [S:Zarovya] gözlemci yolladı.",
    "fa": "[S:ولمور]، [S:لوتونیا] و [S:زاروویا] ناظر فرستادند.",
}


def on_the_process(language: str, *sentences: str) -> set[str]:
    """Return the actors that the words of the last sentence stand for in a text on the Astana process."""
    rows, mentions, texts = laid_out(language, *sentences)
    told = [replace(row, about_astana=True) for row in rows]
    return {m.entity_id for a in anaphors(told, mentions, texts)[-1] for m in a.antecedents}


@each_language
def test_three_capitals_of_the_process_are_the_guarantors(language: str) -> None:
    """Where a text on the talks has counted up no three, 'the three capitals' are its guarantors; elsewhere nobody."""
    assert on_the_process(language, *THREE_CAPITALS[language]) == {"guarantor-states"}
    assert not passage(language, *THREE_CAPITALS[language])


@each_language
def test_three_countries_beside_another_three_are_not_the_guarantors(language: str) -> None:
    """Who else was counted up may be meant."""
    talks, capitals = THREE_CAPITALS[language]
    assert "guarantor-states" not in on_the_process(language, OTHER_THREE[language], talks, talks, capitals)


DECIDING = {
    "en": (
        "[R:Russia], [T:Turkey] and [I:Iran] met.",
        "The talks were long.",
        "The sides agreed to hold the next round in June.",
        "The sides shelled each other during the round.",
    ),
    "fr": (
        "La [R:Russie], la [T:Turquie] et l'[I:Iran] se sont réunis.",
        "Les pourparlers ont été longs.",
        "Les parties ont décidé de tenir le prochain cycle en juin.",
        "Les parties se sont bombardées pendant le cycle.",
    ),
    "ar": (
        "اجتمعت [R:روسيا] و[T:تركيا] و[I:إيران].",
        "طالت المحادثات.",
        "اتفقت الأطراف على عقد الجولة المقبلة في حزيران.",
        "قصفت الأطراف بعضها خلال الجولة.",
    ),
    "ru": (
        "[R:Россия], [T:Турция] и [I:Иран] встретились.",
        "Переговоры были долгими.",
        "Стороны договорились провести следующий раунд в июне.",
        "Стороны обстреливали друг друга во время раунда.",
    ),
    "tr": (
        "[R:Rusya], [T:Türkiye] ve [I:İran] buluştu.",
        "Görüşmeler uzun sürdü.",
        "Taraflar gelecek turu haziranda yapmayı kararlaştırdı.",
        "Taraflar tur sırasında birbirini bombaladı.",
    ),
    "fa": (
        "[R:روسیه]، [T:ترکیه] و [I:ایران] دیدار کردند.",
        "مذاکرات طولانی بود.",
        "طرف‌ها توافق کردند دور بعدی مذاکرات را در خرداد برگزار کنند.",
        "طرف‌ها در زمان دور مذاکرات یکدیگر را بمباران کردند.",
    ),
}


@each_language
def test_parties_that_decide_on_the_talks_are_the_guarantors(language: str) -> None:
    """Who agrees on the next round runs the process; the parties that fight are others."""
    named, talks, deciding, fighting = DECIDING[language]
    assert on_the_process(language, named, talks, talks, deciding) == {"guarantor-states"}
    assert "guarantor-states" not in on_the_process(language, named, talks, talks, fighting)


REST = {
    "en": ("The [G:guarantors] met.", "Others are coming to the talks."),
    "fr": ("Les [G:garants] se sont réunis.", "Les autres viendront aux pourparlers."),
    "ar": ("اجتمع [G:الضامنون].", "وسيحضر آخرون المحادثات."),
    "ru": ("[G:Гаранты] встретились.", "Остальные приедут на переговоры."),
    "tr": ("[G:Garantörler] toplandı.", "Diğerleri görüşmelere gelecek."),
    "fa": ("[G:ضامنان] دیدار کردند.", "دیگران به مذاکرات خواهند آمد."),
}


@each_language
def test_the_rest_is_not_who_was_just_named(language: str) -> None:
    """'Others' are others than the group of states before."""
    assert stood_for(language, *REST[language]) == set()


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (
            "en",
            "The [Cedar Front], which [S:Lutonia] had armed and which advances on the city, protested as well.",
            "It rejected the talks.",
        ),
        (
            "fr",
            "Le [Front du Cèdre], que la [S:Lutonie] avait armé, a protesté lui aussi.",
            "Il a rejeté les pourparlers.",
        ),
        ("ru", "[Фронт Кедра], который вооружила [S:Лютония], тоже протестовал.", "Он отверг переговоры."),
        ("tr", "[S:Lutonya]'nın silahlandırdığı [Sedir Cephesi] de itiraz etti.", "Kendisi görüşmeleri reddetti."),
        ("ar", "احتجت [جبهة الأرز] التي سلحتها [S:لوتونيا].", "وهي ترفض المحادثات."),
        ("fa", "[جبهه سرو] که [S:لوتونیا] به آن سلاح داده بود هم اعتراض کرد.", "این گروه مذاکرات را رد کرد."),
    ],
)
def test_who_acts_in_a_clause_on_another_is_not_the_subject(language: str, before: str, after: str) -> None:
    """'It' is whom the sentence is about, and not who had armed it."""
    assert stood_for(language, before, after) <= {"Cedar Front", "Front du Cèdre", "Фронт Кедра"} | {
        "Sedir Cephesi",
        "جبهة الأرز",
        "جبهه سرو",
    }
    assert stood_for(language, before, after)


def test_a_number_before_its_noun_points_to_nobody() -> None:
    """'The three documents' are no three actors."""
    named = "[R:Russia], [T:Turkey] and [I:Iran] met."
    assert stood_for("en", named, "The three documents were signed.") == set()
    assert stood_for("en", named, "The three signed a statement.") != set()


def test_a_statement_goes_on_to_be_of_its_author_in_the_genitive() -> None:
    """Whose statement was told of by a passive holds what the statement says further on."""
    before = "[Sedir Cephesi]'nin yazılı metninde görüşmelerden sonuç çıkmadığı kaydedildi."
    assert stood_for("tr", before, "Metinde toplantının reddedildiği vurgulandı.") == {"Sedir Cephesi"}


SPEAKING_ON = {  # a person speaks, a body is named, and a word that may be of either goes on speaking
    "en": (
        "[P:Rami Haddad] said the talks were of use.",
        "The [Cedar Front] was there.",
        "The round, he said, helped.",
    ),
    "fr": (
        "Le président [P:Rami Haddad] a déclaré que les pourparlers sont utiles.",
        "Le [Front du Cèdre] y était.",
        "Selon lui, le cycle a aidé.",
    ),
    "ar": ("قال [P:رامي حداد] إن المحادثات مفيدة.", "حضر [تجمع الأرز] الجولة.", "وبحسب قوله كانت الجولة ناجحة."),
    "ru": ("[P:Рами Хаддад] сказал, что встреча полезна.", "[Фронт Кедра] там был.", "Раунд, уверяет он, помог."),
    "tr": (
        "[P:Rami Haddad] görüşmelerin yararlı olduğunu söyledi.",
        "[Sedir Cephesi] oradaydı.",
        "Ona göre tur başarılıydı.",
    ),
    "fa": ("[P:رامی حداد] گفت مذاکرات مفید است.", "[جبهه سرو] آنجا بود.", "به گفته او دور موفق بود."),
}
OWN_PAPER = {
    "en": ("[S:Lutonia] opened the talks.", "In its statement the militia described the sponsors as a problem."),
    "fr": ("La [S:Lutonie] a ouvert les pourparlers.", "Dans son communiqué le mouvement a dénoncé les parrains."),
}


@pytest.mark.parametrize("language", sorted(SPEAKING_ON))
def test_he_who_speaks_on_is_the_person_who_spoke(language: str) -> None:
    """A body named in between does not become 'he'."""
    person = SPEAKING_ON[language][0].split("[P:")[1].split("]")[0]
    assert stood_for(language, *SPEAKING_ON[language]) <= {person}
    assert stood_for(language, *SPEAKING_ON[language])


PAPER_OF_SUBJECT = {
    "ar": ("وقال [P:كريم حداد] إن الجولة فشلت.", "وأكدت [جبهة الأرز] في بيانها أن الجولة نجحت."),
    "en": ("[P:Karim Haddad] said the round had failed.", "The [Cedar Front] said in its statement that it had not."),
    "fr": ("[P:Karim Haddad] a dit que le cycle a échoué.", "Le [Front du Cèdre] a dit dans son communiqué que non."),
    "tr": (
        "[P:Kerim Haddad] turun başarısız olduğunu söyledi.",
        "[Sedir Cephesi] yazılı açıklamasında turun başarılı olduğunu söyledi.",
    ),
}


@pytest.mark.parametrize("language", sorted(PAPER_OF_SUBJECT))
def test_its_statement_is_of_the_body_that_says_it_there(language: str) -> None:
    """'The Front said in its statement' is the Front's, and not that of the person who spoke before."""
    body = PAPER_OF_SUBJECT[language][1].split("[")[1].split("]")[0]
    assert stood_for(language, *PAPER_OF_SUBJECT[language]) == {body}


@pytest.mark.parametrize("language", sorted(OWN_PAPER))
def test_its_statement_is_of_the_subject_behind_it(language: str) -> None:
    """'In its statement the militia said' is of the militia, whoever was named before."""
    assert not [a for a in passage(language, *OWN_PAPER[language]) if a.start < 5]


def test_a_pronoun_as_an_object_does_nothing() -> None:
    """'Called it an attempt to bypass Geneva': 'it' does not call."""
    sentence = "Около сорока отрядов отвергли конгресс, назвав [его] попыткой обойти женевский процесс."
    assert not [f for f in frames("ru", sentence) if f.role in ("agent", "near", "agent-weak")]


@pytest.mark.parametrize(
    ("language", "before", "sentence"),
    [
        ("ar", "رفض [الفصيل] الحضور.", "وصف المسار بأنه خدعة."),
        ("ar", "رفض [الفصيل] الحضور.", "وتصف الصحف المسار بأنه خدعة."),
        ("ar", "استضافت [S:لوتونيا] اللقاء.", "في المقابلة وصف القائد المحادثات بأنها خدعة."),
        ("fr", "[Ardash] n'a rien promis.", "Il faut en finir, a dit le porte-parole."),
        ("fr", "[Ardash] n'a rien promis.", "Il s'agit de la dernière réunion."),
        ("fr", "[Ardash] n'a rien promis.", "Il n'y a pas d'accord."),
        ("fr", "[Ardash] n'a rien promis.", "Il y avait eu des échanges."),
        ("fr", "[Ardash] n'a rien promis.", "On sait qu'il faut en finir."),
        ("tr", "[S:Lutonya] bunu duyurdu.", "Astana için görevlendirilen heyet ertelenmesini talep etti."),
        ("tr", "[S:Lutonya] bunu duyurdu.", "Komşuların gönderdiği heyet ertelenmesini talep etti."),
    ],
)
def test_what_tells_of_the_talks_or_of_nobody_leads_nowhere(language: str, before: str, sentence: str) -> None:
    """'Described the process as …', the empty 'il' and a delegation that the sentence itself explains are no host."""
    assert passage(language, before, sentence) == ()


@pytest.mark.parametrize(
    ("language", "before", "sentence"),
    [
        ("ar", "قال [P:أرداش] إن الجولة انتهت.", "وأكد بأنه لن يشارك."),
        ("fr", "[Ardash] n'a rien promis.", "Il refuse de venir."),
        ("fr", "[Ardash] n'a rien promis.", "Il y participera."),
        ("fr", "[Ardash] n'a rien promis.", "Il y a envoyé une délégation."),
        ("tr", "[S:Lutonya] bunu duyurdu.", "Heyet toplantının ertelenmesini talep etti."),
        ("tr", "[S:Lutonya] bunu duyurdu.", "Herkes beklerken heyet toplantının ertelenmesini talep etti."),
        ("tr", "[S:Lutonya] bunu duyurdu.", "Ertesi gün resmen heyet toplantının ertelenmesini talep etti."),
    ],
)
def test_the_same_words_elsewhere_lead_to_somebody(language: str, before: str, sentence: str) -> None:
    """They stand for who was named before."""
    assert passage(language, before, sentence)


def test_a_body_at_the_end_of_a_title_is_the_one_named_before() -> None:
    """'The spokesman of the faction X' speaks for the faction: 'we' is the faction and not X."""
    found = passage(
        "ar", "قررت [جيش أرداش] المقاطعة.", "قال الناطق العسكري باسم الفصيل [P:محمود زردان]: «لم نعد نثق بالمسار»."
    )
    assert {m.entity for a in found for m in a.antecedents} == {"جيش أرداش"}


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("ar", "التقى وفد [S:لوتونيا] وفد [S:زاروفيا].", "دعا الوفدان إلى جولة جديدة."),
        ("en", "The delegation of [S:Lutonia] met that of [S:Zarovia].", "The two delegations called for a round."),
        (
            "fa",
            "[P:رامی حداد] و [P:نورا فیلی]، فرستادگان [S:لوتونیا] و [S:زاروویا]، آمدند.",
            "دو هیئت دور تازه را ستودند.",
        ),
        ("fa", "هیئت [S:لوتونیا] با هیئت [S:زاروویا] دیدار کرد.", "دو هیئت خواستار دور تازه شدند."),
        (
            "fr",
            "La délégation de la [S:Lutonie] a vu celle de la [S:Zarovie].",
            "Les deux délégations veulent un round.",
        ),
        ("ru", "Делегация [S:Лутонии] встретила делегацию [S:Заровии].", "Обе делегации призвали к раунду."),
        ("tr", "[S:Lutonya] heyeti [S:Zarovya] heyetiyle buluştu.", "İki heyet yeni bir tur istedi."),
    ],
)
def test_the_two_delegations_are_those_of_both(language: str, before: str, after: str) -> None:
    """Languages whose noun stays in the singular behind a number mean two, too, and not the one named last."""
    meant = {m for a in passage(language, before, after) for m in a.antecedents}
    assert len({m.text for m in meant}) == 2
    assert {m.label for m in meant} == {Label.STATE}


def test_a_preposition_behind_an_arabic_noun_is_no_adjective_of_it() -> None:
    """'إلى' begins as a word with an article does: 'the movement to …' is the movement all the same."""
    assert resolved("ar", "غادرت [حركة السهل] القاعة.", "ثم عادت الحركة إلى الطاولة.") == [("الحركة", "حركة السهل")]


OF_TALKS = {  # the second sentence says of the round what it is to do; nobody else is named before
    "en": ("The [Cedar Front] waits.", "The next round is not set.", "It is to prepare the return to the talks."),
    "fr": (
        "La [Brigade des Oliviers] attend.",
        "La prochaine rencontre n'a pas de date.",
        "Elle doit préparer le retour aux pourparlers.",
    ),
    "ru": ("[Бригада Олива] ждёт.", "Новая встреча не назначена.", "Она должна подготовить переговоры."),
    "ar": ("تنتظر [جبهة الأرز].", "الجولة المقبلة لم تحدد.", "وهي ستمهد للمحادثات."),
    "tr": ("[Sedir Cephesi] bekliyor.", "Yeni tur belli değil.", "O da görüşmeleri hazırlayacak."),
}


@pytest.mark.parametrize("language", OF_TALKS)
def test_a_pronoun_may_be_the_round_that_the_sentence_before_is_about(language: str) -> None:
    """'It is to prepare …' behind 'The round is not set' stands for no actor; without that sentence it does."""
    first, of_round, then = OF_TALKS[language]
    assert resolved(language, first, of_round, then) == []
    assert resolved(language, first, then) != []


def test_a_round_is_not_meant_where_somebody_else_acts() -> None:
    """'The round goes on: the brigade meets X' has two subjects, and 'it' may be the brigade."""
    before = "The meeting has begun, and the [Cedar Front] sent a team."
    assert resolved("en", before, "It supports the talks.") == [("It", "Cedar Front")]


def test_who_speaks_is_no_round() -> None:
    """Talks say nothing, and a pronoun of another gender is somebody."""
    round_ = "La rencontre prévue n'a pas de date."
    assert resolved("fr", "Le [Front du Cèdre] attend.", round_, "Il a rejeté le texte.") == [("Il", "Front du Cèdre")]
    met = ("The [Cedar Front] met.", "The next round is not set.", "It said that it would not go.")
    assert "Cedar Front" in {name for _, name in resolved("en", *met)}


OF_OTHER_GENDER = {
    "fr": ("Le [Front du Cèdre] a vu la [Brigade des Oliviers].", "Elle a rejeté le texte.", "Brigade des Oliviers"),
    "ru": ("[Лутония] приняла [Фронт Кедра].", "Он отверг переговоры.", "Фронт Кедра"),
}


@pytest.mark.parametrize("language", OF_OTHER_GENDER)
def test_a_pronoun_has_the_gender_of_whom_it_stands_for(language: str) -> None:
    """'Elle' is not 'le Front', nor 'он' Лутония, though they are the subjects."""
    before, after, antecedent = OF_OTHER_GENDER[language]
    assert {name for _, name in resolved(language, before, after)} == {antecedent}


COUNTED_UP = {
    "en": ("[Lutonia] and [Averonia] prepare it.", "It will open the way to the talks.", "They support the talks."),
    "fr": (
        "La [Lutonie] et l'[Averonie] se sont réunies.",
        "Elle doit ouvrir la voie aux pourparlers.",
        "Elles soutiennent les pourparlers.",
    ),
    "ru": ("[Лутония] и [Аверония] готовят её.", "Она откроет переговоры.", "Они поддерживают переговоры."),
    "ar": ("تعدها [لوتونيا] و[أفرونيا].", "وهي ستفتح المحادثات.", "ويدعم الطرفان المحادثات."),
    "tr": ("[Lutonya] ve [Averonya] hazırlıyor.", "O görüşmeleri açacak.", "İki taraf görüşmeleri destekliyor."),
}


@pytest.mark.parametrize("language", COUNTED_UP)
def test_one_pronoun_is_none_of_several_who_are_counted_up(language: str) -> None:
    """'A and B prepare it. It will …' is neither A nor B; 'they' are both."""
    before, one, many = COUNTED_UP[language]
    assert resolved(language, before, one) == []
    assert resolved(language, before, many) != []


BEARERS = {  # who was called an envoy, then a person without that office; the last sentence is the envoy's
    "en": (
        "[P:Nura Velin], envoy of [S:Lutonia], arrived.",
        "[P:Karim Haddad] met journalists.",
        "The envoy rejected the talks.",
        "Nura Velin",
    ),
    "fr": (
        "L'émissaire [P:Nura Velin] est arrivée.",
        "[P:Karim Haddad] a rencontré la presse.",
        "L'émissaire a rejeté le texte.",
        "Nura Velin",
    ),
    "ru": (
        "Прибыл посланник [P:Нур Велин].",
        "[P:Карим Хаддад] встретил журналистов.",
        "Посланник отверг переговоры.",
        "Нур Велин",
    ),
    "ar": (
        "وصل المبعوث الخاص [P:نور الفيلي].",
        "والتقى [P:كريم حداد] بالصحفيين.",
        "رفض المبعوث المحادثات.",
        "نور الفيلي",
    ),
    "tr": (
        "Özel temsilci [P:Nura Velin] geldi.",
        "[P:Kerim Haddad] konuştu.",
        "Temsilci görüşmeleri reddetti.",
        "Nura Velin",
    ),
    "fa": (
        "فرستاده ویژه [P:نورا ولین] وارد شد.",
        "[P:کریم حداد] با خبرنگاران دیدار کرد.",
        "فرستاده مذاکرات را رد کرد.",
        "نورا ولین",
    ),
}


@each_language
def test_an_office_stands_for_who_bears_it(language: str) -> None:
    """'The envoy' is the one whom the text has called an envoy, and not who was named last."""
    first, between, then, bearer = BEARERS[language]
    assert stood_for(language, first, between, then) == {bearer}


@each_language
def test_an_office_that_two_bear_stands_for_who_was_named_last(language: str) -> None:
    """Of two envoys the nearer one is meant; without an envoy it is the person named last."""
    first, between, then, bearer = BEARERS[language]
    nearer = re.search(r"\[P:(.+?)\]", between)
    assert nearer is not None
    assert stood_for(language, between, then) == {nearer[1]}
    assert stood_for(language, first, first.replace(bearer, nearer[1]), then) == {nearer[1]}


def test_he_is_the_subject_of_the_main_clause() -> None:
    """In 'the text that A read out pleased B' A is the subject of another clause."""
    before = "The text, which [P:Karim Haddad] had read aloud, was praised by guests, and [P:Nura Velin] smiled."
    after = "Recalling the text, which [P:Karim Haddad] had read aloud, [P:Nura Velin] praised it."
    assert "Nura Velin" in stood_for("en", after, "He rejected the talks.")
    assert stood_for("en", before, "He rejected the talks.")


SIGNED_BY = {
    "en": (
        "A communique put out by [S:Lutonia], [S:Averonia] and [S:Norvania] closed it.",
        "The [Cedar Front] left.",
        "The signatories support the talks.",
    ),
    "fr": (
        "Un communiqué adopté par la [S:Lutonie], l'[S:Averonie] et la [S:Norvanie] a clos la journée.",
        "Le [Front du Cèdre] est parti.",
        "Les signataires soutiennent les pourparlers.",
    ),
    "ru": (
        "Вышло заявление [S:Лутонии], [S:Аверонии] и [S:Норвании].",
        "[Фронт Кедра] уехал.",
        "Подписавшие поддерживают переговоры.",
    ),
    "ar": (
        "أصدرت [S:لوتونيا] و[S:أفرونيا] و[S:نورفانيا] بيانا.",
        "وغادرت [جبهة الأرز].",
        "ويؤيد الموقعون المحادثات.",
    ),
}


@pytest.mark.parametrize("language", SIGNED_BY)
def test_signatories_are_whose_paper_was_told_of(language: str) -> None:
    """'A communique put out by A, B and C. … The signatories …' are the three, however the paper names them."""
    states = set(re.findall(r"\[S:(.+?)\]", SIGNED_BY[language][0]))
    assert {m.text for a in passage(language, *SIGNED_BY[language]) for m in a.antecedents} == states
