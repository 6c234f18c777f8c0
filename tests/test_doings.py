"""What a holder does by staying away, did before, or fails at, in six languages. All names are invented."""

from __future__ import annotations

import pytest

from astana_nlp.stance.candidates import is_list
from astana_nlp.stance.roles.doings import (
    DOING,
    clearly,
    failed,
    is_over,
    newest,
    only_accuses,
    plainly,
    tells_of_others,
)
from astana_nlp.stance.roles.frames import frames_of
from reading import LANGUAGES, frames, read
from test_frames import CASES

each_language = pytest.mark.parametrize("language", LANGUAGES)
STAYS_AWAY = {
    "en": ("[Lutonia] no longer sends observers to the talks.", "The [Cedar Front] left the hall."),
    "fr": ("La [Lutonie] a cessé d'envoyer des observateurs.", "Le [Front du Cèdre] a quitté la salle."),
    "ar": ("[لوتونيا] لم تعد ترسل مراقبين.", "غادرت [جبهة الأرز] القاعة."),
    "ru": ("[Лютония] перестала направлять наблюдателей.", "[Фронт Кедра] покинул зал."),
    "tr": ("[Lutonya] toplantıya gözlemci göndermiyor.", "[Sedir Cephesi] salonu terk etti."),
    "fa": ("[لوتونیا] به مذاکرات ناظری نفرستاد.", "[جبهه سرو] سالن را ترک کرد."),
}
BEFORE = {
    "en": "The [Cedar Front], which had stayed away in January, sent representatives to the talks.",
    "fr": "Le [Front du Cèdre], qui avait boycotté les pourparlers, a envoyé un représentant.",
    "tr": "Daha önce görüşmeleri boykot eden [Sedir Cephesi], bu kez temsilci gönderdi.",
    "ar": "شاركت [جبهة الأرز] في المحادثات، وكانت قاطعت الجولة الأولى.",
}
FAILING = {
    "en": "[Lutonia] and [Sylvania] failed to agree on the text.",
    "fr": "La [Lutonie] et la [Sylvanie] ne sont pas parvenues à un accord.",
    "ar": "فشلت [لوتونيا] و[سيلفانيا] في التوصل إلى اتفاق.",
    "ru": "[Лютония] и [Сильвания] не смогли договориться о тексте.",
    "tr": "[Lutonya] ve [Silvanya] metin üzerinde anlaşamadı.",
    "fa": "[لوتونیا] و [سیلوانیا] به توافق نرسیدند.",
}
APART = {  # two names with a comma between them, of two clauses, and the same names joined
    "en": (
        "While this was welcomed by the [Cedar Front], the [Olive Brigade] rejected it.",
        "[Lutonia] and [Sylvania]",
    ),
    "fr": ("Salué par le [Front du Cèdre], la [Brigade des Oliviers] l'a rejeté.", "La [Lutonie] et la [Sylvanie]"),
    "ar": ("بعد ترحيب [جبهة الأرز]، [كتيبة الزيتون] رفضته.", "[لوتونيا] و[سيلفانيا]"),
    "ru": ("Как заявил [Фронт Кедра], [Бригада Оливы] отвергла это.", "[Лютония] и [Сильвания]"),
    "tr": ("Bunu duyuran [Sedir Cephesi], [Zeytin Tugayı] adına konuştu.", "[Lutonya] ve [Silvanya]"),
    "fa": ("به گفته [جبهه سرو]، [تیپ زیتون] آن را رد کرد.", "[لوتونیا] و [سیلوانیا]"),
}
LISTS = {
    "en": ("Among them were [Lutonia] and [Sylvania].", "[Lutonia] and [Sylvania] were not among those invited."),
    "fr": ("Les plus connus étaient la [Lutonie] et la [Sylvanie].", "[Lutonie] et [Sylvanie] n'étaient pas conviées."),
    "ar": ("أبرزها [لوتونيا] و[سيلفانيا].", "لم تكن [لوتونيا] و[سيلفانيا] من بينها."),
    "ru": ("Среди них [Лютония] и [Сильвания].", "Среди них не было [Лютонии] и [Сильвании]."),
    "tr": (
        "Bunlar arasında [Lutonya] ve [Silvanya] vardı.",
        "Bunlar arasında [Lutonya] ve [Silvanya] değil, başkaları vardı.",
    ),
    "fa": ("از جمله [لوتونیا] و [سیلوانیا].", "نه از جمله [لوتونیا] و [سیلوانیا]."),
}
UNABLE = {  # kept away by something, and unable to accept, which is a refusal
    "en": ("The [Cedar Front] could not come for want of visas.", "The [Cedar Front] cannot accept the text."),
    "fr": ("Le [Front du Cèdre] n'a pas pu se rendre à la réunion.", "Le [Front du Cèdre] ne peut accepter le texte."),
    "ar": ("لم تتمكن [جبهة الأرز] من حضور الجولة لأسباب تقنية.", "لا يمكن ل[جبهة الأرز] قبول النص."),
    "ru": ("[Фронт Кедра] не смог приехать из-за тумана.", "[Фронт Кедра] не может согласиться с текстом."),
    "tr": ("[Sedir Cephesi] vize yüzünden tura katılamadı.", "[Sedir Cephesi] metni onaylayamayacağını bildirdi."),
    "fa": ("[جبهه سرو] به دلایل فنی نتوانست در نشست شرکت کند.", "[جبهه سرو] نمی‌تواند متن را بپذیرد و آن را رد کرد."),
}
OVER = {  # told as gone, and told as done before and still held
    "en": ("The [Cedar Front] used to reject the talks.", "The [Cedar Front] had rejected the talks."),
    "fr": ("Autrefois, le [Front du Cèdre] rejetait ce processus.", "Le [Front du Cèdre] avait rejeté le processus."),
    "ar": ("رفضت [جبهة الأرز] المحادثات في السابق.", "كانت [جبهة الأرز] قد رفضت المحادثات."),
    "ru": ("Раньше [Фронт Кедра] отвергал переговоры.", "[Фронт Кедра] ранее отверг переговоры."),
    "tr": ("[Sedir Cephesi] eskiden görüşmeleri reddederdi.", "[Sedir Cephesi] görüşmeleri reddetmişti."),
    "fa": ("[جبهه سرو] در گذشته مذاکرات را رد می‌کرد.", "[جبهه سرو] مذاکرات را رد کرده بود."),
}
RESERVED = {
    "en": "The [Cedar Front] signed the text with reservations.",
    "fr": "Le [Front du Cèdre] a signé le texte à condition que les tirs cessent.",
    "ru": "[Фронт Кедра] подписал документ с оговорками.",
    "ar": "وافقت [جبهة الأرز] بشرط وقف القصف.",
    "tr": "[Sedir Cephesi] metni çekinceyle imzaladı.",
}
DENIED_BEHIND = [  # what stands behind an Arabic predicate does not deny it
    "استنكرت [جبهة الأرز] ما سماه الناس صفقة.",
    "رفضت [جبهة الأرز] المحادثات لعدم دعوتها.",
]
MEANT_OTHERWISE = [
    ("en", "Envoys of the [Cedar Front] were back from the talks."),
    ("tr", "[Sedir Cephesi] metni kabul etmiş."),  # -miş is no negation
    ("ru", "[Фронт Кедра] отозвался о переговорах."),
    ("ar", "لم يصدر عن [جبهة الأرز] أي تعليق."),
    ("fa", "[جبهه سرو] با فرستاده ویژه سخن گفت."),
]


@each_language
def test_to_send_nobody_or_to_leave_is_opposition_by_deed(language: str) -> None:
    """Who no longer sends anybody, or leaves the hall, opposes, and is the one who does so."""
    for sentence in STAYS_AWAY[language]:
        assert any(f.polarity == "oppose" and f.role in DOING for f in frames(language, sentence)), sentence


@pytest.mark.parametrize("language", BEFORE)
def test_what_was_done_before_gives_way(language: str) -> None:
    """Of a boycott in the past and a deed of now, the deed is the newest."""
    assert newest(frames(language, BEFORE[language]), read(language, BEFORE[language])) == {"support"}


THEN = {
    "en": "The [Cedar Front] boycotted the opening, then sent two envoys.",
    "fr": "Le [Front du Cèdre] a boycotté l'ouverture, puis a envoyé un représentant.",
    "ar": "انسحب وفد [جبهة الأرز] ثم عاد إلى القاعة.",
    "ru": "[Фронт «Кедр»] бойкотировал открытие, затем направил делегацию.",
    "tr": "[Sedir Cephesi] açılışı boykot etti, sonra heyet gönderdi.",
    "fa": "[جبهه سرو] نشست را تحریم کرد و سپس نماینده فرستاد.",
}
FIRST_TIME = {
    "en": "The [Cedar Front], which boycotted the first rounds, took part for the first time.",
    "fr": "Le [Front du Cèdre], qui a boycotté les premiers cycles, participe pour la première fois.",
    "ar": "شهدت الجولة أول مشاركة [لجبهة الأرز] التي قاطعت الجولات الأولى.",
    "tr": "İlk turları boykot eden [Sedir Cephesi] ilk kez katıldı.",
}
FRIENDS = {
    "en": ("The zones agreed with Norland were described as a farce by the [Cedar Front].", "oppose"),
    "ar": ("في المقابل، وافقت [جبهة الأرز] على البيان.", "support"),
    "ru": ("[Норландия] и Судландия условились о новом раунде.", "support"),
    "fa": ("به گزارش رسانه‌ها، [جبهه سرو] بیانیه را رد کرد.", "oppose"),
    "tr": ("[Sedir Cephesi] toplantıdan hiçbir sonuç çıkmadığını söyledi.", "oppose"),
    "fr": ("Le [Front du Cèdre] estime que ces pourparlers n'ont rien donné.", "oppose"),
}
PATRONS = {
    "ar": "فصائل تابعة [لنورلاند] قاطعت الجولة.",
    "tr": "[Norlanda] destekli gruplar toplantıyı boykot etti.",
    "fa": "گروه‌های وابسته به [نورلند] نشست را تحریم کردند.",
}


@pytest.mark.parametrize("language", THEN)
def test_what_comes_then_gives_the_position(language: str) -> None:
    """Who withdrew and then came back is back."""
    assert newest(frames(language, THEN[language]), read(language, THEN[language])) == {"support"}


@pytest.mark.parametrize("language", FIRST_TIME)
def test_who_comes_for_the_first_time_has_come(language: str) -> None:
    """A boycott of earlier rounds gives way to the first participation, in whatever order they are told."""
    assert newest(frames(language, FIRST_TIME[language]), read(language, FIRST_TIME[language])) == {"support"}


@each_language
def test_words_within_another_meaning_are_no_cues(language: str) -> None:
    """'in contrast' sets no condition, 'as the papers report' takes no position; that nothing came of it is one."""
    sentence, polarity = FRIENDS[language]
    assert {f.polarity for f in frames(language, sentence) if f.role in DOING} == {polarity}


@pytest.mark.parametrize("language", PATRONS)
def test_whom_others_belong_to_does_not_do_what_they_do(language: str) -> None:
    """'factions backed by X boycotted' is a deed of the factions."""
    assert not [f for f in frames(language, PATRONS[language]) if f.role in DOING]


@each_language
def test_a_sentence_of_one_time_has_no_newest_act(language: str) -> None:
    """Where nothing was before, nothing is said to be newest."""
    once = STAYS_AWAY[language][0]
    assert newest(frames(language, once), read(language, once)) == set()


@each_language
def test_failing_to_agree_is_no_position(language: str) -> None:
    """Who did not reach what it wanted opposes nothing by that, and supports nothing."""
    found = frames(language, FAILING[language])
    assert failed(found)
    assert plainly(found) == set()


@each_language
def test_two_names_of_two_clauses_are_no_enumeration(language: str) -> None:
    """A comma alone joins nothing; a word for 'and' does."""
    apart, joined = APART[language]
    assert read(language, apart).enumerations == ()
    assert len(read(language, joined).enumerations) == 1


@each_language
def test_a_list_that_denies_is_none(language: str) -> None:
    """'Among them were A and B' counts members up, 'A and B were not among them' does not."""
    counts, denies = LISTS[language]
    assert is_list(read(language, counts))
    assert not is_list(read(language, denies))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ce sont la [Lutonie] et la [Zarovie] qui, ensemble, mettent sur pied cette rencontre."),
        ("ar", "هي [لوتونيا] و[زاروفيا] التي تدير هذا اللقاء."),
        ("fa", "یعنی [لوتونیا] و [زاروفیا] که این نشست را می‌گردانند."),
    ],
)
def test_who_a_sentence_brings_forward_is_no_list(language: str, text: str) -> None:
    """'It is A and B that run the meeting' tells what both do."""
    assert not is_list(read(language, text))


def test_a_condition_bends_what_is_done() -> None:
    """A wish of somebody else leaves open whether the holder does it."""
    sentence = read("en", "[Lutonia] urged the [Cedar Front] to attend the talks.")
    assert plainly(frames_of(sentence, sentence.mentions[1])) == set()
    assert plainly(frames("en", "The [Cedar Front] attended the talks.")) == {"support"}


JOINED = {  # what is denied of the first of two predicates is not denied of the second, except by 'or'
    "en": ("The [Cedar Front] was not invited and rejects the text.", "The [Cedar Front] did not attend or sign."),
    "fr": (
        "Le [Front du Cèdre] n'a pas été invité et rejette le texte.",
        "Le [Front du Cèdre] n'a pas rejeté le texte.",
    ),
}


@pytest.mark.parametrize("language", JOINED)
def test_a_joined_predicate_is_not_denied_with_the_other(language: str) -> None:
    """'was not invited and rejects' is a rejection; what is denied itself is still turned."""
    alone, denied = JOINED[language]
    assert {f.polarity for f in frames(language, alone) if f.role in DOING} == {"oppose"}
    assert {f.polarity for f in frames(language, denied) if f.role in DOING} <= {"oppose", "undone"}


@each_language
def test_who_could_not_come_did_not_refuse_to(language: str) -> None:
    """Being kept away is no position; being unable to accept is opposition."""
    away, unwilling = (frames(language, sentence) for sentence in UNABLE[language])
    assert failed(away)
    assert not failed(unwilling)
    assert "oppose" in {f.polarity for f in unwilling if f.role in DOING}


def test_who_could_not_come_for_a_reason_of_its_own_refused_to() -> None:
    """A motive makes a refusal of it."""
    assert not failed(frames("en", "The [Cedar Front] could not come while the shelling went on."))


@each_language
def test_what_is_told_as_gone_holds_no_longer(language: str) -> None:
    """'used to reject' is no position by itself, 'had rejected' is one (rule 11 of the codebook)."""
    gone, held = OVER[language]
    assert is_over(frames(language, gone), read(language, gone))
    assert not is_over(frames(language, held), read(language, held))
    assert plainly(frames(language, held)) == {"oppose"}


@pytest.mark.parametrize("language", RESERVED)
def test_support_with_a_reserve_is_conditional(language: str) -> None:
    """Who signs with reservations, or agrees on a condition, takes a conditional position."""
    assert plainly(frames(language, RESERVED[language])) == {"conditional"}


@pytest.mark.parametrize("sentence", DENIED_BEHIND)
def test_arabic_denies_what_comes_behind(sentence: str) -> None:
    """'they denounced what people call a deal' denies nothing."""
    assert plainly(frames("ar", sentence)) == {"oppose"}


@pytest.mark.parametrize(("language", "sentence"), MEANT_OTHERWISE)
def test_a_cue_word_in_another_phrase_shows_no_opposition_and_no_support(language: str, sentence: str) -> None:
    """'back from' backs nothing, 'any comment' suspends nothing, and a Turkish hearsay past denies nothing."""
    turned = {"tr": {"support"}}.get(language, set())
    assert {f.polarity for f in frames(language, sentence) if f.role in DOING and f.polarity != "neutral"} == turned


ACCUSES = {
    "en": "The [Cedar Front] accused Lutonia of hiding the lists of detainees.",
    "fr": "Le [Front du Cèdre] a accusé la Lutonie de cacher les listes des détenus.",
    "ar": "اتهمت [جبهة الأرز] لوتونيا بإخفاء قوائم المعتقلين.",
    "ru": "[Фронт Кедра] обвинил Лутонию в том, что она прячет списки задержанных.",
    "tr": "[Sedir Cephesi] Lutonya'yı tutuklu listelerini saklamakla suçladı.",
    "fa": "[جبهه سرو] لوتونیا را به پنهان کردن فهرست بازداشت‌شدگان متهم کرد.",
}


@each_language
def test_who_accuses_somebody_and_does_nothing_else_takes_no_position(language: str) -> None:
    """A criticism of somebody else is not a stance on the talks."""
    asked = read(language, ACCUSES[language])
    assert only_accuses(frames(language, ACCUSES[language]), asked, asked.mentions[0])
    stays = STAYS_AWAY[language][1]
    assert not only_accuses(frames(language, stays), read(language, stays), read(language, stays).mentions[0])


TWO_CLAUSES = {
    "en": "The [Cedar Front] refused and the [Lime Front] praised the talks.",
    "fr": "Le [Front du Cèdre] a refusé et le [Front du Tilleul] a salué les pourparlers.",
    "ar": "[جبهة الأرز] رفضت و [جبهة الزيزفون] رحبت بالمحادثات.",
    "ru": "[Фронт «Кедр»] отказался и [Фронт «Липа»] одобрил переговоры.",
    "tr": "[Sedir Cephesi] reddetti ve [Ihlamur Cephesi] görüşmeleri övdü.",
    "fa": "[جبهه سرو] نپذیرفت و [جبهه زیرفون] از گفت‌وگوها استقبال کرد.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_actors_of_two_short_clauses_are_no_enumeration(language: str) -> None:
    """What stands between their names is what the first of them does."""
    assert read(language, TWO_CLAUSES[language]).enumerations == ()


@each_language
def test_a_clear_refusal_counts_though_the_sentence_looks_like_no_position(language: str) -> None:
    """Where opposition is the likeliest by far of all positions; a guess at several is none."""
    found = frames(language, CASES["oppose"][language])
    assert clearly(found, {"oppose": 0.2, "support": 0.02, "conditional": 0.02, "neutral": 0.01})
    assert not clearly(found, {"oppose": 0.1, "support": 0.1, "conditional": 0.05, "neutral": 0.0})
    assert not clearly(found, {"oppose": 0.02, "support": 0.0, "conditional": 0.0, "neutral": 0.0})


TELLING = [  # the first tells what the second does
    ("en", "[Lutonia] said that the [Cedar Front] boycotted the talks."),
    ("en", "[Lutonia]: [Cedar Front] boycotted the talks"),
    ("fr", "La [Lutonie] a déclaré que le [Front du Cèdre] a boycotté les pourparlers."),
    ("ru", "[Лутония] сообщила, что [Фронт Кедра] бойкотировал переговоры."),
    ("tr", "[Lutonya], [Sedir Cephesi]'nin görüşmeleri boykot ettiğini söyledi."),
    ("tr", "[Lutonya], [Sedir Cephesi]'nin davet edildiğini ancak gelmeyi reddettiğini duyurdu."),
    ("ar", "قالت [لوتونيا] إن [جبهة الأرز] قاطعت المحادثات."),
    ("fa", "[لوتونیا] گفت که [جبهه سرو] مذاکرات را تحریم کرد."),
]


@pytest.mark.parametrize(("language", "sentence"), TELLING)
def test_who_tells_that_others_stay_away_opposes_nothing(language: str, sentence: str) -> None:
    """'Lutonia said that the Front boycotted' is against the talks for the Front alone."""
    found = read(language, sentence)
    teller, other = found.mentions
    assert tells_of_others(frames_of(found, teller), found, teller)
    assert not tells_of_others(frames_of(found, other), found, other)


def test_who_accuses_opposes_nothing_by_what_the_accusation_says() -> None:
    """Also where a title stands between the name and the verb, and what is alleged in a clause of its own."""
    sentence = "[رامی حداد]، رئیس هیئت [لوتونیا]، آنان را متهم کرد که با حرف‌های بی‌ارزش در پی بن‌بست‌اند."
    found = read("fa", sentence)
    assert only_accuses(frames("fa", sentence), found, found.mentions[0])
