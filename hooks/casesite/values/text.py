"""What a text may be, and how it is made safe: the one place where both are decided.

Text is either plain, or a small Markdown: paragraphs, emphasis, lists, quotations, links,
``[[record-id]]`` or ``[[record-id|words]]`` for a record and ``[@source-id, p. 3]`` for a source.
All else that Markdown could read as markup is refused, so that what a contributor writes comes
out as the words they wrote. markdown-it-py parses (CommonMark, and it reports what it met);
what leaves this module is HTML without a blank line, in which every character that some
Markdown dialect, template or include syntax reads is a numeric character reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

DEEPEST = 9  # levels: a quotation takes one, a list two, and its words one more
LIST_DIGITS = 2  # a longer number at the start of a line is a year, not a list
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RECORD = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]*")  # a name of the web, not a number
_SPACES = re.compile(r"\s+")
_OPENED = re.compile(r"(?<!\\)\[[@\[][^\]\n]*")
_CITE = re.compile(r"\[@([^\s,;\[\]]+)(?:,\s*([^\[\]\n]+))?\]")

# Read by some dialect or template, in the middle of a line or at its start.
_ACTIVE = re.compile(r"""[&<>"'\\`*_{}\[\]#+|~^=!:$@%/]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=www)\.""", re.IGNORECASE)

_ALLOWED = frozenset(
    "inline text softbreak hardbreak paragraph_open paragraph_close em_open em_close strong_open strong_close "
    "bullet_list_open bullet_list_close ordered_list_open ordered_list_close list_item_open list_item_close "
    "blockquote_open blockquote_close link_open link_close record_link citation".split()
)
_REFUSED = {
    "html_inline": "HTML is not read here; write the words without tags",
    "html_block": "HTML is not read here; write the words without tags",
    "image": "images are not shown here; link to the page that has it",
    "heading_open": "headings are not read here; start a paragraph instead, or write \\# for a number sign",
    "code_inline": "code is not read here; use quotation marks in place of backticks",
    "code_block": "a line that starts with four spaces is code, which is not read here; indent it less",
    "fence": "code is not read here; write a quotation with > instead",
    "hr": "a line of dashes or stars is not read here; delete it",
    "table_open": "tables are not read here; write a list",
    "s_open": "struck-out text is not read here; a correction is a record in corrections.yml",
}


class TextError(ValueError):
    """A text that is refused: the rule, what would be right, and the words to point at."""

    def __init__(self, rule: str, message: str, words: str = "") -> None:
        self.rule, self.words = rule, words
        super().__init__(message)


@lru_cache(maxsize=50_000)  # names and titles stand on many pages
def escape(words: str) -> str:
    """Words → HTML and Markdown that shows just these words, on one line."""
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", _SPACES.sub(" ", words))


def check_url(url: str) -> str:
    """Accept an absolute http(s) address of the public web; raise TextError otherwise."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise TextError("bad-url", f'"{url}" is not a web address', url) from None
    if parts.scheme not in ("http", "https"):
        raise TextError("forbidden-url", f'"{url}" does not start with https:// or http://', url)
    if not host or not _HOST.fullmatch(host) or re.search(r"[\s<>\"'`{}|\\^]", url):
        raise TextError("bad-url", f'"{url}" is not a web address; copy it from the browser', url)
    if parts.username is not None or parts.password is not None:
        raise TextError("forbidden-url", f'"{url}" carries a user name or password; leave it out', url)
    return url


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of a parsed text: a CommonMark token's type, its words, and what it points to."""

    type: str
    words: str = ""
    target: str = ""


def parse(text: str) -> tuple[tuple[Piece, ...], tuple[TextError, ...]]:
    """Small Markdown → its pieces, and everything in it that is refused; each text is parsed once."""
    return _parse(str(text))  # a str of a kind of its own would be another key


@cache
def _parse(text: str) -> tuple[tuple[Piece, ...], tuple[TextError, ...]]:
    environment: dict[str, object] = {}
    pieces: list[Piece] = []
    refused: list[TextError] = []
    for token in _walk(_parser().parse(text, environment)):
        if token.level > DEEPEST:
            refused.append(TextError("forbidden-markup", "lists and quotations are nested too deep; write them flat"))
            break
        if token.type in _ALLOWED:
            try:
                pieces.append(_piece(token))
            except TextError as error:
                refused.append(error)
        elif token.nesting >= 0 and token.type in _REFUSED:
            words = token.content.strip().split("\n")[0] or token.markup
            refused.append(TextError("forbidden-markup", _REFUSED[token.type], words))
    read = [match.span() for pattern in (_RECORD, _CITE) for match in pattern.finditer(text)]
    for match in _OPENED.finditer(text):
        if not any(start <= match.start() < end for start, end in read):
            right = "write [[record-id]] or [@source-id, p. 3], or \\[ for a bracket"
            refused.append(TextError("forbidden-markup", f'"{match.group()}" is cut short or lacks a comma; {right}', match.group()))
    if environment.get("references"):
        refused.append(TextError("forbidden-markup", "link definitions are not read here; write [words](https://…) in place", "]:"))
    return tuple(pieces), tuple(refused)


def _piece(token: Token) -> Piece:
    if token.type == "link_open":
        if token.attrs.get("title"):
            title = str(token.attrs["title"])
            raise TextError("forbidden-markup", "a link takes no title; write [words](https://…)", title)
        return Piece(token.type, target=check_url(str(token.attrs["href"])))
    if token.type in ("record_link", "citation"):
        return Piece(token.type, token.meta["words"] or "", token.meta["id"])
    if token.type == "text":
        return Piece(token.type, token.content)
    if token.type == "ordered_list_open":
        start = str(token.attrs.get("start", ""))
        if len(start) > LIST_DIGITS:
            message = f'a line that starts with "{start}." is a numbered list; write {start}\\. for the number'
            raise TextError("forbidden-markup", message, start)
        return Piece(token.type, "ol", start)
    return Piece(token.type, "" if token.hidden else token.tag)


def references(text: str) -> tuple[list[Piece], list[Piece]]:
    """The records and the sources that a text names, in order."""
    pieces, _ = parse(text)
    return [p for p in pieces if p.type == "record_link"], [p for p in pieces if p.type == "citation"]


Linker = Callable[[str, str | None], str]  # id, words or None → HTML


def render(text: str, link: Linker, cite: Linker, show: Callable[[str], str] = escape) -> str:
    """Small Markdown → safe HTML.

    ``link`` and ``cite`` make the HTML of a named record or source; ``show`` that of words outside links.
    """
    out: list[str] = []
    linked = False
    for piece in parse(text)[0]:
        linked = piece.type == "link_open" or (linked and piece.type != "link_close")
        match piece.type:
            case "text":
                out.append(escape(piece.words) if linked else show(piece.words))
            case "softbreak":
                out.append(" ")
            case "record_link":
                out.append(link(piece.target, piece.words or None))
            case "citation":
                out.append(cite(piece.target, piece.words or None))
            case "link_open":
                out.append(f'<a href="{escape(piece.target)}" rel="noopener external">')
            case "ordered_list_open" if piece.target:
                out.append(f'<ol start="{piece.target}">')
            case kind if piece.words:
                out.append(f"<{'/' if kind.endswith('_close') else ''}{piece.words}>")
            case _:
                pass
    return "".join(out)


def words_of(text: str, label: Callable[[str], str]) -> str:
    """Small Markdown → its words alone, for feeds and tables; ``label`` names a record or source."""
    html = render(text, lambda id, words: escape(words or label(id)), lambda id, where: f" [{escape(label(id))}]")
    quoted = html.replace("<blockquote>", " “").replace("</blockquote>", "” ")
    spaced = re.sub(r"</?(p|li|ul|ol|br)\b[^>]*>", " ", quoted)
    plain = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), re.sub(r"<[^>]*>", "", spaced))
    return re.sub(r"“ | ”", lambda match: match.group().strip(), " ".join(plain.split()))


def _walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.type == "inline" and token.children:
            yield from token.children


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("entity")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # check_url decides, and says why
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # an address stays as it was written
    parser.inline.ruler.before("link", "record_link", _rule(_RECORD, "record_link"))
    parser.inline.ruler.before("link", "citation", _rule(_CITE, "citation"))
    return parser


def _rule(pattern: re.Pattern[str], kind: str) -> Callable[[StateInline, bool], bool]:
    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it calls it so
        match = pattern.match(state.src, state.pos, state.posMax)
        if not match:
            return False
        if not silent:
            token = state.push(kind, "", 0)
            token.content = match.group()
            token.meta = {"id": match[1].strip(), "words": match[2] and match[2].strip()}
        state.pos = match.end()
        return True

    return rule
