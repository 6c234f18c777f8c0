"""Slow work for a page that moves on: one request is worked on, a few wait, and who waited longest is sent away.

A server has so many threads; requests whose page has gone on would hold them all, and the next decision would wait.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Turns:
    """Lets one thread work at a time and at most `waiting` wait for it, the newest."""

    def __init__(self, waiting: int) -> None:
        self._most = waiting
        self._changed = Condition()
        self._waiting: list[object] = []
        self._busy = False

    @contextmanager
    def take(self) -> Iterator[bool]:
        """Wait for the turn; yield whether it came, or others came who were newer."""
        mine = self._wait()
        try:
            yield mine
        finally:
            if mine:
                with self._changed:
                    self._busy = False
                    self._changed.notify_all()

    def _wait(self) -> bool:
        me = object()
        with self._changed:
            self._waiting.append(me)
            if self._busy:
                del self._waiting[: -self._most]
                self._changed.notify_all()
            self._changed.wait_for(lambda: me not in self._waiting or (not self._busy and self._waiting[0] is me))
            if me not in self._waiting:
                return False
            self._waiting.remove(me)
            self._busy = True
            return True
