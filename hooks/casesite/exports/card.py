"""assets/card.png: the picture that stands beside a link to the site where it is shared, 1200 by 630 pixels.

Words and two lines, drawn when the site is built: no photograph, and nobody's face. The font is a
part of Noto Serif (SIL Open Font License 1.1, ``fonts/OFL.txt``) with Latin, Greek and Cyrillic
letters. Words in letters that it lacks are left out: the card never shows empty boxes.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from casesite.language import t, tn
from casesite.model.case import Case
from casesite.model.labels import date_words
from casesite.site import Site

WIDTH, HEIGHT, MARGIN = 1200, 630, 88  # pixels, as is all below; sites that share links crop to 1.91 by 1
TITLE = range(80, 39, -4)  # the sizes tried for the title, the largest first
SMALL, LEADING = 32, 1.28
TOP, BOTTOM = MARGIN + 44, round(HEIGHT - MARGIN - 2 * SMALL * LEADING)  # where the title begins, and the small words
PAPER, INK = (250, 248, 244), (28, 32, 38)  # 15.4 to 1
FONT = Path(__file__).with_name("fonts") / "NotoSerif-Medium-subset.ttf"
MISSING = "\uffff"  # no letter, and never will be (The Unicode Standard, 23.7)


def card_png(case: Case, site: Site) -> bytes:
    """The title, the day of the record, what it rests on, and the site's address where it is known."""
    counts = [
        tn("{number} event", "{number} events", len(case.events)),
        tn("{number} source", "{number} sources", len(case.sources)),
    ]
    small = [t("The record as of {date}.", date=date_words(case.as_of)).rstrip("."), " · ".join(counts)]
    title = _known(case.profile.title) or _known(case.profile.short_title)
    return _png(_draw(title, [_known(words) for words in small], _known(urlsplit(site.url).hostname or "")))


def _draw(title: str, small: list[str], host: str) -> Image.Image:
    picture = Image.new("L", (WIDTH, HEIGHT), 0)  # how much ink, 0 to 255
    draw = ImageDraw.Draw(picture)
    draw.rectangle((MARGIN, MARGIN, MARGIN + 96, MARGIN + 7), fill=255)
    size, lines = _fitted(title)
    for number, line in enumerate(lines):
        draw.text((MARGIN, TOP + round(number * size * LEADING)), line, 255, _font(size))
    draw.rectangle((MARGIN, BOTTOM - 24, WIDTH - MARGIN, BOTTOM - 23), fill=110)
    for number, words in enumerate(small):
        draw.text((MARGIN, BOTTOM + round(number * SMALL * LEADING)), _cut(words, SMALL), 255, _font(SMALL))
    if _width(host, SMALL) + _width(small[-1], SMALL) + SMALL < WIDTH - 2 * MARGIN:
        draw.text((WIDTH - MARGIN, BOTTOM + round(SMALL * LEADING)), host, 255, _font(SMALL), anchor="ra")
    return picture


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest size at which a title fits, and its lines; at the smallest, as much of it as fits."""
    for size in TITLE:
        lines, room = list(_wrapped(title, size)), int((BOTTOM - 48 - TOP) / (size * LEADING))
        if len(lines) <= room and all(_width(line, size) <= WIDTH - 2 * MARGIN for line in lines):
            return size, lines
    shown = [_cut(line, size) for line in lines[:room]]
    if lines[room:]:
        shown[-1] = _cut(f"{shown[-1]} {lines[room]}", size)
    return size, shown


def _wrapped(words: str, size: int) -> Iterator[str]:
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and _width(longer, size) > WIDTH - 2 * MARGIN:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _cut(words: str, size: int) -> str:
    """Words, or as many letters of them as fit on a line, with an ellipsis."""
    if _width(words, size) <= WIDTH - 2 * MARGIN:
        return words
    letters = len(words)
    while letters and _width(f"{words[:letters].rstrip()}…", size) > WIDTH - 2 * MARGIN:
        letters -= 1
    return f"{words[:letters].rstrip()}…"


def _width(words: str, size: int) -> float:
    return _font(size).getlength(words)


@lru_cache(maxsize=len(TITLE) + 1)
def _font(size: int) -> FreeTypeFont:
    # The basic layout is the same on every machine; the other asks a library that may be there or not.
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


def _known(words: str) -> str:
    """Words in composed letters; none where the font lacks a letter of them."""
    composed = unicodedata.normalize("NFC", words)
    font = _font(SMALL)
    missing = bytes(font.getmask(MISSING))
    return "" if any(bytes(font.getmask(letter)) == missing for letter in set(composed) - {" "}) else composed


def _png(ink: Image.Image) -> bytes:
    """The picture in its two colors and the 254 between them."""
    picture = ink.convert("P")
    picture.putpalette([round(paper + (dark - paper) * at / 255) for at in range(256) for paper, dark in zip(PAPER, INK, strict=True)])
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()
