"""Who is only named in a title or for a place takes no position by that. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.records import Label
from astana_nlp.stance.holders.titles import represented, without_places, without_served, without_titles
from passages import asked_about, laid_out

TITLES = [
    ("ar", "وقال رئيس وفد [جبهة الأرز] [P:كريم حداد] إن الجولة مفيدة."),
    ("ar", "وقال [P:كريم حداد]، المتحدث باسم [جبهة الأرز]، إن الجولة مفيدة."),
    ("fa", "رئیس هیئت [جبهه سرو] [P:کریم حداد] از مذاکرات استقبال کرد."),
    ("fa", "[P:کریم حداد]، سخنگوی [جبهه سرو]، از مذاکرات استقبال کرد."),
    ("tr", "[Sedir Cephesi] heyetinin sözcüsü [P:Kerim Haddad] görüşmeleri destekledi."),
    ("tr", "Eski [Lutonya] Başbakanı [P:Kerim Haddad]'ın başkanlığındaki heyet geldi."),
]
BESIDE_A_PERSON = [
    ("ar", "رفضت [جبهة الأرز] المحادثات، وقال [P:كريم حداد] إنها مفيدة."),
    ("ar", "أعلن المتحدث باسم [جبهة الأرز] رفضه المحادثات."),
    ("fa", "[P:کریم حداد] و [جبهه سرو] از مذاکرات استقبال کردند."),
    ("tr", "[Sedir Cephesi], [P:Kerim Haddad] ile görüştü."),
    ("tr", "[Sedir Cephesi] tura Bakan [P:Kerim Haddad] ile katıldı."),
    ("tr", "Başkan ve [Sedir Cephesi] dün akşam [P:Kerim Haddad] ile görüştü."),
    ("tr", "Hükümetin temsilcisi [P:Kerim Haddad] [Sedir Cephesi]'nin gelmediğini söyledi."),
]
PLACES = [
    ("ar", "انطلقت المحادثات في عاصمة [S:كازاخستان]."),
    ("fa", "مذاکرات در پایتخت [S:قزاقستان] آغاز شد."),
    ("tr", "Görüşmeler [S:Kazakistan]'ın başkentinde başladı."),
]


def bodies(language: str, sentence: str) -> list[str]:
    """Return the bodies of a sentence that no title takes up."""
    rows, mentions, read = laid_out(language, sentence)
    return [m.text for m in without_titles(mentions[0], rows[0], read[0]) if m.label is not Label.PERSON]


@pytest.mark.parametrize(("language", "sentence"), TITLES)
def test_a_body_in_the_title_of_who_speaks_is_left_out(language: str, sentence: str) -> None:
    """The person holds the position."""
    assert bodies(language, sentence) == []


@pytest.mark.parametrize(("language", "sentence"), BESIDE_A_PERSON)
def test_a_body_beside_a_person_stays(language: str, sentence: str) -> None:
    """A comma, a list or a spokesman without a name makes no title of it."""
    assert len(bodies(language, sentence)) == 1


@pytest.mark.parametrize(("language", "sentence"), PLACES)
def test_a_state_named_for_its_capital_is_left_out(language: str, sentence: str) -> None:
    """'In the capital of …' says where."""
    rows, mentions, read = laid_out(language, sentence)
    assert without_places(mentions[0], rows[0], read[0]) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fa", "دور تازه مذاکرات در شهر سوچی [S:لوتونیا] برگزار شد."),
        ("fa", "نمایندگان از ژنو [S:لوتونیا] به خانه بازگشتند."),
        ("ar", "عقد اللقاء في سوتشي [S:لوتونيا] أمس."),
    ],
)
def test_a_state_behind_the_city_that_lies_in_it_is_left_out(language: str, sentence: str) -> None:
    """'سوچی روسیه' says where Sochi is."""
    rows, mentions, read = laid_out(language, sentence)
    assert without_places(mentions[0], rows[0], read[0]) == []


def test_a_state_beside_the_name_of_the_city_stays() -> None:
    """Only what is part of the name of the place is left out."""
    rows, mentions, read = laid_out("ar", "رحبت [S:كازاخستان] بانعقاد الجولة في أستانا.")
    assert without_places(mentions[0], rows[0], read[0]) == mentions[0]


SPOKESMEN = [
    ("en", "[P:Karim Haddad], the spokesman of the [Cedar Front], said: “We shall stay.”"),
    ("en", "[Cedar Front] spokesman [P:Karim Haddad] said: “We shall stay.”"),
    ("fr", "Le porte-parole du [Front du Cèdre], [P:Karim Haddad], a dit : « Nous resterons. »"),
    ("ru", "Представитель [Фронта Кедра] [P:Карим Хаддад] сказал: «Мы останемся»."),
    ("ar", "قال [P:كريم حداد]، المتحدث باسم [جبهة الأرز]: “نحن باقون.”"),
    ("tr", "[Sedir Cephesi] sözcüsü [P:Kerim Haddad], “Biz kalıyoruz” dedi."),
    ("fa", "[P:کریم حداد]، سخنگوی [جبهه سرو]، گفت: «ما می‌مانیم.»"),
]
NOT_SPOKESMEN = [
    ("en", "The [Cedar Front] told [P:Karim Haddad] that it would stay."),
    ("fr", "Le [Front du Cèdre] a reçu le porte-parole du maire, [P:Karim Haddad]."),
    ("tr", "[Sedir Cephesi], [P:Kerim Haddad] ile görüştü."),
]


@pytest.mark.parametrize(("language", "sentence"), SPOKESMEN)
def test_a_title_names_the_body_that_a_person_speaks_for(language: str, sentence: str) -> None:
    """'We' in his words are the body (rule 8 of the codebook)."""
    rows, mentions, read = laid_out(language, sentence)
    (body,) = represented(mentions[0], rows[0], read[0]).values()
    assert body.label is Label.FACTION


@pytest.mark.parametrize(("language", "sentence"), NOT_SPOKESMEN)
def test_who_is_named_beside_a_body_does_not_speak_for_it(language: str, sentence: str) -> None:
    """Without a title that joins them they are two."""
    rows, mentions, read = laid_out(language, sentence)
    assert represented(mentions[0], rows[0], read[0]) == {}


SPOKESMEN_OF_A_WORD = {  # for the body that was named before
    "en": (
        "The [Cedar Front] boycotted the Astana talks.",
        "The spokesman of the group, [P:Karim Haddad], said: “We reject the Astana talks.”",
    ),
    "fr": (
        "Le [Front du Cèdre] a boudé Astana.",
        "Le porte-parole de la faction, [P:Karim Haddad], a dit : « Nous boycottons les pourparlers d'Astana. »",
    ),
    "ar": ("قاطع [جيش أرداش] أستانا.", "قال الناطق باسم الفصيل [P:كريم حداد]: «نحن نرفض محادثات أستانا»."),
    "ru": (
        "[Фронт Кедра] бойкотировал Астану.",
        "[P:Карим Хаддад], представитель движения, сказал: «Мы отвергаем переговоры в Астане».",
    ),
    "tr": (
        "[Sedir Cephesi] Astana'yı boykot etti.",
        "Örgüt sözcüsü [P:Kerim Haddad], “Biz Astana görüşmelerini reddediyoruz” dedi.",
    ),
    "fa": (
        "[جبهه سرو] آستانه را تحریم کرد.",
        "[P:کریم حداد]، سخنگوی این گروه، گفت: «ما مذاکرات آستانه را رد می‌کنیم.»",
    ),
}


@pytest.mark.parametrize("language", SPOKESMEN_OF_A_WORD)
def test_the_body_that_a_word_in_a_title_stands_for_is_asked_and_not_who_speaks_for_it(language: str) -> None:
    """'The spokesman of the group, X: we reject the talks' is a position of the group (rule 8 of the codebook)."""
    before, said = SPOKESMEN_OF_A_WORD[language]
    assert asked_about(language, before, said) == {before[before.index("[") + 1 : before.index("]")]}


LAND = {
    "en": ("[S:Syria]: rebels boycott the third round in Astana", "[S:Syria] will boycott the third round in Astana"),
    "fr": ("[S:Syrie] : les rebelles boudent Astana", "La [S:Syrie] boude Astana : pas de délégué"),
    "ar": ("[S:سوريا]: المعارضة تقاطع جولة أستانا", "[S:سوريا] تقاطع جولة أستانا"),
    "ru": ("[S:Сирия]: оппозиция бойкотирует Астану", "[S:Сирия] бойкотирует Астану"),
    "tr": ("[S:Suriye]: Muhalefet Astana'yı boykot etti", "[S:Suriye] Astana'yı boykot etti"),
    "fa": ("[S:سوریه]: مخالفان نشست آستانه را تحریم کردند", "[S:سوریه] نشست آستانه را تحریم کرد"),
}


@pytest.mark.parametrize("language", LAND)
def test_the_country_that_a_headline_is_about_does_nothing(language: str) -> None:
    """Before a colon it says what the text is about; elsewhere, and where a capital speaks, it may act."""
    for sentence, left in zip(LAND[language], (0, 1), strict=True):
        rows, mentions, read = laid_out(language, sentence)
        assert len(without_places(mentions[0], rows[0], read[0])) == left
    rows, mentions, read = laid_out("en", "[S:Damascus]: rebels have to come to Astana")
    assert without_places(mentions[0], rows[0], read[0]) == mentions[0]


SERVED = [
    ("en", "[P:Karim Haddad], envoy of President [P:Nura Velin], met them.", "Karim Haddad"),
    ("en", "[P:Nura Velin]'s special envoy [P:Karim Haddad] met them.", "Karim Haddad"),
    ("fr", "[P:Karim Haddad], l'envoyé de [P:Nura Velin], les a reçus.", "Karim Haddad"),
    ("ru", "Представитель президента [P:Лутонина] [P:Карим Хаддад] приехал.", "Карим Хаддад"),
    ("ru", "[P:Карим Хаддад], представитель президента [P:Петра Лутонина], приехал.", "Карим Хаддад"),
    ("ar", "وصل مبعوث الرئيس [P:نور الفيلي]، [P:كريم حداد].", "كريم حداد"),
    ("tr", "[P:Nura Velin]'in sözcüsü [P:Kerim Haddad] geldi.", "Kerim Haddad"),
    ("fa", "فرستاده وزیر [P:نورا ولین]، [P:کریم حداد]، آمد.", "کریم حداد"),
]
BOTH_ACT = [
    ("en", "[P:Karim Haddad], the envoy, met [P:Nura Velin]."),
    ("en", "The envoy met [P:Nura Velin], [P:Karim Haddad] and others."),
    ("fr", "L'envoyé a vu hier [P:Nura Velin] et [P:Karim Haddad]."),
    ("ru", "[P:Карим Хаддад] встретил посланника, и [P:Нура Велин] уехала."),
    ("en", "[P:Karim Haddad], President [P:Nura Velin] and others came."),
    ("ru", "[P:Карим Хаддад], президент [P:Нур Велин] и другие приехали."),
    ("ar", "وصل [P:كريم حداد]، والرئيس [P:نور الفيلي]."),
    ("ar", "وصل الرئيس [P:نور الفيلي]، [P:كريم حداد]."),
    ("fa", "رئیس جمهور [P:نورا ولین]، [P:کریم حداد] و دیگران آمدند."),
    ("ru", "Посланник встретил там [P:Нуру Велин], [P:Карим Хаддад] уехал."),
    ("ar", "التقى [P:كريم حداد] المبعوث و[P:نور الفيلي]."),
    ("tr", "[P:Nura Velin], sözcü ile [P:Kerim Haddad]'ı gördü."),
]


def left(language: str, sentence: str) -> list[str]:
    rows, mentions, read = laid_out(language, sentence)
    return [m.text for m in without_served(mentions[0], rows[0], read[0])]


@pytest.mark.parametrize(("language", "sentence", "holder"), SERVED)
def test_whom_a_person_serves_is_left_out(language: str, sentence: str, holder: str) -> None:
    """'X, envoy of Y' is about X."""
    assert left(language, sentence) == [holder]


@pytest.mark.parametrize(("language", "sentence"), BOTH_ACT)
def test_two_people_with_an_office_between_them_both_stay(language: str, sentence: str) -> None:
    """An office that one of them has is held under nobody by that."""
    assert len(left(language, sentence)) == 2
