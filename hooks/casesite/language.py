"""The words that the site itself says, in the language of the case.

English stands where it is used: ``t("Permanent link")``. A translation is one file of gettext,
``locale/<language>.po``; a message that it lacks stays English. How lists are written comes from CLDR.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial, reduce
from gettext import GNUTranslations, NullTranslations
from html import escape
from pathlib import Path

from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from casesite.locales import SOURCE, fallbacks, locale_of
from casesite.words import GAP, OURS, English, Key, Own, Translated, Translation, Words

FOLDER = Path(__file__).with_name("locale")
_spoken = ContextVar("spoken", default=SOURCE)
_words: ContextVar[Words] = ContextVar("words", default=OURS)


@contextmanager
def speaking(language: str, words: Words = OURS) -> Iterator[None]:
    """Say everything in a language (BCP 47) for a while, with the words of a case; what is not translated is said in English."""
    tokens = _spoken.set(language), _words.set(words)
    try:
        yield
    finally:
        _spoken.reset(tokens[0])
        _words.reset(tokens[1])


def spoken() -> str:
    """The language in which things are being said."""
    return _spoken.get()


def voice() -> tuple[str, Translation]:
    """The language, and what a case translates itself, as a key for what is kept."""
    return _spoken.get(), _words.get().translation


def t(message: str, **values: object) -> str:
    """A message in the language spoken, its ``{gaps}`` filled."""
    return _with(values, _own(("", message, ""), _catalogue(_spoken.get()).gettext(message)))


def tc(context: str, message: str, **values: object) -> str:
    """A message whose translation depends on where it stands: the context says so to the translator."""
    return _with(values, _own((context, message, ""), _catalogue(_spoken.get()).pgettext(context, message)))


def tn(one: str, many: str, number: int, **values: object) -> str:
    """A message that depends on a number, which fills the gap ``{number}``."""
    return _with({"number": number, **values}, counted(one, many, number))


def counted(one: str, many: str, number: int) -> str:
    """The same with its gaps."""
    return _own(("", one, many), _catalogue(_spoken.get()).ngettext(one, many, number), number)


def _with(values: Mapping[str, object], words: str) -> str:
    """Words with their gaps filled; a pattern without words of its own is of the language of what it begins with."""
    if not values:
        return words
    filled = words.format(**values)
    return _like(words if _says(words) else next(iter(values.values())), filled)


def _like(first: object, words: str) -> str:
    """Words that are of the language of what they begin with."""
    return English(words) if isinstance(first, English) else words


@cache
def _says(words: str) -> bool:
    """Whether there is a letter beside the gaps."""
    return any(map(str.isalpha, re.sub(GAP, "", words)))


def _own(key: Key, words: str, number: int = 0) -> str:
    """The words of a message, or what the case says instead of them."""
    renamed, translation = _words.get()
    if not _is_english(_spoken.get()) and any(words is english for english in key) and _says(words):
        words = English(words)  # a catalogue gives back the very message that it lacks
    if forms := translation.said.get(key):
        form = forms.of(number) if key[2] else 0
        words = Translated(forms.words[form]) if 0 <= form < len(forms.words) else words
    own = (renamed.get(key[1]) or renamed.get(words)) if renamed and not key[2] else None
    return Own(own) if own else words


def messages(language: str, *, counted: bool = False) -> frozenset[str]:
    """Every message that pages say, in English and in a language, as ``speaking`` may be given other words for it.

    Those that are ``counted`` have forms for numbers, and ``speaking`` takes no other words for them.
    """
    own = {_file(form) for form in fallbacks(language)}
    found = [
        (path in own, key[1:], forms) for path in FOLDER.glob("*.po") for key, forms in _shipped(path).items() if bool(key[2]) is counted
    ]
    return frozenset(words for is_own, said, forms in found for words in (*said, *(forms if is_own else ())) if words)


def every_message() -> list[Key]:
    """Every message, in the order in which the program has them: each translation that is shipped is whole."""
    return list(dict.fromkeys(key for path in sorted(FOLDER.glob("*.po")) for key in _shipped(path)))


def untranslated(language: str, translation: Translation) -> tuple[list[Key], int]:
    """The messages that are translated neither here nor in a case, in the order in which the program has them; and how many there are."""
    forms = fallbacks(language)
    if forms[-1] == SOURCE:
        return [], 0
    known = every_message()
    done = {key for path in map(_file, forms) if path.exists() for key, words in _shipped(path).items() if words}
    return [key for key in known if key not in done and key not in translation.said], len(known)


def plural_rule(language: str) -> str:
    """How many forms a language has for numbers, and which is for a number ``n``, as gettext writes it."""
    return str(get_plural(str(locale_of(language)))).rstrip(";") + ";"


def message(_context: str, words: str) -> str:
    """A message in a table, as it is: here translators find it, and ``tc`` translates it where it is said."""
    return words


def saying(language: str, words: Words = OURS) -> Callable[[str], str]:
    """``t`` in one language as HTML, for the templates of a host, which escape nothing; ``words`` as in ``speaking``."""
    return partial(_say, language, words)


def sentence(words: str) -> str:
    """Words as a line begins with them; in Turkish and Azerbaijani an i keeps its dot."""
    dotted = words[:1] == "i" and spoken().partition("-")[0] in ("tr", "az") and isinstance(_catalogue(spoken()), GNUTranslations)
    return _like(words, ("\u0130" if dotted else words[:1].upper()) + words[1:])


def _say(language: str, words: Words, message: str) -> str:
    with speaking(language, words):
        return with_language(t(message), escape(t(message)))


def with_language(words: object, html: str) -> str:
    """Words as HTML, said to be English where they are, and apart from what is read the other way around them."""
    return f'<span lang="{SOURCE}" dir="ltr">{html}</span>' if isinstance(words, English) else html


def joined(between: str, words: Iterable[str]) -> str:
    """Words one after the other, which are of the language of what they begin with."""
    every = [*words]
    return _like(next(iter(every), ""), between.join(every))


def listed(words: Sequence[str]) -> str:
    """Words in a sentence: "A, B and C"."""
    return format_list(words, locale=locale_of(_spoken.get()))


def row(words: Sequence[str]) -> str:
    """Words behind a label: "A, B, C"."""
    return reduce(locale_of(_spoken.get()).list_patterns["standard"]["middle"].format, words) if words else ""


def decimal(number: float, digits: int) -> str:
    """A number with at most so many digits behind the point."""
    return format_decimal(round(number, digits), locale=locale_of(_spoken.get()), decimal_quantization=False)


def _file(language: str) -> Path:
    return FOLDER / f"{language}.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale_of(path.stem))


@cache
def _shipped(path: Path) -> Mapping[Key, Sequence[str]]:
    """The messages of a file, each with its translations; with none where one of them is missing, or a guess."""
    found: dict[Key, Sequence[str]] = {}
    for entry in filter(lambda entry: entry.id, _read(path)):
        (one, *many), forms = ([said] if isinstance(said, str) else list(said or ()) for said in (entry.id, entry.string))
        found[entry.context or "", one, "".join(many)] = forms if all(forms) and not entry.fuzzy else []
    return found


@cache
def _is_english(language: str) -> bool:
    return fallbacks(language)[-1] == SOURCE


@cache
def _catalogue(language: str) -> NullTranslations:
    found = NullTranslations()
    for path in filter(Path.exists, map(_file, reversed(fallbacks(language)))):
        compiled = io.BytesIO()
        write_mo(compiled, _read(path))
        compiled.seek(0)
        own = GNUTranslations(compiled)
        own.add_fallback(found)
        found = own
    return found
