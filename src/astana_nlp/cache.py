"""What was found in each document, kept on disk so that a second run does the work only for what changed.

An entry is the JSON of one frozen dataclass; its name is a digest of everything that decides about it. JSON rather than
pickle, so that reading an entry can never run code.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from astana_nlp.storage import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Entry = TypeVar("Entry")


def digest(parts: Iterable[str]) -> str:
    """Return the SHA-256 of the parts, each kept apart from its neighbours."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Cache(Generic[Entry]):
    """The entries of one folder, all of one dataclass."""

    def __init__(self, folder: Path, kind: type[Entry]) -> None:
        self.folder = folder
        self.kind = kind

    def get(self, key: str) -> Entry | None:
        """Return the entry, or None where there is none or it does not fit the records of this version."""
        try:
            return from_json(self.kind, self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry; a process that is killed meanwhile leaves no half one."""
        write_atomically(self._path(key), to_json(entry).encode("utf-8"))

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget all other entries."""
        names = {self._path(key).name for key in keys}
        for path in self.folder.glob("*.json"):
            if path.name not in names:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def to_json(record: object) -> str:
    """Return a dataclass instance as JSON; tuples become arrays, enumerations their values.

    Raises:
        TypeError: it is no dataclass instance.
    """
    if not dataclasses.is_dataclass(record) or isinstance(record, type):
        raise TypeError(f"{record!r} is no dataclass instance")
    return json.dumps(dataclasses.asdict(record), ensure_ascii=True, separators=(",", ":"))


def from_json(kind: type[Entry], text: str) -> Entry:
    """Return the dataclass instance that `to_json` wrote.

    Raises:
        ValueError, KeyError, TypeError: the text is not the JSON of such an instance.
    """
    decode: Callable[[Any], Entry] = _decoder(kind)  # type: ignore[arg-type] # classes are hashable
    return decode(json.loads(text))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 -- a type expression of any form
    """Return the function that turns JSON values into values of this type."""
    if dataclasses.is_dataclass(kind):
        return _record_decoder(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda values: tuple(item(v) for v in values)
    if origin is dict:
        item = _decoder(arguments[1])
        return lambda values: {k: item(v) for k, v in values.items()}
    if origin in (Union, UnionType):
        item = _decoder(next(a for a in arguments if a is not type(None)))
        return lambda value: None if value is None else item(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda value: value


def _record_decoder(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 -- a dataclass, which has no common type
    @cache
    def fields() -> list[tuple[str, Callable[[Any], Any]]]:  # asked for late, because a record may hold its own kind
        hints = get_type_hints(kind)
        return [(f.name, _decoder(hints[f.name])) for f in dataclasses.fields(kind)]

    return lambda values: kind(**{name: decode(values[name]) for name, decode in fields()})
