"""What one value may be: plain text, small Markdown, a slug, a date, an address, a record's id.

Each is a type that pydantic checks and describes (JSON Schema), so that a kind names it once.
A value that breaks a rule raises PydanticCustomError with the rule's id; ``check`` gives it a place.
"""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from casesite.problem import quoted
from casesite.values import address, times
from casesite.values.coordinates import PATTERN, coordinates
from casesite.values.dates import CaseDate
from casesite.values.given import refuse, shown, text_of
from casesite.values.ids import DEVICE, ID_LIMIT, SLUG, latin_ids
from casesite.values.marks import marks
from casesite.values.spelling import suggestion
from casesite.values.tags import LANGUAGE, canonical_language

PLAIN_LIMIT = 400  # characters of a plain text
ACT_LIMIT = 80  # characters of the name of a step
RICH_LIMIT = 12_000  # characters of a small-Markdown text
LIST_LIMIT = 200  # entries of a list of ids, or of other values that are no records
_IN_QUOTES = "; a text that begins with a bracket stands in quotes"
_MEANT = dict.fromkeys("yes y on ja oui sim si sí да 1".split(), "true") | dict.fromkeys("no n off nein non não нет 0".split(), "false")
# Words that pages use for their own addresses and sections; no record may be called so.
RESERVED = frozenset(
    "assets bearing case charges claims commands contributing corrections counts data discussion disputes docket errors exhibits "
    "figures "
    "glance glossary how-to-cite incident index kinds left-out mentions method minutes not-covered open-questions overview parties "
    "positions precedents proceedings questions recommendations record reference reforms requirement rest roles rules safety search "
    "sides sources standing statements statuses steps supports timeline waivers withdrawn wrong".split()
)


def _plain(value: object) -> str:
    words = " ".join(text_of(value, _IN_QUOTES).split())
    if len(words) > PLAIN_LIMIT:
        raise refuse("too-long", f"{len(words):,} characters, over the limit of {PLAIN_LIMIT} for this field")
    return words


def _act(value: object) -> Act:
    words = " ".join(text_of(value).split())
    if len(words) > ACT_LIMIT:
        raise refuse("too-long", f"{len(words)} characters, over the limit of {ACT_LIMIT} for the name of a step")
    return Act(words)


def _rich(value: object) -> Rich:
    words = text_of(value, _IN_QUOTES).strip("\n")
    if len(words) > RICH_LIMIT:
        raise refuse("too-long", f"{len(words):,} characters, over the limit of {RICH_LIMIT:,} for one text; write two statements")
    return Rich(words)


def _word(value: object) -> str:
    words = text_of(value)
    if len(words) > ID_LIMIT:
        raise refuse("too-long", f"{len(words):,} characters, over the limit of {ID_LIMIT} for an id")
    if not SLUG.fullmatch(words):
        form = "use small letters, digits and single hyphens"
        as_in = " or ".join(f'"{right}"' for right in latin_ids(words))
        raise refuse(
            "bad-id", f'"{words}" is not an id; {f"{form}, as in {as_in}" if as_in else f"it is written in Latin letters; {form}"}'
        )
    return words


def _slug(value: object) -> str:
    words = _word(value)
    if words in RESERVED:
        raise refuse("reserved-id", f'"{words}" is a name that the site keeps for a page or section; choose another')
    if DEVICE.fullmatch(words):
        raise refuse("reserved-id", f'"{words}" is the name of a device, of which Windows can make no folder; choose another')
    return words


def _case_id(value: object) -> str:
    words = text_of(value)
    try:
        right = str(uuid.UUID(words))
    except ValueError:
        right = ""
    if words != right:
        as_in = f'write "{right}"' if right else 'delete the line and run "casesite lock", which writes one'
        raise refuse("bad-id", f'"{words}" is not the id of a case, which is a UUID in small letters; {as_in}')
    return words


def _fingerprint(value: object) -> str:
    words = text_of(value)
    if re.fullmatch("[0-9a-f]{32}", words):
        raise refuse("bad-fingerprint", 'this is a fingerprint of an older form; run "casesite upgrade", which asks for the name')
    if not re.fullmatch(FINGERPRINT, words):
        raise refuse("bad-fingerprint", 'this is not a fingerprint of a name; give the name to "casesite withhold", which prints one')
    return words


def _url(value: object) -> str:
    words = text_of(value)
    if wrong := address.fault(words):
        raise refuse(wrong.rule, wrong.message, wrong.at)
    return address.encoded(words)


def _language(value: object) -> str:
    words = text_of(value)
    if LANGUAGE.fullmatch(words):
        return words
    right = canonical_language(words)
    hint = (
        f'; did you mean "{right}"?'
        if right != words and LANGUAGE.fullmatch(right)
        else "; write it as in en, pt-BR, zh-Hant or es-419 (BCP 47)"
    )
    raise refuse("unknown-word", f"{quoted(words)} is not the tag of a language{hint}")


def _flag(value: object) -> bool:
    if value in ("true", "false", True, False):
        return value in ("true", True)
    word = value.lower() if isinstance(value, str) else ""
    right = f'; did you mean "{_MEANT[word]}"?' if word in _MEANT else suggestion(word, ("true", "false"))
    raise refuse("wrong-type", f"expected true or false, found {shown(value)}{right}")


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    if not (isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 9):
        raise refuse("wrong-type", f"expected a whole number, found {shown(value)}")
    return int(value)


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
        return {"type": "string", "pattern": f"^{SLUG.pattern}$", "x-kinds": list(self.kinds)}


# How a name is looked for, how many letters it has, and a hash: see ``model.withheld``.
FINGERPRINT = r"(?:word|part|name-[2-9])-[1-9][0-9]?-[0-9a-f]{32}"

Plain = Annotated[str, BeforeValidator(_plain), Field(min_length=1, max_length=PLAIN_LIMIT)]
Word = Annotated[str, BeforeValidator(_word), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
CaseId = Annotated[str, BeforeValidator(_case_id), WithJsonSchema({"type": "string", "format": "uuid"})]
Fingerprint = Annotated[str, BeforeValidator(_fingerprint), WithJsonSchema({"type": "string", "pattern": f"^{FINGERPRINT}$"})]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
Language = Annotated[str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"})]
When = Annotated[
    CaseDate,
    PlainValidator(times.when),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "format": "edtf", "pattern": times.DATE_PATTERN}),
]
Day = Annotated[datetime.date, BeforeValidator(times.day)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Zone = Annotated[
    str, BeforeValidator(times.zone), WithJsonSchema({"type": "string", "format": "timezone", "pattern": "^[A-Za-z_+/0-9-]+$"})
]
Geo = Annotated[str, BeforeValidator(coordinates), WithJsonSchema({"type": "string", "format": "coordinates", "pattern": PATTERN})]
Number = Annotated[int, BeforeValidator(_number), Field(ge=0)]

# The id of a record of a kind, or, for whose word something is, of a party or of the source that reports it.
PartyId = Annotated[str, BeforeValidator(text_of), Reference("Party")]
ProceedingId = Annotated[str, BeforeValidator(text_of), Reference("Proceeding")]
EventId = Annotated[str, BeforeValidator(text_of), Reference("Event")]
ProtocolId = Annotated[str, BeforeValidator(text_of), Reference("SafetyProtocol")]
ExhibitId = Annotated[str, BeforeValidator(text_of), Reference("Exhibit")]
SourceId = Annotated[str, BeforeValidator(text_of), Reference("Source")]
SpeakerId = Annotated[str, BeforeValidator(text_of), Reference("Party", "Source")]


class Line:
    """Stands for a plain text where the types of fields are told apart."""


def is_line(mark: Any) -> bool:
    """Whether what a type is marked with says that it is plain text, on one line."""
    return isinstance(mark, BeforeValidator) and mark.func is _plain


def is_prose(annotation: Any, metadata: Sequence[Any] = ()) -> bool:
    """Whether a field holds words for readers: plain text or small Markdown, not an id, date or address."""
    return any(mark is Rich or is_line(mark) for mark in marks(annotation, metadata))
