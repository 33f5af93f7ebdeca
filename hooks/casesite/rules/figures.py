"""Figures in prose that follow from the data, and must not part from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from casesite.language import speaking
from casesite.model.case import Case
from casesite.model.kinds import Verdict
from casesite.model.labels import verdict
from casesite.rules.rule import Wrong
from casesite.site import Site

# Numbers that are written out, by language; the place in the list is the number.
WRITTEN = {
    "en": "none one two three four five six seven eight nine ten eleven twelve",
    "de": "keine eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "ninguna una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "aucune une deux trois quatre cinq six sept huit neuf dix onze douze",
}
CLAIMS = r"claims?|Behauptungen?|afirmaci(?:ón|ones)|affirmations?"
BETWEEN = rf"(?:\s+(?:are|is|were|was|of them|sind|ist|son|es|sont|est|{CLAIMS}))*\s+(?:as\s+)?"


def wrong_figure(case: Case, site: Site) -> Iterator[Wrong]:
    """A source check's prose counts its claims and verdicts as they are."""
    language = case.profile.language
    numbers = {word: place for place, word in enumerate(WRITTEN.get(language.partition("-")[0], "").split())}
    number = rf"(?<![\w.,])(\d{{1,3}}{''.join(f'|{word}' for word in numbers)})"
    with speaking(language):
        names = {value: verdict(value) for value in Verdict}
    for check in case.checks:
        counts = Counter(claim.verdict for claim in check.claims)
        said = [(rf"{number}\s+(?:{CLAIMS})(?!\w)", len(check.claims), "claims")]
        said += [
            (rf"{number}{BETWEEN}{re.escape(name)}(?!\w)", counts[value], f'with the verdict "{name}"') for value, name in names.items()
        ]
        for pattern, count, what in said:
            for match in re.finditer(pattern, check.text, re.IGNORECASE):
                figure = int(match[1]) if match[1].isdigit() else numbers[match[1].casefold()]
                if figure != count:
                    text = check.node.at(["text"])
                    words = f'"{" ".join(match.group().split())}" does not fit; counted here: {count} {what}'
                    yield Wrong(text, words, text.find(match[1], check.text[: match.start()].count(match[1])))
