"""The templates, one environment for each form of a page. With ``compiled``, the only importer of jinja2.

As HTML, whatever a template prints is escaped by ``text.escape`` (through ``finalize``), unless it is markup
that ``forms`` made. As plain words, the tags of a template's source become marks when the template is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, Environment, FunctionLoader, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from casesite.language import counted, row, spoken, t, tc, with_language
from casesite.locales import language_name
from casesite.model import labels, roster
from casesite.pages.compiled import compiled_templates
from casesite.pages.forms import HTML, Form
from casesite.pages.marks import marked_template
from casesite.values import identifiers, text
from casesite.words import GAP, TAG, Own, Translated

_SOURCES = PackageLoader("casesite")
_GAP_OR_TAG = re.compile(f"{TAG}|{GAP}")


def template(name: str, form: Form) -> Template:
    """A template in a form, by the name of its file."""
    return _environment(form).get_template(f"{name}.md.j2")


@lru_cache(maxsize=2)
def _environment(form: Form) -> Environment:
    environment = Environment(  # plain words are no HTML; ``marks`` keeps words and tags apart
        loader=_plain_sources() if form.is_plain else _SOURCES,
        autoescape=not form.is_plain,
        finalize=form.write,
        undefined=StrictUndefined,
        bytecode_cache=compiled_templates("plain" if form.is_plain else "html"),
        auto_reload=False,  # the package is imported anew when a template changed
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{##",
        comment_end_string="##}",
    )
    environment.filters |= _filters(form)
    environment.globals |= {"t": _saying(form, t), "tc": _saying(form, tc), "tn": _counting(form), "plain": form.is_plain}
    return environment


def _plain_sources() -> BaseLoader:
    return FunctionLoader(lambda name: marked_template(_SOURCES.get_source(Environment(), name)[0]))  # nothing is rendered with it


def _filters(form: Form) -> dict[str, Callable[..., Any]]:
    """How names and dates of the code read, and how lines of code and lists are written."""
    return {
        "day": labels.date_words,
        "iso": labels.date_iso,
        "row": lambda parts: _joined(form, row([form.write(part) for part in parts])),
        "credit": labels.credit,
        "label": labels.label,
        "noun": labels.noun,
        "party_kind": roster.party_kind,
        "answer": labels.answer,
        "proceeding_kind": labels.proceeding_kind,
        "exhibit_kind": labels.exhibit_kind,
        "source_kind": labels.source_kind,
        "language": lambda tag: language_name(spoken(), tag),
        "status": labels.status_words,
        "effect": labels.effect,
        "force": labels.force,
        "progress": labels.progress,
        "verdict": labels.verdict,
        "host": labels.host,
        "identifiers": identifiers.links,
        "lines": lambda words: _lines(form, words, indented=False),
        "code": lambda words: _lines(form, words, indented=True),
        "bare": _bare,
    }


def _bare(words: str) -> str:
    """Words for where no element can stand: an attribute, or a choice of a list."""
    return words.striptags() if isinstance(words, Markup) else str(words)


def _joined(form: Form, words: str) -> str:
    return words if form.is_plain else Markup(words)


def _lines(form: Form, words: str, *, indented: bool) -> str:
    """Lines as they stand in a block of code; in HTML no line is blank, and none starts with a space."""
    if form is not HTML:
        return words
    return Markup("&#10;").join(_indented(line) if indented else Markup(text.escape(line)) for line in words.split("\n"))


def _indented(line: str) -> Markup:
    words = line.lstrip(" ")
    return Markup("&#32;" * (len(line) - len(words)) + text.escape(words))


def _saying(form: Form, say: Callable[..., str]) -> Callable[..., str]:
    """A function that says a message, for templates: what fills its gaps is made safe."""
    return lambda *message, **values: _filled(form, message[-1], say(*message), values)


def _counting(form: Form) -> Callable[..., str]:
    """The same for a message that depends on a number."""

    def counting(one: str, many: str, number: int, **values: object) -> str:
        return _filled(form, many, counted(one, many, number), {"number": number, **values})

    return counting


def _filled(form: Form, message: str, said: str, values: Mapping[str, object]) -> str:
    """The words of a message. Ours may hold tags; a case's own are made safe, but for the gaps and tags that the message has."""
    if not isinstance(said, Own):
        words = form.message(said)
    else:
        found = _GAP_OR_TAG.findall(message) if isinstance(said, Translated) else []
        ours = [one for one in found if one[0] == "<" or one[1:-1] in values]  # other gaps are filled in the browser
        parts = re.split(f"({'|'.join(map(re.escape, ours))})", said) if ours else [said]
        values = {**values, **{f"_{number}": part for number, part in enumerate(parts) if number % 2 == 0}}
        words = form.message("".join(part if number % 2 else f"{{_{number}}}" for number, part in enumerate(parts)))
    filled = words.format(**{name: form.write(value) for name, value in values.items()}) if values else words
    return filled if form.is_plain else form.made(with_language(said, filled))
