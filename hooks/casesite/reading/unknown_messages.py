"""Messages of a file of gettext that no page says: misspelt, or of another version of the program."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from casesite.problem import quoted
from casesite.reading.catalogue import Catalogue, Entry, Part
from casesite.values.spelling import nearest
from casesite.words import Key

LOOKS = 30  # messages of which the most alike is sought among all; in a file that is older by versions there are hundreds
ALIKE = 0.7  # the share of letters that two messages have in common (difflib)


def unknown(catalogue: Catalogue, known: Sequence[Key], language: str) -> Iterator[tuple[Part, str]]:
    """The messages that are translated and that no page says, where they stand, and what to do."""
    keys, words = set(known), list(dict.fromkeys(key[1] for key in known))
    found = [entry for entry in catalogue.messages if entry.is_translated and entry.key not in keys]
    for number, entry in enumerate(found):
        message = next(part for part in entry.parts if part.keyword == "msgid")
        near = _said_otherwise(entry, known) or _nearest(message.words, words if number < LOOKS else [])
        yield message, f'no page says {quoted(message.words)}{near}; what is of another version, "casesite words {language}" puts aside'


def _said_otherwise(entry: Entry, known: Sequence[Key]) -> str:
    """How the same words are said where their context, or their form for many, is another."""
    _, message, _ = entry.key
    heads = [_head(key) for key in known if key[1] == message]
    return f" as it stands here; write {' or '.join(heads)}" if heads else ""


def _head(key: Key) -> str:
    context, message, many = key
    lines = [*([f'msgctxt "{context}"'] if context else []), f'msgid "{message}"', *([f'msgid_plural "{many}"'] if many else [])]
    return " ".join(lines)


def _nearest(message: str, words: Sequence[str]) -> str:
    """The end of the sentence: the message that may have been meant."""
    near = (nearest(message, words) or difflib.get_close_matches(message, words, n=1, cutoff=ALIKE)) if words else []
    return f"; did you mean {' or '.join(map(quoted, near))}?" if near else ""
