"""The words of the trade in a text: each is explained where a page first uses it.

An explained word is a button that opens a note (HTML ``popover``): by hover, focus, tap or key, and
without a script. A browser that knows no popovers shows the notes at the foot of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from casesite.model.case import Case
from casesite.model.kinds import Term
from casesite.values.text import escape


class Glossary:
    """Finds the terms of a case in words, in any of their forms; made once for all pages."""

    def __init__(self, case: Case) -> None:
        self.terms: Mapping[str, Term] = {form: term for term in case.terms if not term.everyday for form in (term.title, *term.aliases)}
        self._by_form = {form.casefold(): term for form, term in self.terms.items()}
        longest_first = sorted(self.terms, key=len, reverse=True)
        forms = "|".join(_pattern(form) for form in longest_first) or r"(?!)"
        self.pattern = re.compile(rf"(?<![\w-])(?:{forms})(?:s|es)?(?![\w-])")
        self._found: dict[str, list[tuple[int, int, Term]]] = {}  # a text stands on several pages

    def find(self, words: str) -> list[tuple[int, int, Term]]:
        """Where in some words a term stands, from and to, and which."""
        if words not in self._found:
            matches = ((match, self.named(match.group())) for match in self.pattern.finditer(words))
            self._found[words] = [(*match.span(), term) for match, term in matches if term is not None]
        return self._found[words]

    def named(self, words: str) -> Term | None:
        """The term that words are a form of, in the singular or plural."""
        folded = words.casefold()
        return next((self._by_form[form] for form in (folded, folded[:-1], folded[:-2]) if form in self._by_form), None)


class Explained:
    """The terms that one page has explained so far."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.terms: dict[str, Term] = {}

    def show(self, words: str) -> str:
        """Words as HTML; a term that the page has not used before becomes a button."""
        out: list[str] = []
        end = 0
        for start, stop, term in self.glossary.find(words):
            if term.id not in self.terms:
                out += [escape(words[end:start]), self.explain(term, words[start:stop])]
                end = stop
        return "".join([*out, escape(words[end:])])

    def explain(self, term: Term, words: str) -> str:
        """A button that opens the note of a term."""
        self.terms[term.id] = term
        return f'<button type="button" class="cs-term" popovertarget="term--{term.id}">{escape(words)}</button>'


def _pattern(form: str) -> str:
    """A form in small letters is found with a capital, too; one in capitals only as it stands."""
    if form.isupper():
        return re.escape(form)
    return f"[{form[0].upper()}{form[0].lower()}]{re.escape(form[1:])}" if form[0].isalpha() else re.escape(form)
