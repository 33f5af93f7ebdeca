"""The words that a case translates itself: ``locale/<language>.po`` beside the folder of case data, laid over what is shipped."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from casesite.language import every_message, plural_rule
from casesite.locales import fallbacks
from casesite.problem import Place, Problem
from casesite.reading.catalogue import LIMIT, Catalogue, CatalogueError, Entry, Part, read
from casesite.reading.files import FileError, decoded, read_file
from casesite.reading.unknown_messages import unknown
from casesite.reading.unseen import unseen
from casesite.words import GAP, LOCALE, NONE, TAG, Forms, Key, Translation

NUMBER = "{number}"  # may be a word, where there is one form for each number
_RULE = re.compile(r"\s*nplurals\s*=\s*([1-6])\s*;\s*plural\s*=((?:[^/%;]|[/%]\s*[1-9])*);?\s*")  # nothing is divided by nothing


def file_of(case_dir: Path, language: str) -> Path:
    """Where a case has its own words in a language."""
    return Path(os.path.normpath(case_dir / ".." / LOCALE / f"{language}.po"))  # a link to a folder stays where the link is


def load_translation(case_dir: Path, language: str) -> tuple[Translation, list[Problem]]:
    """The words of a case in a language, and in those that it falls back to; and what is wrong with them."""
    said: dict[Key, Forms] = {}
    found: list[Problem] = []
    translation = NONE
    for form in reversed(fallbacks(language)):
        translation, problems = _load(file_of(case_dir, form), form)
        said |= translation.said
        found += problems
    return translation if len(said) == len(translation.said) else Translation(said), found


def load_catalogue(path: Path) -> tuple[Catalogue, list[Problem]]:
    """A file of gettext beside a case, which need not be there; or what is wrong with it."""
    file = f"{LOCALE}/{path.name}"
    if not path.exists() and not path.is_symlink():
        return Catalogue(), []
    try:
        return _read(read_file(path, path.parent.parent, LIMIT), file)
    except FileError as error:
        return Catalogue(), [Problem(Place(file), error.rule, str(error))]


def _load(path: Path, language: str) -> tuple[Translation, list[Problem]]:
    catalogue, problems = load_catalogue(path)
    return (NONE, problems) if problems or not catalogue.entries else _checked(catalogue, f"{LOCALE}/{path.name}", language)


@lru_cache(maxsize=4)  # under serve, a file that did not change is not read again, and what was made with it is kept
def _read(raw: bytes, file: str) -> tuple[Catalogue, list[Problem]]:
    text = decoded(raw, file)
    if isinstance(text, Problem):
        return Catalogue(), [text]
    text = text.replace("\r\n", "\n")
    if problems := list(unseen(text, file, text.split("\n"))):
        return Catalogue(), problems
    try:
        return read(text), []
    except CatalogueError as error:
        return Catalogue(), [Problem(Place(file, error.line, error.column), "broken-translation", str(error))]


@lru_cache(maxsize=4)
def _checked(catalogue: Catalogue, file: str, language: str) -> tuple[Translation, list[Problem]]:
    """The translations of a file, and those that would break or swallow words."""
    count, of, problems = plural_of(catalogue, Path(file), language)
    said: dict[Key, Forms] = {}
    for entry in catalogue.messages:
        if entry.key in said:
            problems.append(_problem(file, entry.parts[0], "this message stands here twice; keep one"))
        elif entry.is_translated:
            said[entry.key] = Forms([part.words for part in entry.forms], of)
            problems += [_problem(file, part, wrong) for part, wrong in _wrong(entry)]
            if entry.key[2] and len(entry.forms) != count:
                words = f"this message has {len(entry.forms)} forms for numbers, and the head of the file says nplurals={count}"
                problems.append(_problem(file, entry.parts[0], words))
    problems += [_problem(file, part, wrong) for part, wrong in unknown(catalogue, every_message(), language)] if said else []
    return Translation(said), problems


def _wrong(entry: Entry) -> Iterator[tuple[Part, str]]:
    """The translations that do not fit their message, and what is wrong with each."""
    _, one, many = entry.key
    message = many or one
    gaps, tags = set(re.findall(GAP, message)), re.findall(TAG, message)
    for part in entry.forms:
        here = set(re.findall(GAP, part.words))
        if missing := gaps - here - ({NUMBER} if many else set()):
            yield part, f"the translation lacks {', '.join(sorted(missing))}, which the message has"
        elif more := here - gaps:
            yield part, f"the message has no {', '.join(sorted(more))}; what stands in braces stays as it is"
        elif set("{}") & set(re.sub(GAP, "", part.words)):
            yield part, "a brace stands here that the message has not; leave braces to its gaps"
        elif set("\n\t\r") & set(part.words):
            yield part, "a translation is one line, without \\n, \\t and \\r"
        elif not _has_tags(part.words, tags):
            yield part, f"the translation has not all of {' '.join(tags)} that the message has, each once and around its words"


def _has_tags(words: str, tags: list[str]) -> bool:
    """Whether the tags of a message stand in its translation, too, and each that is opened is closed; any others are words."""
    found = re.findall("|".join(map(re.escape, tags)), words) if tags else []
    opened: list[str] = []
    for tag in found:
        if not tag.startswith("</"):
            opened.append(re.split(r"[\s>]", tag[1:])[0])
        elif not opened or opened.pop() != tag[2:-1]:
            return False
    return sorted(found) == sorted(tags) and not opened


def plural_of(catalogue: Catalogue, path: Path, language: str) -> tuple[int, Callable[[int], int], list[Problem]]:
    """How many forms there are for numbers, and which is for a number, as the head of a file says, or CLDR."""
    header = catalogue.header
    lines = header.forms[0].words.split("\n") if header else []
    said = next((line.partition(":")[2] for line in lines if line.lower().startswith("plural-forms:")), plural_rule(language))
    match = _RULE.fullmatch(said)
    with suppress(ValueError, RecursionError):
        count, of = int(match[1]) if match else 0, c2py(match[2] if match else "n")
        if all(0 <= of(number) < count for number in range(200)):
            return count, of, []
    part = header.forms[0] if header else Part("", "", 1, 1)
    right = f'Plural-Forms cannot be read; write "Plural-Forms: {plural_rule(language)}\\n"'
    return 2, lambda _: 0, [_problem(f"{LOCALE}/{path.name}", part, right)]


def _problem(file: str, part: Part, words: str) -> Problem:
    return Problem(Place(file, part.line, part.column), "broken-translation", words)
