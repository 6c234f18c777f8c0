"""Slow work for a page that moves on holds no more threads than a few."""

from __future__ import annotations

import threading

import pytest

from astana_nlp.review.turns import Turns


def test_who_waited_longest_is_sent_away_and_the_newest_gets_its_turn() -> None:
    """While one works, of ten that come one after the other the last two wait; the others go on at once."""
    turns, told = Turns(2), {}
    threads = []

    def ask(number: int) -> None:
        with turns.take() as mine:
            told[number] = mine

    with turns.take() as first:
        for number in range(10):
            thread = threading.Thread(target=ask, args=(number,))
            threads.append(thread)
            thread.start()
            while number not in told and thread.is_alive() and len(turns._waiting) < min(number + 1, 2):  # noqa: SLF001
                pass
            for sent_away in threads[:-2]:
                sent_away.join()
        assert first
        assert told == dict.fromkeys(range(8), False)
    for thread in threads:
        thread.join()
    assert (told[8], told[9]) == (True, True)


def test_a_turn_comes_back_after_an_error() -> None:
    """Work that fails does not keep others waiting for ever."""
    turns = Turns(1)
    with pytest.raises(ZeroDivisionError), turns.take():
        1 / 0  # noqa: B018 -- fails
    with turns.take() as mine:
        assert mine
