"""Whose deed a Persian verb tells: by the clauses of its sentence. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.roles.frames import DOING
from astana_nlp.stance.roles.persianclauses import clauses_of
from astana_nlp.stance.roles.persiansubjects import stands_aside
from reading import frames, read

CLAUSES = [
    ("جبهه که در وحه نشسته است، نیامد.", [("relative", "که در وحه نشسته است"), ("main", "جبهه نیامد")]),
    ("جبهه گفت در نشست نمی‌ماند.", [("main", "جبهه گفت"), ("told", "در نشست نمی‌ماند")]),
    ("جبهه گفت که نمی‌ماند و رفت.", [("main", "جبهه گفت"), ("told", "که نمی‌ماند"), ("joined", "و رفت")]),
    ("در نشستی که قرار است در وحه برپا شود خواهد ماند.", [("relative", "که قرار است در وحه برپا شود")]),
    ("سندی که لوتونیا می‌خواهد پس بگیرد امضا شد.", [("relative", "که لوتونیا می‌خواهد پس بگیرد")]),
    ("آن را نه در وحه که در خانه امضا کرد.", [("main", "آن را نه در وحه که در خانه امضا کرد")]),
    ("رادیو وحه – جبهه نیامد.", [("main", "رادیو وحه"), ("main", "جبهه نیامد")]),
]
# who does what the cue says, and who does not
SUBJECTS = [
    ("[جبهه سرو]، که [لوتونیا] پشت آن نشسته است، در نشست وحه شرکت نکرد.", "شرکت نکرد*", 0, {"near"}),
    ("[جبهه سرو]، که [لوتونیا] پشت آن نشسته است، در نشست وحه شرکت نکرد.", "شرکت نکرد*", 1, {"far"}),
    ("[جبهه سرو] گفت در نشستی که [لوتونیا] برپا کرده است شرکت نمی‌کند.", "شرکت نمی*", 0, {"near"}),
    ("[جبهه سرو] گفت در نشستی که [لوتونیا] برپا کرده است شرکت نمی‌کند.", "شرکت نمی*", 1, {"far"}),
    ("[جبهه سرو] دعوت از [تیپ زیتون] را نمی‌پذیرد.", "نمی\u200cپذیر*", 1, {"far"}),
    ("[جبهه سرو] [لوتونیا] را به وحه دعوت کرد و نشست را تحریم کرد.", "تحریم*", 0, {"near"}),
    ("[جبهه سرو] [لوتونیا] را به وحه دعوت کرد و نشست را تحریم کرد.", "تحریم*", 1, {"far"}),
    ("[رامی حداد]: گفتیم بیا، [جبهه سرو] مذاکرات را تحریم کرد", "تحریم*", 1, {"near"}),
    ("[رامی حداد]: گفتیم بیا، [جبهه سرو] مذاکرات را تحریم کرد", "تحریم*", 0, {"far"}),
    ("[رامی حداد]: نشست آستانه دسیسه است", "دسیسه*", 0, {"near"}),
    ("[جبهه سرو] حاضر نیست [لوتونیا] را در نشست ببیند.", "حاضر نیست*", 0, {"near"}),
    ("[جبهه سرو] حاضر نیست [لوتونیا] را در نشست ببیند.", "حاضر نیست*", 1, {"far"}),
    ("کامیون‌های [لوتونیا] رسیدند و مذاکرات تحریم شد.", "تحریم*", 0, {"agent-weak", "far"}),
    ("به دعوت رسمی [لوتونیا] [جبهه سرو] نشست را تحریم نکرد.", "تحریم*", 0, {"far"}),
    ("[لوتونیا] پذیرفت، ولی بخشی از [جبهه سرو] نشست را تحریم کرد.", "تحریم*", 1, {"near"}),
    ("او با [لوتونیا] نشست و مذاکرات را تحریم کرد.", "تحریم*", 0, {"far"}),
]
COMPANY = [
    "[جبهه سرو] همراه با [تیپ زیتون] مذاکرات را تحریم کرد.",
    "گروه‌ها، از جمله [جبهه سرو] و [تیپ زیتون]، مذاکرات را تحریم کردند.",
]


@pytest.mark.parametrize(("text", "clauses"), CLAUSES)
def test_a_clause_ends_with_its_verb(text: str, clauses: list[tuple[str, str]]) -> None:
    """What is set into a clause, told behind a verb or joined to it is a clause of its own."""
    sentence = read("fa", text)
    found = [(c.kind, " ".join(sentence.words[i].text for i in c.words)) for c in clauses_of(sentence)]
    assert set(clauses) <= set(found)


@pytest.mark.parametrize(("text", "pattern", "holder", "roles"), SUBJECTS)
def test_a_verb_has_the_subject_of_its_clause(text: str, pattern: str, holder: int, roles: set[str]) -> None:
    """Objects, those behind a preposition, owners of things and those of clauses between do nothing."""
    assert {f.role for f in frames("fa", text, holder) if f.cue.pattern == pattern} <= roles
    assert any(f.cue.pattern == pattern for f in frames("fa", text, holder))


@pytest.mark.parametrize("text", COMPANY)
def test_who_does_it_with_others_does_it(text: str) -> None:
    """Behind 'together with' and 'among them' stand those who do it, too."""
    assert any(f.role in {*DOING, "agent-company"} and f.polarity == "oppose" for f in frames("fa", text, 1))


def test_what_is_told_without_a_subject_is_of_who_tells_it() -> None:
    """A clause that begins with a preposition leaves its subject out; what is alleged is of others."""
    own = "[جبهه سرو] خبر داد که در مذاکرات شرکت نمی‌کند."
    alleged = "[جبهه سرو] آنان را متهم کرد که در پی بن‌بست مذاکرات‌اند."
    assert "near" in {f.role for f in frames("fa", own)}
    assert "near" not in {f.role for f in frames("fa", alleged)}


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("[لوتونیا] را به وحه دعوت کردند.", True),
        ("رامی ریاست [هیئت لوتونیا] را بر عهده داشت.", False),
        ("نامه‌ای به [لوتونیا] رسید.", True),
        ("[لوتونیا] به وحه رفت.", False),
        ("به گفته [لوتونیا] نشست خوب بود.", False),
    ],
)
def test_to_whom_something_is_done_stands_aside(text: str, aside: bool) -> None:  # noqa: FBT001 - a case
    """An object, and whom a preposition leads to, hold no position by that."""
    sentence = read("fa", text)
    assert stands_aside(sentence, sentence.mentions[0]) is aside
