"""Sentences within quotation marks belong to who was named as speaker before them. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.records import Label, Mention, Section, Sentence
from astana_nlp.stance.holders.coreference import anaphors
from astana_nlp.stance.holders.quotes import quoted_speakers, statement_authors
from reading import LANGUAGES, read

PEOPLE = {"Karim Haddad", "كريم حداد", "کریم حداد", "Карим Хаддад", "Kerim Haddad"}
PEOPLE |= {"Walid Nassar", "وليد نصار", "ولید نصار", "Валид Нассар", "Velid Nassar"}
Read = tuple[list[Sentence], list[list[Mention]], list]


def laid_out(language: str, sentences: tuple[str, ...], blocks: tuple[int, ...] = ()) -> Read:
    """Return sentences with their actors (in brackets) as the modules take them."""
    rows, mentions, texts, offset = [], [], [], 0
    for i, marked in enumerate(sentences):
        found = read(language, marked)
        end = offset + len(found.text)
        block = blocks[i] if blocks else 0
        rows.append(Sentence(f"s{i}", offset, end, found.text, block, 1, Section.BODY, language))
        mentions.append([_mention(i, offset, found.text, span) for span in found.mentions])
        texts.append(found)
        offset = end + 1
    return rows, mentions, texts


def _mention(sentence: int, offset: int, text: str, span: tuple[int, int]) -> Mention:
    name = text[span[0] : span[1]]
    label = Label.PERSON if name in PEOPLE else Label.FACTION
    return Mention(name, sentence, offset + span[0], offset + span[1], name, label, "", name, "name", 1.0)


def speakers(language: str, *sentences: str, blocks: tuple[int, ...] = ()) -> dict[int, str]:
    """Return who speaks in which sentence that names no speaker itself."""
    return {i: m.text for i, m in quoted_speakers(*laid_out(language, sentences, blocks)).items()}


def speakers_of_all(language: str, *sentences: str) -> dict[int, str]:
    """Return the same where pronouns are resolved before."""
    rows, mentions, texts = laid_out(language, sentences)
    found = quoted_speakers(rows, mentions, texts, anaphors(rows, mentions, texts))
    return {i: m.text for i, m in found.items()}


def authors(language: str, *sentences: str, blocks: tuple[int, ...] = ()) -> dict[int, str]:
    """Return who says 'we' in which sentence of a statement."""
    return {i: m.text for i, m in statement_authors(*laid_out(language, sentences, blocks)).items()}


RUNS_ON = {
    "en": ("The [Cedar Front] said: “We shall not go.", "The talks are a trap.”", "Rain fell.", "Cedar Front"),
    "fr": ("Le [Front du Cèdre] a déclaré : « Nous n'irons pas.", "C'est un piège. »", "Il pleut.", "Front du Cèdre"),
    "ar": ("قالت [جبهة الأرز]: “لن نذهب إلى هناك.", "المحادثات فخ.”", "هطل المطر.", "جبهة الأرز"),
    "ru": ("[Фронт Кедра] заявил: «Мы не поедем.", "Переговоры – ловушка».", "Идет дождь.", "Фронт Кедра"),
    "tr": ("[Sedir Cephesi] açıkladı: “Gitmeyeceğiz.", "Görüşmeler tuzaktır.”", "Yağmur yağdı.", "Sedir Cephesi"),
    "fa": ("[جبهه سرو] گفت: «ما نمی‌رویم.", "مذاکرات دام است.»", "باران بارید.", "جبهه سرو"),
}
BEGINS_ANEW = {
    "en": ("[Karim Haddad] said he would stay away.", "“The talks lead to nothing at all for us.”", "Karim Haddad"),
    "fr": ("[Karim Haddad] a déclaré qu'il partait.", "« Ces pourparlers ne mènent à rien du tout. »", "Karim Haddad"),
    "ar": ("قال [كريم حداد] إنه لن يحضر.", "“هذه المحادثات لا تؤدي إلى أي شيء.”", "كريم حداد"),
    "ru": ("[Карим Хаддад] заявил, что уезжает.", "«Эти переговоры ни к чему не приведут».", "Карим Хаддад"),
    "tr": ("[Kerim Haddad] ayrılacağını söyledi.", "“Bu görüşmeler hiçbir yere varmaz.”", "Kerim Haddad"),
    "fa": ("[کریم حداد] گفت که نمی‌آید.", "«این مذاکرات به هیچ جا نمی‌رسد.»", "کریم حداد"),
}
GOES_ON = {  # somebody else speaks by a pronoun before the quotation
    "en": ("There was nothing left to talk about, he told reporters.", "“It is a theatre for the cameras.”"),
    "fr": ("Il n'y avait plus rien à négocier, a-t-il dit.", "« C'est un théâtre pour les caméras. »"),
    "ru": ("Он сказал журналистам, что говорить больше не о чем.", "«Это театр для камер и больше ничего»."),
    "fa": ("او به خبرنگاران گفت که دیگر حرفی نمانده است.", "«این فقط نمایشی برای دوربین‌هاست.»"),
    "tr": ("Ona göre konuşacak bir şey kalmamıştı.", "“Bu yalnızca kameralar için bir tiyatro.”"),
    "ar": ("وقال للصحفيين إنه لم يبق ما يقال.", "“هذا مجرد مسرح أمام الكاميرات.”"),
}
OTHERS = {
    "en": ("[Karim Haddad] said he would stay away.", "[Walid Nassar] came to Astana on Monday."),
    "fr": ("[Karim Haddad] a déclaré qu'il partait.", "[Walid Nassar] est venu à Astana lundi."),
    "ru": ("[Карим Хаддад] заявил, что уезжает.", "[Валид Нассар] прибыл в Астану в понедельник."),
    "fa": ("[کریم حداد] گفت که نمی‌آید.", "[ولید نصار] دوشنبه به آستانه آمد."),
    "tr": ("[Kerim Haddad] ayrılacağını söyledi.", "[Velid Nassar] pazartesi Astana'ya geldi."),
    "ar": ("قال [كريم حداد] إنه لن يحضر.", "وصل [وليد نصار] إلى أستانا يوم الاثنين."),
}
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_a_quotation_runs_on_until_it_is_closed(language: str) -> None:
    """What was opened within the sentence of the speaker belongs to the speaker, what follows does not."""
    first, second, after, name = RUNS_ON[language]
    assert speakers(language, first, second, after) == {1: name}


@each_language
def test_who_speaks_by_a_pronoun_is_quoted_next(language: str) -> None:
    """Not who spoke before that."""
    name = next(name for name in PEOPLE if f"[{name}]" in OTHERS[language][1])
    assert speakers_of_all(language, *OTHERS[language], *GOES_ON[language])[3] == name


def test_a_pronoun_beside_a_quotation_is_its_speaker() -> None:
    """Also with a verb that is none of saying."""
    text = "“Let us pull the plug on Astana at last,” was how he put it."
    assert speakers_of_all("en", *OTHERS["en"], text)[2] == "Walid Nassar"


@each_language
def test_a_quotation_of_its_own_belongs_to_the_speaker_before(language: str) -> None:
    """A sentence that is nothing but quotation is said by who spoke last, also in the next paragraph."""
    first, second, name = BEGINS_ANEW[language]
    assert speakers(language, first, second) == {1: name}
    assert speakers(language, first, second, blocks=(0, 1)) == {1: name}


@each_language
def test_a_quotation_without_a_speaker_is_nobodys(language: str) -> None:
    """Where nobody was named before there is no speaker."""
    assert speakers(language, BEGINS_ANEW[language][1]) == {}


def test_straight_marks_open_and_close() -> None:
    """The same sign stands at both ends, and the state is carried over sentences."""
    first, *rest = '[Karim Haddad] said: "We shall not go.', "The talks are a trap.", 'It is over."', "Rain fell."
    assert speakers("en", first, *rest) == {1: "Karim Haddad", 2: "Karim Haddad"}


def test_low_marks_are_closed_by_high_ones() -> None:
    """„…“ ends with the sign that opens elsewhere."""
    first = "[Карим Хаддад] заявил: „Мы не поедем."
    assert speakers("ru", first, "Это ловушка“.", "Идет дождь.") == {1: "Карим Хаддад"}


def test_a_name_inside_does_not_close_the_quotation() -> None:
    """Marks within marks are counted."""
    first = "[Карим Хаддад] заявил: «Наш «Кедр» не поедет."
    assert speakers("ru", first, "Это ловушка».", "Идет дождь.") == {1: "Карим Хаддад"}


@pytest.mark.parametrize(
    ("language", "speaking", "named"),
    [
        ("ru", "[Карим Хаддад] заявил об отказе.", "«[Кедр]» бойкотировал переговоры на севере страны."),
        ("fr", "[Karim Haddad] a déclaré son refus.", "« [Le Cèdre] » a boycotté les pourparlers dans le nord."),
        ("en", "[Karim Haddad] said no.", "“[The Cedars]” boycotted the talks in the north."),
    ],
)
def test_a_name_in_quotation_marks_is_no_quotation(language: str, speaking: str, named: str) -> None:
    """A sentence that begins with a quoted name is the author's."""
    assert speakers(language, speaking, named) == {}


def test_a_short_exclamation_is_a_quotation() -> None:
    """A comma before the closing mark tells speech from a name."""
    assert speakers("en", "[Karim Haddad] said no.", "“We refuse,” he added in the north.") == {1: "Karim Haddad"}


def test_who_speaks_next_takes_over() -> None:
    """A sentence that names its own speaker is left to it, and later ones belong to the new speaker."""
    talk = (
        "[Karim Haddad] said: “We shall not go.”",
        "The [Cedar Front] said: “We shall go.",
        "The talks are good.”",
    )
    assert speakers("en", *talk) == {2: "Cedar Front"}


def test_the_person_is_preferred_to_the_body() -> None:
    """Of the two that a sentence has speak, the person is quoted."""
    first = "The [Cedar Front] and [Karim Haddad] said: “We shall not go."
    assert speakers("en", first, "It is a trap.”") == {1: "Karim Haddad"}


def test_a_speaker_far_off_is_forgotten() -> None:
    """Four sentences on, or in another paragraph without a mark, nobody is quoted."""
    first, more = "[Karim Haddad] said: “We shall not go.", "The talks are a trap."
    assert speakers("en", first, *[more] * 5) == dict.fromkeys((1, 2, 3), "Karim Haddad")
    assert speakers("en", first, more, blocks=(0, 1)) == {}


STATEMENTS = {
    "en": ("Statement of the [Cedar Front].", "We reject the talks.", "We shall not attend.", "Cedar Front"),
    "fr": (
        "Déclaration du [Front du Cèdre].",
        "Nous rejetons les pourparlers.",
        "Nous n'irons pas.",
        "Front du Cèdre",
    ),
    "ar": ("بيان [جبهة الأرز].", "نحن نرفض المحادثات.", "إننا لن نحضر.", "جبهة الأرز"),
    "ru": ("Заявление: [Фронт Кедра].", "Мы отвергаем переговоры.", "Мы не поедем.", "Фронт Кедра"),
    "tr": ("[Sedir Cephesi] bildirisi.", "Biz görüşmeleri reddediyoruz.", "Biz gitmeyeceğiz.", "Sedir Cephesi"),
    "fa": ("بیانیه [جبهه سرو].", "ما مذاکرات را رد می‌کنیم.", "ما نمی‌رویم.", "جبهه سرو"),
}


@each_language
def test_a_statement_is_its_authors(language: str) -> None:
    """A text that says 'we' again and again is by the body named at its beginning."""
    *text, name = STATEMENTS[language]
    assert authors(language, *text, blocks=(0, 1, 2)) == {1: name, 2: name}


@each_language
def test_one_we_makes_no_statement(language: str) -> None:
    """A single sentence in the first person may be anybody's."""
    assert authors(language, *STATEMENTS[language][:2]) == {}


def test_a_quoted_we_is_not_the_authors() -> None:
    """A report that quotes several speakers is no statement of the first body that it names."""
    report = (
        "The [Cedar Front] left.",
        "A man of the [Fig Legion] said: “We shall not go.",
        "We reject the talks.”",
        'Another said: "We shall go."',
    )
    assert authors("en", *report) == {}


def test_a_person_or_a_stranger_named_later_is_no_author() -> None:
    """The author is a body and stands before the first 'we'."""
    we = ("We reject the talks.", "We shall not attend.")
    assert authors("en", "[Karim Haddad] wrote.", *we) == {}
    assert authors("en", *we, "The [Cedar Front] left.") == {}


@given(st.lists(st.text(alphabet='“”«»„" ab,.', min_size=1, max_size=12), max_size=5))
def test_marks_in_any_order_are_harmless(texts: list[str]) -> None:
    """Unpaired and doubled marks neither fail nor give a speaker that was not named."""
    sentences = ("[Karim Haddad] said no.", *(f"{text}." for text in texts))
    assert set(speakers("tr", *sentences).values()) <= {"Karim Haddad"}


@pytest.mark.parametrize(
    ("language", "before", "quoted"),
    [
        ("en", "[Karim Haddad] spoke.", "“We and the [Cedar Front] leave the talks in peace,” he explained."),
        ("ru", "[Карим Хаддад] выступил.", "«Мы и [Фронт Кедра] покидаем эти переговоры», – пояснил он."),
        ("fr", "[Karim Haddad] a parlé.", "« Nous et le [Front du Cèdre] quittons ces pourparlers », a-t-il expliqué."),
    ],
)
def test_a_pronoun_behind_a_quotation_says_whose_it_is(language: str, before: str, quoted: str) -> None:
    """'He explained' is who spoke before, and nobody who is named inside of the quotation."""
    rows, mentions, texts = laid_out(language, (before, quoted))
    found = quoted_speakers(rows, mentions, texts, anaphors(rows, mentions, texts))
    assert found[1].text in PEOPLE


def test_a_spokesman_says_we_for_the_body_that_he_was_introduced_with() -> None:
    """What he says of himself is his own (rule 8 of the codebook)."""
    first = "[Karim Haddad], spokesman of the [Cedar Front], told reporters about the day."
    assert speakers("en", first, "“We shall stay away from these talks.”") == {1: "Cedar Front"}
    assert speakers("en", first, "“I am tired of my long journey.”") == {1: "Karim Haddad"}
