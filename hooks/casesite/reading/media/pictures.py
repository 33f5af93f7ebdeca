"""Pictures: how large, as they are to be looked at, and what is hidden in them that says where or with what they were made.

Nothing hidden is ever published: a site shows pictures that are made anew from the dots alone.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import ExifTags, Image, IptcImagePlugin, JpegImagePlugin

from casesite.model.media import TYPES, Seen

FORMATS = ("JPEG", "PNG", "WEBP")  # a JPEG with several pictures in it is one, too
DOTS = 80_000_000  # in one picture: more than any paper is scanned with, and less than would fill the memory
FAULTS = (OSError, SyntaxError, ValueError, LookupError, TypeError, EOFError, OverflowError, struct.error, zlib.error)
BROKEN = "this picture is cut short or damaged; save it once more"
_ON_ITS_SIDE = (5, 6, 7, 8)  # of EXIF's ways to hold a camera
_VERSION = 0  # of the GPS data: it says nothing by itself
_TAGS = {
    0xA431: "the serial number of a camera",
    0xA435: "the serial number of a lens",
    0xA430: "the name of a camera’s owner",
    0xC62F: "the serial number of a camera",
    0x927C: "a note of the camera’s maker, which may hold its serial number",
    0xA420: "a number that only one picture has",
}
_XMP = (
    (
        re.compile(rb"GPS(?:Latitude|Longitude|Position)|Iptc4xmp\w+:(?:Location|Sublocation)|photoshop:City", re.IGNORECASE),
        "where it was made (XMP)",
    ),
    (re.compile(rb"SerialNumber|OwnerName", re.IGNORECASE), "the serial number or the owner of a camera (XMP)"),
)
_IPTC = {(2, 90), (2, 92), (2, 95)}  # city, part of a city, province


def look(content: bytes, name: str) -> Seen:
    """What is in a picture. Every dot is read once, so that one that is cut short is found here."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is hidden in a picture may be damaged; the picture is what counts
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                return _seen(image, name)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return Seen(None, _too_many())
    except FAULTS:
        return Seen(None, BROKEN)


def _too_many() -> str:
    return f"this picture has more than {DOTS // 1_000_000} million dots; save it smaller"


def _seen(image: Image.Image, name: str) -> Seen:
    if image.width * image.height > DOTS:
        return Seen(None, _too_many())
    if getattr(image, "is_animated", False) and image.format != "MPO":
        return Seen(None, "this picture moves; save one of its pictures, or a video as MP4")
    width, height = image.size
    on_its_side = image.getexif().get(ExifTags.Base.Orientation) in _ON_ITS_SIDE
    revealing = tuple(dict.fromkeys(_revealing(image)))
    image.draft("RGB", (max(width // 8, 1), max(height // 8, 1)))  # a JPEG is read as small as it can be
    image.load()
    return Seen(TYPES[name], width=height if on_its_side else width, height=width if on_its_side else height, revealing=revealing)


def _revealing(image: Image.Image) -> Iterator[str]:
    """What says where a picture was made, with which device, or whose that is."""
    exif = image.getexif()
    if any(tag != _VERSION for tag in exif.get_ifd(ExifTags.IFD.GPSInfo)):
        yield "where it was made (GPS)"
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    yield from (words for tag, words in _TAGS.items() if tag in inner or tag in exif)
    written = [
        value if isinstance(value, bytes) else str(value).encode() for value in image.info.values() if isinstance(value, bytes | str)
    ]
    yield from (words for pattern, words in _XMP if any(pattern.search(value) for value in written))
    iptc = IptcImagePlugin.getiptcinfo(image) or {} if isinstance(image, JpegImagePlugin.JpegImageFile) else {}
    if not _IPTC.isdisjoint(iptc):
        yield "where it was made (IPTC)"
