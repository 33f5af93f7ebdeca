"""Inputs as strangers and accidents make them: words of a format in any order, far too many of them, files cut and pasted."""

import json
from pathlib import Path

from hypothesis import strategies as st

WORDS = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
MOST = 3_000  # times that a word is repeated
PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ODD = st.sampled_from(WORDS.pop("odd"))


def soup(words, most=40):
    """Words of a format and odd signs, one after another, some of them many times."""
    word = st.sampled_from(words)
    many = st.builds(lambda word, times: word * times, word | ODD, st.integers(2, MOST))
    return st.lists(word | word | word | ODD | PLAIN | many, max_size=most).map("".join)


@st.composite
def mangled(draw, seeds, words):
    """A good file after a few accidents: a piece lost, doubled, moved, or with something else put in."""
    text = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 200])))
        piece = text[start:end]
        new = draw(st.sampled_from(["", piece * 2, piece[::-1]]) | st.sampled_from(words) | ODD | PLAIN)
        text = text[:start] + new + text[end:]
    return text


def fed(seeds, words):
    """Both kinds."""
    return mangled(seeds, words) | soup(words)
