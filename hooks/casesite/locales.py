"""What CLDR knows of languages (Unicode Technical Standard 35): how dates are written, names of languages, which falls back to which."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.dates import format_date, format_skeleton, get_timezone_name

SOURCE = "en"  # the language of the messages in the code
INTERNATIONAL = "en_001"  # English as most of the world writes it: 21 October 2021; A, B and C
LIKELY = get_global("likely_subtags")  # CLDR: of a tag, the whole tag that is meant most often
DAY, MONTH, YEAR, SHORT_MONTH = "long", "yMMMM", "y", "yMMM"  # how precisely a date is written, in CLDR's terms
FIRST = {"fr": "1er", "it": "1º"}  # the first of a month, where the other days are plain numbers and CLDR does not say so


@cache
def date_words(language: str, date: datetime.date, form: str) -> str:
    """A date as precisely as a form says."""
    locale = locale_of(language)
    pattern = locale.date_formats[form] if form == DAY else locale.datetime_skeletons[form]
    words = format_date(date, str(pattern), locale)
    return re.sub(r"^1(?=\s)", FIRST.get(locale.language, "1"), words) if form == DAY else words


def time_words(language: str, time: datetime.datetime, *, seconds: bool = False) -> str:
    """A time of day by the clock of 24 hours, with two digits for the hour, so that no column of times is ragged."""
    words = format_skeleton("Hms" if seconds else "Hm", time.replace(tzinfo=None), locale=locale_of(language))
    return f"0{words}" if len(re.split(r"\D", words)[0]) == 1 else words


def zone_words(language: str, zone: str) -> str:
    """A time zone of an IANA name as people call it: "Portugal Time"."""
    return get_timezone_name(zone, locale=locale_of(language))


def language_name(language: str, tag: str) -> str:
    """A language as another calls it: "Spanish", "Spanish (Mexico)"; its tag, where CLDR has no name for it."""
    locale = locale_of(language)
    for form in fallbacks(tag):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(form, sep="-").get_display_name(locale) or tag
    return str(locale.languages.get(tag, tag))


def with_territory(language: str) -> str:
    """A language as Open Graph names it, with the territory where most of those live who read it: "de_DE"."""
    for tag in (language.replace("-", "_"), language.partition("-")[0]):
        with suppress(ValueError):
            own, territory, *_ = parse_locale(LIKELY.get(tag, tag))
            if territory:
                return f"{own}_{territory}"
    return language.partition("-")[0]


@cache
def fallbacks(language: str) -> tuple[str, ...]:
    """A language tag and those that it falls back to, as CLDR has them: "es-MX", "es-419", "es"; never to another script."""
    forms = [language]
    while True:
        tag = forms[-1].replace("-", "_")
        above = get_global("parent_exceptions").get(tag) or tag.rpartition("_")[0]
        script, usual = _script(tag), _script(above)
        if script and usual and script != usual:
            above = f"{above}_{script}" if script not in tag else ""
        if not above or above == "root":
            return tuple(forms)
        forms.append(above.replace("_", "-"))


def direction(language: str) -> str:
    """The way in which a language is written, as HTML names it: "ltr", or "rtl" from right to left."""
    return locale_of(language).text_direction


def _script(tag: str) -> str:
    """The script in which a language is written, if its tag says so, or CLDR for it."""
    found = (re.search(r"_([A-Z][a-z]{3})(?![^_])", form) for form in (tag, LIKELY.get(tag, "")))
    return next((match[1] for match in found if match), "")


@cache
def locale_of(language: str) -> Locale:
    """How a language writes dates, numbers and lists, or English where CLDR does not know it."""
    for form in fallbacks(language) if language != SOURCE else ():
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(form, sep="-")
    return Locale.parse(INTERNATIONAL)
