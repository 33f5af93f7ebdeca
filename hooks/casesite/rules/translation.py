"""What a reader of the site's language can read of the site's own words."""

from __future__ import annotations

from collections.abc import Iterator

from casesite import language
from casesite.model.case import Case
from casesite.rules.rule import Wrong
from casesite.site import Site
from casesite.values.spelling import suggestion
from casesite.words import LOCALE


def untranslated_language(case: Case, site: Site) -> Iterator[Wrong]:
    """The site's own words are there in the language of case.yml; where they are not, they are English (a warning)."""
    code = case.profile.language
    missing, known = language.untranslated(code, case.translation)
    if missing:
        partly = (
            f'wholly translated into "{code}": {len(missing)} of {known} are missing'
            if len(missing) < known
            else f'translated into "{code}"'
        )
        words = f'the words of the pages are not {partly}, and stay English; run "casesite words {code}"'
        yield Wrong(case.profile_node.at(["language"]), words)


def renamed_words(case: Case, site: Site) -> Iterator[Wrong]:
    """Words that a case renames are words that its pages say, whole and without a gap."""
    known = language.messages(case.profile.language) if case.profile.words else frozenset()
    here = case.profile_node.at(["words"])
    counted = language.messages(case.profile.language, counted=True) if case.profile.words else frozenset()
    for words in case.profile.words:
        if words not in known and words in counted:
            there = f'write "msgid" with its "msgstr" for each number into {LOCALE}/{case.profile.language}.po'
            yield Wrong(here, f'"{words}" has forms for numbers, and cannot be renamed here; {there}', here.keys.get(words))
        elif words not in known:
            yield Wrong(here, f'no page says just "{words}"{suggestion(words, sorted(known))}', here.keys.get(words))
        elif "{" in words:
            yield Wrong(here, f'"{words}" has a gap, and only words without one can be renamed', here.keys.get(words))
