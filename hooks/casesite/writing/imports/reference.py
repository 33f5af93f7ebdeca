"""One reference on its way to a source: what a source takes of it, and what keeps it from being one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from casesite.model.kinds import SourceKind
from casesite.model.kinds.source import CslType
from casesite.values.dates import read_date
from casesite.values.text import SLUG
from casesite.writing.drafting.markdown import as_markdown
from casesite.writing.drafting.values import Values

# What a type of document says for certain of the kind of source, and whether it is a record of the act itself.
CERTAIN: Mapping[CslType, tuple[SourceKind, str]] = {
    CslType.ARTICLE_NEWSPAPER: (SourceKind.NEWS, "false"),
    CslType.ARTICLE_MAGAZINE: (SourceKind.NEWS, "false"),
    CslType.BROADCAST: (SourceKind.NEWS, "false"),
    CslType.LEGAL_CASE: (SourceKind.COURT_RECORD, "true"),
    CslType.LEGISLATION: (SourceKind.STATUTE, "true"),
    CslType.BILL: (SourceKind.STATUTE, "true"),
    CslType.REGULATION: (SourceKind.STATUTE, "true"),
    CslType.STANDARD: (SourceKind.STANDARD, "true"),
}
# Types of CSL that a source has another word for.
NEAR = {
    "article-journal": "article",
    "paper-conference": "article",
    "post": "post-weblog",
    "motion_picture": "broadcast",
    "song": "broadcast",
}


class ReferencesError(ValueError):
    """A file of references that cannot be read."""


@dataclass
class Item:
    """A reference: the words to name it by, its values as a source, and why it is refused, where it is."""

    name: str
    values: Values = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    unknown_type: str = ""

    def put(self, name: str, words: object) -> None:
        """Take in a plain value, if there is one."""
        if isinstance(words, str | int | float) and not isinstance(words, bool) and str(words).strip():
            self.values[name] = " ".join(str(words).split())

    def put_id(self, id: object) -> None:
        """Keep an id that is one here, too."""
        if isinstance(id, str) and SLUG.fullmatch(id):
            self.values["id"] = id

    def put_type(self, words: str) -> None:
        """The type of the document, and what follows from it for certain."""
        if not words:
            return
        if NEAR.get(words, words) not in list(CslType):
            self.unknown_type = words
            return
        found = CslType(NEAR.get(words, words))
        self.values["type"] = found.value
        if found in CERTAIN:
            kind, primary = CERTAIN[found]
            self.values |= {"kind": kind.value, "primary": primary}

    def put_date(self, name: str, text: str) -> None:
        """A date or interval in EDTF."""
        try:
            date = read_date(text)
        except ValueError as error:
            self.refused.append(f"{name}: {error}")
            return
        if name == "accessed" and not date.is_day:
            self.refused.append(f'{name}: "{text}" is not one day')
        else:
            self.values[name] = text

    def put_note(self, words: object) -> None:
        """A note, as plain words; what Zotero keeps in it for itself is left out."""
        if isinstance(words, str):
            kept = re.sub(r"^(citation key|tex\.[\w-]+|[A-Z]{2,5}): .*$", "", words, flags=re.MULTILINE | re.IGNORECASE)
            if kept.strip():
                self.values["note"] = as_markdown(kept)
