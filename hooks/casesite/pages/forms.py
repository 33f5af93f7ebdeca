"""The two forms in which a page is written, HTML and plain words, and how each writes what stands within a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from casesite.language import with_language
from casesite.pages import marks
from casesite.pages.twins import destination
from casesite.values import text

Words = str  # in HTML they are markup, and safe to print
Named = Callable[[str, str | None], str]


@dataclass(frozen=True)
class Form:
    """One of the two.

    ``write`` makes words of the data safe, ``made`` takes words that are safe already, ``message`` takes words of the
    site itself, which may hold tags; ``link`` has words lead to an address, ``rich`` writes small Markdown; ``element``
    puts words that are made already into an element of a tag and, in HTML, a class.
    """

    is_plain: bool
    made: Callable[[str], Words]
    write: Callable[[object], Words]
    link: Callable[[str, Words, str], Words]
    message: Callable[[str], Words]
    rich: Callable[[str, Named, Named, Callable[[str], str]], Words]
    element: Callable[..., Words]


def _html(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup("" if value is None else with_language(value, text.escape(str(value))))


def _html_link(address: str, words: str, attributes: str = "") -> Markup:
    return Markup(f'<a href="{address}"{attributes}>{words}</a>')


def _html_rich(said: str, named: Named, cite: Named, show: Callable[[str], str]) -> Markup:
    return Markup(text.render(said, named, cite, show))


def _html_element(tag: str, words: str, named: str = "") -> str:
    return f'<{tag} class="{named}">{words}</{tag}>' if named else f"<{tag}>{words}</{tag}>"


def _plain_element(tag: str, words: str, named: str = "") -> str:  # noqa: ARG001  # a class says nothing to a reader of words
    return f"{marks.mark(tag)}{words}{marks.mark(f'/{tag}')}"


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _plain_link(address: str, words: str, attributes: str = "") -> str:  # noqa: ARG001  # attributes say nothing to a reader of words
    return marks.link(words, destination(address))


def _plain_rich(said: str, named: Named, cite: Named, show: Callable[[str], str]) -> str:
    """Small Markdown → a stream of marks, piece by piece as ``text.render`` makes HTML of it."""
    out: list[str] = []
    addresses: list[str] = []
    for piece in text.parse(said)[0]:
        match piece.type:
            case "text":
                out.append(show(piece.words))
            case "softbreak":
                out.append(" ")
            case "record_link":
                out.append(named(piece.target, piece.words or None))
            case "citation":
                out.append(cite(piece.target, piece.words or None))
            case "link_open":
                addresses.append(piece.target)
                out.append(marks.LINK)
            case "link_close":
                out.append(f"{marks.TO}{destination(addresses.pop())}{marks.END}")
            case "ordered_list_open" if piece.target:
                out.append(f"{marks.mark('ol')}{marks.START}{piece.target}{marks.START}")
            case kind if piece.words:
                out.append(marks.mark(f"/{piece.words}" if kind.endswith("_close") else piece.words))
            case _:
                pass
    return "".join(out)


HTML = Form(is_plain=False, made=Markup, write=_html, link=_html_link, message=Markup, rich=_html_rich, element=_html_element)
PLAIN = Form(is_plain=True, made=str, write=_plain, link=_plain_link, message=marks.marked, rich=_plain_rich, element=_plain_element)
