"""The blocks of a page as Markdown: paragraphs, headings, lists, quotations, tables, code.

What stands within a line is marked by control characters, which no text may hold, so that words
are never taken for marks. They become signs of Markdown when a block is written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial

LINK, TO, END, CODE, CODED, EM, EMS, STRONG, STRONGS, KEPT, LESS, MORE = map(chr, (1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18))
MARKS = ((LINK, "["), (TO, "]("), (END, ")"), (EM, "*"), (EMS, "*"), (STRONG, "**"), (STRONGS, "**"), (LESS, "<"), (MORE, ">"))
_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)([^>]*)>")
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
_ROWS = re.compile(r'rowspan="(\d+)"')


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] == TO:
        return found
    if found[0] == CODE:
        fence = "`" * (1 + max(map(len, re.findall("`+", match[1])), default=0))
        return f"{fence} {match[1]} {fence}" if "`" in match[1] else f"`{match[1]}`"
    return f"\\{found}"


class Writer:
    """Blocks, one after the other, each with the marks of the lists and quotations that it stands in."""

    def __init__(self, kept: list[str], foreword: str) -> None:
        self.kept, self.foreword = kept, foreword
        self.lines: list[str] = []
        self.said = ""  # what was read of the present block
        self.indents = [""]  # what the lines of each open item or quotation begin with
        self.lists: list[tuple[str, int]] = []  # of each open list: its sign, and the number of its next item
        self.mark = ""  # what the first line of an item begins with
        self.closed: tuple[int, str] | None = None  # the list that ended just now: another one here needs another sign
        self.tight = False  # the last block was the first of its item
        self.term = False  # words in front of a colon
        self.rows: list[list[str]] | None = None  # of the open table
        self.spanned: tuple[int, str] = (0, "")  # a cell that stands for so many rows more

    def markdown(self, page: str) -> str:
        """A page that holds no tags but those of blocks → Markdown."""
        pieces = _TAG.split(page)
        self.said = pieces[0]
        for tag, attributes, words in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            step = STEPS.get(tag)
            if step is END_OF_BLOCK and (not self.said or self.said.isspace()):
                self.said = words  # most tags end nothing
                continue
            if step:
                step(self, attributes)
            self.said += words
        self.end()
        text = "\n".join([*self.lines, ""])
        for mark, sign in MARKS:
            text = text.replace(mark, sign)
        return text

    def words(self) -> str:
        """What was read, as Markdown of one line."""
        said, self.said = html.unescape(" ".join(self.said.split())), ""
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

    def end(self, _: str = "") -> None:
        """End a paragraph."""
        if not self.said or self.said.isspace():
            self.said = ""
        elif self.rows is not None:
            self.said += " "
        elif self.term:
            self.term = False
        elif self.said.startswith(KEPT):
            code = self.kept[int(self.said[1:])]
            fence = "`" * (1 + max([2, *map(len, re.findall("`+", code))]))
            self.said = ""
            self.put(fence, *code.split("\n"), fence)
        else:
            words = self.words()
            start = _STARTS.match(words)
            self.put(f"{start[1]}\\{words[start.end() :]}" if start else words)

    def heading(self, level: int) -> None:
        self.put(f"{'#' * level} {self.words()}")
        if self.foreword:
            self.put(self.foreword)
            self.foreword = ""

    def list(self, sign: str, attributes: str) -> None:
        self.end()
        start = re.search(r'start="(\d+)"', attributes)
        other = {"-": "*", ".": ")"}
        again = self.closed == (len(self.indents), sign)
        self.tight = self.tight and not self.closed
        self.lists.append((other[sign] if again else sign, int(start[1]) if start else 1))

    def list_end(self, _: str) -> None:
        self.end()
        self.closed = (len(self.indents), self.lists.pop()[0])

    def item(self, _: str) -> None:
        self.end()
        sign, number = self.lists[-1]
        self.lists[-1] = (sign, number + 1)
        mark = f"{sign} " if sign in "-*" else f"{number}{sign} "
        self.mark = (self.mark or self.indents[-1]) + mark
        self.indents.append(self.indents[-1] + " " * len(mark))

    def item_end(self, _: str) -> None:
        self.end()
        self.mark = ""
        self.indents.pop()

    def term_end(self, _: str) -> None:
        self.said += ":"
        self.term = True

    def definition_end(self, _: str) -> None:
        self.term = False
        self.item_end("")

    def quotation(self, _: str) -> None:
        self.end()
        self.mark = self.mark and f"{self.mark}> "
        self.indents.append(f"{self.indents[-1]}> ")

    def table(self, _: str) -> None:
        self.end()
        self.rows, self.spanned = [], (0, "")

    def row(self, _: str) -> None:
        left, cell = self.spanned
        self.rows = [*(self.rows or []), [cell] if left else []]
        self.spanned = (max(0, left - 1), cell)

    def cell(self, attributes: str) -> None:
        self.said = ""
        if rows := _ROWS.search(attributes):
            self.spanned = (int(rows[1]) - 1, "")

    def cell_end(self, _: str) -> None:
        cell = self.words().replace("|", "\\|")
        if self.spanned[0] and not self.spanned[1]:
            self.spanned = (self.spanned[0], cell)
        if self.rows:
            self.rows[-1].append(cell)

    def table_end(self, _: str) -> None:
        rows, self.rows, self.said = self.rows or [[]], None, ""
        head, *body = [f"| {' | '.join(row)} |" for row in rows]
        self.put(head, "|" + " --- |" * len(rows[0]), *body)


END_OF_BLOCK = Writer.end
STEPS: dict[str, Callable[[Writer, str], None]] = {
    **dict.fromkeys("p /p div /div section /section nav /nav details /details summary /summary figure figcaption br".split(), END_OF_BLOCK),
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), END_OF_BLOCK),
    **{f"/h{level}": partial(lambda level, writer, _: writer.heading(level), level) for level in range(1, 7)},
    "ul": lambda writer, attributes: writer.list("-", attributes),
    "ol": lambda writer, attributes: writer.list(".", attributes),
    "dl": lambda writer, attributes: writer.list("-", attributes),
    **dict.fromkeys(("/ul", "/ol", "/dl"), Writer.list_end),
    **dict.fromkeys(("li", "dt"), Writer.item),
    "/li": Writer.item_end,
    "/dt": Writer.term_end,
    "/dd": Writer.definition_end,
    "blockquote": Writer.quotation,
    "/blockquote": Writer.item_end,
    "table": Writer.table,
    "tr": Writer.row,
    "th": Writer.cell,
    "td": Writer.cell,
    "/th": Writer.cell_end,
    "/td": Writer.cell_end,
    "/table": Writer.table_end,
}
