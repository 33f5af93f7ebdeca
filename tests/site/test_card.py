"""The picture that stands beside a link to the site: what is on it, and that it is there whatever a case is called."""

import io
import struct

import pytest
from PIL import Image, ImageChops
from site_tools import BRIDGE, SITE, built, copy_case, edit, in_german

from casesite import Site
from casesite.exports import card

pytest_plugins = ["site_fixtures"]

CARD = "assets/card.png"
TITLE = 'title: "The Quillet footbridge: a case record"'


@pytest.fixture
def drawn(monkeypatch):
    """The words on each card, as they are drawn."""
    found, draw = [], card._draw
    monkeypatch.setattr(card, "_draw", lambda *words: (found.append(words), draw(*words))[1])
    return found


def opened(content):
    return Image.open(io.BytesIO(content))


def ink(picture):
    """Where something is drawn: left, top, right, bottom."""
    return picture.getbbox()


def luminance(color):
    """WCAG 2.2, relative luminance."""
    parts = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in color]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_card_is_a_picture_of_the_size_that_others_ask_for(bridge_files):
    content = bridge_files[CARD]
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (1200, 630)
    assert opened(content).format == "PNG"
    assert len(content) < 60_000


def test_the_card_says_the_title_the_day_what_there_is_and_where(drawn):
    built(BRIDGE / "case_data")
    assert drawn == [
        (
            "The Quillet footbridge: a case record",
            ["The record as of 30 June 2025", "15 events · 10 sources"],
            "bridge.example.org",
        )
    ]


def test_the_card_of_a_site_whose_address_is_not_known_names_none(drawn):
    built(BRIDGE / "case_data", Site(today=SITE.today))
    assert drawn[0][2] == ""


def test_the_card_speaks_the_language_of_the_case(drawn, tmp_path):
    case_dir = copy_case(tmp_path)
    in_german(case_dir)
    built(case_dir)
    assert "30. Juni 2025" in drawn[0][1][0]
    assert "record" not in drawn[0][1][0]
    assert "events" not in drawn[0][1][1]


def test_the_words_on_the_card_are_dark_on_light():
    light, dark = luminance(card.PAPER), luminance(card.INK)
    assert (light + 0.05) / (dark + 0.05) > 7
    picture = opened(card._png(card._draw("A", ["b"], ""))).convert("RGB")
    assert {picture.getpixel((0, 0)), picture.getpixel((card.MARGIN + 4, card.MARGIN + 4))} == {card.PAPER, card.INK}


@pytest.mark.parametrize(
    "words",
    [
        "“Rust” ‘x’ „y“ «z» ‹w› – — …",
        "ÄÖÜ äöü ß ẞ Å Ø Æ Þ ð é è ê ë ñ ç ō ű ő ğ ı İ Ł ł ż ź ś š ž č ř ů",
        "Ελλάδα Ωώ",
        "Россия Україна ґ є ї Ђ џ",
        "Nguyễn Đà Nẵng",
        "e\u0301 n\u0303",
        "§ 1 € £ № 5 % & @ # * / \\ | ~ ^ ` { } [ ] < >",
    ],
)
def test_the_font_has_the_letters_of_titles(words):
    assert card._known(words).split() != []


def test_letters_with_marks_are_drawn_as_one():
    assert card._known("e\u0301") == "\u00e9"


@pytest.mark.parametrize("words", ["橋の記録", "הגשר", "الجسر", "สะพาน", "A bridge 橋", "🌉", "\u0378"])
def test_words_in_letters_that_the_font_lacks_are_left_out(words):
    assert card._known(words) == ""


def test_a_title_that_cannot_be_drawn_gives_way_to_the_short_title(drawn, tmp_path):
    case_dir = copy_case(tmp_path)
    edit(case_dir / "case.yml", TITLE, 'title: "橋の記録"')
    assert opened(built(case_dir)[CARD]).size == (1200, 630)
    assert drawn[0][0] == "Quillet record"


def test_a_card_without_any_words_is_two_lines_and_no_box():
    nothing = card._draw("", ["", ""], "")
    assert ink(nothing.crop((0, 0, 1200, card.MARGIN))) is None
    assert ink(nothing.crop((0, card.TOP, 1200, card.BOTTOM - 24))) is None
    assert ink(nothing.crop((0, card.BOTTOM, 1200, 630))) is None


TITLES = {
    "short": "A",
    "two lines": "The Quillet footbridge: a case record",
    "long": " ".join(["The Quillet footbridge and what came of it"] * 3),
    "too long": " ".join(["The Quillet footbridge and what came of it"] * 20),
    "one long word": "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
    "long words": " ".join(["Donaudampfschifffahrtsgesellschaftskapitän" * 2] * 9),
    "tall letters": "ÅÄÖ Ễ gjpqy " * 12,
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_stays_within_its_place(title):
    without, picture = card._draw("", [""], ""), card._draw(title, [""], "")
    left, top, right, bottom = ink(ImageChops.difference(without, picture))
    assert left >= card.MARGIN - 4
    assert right <= card.WIDTH - card.MARGIN + 4
    assert top > card.MARGIN + 8
    assert bottom < card.BOTTOM - 24


def test_a_short_title_is_larger_than_a_long_one_and_one_that_is_too_long_says_so():
    sizes = [card._fitted(TITLES[name])[0] for name in ("short", "long", "too long")]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == card.TITLE[0]
    assert sizes[2] == card.TITLE[-1]
    for name in ("too long", "one long word", "long words"):
        assert card._fitted(TITLES[name])[1][-1].endswith("…")
    assert " ".join(card._fitted(TITLES["long"])[1]).count("came of it") == 3


@pytest.mark.parametrize("host", ["a.example", "a" * 60 + ".example"])
def test_the_address_never_stands_on_other_words(host):
    small = ["The record as of 30 June 2025", "1,000 events · 2,000 sources"]
    without, alone = card._draw("", small, ""), card._draw("", ["", ""], host)
    only = ImageChops.subtract(alone, card._draw("", ["", ""], ""))
    assert host == "a.example" or card._draw("", small, host).tobytes() == without.tobytes()
    assert host != "a.example" or ink(ImageChops.multiply(only, without)) is None


def test_the_card_is_the_same_each_time_it_is_drawn(bridge_files):
    assert built(BRIDGE / "case_data")[CARD] == bridge_files[CARD]
