"""What each rule that is kept before the case is whole asks for; the others say it in their docstring."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    "alias": "A value is written out, not repeated from elsewhere with *.",
    "bad-date": "A date is a real one, in the part of EDTF that is read here, and an interval ends after it starts.",
    "bad-id": "An id has small letters, digits and single hyphens.",
    "bad-url": "An address is one of the web.",
    "broken-lock": "The lock of published statements can be read.",
    "broken-yaml": "A data file can be read as YAML.",
    "empty-file": "A data file holds something.",
    "empty-value": "A name has something written behind it.",
    "file-too-large": "A data file is smaller than 20 MB.",
    "forbidden-character": "A text has no invisible characters that hide or reorder it.",
    "forbidden-markup": "A text uses only paragraphs, emphasis, lists, quotations, links, [[record]] and [@source].",
    "forbidden-url": "An address starts with https:// or http:// and carries no user name.",
    "missing-file": "There is a folder of case data, with a case.yml.",
    "missing-key": "What a kind requires is written.",
    "outside-link": "A data file stands in the folder itself, not behind a link out of it.",
    "repeated-id": "An id belongs to one record, of whatever kind, and is never used again.",
    "repeated-key": "A name is written once in a record.",
    "reserved-id": "An id is not a name that the site keeps for a page or section.",
    "stale-waiver": "A waiver stands only where its rule is broken.",
    "tag": "A value has no YAML tag.",
    "too-long": "A text is not longer than its field takes.",
    "unknown-file": "A file in the folder is named after a kind.",
    "unknown-key": "A name is one that the kind has.",
    "unknown-reference": "A record that is named is there.",
    "unknown-word": "A word from a list is on the list.",
    "wrong-encoding": "A data file is UTF-8.",
    "wrong-reference": "A record that is named is of the kind that the field takes.",
    "wrong-type": "A value has the shape that its field takes: text, list, or name: value lines.",
}
