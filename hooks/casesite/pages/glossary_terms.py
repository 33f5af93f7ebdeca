"""The words of the trade in a text: each is explained where a page first uses it.

A text is looked through once; where it uses a term, the term is offered, between marks. When a page is put
together, the first offer of each term becomes a button that opens a note (HTML ``popover``): by hover, focus, tap
or key, and without a script. A browser that knows no popovers shows the notes at the foot of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from casesite.model.case import Case
from casesite.model.kinds import Term
from casesite.values.text import escape

# Control characters, which no text holds: an offer, its id, its words and its end; and a term that the text itself links.
OFFERED, ASKED, WORDS, ENDED = map(chr, (21, 22, 23, 24))
_TERM = re.compile(f"([{OFFERED}{ASKED}])([^{WORDS}]*){WORDS}([^{ENDED}]*){ENDED}")


class Glossary:
    """Finds the terms of a case in words, in any of their forms; made once for all pages."""

    def __init__(self, case: Case) -> None:
        self.terms: Mapping[str, Term] = {form: term for term in case.terms if not term.everyday for form in (term.title, *term.aliases)}
        self.by_id = {term.id: term for term in case.terms}
        self._by_form = {form.casefold(): term for form, term in self.terms.items()}
        longest_first = sorted(self.terms, key=len, reverse=True)
        forms = "|".join(_pattern(form) for form in longest_first) or r"(?!)"
        self.pattern = re.compile(rf"(?<![\w-])(?:{forms})(?:s|es)?(?![\w-])")

    def named(self, words: str) -> Term | None:
        """The term that words are a form of, in the singular or plural."""
        folded = words.casefold()
        return next((self._by_form[form] for form in (folded, folded[:-1], folded[:-2]) if form in self._by_form), None)

    def offer(self, words: str) -> str:
        """Words as HTML, with every term in them offered."""
        out: list[str] = []
        end = 0
        for match in self.pattern.finditer(words):
            if term := self.named(match.group()):
                out += [escape(words[end : match.start()]), f"{OFFERED}{term.id}{WORDS}{escape(match.group())}{ENDED}"]
                end = match.end()
        return "".join([*out, escape(words[end:])])

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


def _pattern(form: str) -> str:
    """A form in small letters is found with a capital, too; one in capitals only as it stands."""
    if form.isupper():
        return re.escape(form)
    return f"[{form[0].upper()}{form[0].lower()}]{re.escape(form[1:])}" if form[0].isalpha() else re.escape(form)
