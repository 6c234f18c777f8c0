"""What a text has dated so far, for the expressions that count from there ('two days later', 'that same month')."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from astana_nlp.dates.values import Value

# After so many sentences without a date, the last one no longer dates what follows.
_MEMORY = 40
# Further ahead the day of publication is rather wrong than the day in the text a plan.
_AHEAD = timedelta(days=100)
_FINE = frozenset({"day", "time", "month", "week"})
_GRAINS = ("day", "month", "year")
_GRAIN_OF = {"day": 0, "time": 0, "week": 1, "month": 1, "season": 1, "quarter": 1, "half": 1, "year": 2}


@dataclass(slots=True)
class Story:
    """The dates of one section in the order of its text."""

    narrative: Value | None = None
    when: int = 0
    grains: dict[str, Value] = field(default_factory=dict)

    def last_told(self, sentence: int) -> Value | None:
        """Return the last date that a day without a year may be near to."""
        return self.narrative if sentence - self.when <= _MEMORY else None

    def told(self, sentence: int) -> dict[str, Value]:
        """Return the last day, month and year told, each where something as fine was told."""
        return dict(self.grains) if sentence - self.when <= _MEMORY else {}

    def hear(self, value: Value, sentence: int, published: Value | None) -> None:
        """Go on to a date; a plan for the time after the publication is not where a story stands."""
        grain = _GRAIN_OF.get(value.granularity)
        if value.kind in {"DURATION", "SET"} or grain is None or value.problem == "impossible" or value.timex[0] == "X":
            return
        if _is_plan(value, published):
            return
        self._remember(value, grain, background=published is not None and value.granularity == "year")
        if value.known and (value.granularity in _FINE or self.narrative is None or self._goes_on(value, published)):
            self.narrative = value
        self.when = sentence

    def _goes_on(self, value: Value, published: Value | None) -> bool:
        """Say whether a bare year carries a story on: in one without a day of publication, and not backwards."""
        told = self.narrative.first if self.narrative else None
        return published is None and told is not None and value.first is not None and value.first > told

    def _remember(self, value: Value, grain: int, *, background: bool) -> None:
        """Keep the value for its own grain and the coarser ones; a day outside a month told later is over.

        In a dated text a bare year is background ('since 2011') and ends no story.
        """
        for finer in _GRAINS[: 0 if background else grain]:
            kept = self.grains.get(finer)
            if kept and not _covers(value, kept):
                del self.grains[finer]
        for coarser in _GRAINS[grain:]:
            self.grains[coarser] = value


def _covers(whole: Value, part: Value) -> bool:
    if whole.first is None or whole.last is None or part.first is None:
        return False
    return whole.first <= part.first <= whole.last


def _is_plan(value: Value, published: Value | None) -> bool:
    """Say whether a day lies just after the publication: what comes into force tomorrow is not where a story stands."""
    if published is None or published.last is None or value.first is None:
        return False
    return timedelta(0) < value.first - published.last <= _AHEAD
