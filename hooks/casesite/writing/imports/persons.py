"""The names of persons in BibTeX and BibLaTeX, as they would be printed: given names first."""

from __future__ import annotations

import re

from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts, split_multiple_persons_names

from casesite.writing.drafting.values import listed_words
from casesite.writing.imports.latex import words

_DANGLING = re.compile(r"(\s+and)+\s*$", re.IGNORECASE)
_BRACED = re.compile(r"\{[^{}]*\}")
_SUFFIX = re.compile(r"(?:jr|sr|jun|sen|junior|senior|[ivx]+|\d(?:st|nd|rd|th)|esq|ph\.? ?d|m\.? ?d|dr)\.?", re.IGNORECASE)
_PART = re.compile(r"([\w-]+)\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|[^,{}]*)\s*(?:,|$)")


def printed(text: str) -> list[str]:
    """The names in a field, which "and" divides. Raise LatexError."""
    people = split_multiple_persons_names(_DANGLING.sub("", text)) if text else []
    return [name for person in people for name in ([_extended(person)] if _extended(person) else _parted(person))]


def _parted(person: str) -> list[str]:
    """A name in BibTeX's own form: "Berg, Jr., Max van der"; or several that something else than "and" divides."""
    if ";" in _BRACED.sub("", person) and "\\" not in person:
        return [name for part in person.split(";") if part.strip() for name in _parted(part.strip())]
    try:
        name = parse_single_name_into_parts(person, strict=False)
    except InvalidNameError:
        return [words(person)]
    if name.jr and not _SUFFIX.fullmatch(words(" ".join(name.jr))):  # more than one name, or none that this form has
        return listed_words(words(person))
    return [words(", ".join([" ".join([*name.first, *name.von, *name.last]), *name.jr]))]


def _extended(person: str) -> str:
    """A name in BibLaTeX's extended form, "family=Berg, given=Piet, prefix=van" (BibLaTeX 3.20, section 2.3.3); empty for any other."""
    parts = {name.lower(): words(value.strip().strip('"')) for name, value in _PART.findall(person)}
    if not {"family", "given"} & parts.keys():
        return ""
    name = " ".join(filter(None, (parts.get(part, "") for part in ("given", "prefix", "family"))))
    return ", ".join(filter(None, (name, parts.get("suffix", ""))))
