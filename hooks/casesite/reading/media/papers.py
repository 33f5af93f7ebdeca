"""PDF: how many pages, what a file says of itself beside them, and whether it does anything when it is opened (ISO 32000)."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from casesite.model.media import TYPES, Seen

FAULTS = (PyPdfError, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError, NotImplementedError)
_DOES = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition")
_INFO = {
    "/Title": "title",
    "/Author": "author",
    "/Subject": "subject",
    "/Keywords": "keywords",
    "/Creator": "program",
    "/Producer": "producer",
}
_SHOWN = 40  # letters of what it says, in a message

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is told as a problem


def look(content: bytes, name: str) -> Seen:
    """What is in a PDF."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return Seen(None, "this PDF is locked with a password; save it without one")
        if active := next(_active(reader), ""):
            return Seen(None, f"this PDF holds {active}; print it to a new PDF")
        pages = len(reader.pages)
        return Seen(TYPES[name], pages=pages, described=tuple(_described(reader))) if pages else Seen(None, "this PDF has no pages")
    except FAULTS:
        return Seen(None, "this PDF is cut short or damaged; save it once more")


def words(content: bytes) -> str:
    """The words that stand on the pages of a PDF, as far as they are letters and not pictures of such."""
    try:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    except FAULTS:
        return ""


def _described(reader: PdfReader) -> Iterator[str]:
    """What the file says of itself, each with its words."""
    info: Mapping[str, Any] = reader.metadata or {}
    for key, words in _INFO.items():
        if value := " ".join(str(info.get(key) or "").split()):
            yield f"{words} “{value[:_SHOWN]}{'…' if len(value) > _SHOWN else ''}”"
    if _of(reader.root_object, "/Metadata") is not None:
        yield "metadata as XML (XMP)"


def _active(reader: PdfReader) -> Iterator[str]:
    """What a PDF holds that does something, or that is a file within the file."""
    root = reader.root_object
    names = _of(root, "/Names") or {}
    if _of(names, "/JavaScript") is not None or _does(_of(root, "/OpenAction")) or _of(root, "/AA") is not None:
        yield "a script, or an action that runs when it is opened"
    if _of(names, "/EmbeddedFiles") is not None:
        yield "other files"
    if _of(_of(root, "/AcroForm") or {}, "/XFA") is not None:
        yield "a form that runs scripts (XFA)"
    for page in reader.pages:
        if _of(page, "/AA") is not None:
            yield "a script, or an action that runs when a page is opened"
        for entry in _of(page, "/Annots") or ():
            note = entry.get_object()
            if _does(_of(note, "/A")) or _of(note, "/AA") is not None:
                yield "a button or link that runs a script or a program"
            if str(_of(note, "/Subtype")) in ("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/3D"):
                yield "other files"


def _does(action: Any) -> bool:
    return isinstance(action, dict) and str(_of(action, "/S")) in _DOES


def _of(holder: Any, key: str) -> Any:
    value = holder.get(key) if isinstance(holder, dict) else None
    return value.get_object() if value is not None else None
