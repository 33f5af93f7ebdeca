"""What a value may be that says something of a file: its name, its hash, its size."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from casesite.problem import quoted
from casesite.values.given import refuse
from casesite.values.ids import ID_LIMIT, SLUG

MEGABYTES = 100  # of one file: what GitHub and most hosts take
FILE_NAME = rf"{SLUG.pattern}\.[a-z0-9]{{2,4}}"


def _sha256(value: object) -> str:
    words = _line(value)
    if re.fullmatch("[0-9A-Fa-f]{64}", words):
        return words.lower()
    right = '64 digits and letters from a to f; "casesite new exhibit FILE" writes it'
    raise refuse("wrong-type", f"{quoted(words)} is not the SHA-256 of a file, which has {right}")


def _file_name(value: object) -> str:
    words = _line(value)
    if re.fullmatch(FILE_NAME, words) and len(words) <= ID_LIMIT + 5:
        return words
    right = "small letters, digits, hyphens and an ending, as in plan-of-the-site.png; the file lies in exhibits/ itself"
    raise refuse("bad-id", f"{quoted(words)} is not the name of a file as exhibits have it: {right}")


def _megabytes(value: object) -> int:
    if isinstance(value, int):
        return value
    words = _line(value)
    if not (words.isascii() and words.isdigit() and len(words) < 4 and 1 <= int(words) <= MEGABYTES):
        raise refuse("wrong-type", f"expected a whole number of megabytes from 1 to {MEGABYTES}, found {quoted(words)}")
    return int(words)


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise refuse("wrong-type", 'expected one value, found a list or "name: value" lines')
    return value.strip()


Sha256 = Annotated[str, BeforeValidator(_sha256), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})]
FileName = Annotated[str, BeforeValidator(_file_name), WithJsonSchema({"type": "string", "pattern": f"^{FILE_NAME}$"})]
Megabytes = Annotated[int, BeforeValidator(_megabytes), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MEGABYTES})]
