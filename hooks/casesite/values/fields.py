"""What one value may be: plain text, small Markdown, a slug, a date, an address, a record's id.

Each is a type that pydantic checks and describes (JSON Schema), so that a kind names it once.
A value that breaks a rule raises PydanticCustomError with the rule's id; ``check`` gives it a place.
"""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Sequence
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from casesite.values import text
from casesite.values.dates import CaseDate, read_date

PLAIN_LIMIT = 400  # characters of a plain text
RICH_LIMIT = 12_000  # characters of a small-Markdown text
# Words that pages use for their own addresses and sections; no record may be called so.
RESERVED = frozenset(
    "assets bearing case charges claims commands contributing corrections counts data discussion disputes docket errors figures "
    "glance glossary how-to-cite incident index kinds left-out mentions method not-covered open-questions overview parties "
    "positions precedents proceedings questions record reference reforms requirement rest roles rules safety search "
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


def _case_id(value: object) -> str:
    words = _text(value)
    try:
        right = str(uuid.UUID(words))
    except ValueError:
        right = ""
    if words != right:
        as_in = f'write "{right}"' if right else 'delete the line and run "casesite lock", which writes one'
        raise refuse("bad-id", f'"{words}" is not the id of a case, which is a UUID in small letters; {as_in}')
    return words


def _fingerprint(value: object) -> str:
    words = _text(value)
    if re.fullmatch("[0-9a-f]{32}", words):
        raise refuse("bad-fingerprint", 'this is a fingerprint of an older form; give the name to "casesite withhold" once more')
    if not re.fullmatch(FINGERPRINT, words):
        raise refuse("bad-fingerprint", 'this is not a fingerprint of a name; give the name to "casesite withhold", which prints one')
    return words


def _url(value: object) -> str:
    try:
        return text.check_url(_text(value))
    except text.TextError as error:
        raise refuse(error.rule, str(error)) from None


def _when(value: object) -> CaseDate:
    if isinstance(value, CaseDate):
        return value
    words = _text(value)
    try:
        return read_date(words)
    except ValueError as error:
        raise refuse("bad-date", str(error)) from None


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    date = _when(value)
    if not date.is_day:
        raise refuse("bad-date", f'"{date}" is not one day; write it as 2021-10-21')
    return date.first


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


class Reference:
    """Marks a field that holds the id of a record of one of these kinds."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{text.SLUG.pattern}$", "x-kinds": list(self.kinds)}


# How a name is looked for, how many letters it has, and a hash: see ``model.withheld``.
FINGERPRINT = r"(?:word|part|name-[2-9])-[1-9][0-9]?-[0-9a-f]{32}"
DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?[~?%]?(/(\.\.|\d{4}(-\d{2}(-\d{2})?)?[~?%]?))?$"

Plain = Annotated[str, BeforeValidator(_plain), Field(min_length=1, max_length=PLAIN_LIMIT)]
Word = Annotated[str, BeforeValidator(_word), WithJsonSchema({"type": "string", "pattern": f"^{text.SLUG.pattern}$"})]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{text.SLUG.pattern}$"})]
CaseId = Annotated[str, BeforeValidator(_case_id), WithJsonSchema({"type": "string", "format": "uuid"})]
Fingerprint = Annotated[str, BeforeValidator(_fingerprint), WithJsonSchema({"type": "string", "pattern": f"^{FINGERPRINT}$"})]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
When = Annotated[
    CaseDate,
    BeforeValidator(_when),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "format": "edtf", "pattern": DATE_PATTERN}),
]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Flag = Annotated[bool, BeforeValidator(_flag)]
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
