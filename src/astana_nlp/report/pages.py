"""The report as pages: one file for all that fits into one, or one file for each actor and round."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from astana_nlp import naming
from astana_nlp.findings.doubts import contradicts
from astana_nlp.positions import SIDES
from astana_nlp.report import wording
from astana_nlp.report.drawings import TALL_SIZE, network_drawing, strongest_ties, timeline_drawing
from astana_nlp.report.glance import at_a_glance
from astana_nlp.report.ledger import Ledger
from astana_nlp.report.matrix import NO_ROUND, rounds_matrix, targets_matrix
from astana_nlp.report.profiles import contradictions, profiles
from astana_nlp.report.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from astana_nlp.findings.evidence import Actor, Doubt, Source
    from astana_nlp.findings.gathering import Findings
    from astana_nlp.findings.motives import Motives
    from astana_nlp.findings.networks import Network, Tie
    from astana_nlp.findings.positions import Position
    from astana_nlp.findings.rounds import RoundFinding
    from astana_nlp.report.profiles import Profile

# with more documents than this one file would be slow to open
ONE_FILE = 400
MOST_SHOWN = 100
# actors whose strongest sentences stand in the page itself; those of the others open on demand, so that it stays light
MOST_QUOTED = 15
TIES_SHOWN = 10
SECTIONS = (
    ("overview", "At a glance"),
    ("matrix", "Positions"),
    ("changes", "Changes"),
    ("contradictions", "Contradictions"),
    ("timeline", "Timeline"),
    ("networks", "Networks"),
    ("motives", "Motives"),
    ("actors", "Actors"),
    ("rounds", "Rounds"),
    ("coverage", "Coverage"),
    ("method", "Method"),
)
PRESENCE = {
    "attended": "attended",
    "observer": "observed",
    "absent": "stayed away",
    "boycotted": "boycotted",
    "": "not listed",
}

# words before what is claimed, where its heading does not say it
CLAIMED = {
    **{claim: words for claim, words in PRESENCE.items() if claim},
    "document-signed": "signed:",
    "document-unsigned": "not signed:",
    "no-outcome": "nothing came of it:",
    "invited": "invited:",
    "uninvited": "not invited:",
    "first-time": "there for the first time:",
    "format": "talks were",
    "first-day": "began on",
    "last-day": "ended on",
    "initiated-by": "on the initiative of",
    "length": "took",
    "extension": "was",
    "experts-date": "experts meet on",
    "post": "post:",
    "walked-out": "left the hall:",
    "stayed-on": "stayed in the hall:",
    "not-discussed": "not spoken of:",
    "working-groups": "set up for work:",
    "schedule": "was",
    "signed-on": "an agreement signed on",
    "rounds-held": "rounds held until then:",
    "number": "called number",
    "last-round": "called",
    "rounds-at": "rounds in one city until then:",
    "exchanged": "exchanged or set free:",
    "zones": "de-escalation areas:",
    "zones-last": "the areas are to last",
    "planned-date": "for",
    "planned-place": "in",
}


@dataclass(frozen=True, slots=True)
class Links:
    """Where the pages of actors and rounds are, seen from one page.

    `rows` says that the positions on the page of an actor have addresses of their own: where the evidence does not
    open in the page that is read, a link leads to it.
    """

    actors: str
    rounds: str
    suffix: str
    rows: bool = False

    def actor(self, actor: Actor) -> str:
        """Return the address of an actor's page."""
        return f"{self.actors}{wording.anchor(actor)}{self.suffix}"

    def position(self, position: Position) -> str:
        """Return the address of a position on its actor's page."""
        page = self.actor(position.actor)
        return f"{page}#{wording.place(position)}" if self.rows else page

    def round(self, number: int) -> str:
        """Return the address of a round's page."""
        return f"{self.rounds}{number}{self.suffix}"


WITHIN = Links("#a-", "#r-", "")
BELOW = Links("actors/", "rounds/", ".html", rows=True)
BESIDE = Links("../actors/", "../rounds/", ".html", rows=True)


def pages(findings: Findings) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of every page, the report itself first."""
    split = findings.coverage.documents > ONE_FILE
    sources = {s.doc_id: s for s in findings.evidence.sources}
    people = profiles(findings)
    doubts = contradictions(findings.evidence.doubts)
    yield "report.html", _report(findings, people, doubts, None if split else _ledger(findings.positions, sources, 1))
    if split:
        choices = _choices(findings)
        for profile in people:
            ledger = _ledger(profile.positions, sources, 2)
            content = _single(profile.actor.name, profile=profile, ledger=ledger, choices=choices)
            yield f"actors/{wording.anchor(profile.actor)}.html", content
        by_round = _by_round(doubts)
        for held in _told(findings):
            content = _single(f"Round {held.number}", r=held, doubts=by_round[held.number][:MOST_SHOWN])
            yield f"rounds/{held.number}.html", content


def _ledger(positions: Sequence[Position], sources: dict[str, Source], depth: int) -> Ledger:
    return Ledger(positions, sources, "../" * depth + "texts")


def _report(findings: Findings, people: Sequence[Profile], doubts: Sequence[Doubt], ledger: Ledger | None) -> bytes:
    talks, rounds = rounds_matrix(findings.positions), _told(findings)
    entries = [r.entry for r in rounds]
    events = timeline(findings.rounds)
    return _rendered(
        "report.html",
        title="Positions on the Astana process",
        f=findings,
        people=people,
        most_quoted=MOST_QUOTED,
        years=f"rounds {entries[0].number} to {entries[-1].number}" if entries else "",
        sections=SECTIONS,
        glance=at_a_glance(findings, doubts),
        talks=talks,
        others=targets_matrix(findings.positions),
        more=len(talks.rows) if any(row.more for row in talks.rows) else 0,
        changes=findings.changes[:MOST_SHOWN],
        more_changes=max(0, len(findings.changes) - MOST_SHOWN),
        doubts=doubts[:MOST_SHOWN],
        more_doubts=max(0, len(doubts) - MOST_SHOWN),
        events=events,
        drawn_time=timeline_drawing(events),
        drawn_network=network_drawing(findings.networks.whole),
        tall_network=network_drawing(findings.networks.whole, TALL_SIZE),
        strongest=_strongest(findings.networks.whole),
        motives=_motives(findings.motives),
        rounds=rounds,
        round_doubts=_by_round(doubts),
        tallies=_tallies(findings),
        certainty=_certainty(findings.coverage.certainty),
        other_doubts=Counter(d.kind for d in findings.evidence.doubts if not contradicts(d)).most_common(),
        choices=_choices(findings),
        ledger=ledger,
        split=ledger is None,
        pages=WITHIN if ledger else BELOW,
        texts="../texts",
    )


def _single(title: str, **context: Any) -> bytes:  # noqa: ANN401 -- what the template takes
    return _rendered("single.html", title=title, pages=BESIDE, texts="../../texts", part="h2", **context)


def _rendered(template: str, **context: Any) -> bytes:  # noqa: ANN401 -- what the template takes
    text: str = environment().get_template(template).render(**context)
    return text.encode("utf-8", "backslashreplace")


@cache
def environment() -> Environment:
    """Return the templates of the report with the words and filters that they use."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("astana_nlp.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    style, script = asset("report.css") + asset("drawings.css"), asset("report.js")
    made.globals.update(
        signs=wording.LABEL_SIGNS,
        words=wording.LABEL_WORDS,
        on_what=wording.on_what,
        source_sides=wording.SOURCE_SIDES,
        presence=PRESENCE,
        claimed=CLAIMED,
        style=style,
        script=script,
        style_hash=_digest(style),
        script_hash=_digest(script),
        round_head=lambda n: '<span title="no round told">–</span>' if n == NO_ROUND else n,
        round_word=lambda n: "no round told" if n == NO_ROUND else f"round {n}",
        target_head=lambda t: wording.TARGETS[t],
        target_word=lambda t: wording.TARGETS[t],
        more=0,
        ledger=None,
        profile=None,
        part="h4",
    )
    made.filters.update(
        percent=wording.percent,
        plain=naming.plain,
        motive=naming.motive,
        worded=wording.worded,
        signed=wording.signed,
        side=wording.side,
        anchor=wording.anchor,
        place=wording.place,
        many=wording.many,
        grouped=wording.grouped,
        days=wording.days,
        date=wording.day,
    )
    return made


def asset(name: str) -> str:
    """Return a style, script or template of the report."""
    return (files("astana_nlp.report") / "templates" / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """Return the digest by which a page allows its own style and script and nothing else."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _told(findings: Findings) -> list[RoundFinding]:
    """Return the rounds from the first to the last one that the sources say anything of."""
    told = [r.number for r in findings.rounds if r.told]
    return [r for r in findings.rounds if told and told[0] <= r.number <= told[-1]]


def _by_round(doubts: Sequence[Doubt]) -> defaultdict[int, list[Doubt]]:
    found: defaultdict[int, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        if doubt.round:
            found[doubt.round].append(doubt)
    return found


@dataclass(frozen=True, slots=True)
class _MotiveTable:
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[int, ...], int, tuple[tuple[str, int], ...]], ...]
    first_year: str


def _motives(motives: Motives) -> _MotiveTable:
    """Return motives by side and year, the most frequent first."""
    sides = sorted({side for _, side in motives.by_side}, key=[*SIDES].index)
    years = sorted({year for _, year in motives.by_year})
    columns = (*((side, wording.side(side)) for side in sides), *((year, year) for year in years))
    rows = []
    for motive, total in motives.totals.most_common():
        counts = [motives.by_side[motive, side] for side in sides] + [motives.by_year[motive, y] for y in years]
        who = Counter({name: n for (m, name), n in motives.by_actor.items() if m == motive}).most_common(3)
        rows.append((motive, tuple(counts), total, tuple(who)))
    return _MotiveTable(columns, tuple(rows), years[0] if years else "")


def _strongest(network: Network) -> list[tuple[str, list[tuple[str, str, int, float]]]]:
    """Return the strongest ties of agreement and of conflict: names, weight, Jaccard."""
    kinds = (("congruence", "Agree most"), ("conflict", "Oppose each other most"))
    return [
        (title, [_tie(tie, kind) for tie in strongest_ties(network.ties, kind, TIES_SHOWN)]) for kind, title in kinds
    ]


def _tie(tie: Tie, kind: str) -> tuple[str, str, int, float]:
    one, other = tie.actors
    return one.name, other.name, tie.weight(kind), tie.normalised(kind)["jaccard"]


def _tallies(findings: Findings) -> list[tuple[str, list[tuple[str, int]], Any]]:
    coverage = findings.coverage
    return [
        ("Languages of the documents", coverage.languages.most_common(), wording.language),
        ("Side of the outlet", coverage.sides.most_common(), wording.SOURCE_SIDES.__getitem__),
        ("Formats", coverage.formats.most_common(), str),
        ("Year of publication", sorted(coverage.years.items()), str),
        ("Date of publication from", coverage.dated_by.most_common(), str),
    ]


def _certainty(bins: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return lower bound, number and length of the bar, both of them in percent, of each bin that is not empty."""
    most = max(bins, default=0) or 1
    return [(10 * i, n, max(1, round(100 * n / most))) for i, n in enumerate(bins) if n]


def _choices(findings: Findings) -> dict[str, list[str]]:
    """Return what the reader can filter by."""
    sources = {s.source.doc_id: s.source for s in findings.evidence.statements}.values()
    return {
        "languages": sorted({wording.language(s.language) for s in sources}),
        "sides": sorted({wording.SOURCE_SIDES[s.side] for s in sources}),
    }
