"""The files that a case begins with, and those that it began with in older formats, with their blanks filled in.

A file holds ``<<name>>`` where an answer goes, and ``<<Timeline>>`` where a word of the site goes, in the language of the case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from casesite.language import speaking, t

STARTER = Path(__file__).resolve().parents[1] / "starter"
BEFORE = STARTER.with_name("starter_before")  # by format, the files that have changed since
BLANK = re.compile(r"<<([\w’ ]+)>>")


def filled_in(words: str, blanks: Mapping[str, str], language: str) -> str:
    """The words of a file, with answers by the names of their blanks."""
    with speaking(language):
        return BLANK.sub(lambda blank: blanks.get(blank[1]) or in_yaml(t(blank[1])), words)


def in_yaml(words: str) -> str:
    """Words on one line, as a double-quoted scalar of YAML: what cannot be printed is written as its number."""
    line = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() or "\ud800" <= sign <= "\udfff" else f"\\U{ord(sign):08x}" for sign in line) + '"'
