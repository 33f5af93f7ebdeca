"""The names of persons in BibTeX and BibLaTeX, as they would be printed: given names first."""

from __future__ import annotations

import re

from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts, split_multiple_persons_names

from casesite.writing.imports.latex import words

_PART = re.compile(r"([\w-]+)\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|[^,{}]*)\s*(?:,|$)")


def printed(text: str) -> list[str]:
    """The names in a field, which "and" divides. Raise LatexError."""
    return [_extended(person) or _parted(person) for person in split_multiple_persons_names(text)] if text else []


def _parted(person: str) -> str:
    """A name in BibTeX's own form: "Berg, Jr., Max van der"."""
    try:
        name = parse_single_name_into_parts(person, strict=False)
    except InvalidNameError:
        return words(person)
    return words(", ".join([" ".join([*name.first, *name.von, *name.last]), *name.jr]))


def _extended(person: str) -> str:
    """A name in BibLaTeX's extended form, "family=Berg, given=Piet, prefix=van" (BibLaTeX 3.20, section 2.3.3); empty for any other."""
    parts = {name.lower(): words(value.strip().strip('"')) for name, value in _PART.findall(person)}
    if not {"family", "given"} & parts.keys():
        return ""
    name = " ".join(filter(None, (parts.get(part, "") for part in ("given", "prefix", "family"))))
    return ", ".join(filter(None, (name, parts.get("suffix", ""))))
