"""What an address of the public web may be, and whether words say where it leads."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import urlsplit

from casesite.problem import quoted

LIMIT = 2_000  # characters, as many as every browser and every archive takes
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]*")  # a name of the web, not a number
_NO_ADDRESS = re.compile(r"[<>\"`{}\\^]|\s")
_SEVERAL = re.compile(r"[\s,;|]+https?://")
_DOI = re.compile(r"(?:doi: ?)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_NO_SCHEME = re.compile(
    r"(?:www\.|(?=[^/]*\.(?:com|org|net|gov|edu|int|uk|de|eu)(?:[/?#]|$)))[^\s/@:]+\.[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE
)
# Scripts that are written side by side in one word (Unicode Technical Standard 39, "highly restrictive").
_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
)
_LIKE_LATIN = frozenset("асеорхуіјѕһԁԛԝӏбвгкмнптαιονρυκτχωγη")  # Cyrillic and Greek letters that pass for Latin ones
_LATIN = re.compile("[a-z0-9\u00df-\u017e\u1e00-\u1eff-]*")  # what languages write in names
_FILES = frozenset("pdf doc docx xls xlsx ppt odt txt rtf csv html htm xml json zip jpg jpeg png gif mp3 mp4 mov wav".split())
_SAYS = re.compile(r"(https?://)?(?:www\.)?((?:[\w-]+\.)+[^\W\d_]{2,})(?::\d+)?([/?#]\S*)?", re.IGNORECASE)


class Fault(NamedTuple):
    """What is wrong with an address: the rule, what would be right, and where in it, from 0."""

    rule: str
    message: str
    at: int = 0


def fault(url: str) -> Fault | None:
    """What keeps a text from being an absolute http(s) address of the public web (RFC 3986, as browsers take it)."""
    if len(url) > LIMIT:
        return Fault("too-long", f"{len(url):,} characters, over the limit of {LIMIT:,} for an address")
    if several := _SEVERAL.search(url):
        return Fault("bad-url", "these are two addresses; write one, and the other in a record of its own", several.end() - len("https://"))
    if doi := _DOI.fullmatch(url):
        return Fault("forbidden-url", f"this is a DOI; write https://doi.org/{doi[1]}")
    if _NO_SCHEME.fullmatch(url):
        return Fault("forbidden-url", f"{quoted(url)} lacks its beginning; write https:// in front of it")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return Fault("bad-url", f"{quoted(url)} is not a web address")
    if parts.scheme not in ("http", "https"):
        return Fault("forbidden-url", f"{quoted(url)} does not start with https:// or http://")
    space = re.search(r"(?<=\S) +(?=\S)", url)
    if space and host and _HOST.fullmatch(host):
        return Fault("bad-url", "there is a space in this address; write %20 for it", space.start())
    if not host or not _HOST.fullmatch(host) or _NO_ADDRESS.search(url):
        return Fault("bad-url", f"{quoted(url)} is not a web address; copy it from the browser")
    if parts.username is not None or parts.password is not None:
        return Fault("forbidden-url", f"{quoted(url)} carries a user name or password; leave it out")
    return None if host.isascii() else _foreign(host)


def _foreign(host: str) -> Fault | None:
    """A host that passes for another: letters of several scripts in one word, or of a script where all look Latin."""
    latin_end = host.rpartition(".")[2].isascii()
    for label in host.split("."):
        scripts = {_script(letter) for letter in label if letter.isalpha()}
        mixed = len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER)
        disguised = latin_end and {letter for letter in label if letter.isalpha()} <= _LIKE_LATIN and not label.isascii()
        odd = scripts == {"LATIN"} and not _LATIN.fullmatch(label)
        if mixed or disguised or odd or unicodedata.normalize("NFKC", label) != label:
            shown = ".".join(part if part.isascii() else f"xn--{part.encode('punycode').decode()}" for part in host.split("."))
            words = f"this address leads to {shown}: letters in it look like others; copy it from the browser, or write it so"
            return Fault("bad-url", words)
    return None


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "?").split()[0]
    return {"IDEOGRAPHIC": "CJK", "KATAKANA-HIRAGANA": "KATAKANA"}.get(first, first)


def encoded(url: str) -> str:
    """An address as a link writes it: a bar is read as something else by many programs."""
    return url.replace("|", "%7C")


def leads_elsewhere(words: str, url: str) -> bool:
    """Whether words look like an address, and are not that of the link, nor its beginning; an empty address is a page of this site."""
    for word in unicodedata.normalize("NFKC", words).split():
        match = _SAYS.fullmatch(word.strip("“”\"'‘’()<>,;:!?.…"))
        if match is None or not (match[1] or word.lower().startswith("www.") or _is_host(match[2], alone=len(words.split()) == 1)):
            continue
        parts = urlsplit(url)
        host, said = (parts.hostname or "").removeprefix("www."), match[2].lower()
        rest = (match[3] or "").rstrip("/")
        whole = url.partition("//")[2].partition("/")[2]
        if (host != said and not host.endswith(f".{said}")) or (rest and not f"/{whole}".startswith(rest) and rest not in url):
            return True
    return False


def _is_host(words: str, *, alone: bool) -> bool:
    """Whether a word with dots in it names a host; "report.pdf", "U.S." and "Inc.The" do not."""
    labels = words.split(".")
    is_written_so = labels[-1].islower() or words.isupper()  # NYTimes.com, EXAMPLE.ORG
    is_host = words.islower() or (is_written_so and min(map(len, labels)) > 1)
    return alone and is_host and labels[-1].lower() not in _FILES and len(words) > 5
