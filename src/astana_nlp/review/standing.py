"""What people decided, as a function of the log: for every record, the decision of each person that holds now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.review.decisions import Decision, Origin, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for one record; `live` are its decisions and notes that nobody took back, oldest first."""

    live: tuple[Decision, ...] = ()

    @property
    def current(self) -> Decision | None:
        """Return the newest decision, whoever made it."""
        return next((d for d in reversed(self.live) if d.verdict is not Verdict.NOTED), None)

    @property
    def note(self) -> str:
        """Return the newest note."""
        return next((d.note for d in reversed(self.live) if d.note), "")

    @property
    def opinions(self) -> dict[str, Decision]:
        """Return the newest decision of each person that was made without seeing those of others."""
        blind = (d for d in self.live if d.verdict is not Verdict.NOTED and d.origin is not Origin.SETTLED)
        return {d.reviewer: d for d in blind}

    @property
    def disputed(self) -> bool:
        """Tell whether two people decided differently and nobody settled it since."""
        opinions = self.opinions.values()
        if len({(d.claim, d.verdict is Verdict.UNSURE) for d in opinions}) < 2:  # noqa: PLR2004 -- two people
            return False
        newest = max(opinions, key=lambda d: d.order)
        return not any(d.origin is Origin.SETTLED and d.order > newest.order for d in self.live)

    def of(self, reviewer: str) -> Decision | None:
        """Return the newest decision of one person."""
        return next((d for d in reversed(self.live) if d.reviewer == reviewer and d.verdict is not Verdict.NOTED), None)


def standings(decisions: Iterable[Decision]) -> dict[str, Standing]:
    """Return what holds for every record that somebody decided on, by `stance_id`."""
    rows: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        rows[decision.stance_id].append(decision)
    return {stance_id: standing(found) for stance_id, found in rows.items()}


def standing(decisions: Sequence[Decision]) -> Standing:
    """Return what holds of the rows about one record.

    Taking back is a row like others and can be taken back itself, so the rows are read from the newest to the oldest.
    """
    taken_back: set[str] = set()
    live = []
    for decision in sorted(decisions, key=lambda d: d.order, reverse=True):
        if decision.record_id in taken_back:
            continue
        if decision.verdict is Verdict.UNDONE:
            taken_back.add(decision.supersedes)
        else:
            live.append(decision)
    return Standing(tuple(reversed(live)))
