"""Quick calls of PDFium's functions, for what is asked of every character and every object of a page.

pypdfium2 makes an object around each address that goes in or comes out, which costs more than what PDFium does; here
addresses are numbers.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = {"p": ctypes.c_void_p, "i": ctypes.c_int}


def address_of(handle: Any) -> int:  # noqa: ANN401 - pypdfium2 has no types
    """Return the address that a handle of pypdfium2 (its `raw`), or one of PDFium's functions, stands for.

    `ctypes.cast` says the same, but leaves a ring of references behind, which stays until Python looks for such.
    """
    return ctypes.c_void_p.from_buffer(handle).value or 0


def by_address(function: Any, returned: Any, takes: str) -> Callable[..., Any]:  # noqa: ANN401 - as above
    """Return a function of PDFium that takes addresses as numbers (`p`) and integers (`i`).

    It keeps the lock of Python: to give it up and take it back at each call costs a fifth of the time.
    """
    made: Callable[..., Any] = _kind(returned, takes)(address_of(function))
    return made


@cache
def _kind(returned: Any, takes: str) -> Any:  # noqa: ANN401 - classes that ctypes makes
    """Return the class of functions that take and return the same; ctypes would make a new one at each call."""
    return ctypes.PYFUNCTYPE(returned, *(_KINDS[kind] for kind in takes))
