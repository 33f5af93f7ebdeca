"""Characters that nobody sees, where they stand and what they are called.

Unicode's ``Default_Ignorable_Code_Point`` (DerivedCoreProperties), noncharacters, private use, controls, surrogates,
the replacement character and the blank Braille pattern are refused, raw and as an escape: they hide or reorder text,
or stand for a letter that was lost. Kept are the few that a script needs, and only where it needs them: joiners between
letters that join and between emoji (RFC 5892, appendix A; UTS 51), a variation selector behind a character that takes
it, the tag letters of a flag.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_JOINING = (  # scripts in which a joiner changes a letter: Arabic, Syriac, those of India and around it, Mongolian
    "\u0620-\u08ff\u0900-\u0dff\u0e80-\u109f\u1780-\u1aff\u1b00-\u1bff"
    "\ua800-\ua8ff\ua900-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff"
)
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2"
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_MONGOLIAN = "\u1807\u1820-\u18aa"
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"  # of a part of a country

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff9-\ufffd"  # tab and line ends aside
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
_NO_TEXT = "\u2800\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000)
)
_SOMETIMES = "\u180b-\u180f\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef"
_NEVER = f"{_CONTROLS}{_IGNORABLE}{_NO_TEXT}"
_UNUSUAL = re.compile("[^\t\n\r -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e]+")  # quickly told: all else is seen
_SUSPECT = re.compile(f"{_FLAG}|[{_NEVER}{_SOMETIMES}]")
_REFUSED = re.compile(
    rf"[{_NEVER}]"
    rf"|(?<![{_JOINING}{_EMOJI}\ufe0f])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}{_EMOJI}])(?<![{_VIRAMA}].)"
    rf"|(?<![{_EMOJI}#*0-9])[\ufe0e\ufe0f]|(?<=[#*0-9])[\ufe0e\ufe0f](?!\u20e3)"
    rf"|(?<![{_HAN}\u1000-\u109f\ua840-\ua877])[\ufe00-\ufe0d]|(?<![{_HAN}])[\U000e0100-\U000e01ef]"
    rf"|(?<![{_MONGOLIAN}])[\u180b-\u180f]"
    rf"|[\U000e0020-\U000e007f]",
    re.DOTALL,
)
_KINDS = {"Cc": "a control character", "Co": "a character of private use", "Cs": "half a character", "Cn": "no character of Unicode"}


def invisible(words: str) -> list[int]:
    """Where characters stand that are refused, from 0."""
    runs = (_SUSPECT.finditer(words, *run.span()) for run in _UNUSUAL.finditer(words))
    return [found.start() for run in runs for found in run if _REFUSED.match(words, found.start())]


def without_invisible(words: str, instead: str = "") -> str:
    """The words that a reader sees; something may stand in place of each character that is refused."""
    places = invisible(words)
    ends = [-1, *places, len(words)]
    return instead.join(words[start + 1 : end] for start, end in pairwise(ends)) if places else words


def name(character: str) -> str:
    """What a character is called, behind its number: ``U+3164 (Hangul filler)``."""
    words = unicodedata.name(character, "") or _KINDS.get(unicodedata.category(character), "no name")
    return f"U+{ord(character):04X} ({words.lower() if words.isupper() else words})"
