"""The words of the trade in a text: each is explained where a page first uses it.

A text is looked through once; where it uses a term, the term is offered, between marks. When a page is put
together, the first offer of each term becomes a button that opens a note (HTML ``popover``): by hover, focus, tap
or key, and without a script. A browser that knows no popovers shows the notes at the foot of the page.
"""

from __future__ import annotations

import re
from collections import defaultdict

from casesite.model.case import Case
from casesite.model.kinds import Term
from casesite.values.text import escape

# Control characters, which no text holds: an offer, its id, its words and its end; and a term that the text itself links.
OFFERED, ASKED, WORDS, ENDED = map(chr, (21, 22, 23, 24))
_WORD = re.compile(r"\w+")
_TERM = re.compile(f"([{OFFERED}{ASKED}])([^{WORDS}]*){WORDS}([^{ENDED}]*){ENDED}")


class Glossary:
    """Finds the terms of a case in words, in any of their forms; made once for all pages."""

    def __init__(self, case: Case) -> None:
        self.by_id = {term.id: term for term in case.terms}
        self._forms: dict[str, list[tuple[re.Pattern[str], Term]]] = defaultdict(list)  # by the first word of a form
        for term in case.terms:
            for form in () if term.everyday else (term.title, *term.aliases):
                first = _WORD.search(form.casefold())
                self._forms[first.group() if first else ""].append((_pattern(form), term))

    def find(self, words: str) -> list[tuple[int, int, Term]]:
        """Where in some words a term stands, from and to, and which; of two that overlap, the one that begins first or is longer."""
        near = {form for word in _WORD.findall(words.casefold()) for form in (word, word[:-1], word[:-2]) if form in self._forms}
        found = [
            (match.start(), match.end(), term)
            for first in near
            for pattern, term in self._forms[first]
            for match in pattern.finditer(words)
        ]
        kept: list[tuple[int, int, Term]] = []
        for start, end, term in sorted(found, key=lambda span: (span[0], -span[1])):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end, term))
        return kept

    def offer(self, words: str) -> str:
        """Words as HTML, with every term in them offered."""
        out: list[str] = []
        last = 0
        for start, end, term in self.find(words):
            out += [escape(words[last:start]), f"{OFFERED}{term.id}{WORDS}{escape(words[start:end])}{ENDED}"]
            last = end
        return "".join([*out, escape(words[last:])])

    def explained(self, html: str) -> tuple[str, list[Term]]:
        """A page with each term explained where it is first used, or linked; and the terms, in that order."""
        if OFFERED not in html and ASKED not in html:
            return html, []
        used: dict[str, Term] = {}

        def show(match: re.Match[str]) -> str:
            sign, id, words = match.groups()
            if sign == OFFERED and id in used:
                return words
            used[id] = self.by_id[id]
            return f'<button type="button" class="cs-term" popovertarget="term--{id}">{words}</button>'

        return _TERM.sub(show, html), list(used.values())


def asked(term: Term, words: str) -> str:
    """A term that a text links: it is explained there, however often the page used it before."""
    return f"{ASKED}{term.id}{WORDS}{escape(words)}{ENDED}"


def _pattern(form: str) -> re.Pattern[str]:
    """A form in small letters is found with a capital, too; one in capitals only as it stands; each in the plural as well."""
    first = f"[{form[0].upper()}{form[0].lower()}]" if form[0].isalpha() and not form.isupper() else re.escape(form[0])
    return re.compile(rf"(?<![\w-]){first}{re.escape(form[1:])}(?:s|es)?(?![\w-])")
