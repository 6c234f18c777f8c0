"""How far a run is: a bar where a terminal is there, log lines otherwise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Self

from astana_nlp.jobs import Outcome, Status

if TYPE_CHECKING:
    from types import TracebackType


class Bar:
    """A progress bar with the current file, the counts and the time left."""

    def __init__(self, console: Any) -> None:  # noqa: ANN401 -- rich is imported late
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TextColumn("{task.fields[trouble]}"),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[name]}", markup=False),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, name="", trouble="")
        self._trouble = 0

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away again."""
        self._bar.stop()

    def begin(self, total: int, reused: int) -> None:
        """Show how many documents there are; known ones count as done."""
        self._bar.update(self._task, total=total, completed=reused)

    def reading(self, names: tuple[str, ...]) -> None:
        """Show the document that is being read the longest."""
        name = names[0] if names else ""
        self._bar.update(self._task, name=name if len(name) <= NAME_WIDTH else f"…{name[1 - NAME_WIDTH :]}")

    def done(self, outcome: Outcome) -> None:
        """Count one more document."""
        self._trouble += outcome.status is not Status.OK
        trouble = f"{self._trouble} with problems" if self._trouble else ""
        self._bar.update(self._task, advance=1, trouble=trouble)


NAME_WIDTH = 34


class Log:
    """One line a document on stderr, for files, pipes and schedulers."""

    def __init__(self) -> None:
        import structlog

        self._log = structlog.wrap_logger(
            structlog.PrintLogger(sys.stderr),
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=False),
                structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0),
            ],
        )
        self._total = self._done = 0

    def __enter__(self) -> Self:
        """Nothing to prepare."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to clear away."""

    def begin(self, total: int, reused: int) -> None:
        """Say how many documents there are."""
        self._total, self._done = total, reused
        self._log.info("reading", documents=total, unchanged=reused)

    def reading(self, names: tuple[str, ...]) -> None:
        """Nothing: a line when a document is done is enough."""

    def done(self, outcome: Outcome) -> None:
        """Say what became of one document."""
        self._done += 1
        say = self._log.info if outcome.status is Status.OK else self._log.warning
        extra = {"problem": outcome.problem} if outcome.problem else {}
        say(outcome.status.value, n=f"{self._done}/{self._total}", document=outcome.document, **extra)
