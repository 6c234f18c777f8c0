"""How the report calls things: signs, sides, languages, targets and motives in plain English."""

from __future__ import annotations

import re
import zlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp.findings.voices import MIXED
from astana_nlp.naming import THINGS
from astana_nlp.positions import BOTH, SIDES, SIGNS
from astana_nlp.records import Target
from astana_nlp.summary import LANGUAGES

if TYPE_CHECKING:
    from astana_nlp.findings.evidence import Actor
    from astana_nlp.findings.positions import Position

ISO_DAYS = re.compile(r"\b\d{4}-\d{2}-\d{2}(?: to \d{4}-\d{2}-\d{2})?\b")
WEEK = re.compile(r"(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])")
# parts of a year and of a day as TIMEX3 writes them
YEAR_PARTS = {
    **{f"Q{i}": f"{nth} quarter of" for i, nth in enumerate(("first", "second", "third", "fourth"), 1)},
    "H1": "first half of",
    "H2": "second half of",
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
}
DAYTIMES = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
LABEL_SIGNS = {**SIGNS, MIXED: BOTH[0], "": "·"}
LABEL_WORDS = {
    "support": "supports",
    "oppose": "opposes",
    "conditional": "supports on conditions",
    "neutral": "present without a position",
    MIXED: "for and against",
    "": "cited titles only",
}
TARGETS = {target.value: thing.removeprefix("the ") for target, thing in THINGS.items()}
SOURCE_SIDES = {**SIDES, "other": "Agencies and others", "unknown": "Outlet not known"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
BASES = {"stated": "said", "acted": "done", "described": "told by the author"}


def language(code: str) -> str:
    """Return the English name of a language."""
    return LANGUAGES.get(code, code or "unknown")


def side(name: str) -> str:
    """Return what the actors of a side are called."""
    return SIDES.get(name, SIDES["other"])


def on_what(target: str, number: int | None) -> str:
    """Return target and round in words: 'round 3', 'the Sochi congress', 'the ceasefire, round 3'."""
    thing = THINGS[Target(target)]
    if target == Target.ASTANA:
        return f"round {number}" if number else "the talks"
    return f"{thing}, round {number}" if number else thing


def anchor(actor: Actor) -> str:
    """Return a name for the actor's page that is fit for files and addresses."""
    return actor.actor_id or f"unlisted-{zlib.crc32(actor.key.encode()):08x}"


def place(position: Position) -> str:
    """Return a name for a position that is its own on the page of its actor: 'astana-3', 'ceasefire'."""
    return f"{position.target}-{position.round}" if position.round else position.target


def worded(text: str) -> str:
    """Return a text with its ISO days and intervals in words: `2017-03-14 to 2017-03-15` is '14 to 15 March 2017'."""
    return ISO_DAYS.sub(lambda found: days(found[0].replace(" to ", "/")), text)


def signed(score: float) -> str:
    """Return a score with its sign, as print writes it: '+0.5', '−1.0', '0.0'."""
    found = f"{score:+.1f}"
    return "0.0" if found[1:] == "0.0" else found.replace("-", "\N{MINUS SIGN}")


def percent(share: float) -> str:
    """Return a share of 1 as whole percent."""
    return f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


def grouped(count: int) -> str:
    """Return a number with its thousands apart: '2,000'."""
    return f"{count:,}"


def many(count: int, thing: str) -> str:
    """Return a number with its noun: '1 source', '2,000 sources'."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def day(iso: str) -> str:
    """Return an ISO day as '14 March 2017', months and years as far as they are known, other values as they are.

    A week is 'week of 19 December 2016', a part of a year or of a day 'spring 2017' or '8 March 2017, evening'.
    """
    whole, _, hour = iso.partition("T")
    if hour and (told := day(whole)) != whole:
        return f"{told}, {DAYTIMES.get(hour, hour)}"
    parts = iso.split("-")
    if found := WEEK.fullmatch(iso):
        monday = date.fromisocalendar(int(found[1]), 1, 1) + timedelta(weeks=int(found[2]) - 1)
        return f"week of {day(monday.isoformat())}"
    if iso[:4].isdecimal() and iso[5:] in YEAR_PARTS:
        return f"{YEAR_PARTS[iso[5:]]} {int(iso[:4])}"
    if not (all(part.isdecimal() for part in parts) and 1 <= len(parts) <= len(("year", "month", "day"))):
        return iso
    names = [str(int(part)) if i != 1 else MONTHS[int(part) - 1] for i, part in enumerate(parts)]
    return " ".join(reversed(names))


def days(iso: str) -> str:
    """Return an ISO day or interval in words, saying once what both ends share: '14 to 15 March 2017'."""
    if not iso[:4].isdecimal():
        return iso
    first, _, last = iso.partition("/")
    one, other = day(first).split(), day(last or first).split()
    if one == other:
        return " ".join(one)
    shared = 0
    while len(one) == len(other) and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    return f"{' '.join(one[: len(one) - shared])} to {' '.join(other)}"
