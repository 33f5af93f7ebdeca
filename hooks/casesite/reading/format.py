"""The format of case data: how the files are written. A case says which it has, so that an older or newer program says so.

Format 1 is what casesite 0.1 wrote before a case had an id, and names no format. docs/data-formats.md tells what changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from casesite.problem import Problem
from casesite.reading.load import Document

FORMAT = 2
NEWER = "this case is of format {}, which a newer casesite wrote; this one reads format {}: update casesite"
OLDER = 'this case is of format {}, and this casesite reads format {}; run "casesite upgrade", which brings it up to date'


def declared(documents: Iterable[Document]) -> int | None:
    """The format that a case says it has; none where it says none, or nothing that can be read."""
    for document in documents:
        root = document.root.value if document.stem == "case" and document.root else None
        here = root.get("format") if isinstance(root, dict) else None
        if here and isinstance(here.value, str) and here.value.isascii() and here.value.isdigit():
            return int(here.value)
    return None


def wrong_format(documents: Iterable[Document]) -> Problem | None:
    """That a case is of another format: then nothing else that is said of it would be right."""
    documents = list(documents)
    found = declared(documents)
    if found is None or found == FORMAT:
        return None
    root = next(document.root for document in documents if document.stem == "case" and document.root)
    words = (NEWER if found > FORMAT else OLDER).format(found, FORMAT)
    return root.at(["format"]).problem("wrong-format", words)
