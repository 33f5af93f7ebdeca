"""Coordinates of a place: latitude and longitude in degrees (WGS 84), as map sites show them to be copied."""

from __future__ import annotations

import re
from typing import NamedTuple

from casesite.problem import quoted
from casesite.values.given import refuse, text_of

DIGITS = 6  # behind the point, about a hand's breadth
PATTERN = r"^-?\d{1,2}(\.\d{1,6})?, -?\d{1,3}(\.\d{1,6})?$"
_PAIR = re.compile(r"(-?\d{1,3}(?:\.\d{1,20})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,20})?)", re.ASCII)
_FORM = 'write latitude and longitude in degrees, in quotes and with points, as map sites give them: "38.71, -9.14"'


class Coordinates(NamedTuple):
    """Degrees north of the equator and east of Greenwich; less than nothing is south and west."""

    latitude: float
    longitude: float

    @property
    def uri(self) -> str:
        """The address that a program for maps opens (RFC 5870)."""
        return f"geo:{_number(self.latitude)},{_number(self.longitude)}"


def read_coordinates(written: str) -> Coordinates:
    """The coordinates that were written; raise ValueError for what is none."""
    latitude, _, longitude = written.partition(",")
    return Coordinates(float(latitude), float(longitude))


def coordinates(value: object) -> str:
    """A value in one form, ``38.71, -9.14``; raise an error for what is no place on earth."""
    if isinstance(value, list | dict):
        raise refuse("bad-coordinates", _FORM)
    words = text_of(value).strip()
    match = _PAIR.fullmatch(words)
    if not match:
        raise refuse("bad-coordinates", f"{quoted(words)} are no coordinates; {_FORM}")
    latitude, longitude = float(match[1]), float(match[2])
    turned = f'; did you mean "{match[2]}, {match[1]}"?' if abs(longitude) <= 90 and abs(latitude) <= 180 else ""
    if abs(latitude) > 90:
        raise refuse("bad-coordinates", f"the latitude comes first, from -90 to 90, and {match[1]} is none{turned}")
    if abs(longitude) > 180:
        raise refuse("bad-coordinates", f"the longitude comes second, from -180 to 180, and {match[2]} is none")
    return f"{_number(latitude)}, {_number(longitude)}"


def _number(degrees: float) -> str:
    words = f"{degrees:.{DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if words == "-0" else words
