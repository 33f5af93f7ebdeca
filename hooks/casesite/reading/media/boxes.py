"""MP4 and M4A as what they are made of: boxes within boxes (ISO/IEC 14496-12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

HOLDING = frozenset((b"moov", b"trak", b"mdia"))  # boxes in which others are looked for
TELLING = frozenset((b"udta", b"meta", b"uuid"))  # what the file says beside picture and sound
_DEPTH = 6


class Box(NamedTuple):
    """A box: its name, and where it starts and ends."""

    name: bytes
    start: int
    end: int


def boxes(content: bytes, start: int = 0, end: int | None = None, depth: int = 0) -> Iterator[Box]:
    """Every box of a file, and of those that hold others. Raise ValueError for one that ends behind the file."""
    end = len(content) if end is None else end
    while start + 8 <= end:
        size, name, head = int.from_bytes(content[start : start + 4]), content[start + 4 : start + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[start + 8 : start + 16]), 16
        size = size or end - start
        if size < head or start + size > end:
            raise ValueError(f"a box at {start} ends behind what holds it")
        yield Box(name, start, start + size)
        if name in HOLDING and depth < _DEPTH:
            yield from boxes(content, start + head, start + size, depth + 1)
        start += size


def without_words(content: bytes) -> bytes:
    """A file in which the boxes that say something beside picture and sound are empty; nothing else moves."""
    out = bytearray(content)
    for box in boxes(content):
        if box.name in TELLING:
            head = 16 if int.from_bytes(content[box.start : box.start + 4]) == 1 else 8
            out[box.start + 4 : box.start + 8] = b"free"
            out[box.start + head : box.end] = bytes(box.end - box.start - head)
    return bytes(out)
