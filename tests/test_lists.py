"""All who are counted up do what their sentence says, in six languages. Names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.roles.frames import DOING, POLAR, frames_of
from reading import read

COUNTED_UP = {
    "en": [
        "Several groups, including the [Cedar Front] and the [Olive Brigade], rejected the talks.",
        "The [Cedar Front], along with the [Olive Brigade], refused to attend.",
        "The [Cedar Front], as well as the [Olive Brigade] and the [Fig Legion], boycotted the round.",
        "Among those who stayed away were the [Cedar Front], the [Olive Brigade] and the [Fig Legion].",
        "Groups such as the [Cedar Front] and the [Olive Brigade] denounced the agreement.",
        "The talks were boycotted by the [Cedar Front] and the [Olive Brigade].",
        "Not only the [Cedar Front] but also the [Olive Brigade] signed the memorandum.",
        "Both the [Cedar Front] and the [Olive Brigade] welcomed the conference.",
        "Neither the [Cedar Front] nor the [Olive Brigade] attended the meeting.",
        "The [Cedar Front], together with the [Olive Brigade], agreed to attend the talks.",
        "Ten factions, among them the [Cedar Front] and the [Olive Brigade], signed the ceasefire.",
    ],
    "fr": [
        "Plusieurs groupes, dont le [Front du Cèdre] et la [Brigade des Oliviers], ont rejeté les pourparlers.",
        "Le [Front du Cèdre], ainsi que la [Brigade des Oliviers], a refusé de participer.",
        "Parmi les absents figurent le [Front du Cèdre] et la [Brigade des Oliviers], qui ont boycotté l'accord.",
        "Des groupes comme le [Front du Cèdre] et la [Brigade des Oliviers] ont dénoncé l'accord.",
        "Les pourparlers ont été boycottés par le [Front du Cèdre] et la [Brigade des Oliviers].",
        "Non seulement le [Front du Cèdre] mais aussi la [Brigade des Oliviers] ont signé le mémorandum.",
        "Ni le [Front du Cèdre] ni la [Brigade des Oliviers] n'ont participé à la réunion.",
        "Des factions, notamment le [Front du Cèdre] et la [Brigade des Oliviers], ont accepté de participer.",
    ],
    "ar": [
        "رفضت فصائل عدة، منها [جبهة الأرز] و[كتيبة الزيتون]، المحادثات.",
        "رفضت [جبهة الأرز] إلى جانب [كتيبة الزيتون] المشاركة في المحادثات.",
        "قاطعت [جبهة الأرز]، وكذلك [كتيبة الزيتون]، الاجتماع.",
        "رفضت [جبهة الأرز] و[كتيبة الزيتون] و[فيلق التين] الاتفاق.",
        "وقعت عشرة فصائل على الهدنة، من بينها [جبهة الأرز] و[كتيبة الزيتون].",
        "رحبت فصائل مثل [جبهة الأرز] و[كتيبة الزيتون] بالمؤتمر.",
        "لم تشارك [جبهة الأرز] ولا [كتيبة الزيتون] في الاجتماع.",
        "شاركت [جبهة الأرز] في المحادثات كما شاركت [كتيبة الزيتون].",
        "أعلن كل من [جبهة الأرز] و[كتيبة الزيتون] رفض المحادثات.",
        "رفضت الفصائل، بما فيها [جبهة الأرز] و[كتيبة الزيتون]، حضور المؤتمر.",
        "انسحبت [جبهة الأرز] برفقة [كتيبة الزيتون] من المحادثات.",
    ],
    "fa": [
        "چند گروه از جمله [جبهه سرو] و [تیپ زیتون] مذاکرات را رد کردند.",
        "[جبهه سرو] به همراه [تیپ زیتون] از شرکت در مذاکرات خودداری کرد.",
        "[جبهه سرو] و همچنین [تیپ زیتون] نشست را تحریم کردند.",
        "[جبهه سرو]، [تیپ زیتون] و [لشکر انجیر] توافق را رد کردند.",
        "گروه‌هایی مانند [جبهه سرو] و [تیپ زیتون] از کنفرانس استقبال کردند.",
        "نه [جبهه سرو] و نه [تیپ زیتون] در نشست شرکت نکردند.",
        "هم [جبهه سرو] و هم [تیپ زیتون] توافق را امضا کردند.",
        "ده گروه، از جمله [جبهه سرو] و [تیپ زیتون]، آتش‌بس را امضا کردند.",
        "[جبهه سرو] همراه با [تیپ زیتون] مذاکرات را تحریم کرد.",
        "علاوه بر [جبهه سرو]، [تیپ زیتون] نیز مذاکرات را تحریم کرد.",
    ],
    "ru": [
        "Несколько группировок, включая [Фронт Кедра] и [Бригаду Олива], отвергли переговоры.",
        "[Фронт Кедра] вместе с [Бригадой Олива] отказался от участия в переговорах.",
        "[Фронт Кедра], а также [Бригада Олива] бойкотировали встречу.",
        "Среди тех, кто бойкотировал переговоры, – [Фронт Кедра] и [Бригада Олива].",
        "Такие группировки, как [Фронт Кедра] и [Бригада Олива], осудили соглашение.",
        "Переговоры бойкотировали [Фронт Кедра], [Бригада Олива] и [Легион Инжир].",
        "Ни [Фронт Кедра], ни [Бригада Олива] не участвовали во встрече.",
        "Не только [Фронт Кедра], но и [Бригада Олива] подписали меморандум.",
        "Десять группировок, в том числе [Фронт Кедра] и [Бригада Олива], подписали перемирие.",
        "Группировки, среди которых [Фронт Кедра] и [Бригада Олива], отвергли соглашение.",
    ],
    "tr": [
        "[Sedir Cephesi] ve [Zeytin Tugayı] dahil birçok grup görüşmeleri reddetti.",
        "[Sedir Cephesi], [Zeytin Tugayı] ile birlikte görüşmelere katılmayı reddetti.",
        "[Sedir Cephesi] ile [Zeytin Tugayı] toplantıyı boykot etti.",
        "[Sedir Cephesi], [Zeytin Tugayı] ve [İncir Lejyonu] anlaşmayı reddetti.",
        "[Sedir Cephesi] ve [Zeytin Tugayı] gibi gruplar anlaşmayı kınadı.",
        "Görüşmeler [Sedir Cephesi] ve [Zeytin Tugayı] tarafından boykot edildi.",
        "Ne [Sedir Cephesi] ne de [Zeytin Tugayı] toplantıya katıldı.",
        "Hem [Sedir Cephesi] hem de [Zeytin Tugayı] konferansı memnuniyetle karşıladı.",
        "Aralarında [Sedir Cephesi] ve [Zeytin Tugayı]'nın da bulunduğu on grup ateşkesi imzaladı.",
        "[Sedir Cephesi] yanı sıra [Zeytin Tugayı] da görüşmeleri boykot etti.",
        "[Sedir Cephesi]'nin yanı sıra [Zeytin Tugayı] da mutabakatı imzaladı.",
    ],
}


@pytest.mark.parametrize(
    ("language", "sentence"), [(code, text) for code, texts in COUNTED_UP.items() for text in texts]
)
def test_all_who_are_counted_up_act(language: str, sentence: str) -> None:
    """'Including', 'along with', 'neither … nor': each does it, or stands in one enumeration with who does."""
    found = read(language, sentence)
    doing = {
        span for span in found.mentions if any(f.role in DOING and f.polarity in POLAR for f in frames_of(found, span))
    }
    together = {span for run in found.enumerations if doing & set(run) for span in run}
    assert doing | together == set(found.mentions)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The [Cedar Front] met with the [Olive Brigade] and rejected the talks."),
        ("fr", "Le [Front du Cèdre] a discuté avec la [Brigade des Oliviers] et a rejeté les pourparlers."),
        ("ru", "[Фронт Кедра] после встречи с [Бригадой Олива] отверг переговоры."),
    ],
)
def test_who_is_only_met_does_not_act(language: str, sentence: str) -> None:
    """'With' alone makes nobody do what its subject does."""
    found = read(language, sentence)
    roles = {f.role for f in frames_of(found, found.mentions[1]) if f.cue.kind.startswith("oppose")}
    assert not roles & {"agent", "agent-list"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "حضرت وفود [لوتونيا] و[جبهة الأرز] التي تحمل السلاح، أما [كتيبة الزيتون] فلم يصلها شيء."),
        ("ar", "أغلق السفير المعتمد في [لوتونيا]، [وليد حداد]، الباب أمام العودة."),
        ("fa", "[لوتونیا] و [جبهه سرو] که مسلح است، اما [تیپ زیتون] خبر نداشت."),
    ],
)
def test_a_clause_of_its_own_ends_an_enumeration(language: str, sentence: str) -> None:
    """'A and B, which bear arms, but C …' counts up A and B; an Arabic list has an 'and' before its last member."""
    found = read(language, sentence)
    assert all(found.mentions[-1] not in run for run in found.enumerations)


@pytest.mark.parametrize(
    "sentence",
    ["В [Лутонии] поддерживают переговоры.", "В [Совете Кедра] отвергли итоги переговоров."],
)
def test_a_body_named_as_a_place_acts_in_russian(sentence: str) -> None:
    """'В Лутонии поддерживают' has no subject: who is named behind the preposition does it."""
    found = read("ru", sentence)
    assert frames_of(found, found.mentions[0])[0].role == "agent"
