"""Prints manuscripts with a browser (Chromium) and with an office program (LibreOffice), as their users would."""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manuscripts import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from manuscripts import Manuscript

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SOFFICE = shutil.which("soffice")
WORDS_A_PAGE = 330


@dataclass(frozen=True)
class Page:
    """How a browser prints: columns, gap (CSS), font family and size, a rule above notes, the size of the page."""

    columns: int = 1
    gap: str = "7mm"
    font: str = "'DejaVu Serif'"
    size: str = "10.5pt"
    rule: bool = True
    format: str = "A4"


def printed(pages: Mapping[str, str]) -> dict[str, bytes]:
    """Print pages of HTML with one browser; the keys stay."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        out = {}
        for name, source in pages.items():
            tab.set_content(source)
            out[name] = tab.pdf(prefer_css_page_size=True)
        browser.close()
    return out


def flowing(text: Manuscript, look: Page) -> str:
    """Return a page whose text the browser breaks by itself, without notes; table and heads over all columns."""
    middle = "".join((_table(text), _figure(text)))
    parts = [f"<{_tag(kind)}>{html.escape(MARK.sub('', t))}</{_tag(kind)}>" for kind, t in text.parts]
    parts.insert(text.middle, f"<div class=wide>{middle}</div>")
    small = "font-size:8pt"
    head = f"@page{{@top-center{{content:'{text.head}';{small}}}@bottom-center{{content:counter(page);{small}}}}}"
    columns = f"main{{column-count:{look.columns};column-gap:{look.gap}}}.wide{{column-span:all}}"
    body = f"<h1>{html.escape(text.title)}</h1><main>{''.join(parts)}</main>"
    return _document(text, look, head + columns, body)


def paged(text: Manuscript, look: Page) -> str:
    """Return a page with notes at the foot of every sheet, which is what a typesetting program makes."""
    sheets = [_sheet(text, sheet, number) for number, sheet in enumerate(_sheets(text), 1)]
    style = (
        "@page{margin:0}.sheet{height:296mm;position:relative;break-after:page;padding:22mm 20mm;box-sizing:border-box}"
        f".flow{{column-count:{look.columns};column-gap:{look.gap}}}"
        ".cut{text-align-last:justify}.foot{position:absolute;bottom:18mm;left:20mm;right:20mm;font-size:78%}"
        f".foot div{{{'border-top:1px solid;width:30%' if look.rule else ''}}}.foot p{{margin:1mm 0;text-indent:0}}"
        ".head{position:absolute;top:10mm;left:20mm;right:20mm;font-size:75%;text-align:center}"
        ".number{position:absolute;bottom:8mm;left:0;right:0;font-size:75%;text-align:center}"
    )
    return _document(text, look, style, "".join(sheets))


def _document(text: Manuscript, look: Page, style: str, body: str) -> str:
    direction = "rtl" if text.right_to_left else "ltr"
    common = (
        f"@page{{size:{look.format};margin:20mm}}"
        f"body{{margin:0;font:{look.size} {look.font};line-height:1.5;text-align:justify}}"
        "h1{font-size:1.8em;text-align:center}h2{font-size:1.25em;text-align:start}sup{font-size:62%;line-height:0}"
        "p{margin:0 0 .6em}table{border-collapse:collapse;width:100%;margin:1em 0}td{border:1px solid;padding:2px 5px}"
        ".box{height:15mm;background:#ccc}.caption{font-size:90%;text-align:center}"
    )
    return (
        f"<!doctype html><html lang={text.language} dir={direction}><style>{common}{style}</style><body>{body}</html>"
    )


def _tag(kind: str) -> str:
    return {"heading": "h2"}.get(kind, "p")


def _table(text: Manuscript) -> str:
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{html.escape(c)}' for c in row) for row in text.rows)}</table>"


def _figure(text: Manuscript) -> str:
    return f"<div class=box></div><p class=caption>{html.escape(text.caption)}</p>"


def _sheets(text: Manuscript) -> Iterator[list[tuple[str, str]]]:
    """Yield what stands on each sheet; a paragraph that does not end on it has the kind `cut`."""
    sheet: list[tuple[str, str]] = []
    left = WORDS_A_PAGE - 60
    for index, (kind, whole) in enumerate(text.parts):
        if index == text.middle:
            sheet.append(("wide", ""))
            left -= 90
        words = whole.split()
        while len(words) > left and kind == "paragraph":
            if left > WORDS_A_PAGE // 10:
                sheet.append(("cut", " ".join(words[:left])))
                words = words[left:]
            yield sheet
            sheet, left = [], WORDS_A_PAGE
        if kind == "heading" and left < WORDS_A_PAGE // 6:
            yield sheet
            sheet, left = [], WORDS_A_PAGE
        sheet.append((kind, " ".join(words)))
        left -= len(words)
    yield sheet


def _sheet(text: Manuscript, parts: Sequence[tuple[str, str]], number: int) -> str:
    bands = [[]]
    for kind, words in parts:
        if kind == "wide":
            bands += [_table(text) + _figure(text), []]
        else:
            marked = MARK.sub(lambda m: f"<sup>{text.number(int(m[1]))}</sup>", html.escape(words))
            bands[-1].append(f"<{_tag(kind)} class={kind}>{marked}</{_tag(kind)}>")
    flow = "".join(band if isinstance(band, str) else f"<div class=flow>{''.join(band)}</div>" for band in bands)
    calls = [int(n) for _, words in parts for n in MARK.findall(words)]
    notes = "".join(f"<p><sup>{text.number(n)}</sup> {html.escape(text.notes[n - 1])}</p>" for n in calls)
    title = f"<h1>{html.escape(text.title)}</h1>" if number == 1 else ""
    head = f"<div class=head>{text.head}</div><div class=number>{text.number(number)}</div>"
    return f"<div class=sheet>{head}{title}{flow}<div class=foot><div></div>{notes}</div></div>"


def converted(files: Mapping[str, str]) -> dict[str, bytes]:
    """Let LibreOffice make a PDF of each flat ODT; the keys stay."""
    with tempfile.TemporaryDirectory() as folder:
        for name, source in files.items():
            Path(folder, f"{name}.fodt").write_text(source, encoding="utf-8")
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        paths = [str(Path(folder, f"{name}.fodt")) for name in files]
        subprocess.run(
            [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return {name: Path(folder, f"{name}.pdf").read_bytes() for name in files}


@dataclass(frozen=True)
class Office:
    """How an office program prints: columns, gap, fonts, other heads on left pages, indents instead of distances."""

    columns: int = 1
    gap: str = "0.7cm"
    font: str = "DejaVu Serif"
    size: float = 11.0
    alternating: bool = False
    indent: str = "0cm"


_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def written(text: Manuscript, look: Office) -> str:
    """Return a flat ODT with real footnotes, running heads and page numbers; the title stands over the columns."""
    mode = "rl-tb" if text.right_to_left else "lr-tb"
    columns = (
        f'<style:columns fo:column-count="{look.columns}" fo:column-gap="{look.gap}"/>' if look.columns > 1 else ""
    )
    section = (
        '<style:style style:name="Sec" style:family="section"><style:section-properties '
        # LibreOffice 7.4 ends with an error where it balances columns that have footnotes
        f'text:dont-balance-text-columns="true" style:writing-mode="{mode}">{columns if look.columns > 1 else ""}'
        "</style:section-properties></style:style>"
    )
    styles = "".join(
        _style(name, size * look.size, look, mode, more)
        for name, size, more in (
            ("Body", 1, f'fo:text-align="justify" fo:margin-bottom="0.2cm" fo:text-indent="{look.indent}"'),
            ("Title", 1.8, 'fo:text-align="center" fo:margin-bottom="0.5cm"'),
            ("Heading", 1.25, 'fo:margin-top="0.3cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"'),
            ("Footnote", 0.8, ""),
            ("Head", 0.75, 'fo:text-align="center"'),
            ("Cell", 0.9, ""),
        )
    )
    cell = (
        '<style:style style:name="Box" style:family="table-cell"><style:table-cell-properties '
        'fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
    )
    parts = [_written_part(text, kind, words) for kind, words in text.parts]
    parts.insert(text.middle, _written_table(text))
    title = f'<text:p text:style-name="Title">{html.escape(text.title)}</text:p>'
    body = f'{title}<text:section text:style-name="Sec" text:name="S">{"".join(parts)}</text:section>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{styles}{_NOTES}</office:styles>"
        f"<office:automatic-styles>{section}{cell}{_layout(mode)}</office:automatic-styles>"
        f"<office:master-styles>{_master(text, look)}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


_NOTES = (
    '<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" '
    'text:citation-style-name="Raised" text:citation-body-style-name="Raised" text:start-numbering-at="document"/>'
    '<style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
)


def _style(name: str, size: float, look: Office, mode: str, more: str) -> str:
    weight = ' fo:font-weight="bold" style:font-weight-complex="bold"' if name in {"Title", "Heading"} else ""
    fonts = (
        f'style:font-name="{look.font}" fo:font-family="\'{look.font}\'" style:font-family-complex="\'{look.font}\'"'
    )
    sizes = f'fo:font-size="{size:.1f}pt" style:font-size-complex="{size:.1f}pt"'
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f'<style:paragraph-properties style:writing-mode="{mode}" {more}/>'
        f"<style:text-properties {fonts} {sizes}{weight}/></style:style>"
    )


def _layout(mode: str) -> str:
    return (
        '<style:page-layout style:name="L" style:page-usage="all"><style:page-layout-properties fo:page-width="21cm" '
        f'fo:page-height="29.7cm" fo:margin="2cm" style:writing-mode="{mode}"/><style:header-style>'
        '<style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.4cm"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/>'
        "</style:footer-style></style:page-layout>"
    )


def _master(text: Manuscript, look: Office) -> str:
    def line(words: str) -> str:
        return f'<text:p text:style-name="Head">{html.escape(words)}</text:p>'

    left = f"<style:header-left>{line(text.title[:40].rstrip())}</style:header-left>" if look.alternating else ""
    number = '<text:p text:style-name="Head"><text:page-number text:select-page="current"/></text:p>'
    return (
        f'<style:master-page style:name="Standard" style:page-layout-name="L"><style:header>{line(text.head)}'
        f"</style:header>{left}<style:footer>{number}</style:footer></style:master-page>"
    )


def _written_part(text: Manuscript, kind: str, words: str) -> str:
    if kind == "heading":
        return f'<text:p text:style-name="Heading">{html.escape(words)}</text:p>'

    def note(match: object) -> str:
        number = int(match[1])  # type: ignore[index]
        return (
            f'<text:note text:id="n{number}" text:note-class="footnote">'
            f'<text:note-citation text:label="{text.number(number)}">{text.number(number)}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="Footnote">'
            f" {html.escape(text.notes[number - 1])}</text:p></text:note-body></text:note>"
        )

    return f'<text:p text:style-name="Body">{MARK.sub(note, html.escape(words))}</text:p>'


def _written_table(text: Manuscript) -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="Box"><text:p text:style-name="Cell">{html.escape(c)}</text:p>'
            "</table:table-cell>"
            for c in row
        )
        + "</table:table-row>"
        for row in text.rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(text.rows[0])}"/>'
    caption = f'<text:p text:style-name="Cell">{html.escape(text.caption)}</text:p>'
    return f'<table:table table:name="T">{columns}{rows}</table:table>{caption}'
