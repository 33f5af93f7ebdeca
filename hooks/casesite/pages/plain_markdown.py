"""A stream of marks as plain Markdown (CommonMark and pipe tables): paragraphs, headings, lists, quotations, tables, code.

Marks become signs of Markdown when a block is written; whatever in the words Markdown would read as a sign is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from casesite.pages.marks import BLOCK, CODE, CODED, EM, EMS, END, LESS, LINK, MORE, START, STRONG, STRONGS, TAG_OF, TO

SIGNS = ((LINK, "["), (TO, "]("), (END, ")"), (EM, "*"), (EMS, "*"), (STRONG, "**"), (STRONGS, "**"), (LESS, "<"), (MORE, ">"))
_MARK = re.compile(f"{BLOCK}(.)")
# A mark that CommonMark would not read as one: a word on its one side, a sign on its other.
_UNREAD = [
    re.compile(rf"{on}(?:(?<=[^\W_]{on})(?=[\W_])([^{on}{off}]*){off}|([^{on}{off}]*(?<=[\W_])){off}(?=[^\W_]))")
    for on, off in ((EM, EMS), (STRONG, STRONGS))
]
# Each way begins with a sign, by which a search finds it fast. Neither an address nor code is escaped.
_ESCAPED = re.compile(
    rf"{TO}[^{END}]*{END}|{CODE}([^{CODED}]*){CODED}|[\\`*\[\]]|_(?:(?<![^\W_]_)|(?![^\W_]))"
    r"|<(?=[\w/!?])|&(?=#?\w+;)|~(?=~)|#(?<!\S#)"
)
_STARTS = re.compile(r"(\d{1,9}|)(?=[.)](?:\s|$)|[-+](?:\s|$)|[=-]+$|>|~~~)")


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] == TO:
        return found
    if found[0] == CODE:
        fence = "`" * (1 + max(map(len, re.findall("`+", match[1])), default=0))
        return f"{fence} {match[1]} {fence}" if "`" in match[1] else f"`{match[1]}`"
    return f"\\{found}"


class Writer:
    """Blocks, one after the other, each with the marks of the lists and quotations that it stands in.

    ``foreword`` is a line of its own behind the first heading, or nothing.
    """

    def __init__(self, foreword: str = "") -> None:
        self.foreword = foreword
        self.lines: list[str] = []
        self.said = ""  # what was read of the present block
        self.indents = [""]  # what the lines of each open item or quotation begin with
        self.lists: list[tuple[str, int]] = []  # of each open list: its sign, and the number of its next item
        self.mark = ""  # what the first line of an item begins with
        self.closed: tuple[int, str] | None = None  # the list that ended just now: another one here needs another sign
        self.tight = False  # the last block was the first of its item
        self.term = False  # words in front of a colon
        self.rows: list[list[str]] | None = None  # of the open table

    def markdown(self, stream: str) -> str:
        """A stream of words and marks → Markdown."""
        pieces = _MARK.split(stream)
        self.said = pieces[0]
        for letter, words in zip(pieces[1::2], pieces[2::2], strict=True):
            step = STEPS.get(TAG_OF[letter])
            if step is END_OF_BLOCK and (not self.said or self.said.isspace()):
                self.said = words  # most tags end nothing
                continue
            if step:
                step(self)
            self.said += words
        self.end()
        text = "\n".join([*self.lines, ""])
        for mark, sign in SIGNS:
            text = text.replace(mark, sign)
        return text

    def words(self) -> str:
        """What was read, as Markdown of one line."""
        said, self.said = " ".join(self.said.split()), ""
        if EM in said or STRONG in said:
            for unread in _UNREAD:
                said = unread.sub(r"\1\2", said)
        return _ESCAPED.sub(_escape, said)

    def put(self, *lines: str) -> None:
        """Write a block, with a blank line in front of it unless it is one of several short items."""
        first, rest = self.mark or self.indents[-1], self.indents[-1]
        if self.lines and not (self.mark and self.tight):
            self.lines.append(rest.rstrip())
        self.lines += [f"{rest if number else first}{line}".rstrip() for number, line in enumerate(lines)]
        self.tight, self.mark, self.closed = bool(self.mark), "", None

    def end(self) -> None:
        """End a paragraph."""
        if not self.said or self.said.isspace():
            self.said = ""
        elif self.rows is not None:
            self.said += " "
        elif self.term:
            self.term = False
        else:
            words = self.words()
            start = _STARTS.match(words)
            self.put(f"{start[1]}\\{words[start.end() :]}" if start else words)

    def heading(self, level: int) -> None:
        self.put(f"{'#' * level} {self.words()}")
        if self.foreword:
            self.put(self.foreword)
            self.foreword = ""

    def code(self) -> None:
        code, self.said = self.said.strip("\n"), ""
        fence = "`" * (1 + max([2, *map(len, re.findall("`+", code))]))
        self.put(fence, *code.split("\n"), fence)

    def list(self, sign: str) -> None:
        self.end()
        other = {"-": "*", ".": ")"}
        again = self.closed == (len(self.indents), sign)
        self.tight = self.tight and not self.closed
        self.lists.append((other[sign] if again else sign, 1))

    def list_end(self) -> None:
        self.end()
        self.closed = (len(self.indents), self.lists.pop()[0])

    def item(self) -> None:
        sign, number = self.lists[-1]
        if self.said.startswith(START):
            number, self.said = int(self.said.strip(START)), ""
        self.end()
        self.lists[-1] = (sign, number + 1)
        mark = f"{sign} " if sign in "-*" else f"{number}{sign} "
        self.mark = (self.mark or self.indents[-1]) + mark
        self.indents.append(self.indents[-1] + " " * len(mark))

    def item_end(self) -> None:
        self.end()
        self.mark = ""
        self.indents.pop()

    def term_end(self) -> None:
        self.said += ":"
        self.term = True

    def definition_end(self) -> None:
        self.term = False
        self.item_end()

    def quotation(self) -> None:
        self.end()
        self.mark = self.mark and f"{self.mark}> "
        self.indents.append(f"{self.indents[-1]}> ")

    def table(self) -> None:
        self.end()
        self.rows = []

    def row(self) -> None:
        self.rows = [*(self.rows or []), []]

    def cell(self) -> None:
        self.said = ""

    def cell_end(self) -> None:
        cell = self.words().replace("|", "\\|")
        if self.rows:
            self.rows[-1].append(cell)

    def table_end(self) -> None:
        rows, self.rows, self.said = self.rows or [[]], None, ""
        head, *body = [f"| {' | '.join(row)} |" for row in rows]
        self.put(head, "|" + " --- |" * len(rows[0]), *body)


END_OF_BLOCK = Writer.end
STEPS: dict[str, Callable[[Writer], None]] = {
    **dict.fromkeys("p div section nav details summary figure figcaption article main header footer".split(), END_OF_BLOCK),
    **dict.fromkeys("/p /div /section /nav /details /summary /figure /figcaption /article /main /header /footer".split(), END_OF_BLOCK),
    **dict.fromkeys("br hr pre h1 h2 h3 h4 h5 h6".split(), END_OF_BLOCK),
    **{f"/h{level}": partial(Writer.heading, level=level) for level in range(1, 7)},
    "/pre": Writer.code,
    "ul": partial(Writer.list, sign="-"),
    "ol": partial(Writer.list, sign="."),
    "dl": partial(Writer.list, sign="-"),
    **dict.fromkeys(("/ul", "/ol", "/dl"), Writer.list_end),
    **dict.fromkeys(("li", "dt"), Writer.item),
    "/li": Writer.item_end,
    "/dt": Writer.term_end,
    "/dd": Writer.definition_end,
    "blockquote": Writer.quotation,
    "/blockquote": Writer.item_end,
    "table": Writer.table,
    "tr": Writer.row,
    **dict.fromkeys(("th", "td"), Writer.cell),
    **dict.fromkeys(("/th", "/td"), Writer.cell_end),
    "/table": Writer.table_end,
}
