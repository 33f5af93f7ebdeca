"""Marks: a page's words with its tags as control characters, from which plain Markdown is written.

The templates are written in HTML. For the plain form of a page, the tags in a template's source become marks
when the template is read, so that words of the data are never taken for tags: no text of the data can hold
a control character. A block's mark is ``BLOCK`` and a letter of its own; within a line each mark is one character.
The number that an ordered list starts with stands between two ``START``.
"""

from __future__ import annotations

import re
from functools import lru_cache

LINK, TO, END, CODE, CODED, EM, EMS, STRONG, STRONGS, START, LESS, MORE, BLOCK = map(chr, (1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18, 19))
INLINE = {
    "cite": EM, "/cite": EMS, "em": EM, "/em": EMS, "strong": STRONG, "/strong": STRONGS, "code": CODE, "/code": CODED, "q": "“", "/q": "”"
}  # fmt: skip
# Tags that say nothing where words alone are shown; and those of forms and drawings, which a template leaves out there.
BARE = frozenset(
    "span time abbr dfn mark small sub sup kbd button b i u form label select option input output svg meta noscript meter".split()
)
BLOCKS = (
    "p div section nav details summary figure figcaption br article main header footer h1 h2 h3 h4 h5 h6 "
    "ul ol dl li dt dd blockquote table thead tbody tr th td pre hr"
).split()
BLOCK_MARKS = {tag: f"{BLOCK}{chr(0x30 + number)}" for number, tag in enumerate([*BLOCKS, *(f"/{tag}" for tag in BLOCKS)])}
TAG_OF = {mark[1]: tag for tag, mark in BLOCK_MARKS.items()}
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\{\{.*?\}\}|\{%.*?%\}|[^<>])*)>")
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_MESSAGE = re.compile(r"""(\bt[cn]?\((?:'[^'<]*<[^']*'|"[^"<]*<[^"]*"))""")  # one that has tags


def mark(tag: str) -> str:
    """The mark of a tag, as in ``li`` or ``/li``; nothing for one that shows no more than its words. Raise KeyError for any other."""
    if tag.removeprefix("/") in BARE:
        return ""
    return INLINE.get(tag) or BLOCK_MARKS[tag]


def link(words: str, address: str) -> str:
    """A link: words that lead to an address."""
    return f"{LINK}{words}{TO}{address}{END}"


@lru_cache(maxsize=1_000)
def marked(source: str) -> str:
    """HTML, as that of a message, with marks in place of its tags. Raise KeyError for a tag that has none."""
    linked = _LINK.sub(lambda match: link(match[2], match[1]), source)
    return _TAG.sub(lambda match: mark(match[1] + match[2]), linked)


def marked_template(source: str) -> str:
    """The source of a template, marked but for its messages: these are translated as they are, and marked when they are said."""
    parts = _MESSAGE.split(source)
    return "".join(part if number % 2 else marked(part) for number, part in enumerate(parts))
