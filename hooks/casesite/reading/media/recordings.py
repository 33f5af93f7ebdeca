"""Sound and video: whether they are whole enough to be played, and what they say beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casesite.model.media import TYPES, Seen
from casesite.reading.media.boxes import TELLING, boxes

_PLACE = re.compile(rb"\xa9xyz|location\.ISO6709|\bloci\b|GPSCoordinates|GPSLatitude|LOCATION=", re.IGNORECASE)
_DEVICE = re.compile(rb"SerialNumber|serial[ _-]number", re.IGNORECASE)
_START = 200_000  # bytes of a sound file in which what it says of itself stands


def look(content: bytes, name: str) -> Seen:
    """What is in a recording."""
    if name in ("video/mp4", "audio/mp4"):
        return _mp4(content)
    if name == "audio/ogg" and b"theora" in content[:4096]:
        return Seen(None, "this is a video as Ogg; save it as MP4 or WebM")
    said = content[:_START] + content[-_START:]
    return Seen(
        TYPES[name], revealing=tuple(_revealing(said)), described=("a title, an artist or the like (ID3)",) if _has_id3(content) else ()
    )


def _mp4(content: bytes) -> Seen:
    try:
        found = list(boxes(content))
    except ValueError:
        return Seen(None, "this recording is cut short or damaged; save it once more")
    kinds = {content[box.start + 16 : box.start + 20] for box in found if box.name == b"hdlr"}
    if b"vide" not in kinds and b"soun" not in kinds:
        return Seen(None, "this recording has neither picture nor sound; save it once more")
    said = b" ".join(content[box.start : box.end] for box in found if box.name in TELLING)
    return Seen(TYPES["video/mp4" if b"vide" in kinds else "audio/mp4"], revealing=tuple(_revealing(said)))


def _revealing(said: bytes) -> Iterator[str]:
    if _PLACE.search(said):
        yield "where it was made"
    if _DEVICE.search(said):
        yield "the serial number of a device"


def _has_id3(content: bytes) -> bool:
    return content.startswith(b"ID3") or content[-128:-125] == b"TAG"
