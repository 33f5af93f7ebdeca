"""Sources from a file of references, as Zotero and others export it: CSL-JSON or BibTeX."""

from __future__ import annotations

from pathlib import Path

from casesite.writing.imports import bibtex, csl
from casesite.writing.imports.reference import Item, ReferencesError

__all__ = ["Item", "ReferencesError", "read"]


def read(path: Path) -> list[Item]:
    """The references of a file. Raise ReferencesError where it is none that can be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferencesError(f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from None
    if path.suffix.lower() in (".bib", ".bibtex"):
        return bibtex.items(text)
    if path.suffix.lower() == ".json":
        return csl.items(text)
    raise ReferencesError(f"{path} ends neither in .json (CSL-JSON) nor in .bib (BibTeX)")
