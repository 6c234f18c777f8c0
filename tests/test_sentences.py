"""Where sentences begin and end, in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_nlp.records import Block, Document, Extraction, PageBreak, Section, span_id
from astana_nlp.sentences import mask_note_marks, sentence_spans, split_sentences

# a bar shows where the splitter must cut; nowhere else
MARKED = {
    "en": [
        "The U.S. envoy Mr. J. Smith met Dr. Hale at 5 p.m. on 3 Jan. 2017.| He left.",
        "The talks ended in 2017.¹⁶ |A mechanism followed 2254.¹⁷|A list was made.[12] |Then it rained.",
        '"We will go," Ann said. |"We will not stay. |We will return." |Then he sat.',
        '"Everyone has agreed!" said Bob. |"Everyone has agreed!" Bob said. |Nobody moved.',
        "It rose by 3.5 per cent (see p. 5, vol. 3, No. 2). |Visit www.example.org/a.html. |Go.",
        "He waited... and waited. |They came from the U.S. |The others stayed.|Then it rained.",
        "He said no. |We left St. Mary Street. |Groups A, B etc. came: all of them. |Really?! |Yes.",
        "1. The first point. |2. The second point. |Plan B. |The end.",
        "They met. |• first item |• second item",
    ],
    "fr": [
        "M. Dupont et Mme Durand sont arrivés le 3 janv. 2017. |« Nous irons. » |Puis il partit.",
        "L'O.N.U. a réagi. |« Quoi ? » demanda-t-il. |Voir p. 5, art. 3. |Les autres, etc. |Le reste suit.",
    ],
    "tr": [
        "4. tur ve 13. toplantı başkentte yapıldı. |13. Toplantı başladı. |Prof. Dr. Ali Veli geldi.",
        '"Geleceğiz!" dedi Ali. |II. Dünya Savaşı bitti. |Toplantı 2017\'de bitti. |24.01.2017 günü döndü.',
    ],
    "ru": [
        "30 января 2017 г. посол С. В. Ларин прибыл в г. Астана. |Встреча прошла 24.01.2017 г. |Все ушли.",
        "«Мы поедем! |Мы вернёмся», — сказал он. |«Да!» — сказал Ларин. |В 2016–2017 гг. Турция ждала.",
        "Пришли турки, русские (в т.ч. послы) и т. д. |Потом они ушли, т.е. уехали. |Конец XX в. |Далее.",
    ],
    "ar": [
        'قال د. محمد إن الوفد وصل. |وأضاف: "سنشارك! |سنعود". |هل انتهى؟ |نعم، انتهى.',
        "صدر القرار عام 2017 م. |وقال م. سامي ذلك في ص. 5 من الكتاب. |انتهت الجولة.|وبدأت أخرى.",
        "«سنذهب!» قال المبعوث. |ثم غادر القاعة، وعاد إلى بلده؛ ولم يتكلم.",
    ],
    "fa": [
        "او گفت: «می‌آییم.» |سپس رفت. |آیا پایان یافت؟ |بله. |ص. ۵ را ببینید.",
        "در سال ۱۳۹۵ ه.ش. آغاز شد. |قیمت ۳.۵ بود. |دکتر رضا رسید.",
    ],
    "ur": ["وفد پہنچ گیا۔ |بات چیت شروع ہوئی۔"],
}


def document_of(text: str, section: Section = Section.BODY) -> Document:
    """Make a document of one block."""
    return Document("d1", "a.txt", "0", Extraction(text, (Block(0, len(text), section),), "text"))


@pytest.mark.parametrize(("language", "marked"), [(code, text) for code, texts in MARKED.items() for text in texts])
def test_sentences_end_where_a_reader_sees_their_end(language: str, marked: str) -> None:
    """Abbreviations, initials, dates, ordinals, numbers and quotations do not cut a sentence in two."""
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in sentence_spans(text, language)]
    assert found == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("section", [Section.TITLE, Section.HEADING, Section.TABLE, Section.CAPTION])
def test_headings_and_rows_are_one_sentence(section: Section) -> None:
    text = "Talks end. What now? | 3 | 5"
    assert [s.text for s in split_sentences(document_of(text, section), ["en"])] == [text]


def test_a_long_heading_is_cut_like_a_paragraph() -> None:
    """What calls itself a heading and is longer than any heading is running text."""
    text = "The council met again on Monday. " * 20
    assert len(split_sentences(document_of(text, Section.HEADING), ["en"])) == 20


def test_sentences_know_page_section_language_and_key() -> None:
    """A sentence behind a page break stands on the next page; its key is made of its span."""
    text = "First one. Second one."
    block = Block(0, len(text), Section.FOOTNOTE, page=3, breaks=(PageBreak(11, 4),))
    first, second = split_sentences(Document("d1", "a", "0", Extraction(text, (block,), "pdf")), ["en"])
    assert (first.page, second.page) == (3, 4)
    assert second.sentence_id == span_id("d1", "s", 11, 22)
    assert (second.section, second.language, second.block) == (Section.FOOTNOTE, "en", 0)


def test_no_sentence_crosses_a_block() -> None:
    """Two paragraphs without full stops are two sentences."""
    text = "one two\n\nthree four"
    blocks = (Block(0, 7, Section.BODY), Block(9, 19, Section.BODY))
    found = split_sentences(Document("d1", "a", "0", Extraction(text, blocks, "text")), ["en", "en"])
    assert [(s.text, s.block) for s in found] == [("one two", 0), ("three four", 1)]


@given(
    st.text(alphabet=st.sampled_from('abЯя قم.!?…؟۔ "»«()[12]¹⁶\nIV•—'), max_size=80),
    st.sampled_from(["en", "ar", "ru", "tr", "fa", "fr", "und"]),
)
def test_sentences_cover_all_letters_in_order(text: str, language: str) -> None:
    """Spans are trimmed, disjoint, in order, point into the text, and no letter or digit is outside of them."""
    sentences = split_sentences(document_of(text), [language])
    covered = set()
    last = 0
    for sentence in sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        covered |= set(range(sentence.start, sentence.end))
        last = sentence.end
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("30 days¹³ later", "30 days   later"),
        ("in 2017.¹⁶,¹⁷ A", "in 2017.      A"),
        ("agreed[12] then", "agreed     then"),
        ("cités²⁻⁴ ici", "cités    ici"),
        ("[12] J. Smith", "[12] J. Smith"),
        ("عام 2017¹ في", "عام 2017  في"),
    ],
)
def test_note_marks_are_masked_in_place(text: str, masked: str) -> None:
    """A mark is never part of a word or number, and the offsets stay."""
    assert mask_note_marks(text) == masked


@given(st.text(max_size=60))
def test_masking_keeps_the_length(text: str) -> None:
    assert len(mask_note_marks(text)) == len(text)
