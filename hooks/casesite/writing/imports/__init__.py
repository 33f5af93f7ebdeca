"""Sources from a file of references, as Zotero and others export it: CSL-JSON or BibTeX."""

from __future__ import annotations

import re
from pathlib import Path

from casesite.reading.files import read_given
from casesite.writing.imports import bibtex, csl
from casesite.writing.imports.reference import Item, ReferencesError

__all__ = ["Item", "ReferencesError", "read"]

_RIS = re.compile(r"\s*TY  ?-", re.IGNORECASE)


def read(path: Path, *, with_notes: bool = False) -> list[Item]:
    """The references of a file, by its ending; ``with_notes`` takes in what may be private, too.

    Raise ReferencesError or GivenError where it is none that can be read.
    """
    if path.suffix.lower() not in (".bib", ".bibtex", ".json"):
        raise ReferencesError(f"{path} ends neither in .json (CSL-JSON) nor in .bib (BibTeX)")
    text = read_given(path)
    if _RIS.match(text):
        raise ReferencesError(f"{path} looks like RIS; export the references as CSL-JSON or BibTeX")
    items = csl.items if path.suffix.lower() == ".json" else bibtex.items
    try:
        return items(text, with_notes=with_notes)
    except ReferencesError as error:
        raise ReferencesError(f"{path}: {error}") from None
