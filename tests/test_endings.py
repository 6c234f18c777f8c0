"""Who says 'we' by the ending of a verb speaks for the body that he is named with. Names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.sentence.endings import says_we
from passages import stood_for
from reading import read

SPOKESMEN = [  # in every language, by a pronoun where it needs one
    ("en", "[P:Karim Haddad], spokesman of the [Cedar Front], said that we had decided not to come.", "Cedar Front"),
    ("fr", "[P:Karim Haddad], porte-parole du [Front du Cèdre], a dit : nous ne viendrons pas.", "Front du Cèdre"),
    ("ar", "قال [P:كريم حداد]، المتحدث باسم [جبهة الأرز]، إننا قررنا ألا نشارك.", "جبهة الأرز"),
    ("ru", "[P:Карим Хаддад], представитель [Фронта Кедра], заявил, что на переговоры не приедем.", "Фронта Кедра"),
    ("tr", "[Sedir Cephesi] sözcüsü [P:Kerim Haddad], “Bu toplantıya gelmeyeceğiz” dedi.", "Sedir Cephesi"),
    ("tr", "[Sedir Cephesi] sözcüsü [P:Kerim Haddad], toplantıya gelmemeye karar verdik dedi.", "Sedir Cephesi"),
    ("fa", "[P:کریم حداد]، سخنگوی [جبهه سرو]، گفت تصمیم گرفته‌ایم شرکت نکنیم.", "جبهه سرو"),
]


@pytest.mark.parametrize(("language", "sentence", "body"), SPOKESMEN)
def test_a_spokesman_who_says_we_speaks_for_the_body(language: str, sentence: str, body: str) -> None:
    """Rule 8 of the codebook, whether a pronoun says it or an ending."""
    assert body in stood_for(language, sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("tr", "Tanıdık bir politik pratik, artık sadık kadınlık."),
        ("fa", "رژیم قدیم تصمیم مستقیم را به کنگره تقدیم کرد."),
        ("ru", "Тем временем, напомним, решением занялись втроем."),
        ("en", "They came."),
    ],
)
def test_a_noun_with_the_same_letters_says_nothing(language: str, sentence: str) -> None:
    """Endings of nouns and adjectives look like those of verbs."""
    assert says_we(read(language, sentence)) == ()


def test_whom_a_persian_verb_of_saying_is_followed_by_is_told_of() -> None:
    """The subject stands before the verb: 'X said Russia has not …' is not said by Russia."""
    said = (
        "[P:کریم حداد]، سخنگوی [جبهه سرو]، به خبرنگاران گفت [S:لوتونیا] وعده‌اش را نگه نداشته و تصمیم گرفته‌ایم نیاییم."
    )
    assert "لوتونیا" not in stood_for("fa", said)
