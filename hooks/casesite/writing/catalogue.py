"""A case's own words in a language, as a file of gettext: what is missing is added, and what somebody wrote stays."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from casesite.language import every_message, plural_rule, untranslated
from casesite.reading.catalogue import Catalogue, Entry
from casesite.words import GAP, NONE, Key

HEAD = """\
# The words of the pages in "{language}", as this case has them. A msgstr that is empty stays as it is without this file.
# Words in {{braces}} and in <tags> stay as they are, and may move. "casesite words {language}" adds what is missing.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""
PLACES = 3  # of a message, at most: enough to see where it stands
_WORDS = r'"((?:[^"\\]|\\.)*)"'
_CALL = re.compile(rf"\b(?:t|tc|tn|message)\(\s*((?:{_WORDS}[\s,]*)+)".replace('"((', '"(?:('))


def updated(before: Catalogue, language: str, forms: int) -> str:
    """The text of a file with every message that is translated neither in it nor by us, each of numbers with so many forms.

    Messages stand in the order of the program. What was translated and is said no more is kept at the end, as obsolete.
    """
    missing, _ = untranslated(language, NONE)
    known = every_message()
    old = {entry.key: entry for entry in before.messages}
    wanted = {*missing, *(key for key, entry in old.items() if any(part.words for part in entry.forms))}
    said = [_written(old[key]) if key in old else _empty(key, forms) for key in known if key in wanted]
    head = _written(before.header) if before.header else HEAD.format(language=language, plural=plural_rule(language))
    gone = [_obsolete(entry) for key, entry in old.items() if key in wanted and key not in known]
    return "\n".join([head, *said, *gone, *([f"{line}\n" for line in ["\n".join(before.rest)] if line])])


def _empty(key: Key, forms: int) -> str:
    context, message, many = key
    places = [f"#: {' '.join(places[:PLACES])}"] if (places := _places().get(message)) else []
    flags = ["#, python-brace-format"] if re.search(GAP, message + many) else []
    said = [("msgctxt", context)] if context else []
    said += [("msgid", message), ("msgid_plural", many)] if many else [("msgid", message)]
    said += [(f"msgstr[{number}]", "") for number in range(forms)] if many else [("msgstr", "")]
    return "".join(f"{line}\n" for line in [*places, *flags, *(_line(keyword, words) for keyword, words in said)])


def _written(entry: Entry) -> str:
    return "".join(f"{line}\n" for line in [*entry.comments, *(_line(part.keyword, part.words) for part in entry.parts)])


def _obsolete(entry: Entry) -> str:
    lines = [line for part in entry.parts for line in _line(part.keyword, part.words).split("\n")]
    return "".join(f"{line}\n" for line in [*entry.comments, *(f"#~ {line}" for line in lines)])


def _line(keyword: str, words: str) -> str:
    """A keyword with its words, in as many lines as the words have."""
    lines = words.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r").split("\n")
    lines = [f'"{line}\\n"' for line in lines[:-1]] + ([f'"{lines[-1]}"'] if lines[-1] or len(lines) == 1 else [])
    return "\n".join([f'{keyword} ""', *lines] if len(lines) > 1 else [f"{keyword} {lines[0]}"])


@cache
def _places() -> dict[str, list[str]]:
    """The files in which each message is said, templates first: they are named after the pages."""
    places: dict[str, list[str]] = {}
    package = Path(__file__).parents[1]
    for path in (path for pattern in ("templates/*.j2", "theme/**/*.html", "**/*.py") for path in sorted(package.glob(pattern))):
        for call in _CALL.finditer(path.read_text(encoding="utf-8")):
            pieces = re.findall(_WORDS, re.sub(r'"\s+"', "", call[1]))
            for words in dict.fromkeys(piece.replace('\\"', '"') for piece in pieces):
                here = places.setdefault(words, [])
                place = path.relative_to(package).as_posix()
                here += [] if place in here else [place]
    return places
