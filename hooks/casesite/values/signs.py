"""Signs in a text that would vanish or become something else: brackets without their pair, amounts that Markdown takes for a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from casesite.values.pieces import OTHER_SOURCE

_OPENED = re.compile(r"(?<!\\)\[[@\[][^\]\n]*")
_LATER_LINE = re.compile(r"\n(?!\n)[^\[\n]*\]")  # where a link or citation ends that is broken over two lines
_SEVERAL = re.compile(rf"\[@[^\[\]]*?[\s;,]{OTHER_SOURCE}")
_SPACED = re.compile(r"(?<!\\)\[\s+\[[^\[\]\n]+\]\]")
_BRACKET = re.compile(r"\\[^\[\n]|\n\n|[\[\]]")
_ADDRESS = re.compile(r"\]\(https?://")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\*+(?=\d)")
_AMOUNT = re.compile(r"\s*[-+−]?[$€£¥]?\d(?!\d*[.)] )")
_LINE_END = re.compile(r"\r\n?|\n")  # as Markdown has it
_MARK = re.compile(r"\s*(?:[-*+>]|\d+[.)])")


class Sign(NamedTuple):
    """Where a sign stands that is refused, what stands there, and what would be right."""

    at: int
    words: str
    message: str


def brackets(text: str, read: Sequence[tuple[int, int]]) -> Iterator[Sign]:
    """Brackets of links and citations of which a part is missing; ``read`` are the places of those that are whole."""
    right = "write [[record-id]] or [@source-id, p. 3], or \\[ for a bracket"
    whole = {at for start, end in read for at in range(start, end)}
    for match in _OPENED.finditer(text):
        if match.start() not in whole:
            yield Sign(match.start(), match.group(), f'"{match.group()}" {_why_no_link(text, match)}; {right}')
    for match in _SPACED.finditer(text):
        whole.update(range(*match.span()))
        yield Sign(match.start(), match.group(), f"there is a space between the brackets; {right}")
    yield from _unmatched(text, whole, right)


def _why_no_link(text: str, opened: re.Match[str]) -> str:
    """What is wrong with what begins like a link or citation."""
    if _SEVERAL.match(opened.group()):
        return "names more than one source; give each brackets of its own"
    if _LATER_LINE.match(text, opened.end()):
        return "goes on in the next line; put it on one line"
    return "is cut short or lacks a comma"


def _unmatched(text: str, whole: set[int], right: str) -> Iterator[Sign]:
    """Ends of links that nothing began; ``whole`` are the places of signs that were read."""
    opened: list[int] = []
    for match in filter(lambda match: not match.group().startswith("\\"), _BRACKET.finditer(text)):
        at = match.start()
        if match.group() == "\n\n":
            opened = []
        elif match.group() == "[" and at not in whole:
            opened.append(at)
        elif at not in whole:
            if text.startswith("]]", at) and text[at - 1 : at] not in ("\\", "]") and len(opened) < 2:
                place, sign = (opened[-1], "[") if opened else (at, "]]")
                yield Sign(place, sign, f'"]]" has no "[[" in front of it; {right}')
            elif _ADDRESS.match(text, at) and not opened:
                yield Sign(at, "](", '"](" has no "[" in front of it; write [words](https://…)')
            opened = opened[:-1]


def blocks(tokens: Sequence[Any], text: str) -> Iterator[Sign]:
    """Signs at the start of a line that Markdown takes for a list or a quotation, where they may be a number, an amount or a minus."""
    lines = _LINE_END.split(text)
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    for number, token in enumerate(tokens):
        if token.type not in ("bullet_list_open", "ordered_list_open", "blockquote_open") or not token.map:
            continue
        first, last = token.map
        mark = (_MARK.match(lines[first]) or re.compile("").match(""))[0].strip()  # type: ignore[index]
        if wrong := _block(token, tokens[number + 1 :], lines, first, last):
            yield Sign(starts[first] + lines[first].find(mark), mark, wrong)


def _block(token: Any, after: Sequence[Any], lines: Sequence[str], first: int, last: int) -> str:
    """What is wrong with a list or quotation that begins on a line; empty if nothing."""
    interrupts = token.level == 0 and first > 0 and bool(lines[first - 1].strip())
    if token.type == "blockquote_open":
        if interrupts or _AMOUNT.match(lines[first].lstrip(" >")):
            return "a line that starts with > is a quotation; write \\> for the sign, or leave an empty line before a quotation"
        lazy = token.level == 0 and any(line.strip() and not line.lstrip().startswith(">") for line in lines[first:last])
        return "a line behind a quotation belongs to it; start it with >, or leave an empty line between" if lazy else ""
    end = next((number for number, item in enumerate(after) if item.level == token.level and item.nesting < 0), len(after))
    items = [item for item in after[:end] if item.type == "list_item_open" and item.level == token.level + 1]
    if token.type == "bullet_list_open":
        sign = token.markup
        if sign == "+":
            return "a line that starts with + is a list; write \\+ for the sign, or - for a list"
        alone = token.level == 0 and last - first == 1 and _AMOUNT.match(lines[first].lstrip()[1:])
        if interrupts or alone:
            return f"a line that starts with {sign} is a list; write \\{sign} for the sign, or leave an empty line before a list"
        return ""
    numbers = [item.info for item in items]
    if interrupts or numbers not in ([str(number) for number in range(1, len(numbers) + 1)], ["1"] * len(numbers)):
        sign = f"{numbers[0]}{token.markup}"
        return f'a line that starts with "{sign}" is a numbered list; write {numbers[0]}\\{token.markup} for the number, or count from 1'
    return ""


def stars(text: str, tokens: Sequence[Any]) -> Iterator[Sign]:
    """Stars between digits that became emphasis."""
    emphasis = any(inner.type in ("em_open", "strong_open") for token in tokens for inner in token.children or ())
    if emphasis and (match := _BETWEEN_DIGITS.search(text)):
        yield Sign(match.start(), match.group(), "a star between figures is read as emphasis; write \\* for the sign")
