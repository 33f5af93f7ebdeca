"""What one address answered, and how those who are asked are treated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Resolve = Callable[[str, int], list[tuple[str, int]]]  # a host and a port → where to connect to


class TroubleError(Exception):
    """No answer could be had; the words say why, as the rest of a sentence about the address."""

    def __init__(self, words: str, *, is_gone: bool = False) -> None:
        self.is_gone = is_gone
        super().__init__(words)


@dataclass(frozen=True)
class Manners:
    """How hosts are asked. Times are in seconds, sizes in bytes.

    ``agent`` is what the program calls itself, its first word the one that robots.txt may name; ``pause`` lies between two
    requests to one host; ``connecting`` is for a connection, ``patience`` for a whole request; a host may ask for
    ``longest_wait`` before it is asked once more; ``resolve`` says where a host is, and refuses what is not public.
    """

    agent: str
    resolve: Resolve
    pause: float = 1.0
    connecting: float = 10.0
    patience: float = 30.0
    longest_wait: float = 60.0
    size: int = 5_000_000
    redirects: int = 10
    at_once: int = 8  # hosts


@dataclass(frozen=True)
class Hop:
    """A redirect on the way."""

    url: str
    status: int


@dataclass(frozen=True)
class Answer:
    """What came of asking an address: ``url`` is where the way ended, ``hops`` lead there.

    ``status`` is that of HTTP, or 0 where nobody answered, and ``trouble`` says why; ``is_cut`` says that there was more
    of the body than is read, and ``is_gone`` that no host has this name. Names of headers are in small letters.
    """

    url: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_cut: bool = False
    hops: tuple[Hop, ...] = ()
    trouble: str = ""
    is_gone: bool = False
