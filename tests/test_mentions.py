"""Mentions: what is found, linked and left alone in sentences of six languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_nlp.names import ModelEntity, find_mentions
from astana_nlp.records import Label, Mention, Section, Sentence
from astana_nlp.syntax import parse
from naming import linked


def _sentences(language: str, *texts: str) -> tuple[Sentence, ...]:
    found, start = [], 0
    for i, text in enumerate(texts):
        end = start + len(text)
        found.append(Sentence(f"d-s{start}-{end}", start, end, text, i, 1, Section.BODY, language))
        start = end + 1
    return tuple(found)


def _mentions(language: str, *texts: str, published: str = "") -> tuple[Mention, ...]:
    return find_mentions(_sentences(language, *texts), "d", published)


def _linked(language: str, *texts: str, published: str = "") -> dict[str, str]:
    return {m.text: m.entity_id for m in _mentions(language, *texts, published=published)}


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "Astana",
                "talks",
                "the",
                "Russia",
                "'s",
                "Jaysh",
                "al-",
                "Islam",
                "(HNC)",
                "أستانا",
                "وفد",
                "Turkish",
                "envoy",
                "\n",
            ]
        )
        | st.text(max_size=6),
        max_size=14,
    ),
    st.sampled_from(["en", "ar", "ru", "tr", "fa", "fr", "de"]),
)
def test_mentions_are_slices_in_order_without_overlap(parts: list[str], language: str) -> None:
    """Whatever the text, mentions are its slices, in order, and none overlaps another."""
    text = " ".join(parts)
    found = _mentions(language, text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("language", "text", "entity"),
    [
        ("en", "Jaish al-Izza", "jaysh-al-izza"),
        ("en", "Jaysh al Ezza", "jaysh-al-izza"),
        ("en", "Jaysh al-Nasr", "jaysh-al-nasr"),
        ("en", "Ahrar al-Sham", "ahrar-al-sham"),
        ("en", "Tahrir al-Sham", "hayat-tahrir-al-sham"),
        ("ar", "جيش العزة", "jaysh-al-izza"),
        ("ar", "وأحرار الشام", "ahrar-al-sham"),
        ("ru", "бойцы «Джейш аль-Ислам»", "jaysh-al-islam"),
        ("tr", "İslam Ordusu'nun", "jaysh-al-islam"),
        ("fa", "جیش الاسلام", "jaysh-al-islam"),
        ("fr", "l'Armée de l'islam", "jaysh-al-islam"),
        ("ar", "الأممالمتحدة", "united-nations"),
    ],
)
def test_factions_are_linked_across_spellings(language: str, text: str, entity: str) -> None:
    """One faction has one entry, whatever the script and the transliteration."""
    assert entity in _linked(language, text).values()


@pytest.mark.parametrize(
    ("language", "text", "span", "state"),
    [
        ("en", "The Turkish delegation arrived.", "Turkish delegation", "turkey"),
        ("ar", "وصل وزير الخارجية التركي", "وزير الخارجية التركي", "turkey"),
        ("ru", "Прибыла российская делегация", "российская делегация", "russia"),
        ("tr", "Rus heyeti geldi", "Rus heyeti", "russia"),
        ("fa", "هیئت ایرانی رسید", "هیئت ایرانی", "iran"),
        ("fr", "La délégation russe est arrivée", "délégation russe", "russia"),
    ],
)
def test_demonym_with_office_is_the_state(language: str, text: str, span: str, state: str) -> None:
    """A state is named by a demonym beside an office."""
    found = {m.text: (m.entity_id, m.method) for m in _mentions(language, text)}
    assert found == {span: (state, "demonym")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russian airstrikes and the Syrian crisis"),
        ("ar", "الغارات الروسية"),
        ("ru", "российские удары"),
        ("tr", "Rus uçakları"),
        ("fr", "les frappes russes"),
    ],
)
def test_bare_demonym_is_no_mention(language: str, text: str) -> None:
    """An adjective alone names nobody."""
    assert _mentions(language, text) == ()


def test_two_demonyms_share_an_office() -> None:
    """'Russian and Turkish diplomats' names two states."""
    assert {m.entity_id for m in _mentions("en", "Russian and Turkish diplomats met.")} == {"russia", "turkey"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the Astana peace talks"),
        ("ar", "رحب بمسار أستانا"),
        ("ru", "в рамках астанинского процесса"),
        ("tr", "Astana sürecinin"),
        ("fa", "روند آستانه"),
        ("fr", "le processus d'Astana"),
    ],
)
def test_process_is_an_event(language: str, text: str) -> None:
    """The city with a word for talks names the process."""
    assert [(m.label, m.entity_id) for m in _mentions(language, text)] == [(Label.EVENT, "astana-process")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "talks in Astana"),
        ("ar", "في مدينة أستانا"),
        ("ru", "в Астане"),
        ("tr", "Astana'da"),
        ("fa", "شهر آستانه در قزاقستان"),
        ("fr", "des pourparlers à Astana"),
    ],
)
def test_city_alone_is_a_place(language: str, text: str) -> None:
    """The city is a place where no word for talks belongs to it."""
    assert (Label.PLACE, "astana") in {(m.label, m.entity_id) for m in _mentions(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Astana Expo opened."),
        ("en", "FC Astana won."),
        ("en", "Astana Bank closed."),
        ("ar", "قصور الأستانة في العهد القديم"),
        ("fa", "در آستانه سفر"),
        ("ru", "футболисты ФК «Астана»"),
    ],
)
def test_other_things_of_that_name_are_left_alone(language: str, text: str) -> None:
    """An expo, a club, a bank, old Istanbul and a threshold are not the city of the talks."""
    assert "astana" not in _linked(language, text).values()
    assert "astana-process" not in _linked(language, text).values()


def test_meetings_of_2015_are_another_event() -> None:
    """What was called Astana talks before 2017 is not the process."""
    assert set(_linked("en", "The Astana meeting closed.", published="2015-10-05").values()) == {"astana-2015"}
    assert set(_linked("en", "The Astana meeting of 2015 closed.").values()) == {"astana-2015"}


def test_capital_is_place_or_government() -> None:
    """After a preposition of place a capital is the city, else the government that sits there."""
    assert _linked("en", "A meeting in Ankara was long.") == {"Ankara": "ankara"}
    assert _linked("en", "Ankara announced a meeting.") == {"Ankara": "turkey"}


BY_GOVERNMENTS = [
    ("fr", "Proposée par Ankara, la réunion tarde.", "Ankara", "turkey"),
    ("fa", "این نشست از سوی آنکارا پیشنهاد شد.", "آنکارا", "turkey"),
    ("fr", "Proposée par Moscou ainsi que par Ankara, la réunion tarde.", "Ankara", "turkey"),
    ("en", "In Ankara's opinion the meeting was useful.", "Ankara", "turkey"),
    ("en", "In Ankara’s view the meeting was useful.", "Ankara", "turkey"),
    ("ru", "В Анкаре заявили, что встреча состоится.", "Анкаре", "turkey"),
    ("ru", "В Анкаре не скрывали, что встреча полезна.", "Анкаре", "turkey"),
    ("ru", "В Тегеране же выразили надежду на успех.", "Тегеране", "iran"),
    ("ru", "Встреча была полезна, отметили в Тегеране.", "Тегеране", "iran"),
]
IN_CITIES = [
    ("fr", "Ils sont passés par Ankara.", "Ankara"),
    ("fr", "La route par Ankara est fermée.", "Ankara"),
    ("fr", "Ils sont passés par Moscou et par Ankara.", "Ankara"),
    ("fr", "La rencontre proposée par Moscou à Ankara tarde.", "Ankara"),
    ("en", "In Ankara opinion is divided.", "Ankara"),
    ("en", "In Ankara's old town the meeting was no subject.", "Ankara"),
    ("fa", "هیئت به سوی آنکارا رفت.", "آنکارا"),
    ("ru", "В Анкаре заявили представители фракций, что встречи не будет.", "Анкаре"),
    ("ru", "Делегаты заявили в Анкаре, что встречи не будет.", "Анкаре"),
    ("ru", "В Анкаре встретились министры.", "Анкаре"),
]


@pytest.mark.parametrize(("language", "text", "span", "state"), BY_GOVERNMENTS)
def test_a_capital_by_which_something_is_done_or_said_is_its_government(
    language: str, text: str, span: str, state: str
) -> None:
    """Passives name who acts behind a word of place, and a Russian verb without a subject where those sit who speak."""
    assert _linked(language, text).get(span) == state


@pytest.mark.parametrize(("language", "text", "span"), IN_CITIES)
def test_a_capital_in_which_others_speak_or_through_which_they_go_is_a_city(
    language: str, text: str, span: str
) -> None:
    """Whoever speaks there is named by a subject."""
    assert [m.label for m in _mentions(language, text) if m.text == span] == [Label.PLACE]


@pytest.mark.parametrize(
    ("language", "text", "linked"),
    [
        ("en", "The rebels stay at home; the government sends delegates.", True),
        ("fr", "Le gouvernement et l'opposition ont signé.", True),
        ("ru", "Правительство и оппозиция подписали текст.", True),
        ("ar", "وقعت الحكومة والمعارضة النص.", True),
        ("en", "The Turkish government backs the rebels.", False),
        ("en", "The government of Kazakhstan received the rebels.", False),
        ("en", "The government said that it would host a meeting.", False),
        ("fr", "Le gouvernement provisoire et l'opposition ont signé.", False),
        ("ru", "Правительство Казахстана принимало оппозицию.", False),
        ("ar", "استقبلت الحكومة التركية وفد المعارضة.", False),
        ("tr", "Hükümet muhaliflere destek verdi.", False),
        ("en", "A government and the rebels signed.", False),
        ("en", "The government-run hall received the rebels.", False),
        ("ru", "Вчера новое правительство и оппозиция подписали текст.", False),
        ("ru", "Вчера правительство Лутонии и оппозиция подписали текст.", False),
    ],
)
def test_the_government_beside_the_opposition_is_that_of_the_country(
    language: str,
    text: str,
    linked: bool,  # noqa: FBT001 - a case
) -> None:
    """Alone, or with a word that tells whose it is, it may be any government."""
    assert ("syrian-government" in {m.entity_id for m in _mentions(language, text)}) is linked


@pytest.mark.parametrize(
    ("text", "span"), [("التقت المعارضة السورية والحكومة.", "الحكومة"), ("قالت المعارضة للحكومة ذلك.", "لحكومة")]
)
def test_what_is_written_onto_an_arabic_government_is_no_part_of_it(text: str, span: str) -> None:
    assert [m.text for m in _mentions("ar", text) if m.entity_id == "syrian-government"] == [span]


def test_family_name_after_the_full_name() -> None:
    """A family name alone is the person who was named in full, but not beside another given name."""
    found = _mentions("en", "Staffan de Mistura spoke.", "Mistura left.", "Olaf Mistura came.")
    assert [m.entity_id for m in found if m.sentence < 2] == ["staffan-de-mistura"] * 2
    assert not [m for m in found if m.text.startswith("Olaf") and m.entity_id]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Abdullah left the hall before the vote.", "Abdullah"),
        ("fr", "Selon Souleiman, rien n'est joué.", "Souleiman"),
        ("ru", "Об этом Ибрагим сказал журналистам.", "Ибрагим"),
        ("tr", "Abdullah, salondan oylamadan önce ayrıldı.", "Abdullah"),
        ("tr", "Başkentte bir Kürt konferansı toplandı.", "Kürt"),
        ("tr", "Eş başkan Asya Abdullah'ın katıldığı toplantı bitti.", "Abdullah'ın"),
    ],
)
def test_a_word_that_many_names_have_is_no_family_name_before_the_full_one(language: str, text: str, word: str) -> None:
    assert word not in linked(language, text)


def test_a_given_name_is_the_family_name_of_whom_the_text_has_named_in_full() -> None:
    found = linked("en", "King Abdullah II of Jordan spoke first; Qadri Jamil followed, and Jamil closed the session.")
    assert found["Jamil"] == "qadri-jamil"


@pytest.mark.parametrize(
    ("language", "full", "later", "person"),
    [
        ("ar", "قال أيمن العاسمي ذلك", "وأضاف العاسمي أن الوفد", "ayman-al-asimi"),
        ("ar", "وصل علي أصغر خاجي", "ووصل فاتح الخاجي", ""),
        ("fa", "یحیی العریضی گفت", "العریضی افزود", "yahya-al-aridi"),
        ("fa", "ایمن سوسان آمد", "دکتر سوسان گفت", "ayman-sousan"),
        ("fa", "ولید معلم آمد", "معلم گفت باران می‌آید", "walid-al-muallem"),
        ("fa", "ولید معلم آمد", "در مدرسه معلم نبود", ""),
    ],
)
def test_family_names_in_scripts_without_capitals_need_the_full_name(
    language: str, full: str, later: str, person: str
) -> None:
    """العريضي alone is the person whom the text has named, and nobody else of the family."""
    found = _mentions(language, full, later)
    assert [m.entity_id for m in found if m.sentence == 1 and m.label == Label.PERSON] == ([person] if person else [])


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Muhamad Alloosh"), ("ru", "с Мухамедом Аллушем"), ("tr", "Muhammed Alluş'un")]
)
def test_person_in_another_transliteration(language: str, text: str) -> None:
    """Equal consonants of every word are the same person."""
    assert set(_linked(language, text).values()) == {"mohammed-alloush"}


def test_acronym_that_the_text_introduces() -> None:
    """Capitals in brackets after a name stand for it from then on."""
    found = _mentions("en", "The Free Idlib Army (FIAX) is a group.", "FIAX is small.")
    assert [m.entity_id for m in found if m.text == "FIAX"] == ["free-idlib-army"] * 2


@pytest.mark.parametrize(
    ("language", "before", "explained"),
    [
        ("fr", "Le CNS hésite.", "Le Comité des négociations syriennes (CNS) se réunit à Riyad."),
        ("en", "The SNC hesitates.", "The Syrian Negotiation Commission (SNC) meets in Riyadh."),
    ],
)
def test_an_acronym_means_what_the_text_explains_also_before_and_against_the_list(
    language: str, before: str, explained: str
) -> None:
    """Several bodies have the same letters: the text says which one it means."""
    found = _mentions(language, before, explained, published="2018-01-27")
    assert {m.entity_id for m in found if m.text.isupper()} == {"syrian-negotiation-commission"}


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "BEIRUT: The talks begin.", "BEIRUT"),
        ("ru", "МОСКВА: переговоры начались.", "МОСКВА"),
        ("tr", "ANKARA (AA) - Görüşmeler başladı.", "ANKARA"),
    ],
)
def test_a_city_that_opens_a_report_is_where_it_was_written(language: str, text: str, place: str) -> None:
    """A dateline names no government."""
    assert [m.label for m in _mentions(language, text) if m.text == place] == [Label.PLACE]


@pytest.mark.parametrize(
    ("language", "text", "span"),
    [
        ("en", "the Zarqun Brigade", "Zarqun Brigade"),
        ("en", "Liwa al-Zarqun", "Liwa al-Zarqun"),
        ("ru", "движение «Заркун»", "движение «Заркун»"),
        ("tr", "savaşan Zarkun Tugayı", "Zarkun Tugayı"),
        ("fr", "la Brigade Zarqoun", "Brigade Zarqoun"),
        ("ar", "لواء الزرقون", "لواء الزرقون"),
    ],
)
def test_unknown_faction_by_its_type_word(language: str, text: str, span: str) -> None:
    """A type word beside a name makes a faction that the list does not have."""
    assert [(m.text, m.label, m.entity_id) for m in _mentions(language, text)] == [(span, Label.FACTION, "")]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Движение «Заркун» прибыло", "Движение «Заркун»"),
        ("ar", "أعلنت حركة «سرو الشمال» موقفها", "حركة «سرو الشمال»"),
        ("fa", "تیپ «شهیدان چشمه» دعوت را پذیرفت", "تیپ «شهیدان چشمه»"),
        ("en", 'the Brigade "Zarqun" came', 'Brigade "Zarqun"'),
        ("fr", "la Brigade “Zarqoun” est venue", "Brigade “Zarqoun”"),
        ("tr", "savaşan Zarkun Tugayı geldi", "Zarkun Tugayı"),
    ],
)
def test_a_name_in_quotation_marks_is_called_whole(language: str, text: str, name: str) -> None:
    """A mention has both marks, so that tables do not cut it off."""
    (found,) = [m for m in _mentions(language, text) if m.label == Label.FACTION]
    assert (found.text, found.entity) == (name, "")


def test_unknown_person_after_a_title() -> None:
    """Two capitalised words after a title are a person."""
    found = _mentions("en", "The spokesman Ardo Velin left.")
    assert [(m.text, m.label, m.entity_id, m.method) for m in found] == [("Ardo Velin", Label.PERSON, "", "pattern")]


def test_descriptions_are_less_sure_than_names() -> None:
    """'The rebels' is the opposition, with less confidence than a name."""
    description, name = (_mentions("en", text)[0] for text in ("the rebels", "Ahrar al-Sham"))
    assert (description.entity_id, description.method) == ("syrian-opposition", "description")
    assert description.confidence < name.confidence


def test_date_chooses_the_body_of_the_time() -> None:
    """A name of two bodies is the one that existed when the text was written."""
    found = _linked("en", "Jabhat al-Nusra", published="2014-05-01")
    assert set(found.values()) == {"jabhat-al-nusra"}


def test_model_fills_the_gaps_only() -> None:
    """What a model proposes stands only where nothing else does, and only if it looks like a name."""
    text = "Turkey met Ardo Velin on Monday 3."
    proposed = [
        ModelEntity(0, 6, "ORG", "Turkey"),
        ModelEntity(11, 21, "PERSON", "Ardo Velin"),
        ModelEntity(25, 33, "GPE", "Monday 3"),
        ModelEntity(7, 10, "ORG", "met"),
    ]
    found = find_mentions(_sentences("en", text), "d", model_entities=proposed)
    assert [(m.text, m.method) for m in found] == [("Turkey", "name"), ("Ardo Velin", "model")]


def test_addresses_and_note_marks_hold_no_names() -> None:
    """Web addresses are skipped, and a note mark does not hide a name."""
    found = _mentions("en", "https://example.org/Astana-talks Turkey¹³")
    assert [m.text for m in found] == ["Turkey"]


@pytest.mark.parametrize(
    ("language", "text", "state"),
    [
        ("en", "the Russians came", "russia"),
        ("ar", "وصل الإيرانيون", "iran"),
        ("tr", "bazı Ruslar", "russia"),
        ("fa", "روس‌ها", "russia"),
        ("fr", "chez les Russes", "russia"),
    ],
)
def test_people_stand_for_their_state(language: str, text: str, state: str) -> None:
    """The plural noun made from a state describes it, unlike the adjective."""
    assert [(m.entity_id, m.method) for m in _mentions(language, text)] == [(state, "description")]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.booleans(), st.sampled_from(["Ardo Velin met Russia.", "the", "Vela City’s", "a\nB c"])),
        max_size=8,
    ),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 25), st.sampled_from(["PERSON", "ORG", "PLACE", "GPE"]))),
)
def test_names_of_a_model_are_slices_of_their_sentence(
    parts: list[tuple[bool, str]], spans: list[tuple[int, int, str]]
) -> None:
    """Whatever a model proposes and wherever menus stand, a mention is the slice of the sentence that it points to."""
    sentences, text = [], ""
    for i, (menu, part) in enumerate(parts):
        end = len(text) + len(part)
        section = Section.BOILERPLATE if menu else Section.BODY
        sentences.append(Sentence(f"d-s{len(text)}-{end}", len(text), end, part, i, 1, section, "en"))
        text += part + " "
    proposed = [
        ModelEntity(start, start + length, label, text[start : start + length]) for start, length, label in spans
    ]
    for mention in find_mentions(sentences, "d", model_entities=proposed):
        sentence = sentences[mention.sentence]
        assert mention.text
        assert text[mention.start : mention.end] == mention.text
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert sentence.section is Section.BODY


@pytest.mark.parametrize(
    ("language", "text", "label", "name", "kept"),
    [
        ("en", "Syrian air strikes went on.", "ORG", "Syrian", ""),
        ("en", "The Permanent Representative spoke.", "ORG", "Permanent Representative", ""),
        ("en", "A Campaign is Bogus, he wrote.", "ORG", "Campaign is Bogus", ""),
        ("en", "see velanews.org/Press for more", "ORG", "velanews.org", ""),
        ("en", "The Briefing followed a briefing.", "PLACE", "Briefing", ""),
        ("en", "The talks in Velatown failed.", "PLACE", "Velatown", "Velatown"),
        ("en", "Velatown's mayor came.", "PLACE", "Velatown's", "Velatown"),
        ("en", "He works for the Vela Institute.", "ORG", "the Vela Institute", "Vela Institute"),
        ("en", "The VLRI published it.", "ORG", "VLRI", "VLRI"),
        ("fr", "Le Front arrive.", "ORG", "Le Front", ""),
        ("fr", "Selon Ardo Velin, tout va bien.", "PER", "Ardo Velin", "Ardo Velin"),
        ("fr", "Il vit à Vélaville.", "LOC", "Vélaville", "Vélaville"),
    ],
)
def test_only_what_is_written_as_a_name_is_taken_from_a_model(
    language: str, text: str, label: str, name: str, kept: str
) -> None:
    """Nationalities, offices, addresses, headings and common words that a model proposes are no mentions."""
    start = text.index(name)
    proposed = [ModelEntity(start, start + len(name), label, name)]
    found = find_mentions(_sentences(language, text), "d", model_entities=proposed)
    assert [m.text for m in found if m.method == "model"] == ([kept] if kept else [])


def test_a_family_name_of_a_model_needs_the_full_name_before_it() -> None:
    """A single word is taken for a person only after the text named somebody of that family in full."""
    texts = ("Velin spoke.", "Ardo Velin came.", "Velin left.")
    proposed = [ModelEntity(0, 5, "PERSON", "Velin"), ModelEntity(13, 23, "PERSON", "Ardo Velin")]
    proposed.append(ModelEntity(30, 35, "PERSON", "Velin"))
    found = find_mentions(_sentences("en", *texts), "d", model_entities=proposed)
    assert [m.start for m in found] == [13, 30]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Syrian opposition agreed."),
        ("ar", "وافقت المعارضة السورية"),
        ("ru", "Сирийская оппозиция согласилась."),
        ("tr", "Suriye muhalefeti kabul etti."),
        ("fa", "مخالفان سوری پذیرفتند"),
        ("fr", "L'opposition syrienne accepte."),
    ],
)
def test_a_listed_noun_phrase_is_a_description_in_every_language(language: str, text: str) -> None:
    """The opposition as a group is described and not named, in whatever language the actor list has the phrase."""
    assert [(m.entity_id, m.method) for m in _mentions(language, text)] == [("syrian-opposition", "description")]


@pytest.mark.parametrize(
    ("language", "texts", "names"),
    [
        ("ar", ("قرر لواء فرسان السهل الذهاب",), ["لواء فرسان السهل"]),
        ("ar", ("أكد قادة كتائب الوادي ذلك",), ["كتائب الوادي"]),
        ("ar", ("بيان لجبهة أرز الشمال", "تعلن جبهة أرز الشمال أنها لن تشارك"), ["جبهة أرز الشمال"] * 2),
        ("ar", ("أعلنت حركة «سرو الشمال» موقفها",), ["حركة «سرو الشمال»"]),
        ("ar", ("توقفت حركة السير على الطريق",), []),
        ("ar", ("زادت حركة نزوح السكان من المنطقة",), []),
        ("ar", ("قصفت جبهة ريف حلب", "اشتعلت جبهة ريف حلب"), []),
        ("ar", ("دخل اللواء المدرع البلدة",), []),
        ("fa", ("جنبش سرو شمال اعلام کرد", "جنبش سرو شمال از آن حمایت می‌کند"), ["جنبش سرو شمال"] * 2),
        ("fa", ("تیپ شهیدان چشمه اما دعوت را پذیرفت",), ["تیپ شهیدان چشمه"]),
        ("fa", ("گردان‌های دشت سبز مشارکت خود را تعلیق کردند",), ["گردان‌های دشت سبز"]),
        ("fa", ("جنبش سرو شمال دور چهاردهم مذاکرات آستانه را تحریم کرد",), ["جنبش سرو شمال"]),
        ("fa", ("جنبش مردم در خیابان بود",), []),
        ("fa", ("این تیپ در شهر است",), []),
        ("fa", ("سخنگوی این جنبش گفت",), []),
    ],
)
def test_unknown_factions_in_scripts_without_capitals(language: str, texts: tuple[str, ...], names: list[str]) -> None:
    """The grammar of the name shows it; front and movement need quotation marks or a second mention."""
    found = [m for m in _mentions(language, *texts) if m.label == Label.FACTION]
    assert [m.text for m in found] == names
    assert {m.entity_id for m in found} <= {""}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Delegates of the Cedar Front attended the third round.", "Cedar Front"),
        ("Leaders of the Almond Brigade stayed at home.", "Almond Brigade"),
        ("The Lions of the Almond Brigade stayed at home.", "Lions of the Almond Brigade"),
    ],
)
def test_people_of_a_faction_are_no_part_of_its_name(text: str, name: str) -> None:
    """Delegates and leaders belong to a body whose name begins behind them; other words of a name stay."""
    assert [m.text for m in _mentions("en", text) if m.label == Label.FACTION] == [name]


@pytest.mark.parametrize(
    ("language", "text", "method"),
    [
        ("ru", "Это заявила сирийская армия.", "description"),
        ("fr", "C'est ce que dit l'armée syrienne.", "description"),
        ("ar", "أعلن تنظيم الدولة الإسلامية ذلك", "name"),
        ("fa", "اتحادیه عرب آن را پذیرفت", "name"),
    ],
)
def test_names_and_descriptions_of_bodies(language: str, text: str, method: str) -> None:
    """What is written without capitals describes a body; a type word that belongs to the name does not make it one."""
    (found,) = [m for m in _mentions(language, text) if m.entity_id != "syria"]
    assert (found.method == "description") == (method == "description")


def test_the_russian_model_sees_persons_places_and_firms_that_no_list_has() -> None:
    """What the network of names finds comes with the tree, at its place in the sentence, and becomes a mention."""
    text = "В Тамбове к нему присоединился инженер Степан Разумихин, подтвердила Вера Лужина."
    (tree,) = parse([text], "ru", {"ru": "natasha"})
    assert tree is not None
    assert all(text[e.start : e.end] == e.text for e in tree.entities)
    proposed = [ModelEntity(e.start, e.end, e.label, e.text) for e in tree.entities]
    found = find_mentions(_sentences("ru", text), "d", "", proposed)
    people = {m.text for m in found if m.label is Label.PERSON and m.method in ("model", "pattern")}
    assert people == {"Степан Разумихин", "Вера Лужина"}


SENT = [
    ("en", "A delegation from Damascus arrived.", "Damascus", "syrian-government"),
    ("ru", "Прибыла делегация из Дамаска.", "Дамаска", "syrian-government"),
    ("ar", "وصل وفد من دمشق.", "دمشق", "syrian-government"),
    ("en", "Buses from Damascus arrived.", "Damascus", "damascus"),
    ("ru", "Прибыли автобусы из Дамаска.", "Дамаска", "damascus"),
]
DEPUTIES = [
    ("en", "The deputy foreign minister of Russia spoke."),
    ("ru", "Выступил заместитель министра иностранных дел России."),
    ("fr", "Le vice-ministre des Affaires étrangères de la Russie a parlé."),
    ("tr", "Rusya Dışişleri Bakan Yardımcısı konuştu."),
    ("ar", "تحدث نائب وزير الخارجية الروسي."),
    ("fa", "معاون وزیر خارجه روسیه سخن گفت."),
]


@pytest.mark.parametrize(("language", "text", "name", "entity"), SENT)
def test_a_delegation_from_a_capital_is_of_its_government(language: str, text: str, name: str, entity: str) -> None:
    """Buses from there come from the city."""
    assert _linked(language, text)[name] == entity


@pytest.mark.parametrize(("language", "text"), DEPUTIES)
def test_a_deputy_is_not_the_minister(language: str, text: str) -> None:
    """Whoever held the office then is not meant by his deputy."""
    assert "sergey-lavrov" not in _linked(language, text, published="2017-05-04").values()


def test_a_people_is_no_broadcaster() -> None:
    """'les Américains' resembles the Turkish name of a station by its consonants only."""
    assert _linked("fr", "Les Américains ont salué la réunion.") == {"Américains": "united-states"}


def test_the_capital_that_opens_a_sentence_begins_no_name() -> None:
    """'Toplantıda' is where the front was, not what it is called."""
    found = _mentions("tr", "Toplantıda Uzun Servi Cephesi adına iki subay hazır bulundu.")
    assert [m.text for m in found if m.label == Label.FACTION] == ["Uzun Servi Cephesi"]


def test_a_turkish_ending_that_no_town_takes_is_part_of_a_name() -> None:
    """Duma has Duma'ya and Duma'nın; Dumani is a person."""
    found = _mentions("tr", "Heyete albay Recep Dumani başkanlık etti.")
    assert [(m.text, m.label) for m in found] == [("Recep Dumani", Label.PERSON)]


SIDES = {
    "en": (
        ("Several rebel delegates kept their coats on.", "syrian-opposition"),
        ("Government negotiators came late.", "syrian-government"),
        ("The self-administration in northern Syria sent a letter.", "autonomous-administration"),
        ("The Trump administration had other worries.", "united-states"),
    ),
    "fr": (
        ("Les négociateurs rebelles ont dîné seuls.", "syrian-opposition"),
        ("La diplomatie syrienne se tait.", "syrian-government"),
        ("L'administration autonome du nord-est a écrit.", "autonomous-administration"),
        ("Le département d'État a pris note.", "united-states"),
    ),
    "ru": (
        ("Восставшие заняли второй этаж.", "syrian-opposition"),
        ("Правительственная сторона опоздала.", "syrian-government"),
        ("Курдское самоуправление прислало письмо.", "autonomous-administration"),
        ("Госдепартамент отмолчался.", "united-states"),
    ),
    "ar": (
        ("وصل ثلاثة عشر فصيلا إلى الفندق.", "syrian-opposition"),
        ("تأخر الجانب الحكومي ساعة.", "syrian-government"),
        ("كتبت الإدارة الذاتية في الشمال رسالة.", "autonomous-administration"),
        ("صمتت إدارة ترامب.", "united-states"),
    ),
    "fa": (
        ("مذاکره‌کنندگان مخالفان دیر رسیدند.", "syrian-opposition"),
        ("مقام‌های سوریه در تالار بودند.", "syrian-government"),
        ("مدیریت خودگردان نامه‌ای فرستاد.", "autonomous-administration"),
        ("دولت ترامپ خاموش ماند.", "united-states"),
    ),
    "tr": (
        ("Esed karşıtları ikinci kata yerleşti.", "syrian-opposition"),
        ("Rejimin müzakerecileri geç geldi.", "syrian-government"),
        ("Kürt yönetimi mektup gönderdi.", "autonomous-administration"),
        ("Trump yönetimi sustu.", "united-states"),
    ),
}


@pytest.mark.parametrize(("language", "text", "entity"), [(c, row[0], row[-1]) for c in SIDES for row in SIDES[c]])
def test_the_sides_are_known_by_what_reports_call_them(language: str, text: str, entity: str) -> None:
    """Delegates, negotiators, a counted number of factions and an administration stand for whose they are."""
    assert entity in _linked(language, text).values()


IDLE = {
    "en": "The ceasefire regime holds and the regime of silence was extended.",
    "fr": "Le régime de cessez-le-feu tient.",
    "ru": "Режим прекращения огня соблюдается, режима тишины нет.",
    "tr": "Ateşkes rejiminin garantörlüğünü üstlendi ve garantör olarak anıldı.",
    "ar": "صمد نظام وقف إطلاق النار.",
    "fa": "رژیم آتش‌بس برقرار است.",
}


@pytest.mark.parametrize("language", IDLE)
def test_the_regime_of_a_truce_is_no_government(language: str) -> None:
    """A noun phrase that only holds a word for an actor stands for nobody."""
    assert not {"syrian-government", "guarantor-states"} & set(_linked(language, IDLE[language]).values())


OPPOSED = {
    "en": ("The delegation of the armed terrorist groups stayed away.", "Groups opposed to Damascus stayed away."),
    "fr": ("La délégation des groupes terroristes armés est absente.", "Les groupes hostiles à Damas sont absents."),
    "ru": ("Делегация вооружённых террористических группировок не явилась.", "Антиправительственные группировки ушли."),
    "tr": ("Silahlı terör gruplarının heyeti gelmedi.", "Esad karşıtı gruplar gelmedi."),
    "ar": ("غاب وفد المجموعات الإرهابية المسلحة.", "غابت الفصائل المناهضة للنظام."),
    "fa": ("هیئت گروه‌های تروریستی مسلح نیامد.", "گروه‌های ضد اسد نیامدند."),
}


@pytest.mark.parametrize("language", OPPOSED)
def test_the_opposition_by_the_words_of_its_enemies_is_the_opposition(language: str) -> None:
    """Who is named by whom it fights, or as a delegation by the words of the other side."""
    assert all(set(_linked(language, text).values()) == {"syrian-opposition"} for text in OPPOSED[language])


PEOPLES = {
    "en": "Russians, Iranians and Turks began to confer.",
    "fr": "Russes, Iraniens et Turcs ont entamé des consultations.",
    "ru": "Россияне, иранцы и турки начали консультации.",
    "tr": "Ruslar, İranlılar ve Türkler görüştü.",
    "ar": "الروس والإيرانيون والأتراك بدأوا التشاور.",
    "fa": "روس‌ها، ایرانی‌ها و ترک‌ها گفتگو کردند.",
}


@pytest.mark.parametrize("language", PEOPLES)
def test_peoples_that_begin_a_sentence_are_their_states(language: str) -> None:
    """Enumerated they are no adjectives, whatever capital the first one has by its place."""
    assert set(_linked(language, PEOPLES[language]).values()) == {"russia", "iran", "turkey"}


def test_a_french_adjective_that_begins_a_sentence_is_nobody() -> None:
    """'Russes' with its capital by place only is no people where none follows."""
    assert _linked("fr", "Russes ou non, les frappes ont repris.") == {}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Suriye krizinin çözümü konuşuldu.", "syria"),
        ("Suriye halkları temsil edilmedi.", "syria"),
        ("Suriye'deki çatışmalar sürüyor.", "syria"),
        ("Suriye, toplantıya katılacak.", "syrian-government"),
        ("Suriye heyetinin gelişi beklendi.", "syrian-government"),
    ],
)
def test_a_turkish_thing_of_a_country_is_not_its_government(text: str, actor: str) -> None:
    """'The crisis of Syria' names a place; 'Syria' with a comma or with its delegation is who acts."""
    assert actor in _linked("tr", text).values()


def test_a_short_family_name_beside_another_person_is_one() -> None:
    """'Moallem' is a teacher as well, but not where he is named with somebody whom the list has."""
    found = _mentions("fa", "ولید معلم آمد.", "معلم و لاوروف دست دادند.")
    assert [m.entity_id for m in found if m.sentence == 1] == ["walid-al-muallem", "sergey-lavrov"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("اجتمعوا بالوفد التركي برئاسة فلان.", {"turkey"}),
        ("جمعهم لقاء بالوفدين التركي والروسي.", {"turkey", "russia"}),
        ("اتفق الجانبان الروسي والتركي.", {"turkey", "russia"}),
        ("بحثه وزيرا الخارجية الروسي والإيراني.", {"iran", "russia"}),
        ("عقد اللقاء برئاسة تركية.", set()),
    ],
)
def test_arabic_delegations_are_of_their_states_also_behind_with_and_in_the_dual(text: str, who: set[str]) -> None:
    """'With the Turkish delegation' and 'the two delegations, the Turkish and the Russian' name states."""
    assert {entity for entity in _linked("ar", text).values() if entity} == who
