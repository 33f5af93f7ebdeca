"""Every word that is written comes out, or is refused at the sign that would swallow it.

Rows of one table each: what stands in the minimal case of conftest.py in place of a line, and what one run must say:
a place in events.yml, or in the file that it names, and words of the message; or the value that comes out.
"""

import json

import pytest
from conftest import SITE, assert_refused, edited, problems_of

from casesite.build import build


def said(write_case, row):
    return problems_of(write_case(edited(row)))


COMMENT = "begins a comment … put the whole text in quotes"
NAME = "put the whole text in quotes"
REFUSED = {
    "A1": ("title: Exhibit #12 is shown", "3:18", COMMENT),
    "A2": ("text: The scene was shot again as take #2 of the day.", "4:42", COMMENT),
    "A3": ("title: Safety #MeToo march", "3:17", COMMENT),
    "A4": ("title: Count # 1 is dismissed", "3:16", COMMENT),
    "A5": ("text: The scene was shot again\n    as take #2 of the day.", "5:13", COMMENT),
    "A6": ('title: "Count" #1 is dismissed', "3:18", COMMENT),
    "A7": ("place: Suite #12", "8:16", COMMENT),
    "A8": ("text: >- #2 was the take.\n    It fell.", "4:12", COMMENT),
    "A9": ("sources: [report, #x\n    ]", "6:21", COMMENT),
    "A10": ("date: 2021-10-21 #x", "2:20", COMMENT),
    "A11": ("sources.yml url: https://gazette.example.com/x #note", "sources.yml:5:38", COMMENT),
    "glued to a quotation mark": ('title: "Count"#1 is dismissed', "3:17", COMMENT),
    "glued to a bracket": ("sources: [report]#1", "6:20", COMMENT),
    "nothing behind the sign": ("title: Exhibit #", "3:18", COMMENT),
    "behind the name alone": ("text: # 2\n    The gate fell.", "4:9", COMMENT),
    "in the middle of a text": ("text: The gate\n    # 2\n    fell.", "5:5", "comment"),
    "in a list of texts": ("case.yml not_covered: [Private lives.] # of anyone", "case.yml:12:31", COMMENT),
    "A18": ("title: &Sons Ltd is fined", "3:10", NAME),
    "A19": ("title: &Sons", "3:10", NAME),
    "A20": ("parties: [&x ferrow]", "8:13", NAME),
    "A21": ("text: &b >-\n    The gate fell.", "4:9", NAME),
    "A22": ("- &x id: gate-falls", "1:3", NAME),
    "A23": ("  &k title: The gate falls", "3:3", NAME),
    "A25": ("text: '[ferrow|Ferrow]] saw it.'", "4:10", '"[["'),
    "A26": ("text: 'ferrow|Ferrow]] saw it.'", "4:23", '"[["'),
    "A27": ("text: 'ferrow]] saw it.'", "4:16", '"[["'),
    "A28": ("text: '[ [ferrow]] saw it.'", "4:10", "space between the brackets"),
    "A29": ("text: 'It fell. @report, p. 3]'", "4:19", '"report" is a source; write [@report]'),
    "A30": ("text: 'It fell. [ @report, p. 3]'", "4:19", '"report" is a source; write [@report]'),
    "A31": ("text: 'It fell (@report, p. 3).'", "4:19", '"report" is a source; write [@report]'),
    "an id behind a citation that holds it": ("text: 'It fell [@report]. @report tells it.'", "4:29", '"report" is a source'),
    "A32": ("text: '[[ferrow|Ferrow] saw it.'", "4:10", "is cut short or lacks a comma"),
    "a citation on two lines": ("text: |\n    It fell [@report,\n    p. 3].", "5:13", "goes on in the next line … on one line"),
    "a place on two lines": ("text: |\n    It fell [@report, p.\n    3].", "5:13", "goes on in the next line"),
    "a link on two lines": ("text: |\n    The [[ferrow|town of\n    Ferrow]] fell.", "5:9", "goes on in the next line"),
    "a citation that never ends": ("text: |\n    It fell [@report,\n\n    It rose.]", "5:13", "cut short"),
    "two citations with a semicolon": ("text: 'It fell [@report; @report, p. 3].'", "4:18", "more than one source … brackets of its own"),
    "two citations with a comma": ("text: 'It fell [@report, @report].'", "4:18", "more than one source"),
    "two citations behind a place": ("text: 'It fell [@report, p. 3; @report].'", "4:18", "more than one source"),
    "a link that lost its bracket": ("text: 'It fell, the paper](https://a.example.org/) says.'", "4:28", '"["'),
    "no words in a link": ("text: 'It fell [](https://a.example.org/).'", "4:21", "no words"),
    "no words behind a bar": ("text: 'The [[ferrow| ]] fell.'", "4:14", "cut short"),
    "A34": ('text: "+ 5 degrees was read that night."', "4:10", r"write \+"),
    "A35": ("text: |\n    It was\n    - 5 degrees.", "6:5", r"write \- … empty line before a list"),
    "A36": ("text: |\n    The count was\n    1. It fell.", "6:5", r"write 1\."),
    "A37": ('text: "42. That was the number."', "4:10", r"write 42\."),
    "A38": ("text: |\n    There were\n    > 5 shots.", "6:5", r"write \>"),
    "A39": ('text: "1986. A great year."', "4:10", r"write 1986\."),
    "an amount alone": ('text: "- 5 degrees was read that night."', "4:10", r"write \-"),
    "numbers that Markdown counts anew": ("text: |\n    1. It fell.\n    3. It rose.", "5:5", "count from 1"),
    "a line that a quotation takes in": ("text: |\n    > It fell.\n    That was said.", "5:5", "start it with >"),
    "stars between figures": ("text: 'It is 5*3*2 feet.'", "4:17", r"write \*"),
    "A42": (r'title: "C:\new is found"', "3:13", "put the text in single quotes"),
    "A43": (r'text: "A file C:\new\table was read."', "4:19", "put the text in single quotes"),
    "a paragraph in a field of one line": (r'title: "One.\n\nTwo."', "3:15", "put the text in single quotes"),
    "A46": ("sources: [report, report]", "6:21", "stands in this list already"),
    "A47": ("parties: [ferrow, ferrow]", "8:21", "stands in this list already"),
}


@pytest.mark.parametrize(("row", "place", "words"), REFUSED.values(), ids=REFUSED)
def test_a_sign_that_swallows_words_is_refused(write_case, row, place, words):
    assert_refused(said(write_case, row), place, words)


STAYS = {
    "A13": ("date: 2021-10-21 # checked", "date", "2021-10-21"),
    "A14": ("sources: [report] # checked", "title", "The gate falls"),
    "A15": ("text: The gate fell.\n  # a note on a line of its own", "text", "The gate fell."),
    "A16": ("title: Count#1 is dismissed", "title", "Count#1 is dismissed"),
    "A17": ("text: >-\n    It was take #2 of the day.", "text", "It was take #2 of the day."),
    "in quotes": ("title: 'Count #1 is dismissed'", "title", "Count #1 is dismissed"),
    "a comment in a comment": ("date: 2021-10-21 # see #2", "date", "2021-10-21"),
    "A24": ("title: R&D is closed", "title", "R&D is closed"),
    "A33": (
        "text: 'The sign a@report; @someone; he [the driver] left, [sic].'",
        "text",
        "The sign a@report; @someone; he [the driver] left, [sic].",
    ),
    "a sign in a place": ("text: 'It fell [@report, sign a@b].'", "text", "It fell [@report, sign a@b]."),
    "brackets in brackets": ("text: 'He said [it fell [sic]] and left.'", "text", "He said [it fell [sic]] and left."),
    "A40": (r'text: "- one\n- two"', "text", "- one\n- two"),
    "A41": ('text: "He left at 5 - 6 pm, +5 degrees, #2."', "text", "He left at 5 - 6 pm, +5 degrees, #2."),
    "A44": (r'text: "One.\n\nTwo."', "text", "One.\n\nTwo."),
    "A45": (r"text: 'A file C:\new\table was read.'", "text", r"A file C:\new\table was read."),
    "a list behind an empty line": (
        "text: |\n    It was\n\n    - 5 degrees\n    - 6 degrees",
        "text",
        "It was\n\n- 5 degrees\n- 6 degrees",
    ),
    "letters by their numbers": (r'title: "Caf\u00e9 falls"', "title", "Café falls"),
}


@pytest.mark.parametrize(("row", "field", "value"), STAYS.values(), ids=STAYS)
def test_words_that_nothing_swallows_come_out(write_case, row, field, value):
    artifacts, _ = build(write_case(edited(row)), SITE)
    case = json.loads(next(artifact.content for artifact in artifacts if artifact.path == "data/case.json"))
    [event] = case["events"]
    assert event[field] == value


UNSEEN = {
    "A159": "\u034f",
    "A160": "\u3164",
    "A161": "\u180e",
    "A162": "\u2065",
    "A163": "\U000e0041",
    "A164": "\ufe00",
    "A165": "\ufe0f",
    "A166": "\u206a",
    "A167": "\ufff0",
    "A168": "\U0001d173",
    "A169": "\ufdd0",
    "A170": "\U0001ffff",
    "A171": "\u2800",
    "A172": "\ue000",
    "A173": "\ufffd",
    "A179": "\u00ad",
    "A180": "\u200b",
    "A181": "\u202e",
    "A182": "\u2028",
    "A183": "\u007f",
    "a joiner between Latin letters": "\u200d",
    "an ideograph's variation behind a letter": "\U000e0100",
    "the end of a flag": "\U000e007f",
}


@pytest.mark.parametrize("character", UNSEEN.values(), ids=UNSEEN)
def test_a_character_that_nobody_sees_is_refused_by_name_where_it_stands(write_case, character):
    lines = said(write_case, f"title: The gate fa{character}lls")
    assert_refused(lines, "3:21", f"U+{ord(character):04X} ( … cannot be seen; delete it")


ELSEWHERE = {
    "A174": (r'title: "The gate fa\u3164lls"', "3:22", "U+3164 (hangul filler)"),
    "A175": ("title: \u3164", "3:10", "nothing is written here"),
    "only such in quotes": ("title: '\u3164\u3164'", "3:11", "U+3164 (hangul filler) … 1 more on this line"),
    "A176": ("title: \u200c", "3:10", "nothing is written here"),
    "A177": ("sources.yml url: https://gazette.example.com/a\u034fb", "sources.yml:5:37", "U+034F (combining grapheme joiner)"),
    "several on a line": ("title: The\u200b gate\u200b fa\u200blls", "3:13", "2 more on this line"),
    "in a key": ("tit\u200ble: The gate falls", "3:6", "U+200B"),
}


@pytest.mark.parametrize(("row", "place", "words"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_character_that_nobody_sees_is_refused_in_every_field(write_case, row, place, words):
    row = row if "\u200ble" not in row else row.replace("tit\u200ble", "title")
    files = edited(row)
    if place == "3:6":
        files["events.yml"] = files["events.yml"].replace("  title", "  tit\u200ble")
    assert_refused(problems_of(write_case(files)), place, words)


KEPT = {
    "A184": "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "A185": "می\u200cخواهم",
    "A186": "❤\ufe0f",
    "A187": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "A188": "10\u00a0000",
    "a half form": "क\u094d\u200dष",
    "a keycap": "1\ufe0f\u20e3",
    "a name's own form of a letter": "葛\U000e0100城",
    "a skin tone": "\U0001f469\U0001f3fd\u200d\U0001f692",
}


@pytest.mark.parametrize("words", KEPT.values(), ids=KEPT)
def test_a_joiner_that_a_script_needs_is_kept(write_case, words):
    assert said(write_case, f"title: The {words} gate falls") == []
