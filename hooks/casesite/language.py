"""The words that the site itself says, in the language of the case.

English stands where it is used: ``t("Permanent link")``. A translation is one file of gettext,
``locale/<language>.po``; a message that it lacks stays English. How dates and lists are written
comes from CLDR (Unicode Technical Standard 35). The only importer of babel.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial, reduce
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.dates import format_date, format_skeleton, get_timezone_name
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

SOURCE = "en"  # the language of the messages in the code
INTERNATIONAL = "en_001"  # English as most of the world writes it: 21 October 2021; A, B and C
FOLDER = Path(__file__).with_name("locale")
DAY, MONTH, YEAR, SHORT_MONTH = "long", "yMMMM", "y", "yMMM"  # how precisely a date is written, in CLDR's terms
_spoken = ContextVar("spoken", default=SOURCE)
_renamed: ContextVar[Mapping[str, str]] = ContextVar("renamed", default={})  # noqa: B039  # nothing writes to it


@contextmanager
def speaking(language: str, words: Mapping[str, str] | None = None) -> Iterator[None]:
    """Say everything in a language (BCP 47) for a while; in English where there is no translation.

    ``words`` has what a case says otherwise: by the message in English, or by its words in that language.
    """
    tokens = _spoken.set(language if is_translated(language) else SOURCE), _renamed.set(words or {})
    try:
        yield
    finally:
        _spoken.reset(tokens[0])
        _renamed.reset(tokens[1])


def spoken() -> str:
    """The language in which things are being said, as a key for what is kept."""
    return _spoken.get()


def t(message: str, **values: object) -> str:
    """A message in the language spoken, its ``{gaps}`` filled."""
    words = _own(message, _catalogue(_spoken.get()).gettext(message))
    return words.format(**values) if values else words


def tc(context: str, message: str, **values: object) -> str:
    """A message whose translation depends on where it stands: the context says so to the translator."""
    words = _own(message, _catalogue(_spoken.get()).pgettext(context, message))
    return words.format(**values) if values else words


def tn(one: str, many: str, number: int, **values: object) -> str:
    """A message that depends on a number, which fills the gap ``{number}``."""
    return _catalogue(_spoken.get()).ngettext(one, many, number).format(number=number, **values)


class Own(str):
    """Words that a case says instead of ours: they are data, and no page may take them for markup."""

    __slots__ = ()


def _own(message: str, words: str) -> str:
    """The words of a message, or what the case says instead of them."""
    renamed = _renamed.get()
    own = (renamed.get(message) or renamed.get(words)) if renamed else None
    return Own(own) if own else words


def messages(language: str) -> frozenset[str]:
    """Every message that pages say, in English and in a language, as ``speaking`` may be given other words for it."""
    own = {_file(form) for form in _forms(language)}
    words: set[object] = set()
    for path in FOLDER.glob("*.po"):
        for entry in read_po(io.BytesIO(path.read_bytes())):
            words |= {entry.id} | ({entry.string} if path in own else set()) if isinstance(entry.id, str) else set()
    return frozenset(entry for entry in words if isinstance(entry, str) and entry)


def message(_context: str, words: str) -> str:
    """A message in a table, as it is: here translators find it, and ``tc`` translates it where it is said."""
    return words


def saying(language: str, words: Mapping[str, str] | None = None) -> Callable[[str], str]:
    """``t`` in one language, for the templates of a host; ``words`` as in ``speaking``."""
    return partial(_say, language, words)


def sentence(words: str) -> str:
    """Words as a line begins with them; in Turkish and Azerbaijani an i keeps its dot."""
    dotted = spoken().partition("-")[0] in ("tr", "az") and words[:1] == "i"
    return ("\u0130" if dotted else words[:1].upper()) + words[1:]


def _say(language: str, words: Mapping[str, str] | None, message: str) -> str:
    with speaking(language, words):
        return t(message)


def listed(words: Sequence[str]) -> str:
    """Words in a sentence: "A, B and C"."""
    return format_list(words, locale=_locale(_spoken.get()))


def row(words: Sequence[str]) -> str:
    """Words behind a label: "A, B, C"."""
    return reduce(_locale(_spoken.get()).list_patterns["standard"]["middle"].format, words) if words else ""


def decimal(number: float, digits: int) -> str:
    """A number with at most so many digits behind the point."""
    return format_decimal(round(number, digits), locale=_locale(_spoken.get()), decimal_quantization=False)


@cache
def date_words(language: str, date: datetime.date, form: str) -> str:
    """A date as precisely as a form says."""
    locale = _locale(language)
    pattern = locale.date_formats[form] if form == DAY else locale.datetime_skeletons[form]
    return format_date(date, str(pattern), locale)


def time_words(language: str, time: datetime.datetime, *, seconds: bool = False) -> str:
    """A time of day by the clock of 24 hours, with two digits for the hour, so that no column of times is ragged."""
    locale = _locale(language)
    words = format_skeleton("Hms" if seconds else "Hm", time.replace(tzinfo=None), locale=locale)
    return f"0{words}" if len(re.split(r"\D", words)[0]) == 1 else words


def zone_words(language: str, zone: str) -> str:
    """A time zone of an IANA name as people call it: "Portugal Time"."""
    return get_timezone_name(zone, locale=_locale(language))


def with_territory(language: str) -> str:
    """A language as Open Graph names it, with the territory where most of those live who read it: "de_DE"."""
    tag = language.replace("-", "_")
    own, territory, *_ = parse_locale(get_global("likely_subtags").get(tag, tag))
    return f"{own}_{territory}" if territory else str(own)


def is_translated(language: str) -> bool:
    """Whether there is a translation into a language: its own, or that of the language without its region."""
    return _forms(language)[-1] == SOURCE or any(_file(form).exists() for form in _forms(language))


def _forms(language: str) -> list[str]:
    """A language tag, and the tag without its region: "de-CH" falls back to "de"."""
    return list(dict.fromkeys((language, language.partition("-")[0])))


def _file(language: str) -> Path:
    return FOLDER / f"{language}.po"


@cache
def _catalogue(language: str) -> NullTranslations:
    found = NullTranslations()
    for path in filter(Path.exists, map(_file, reversed(_forms(language)))):
        with path.open("rb") as source:
            catalogue = read_po(source, _locale(path.stem))
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        own = GNUTranslations(compiled)
        own.add_fallback(found)
        found = own
    return found


@cache
def _locale(language: str) -> Locale:
    for form in _forms(language) if language != SOURCE else ():
        try:
            return Locale.parse(form, sep="-")
        except UnknownLocaleError:
            continue
    return Locale.parse(INTERNATIONAL)
