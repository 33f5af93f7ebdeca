"""What a correction says of a record that is not as it was published: both wordings, in the words of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from casesite.changes.naming import Names
from casesite.changes.wording import sentence
from casesite.language import listed, speaking, t
from casesite.model.case import Case
from casesite.model.differences import Difference
from casesite.model.explained import is_nothing, told
from casesite.model.field_words import date_in_words, field_name, word, yes_or_no
from casesite.model.held import Held, held_fields
from casesite.model.kinds import Citation
from casesite.model.published import Unexplained
from casesite.model.withheld import withheld_by
from casesite.problem import RefusedError
from casesite.values.fields import RICH_LIMIT


def wordings(case: Case, found: Unexplained, as_markdown: Callable[[str], str]) -> tuple[str, str]:
    """What a record said when it was published, and what it says now, as small Markdown in the language of the case.

    One text that changed is given as it is; of several fields, each is named. ``as_markdown`` makes plain words into
    Markdown that reads as just these words. A name that is not printed is left out. Raise RefusedError where it is too long.
    """
    with speaking(case.profile.language):
        teller = _Teller(case, found, as_markdown)
        said, says = teller.both()
    names = withheld_by(case.profile)
    said, says = names.hidden(said), names.hidden(says)
    if max(len(said), len(says)) > RICH_LIMIT:
        raise RefusedError(f'too much of "{found.id}" has changed for one correction; correct it step by step')
    return said, says


class _Teller:
    def __init__(self, case: Case, found: Unexplained, as_markdown: Callable[[str], str]) -> None:
        self.names, self.found, self.as_markdown = Names(case, case), found, as_markdown

    def both(self) -> tuple[str, str]:
        """Both wordings of all that changed."""
        first, *others = self.found.differences
        if not others and first.field and isinstance(first.was, str) and isinstance(first.now, str) and first.field.is_prose:
            return self._own(first.field, first.was), self._own(first.field, first.now)
        if not others:
            return self._line(first, first.was, t("Nothing of this.")), self._line(first, first.now, t("Nothing; this was taken out."))
        pairs = [
            (self._line(difference, difference.was, t("nothing")), self._line(difference, difference.now, t("nothing")))
            for difference in self.found.differences
        ]
        said, says = ("\n".join(f"- {line}" for line in lines) for lines in zip(*pairs, strict=True))
        return said, says

    def _own(self, field: Held, words: str) -> str:
        return words if field.is_rich else self.as_markdown(words)

    def _line(self, difference: Difference, value: Any, nothing: str) -> str:
        where, name = self._where(difference.path)
        if is_nothing(value):
            return nothing if nothing[0].isupper() else f"{where}{name}: {nothing}"
        return sentence(f"{where}{name}: {self._value(difference.field, value)}")

    def _where(self, path: tuple[str | int, ...]) -> tuple[str, str]:
        """The parts of the record that a path leads through, in words, and the name of its field."""
        steps = [step for step in path if isinstance(step, str)]
        here: Any = self.found.record
        through: list[str] = []
        for place, step in enumerate(path[:-1]):
            here = here[step] if isinstance(step, int) else getattr(here, step, None)
            if isinstance(here, BaseModel) and not (isinstance(path[-1], int) and place == len(path) - 2):
                label = self.names.of(here.source) if isinstance(here, Citation) else self.names.at(here)
                through.append(label if isinstance(step, int) else field_name(step))
            elif not isinstance(here, BaseModel | list):
                break
        return "".join(f"{self.as_markdown(label)}: " for label in through), field_name(steps[-1])

    def _value(self, field: Held | None, value: Any) -> str:
        if isinstance(value, list):
            return listed([self._value(field, entry) for entry in value])
        if field is None:
            return self.as_markdown(told(value))
        if field.part is Citation:
            return self.as_markdown(self._citation(value))
        if isinstance(value, Mapping) and field.part:
            inner = held_fields(field.part)
            given = [(name, self._value(inner[name], value[name])) for name in inner if name in value]
            return "; ".join(words if name == "text" else f"{field_name(name)}: {words}" for name, words in given)
        if isinstance(value, bool):
            return yes_or_no(value)
        words = str(value)
        if field.word and words in [one.value for one in field.word]:
            return word(field.word(words))
        if field.is_date:
            return date_in_words(words)
        if field.kinds:
            return self.as_markdown(self.names.of(words))
        return f"“{self._own(field, words)}”" if field.is_prose else self.as_markdown(words)

    def _citation(self, value: Any) -> str:
        try:
            return self.names.citation(Citation.model_validate(value))
        except ValidationError:
            return told(value)
