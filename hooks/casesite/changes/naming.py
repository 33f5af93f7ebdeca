"""How records, their parts and their values read, for an editor."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from enum import Enum
from functools import cache

from pydantic import BaseModel

from casesite.language import listed, t, tc
from casesite.model.case import Case
from casesite.model.field_words import field_name, part_name, word, yes_or_no
from casesite.model.kinds import Citation, Correction, Part, Position, Record, Source, Step
from casesite.model.labels import date_words, published_by
from casesite.model.law.words import WORDS
from casesite.values import text
from casesite.values.dates import CaseDate
from casesite.values.fields import Act, Rich, is_prose

TITLE = 100  # characters of a part's own words, where they name it
_BLOCKS = {"paragraph_open": "\n", "list_item_open": "\n• ", "blockquote_open": "\n> "}


@cache
def prose_fields(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a kind that hold words for readers."""
    return tuple(name for name, info in kind.model_fields.items() if is_prose(info.annotation, info.metadata))


def short(words: str, limit: int = TITLE) -> str:
    """The beginning of a text."""
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


class Names:
    """The names of the records of two states of a case; the later one's come first."""

    def __init__(self, before: Case, after: Case) -> None:
        self.before, self.after = before, after
        self.renamed = {
            old: record.id
            for record in after.records.values()
            for old in record.formerly
            if old not in after.records and isinstance(before.records.get(old), type(record))
        }
        records = {**before.records, **after.records}
        names = {id: self._name(record) for id, record in records.items()}
        count = Counter(names[id] for id in records if id not in self.renamed)
        self._names = {id: name if count[name] <= 1 else f"{name} ({id})" for id, name in names.items()}

    @staticmethod
    def _name(record: Record) -> str:
        if isinstance(record, Source):
            return f"{published_by(record)}, {record.issued.words if record.issued else f'“{short(record.title)}”'}"
        return record.label

    def now(self, id: str) -> str:
        """An id as it is after the change, where its record was renamed."""
        return self.renamed.get(id, id)

    def of(self, id: str) -> str:
        """What a record is called; of two sources from one publisher and day, the id tells them apart."""
        return self._names.get(id, id)

    def label(self, record: Record) -> str:
        """What a record's own heading calls it."""
        return self.of(record.record) if isinstance(record, Correction) else record.label

    def readable(self, words: str) -> str:
        """Small Markdown as a person reads it, with what each link and citation leads to."""
        out: list[str] = []
        target = ""
        for piece in text.parse(words)[0]:
            match piece.type:
                case "text":
                    out.append(piece.words)
                case "softbreak" | "hardbreak":
                    out.append(" ")
                case "record_link":
                    name = self.of(piece.target)
                    out.append(f"{piece.words} [{name}]" if piece.words and piece.words.casefold() != name.casefold() else name)
                case "citation":
                    out.append(f"[{self.of(piece.target)}{', ' if piece.words else ''}{piece.words}]")
                case "link_open":
                    target = piece.target
                case "link_close":
                    out.append(f" ({target})")
                case kind:
                    out.append(_BLOCKS.get(kind, ""))
        lines = re.sub(r"\n([•>]) \n", r"\n\1 ", "".join(out)).split("\n")
        return "\n".join(filter(None, map(str.strip, lines)))

    def value(self, value: object) -> str:
        """Any value of a field."""
        if isinstance(value, BaseModel):
            return self.citation(value) if isinstance(value, Citation) else self.part(value)
        if isinstance(value, str):
            return self._text(value)
        match value:
            case CaseDate() | datetime.date():
                return date_words(value)
            case bool():
                return yes_or_no(value)
            case dict():
                return listed([f"{key}: {inner}" for key, inner in value.items()])
            case list():
                return listed([self.value(inner) for inner in value])
        return str(value)

    def _text(self, words: str) -> str:
        if isinstance(words, Enum):
            return word(words)
        if isinstance(words, Act):
            return self.step(words)
        if words in self._names:
            return self.of(words)
        return f"“{self.readable(words) if isinstance(words, Rich) else words}”"

    def step(self, step: str) -> str:
        """A step in words: those of the case's own law have a label."""
        own = next((own.label for case in (self.after, self.before) for own in case.profile.steps if own.id == step), "")
        return own or (tc("step", WORDS[step]) if step in WORDS else step.replace("-", " "))

    def citation(self, citation: Citation) -> str:
        """A source, where in it, what is quoted from it, and what it does if it does not support."""
        quote = f"“{citation.quote}”" if citation.quote else ""
        role = "" if citation.role == "supports" else f"which {citation.role}"
        return ", ".join(filter(None, [self.of(citation.source), citation.at, quote, role]))

    def part(self, part: BaseModel) -> str:
        """What a part says, field by field; what was left out is left out."""
        fields = ((name, getattr(part, name), info) for name, info in type(part).model_fields.items())
        given = [(name, value) for name, value, info in fields if value != info.get_default(call_default_factory=True)]
        return "; ".join(f"{'' if name == 'text' else f'{field_name(name)}: '}{self.value(value)}" for name, value in given)

    def at(self, part: BaseModel) -> str:
        """A part by its name: "statement “The hanger failed”"."""
        match part:
            case Step():
                return t("step “{step}” of {date}", step=self.step(part.step), date=part.date.words)
            case Position():
                return t("position “{stance}” of {names}", stance=part.stance, names=listed([self.of(id) for id in part.by]))
            case Part():
                own = next((value for name in prose_fields(type(part)) if isinstance(value := getattr(part, name), str)), "")
                words = short(self.readable(own).replace(chr(10), " ")) if own else ""
                return t("{part} “{words}”", part=part_name(part), words=words) if own else part_name(part)
        return part_name(part)
