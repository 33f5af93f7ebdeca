"""Who is one publisher, under whatever name: copies of one story are one voice, wherever they were read.

A name is compared without case, accents, articles and punctuation, by its initials, by the other spellings that
``case.yml`` and the table of wire services below know, and by likeness, which catches a slip of the keyboard.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import urlsplit

from casesite.model.kinds import Profile, Source

# Wire services, whose stories others reprint: the name, then other spellings.
WIRES: dict[str, tuple[str, ...]] = {
    "Associated Press": ("AP", "AP News", "AP Wire"),
    "Agence France-Presse": ("AFP",),
    "Agencia EFE": ("EFE",),
    "ANSA": ("Agenzia ANSA", "Agenzia Nazionale Stampa Associata"),
    "Australian Associated Press": ("AAP",),
    "Austria Presse Agentur": ("APA",),
    "Canadian Press": ("CP", "La Presse canadienne"),
    "Deutsche Presse-Agentur": ("dpa",),
    "Keystone-SDA": ("SDA", "Schweizerische Depeschenagentur"),
    "Kyodo News": ("Kyodo",),
    "PA Media": ("PA", "Press Association", "PA News"),
    "Reuters": ("Thomson Reuters", "Reuters News Agency"),
    "Tribune News Service": ("TNS",),
    "United Press International": ("UPI",),
    "Xinhua": ("Xinhua News Agency",),
}
ARTICLES = frozenset("the a an der die das le la les el los las il lo gli o os".split())
SMALL = ARTICLES | frozenset("of and for in at de du des et und von y e".split())
ALIKE = 0.92  # of the letters of two names or titles: less alike, they are two
DAYS = 3  # between a story and its copy
COLLECTOR = 3  # publishers that a place of reprint collects, from which on two stories there need not be one
SHORTEST = 10  # letters of a name, below which only equal ones are one
LONG = 6  # letters of the name of a wire service that is looked for within other words
_BESIDE = re.compile(r"\s*[/|;,–—]\s*|\s+(?:via|with|and|und|y|et)\s+")
TITLE = 20  # letters of a title, below which two stories may have it


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """A name without what spelling varies: case, accents, articles at its start, punctuation, what is in brackets."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", " ", name)).casefold().replace("&", " and ")
    plain = re.sub(r"(?<=\w)\.(?=\w\b)|['’]|[\u0300-\u036f]", "", plain)  # A.P. is AP
    words = re.sub(r"^www\.|\.(?:com|org|net|co\.uk)$|[^\w]+", " ", plain).split()
    while len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    return " ".join(words)


class Publishers:
    """The names that a case knows, and whether two of its sources are of one publisher."""

    def __init__(self, profile: Profile, sources: Iterable[Source]) -> None:
        known = {**WIRES, **{publisher.name: tuple(publisher.also) for publisher in profile.publishers}}
        self._known = {folded(spelling): folded(name) for name, also in known.items() for spelling in (name, *also)}
        self._names_known = set(self._known.values())
        self._names_of: dict[str, set[str]] = {}  # by source
        self._wires = {folded(name) for name in (*WIRES, *(one.name for one in profile.publishers if one.wire))}
        self._reprinted: dict[str, set[str]] = {}  # by place of reprint: whose stories
        for source in sources:
            if source.via and source.publisher:
                self._reprinted.setdefault(self._name(source.via), set()).add(self._name(source.publisher))

    def independent(self, sources: Sequence[Source]) -> list[str]:
        """The publishers of some sources, each once; one that is not known, or only inferred, is none."""
        groups: list[list[Source]] = []
        for source in sources:
            if source.publisher and not source.publisher_inferred:
                near = [group for group in groups if any(self.is_one(source, other) for other in group)]
                groups = [group for group in groups if group not in near] + [[*(one for group in near for one in group), source]]
        return [str(group[0].publisher) for group in groups]

    def is_one(self, one: Source, other: Source) -> bool:
        """Whether two sources are one voice: one publisher, one story, or a story and the paper that reprinted it."""
        names, others = self._names(one), self._names(other)
        return (
            any(self._same(name, known) for name in names for known in others)
            or _same_address(one, other)
            or (_near(one, other, 1) and _alike(folded(one.title), folded(other.title), TITLE))
            or (_near(one, other, 1) and self._same_reprint(one, other))
            or (_near(one, other, DAYS) and _may_be_copy(one, other) and (self._reprints(one, others) or self._reprints(other, names)))
        )

    def _names(self, source: Source) -> set[str]:
        """Its publisher, and a wire service that is named beside it, in it or as its author: "KUNM/AP", "Reuters Health"."""
        if source.id not in self._names_of:
            self._names_of[source.id] = self._names_in([str(source.publisher), *source.authors])
        return self._names_of[source.id]

    def _names_in(self, written: Sequence[str]) -> set[str]:
        pieces = {self._name(piece) for name in written for piece in _BESIDE.split(name)}
        within = {wire for wire in self._wires for name in written if len(wire) >= LONG and f" {wire} " in f" {folded(name)} "}
        return {self._name(written[0])} | (pieces & self._wires) | within

    def _name(self, written: str) -> str:
        return self._known.get(folded(written), folded(written))

    def _same(self, name: str, other: str) -> bool:
        if name == other:
            return True
        if name in self._names_known and other in self._names_known:
            return False  # the case, or the table, says that they are two
        return _initials(name) == other or name == _initials(other) or _alike(name, other, SHORTEST)

    def _same_reprint(self, one: Source, other: Source) -> bool:
        """Whether both were read at one place that reprints others, and not so many that this says nothing."""
        if one.via is None or other.via is None or self._name(one.via) != self._name(other.via):
            return False
        return len(self._reprinted.get(self._name(one.via), ())) < COLLECTOR

    def _reprints(self, source: Source, names: set[str]) -> bool:
        return source.via is not None and any(self._same(self._name(source.via), name) for name in names)


@lru_cache(maxsize=50_000)  # each is compared with many others
def address(url: str) -> str:
    """An address without what does not lead elsewhere: the scheme, "www.", a slash at its end, what is sought in the page."""
    parts = urlsplit(url.casefold())
    asked = "&".join(part for part in parts.query.split("&") if part and not part.startswith(("utm_", "amp", "outputtype")))
    path = re.sub(r"/amp/?$|/+$", "", parts.path)
    return f"{(parts.hostname or '').removeprefix('www.').removeprefix('amp.')}{path}{'?' if asked else ''}{asked}"


def _same_address(one: Source, other: Source) -> bool:
    return one.url is not None and other.url is not None and address(one.url) == address(other.url)


def _may_be_copy(one: Source, other: Source) -> bool:
    """Whether one may be a copy of the other: not where each names authors of its own."""
    return not (one.authors and other.authors and {folded(author) for author in one.authors}.isdisjoint(map(folded, other.authors)))


def _near(one: Source, other: Source, days: int) -> bool:
    """Whether two sources may be of days so near; one without a date may be of any."""
    if one.issued is None or other.issued is None:
        return True
    return (max(one.issued.first, other.issued.first) - min(one.issued.last, other.issued.last)).days <= days


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words if word not in SMALL) if len(words) > 1 else ""


@lru_cache(maxsize=50_000)
def _alike(one: str, other: str, shortest: int) -> bool:
    if min(len(one), len(other)) < shortest:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # the first two are never less, and cost little
    return all(ratio() >= ALIKE for ratio in bounds)
