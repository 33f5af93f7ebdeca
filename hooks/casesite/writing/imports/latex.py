"""LaTeX as it stands in a bibliography → its words, by way of pylatexenc: the only importer of it."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalkerError

DEEPEST = 40  # braces within braces
_MARKS = re.compile(r"[\\$~{}%&]|--|``|''")
_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_URL = re.compile(rf"\\(?:url|path|nolinkurl)\s*{_GROUP}")
_LINK = re.compile(rf"\\href\s*{_GROUP}\s*{_GROUP}")
_POINTER = re.compile(rf"\\(\w*cite\w*|(?:page|eq|auto|c|C)?ref|label)\*?(?:\[[^\]]*\])*{_GROUP}")
_NAMED_POINTER = re.compile(r"\\hyperref\s*\[[^\]]*\]")
_MATH = re.compile(r"(?<!\\)\$([^$]*[\\_^{}][^$]*|[A-Za-z]\w*)(?<!\\)\$")
_ESCAPED = re.compile(r"\{?\\([_%#&$~{}])(?:\{\})?\}?")
_HELD = "\ue000{}\ue001"  # stands for words that are not LaTeX, while the others are read


class LatexError(ValueError):
    """What cannot be read as LaTeX; the words say why."""


def words(value: str, left_out: list[str] | None = None) -> str:
    """The words that a value would print, on one line.

    What points elsewhere in a document (a citation, a reference) has no words here: it is put into ``left_out``, as is
    the address of a link whose words stand. A per cent sign is one: a bibliography holds no comments. Raise LatexError.
    """
    if deepest(value) > DEEPEST:
        raise LatexError("it is nested too deep")
    held: list[str] = []

    def hold(literal: str) -> str:
        held.append(literal)
        return _HELD.format(len(held) - 1)

    def leave_out(match: re.Match[str]) -> str:
        if left_out is not None:
            left_out.append(match.group())
        return ""

    def link(match: re.Match[str]) -> str:
        if left_out is not None:
            left_out.append(f"the address {address(match[1])}")
        return match[2]

    value = re.sub("[\ue000\ue001]", "", value)
    if not _MARKS.search(value):
        return " ".join(value.split())
    text = _POINTER.sub(leave_out, _NAMED_POINTER.sub("", value))
    text = _URL.sub(lambda match: hold(address(match[1])), _LINK.sub(link, text))
    text = _MATH.sub(lambda match: f"{{{re.sub(r'[_^]', '', match[1])}}}", text)
    text = re.sub(r"(?<!\\)[%&$#_^]", lambda match: f"\\{match.group()}" if match.group() != "^" else hold("^"), text)
    try:
        printed: str = _reader().latex_to_text(text)
    except (LatexWalkerError, RecursionError, IndexError, ValueError) as error:
        raise LatexError("it is not LaTeX that can be read") from error
    printed = re.sub(r"\ue000(\d+)\ue001", lambda match: held[int(match[1])], printed)
    return re.sub(r" +([.,;:])", r"\1", " ".join(printed.split()))


def address(value: str) -> str:
    """An address as it was meant: LaTeX's escapes, its ``url`` command and angle brackets taken away."""
    value = re.sub(r"\\textasciitilde(\{\}| )?", "~", value.strip().strip("{}").strip())
    if match := _URL.search(value + ("}" if value.startswith("\\") and value.count("{") > value.count("}") else "")):
        value = match[1]
    return _ESCAPED.sub(r"\1", value.strip().removeprefix("<").removesuffix(">")).strip()


def deepest(value: str) -> int:
    """How many braces stand within one another."""
    depth = most = 0
    for brace in re.findall(r"(?<!\\)[{}]", value):
        depth += 1 if brace == "{" else -1
        most = max(most, depth)
    return most


@cache
def _reader() -> LatexNodes2Text:
    """A reader that prints the words of what it does not know."""
    known = get_default_latex_context_db()
    known.add_context_category("casesite", prepend=True, macros=[MacroTextSpec("footnote", _inside)])
    known.set_unknown_macro_spec(MacroTextSpec("", _inside))
    return LatexNodes2Text(latex_context=known, math_mode="text", keep_comments=True)


def _inside(node: object, l2tobj: LatexNodes2Text) -> str:
    """The words of what a command is given."""
    arguments = getattr(getattr(node, "nodeargd", None), "argnlist", None) or ()
    return "".join(l2tobj.nodelist_to_text([argument]) for argument in arguments if argument is not None)
