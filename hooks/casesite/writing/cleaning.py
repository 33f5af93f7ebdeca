"""Files without what is hidden in them: places, devices, owners, titles, thumbnails, comments. What is seen or heard stays, bit for bit.

Nothing is made anew from its dots or its sound, so that the file stays the evidence that it is. Of EXIF only which way up a
picture is held is kept. A PDF or a table is left alone: whoever made it can save it without.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Mapping

from PIL import ExifTags, Image

from casesite.reading.media.boxes import without_words
from casesite.reading.media.types import type_of

_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # the end of what a JPEG's scan holds
_END, _SCAN, _JFIF, _ADOBE, _COLOURS, _COMMENT = 0xD9, 0xDA, 0xE0, 0xEE, 0xE2, 0xFE
# The parts of a PNG that say how it looks; all others are words, times, or programs' own (PNG, third edition).
_PNG = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs".split())
_WEBP = frozenset(b"VP8X|VP8 |VP8L|ALPH|ICCP".split(b"|"))
_WAV = frozenset(b"fmt |fact|data".split(b"|"))
_FLAC = (0, 3)  # what the sound is, and where to find a moment in it
_EXIF_AND_XMP = 0b1100  # flags of an extended WebP


def cleaned(content: bytes) -> bytes:
    """A file without what is hidden in it; the same bytes where there is nothing, or where nothing can be taken out."""
    clean = _CLEAN.get(type_of(content))
    return clean(content) if clean else content


def _upright(content: bytes) -> bytes:
    """EXIF that says which way up a picture is held, and no more; empty where it is upright."""
    with Image.open(io.BytesIO(content)) as image:
        held = image.getexif().get(ExifTags.Base.Orientation, 1)
    if held not in range(2, 9):
        return b""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = held
    return exif.tobytes()


def _jpeg(content: bytes) -> bytes:
    """A JPEG up to its end, without its applications' parts and its comments (ISO/IEC 10918-1, annex B)."""
    upright = _upright(content)
    out = bytearray(content[:2])
    out += b"\xff\xe1" + (len(upright) + 2).to_bytes(2) + upright if upright else b""
    place = 2
    while place + 4 <= len(content):
        marker = content[place + 1]
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4])
        if marker == _END:
            break
        if marker == 0xFF:  # filling
            place += 1
            continue
        if marker == _SCAN:
            match = _MARKER.search(content, end)
            end = match.start() if match else len(content)
        if not _is_hidden(marker, content[place + 4 : end]):
            out += (
                content[place:end]
                if marker != _JFIF
                else content[place : place + 2] + b"\0\x10" + content[place + 4 : place + 16] + b"\0\0"
            )
        place = end
    return bytes(out) + b"\xff\xd9"


def _is_hidden(marker: int, inside: bytes) -> bool:
    if marker == _JFIF:
        return not inside.startswith(b"JFIF\0")  # a thumbnail
    if marker == _COLOURS:
        return not inside.startswith(b"ICC_PROFILE\0")
    return marker == _COMMENT or (0xE0 <= marker <= 0xEF and marker != _ADOBE)


def _png(content: bytes) -> bytes:
    upright = _upright(content).removeprefix(b"Exif\0\0")
    out, place = bytearray(content[:8]), 8
    while place + 12 <= len(content):
        name = content[place + 4 : place + 8]
        end = place + 12 + int.from_bytes(content[place : place + 4])
        if name == b"IDAT" and upright:
            out += _chunk(b"eXIf", upright)
            upright = b""
        if name in _PNG:
            out += content[place:end]
        if name == b"IEND":
            break
        place = end
    return bytes(out)


def _chunk(name: bytes, inside: bytes) -> bytes:
    return len(inside).to_bytes(4) + name + inside + zlib.crc32(name + inside).to_bytes(4)


def _riff(content: bytes, kept: frozenset[bytes], more: bytes = b"") -> bytes:
    """A file of RIFF with only some of its chunks, and with more behind them."""
    out, place = bytearray(), 12
    while place + 8 <= len(content):
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        if content[place : place + 4] in kept:
            out += content[place:end]
        place = end
    body = content[8:12] + bytes(out) + more
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _webp(content: bytes) -> bytes:
    upright = _upright(content).removeprefix(b"Exif\0\0")
    more = b"EXIF" + len(upright).to_bytes(4, "little") + upright + bytes(len(upright) % 2) if upright else b""
    out = bytearray(_riff(content, _WEBP, more))
    if out[12:16] == b"VP8X":
        out[20] = out[20] & ~_EXIF_AND_XMP | (0b1000 if upright else 0)
    return bytes(out)


def _mp3(content: bytes) -> bytes:
    """A recording without its ID3 tags, at its start and at its end."""
    while content.startswith(b"ID3"):
        size = 0
        for digit in content[6:10]:  # seven bits a byte
            size = size << 7 | digit & 0x7F
        content = content[10 + size + (10 if content[5] & 0x10 else 0) :]
    return content[:-128] if content[-128:-125] == b"TAG" else content


def _flac(content: bytes) -> bytes:
    """A recording without its blocks of words and pictures (RFC 9639)."""
    kept: list[bytes] = []
    place, is_last = 4, False
    while not is_last and place + 4 <= len(content):
        kind, end = content[place] & 0x7F, place + 4 + int.from_bytes(content[place + 1 : place + 4])
        is_last = bool(content[place] & 0x80)
        kept += [bytes([kind]) + content[place + 1 : end]] if kind in _FLAC else []
        place = end
    if kept:
        kept[-1] = bytes([kept[-1][0] | 0x80]) + kept[-1][1:]
    return content[:4] + b"".join(kept) + content[place:]


def _mp4(content: bytes) -> bytes:
    try:
        return without_words(content)
    except ValueError:
        return content  # it is damaged, and refused


_CLEAN: Mapping[str, Callable[[bytes], bytes]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _webp,
    "audio/wav": lambda content: _riff(content, _WAV),
    "audio/mpeg": _mp3,
    "audio/flac": _flac,
    "audio/mp4": _mp4,
    "video/mp4": _mp4,
}
