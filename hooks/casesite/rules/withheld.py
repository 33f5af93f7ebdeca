"""Names that must not be printed stand nowhere in the data, however they are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape

from casesite.model.case import Case
from casesite.model.kinds import ExhibitKind, Profile
from casesite.model.media import Media
from casesite.model.withheld import Withheld, withheld_by
from casesite.problem import Place, Problem
from casesite.reading.exhibits import LIMIT
from casesite.reading.files import FileError, read_file
from casesite.reading.media.look import words_in
from casesite.rules.rule import Wrong
from casesite.site import Artifact, Site
from casesite.values.node import NO_KEYS, Node
from casesite.values.text import parse

REFERENCE = "reference/"
NAMED = "this names somebody whose name this site does not print; leave it out"
_MADE = "{}, made from here, would print a name that this site does not print; leave it out, or list the whole name if this is another word"
IN_FILE = "this file names somebody whose name this site does not print; black the name out in a way that takes the letters out, too"
_BETWEEN = re.compile("[^\\w*'’\u00ad.-]+")  # in a file, between what may be one word
_TOUCHES = re.compile(r"[)\]]\w|\w\[")  # a link or a citation within a word


def name_withheld(case: Case, site: Site) -> Iterator[Wrong]:
    """A name on the do-not-name list reaches no output, however it is written."""
    names = withheld_by(case.profile)
    if not names:
        return
    for exhibit in case.exhibits:
        media = case.media.get(exhibit.file_name)
        if media and names.stands_in([_words_of(media, exhibit.kind)]):
            yield Wrong(exhibit.node.at(["file_name"]), IN_FILE)
    nodes = [case.profile_node, *(record.node for record in case.records.values())]
    texts = [(here, str(here.value)) for node in nodes for here in scalars(node)]
    files = sorted({node.place.file for node in nodes})
    different = {text for _, text in texts}
    touched = {text: as_read(text) for text in different if "[" in text and _TOUCHES.search(text)}
    if not names.stands_in([*different, *touched.values(), *files]):
        return
    for here, text in texts:
        yield from _in(here, text, touched.get(text, ""), names)
    for file in files:
        if names.named_in(file):
            yield Wrong(Place(file), NAMED)


def _in(here: Node, text: str, read: str, names: Withheld) -> Iterator[Wrong]:
    counts: Counter[str] = Counter()
    for words in names.named_in(text):
        yield Wrong(here.find(words.split()[0], counts[words]), NAMED)
        counts[words] += 1
    if not counts and names.named_in(read):
        yield Wrong(here.place, NAMED)


def _words_of(media: Media, kind: ExhibitKind) -> str:
    try:
        return words_in(read_file(media.path, limit=LIMIT), kind)
    except FileError:
        return ""


def in_files(files: Iterable[Artifact], profile: Profile, place: Place) -> list[Problem]:
    """The files of a site that would print a name of the list; ``place`` stands for what comes from no place in the data.

    What the data says was looked at as readers see it (``name_withheld``); here every word of every file is, once. Not those
    of the reference: its examples are ours, of nobody, and what stands in them stands in every site.
    """
    names = withheld_by(profile)
    read: set[bytes] = set()  # what stands between two spaces, in a file that names nobody
    looked_at: set[str] = set()
    ours: set[str] = set()
    found: dict[Place, list[tuple[str, set[str]]]] = {}
    for file in files if names else ():
        words = {file.path.encode(), *file.content.replace(b"\r\n ", b"").split()}  # iCalendar folds long lines so
        if file.path.startswith(REFERENCE):
            ours |= _pieces(words)
        elif names.stands_in(new := _pieces(words - read) - looked_at):
            named = {word for word in new if names.stands_in([word])}
            found.setdefault(file.source or place, []).append((file.path, named))
            looked_at |= new - named
        else:
            looked_at |= new
            read |= words
    first = {where: next((path for path, named in suspects if named - ours), None) for where, suspects in found.items()}
    return sorted(Problem(where, "name-withheld", _MADE.format(names.hidden(path))) for where, path in first.items() if path)


def in_pages(pages: Iterable[tuple[str, str]], profile: Profile) -> list[Problem]:
    """Where pages that somebody wrote by hand print a name of the list; each is the path of its file, and its text."""
    names = withheld_by(profile)
    found = []
    for file, text in pages if names else ():
        counts: Counter[str] = Counter()
        for words in names.named_in(text):
            found.append(Problem(_place(file, text, words.split()[0], counts[words]), "name-withheld", NAMED))
            counts[words] += 1
        if names.named_in(file):
            found.append(Problem(Place(file), "name-withheld", NAMED))
    return sorted(found)


def _place(file: str, text: str, word: str, nth: int) -> Place:
    """Where a word stands in a file for the nth time, from 0; its first line, where it is not written there like that."""
    start = -1
    for _ in range(nth + 1):
        start = text.find(word, start + 1)
    return Place(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)) if start >= 0 else Place(file)


def _pieces(words: Iterable[bytes]) -> set[str]:
    try:
        return set(_BETWEEN.split(unescape(b"\n".join(words).decode())))
    except UnicodeDecodeError:
        return set()  # a picture: it is drawn from words that stand in the pages, too


def without_names(problems: Iterable[Problem], profile: Profile | None) -> list[Problem]:
    """Problems that print no name of the list: not in the words that they quote, and not in the line that they show."""
    names = withheld_by(profile) if profile else None
    if not names or not names.stands_in(words for problem in problems for words in (problem.message, problem.excerpt, problem.place.file)):
        return list(problems)
    return [replace(problem, message=names.hidden(problem.message), excerpt=_shown(problem.excerpt, names)) for problem in problems]


def _shown(excerpt: str, names: Withheld) -> str:
    return "" if names.named_in(excerpt) else excerpt


def as_read(text: str) -> str:
    """The words of small Markdown one after another, as a reader sees them: no citation, no address, no mark."""
    return "".join(
        piece.words if piece.type in ("text", "record_link") else " " if "break" in piece.type else "" for piece in parse(text)[0]
    )


def scalars(node: Node) -> Iterator[Node]:
    """Every text below a node, and every key."""
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            yield Node(node.keys[key], key, node.keys[key].line, NO_KEYS, node.lines)
            yield from scalars(inner)
    elif isinstance(node.value, list):
        for inner in node.value:
            yield from scalars(inner)
    else:
        yield node
