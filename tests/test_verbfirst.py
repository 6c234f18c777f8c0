"""Whose deed a verb tells in Arabic and Persian, which no parser reads. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.roles.doings import failed
from passages import asked_about
from reading import frames, read

ACTING = {"agent", "agent-list", "near"}
OWN_VERB = [
    "تعود الفكرة إلى مؤتمر عقد في الربيع الماضي وقاطعته [جبهة الأرز].",
    "بعد بيان رحب بالجولة طويلا، نددت [كتيبة الزيتون] بالنتائج.",
    "وقع الضيوف على الورقة ثم انسحبت [فرقة الساحل] من القاعة.",
    "الجولة التي حضرها الجميع رفضت [ألوية الجبل] مقرراتها.",
    "في اجتماع رعته العاصمة ورفضه [تجمع الوادي] بحثت الهدنة.",
]
LISTS = {
    "ar": "قررت غالبية الفصائل المشاركة، ومنها [فيلق السرو] و[جبهة الأرز] و[كتيبة الزيتون].",
    "fa": "بیشتر گروه‌ها در نشست شرکت کردند، از جمله [جبهه سرو]، [تیپ زیتون] و [لشکر ساحل].",
}
RELATIVE = [
    ("ar", "نحترم اجتهاد [لواء السهل] الذي قرر المشاركة في المحادثات، لكن [جبهة الأرز] لا ترى فيها فائدة."),
    ("ar", "التقى [وفد الجزر] ممثلي [كتيبة الزيتون] التي قاطعت الجولة."),
    ("ar", "شكرت [لوتونيا] [ألوية الجبل] التي وقعت على الوثيقة."),
    ("fa", "[جبهه سرو] از [تیپ زیتون] که نشست را تحریم کرد، دلگیر است."),
    ("fa", "[لوتونیا] با [لشکر ساحل] که از مذاکرات کناره گرفت، تماس دارد."),
]
DISAGREEING = {
    "ar": "انتهت الجولة من دون أن تتفق [لوتونيا] و[كورفيا] على القائمة.",
    "en": "The round ended and [Lutonia] did not agree on the list.",
    "fr": "[La Lutonie] et [la Corfie] ne sont pas parvenues à s'entendre sur la liste.",
    "ru": "Раунд завершился, и [Лутония] не договорилась о списке.",
    "tr": "Tur sona erdi ve [Lutonya] liste üzerinde anlaşamadı.",
    "fa": "دور به پایان رسید و [لوتونیا] بر سر فهرست توافق نکرد.",
}


@pytest.mark.parametrize("sentence", OWN_VERB)
def test_who_stands_behind_a_verb_does_nothing_of_the_clause_before(sentence: str) -> None:
    """The Front that boycotted what was convened has convened nothing."""
    acting = {f.polarity for f in frames("ar", sentence) if f.role in {*ACTING, "agent-weak"}}
    assert acting == {"oppose"}


@pytest.mark.parametrize("language", sorted(LISTS))
def test_all_members_of_a_list_do_what_the_list_is_of(language: str) -> None:
    """Members behind the first one are no rivals of each other."""
    roles = {frames(language, LISTS[language], i)[0].role for i in range(3)}
    assert len(roles) == 1
    assert roles <= {*ACTING, "agent-weak"}


@pytest.mark.parametrize(
    "sentence",
    [
        "رحبت الهيئة بالجولة وأطلقت على [لوتونيا] وصفا آخر.",
        "قاطعت الوفود كلها الاجتماع في [لوتونيا].",
        "شكر المبعوث الحاضرين وتوجه إلى [جبهة الأرز] و[كتيبة الزيتون].",
    ],
)
def test_who_stands_behind_on_in_or_to_does_not_do_it(sentence: str) -> None:
    """In Arabic what is done 'on', 'in' or 'to' somebody is a deed of others."""
    names = range(len(read("ar", sentence).mentions))
    assert all(f.role == "far" for i in names for f in frames("ar", sentence, i))


@pytest.mark.parametrize(
    "sentence",
    [
        "رحب المبعوث بما أعلنته [لوتونيا] أمس.",
        "رفض المؤتمر ما تقوم به [جبهة الأرز] هناك.",
        "أشادوا بالجولة وبما قدمته [لوتونيا] و[كورفيا] فيها.",
    ],
)
def test_who_did_what_others_welcome_or_reject_does_only_that(sentence: str) -> None:
    """'Welcomed what X announced' tells what others think of it."""
    assert all(f.role not in ACTING for f in frames("ar", sentence))


def test_an_arabic_negation_is_no_what() -> None:
    """'ما قبلت' denies, and who is named behind it has not accepted."""
    assert any(f.role in ACTING for f in frames("ar", "ما وافقت [جبهة الأرز] على الجولة."))


@pytest.mark.parametrize(
    "sentence",
    [
        "جاء في بيان صادر عن [جبهة الأرز] رفض للجولة.",
        "جلس ممثلون عن [جبهة الأرز] إلى الطاولة.",
        "نحترم اجتهاد القادة في [لواء السهل] الذي قرر المشاركة في المحادثات.",
        "وقع ثلاثة في [وفد الجزر] على الوثيقة.",
    ],
)
def test_whose_paper_or_envoys_they_are_does_it(sentence: str) -> None:
    """'Issued by X' and 'representatives of X' are deeds of X, and so is what a relative clause tells of X."""
    assert any(f.role in ACTING for f in frames("ar", sentence))


@pytest.mark.parametrize(("language", "sentence"), RELATIVE)
def test_a_relative_clause_tells_of_the_name_before_it(language: str, sentence: str) -> None:
    """Who is named before 'which' does it, and nobody else of the sentence does."""
    sentence_read = read(language, sentence)
    owner = next(i for i, (_, end) in enumerate(sentence_read.mentions) if _relative_follows(sentence_read.text[end:]))
    by_holder = [
        {f.cue.start: f.role for f in frames(language, sentence, i)} for i in range(len(sentence_read.mentions))
    ]
    told = next(start for start in by_holder[owner] if start > sentence_read.mentions[owner][1])
    assert by_holder[owner][told] == "near"
    assert all(by_holder[i][told] == "far" for i in range(len(by_holder)) if i != owner)


def _relative_follows(rest: str) -> bool:
    return rest.lstrip().startswith(("الذي", "التي", "که"))


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_a_clause_about_what_another_did_to_a_name_is_not_of_the_name(language: str) -> None:
    """Whom others criticise criticises nobody by that."""
    sentence = {
        "ar": "غادرت [جبهة الأرز] التي انتقدتها [لوتونيا] القاعة.",
        "fa": "[جبهه سرو] که [لوتونیا] آن را محکوم کرد، برگشت.",
    }[language]
    blaming = next(f for f in frames(language, sentence, 1) if f.cue.kind == "oppose.stated")
    assert blaming.role in ACTING


@pytest.mark.parametrize("word", ["أنقرة", "انعقاد", "كانون", "لأنقرة", "إنشاء", "انسحب"])
def test_words_that_begin_like_an_arabic_particle_are_none(word: str) -> None:
    """'أنقرة' is Ankara and 'كانون' a month: no clause begins at them, and nothing lies in the past."""
    kinds = {c.kind for c in read("ar", f"زار الوفد {word} صباحا").cues}
    assert not kinds & {"clauses.conjunctions", "operators.past"}


@pytest.mark.parametrize("language", sorted(DISAGREEING))
def test_not_to_agree_with_others_is_no_position(language: str) -> None:
    """Who ends a round without an agreement with others supports and opposes nothing by that."""
    assert failed(frames(language, DISAGREEING[language]))


def test_the_group_that_a_list_is_of_is_no_rival_of_its_members() -> None:
    """'Other groups refused to go, among them A and B' tells what A and B did."""
    sentence = "رفضت [فصائل أخرى] الذهاب، أبرزها [فيلق السرو] و[جبهة الأرز] و[كتيبة الزيتون]."
    for member in (1, 2, 3):
        refusing = next(f for f in frames("ar", sentence, member) if f.cue.kind == "oppose.stated")
        assert refusing.role in {*ACTING, "agent-weak"}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("أما حصة [S:لوتونيا] في القوة فلم ترض [جبهة الأرز] عنها، ورفضت الجولة في أستانا.", {"جبهة الأرز"}),
        ("أما وفد [S:لوتونيا] فلم تنته مهمته في جولة أستانا.", {"لوتونيا"}),
        ("أما موقف [S:لوتونيا] من جولة أستانا فلم يتبدل.", {"لوتونيا"}),
        ("أبرمت الوثيقة في [S:لوتونيا] خلال جولة أستانا.", set()),
        ("لا أرى أن على [جبهة الأرز] أن تسلك درب أستانا.", set()),
    ],
)
def test_who_only_owns_or_hosts_what_is_told_of_is_not_asked_about(sentence: str, who: set[str]) -> None:
    """'As for the share of X, Y rejected it' tells what Y thinks; a delegation and a view are the body's own."""
    assert asked_about("ar", sentence) == who
