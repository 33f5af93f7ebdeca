"""What a host asks of programs in its robots.txt (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from casesite.values.address import fault
from casesite.web.answer import Answer

LIMIT = 500_000  # bytes that are read, as the standard asks of every reader
REDIRECTS = 5
_RULE = re.compile(r"\s*(allow|disallow)\s*:\s*([^\s#]+)", re.IGNORECASE)
_MOVED = (301, 302, 303, 307, 308)


class Robots:
    """The rules of one host for one program."""

    def __init__(self, agent: str, words: str | None) -> None:
        """``words`` are those of the file; None where it could not be read, and everything is closed."""
        self._agent = agent
        self.is_closed = words is None
        self._lines = (words or "").splitlines()
        self._parser = _parsed(self._lines)

    def allow(self, url: str) -> bool:
        """Whether the program may ask for an address."""
        if self.is_closed:
            return False
        path = _path(url)
        lines = [_for_path(line, path) for line in self._lines]
        parser = self._parser if lines == self._lines else _parsed(lines)
        return parser.can_fetch(self._agent, url)

    @property
    def delay(self) -> float:
        """How many seconds the host wants between two requests."""
        delay = self._parser.crawl_delay(self._agent)
        rate = self._parser.request_rate(self._agent)
        return max(float(delay or 0), rate.seconds / rate.requests if rate and rate.requests else 0.0)


def _parsed(lines: list[str]) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(lines)
    return parser


def _path(url: str) -> str:
    parts = urlsplit(unquote(url))
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _for_path(line: str, path: str) -> str:
    """A line of the file, for one path.

    The parser of Python knows no * and $ (RFC 9309, 2.2.3): a rule with one becomes that of the path, if it is about it,
    and else a comment.
    """
    rule = _RULE.match(line)
    if rule is None or not ("*" in rule[2] or rule[2].endswith("$")):
        return line
    return f"{rule[1]}: {path}" if _is_about(rule[2], path) else "#"


def _is_about(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says, in which * is anything; with $ behind it, whether it is all of it."""
    start, *others = unquote(pattern.removesuffix("$")).split("*")
    if not path.startswith(start):
        return False
    at = len(start)
    last = others.pop() if others and pattern.endswith("$") else ""
    for words in others:
        at = path.find(words, at)
        if at < 0:
            return False
        at += len(words)
    return not pattern.endswith("$") or (path[at:].endswith(last) if "*" in pattern else at == len(path))


def read_robots(origin: str, agent: str, ask: Callable[[str], Answer]) -> Robots:
    """The rules of a host, from the file that it may have.

    One that has none lets everything be asked for (4xx); where the host cannot say (5xx), nothing is.
    """
    url = f"{origin}/robots.txt"
    for _ in range(REDIRECTS + 1):
        answer = ask(url)
        if answer.status not in _MOVED or "location" not in answer.headers:
            break
        url = urljoin(url, answer.headers["location"])
        if fault(url):
            break
    if answer.status == 200:
        return Robots(agent, answer.body[:LIMIT].decode("utf-8-sig", "ignore"))
    return Robots(agent, None if answer.status >= 500 or answer.status == 0 else "")
