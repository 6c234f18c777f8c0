"""Names that a sentence needs to describe, to tell of or to wish something from others. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.records import Label
from astana_nlp.stance.roles.described import describes_another, is_expected
from astana_nlp.stance.roles.frames import DOING, POLAR
from astana_nlp.stance.roles.verblast import is_bystander
from passages import laid_out
from reading import frames, read

# the second name describes the first one
DESCRIBING = [
    ("en", "[Cedar Front], one of the largest groups of the [Palm Party], refused to attend the talks."),
    ("en", "[S:Lutonia], which stands behind the [Cedar Front], signed the memorandum."),
    ("en", "The [Cedar Front] is a union of units of the [Palm Party]."),
    ("fr", "Le [Front du Cèdre], principale composante de l'[Armée des Oliviers], a refusé de participer."),
    ("fr", "La [S:Lutonie], qui se tient derrière le [Front du Cèdre], a signé le mémorandum."),
    ("ru", "[S:Лутония], стоящая за [Фронтом Кедра], подписала меморандум."),
    ("ru", "[S:Лутония], которая стоит за [Фронтом Кедра], подписала меморандум."),
    ("ar", "[جبهة الأرز]، إحدى أكبر فصائل [حزب النخيل]، لم ترسل أحدا إلى الجولة."),
    ("ar", "[S:لوتونيا]، التي تقف خلف [جبهة الأرز]، لم ترسل أحدا إلى الجولة."),
    ("fa", "[جبهه سرو]، یکی از بزرگ‌ترین گروه‌های [حزب نخل]، کسی را به نشست نفرستاد."),
    ("fa", "[S:لوتونیا]، که پشت [جبهه سرو] ایستاده است، کسی را به نشست نفرستاد."),
]
TITLES = [  # a person may speak for the body of its title, and who acts in a clause acts
    ("en", "[P:Rami Haddad], who heads the delegation of the [Cedar Front], welcomed the talks.", 1),
    ("en", "[P:Rami Haddad], a leader of the [Cedar Front], welcomed the talks.", 1),
    ("en", "The memorandum that [S:Lutonia] signed in Astana pleased the [Cedar Front].", 0),
    ("fr", "[P:Rami Haddad], l'un des chefs du [Front du Cèdre], a salué les pourparlers.", 1),
    ("ru", "[P:Рами Хаддад], представляющий [Фронт Кедра], приветствовал переговоры.", 1),
    ("ar", "[P:رامي حداد]، أحد قادة [جبهة الأرز]، رحب بالجولة.", 1),
    ("fa", "[P:رامی حداد]، از رهبران [جبهه سرو]، از نشست استقبال کرد.", 1),
    ("ar", "قاطعت [جبهة الأرز]، وكذلك [كتيبة الزيتون]، الاجتماع.", 1),
    ("fa", "[جبهه سرو]، [تیپ زیتون]، [لشکر ساحل] نشست را تحریم کردند.", 1),
    ("fa", "[P:رامی حداد]، وزیر خارجه [S:لوتونیا]، دیروز خبر داد که [جبهه سرو]، هرچند با تردید، به نشست می‌آید.", 2),
    ("fa", "در [S:لوتونیا]، روز جمعه گفته شد که [جبهه سرو]، هرچند با تردید، به نشست می‌آید.", 1),
    ("ar", "[P:رامي حداد]، وزير خارجية [S:لوتونيا]، أعلن أمس أن [جبهة الأرز]، رغم ترددها، ستحضر الجولة.", 2),
    ("fa", "در وحه، از شهرهای [S:لوتونیا]، هواداران [جبهه سرو] که دو روز مانده بودند، گرد هم آمدند.", 1),
]
TURKISH = [  # what stands before a Turkish name describes it, and a city its country
    "[Sedir Cephesi]'nin arkasında duran [Lutonya] mutabakatı imzaladı.",
    "[Sedir Cephesi]'ne destek veren [Lutonya] toplantıya katıldı.",
    "[Lutonya]'nın Vaha kenti görüşmelere sahne olacak, [Sedir Cephesi] de katılacak.",
]
EXPECTED = [
    ("en", "He had expected [Lutonia] to complete the list of the committee."),
    ("fr", "Il souhaite que la [Lutonie] achève la liste du comité."),
    ("ru", "Он хочет, чтобы [Лутония] дополнила список комитета."),
    ("ar", "توقع المبعوث أن [لوتونيا] تكمل قائمة اللجنة."),
    ("fa", "انتظار ما این بود که [لوتونیا] فهرست کمیته را کامل کند."),
]
EXPECTING = [
    ("en", "[Lutonia] had expected the committee to meet."),
    ("fr", "La [Lutonie] souhaite que le comité se réunisse."),
    ("ru", "[Лутония] хочет, чтобы комитет собрался."),
    ("ar", "[لوتونيا] تتوقع أن تجتمع اللجنة."),
    ("fa", "[لوتونیا] انتظار دارد که کمیته تشکیل شود."),
    ("tr", "[Lutonya] komitenin toplanmasını bekliyor."),
]
TOGETHER = [
    ("ar", "أبدى الوفد استعداده للمشاركة بعد لقاء مع [لوتونيا] و[سيلفانيا]."),
    ("fa", "هیئت پس از دیدار با [لوتونیا] و [سیلوانیا] آماده شرکت در نشست شد."),
]
ASIDE = [
    ("ar", "[P:رامي حداد]، رئيس وفد [لوتونيا]، رفض البيان."),
    ("fa", "[P:رامی حداد]، رئیس هیئت [لوتونیا]، بیانیه را رد کرد."),
]


def _last_name(language: str, sentence: str, at: int = -1) -> bool:
    rows, mentions, texts = laid_out(language, sentence)
    people = {(m.start - rows[0].start, m.end - rows[0].start) for m in mentions[0] if m.label is Label.PERSON}
    return describes_another(texts[0], texts[0].mentions[at], people)


@pytest.mark.parametrize(("language", "sentence"), DESCRIBING)
def test_who_describes_another_does_nothing(language: str, sentence: str) -> None:
    """'X, one of the largest groups of Y, refused' is about X alone."""
    assert _last_name(language, sentence)
    assert not _last_name(language, sentence, 0)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "دعا البيان، الذي قرأه [P:رامي حداد]، إلى تهدئة في إطار جنيف."),
        ("fa", "بیانیه، که [P:رامی حداد] آن را خواند، به آرامش در ژنو فراخواند."),
    ],
)
def test_who_reads_out_a_paper_does_not_say_it(language: str, sentence: str) -> None:
    """What a statement calls for is not the position of who read it."""
    assert _last_name(language, sentence)


@pytest.mark.parametrize(("language", "sentence", "at"), TITLES)
def test_a_title_is_no_description(language: str, sentence: str, at: int) -> None:
    """Who speaks may speak for the body that the title names (rule 8 of the codebook)."""
    assert not _last_name(language, sentence, at)


@pytest.mark.parametrize("sentence", TURKISH)
def test_what_stands_before_a_turkish_name_describes_it(sentence: str) -> None:
    """'Cephe'nin arkasında duran Lutonya' is about Lutonya alone."""
    found = read("tr", sentence)
    assert is_bystander(found, found.mentions[0])
    assert not any(f.role in DOING and f.polarity in POLAR for f in frames("tr", sentence))


@pytest.mark.parametrize(("language", "sentence"), EXPECTED)
def test_who_is_expected_to_do_something_has_not_done_it(language: str, sentence: str) -> None:
    """What others want of an actor is no record (rule 9 of the codebook)."""
    found = read(language, sentence)
    assert is_expected(found, found.mentions[0])


@pytest.mark.parametrize(("language", "sentence"), EXPECTING)
def test_who_expects_something_is_asked_about(language: str, sentence: str) -> None:
    """A wish is somebody's."""
    found = read(language, sentence)
    assert not is_expected(found, found.mentions[0])


@pytest.mark.parametrize(("language", "sentence"), TOGETHER)
def test_with_whom_something_is_done_does_not_do_it(language: str, sentence: str) -> None:
    """Who is met with is no holder of what the others decide."""
    roles = {f.role for i in (0, 1) for f in frames(language, sentence, i) if f.polarity in POLAR}
    assert roles.isdisjoint(DOING)


@pytest.mark.parametrize(("language", "sentence"), ASIDE)
def test_a_title_between_commas_does_not_part_a_name_from_its_verb(language: str, sentence: str) -> None:
    """'X, head of the delegation of Y, refused': X does it, and Y does not."""
    marked = sentence.replace("P:", "")
    person, body = ({f.role for f in frames(language, marked, i) if f.polarity == "oppose"} for i in (0, 1))
    assert person & DOING
    assert not body & DOING


def test_a_persian_subject_stands_before_its_verb() -> None:
    """Who is named in the next clause has not left the hall."""
    sentence = "[جبهه سرو] از تالار بیرون رفت، [رامی حداد] بی‌درنگ دست به کار شد."
    assert not any(f.role in DOING for f in frames("fa", sentence, 1))
    assert any(f.role in DOING for f in frames("fa", sentence, 0))
