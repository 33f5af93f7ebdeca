"""The templates, one environment for each form of a page. The only importer of jinja2.

As HTML, whatever a template prints is escaped by ``text.escape`` (through ``finalize``), unless it is markup
that ``forms`` made. As plain words, the tags of a template's source become marks when the template is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, Environment, FunctionLoader, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from casesite.language import Own, row, t, tc, tn
from casesite.model import labels, roster
from casesite.pages.forms import HTML, Form
from casesite.pages.marks import marked
from casesite.values import identifiers, text

_SOURCES = PackageLoader("casesite")
_MESSAGE = re.compile(r"""\bt\((["']).*?\1""")


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
    """The templates with marks in place of tags; those of a message stay hidden till it is translated, by its words as they are."""

    def source(name: str) -> str:
        words = _SOURCES.get_source(Environment(), name)[0]  # nothing is rendered with it
        return marked(_MESSAGE.sub(lambda message: message[0].replace("<", r"\x3c"), words))

    return FunctionLoader(source)


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
        "status": labels.status_words,
        "effect": labels.effect,
        "force": labels.force,
        "progress": labels.progress,
        "verdict": labels.verdict,
        "host": labels.host,
        "identifiers": identifiers.links,
        "lines": lambda words: _lines(form, words, indented=False),
        "code": lambda words: _lines(form, words, indented=True),
    }


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
    """A function that says a message, for templates: the message is ours, or a case's own and made safe, as what fills its gaps is."""

    def saying(*message: str, **values: object) -> str:
        said = say(*message)
        words = form.write(said) if isinstance(said, Own) else form.message(said)
        return words.format(**{name: form.write(value) for name, value in values.items()}) if values else words

    return saying


def _counting(form: Form) -> Callable[..., str]:
    def counting(one: str, many: str, number: int, **values: object) -> str:
        return form.message(tn(one, many, number, **{name: form.write(value) for name, value in values.items()}))

    return counting
