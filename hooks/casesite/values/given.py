"""What every value is first: text that somebody wrote, or an error that says what it is instead."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from casesite.problem import quoted


def refuse(rule: str, message: str, at: int = 0) -> PydanticCustomError:
    """An error that ``check`` reports under a rule's id, word for word, so many characters from the start of the value."""
    return PydanticCustomError(rule, "{message}", {"message": message, "at": at})


def text_of(value: object, right: str = "") -> str:
    """The text of a value; raise an error for what is none, with ``right`` behind it."""
    if not isinstance(value, str):
        raise refuse("wrong-type", f"expected text, found {shown(value)}{right}")
    if not value.strip():
        raise refuse("empty-value", "nothing is written here; fill it in or delete the line")
    return value


def shown(value: object) -> str:
    """A value as a message shows it."""
    return quoted(value) if isinstance(value, str) else "a list" if isinstance(value, list) else '"name: value" lines'
