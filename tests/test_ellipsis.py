"""A sentence without a subject goes on with that of the sentence before, where the verb agrees. Names are invented."""

from __future__ import annotations

import pytest

from passages import spoken_for

# (language, the sentence before, the sentence, who goes on)
CONTINUED = [
    ("ar", "أصدرت [جبهة الأرز] بياناً مساء الأحد.", "وقالت إن المحادثات لا تعنيها.", {"جبهة الأرز"}),
    ("ar", "أصدرت [جبهة الأرز] بياناً مساء الأحد.", "واعتبرت أن المؤتمر مضيعة للوقت.", {"جبهة الأرز"}),
    ("ar", "أصدرت [جبهة الأرز] بياناً مساء الأحد.", "كما أكدت أيضاً دعمها للهدنة.", {"جبهة الأرز"}),
    ("ar", "اجتمع [جيش النخيل] في المدينة.", "ورأى أن المؤتمر مضيعة للوقت.", {"جيش النخيل"}),
    ("ar", "اجتمع [جيش النخيل] في المدينة.", "وأخذ على المؤتمر أنه بلا جدوى.", {"جيش النخيل"}),
    ("ar", "اجتمع [جيش النخيل] في المدينة.", "وأخذ عليه أنه بلا جدوى.", {"جيش النخيل"}),
    ("ar", "تحدث [P:كريم حداد] إلى الصحفيين.", "وأضاف أن الجولة فشلت.", {"كريم حداد"}),
    ("ar", "أعلنت [جبهة الأرز] و[كتيبة الزيتون] موقفهما.", "وعزوا القرار إلى القصف.", {"جبهة الأرز", "كتيبة الزيتون"}),
    ("ar", "أصدرت [D:الفصائل] بياناً.", "وشددت على أنها لن تحضر.", {"الفصائل"}),
    ("ar", "وكان [P:كريم حداد] قد سافر.", "وكان قد أعلن أنه لن يعود.", {"كريم حداد"}),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "افزود که مذاکرات بی‌نتیجه است.", {"کریم حداد"}),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "همچنین گفت که نشست را ترک می‌کند.", {"کریم حداد"}),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "سپس تأکید کرد که نمی‌رود.", {"کریم حداد"}),
    ("fa", "[جبهه سرو] در شهر گرد آمد.", "این طرح را رد کرد.", {"جبهه سرو"}),
    ("fa", "[جبهه سرو] و [تیپ زیتون] گرد آمدند.", "این طرح را رد کردند.", {"جبهه سرو", "تیپ زیتون"}),
    ("fa", "[D:مخالفان] در شهر گرد آمدند.", "در مذاکرات شرکت نکردند.", {"مخالفان"}),
    ("tr", "[D:Muhalifler] dün bekliyordu.", "Sonunda görüşmelere katıldılar.", {"Muhalifler"}),
    ("tr", "[D:Muhalifler] dün bekliyordu.", "[S:Lutonya] araya girince kararı reddettiler.", {"Muhalifler"}),
    (
        "tr",
        "[Sedir Cephesi] ile [Zeytin Tugayı] bekliyordu.",
        "Toplantıyı boykot ettiler.",
        {"Sedir Cephesi", "Zeytin Tugayı"},
    ),
    (
        "tr",
        "[P:Kerim Haddad] gazetecilerle görüştü.",
        "Ayrıca toplantının yararsız olduğunu söyledi.",
        {"Kerim Haddad"},
    ),
    ("tr", "[P:Kerim Haddad] gazetecilerle görüştü.", "Görüşmelerin bittiğini belirtti.", {"Kerim Haddad"}),
    ("ru", "[P:Карим Хаддад] выступил перед прессой.", "Заявил также, что переговоры провалились.", {"Карим Хаддад"}),
    ("ru", "[Бригада Олива] провела собрание.", "Отказалась ехать на переговоры.", {"Бригада Олива"}),
    ("ru", "[Фронт Кедра] провел собрание.", "Отказался подписать документ.", {"Фронт Кедра"}),
    ("ar", "تكلمت [جبهة الأرز] أولا.", "واشترطت حينها أن يتوقف القصف.", {"جبهة الأرز"}),
    ("ar", "ترددت [جبهة الأرز] طويلا.", "ثم عادت وقبلت المشاركة في الجولة.", {"جبهة الأرز"}),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "امیدوار است مذاکرات به جایی برسد.", {"کریم حداد"}),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "همان روز ابراز امیدواری کرد که سند امضا شود.", {"کریم حداد"}),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "از نتیجه مذاکرات استقبال کرد.", {"کریم حداد"}),
    ("fa", "[جبهه سرو] در شهر گرد آمد.", "به روند آستانه پایبند مانده است.", {"جبهه سرو"}),
    ("ar", "تكلمت [جبهة الأرز] أولا.", "وتأخذ على المسار إهماله المعتقلين.", {"جبهة الأرز"}),
]
# where another subject stands in the sentence, or none that agrees stood in the one before
NOT_CONTINUED = [
    ("ar", "اجتمع [جيش النخيل] في المدينة.", "وقالت إن المحادثات لا تعنيها."),
    ("ar", "تحدث [P:كريم حداد] إلى الصحفيين.", "واعتبرت أن المؤتمر مضيعة للوقت."),
    ("ar", "أصدرت [جبهة الأرز] بياناً.", "وقالت [كتيبة الزيتون] إنها لن تحضر."),
    ("ar", "أصدرت [جبهة الأرز] بياناً.", "ورفضت الاتهامات التي وجهت إلى المدينة."),
    ("ar", "أصدرت [جبهة الأرز] بياناً.", "وشاركت في الاجتماع [كتيبة الزيتون]."),
    ("ar", "أصدرت [جبهة الأرز] بياناً.", "ونرفض كل ما يصدر عن الجولة."),
    ("ar", "أصدر [جيش النخيل] بياناً.", "ويذكر أن الجولة انتهت أمس."),
    ("ar", "جرت المحادثات بين ممثلين عن [كتيبة الزيتون].", "وأكدت أنها لن تحضر."),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "به گزارش رسانه‌ها مذاکرات شکست خورد."),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "از نتیجه مذاکرات استقبال شد."),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "از نتیجه مذاکرات [جبهه سرو] استقبال کرد."),
    ("fa", "[P:کریم حداد] به خبرنگاران پیوست.", "از روند آستانه سخنگوی دولت استقبال کرد."),
    ("fa", "[D:مخالفان] گرد آمدند.", "دیپلمات‌ها در مذاکرات شرکت نکردند."),
    ("tr", "[D:Muhalifler] bekliyordu.", "Diplomatlar görüşmelere katıldılar."),
    ("tr", "[P:Kerim Haddad] konuştu.", "Toplantının yararsız olduğu söylendi."),
    ("tr", "[P:Kerim Haddad] konuştu.", "[Sedir Cephesi] toplantının yararsız olduğunu söyledi."),
    ("ru", "[P:Карим Хаддад] выступил.", "Сообщили, что переговоры провалились."),
    ("ru", "[Фронт Кедра] провел собрание.", "Отказалась ехать на переговоры."),
    ("en", "[P:Karim Haddad] spoke.", "Rejected the talks."),
]


@pytest.mark.parametrize(("language", "before", "after", "who"), CONTINUED)
def test_a_verb_without_a_subject_goes_on_with_the_last(language: str, before: str, after: str, who: set[str]) -> None:
    """Number and gender of the verb choose among the subjects of the sentence before."""
    assert spoken_for(language, before, after) == who


@pytest.mark.parametrize(("language", "before", "after"), NOT_CONTINUED)
def test_a_wrong_holder_is_worse_than_none(language: str, before: str, after: str) -> None:
    """Another subject, a passive, 'they say' or no agreement: nobody goes on."""
    assert spoken_for(language, before, after) == set()


def test_several_sentences_go_on_with_one_subject() -> None:
    """A resolved sentence hands its subject on to the next."""
    chain = ("أصدرت [جبهة الأرز] بياناً.", "وقالت إن المحادثات لا تعنيها.", "وأضافت أن الهدنة انهارت.")
    assert spoken_for("ar", *chain) == {"جبهة الأرز"}
