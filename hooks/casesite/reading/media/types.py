"""The type of a file, from its bytes and never from its name; and what is told of one that is not taken."""

from __future__ import annotations

TAKEN = "pictures as JPEG, PNG or WebP; papers as PDF; sound as MP3, M4A, Ogg, WAV or FLAC; video as MP4 or WebM; data as CSV, JSON or XLSX"
_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
# How a file begins that is never taken, and what to do with it. Case and space in front do not matter.
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"<svg", "an SVG drawing, which may run a script; save it as PNG"),
    (b"<?xml", "XML, which a browser may run; save a drawing as PNG, a paper as PDF"),
    (b"<!doctype", "a page of the web; save it as PDF"),
    (b"<html", "a page of the web; save it as PDF"),
    (b"<", "HTML or XML, which a browser may run; save it as PDF"),
    (b"#!", "a script; leave it out"),
    (b"mz", "a program; leave it out"),
    (b"\x7felf", "a program; leave it out"),
    (b"gif8", "a GIF; save it as PNG, or as MP4 if it moves"),
    (b"bm", "a BMP; save it as PNG"),
    (b"ii*\0", "a TIFF; save a photograph as JPEG, a scan as PDF"),
    (b"mm\0*", "a TIFF; save a photograph as JPEG, a scan as PDF"),
    (b"\xd0\xcf\x11\xe0", "an old file of Office; save it as PDF, or a table as XLSX"),
    (b"{\\rtf", "RTF; save it as PDF"),
    (b"%!ps", "PostScript; save it as PDF"),
)


def type_of(content: bytes) -> str:
    """The name of the type (IANA) that bytes begin as; empty where it is none that is taken. What is behind is not looked at."""
    start = content[:16]
    if start.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if start[:4] == b"RIFF" and start[8:12] in (b"WEBP", b"WAVE"):
        return "image/webp" if start[8:12] == b"WEBP" else "audio/wav"
    if start.startswith(b"%PDF-"):
        return "application/pdf"
    if start[4:8] == b"ftyp" and start[8:12] not in _HEIF:
        return "audio/mp4" if start[8:11] in (b"M4A", b"M4B") else "video/mp4"
    if start.startswith(b"\x1aE\xdf\xa3") and b"webm" in content[:64]:
        return "video/webm"
    if start.startswith(b"OggS"):
        return "audio/ogg"
    if start.startswith(b"fLaC"):
        return "audio/flac"
    if start.startswith(b"ID3") or (start[:1] == b"\xff" and start[1:2] in (b"\xfb", b"\xf3", b"\xf2", b"\xfa")):
        return "audio/mpeg"
    return "application/zip" if start.startswith(b"PK\x03\x04") else ""


def refusal(content: bytes) -> str:
    """What a file is that is not taken, and what to do with it, as the rest of "this is …"."""
    if content[4:8] == b"ftyp":
        return "a picture as telephones save it (HEIC or AVIF); save it as JPEG"
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((words for sign, words in _REFUSED if start.startswith(sign)), f"no file of a type that is taken: {TAKEN}")
