"""The next sensible id of a new record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping, MutableMapping

from casesite.model.kinds import Correction, Dispute, Party, Precedent, Record, Reform, Source, SourceCheck, Term
from casesite.values.fields import RESERVED
from casesite.writing.canonical.shape import Value

LENGTH = 55  # letters; a longer id is cut between words
PREFIX: Mapping[type[Record], str] = {
    Dispute: "dispute",
    Reform: "reform",
    Precedent: "precedent",
    SourceCheck: "check",
    Term: "term",
    Correction: "correction",
}


def next_id(kind: type[Record], values: Mapping[str, Value], taken: Container[str], numbers: MutableMapping[str, int] | None = None) -> str:
    """An id of the words of a record that no other record has, nor any page of the site.

    Where several records are named, ``numbers`` keeps how far each set of words was counted, so that none is counted twice.
    """
    numbers = {} if numbers is None else numbers
    words = "-".join(filter(None, [PREFIX.get(kind, ""), *_words(kind, values)])) or kind.noun.replace(" ", "-")
    while len(words) > LENGTH and "-" in words:
        words = words.rpartition("-")[0]
    if kind is not Correction and words not in taken and words not in RESERVED:
        return words
    number = numbers.get(words, 1 if kind is Correction else 2)
    while f"{words}-{number}" in taken:
        number += 1
    numbers[words] = number
    return f"{words}-{number}"


def _words(kind: type[Record], values: Mapping[str, Value]) -> list[str]:
    """What tells a record from others of its kind."""
    title = slug(str(values.get("title") or values.get("name") or ""))
    if kind is Source:
        publisher = slug(str(values.get("publisher") or "")).split("-")[:3]
        issued = re.findall(r"\d+", str(values.get("issued") or "").partition("/")[0])
        telling = [word for word in title.split("-") if len(word) > 3]
        return [*publisher, *issued, *telling[:2]] if any(publisher) else [*(telling or [title])[:3], *issued]
    if kind is Correction:
        return [str(values.get("date") or "")]
    if kind is Party and values.get("kind") == "person":
        return title.split("-")[-1:]
    return [re.sub(r"^(the|an?)-(?=.)", "", title)]


def slug(words: str) -> str:
    """Words as small letters, digits and hyphens; empty where no Latin letter is among them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"(?<=\w)['’.](?=\w)", "", plain)))
