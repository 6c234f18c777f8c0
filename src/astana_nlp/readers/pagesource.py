"""The source of a page without its scripts and style sheets, which are half of the bytes of a page of a paper.

What is gone need not be decoded, cleaned and parsed. Linked data stay, and so do comments: browsers note the address
of a page that they save in one.
"""

from __future__ import annotations

import re

# comments are looked for because what stands in one may look like the start of a script
_START = re.compile(rb"<(?:!--|(script|style)(?=[\s/>]))", re.IGNORECASE)

_LINKED = re.compile(rb"ld(?:\+|&#x2b;|&#43;|&plus;)json")


def without_scripts(data: bytes) -> bytes:
    """Return the bytes of a page without scripts and style sheets; in UTF-16 and UTF-32 none is found."""
    lower = data.lower()
    kept: list[bytes] = []
    end = place = 0
    while match := _START.search(data, place):
        tag = lower.find(b">", match.end())
        # `<!-->` is a whole comment
        place = _behind(lower, b"</" + match[1].lower(), tag) if match[1] else _behind(lower, b"-->", match.start() + 2)
        if tag < 0 or not place:
            break  # nothing ends it: the parser knows what to do
        if match[1] and not _LINKED.search(lower, match.end(), tag):
            kept.append(data[end : match.start()])
            end = place
    return b"".join((*kept, data[end:]))


def _behind(source: bytes, mark: bytes, start: int) -> int:
    """Return the place behind the next mark and the `>` that follows it, or 0."""
    place = source.find(mark, start)
    return 0 if place < 0 else source.find(b">", place) + 1
