"""index.html.md: each page once more as plain Markdown (CommonMark and pipe tables), for programs that read text.

A twin is made from the page itself, so that the two cannot differ. What stands within a line goes
first, in a few substitutions over the whole page; then ``blocks`` goes on, tag by tag.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache, partial
from urllib.parse import urljoin

from casesite.exports.blocks import CODE, CODED, EM, EMS, END, KEPT, LESS, LINK, MORE, STRONG, STRONGS, TO, Writer
from casesite.exports.export import Pages
from casesite.model.case import Case
from casesite.site import Site

PAIRS = (("q", "“", "”"), ("cite", EM, EMS), ("em", EM, EMS), ("strong", STRONG, STRONGS), ("code", CODE, CODED))
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"\n(#{1,6}) (.*?)(?: \{#[^{}]+\})?(?=\n)")
# No words, or said elsewhere: a drawing (its list of words stays), a form, how to cite, a link to the heading that it stands in.
_LEFT_OUT = re.compile(
    r'<(script|style|svg|form|template|noscript)\b.*?</\1>|<details class="cs-cite".*?</details>|<a class="headerlink".*?</a>'
    r'|<section class="cs-picture"(?:(?!</section>).)*?(?=<details)|<nav class="cs-jump".*?</nav>|<!--.*?-->',
    re.DOTALL,
)
_SOURCES = re.compile(r'<ul class="cs-sources" aria-label="([^"]*)"[^>]*>(.*?)</ul>', re.DOTALL)
_NOTE = re.compile(r'<span class="cs-note">(.*?)</span>')
_STATUS = re.compile(r'<span class="cs-(?:status|verdict) [^>]*>(.*?)</span>')
_BARE = re.compile(r"</?(?:span|time|abbr|dfn|mark|small|sub|sup|kbd|button|b|i|u)\b[^>]*>")
_PRE = re.compile(r"<pre\b[^>]*>(.*?)</pre>", re.DOTALL)
_LINK = re.compile(r'<a (?:[^>]*? )?href="([^"]*)"[^>]*>([^<]*(?:<(?!/a>)[^<]*)*)</a>')


def twins(case: Case, site: Site, pages: Pages) -> dict[str, bytes]:
    """The twin of each page, by the page's address."""
    folders = [page.path.removesuffix("index.md") for page in pages] if site.twins else []
    return {folder: twin(_as_html(page.content.decode()), folder, site.url) for folder, page in zip(folders, pages, strict=False)}


def twin(page: str, address: str, root: str) -> bytes:
    """The HTML of a page → Markdown; links become absolute where the site's address ``root`` is known."""
    kept: list[str] = []
    words = _LEFT_OUT.sub("", page).replace("</time><", "</time> <")
    words = _STATUS.sub(rf"{STRONG}\1{STRONGS}", _SOURCES.sub(_sources, words))
    words = _LINK.sub(partial(_link, address, root, {}), _PRE.sub(partial(_pre, kept), words))
    for tag, on, off in PAIRS:
        words = words.replace(f"<{tag}>", on).replace(f"</{tag}>", off)
    return Writer(kept, f"<{root}{address}>" if root else "").markdown(_BARE.sub("", words)).encode()


def _as_html(page: str) -> str:
    """A page without its front matter, its headings and paragraphs as HTML."""
    body = "\n" + _FRONT.sub("", page).replace("\n\n", "\n<p>\n")  # no block of HTML holds a blank line
    return _HEADING.sub(lambda match: f"\n<h{len(match[1])}>{match[2]}</h{len(match[1])}>", body)


def _sources(match: re.Match[str]) -> str:
    """Sources fold out on a page; here each is one line."""
    flat = _NOTE.sub(r"(\1)", match[2]).replace(" </summary>", ": ").replace("</summary>", ": ")
    for tag in ("<details>", "</details>", "<summary>", "<p>", "</p>"):
        flat = flat.replace(tag, "")
    return f"<p>{match[1]}:</p><ul>{flat}</ul>"


def _link(address: str, root: str, known: dict[str, str], match: re.Match[str]) -> str:
    target, words = match.groups()
    if target not in known:
        up, url = "../" * address.count("/"), _destination(target)
        if "://" in url[:9]:
            known[target] = url
        elif root and up and url.startswith(up):
            known[target] = root + url[len(up) :]  # what ``urljoin`` gives, in a tenth of the time
        else:
            known[target] = urljoin(root + address, url) if root else f"./{url}" if url.startswith("#") else url
    return f"{LINK}{words}{TO}{known[target]}{END}"


@lru_cache(maxsize=10_000)  # a source is cited on many pages
def _destination(target: str) -> str:
    url = html.unescape(target)
    return f"{LESS}{url}{MORE}" if re.search(r"[()\s]", url) else re.sub(r"&(?=#?\w+;)", r"\\&", url)


def _pre(kept: list[str], match: re.Match[str]) -> str:
    kept.append(html.unescape(re.sub(r"<[^>]*>", "", match[1])).strip("\n"))
    return f"<p>{KEPT}{len(kept) - 1}<p>"
