"""What one value may be: plain text, small Markdown, a slug, a date, an address, a record's id.

Each is a type that pydantic checks and describes (JSON Schema), so that a kind names it once.
A value that breaks a rule raises PydanticCustomError with the rule's id; ``check`` gives it a place.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Annotated, Any, get_args
from zoneinfo import available_timezones

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, PlainSerializer, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from casesite.problem import suggestion
from casesite.values import text
from casesite.values.dates import CaseDate, read_date, zone_of

PLAIN_LIMIT = 400  # characters of a plain text
ACT_LIMIT = 80  # characters of the name of a step
RICH_LIMIT = 12_000  # characters of a small-Markdown text
# Words that pages use for their own addresses and sections; no record may be called so.
RESERVED = frozenset(
    "assets bearing charges claims commands contributing corrections counts data discussion disputes docket errors figures "
    "glance glossary how-to-cite incident index kinds left-out mentions method minutes not-covered open-questions overview parties "
    "positions precedents proceedings questions recommendations record reference reforms requirement rest roles rules safety search "
    "sides sources standing statements statuses steps supports timeline waivers withdrawn wrong".split()
)


def refuse(rule: str, message: str) -> PydanticCustomError:
    """An error that ``check`` reports under a rule's id, word for word."""
    return PydanticCustomError(rule, "{message}", {"message": message})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("wrong-type", f"expected text, found {_shown(value)}")
    if not value.strip():
        raise refuse("empty-value", "nothing is written here; fill it in or delete the line")
    return value


def _plain(value: object) -> str:
    words = " ".join(_text(value).split())
    if len(words) > PLAIN_LIMIT:
        raise refuse("too-long", f"{len(words)} characters, over the limit of {PLAIN_LIMIT} for this field")
    return words


def _act(value: object) -> Act:
    words = " ".join(_text(value).split())
    if len(words) > ACT_LIMIT:
        raise refuse("too-long", f"{len(words)} characters, over the limit of {ACT_LIMIT} for the name of a step")
    return Act(words)


def _rich(value: object) -> Rich:
    words = _text(value).strip("\n")
    if len(words) > RICH_LIMIT:
        raise refuse("too-long", f"{len(words)} characters, over the limit of {RICH_LIMIT} for one text; write two statements")
    return Rich(words)


def _word(value: object) -> str:
    words = _text(value)
    if not text.SLUG.fullmatch(words):
        right = "-".join(text.SLUG.findall(words.lower())) or "the-name"
        raise refuse("bad-id", f'"{words}" is not an id; use small letters, digits and single hyphens, as in "{right}"')
    return words


def _slug(value: object) -> str:
    words = _word(value)
    if words in RESERVED:
        raise refuse("reserved-id", f'"{words}" is a name that the site keeps for a page or section; choose another')
    return words


def _url(value: object) -> str:
    try:
        return text.check_url(_text(value))
    except text.TextError as error:
        raise refuse(error.rule, str(error)) from None


def _when(value: object, info: ValidationInfo) -> CaseDate:
    """A date; its time is of the zone that the context names under ``timezone``, if the value is read as part of a case."""
    if isinstance(value, CaseDate):
        return value
    words = _text(value)
    case = info.context or {}
    try:
        date = read_date(words, zone_of(case.get("timezone") or ""))
    except ValueError as error:
        raise refuse("bad-date", str(error)) from None
    if date.is_floating and "timezone" in case:
        right = words.replace("/", "-06:00/") if date.ends_at else words
        said = f'"{words}" does not say in what zone; write the offset, as in {right.rstrip("~?%")}-06:00, or "timezone:" in case.yml'
        raise refuse("bad-date", said)
    return date


def _day(value: object, info: ValidationInfo) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    date = _when(value, info)
    if not date.is_day:
        raise refuse("bad-date", f'"{date}" is not one day; write it as 2021-10-21')
    return date.first


def _zone(value: object) -> str:
    words = _text(value)
    if zone_of(words) is None:
        known = sorted(available_timezones())
        ends = [name for name in known if name.rpartition("/")[2].casefold() == words.rpartition("/")[2].replace(" ", "_").casefold()]
        near = f'; did you mean "{ends[0]}"?' if ends else suggestion(words, known) or "; write one as America/Santiago, Europe/Berlin"
        raise refuse("bad-timezone", f'"{words}" is not the name of a time zone{near}')
    return words


def _flag(value: object) -> bool:
    if value not in ("true", "false", True, False):
        raise refuse("wrong-type", f"expected true or false, found {_shown(value)}")
    return value in ("true", True)


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    if not (isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 9):
        raise refuse("wrong-type", f"expected a whole number, found {_shown(value)}")
    return int(value)


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else "a list" if isinstance(value, list) else "a mapping"


class Rich(str):
    """Small Markdown as it was written; ``text`` parses and renders it."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_rich, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "format": "casesite-markdown", "minLength": 1, "maxLength": RICH_LIMIT}


class Act(str):
    """A word of the law for a step; whether there is such a step depends on the kind of proceeding, so a rule says it."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_act, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "format": "step", "minLength": 1, "maxLength": ACT_LIMIT}


class Reference:
    """Marks a field that holds the id of a record of one of these kinds."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{text.SLUG.pattern}$", "x-kinds": list(self.kinds)}


_END = r"(\d{4}(-(\d{2}|XX)(-(\d{2}|XX))?)?|\d{3}X|\d{2}XX|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)[~?%]?"
DATE_PATTERN = rf"^({_END}(/(\.\.|{_END})?)?|(\.\.)?/{_END})$"

Plain = Annotated[str, BeforeValidator(_plain), Field(min_length=1, max_length=PLAIN_LIMIT)]
Word = Annotated[str, BeforeValidator(_word), WithJsonSchema({"type": "string", "pattern": f"^{text.SLUG.pattern}$"})]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{text.SLUG.pattern}$"})]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
When = Annotated[
    CaseDate,
    PlainValidator(_when),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "format": "edtf", "pattern": DATE_PATTERN}),
]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Zone = Annotated[str, BeforeValidator(_zone), WithJsonSchema({"type": "string", "format": "timezone", "pattern": "^[A-Za-z_+/0-9-]+$"})]
Number = Annotated[int, BeforeValidator(_number), Field(ge=0)]

# The id of a record of a kind, or, for whose word something is, of a party or of the source that reports it.
PartyId = Annotated[str, BeforeValidator(_text), Reference("Party")]
ProceedingId = Annotated[str, BeforeValidator(_text), Reference("Proceeding")]
EventId = Annotated[str, BeforeValidator(_text), Reference("Event")]
ProtocolId = Annotated[str, BeforeValidator(_text), Reference("SafetyProtocol")]
SourceId = Annotated[str, BeforeValidator(_text), Reference("Source")]
SpeakerId = Annotated[str, BeforeValidator(_text), Reference("Party", "Source")]


def is_prose(annotation: Any, metadata: Sequence[Any] = ()) -> bool:
    """Whether a field holds words for readers: plain text or small Markdown, not an id, date or address."""
    if annotation is Rich or any(isinstance(mark, BeforeValidator) and mark.func is _plain for mark in metadata):
        return True
    return any(is_prose(inner, getattr(inner, "__metadata__", ())) for inner in get_args(annotation))
