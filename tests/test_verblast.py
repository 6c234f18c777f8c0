"""Whose deed a Turkish verb tells: by its form and the case of the names. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.roles.verblast import is_bystander
from astana_nlp.stance.sentence.suffixes import ending_of, is_part_of_a_noun
from reading import frames, read

DOING = {"agent", "near"}


def doing(marked: str, holder: int = 0) -> set[str]:
    """Return the polarities of what one of the actors in brackets does."""
    return {frame.polarity for frame in frames("tr", marked, holder) if frame.role in DOING}


@pytest.mark.parametrize(
    ("marked", "case"),
    [
        ("[Lutonya] toplantıya katıldı.", ""),
        ("[Lutonya]'nın heyeti geldi.", "genitive"),
        ("[Lutonya]'ya çağrıda bulunuldu.", "dative"),
        ("[Lutonya]'yı kimse anmadı.", "accusative"),
        ("[Lutonya]'da kar vardı.", "locative"),
        ("[Lutonya]'dan yanıt gelmedi.", "ablative"),
        ("[Lutonya]'yla masaya oturuldu.", "instrumental"),
        ("[Lutonya] ile masaya oturuldu.", "instrumental"),
        ("[Lutonya heyetinin] uçağı indi.", "genitive"),
        ("[Sedirli muhalif]lere söz verilmedi.", "dative"),
        ("[Lutonya hükümet]i sustu.", ""),
    ],
)
def test_the_ending_tells_the_case(marked: str, case: str) -> None:
    """Names have it behind an apostrophe, descriptions on the word itself; 'its' is none."""
    sentence = read("tr", marked)
    assert ending_of(sentence, sentence.mentions[0]) == case


@pytest.mark.parametrize(
    ("marked", "polarities"),
    [
        ("[Lutonya], [Zarovya]'nın gönderdiği heyetle aynı salonda görüşmeyi kabul etmedi.", ({"oppose"}, {"support"})),
        ("[Sedir Cephesi], [Nar Hareketi]'nin toplantıya gelmeyeceğini önceden biliyordu.", (set(), {"oppose"})),
        ("[Sedir Cephesi] temsilcisini geri çekti, [Nar Hareketi] ise masaya oturdu.", ({"oppose"}, {"support"})),
        ("[Lutonya], metni imzalayan [Zarovya]'yı kutladı ve daveti geri çevirdi.", ({"oppose"}, set())),
    ],
)
def test_every_verb_has_its_own_subject(marked: str, polarities: tuple[set[str], set[str]]) -> None:
    """A clause set between does not part a subject from its verb; a genitive does what the verbal noun says."""
    assert doing(marked, 0) >= polarities[0]
    assert doing(marked, 1) == polarities[1]


@pytest.mark.parametrize(
    ("marked", "polarities"),
    [
        ("[Sedirli muhalifler] [Lutonya heyetiyle] masaya oturdu.", {"support"}),
        ("[Sedirli muhalifler] [Lutonya]'nın davetini geri çevirdi.", {"oppose"}),
    ],
)
def test_who_stands_before_another_name_shares_no_ending_with_it(marked: str, polarities: set[str]) -> None:
    """Only the name of a group and the list of its members behind it do."""
    assert doing(marked) == polarities


@pytest.mark.parametrize(
    ("marked", "idle"),
    [
        ("Toplantı [Lutonya]'nın Ovali kentinde başladı.", True),
        ("Elçi, [Lutonya], [Zarovya] ve [Velmur]'a tur takvimini iletti.", True),
        ("Elçi [Lutonya] heyetiyle değil, [Zarovya] ile buluştu.", False),
        ("[Lutonya]'nın öncülüğünde yeni bir tur toplandı.", False),
        ("[Lutonya]'ya göre tur verimli geçti.", False),
        ("[Lutonya]'nın yanı sıra başkaları da masaya oturdu.", False),
    ],
)
def test_whom_the_ending_leaves_nothing_to_do_is_a_bystander(marked: str, idle: bool) -> None:  # noqa: FBT001 - a case
    """To, at and with whom something is done does nothing; whose view or deed is told does."""
    sentence = read("tr", marked)
    assert is_bystander(sentence, sentence.mentions[0]) is idle


@pytest.mark.parametrize(
    ("marked", "part"),
    [
        ("[Garantör]lerin toplantısı bitti.", False),
        ("[Muhaliflerin] toplantıyı boykot etmesi beklenmiyordu.", False),
        ("10. [Garantör]ler Toplantısı bitti.", True),
        ("[Garantör]lüğünde varılan ateşkes sürüyor.", True),
        ("[Garantör] ülkeler masadaydı.", False),
    ],
)
def test_a_description_inside_another_noun_is_nobody(marked: str, part: bool) -> None:  # noqa: FBT001 - a case
    """'The guarantors' meeting' and 'under the guarantee' name a meeting and a role."""
    sentence = read("tr", marked)
    assert is_part_of_a_noun(sentence, sentence.mentions[0]) is part


def test_who_is_named_behind_a_finite_verb_has_not_done_it() -> None:
    """A Turkish clause ends with its verb; only who says it may follow."""
    sentence = "[Lutonya] heyet yollamıyor, [Sedir Cephesi] kendi derdinde."
    assert doing(sentence, 0) == {"oppose"}
    assert not any(f.role in {*DOING, "agent-weak"} for f in frames("tr", sentence, 1))


def test_an_adjective_before_talks_is_no_group() -> None:
    """'Üçlü formatta' says how they meet; 'üçlü' alone is a group."""
    talks = read("tr", "Hem ikili hem [üçlü] formatta bir araya gelecekler.")
    alone = read("tr", "[Üçlü], bildiriyi imzaladı.")
    assert is_part_of_a_noun(talks, talks.mentions[0])
    assert not is_part_of_a_noun(alone, alone.mentions[0])


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        (
            "[Lutonya], [Zarovya] ve [Velmur]'u turu sabote etmekle suçladı, görüşmeleri reddetti.",
            ["near", "patient", "patient"],
        ),
        ("[Lutonya], [Zarovya] ve [Velmur] ile birlikte kurduğu masayı boykot etti.", ["near", "far", "far"]),
    ],
)
def test_a_comma_behind_the_subject_makes_it_no_member_of_the_list_behind_it(sentence: str, roles: list[str]) -> None:
    """Whom it accuses, and with whom it once did something, do not do what it does."""
    found = [frames("tr", sentence, i) for i in range(3)]
    assert [next(f.role for f in own if f.cue.first > 6) for own in found] == roles
