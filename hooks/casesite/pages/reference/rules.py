"""Every rule: what it asks for, and what fails and what passes, from ``rules/examples``.

A file there is sections, ``--- <name>`` and its text: the data ``file``; what ``passes``, and what ``fails``
where it stands instead; what the check ``says`` then; what else is ``given``. What passes stands in the starter
case, or in the place of what ``starter`` has. Without a file, the two are told in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casesite import rules
from casesite.rules.meanings import MEANINGS

EXAMPLES = Path(rules.__file__).with_name("examples")


@dataclass(frozen=True)
class Example:
    """A rule with what it asks for, and an example of each kind."""

    rule: str
    asks: str
    passes: str
    fails: str
    says: str
    file: str = ""
    given: str = ""
    starter: str = ""


@cache
def examples() -> tuple[Example, ...]:
    """Every rule, by id."""
    own = {rule.id: rule.asks for rule in rules.RULES}
    return tuple(_read(rule, asks) for rule, asks in sorted((own | MEANINGS).items()))


def _read(rule: str, asks: str) -> Example:
    text = (EXAMPLES / f"{rule}.txt").read_text(encoding="utf-8")
    parts = re.split(r"^--- (\w+)\n", text, flags=re.MULTILINE)
    return Example(rule, asks.replace("``", ""), **{name: said.rstrip("\n") for name, said in zip(parts[1::2], parts[2::2], strict=True)})
