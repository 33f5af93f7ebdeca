"""What the file of an exhibit is, as its bytes say; and the files that a site publishes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casesite.model.kinds.exhibit import Exhibit, ExhibitKind
from casesite.problem import Place

WIDTHS: Final = (480, 960, 1600)  # pixels: a telephone, a column of text, a large screen; a picture is never made larger than it is
WEBP: Final = "webp"


@dataclass(frozen=True)
class MediaType:
    """A type of file that is taken: its name (IANA media type), the ending of its files, its kind, and what people call it."""

    name: str
    ending: str
    kind: ExhibitKind
    label: str


_PICTURE, _AUDIO, _VIDEO, _DATA = ExhibitKind.PICTURE, ExhibitKind.AUDIO, ExhibitKind.VIDEO, ExhibitKind.DATA
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES: Mapping[str, MediaType] = {
    name: MediaType(name, ending, kind, label)
    for name, ending, kind, label in (
        ("image/jpeg", "jpg", _PICTURE, "JPEG"),
        ("image/png", "png", _PICTURE, "PNG"),
        ("image/webp", "webp", _PICTURE, "WebP"),
        ("application/pdf", "pdf", ExhibitKind.DOCUMENT, "PDF"),
        ("audio/mpeg", "mp3", _AUDIO, "MP3"),
        ("audio/mp4", "m4a", _AUDIO, "M4A"),
        ("audio/ogg", "ogg", _AUDIO, "Ogg"),
        ("audio/wav", "wav", _AUDIO, "WAV"),
        ("audio/flac", "flac", _AUDIO, "FLAC"),
        ("video/mp4", "mp4", _VIDEO, "MP4"),
        ("video/webm", "webm", _VIDEO, "WebM"),
        ("text/csv", "csv", _DATA, "CSV"),
        ("application/json", "json", _DATA, "JSON"),
        (_SHEET, "xlsx", _DATA, "XLSX"),
    )
}


@dataclass(frozen=True)
class Seen:
    """What is in the bytes of a file.

    ``type`` is None where it is none that is taken, and ``refused`` says why. ``width`` and ``height`` are a picture's, as it is
    to be looked at; ``pages`` a document's. ``revealing`` names what says where the file was made or with which device,
    and ``described`` whatever else it says of itself.
    """

    type: MediaType | None
    refused: str = ""
    width: int = 0
    height: int = 0
    pages: int = 0
    revealing: tuple[str, ...] = ()
    described: tuple[str, ...] = ()


@dataclass(frozen=True)
class Media:
    """A file in the folder of exhibits: where it is, its size in bytes, its SHA-256, and what is in it."""

    path: Path
    place: Place
    size: int
    sha256: str
    seen: Seen

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each picture that is made of a picture, the smallest first; never larger than it is."""
        width, height = self.seen.width, self.seen.height
        widths = [*(each for each in WIDTHS if each < width), *([width] if width <= WIDTHS[-1] else [])]
        return [(each, max(1, round(height * each / width))) for each in widths]

    @property
    def fallback(self) -> str:
        """The ending of the picture for programs that read no WebP: drawings stay as sharp as they are."""
        return "jpg" if self.seen.type and self.seen.type.name == "image/jpeg" else "png"


def path_of(exhibit: Exhibit, media: Media, width: int = 0) -> str:
    """The path, from the site's root, of the file that is published of an exhibit; of a picture that of a width, or of the fallback."""
    folder = f"exhibits/{exhibit.id}/{exhibit.id}"
    if exhibit.kind is not ExhibitKind.PICTURE:
        return f"{folder}.{media.seen.type.ending if media.seen.type else exhibit.file_name.rpartition('.')[2]}"
    return f"{folder}-{width}.{WEBP}" if width else f"{folder}.{media.fallback}"
