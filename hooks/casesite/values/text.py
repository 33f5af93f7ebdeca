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
from functools import cache, lru_cache
from itertools import chain, islice

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from casesite.problem import quoted
from casesite.values import address, signs
from casesite.values.ids import SLUG
from casesite.values.pieces import CITE, LINK, RECORD, Piece, is_simple, simple_pieces

DEEPEST = 9  # levels: a quotation takes one, a list two, and its words one more
FAULTS = 50  # that are told of one text
_SPACES = re.compile(r"\s+")
_CITED = re.compile(r"(?<!\\)\[@[^\]\n]*")  # a citation, or what begins like one and is refused as such
_AT = re.compile(rf"(?<![\w.@\[\\])@({SLUG.pattern})")  # what may be a citation without its bracket

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
    """A text that is refused: the rule, what would be right, the words to point at, and where they stand in it, if they may recur."""

    def __init__(self, rule: str, message: str, words: str = "", at: int | None = None) -> None:
        self.rule, self.words, self.at = rule, words, at
        super().__init__(message)


@lru_cache(maxsize=50_000)  # names and titles stand on many pages
def escape(words: str) -> str:
    """Words → HTML and Markdown that shows just these words, on one line."""
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", _SPACES.sub(" ", words))


def check_url(url: str) -> str:
    """Accept an absolute http(s) address of the public web; raise TextError otherwise."""
    if wrong := address.fault(url):
        raise TextError(wrong.rule, wrong.message, url)
    return url


def parse(text: str) -> tuple[tuple[Piece, ...], tuple[TextError, ...]]:
    """Small Markdown → its pieces, and everything in it that is refused; each text is parsed once."""
    return _parse(str(text))  # a str of a kind of its own would be another key


@cache
def _parse(text: str) -> tuple[tuple[Piece, ...], tuple[TextError, ...]]:
    pieces: list[Piece] = []
    refused: list[TextError] = []
    for piece in simple_pieces(text) if is_simple(text) else _marked(text, refused):
        pieces.append(piece)
        if piece.type in ("record_link", "link_close"):
            refused += _misleading(*(_linked(pieces) if piece.type == "link_close" else (piece.words or piece.target, "")))
    return tuple(pieces), tuple(refused[:FAULTS])


def _marked(text: str, refused: list[TextError]) -> Iterator[Piece]:
    """Small Markdown → its pieces; what is refused goes on the list."""
    environment: dict[str, object] = {}
    tokens = _parser().parse(text, environment)
    for token in _walk(tokens):
        if token.level > DEEPEST:
            refused.append(TextError("forbidden-markup", "lists and quotations are nested too deep; write them flat"))
            break
        if token.type in _ALLOWED:
            try:
                yield _piece(token)
            except TextError as error:
                refused.append(error)
        elif token.nesting >= 0 and token.type in _REFUSED:
            words = token.content.strip().split("\n")[0] or token.markup
            refused.append(TextError("forbidden-markup", _REFUSED[token.type], words))
    read = [match.span() for match in LINK.finditer(text)]
    found = islice(chain(signs.brackets(text, read), signs.blocks(tokens, text), signs.stars(text, tokens)), FAULTS)
    refused += [TextError("forbidden-markup", sign.message, sign.words, sign.at) for sign in found]
    if environment.get("references"):
        refused.append(TextError("forbidden-markup", "link definitions are not read here; write [words](https://…) in place", "]:"))


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
        return Piece(token.type, "ol")
    return Piece(token.type, "" if token.hidden else token.tag)


def _linked(pieces: list[Piece]) -> tuple[str, str]:
    """The words of the link that ends here, and where it leads."""
    start = next((number for number in range(len(pieces) - 1, -1, -1) if pieces[number].type == "link_open"), None)
    if start is None:  # its address was refused
        return "a link", "https://"
    return "".join(piece.words for piece in pieces[start + 1 :] if piece.type == "text"), pieces[start].target


def _misleading(words: str, url: str) -> Iterator[TextError]:
    """A link without words, or with words that look like the address of something else; no address is a page of this site."""
    if not words.strip():
        yield TextError("misleading-link", "this link has no words; write what it leads to", url)
    elif address.leads_elsewhere(words, url):
        leads = f"the link leads to {url}" if url else "the link leads to a page of this site"
        yield TextError("misleading-link", f"the words say {quoted(words)}, and {leads}; write other words", words)


def references(text: str) -> tuple[list[Piece], list[Piece]]:
    """The records and the sources that a text names, in order."""
    pieces, _ = parse(text)
    return [p for p in pieces if p.type == "record_link"], [p for p in pieces if p.type == "citation"]


def bare_ids(text: str) -> list[tuple[str, int]]:
    """What stands behind an @ that is no citation, and where the @ stands: the id of a source, if its bracket was lost."""
    alone = _CITED.sub(lambda cited: " " * len(cited.group()), text) if "@" in text else ""
    return [(match[1], match.start()) for match in _AT.finditer(alone)]


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
            case kind if piece.words:
                out.append(f"<{'/' if kind.endswith('_close') else ''}{piece.words}>")
            case _:
                pass
    return "".join(out)


_SPOKEN = {
    "blockquote_open": " “",
    "blockquote_close": "” ",
    "inline": "",
    "em_open": "",
    "em_close": "",
    "strong_open": "",
    "strong_close": "",
}


def words_of(text: str, label: Callable[[str], str]) -> str:
    """Small Markdown → its words alone, for feeds and tables; ``label`` names a record or source."""
    out: list[str] = []
    numbers: list[int] = []  # of the last item of each list that is open; below 0 in one without numbers
    for piece in parse(text)[0]:
        if piece.type in ("text", "record_link"):
            out.append(piece.words or (label(piece.target) if piece.target else ""))
        elif piece.type == "citation":
            out.append(f" [{label(piece.target)}]")
        elif piece.type.endswith("_list_open"):
            numbers.append(0 if piece.words == "ol" else -1_000_000)
        elif piece.type.endswith("_list_close"):
            numbers.pop()
        elif piece.type == "list_item_open":
            numbers[-1] += 1
            out.append(f" {numbers[-1]}. " if numbers[-1] > 0 else " ")
        else:
            out.append(_SPOKEN.get(piece.type, "" if piece.type.startswith("link_") else " "))
    return re.sub(r"“ | ”", lambda match: match.group().strip(), " ".join("".join(out).split()))


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
    parser.inline.ruler.before("link", "record_link", _rule(RECORD, "record_link"))
    parser.inline.ruler.before("link", "citation", _rule(CITE, "citation"))
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
