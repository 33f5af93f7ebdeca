"""What a case says in place of the words of the pages: words that it renames, and messages that it translates itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

LOCALE = "locale"  # the folder beside that of case data that holds them
GAP, TAG = r"\{\w+\}", r"<[^<>]*>"  # what a message may hold beside words: a gap that is filled, and markup of ours
Key = tuple[str, str, str]  # of a message: its context, what it reads, and what it reads for many; what there is not is empty


class Forms(NamedTuple):
    """What a message reads: one form, or several, and the place of the one for a number."""

    words: Sequence[str]
    of: Callable[[int], int] = lambda _: 0


@dataclass(frozen=True, eq=False)
class Translation:
    """The messages that a case translates itself; no two are the same, so that each may be a key for what is kept."""

    said: Mapping[Key, Forms] = field(default_factory=dict)


NONE = Translation()


class Words(NamedTuple):
    """What a case says in place of ours; ``renamed`` goes by the message in English or by its words in the language, and comes first."""

    renamed: Mapping[str, str] = {}
    translation: Translation = NONE


OURS = Words()


class Own(str):
    """Words that a case says instead of ours: they are data, and no page may take them for markup."""

    __slots__ = ()


class Translated(Own):
    """Words in which a case translates a message: data but for the gaps and tags of that very message."""

    __slots__ = ()


class English(str):
    """Words of ours that stay English in a text of another language, for want of a translation."""

    __slots__ = ()
