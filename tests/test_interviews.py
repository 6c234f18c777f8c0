"""The answers of an interview are those of the person asked. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.holders.interviews import interviewed
from astana_nlp.stance.holders.subjects import Passage
from passages import laid_out


def answering(language: str, *sentences: str) -> dict[int, str]:
    """Return who answers in which sentence; a sentence that begins with ¶ opens a paragraph."""
    return {i: m.text for i, m in interviewed(Passage(*laid_out(language, *sentences))).items()}


DASHES = {
    "en": ("We met [P:Karim Haddad] in Rome.", "– What of the talks?", "– They are dead."),
    "fr": ("Nous avons rencontré [P:Karim Haddad] à Rome.", "— Et les pourparlers ?", "— Ils sont morts."),
    "ru": ("Мы встретились с [P:Карим Хаддад] в Риме.", "— Что с переговорами?", "— Они мертвы."),
    "ar": ("التقينا [P:كريم حداد] في روما.", "- ماذا عن المحادثات؟", "- لقد ماتت."),
    "fa": ("با [P:کریم حداد] در رم دیدار کردیم.", "- گفت‌وگوها چه شد؟", "- مرده است."),
    "tr": ("[P:Kerim Haddad] ile Roma'da buluştuk.", "– Görüşmeler ne durumda?", "– Hepsi öldü."),
}


@pytest.mark.parametrize("language", DASHES)
def test_who_is_introduced_answers_between_dashes(language: str) -> None:
    """What is asked is asked by the paper, and what follows the dash behind it is said by the only person named."""
    told, question, answer = DASHES[language]
    found = answering(language, told, f"¶{question}", f"¶{answer}", answer.lstrip("-–— "), f"¶{told}")
    name = found[2]
    assert name in told.replace("[P:", "")
    assert found == {2: name, 3: name}


LABELS = {
    "en": ("Is it over?", "[P:Karim Haddad]: Nothing came of it."),
    "fr": ("Est-ce fini ?", "[P:Karim Haddad] : Il n'en est rien sorti."),
    "ru": ("Всё кончено?", "[P:Карим Хаддад]: Из этого ничего не вышло."),
    "ar": ("هل انتهى الأمر؟", "[P:كريم حداد]: لم ينتج عن ذلك شيء."),
    "fa": ("آیا تمام شد؟", "[P:کریم حداد]: چیزی از آن درنیامد."),
    "tr": ("Bitti mi?", "[P:Kerim Haddad]: Bundan bir şey çıkmadı."),
}


@pytest.mark.parametrize("language", LABELS)
def test_who_stands_before_the_colon_says_the_sentences_behind_it(language: str) -> None:
    """The first sentence names its speaker itself; the next ones, up to the paragraph of another question, are his."""
    question, answer = LABELS[language]
    rest = answer.partition("]: ")[2] or answer.partition("] : ")[2]
    found = answering(language, question, f"¶{answer}", rest, f"¶{rest}", f"¶{question}", f"¶{rest}")
    assert {2, 3} <= found.keys() <= {1, 2, 3}
    assert len(set(found.values())) == 1


def test_an_answer_is_given_to_whom_its_own_words_name() -> None:
    """'— No, answers X. — …' names the speaker in the middle, though others were named before."""
    told = "¶Прежде о встрече говорили [P:Борис Пешков] и [P:Антон Лугин]."
    found = answering("ru", told, "¶— Вы согласны?", "¶— Нет, — отвечает [P:Карим Хаддад].", "Встреча провалилась.")
    assert found == {3: "Карим Хаддад"}


def test_letters_stand_for_who_asks_and_who_is_asked() -> None:
    """'Q:' and 'A:' are labels whatever the letters; an answer of 'we' is given for the body of a spokesman."""
    told = "[P:Karim Haddad], spokesman of the [Cedar Front], met us."
    found = answering("en", told, "¶Q: Will you go?", "¶A: We shall not go.", "¶Q: Why?", "¶A: It is a trap.")
    assert found == {2: "Cedar Front", 4: "Karim Haddad"}


def test_questions_that_are_paragraphs_show_an_interview_where_the_answers_say_we() -> None:
    """Bold questions lose their type in plain text; one question may be the author's, and so may two without a 'we'."""
    told, question = "An interview with [P:Karim Haddad].", "¶Will the Front go?"
    found = answering("en", told, question, "¶We are not going.", question, "¶The round is a farce.")
    assert found == {2: "Karim Haddad", 4: "Karim Haddad"}
    assert not answering("en", told, question, "¶The round is a farce.", question, "¶It will not change a thing.")
    assert not answering("en", told, question, "¶We are not going.")


@pytest.mark.parametrize(
    "sentences",
    [
        ("[P:Karim Haddad] left.", "¶What remains to be settled?", "¶– the fate of the detainees;", "¶– the zones."),
        ("[P:Karim Haddad] and [P:Walid Nassar] left.", "¶– Is it over?", "¶– The talks are dead."),
        ("[P:Karim Haddad] left.", "¶– Is it over?", "¶– [P:Walid Nassar] said that the talks were dead."),
        ("[P:Karim Haddad] left.", "¶– Is it over?", "¶– The [Cedar Front] boycotted the talks."),
    ],
)
def test_lists_and_the_words_and_deeds_of_others_are_nobody_elses(sentences: tuple[str, ...]) -> None:
    """A question of the author's before a list is no interview; of two people nobody can tell who answers."""
    assert answering("en", *sentences) == {}
