"""Cue words are found in six languages: same tables, no dead pattern, and the marks of each script and grammar."""

from __future__ import annotations

import pytest

from astana_nlp import knowledge
from astana_nlp.spelling import words_of
from astana_nlp.stance.sentence.cues import WIDEST_GAP, cue_table
from reading import read

LANGUAGES = ("ar", "en", "fa", "fr", "ru", "tr")
each_language = pytest.mark.parametrize("language", LANGUAGES)


def kinds(language: str, text: str) -> dict[str, str]:
    """Return the cues of a text: the words found, and what they are."""
    return {text[cue.start : cue.end]: cue.kind for cue in cue_table(language).find(text) if cue.is_stance}


def patterns(language: str) -> list[tuple[str, str]]:
    """Return every pattern of a language with its kind."""
    tables = knowledge.words(language, "cues").items()
    return [(f"{table}.{key}", p) for table, keys in tables for key, found in keys.items() for p in found]


def example(pattern: str, between: str) -> str:
    """Return the shortest text that a pattern describes, with `between` in its gaps."""
    return " ".join(between if piece == ".." else piece.removesuffix("*") for piece in pattern.split())


@each_language
def test_all_languages_have_the_same_tables(language: str) -> None:
    """What is asked of one language is asked of all: the same tables with the same keys, none empty."""
    english = {table: set(keys) for table, keys in knowledge.words("en", "cues").items()}
    own = knowledge.words(language, "cues")
    assert {table: set(keys) for table, keys in own.items()} == english
    assert all(found for keys in own.values() for found in keys.values())


@each_language
@pytest.mark.parametrize("between", ["", "xyzw qrst"])
def test_every_pattern_finds_what_it_describes(language: str, between: str) -> None:
    """No pattern is dead: not by its spelling, and not because another one always takes its words."""
    table = cue_table(language)
    dead = []
    for kind, pattern in patterns(language):
        text = example(pattern, between)
        last = len(words_of(text)) - 1
        if not any((cue.kind, cue.first, cue.last) == (kind, 0, last) for cue in table.find(text)):
            dead.append((kind, pattern))
    assert dead == []


@each_language
def test_persons_and_pronouns_are_among_the_anaphora(language: str) -> None:
    """What stands for persons or for either is listed as singular or plural, too."""
    anaphora = knowledge.words(language, "cues")["anaphora"]
    assert {*anaphora["person"], *anaphora["either"]} <= {*anaphora["singular"], *anaphora["plural"]}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "They took note of it.", {"took note": "neutral.stated"}),
        ("en", "They did not attend it.", {"did not attend": "oppose.acted"}),
        ("ru", "Они не участвовали.", {"не участвовали": "oppose.acted"}),
        ("fa", "آنها شرکت نکردند.", {"شرکت نکردند": "oppose.acted"}),
        ("fr", "Ils ne participent pas.", {"ne participent pas": "oppose.acted"}),
        ("tr", "Katılmayı reddettiler.", {"Katılmayı reddettiler": "oppose.acted"}),
        ("ar", "لم يشاركوا.", {"لم يشاركوا": "oppose.acted"}),
    ],
)
def test_the_longest_stance_wins(language: str, text: str, found: dict[str, str]) -> None:
    """Of stances that share words only the longest is a cue: 'did not attend' is no attending."""
    assert kinds(language, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "والثمن يدفعه الناس كاملا.",
        "بأيديهم ما يكفي، ومن هنا جاءت الفكرة.",
        "بالتزامن مع ذلك جرى التحقق من الأنباء.",
        "انتشرت الشرطة على الشريط الحدودي وسيطرت على المعبر.",
        "لم تكن لها فائدة تذكر لأغراض أخرى.",
        "بإطلاق سراحهم تكون الأقرب إلى الحل.",
        "أطلقت النار على نقاط المراقبة.",
        "وفي تقديره أن الجولات الماضية في العاصمة كثيرة.",
        "هو ومن مثله في العاصمة.",
        "توجه إليها دعوة أو لا توجه إليها دعوة.",
    ],
)
def test_arabic_words_that_only_begin_like_a_cue_are_none(text: str) -> None:
    """'كاملا' is no hope, 'بالتزامن' no pledge, 'الشرطة' no condition: what begins alike is another word."""
    idle = [c for c in cue_table("ar").find(text) if c.kind == "idle.words"]
    shown = [c for c in cue_table("ar").find(text) if c.is_stance]
    assert [c.pattern for c in shown if not any(i.first <= c.first and c.last <= i.last for i in idle)] == []


@pytest.mark.parametrize(
    "text",
    [
        "بالإضافة إلى ذلك وصلت وفود أخرى.",
        "وبحثت الوفود الملف لفترة طويلة وفقدت الأمل.",
        "الفصائل التابعة لها ضد الرأي السائد.",
        "هذا كلام للعلاقات العامة عن زعماء آخرين.",
    ],
)
def test_arabic_words_that_only_begin_like_one_of_speech_are_none(text: str) -> None:
    """'In addition' adds nothing to what was said, 'discussed' urges nobody, 'for a time' points nothing out."""
    found = cue_table("ar").find(text)
    idle = [c for c in found if c.kind == "idle.words"]
    kinds_found = {c.kind for c in found if not any(i.first <= c.first and c.last <= i.last for i in idle)}
    assert not kinds_found & {"speech.verbs", "roles.appeals", "operators.wish", "operators.accusation"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أيدت المحادثات.", "support.stated"),
        ("وثمنت جهود الوسطاء.", "support.stated"),
        ("هنأت الضيوف.", "support.stated"),
        ("أعربت عن تقديرها لهم.", "support.stated"),
        ("أقرت الوثيقة.", "support.acted"),
        ("والتحقوا بالوفد.", "support.acted"),
        ("أصرت على موقفها.", "conditional.stated"),
        ("هو اتفاق باطل.", "oppose.stated"),
        ("شرطها أن يتوقف القصف.", "conditional.stated"),
    ],
)
def test_the_arabic_words_that_are_cues_stay_cues(text: str, kind: str) -> None:
    """What is told from its neighbours in the dictionary is still found in its own forms."""
    assert kind in kinds("ar", text).values()


def test_a_gap_is_at_most_three_words() -> None:
    """'sent .. delegation' finds words between, but not a delegation at the other end of the sentence."""
    near = "It sent " + "very " * WIDEST_GAP + "delegation."
    far = "It sent " + "very " * (WIDEST_GAP + 1) + "delegation."
    assert "support.acted" in kinds("en", near).values()
    assert kinds("en", far) == {}


@pytest.mark.parametrize("word", ["de-escalation", "De-Escalation", "de‑escalation", "de escalation"])
def test_hyphens_of_any_kind_match(word: str) -> None:
    """A pattern with a hyphen finds the word however it is joined."""
    assert "targets.de-escalation" in {cue.kind for cue in cue_table("en").find(f"The {word} memorandum")}


@pytest.mark.parametrize("word", ["رفض", "ورفض", "فرفض", "الرفض", "والرفض", "بالرفض", "للرفض"])
def test_arabic_proclitics_are_taken_off(word: str) -> None:
    """And, so, with, for and the article stand before the word without a blank."""
    assert list(kinds("ar", f"{word} الحركة").values()) == ["oppose.stated"]


@pytest.mark.parametrize("word", ["مُقاطعة", "مقاطعـــة", "المقاطعة"])
def test_arabic_vowel_signs_and_stretching_do_not_matter(word: str) -> None:
    """Vowel signs and tatweel are no letters."""
    assert list(kinds("ar", f"{word} الجولة").values()) == ["oppose.acted"]


@pytest.mark.parametrize("text", ["l'appui", "L’appui", "d'appui", "qu'appui"])
def test_french_elision_is_taken_off(text: str) -> None:
    """An article or particle with an apostrophe, straight or curved, hides no cue."""
    assert list(kinds("fr", text).values()) == ["support.stated"]


@pytest.mark.parametrize("text", ["می‌پذیرد", "میپذیرد", "مي‌پذيرد"])
def test_persian_spellings_of_one_verb_match(text: str) -> None:
    """With or without the joiner, with Persian or Arabic letters."""
    assert kinds("fa", text) == {text: "support.stated"}


@pytest.mark.parametrize("text", ["Görüşmelere KATILDI", "görüşmelere katıldı", "gorusmelere katildi"])
def test_turkish_capitals_and_bare_letters_match(text: str) -> None:
    """The two kinds of i and letters typed without their marks are one."""
    assert list(kinds("tr", text).values()) == ["support.acted"]


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        ("katılacak", "support.acted"),
        ("katılmayacak", "oppose.acted"),
        ("katılmadı", "oppose.acted"),
        ("katılmıyor", "oppose.acted"),
        ("katılmayan", "oppose.acted"),
        ("katılmaya karar verdi", "support.acted"),
        ("imzaladı", "support.acted"),
        ("imzalamayacak", "oppose.acted"),
        ("destekliyor", "support.stated"),
        ("desteklemiyor", "oppose.stated"),
    ],
)
def test_turkish_negative_stems_are_told_from_the_infinitive(verb: str, kind: str) -> None:
    """'katılmayacak' stays away, 'katılmaya karar verdi' decides to come."""
    assert kind in kinds("tr", f"Görüşmelere {verb}").values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_without_words_has_no_cues(language: str) -> None:
    """Punctuation and nothing are read without complaint."""
    assert cue_table(language).find("") == cue_table(language).find("… — !") == ()


def test_an_unknown_language_has_no_cues() -> None:
    """A language without a folder is read as if nothing were known of it."""
    assert cue_table("xx").find("boycott") == ()


def test_talks_of_turks_are_no_leaving() -> None:
    """'ترک' is a Turk, 'ترک گفتن' to leave, and 'گفت‌وگو' a talk."""
    assert not any(c.is_stance and c.pattern.startswith("ترک") for c in read("fa", "فرستادگان ترک گفت‌وگو کردند.").cues)
    assert any(c.is_stance and "ترک" in c.pattern for c in read("fa", "تالار را ترک گفتند.").cues)
