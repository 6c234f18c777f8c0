"""Quick calls of PDFium's functions, for what is asked of every character and every object of a page.

pypdfium2 makes an object around each address that goes in or comes out, which costs more than what PDFium does; here
addresses are numbers.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = {"p": ctypes.c_void_p, "i": ctypes.c_int}


def address_of(handle: Any) -> int:  # noqa: ANN401 - pypdfium2 has no types
    """Return the address that a handle of pypdfium2 (its `raw`) stands for."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def by_address(function: Any, returned: type[Any], *takes: str) -> Callable[..., Any]:  # noqa: ANN401 - as above
    """Return a function of PDFium that takes addresses as numbers (`p`) and integers (`i`).

    It keeps the lock of Python: to give it up and take it back at each call costs a fifth of the time.
    """
    return ctypes.PYFUNCTYPE(returned, *(_KINDS[kind] for kind in takes))(address_of(function))
