"""Who is called upon to do something has not done it yet. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.roles.appeals import is_addressed
from astana_nlp.stance.roles.verblast import is_bystander
from reading import read

ADDRESSED = [
    ("en", "[Lutonia] urged the [Front] to stay away from the talks.", 1),
    ("en", "[Lutonia] called on the [Front] and the [Guard] to attend the talks.", 2),
    ("en", "[Lutonia] to [Front]: stay at home", 1),
    ("fr", "La [Lutonie] a exhorté le [Front] à boycotter la réunion.", 1),
    ("fr", "La [Lutonie] a appelé le [Front] à venir.", 1),
    ("fr", "[Lutonie] au [Front] : restez chez vous", 1),
    ("ru", "[Лутония] призвала [Фронт] не ездить на переговоры.", 1),
    ("ru", "[Лутония] обратилась с призывом к [Фронту] и [Гвардии] не ехать на переговоры.", 2),
    ("ru", "[Лутония] обратилась к [Фронту] с призывом не ехать на переговоры.", 1),
    ("ar", "ناشد [أرداش] [الجبهة] كافة أن تمتنع عن حضور الجولة.", 1),
    ("ar", "[أرداش] دعا [الجبهة] إلى مقاطعة الجولة.", 1),
    ("ar", "[أرداش] ل[الجبهة]: لا تذهبوا", 1),
    ("fa", "[لوتونیا] از [جبهه] خواست به نشست نرود.", 1),
    ("fa", "[لوتونیا] [جبهه] را به تحریم نشست فراخواند.", 1),
    ("fa", "[لوتونیا] به [جبهه]: نروید", 1),
    ("fa", "[لوتونیا] از [جبهه] و [گارد] خواست به نشست نروند.", 2),
    ("en", "[Lutonia] called on the members of the [Front] to attend.", 1),
    ("fr", "La [Lutonie] en appelle au [Front] pour qu'il vienne.", 1),
    ("fr", "La [Lutonie] en appelle aux membres du [Front].", 1),
    ("ru", "[Лутония] обратилась с призывом к членам [Фронта] не ехать.", 1),
    ("ar", "دعا [أرداش] [الجبهة] للانسحاب من الجولة.", 1),
    ("tr", "[Lutonya], [Sedir Cephesi]'nden tura bir heyet göndermesini istedi.", 1),
    ("tr", "[Lutonya], [Sedir Cephesi] ve [Nar Birliği]'ni tura katılmaya çağırdı.", 2),
]
APPEALING = [
    ("en", "The [Front], urged by [Lutonia] to stay away, attended."),
    ("fr", "La [Lutonie] appelle à boycotter la réunion."),
    ("ru", "[Лутония] призвала к прекращению огня."),
    ("ar", "دعا [أرداش] إلى مقاطعة الجولة."),
    ("ar", "دعا وزير خارجية [لوتونيا] [أرداش] إلى وقف القتال."),
    ("ar", "بعد لقاء [أرداش]، دعت [لوتونيا] و[زاروفيا] إلى وقف القتال."),
    ("fa", "[لوتونیا] خواستار تحریم نشست شد."),
    ("fa", "برخی از [گروه‌ها] خواستند نشست پایان یابد."),
    ("fa", "[جبهه] را فراخواندن لوتونیا خشمگین کرد."),
    ("tr", "[Lutonya]'dan gelen heyet görüşmelerin sürmesini istedi."),
    ("tr", "[Lutonya] görüşmelere gidilmemesi için çağrı yaptı."),
    ("ar", "[أرداش] دعا و[الجبهة] رفضت الجولة."),
    ("ar", "دعا [أرداش] الجميع في العاصمة صباح أمس بعد لقاء طويل مع السفراء، ورفضت [الجبهة] أن تحضر."),
    ("ar", "مع [لوتونيا] دعا وزير الخارجية [أرداش] إلى الهدوء."),
    ("ar", "بعد رسالة [لوتونيا] الطويلة إلى السفراء دعت [أرداش] إلى الهدوء."),
    ("fa", "[لوتونیا] از [جبهه] در نشست امروز در شهر وحه و در میان خبرنگاران بسیار خواست نرود."),
    ("fa", "خواست [لوتونیا] از [جبهه] روشن است."),
    ("en", "[Lutonia] urged calm and sent a note to the [Front]."),
    ("fr", "La [Lutonie] appelle au calme et écrit au [Front]."),
    ("ru", "[Лутония] призвала к спокойствию и подъехала к [Фронту]."),
]
NOT_SPOKEN_TO = [
    ("en", "[Lutonia] sent a note to [Front]."),
    ("fr", "[Lutonie] a écrit à [Front]."),
    ("ar", "[أرداش] كتب ل[الجبهة]."),
    ("fa", "[لوتونیا] به [جبهه] نامه نوشت."),
    ("en", "Yesterday [Lutonia] came closer to [Front]: both want a pause."),
    ("fr", "Hier [Lutonie] a parlé à [Front] : tous deux veulent une pause."),
    ("ar", "أمس عاد [أرداش] ل[الجبهة]: كلاهما يريد هدنة."),
    ("fa", "دیروز [لوتونیا] به [جبهه]: نزدیک شد."),
]


@pytest.mark.parametrize(("language", "text", "addressed"), ADDRESSED)
def test_who_is_called_upon_has_done_nothing_yet(language: str, text: str, addressed: int) -> None:
    """The caller, who is named first, is asked about; those whom it calls upon are not."""
    sentence = read(language, text)
    assert [is_addressed(sentence, name) for name in sentence.mentions] == [False] + [True] * addressed


@pytest.mark.parametrize(
    "text",
    [
        "[Lutonya], [Sedir Cephesi]'ni görüşmeleri boykot etmeye çağırdı.",
        "[Lutonya], [Sedir Cephesi]'ne görüşmelere katılmama çağrısı yaptı.",
    ],
)
def test_a_turkish_ending_tells_who_is_called_upon(text: str) -> None:
    """No rule on appeals is needed: who stands in the dative or accusative is nobody who does something."""
    sentence = read("tr", text)
    assert [is_bystander(sentence, name) for name in sentence.mentions] == [False, True]


@pytest.mark.parametrize(("language", "text"), APPEALING)
def test_who_calls_for_something_is_not_called_upon(language: str, text: str) -> None:
    """An appeal without an addressee, and one that tells of somebody who acts himself, leaves everybody in."""
    sentence = read(language, text)
    assert not any(is_addressed(sentence, name) for name in sentence.mentions)


@pytest.mark.parametrize(("language", "text"), NOT_SPOKEN_TO)
def test_only_a_headline_speaks_to_somebody_with_a_colon(language: str, text: str) -> None:
    """It begins with who speaks, and the colon follows the name; elsewhere both may do something."""
    sentence = read(language, text)
    assert not any(is_addressed(sentence, name) for name in sentence.mentions)
