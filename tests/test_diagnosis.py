"""A file that cannot be read: where the mistake was made, and what would be right.

"Five" is the minimal events.yml and four records like it, each behind an empty line: records begin on lines 1, 9, 17, 25, 33.
A row puts a line in place of the one that it names, says where the one problem is, and gives words of the message.
"""

import re

import pytest
import yaml
from conftest import MINIMAL, assert_refused, problems_of

from casesite.reading import compose

EVENTS = MINIMAL["events.yml"]
FIVE = "\n".join(
    [EVENTS, *(EVENTS.replace("gate-falls", f"gate-{n}").replace("The gate falls", f"The gate is seen {n}") for n in range(2, 6))]
)
LATER_QUOTE = FIVE.replace("The gate is seen 4", 'The gate is "seen" 4')
LATER_APOSTROPHE = FIVE.replace("The gate is seen 4", "The gate is seen at four o'clock")
QUOTE, BRACKET = "a quotation mark opened here is not closed", "a bracket opened here is not closed"
SPACE, NO_COLON, MARGIN = "write a space behind the colon", 'this line has no ":"', 'indent it more than "text:"'
WHOLE, SINGLE, DOUBLE = "put the whole text in quotes", "single quotes", "double quotes"
CONFLICT, DOTS, SECOND, DIRECTIVE = "a merge conflict is not resolved here", "delete it", 'delete the "---"', "delete it"


def in_place(text, line, words):
    lines = text.split("\n")
    lines[line - 1 : line] = words.split("\n")
    return "\n".join(lines)


def five(line, words, text=FIVE):
    return {"events.yml": in_place(text, line, words)}


def case(line, words, file="case.yml"):
    return {file: in_place(MINIMAL[file], line, words)}


def one(line, words):
    return {"events.yml": in_place(EVENTS, line, words)}


def two(line, words):
    return {"events.yml": in_place(EVENTS + EVENTS.replace("gate-falls", "gate-2"), line, words)}


RECORD = EVENTS.rstrip("\n")
ROWS = {
    "A48": (five(3, '  title: "The gate falls'), "3:10", QUOTE),
    "A49": (five(3, '  title: "The gate falls', LATER_QUOTE), "3:10", QUOTE),
    "A50": (five(3, "  title: 'The gate falls", LATER_APOSTROPHE), "3:10", QUOTE),
    "A51": (five(4, '  text: "The gate fell.'), "4:9", QUOTE),
    "A52": (case(3, "  kind: 'agency", "parties.yml"), "parties.yml:3:9", QUOTE),
    "A53": (five(6, "  sources: [report"), "6:12", BRACKET),
    "A54": (five(6, "  sources: {report"), "6:12", BRACKET),
    "A55": (five(7, "  category: structure\n  parties: [ferrow"), "8:12", BRACKET),
    "A56": (case(5, "incident: {date: 2021-10-21, place: Ferrow"), "case.yml:5:11", BRACKET),
    "A57": (case(11, "  - {id: structure, label: The gate"), "case.yml:11:5", BRACKET),
    "A58": (case(12, "not_covered: [Private lives."), "case.yml:12:14", BRACKET),
    "A59": (five(3, "  title:The gate falls"), "3:3", SPACE),
    "A60": (five(2, "  date:2021-10-21"), "2:3", SPACE),
    "A61": (five(7, "  category:structure"), "7:3", SPACE),
    "A62": (five(6, "  sources:[report]"), "6:3", SPACE),
    "A63": (five(3, "  title The gate falls"), "3:3", NO_COLON),
    "A64": (five(7, "  category structure"), "7:3", NO_COLON),
    "A65": (five(9, "- id gate-2"), "9:3", NO_COLON),
    "A66": (five(3, "  title; The gate falls"), "3:3", '";" stands for ":"'),
    "A67": (five(3, "  title： The gate falls"), "3:8", "U+FF1A"),
    "A68": (five(3, "  title:\u00a0The gate falls"), "3:9", "U+00A0 (no-break space)"),
    "A69": (five(3, "  title:\u3000The gate falls"), "3:9", "U+3000 (ideographic space)"),
    "A70": (five(4, "  text: The gate fell\nand broke."), "5:1", MARGIN),
    "A71": (five(4, "  text: The gate fell\n  and broke."), "5:3", MARGIN),
    "A72": (five(4, "  text: >-\n    The gate fell\n  and broke."), "6:3", MARGIN),
    "A73": (five(6, "  sources:\n- report"), "7:1", "at the margin a dash begins a record"),
    "A74": (case(12, "not_covered:\n  - Private lives.\n  -Other things."), "case.yml:14:3", "a space behind the dash"),
    "A75": (five(3, "   title: The gate falls"), "3:4", "one space too many"),
    "A76": (five(2, "   date: 2021-10-21"), "2:4", "one space too many"),
    "A77": (five(17, " - id: gate-3"), "17:2", "one space too many"),
    "A78": (five(17, "-  id: gate-3"), "17:4", "one space behind the dash"),
    "A79": (five(9, "  id: gate-2"), "9:3", 'a record begins with "- id:"'),
    "A80": (five(1, "id: gate-falls"), "1:1", 'a record begins with "- id:"'),
    "A81": (five(1, "-id: gate-falls"), "1:1", "a space behind the dash"),
    "A82": (five(1, "– id: gate-falls"), "1:1", 'U+2013 (en dash) is no hyphen; a record begins with "- "'),
    "A83": (five(1, "• id: gate-falls"), "1:1", 'U+2022 (bullet) is no hyphen; a record begins with "- "'),
    "A84": (five(9, "* id: gate-2"), "9:1", 'a record begins with "- "'),
    "A85": (five(9, "-\u00a0id: gate-2"), "9:2", "U+00A0 (no-break space)"),
    "A86": (five(3, "\u00a0\u00a0title: The gate falls"), "3:1", "U+00A0 (no-break space)"),
    "A87": (one(3, "  title: [Lift] stops"), "3:10", f'begins with "[" … {WHOLE}'),
    "A88": (one(3, "  title: {Lift} stops"), "3:10", f'begins with "{{" … {WHOLE}'),
    "A89": (one(3, '  title: "Lift" stops'), "3:10", f"only a part of this text is in quotes … {SINGLE}"),
    "A90": (one(3, "  title: 'Lift' stops"), "3:10", f"only a part of this text is in quotes … {DOUBLE}"),
    "A91": (one(3, "  title: 'The lift's door'"), "3:10", f"the apostrophe ends the text … {DOUBLE}"),
    "A92": (one(3, '  title: "The "Lift" stops"'), "3:10", SINGLE),
    "A93": (one(3, '  title: "The gate falls",'), "3:26", "delete the comma"),
    "A94": (one(3, "  title: *Lift* stops"), "3:10", f'begin with "*" … {WHOLE}'),
    "A95": (one(3, "  title: **Lift** stops"), "3:10", f'begin with "*" … {WHOLE}'),
    "A96": (one(3, "  title: - Lift stops"), "3:10", f'begin with "-" … {WHOLE}'),
    "A97": (one(3, "  title: | Lift stops"), "3:10", f'begin with "|" … {WHOLE}'),
    "A98": (one(3, "  title: !Vamos is shown"), "3:10", WHOLE),
    "A99": (one(3, "  title: , stops"), "3:10", f'begin with "," … {WHOLE}'),
    "A100": (one(3, "  title: : stops"), "3:10", f'begin with ":" … {WHOLE}'),
    "A101": (one(3, "  title: @name posts"), "3:10", WHOLE),
    "A102": (one(3, "  title: Lift: it stops"), "3:14", 'a second ": " on this line; put the text in quotes'),
    "A103": (one(3, r'  title: "Lift\stops"'), "3:15", f"a backslash in double quotes … {SINGLE}"),
    "A104": (one(3, "  title: “The gate: it falls”"), "3:10", "curly quotation marks … straight ones"),
    "A105": (one(4, "  text: | The gate fell."), "4:9", 'write the text on the next line, indented, or delete the "|"'),
    "A106": (case(12, "not_covered:\n  - [Private] lives."), "case.yml:13:5", WHOLE),
    "A107": (five(9, "-\tid: gate-2"), "9:2", "this is a tab; write a space"),
    "A108": (five(6, "  sources:\n\t- report"), "7:1", "a tab is used to indent"),
    "A110": (five(3, "\ttitle: The gate falls"), "3:1", "a tab is used to indent; use spaces"),
    "A112": (one(1, f"<<<<<<< HEAD\n{RECORD}\n=======\n{RECORD}\n>>>>>>> patch-1"), "1:1", CONFLICT),
    "A113": (
        {"events.yml": f"{EVENTS}<<<<<<< HEAD\n{EVENTS.replace('falls', '2')}=======\n{EVENTS.replace('falls', '3')}>>>>>>> patch-1\n"},
        "8:1",
        CONFLICT,
    ),
    "A114": (one(3, "<<<<<<< HEAD\n  title: The gate falls\n=======\n  title: The gate rises\n>>>>>>> patch-1"), "3:1", CONFLICT),
    "A115": (one(3, "<<<<<<< HEAD\n  title: A\n||||||| base\n  title: B\n=======\n  title: C\n>>>>>>> patch-1"), "3:1", CONFLICT),
    "A116": (one(4, "  text: >-\n    The gate\n<<<<<<< HEAD\n    fell.\n=======\n    broke.\n>>>>>>> patch-1"), "6:1", CONFLICT),
    "A117": ({"events.yml": f"{EVENTS}>>>>>>> patch-1\n"}, "8:1", CONFLICT),
    "A118": (one(4, "  text: |\n    The gate\n    <<<<<<< HEAD\n    fell.\n    =======\n    broke.\n    >>>>>>> patch-1"), "6:5", CONFLICT),
    "only the middle mark": (one(3, "=======\n  title: The gate falls"), "3:1", CONFLICT),
    "A119": (two(8, "...\n- id: gate-2"), "8:1", DOTS),
    "A120": (one(4, "...\n  text: The gate fell."), "4:1", DOTS),
    "A122": (one(4, "---\n  text: The gate fell."), "4:1", SECOND),
    "A123": (two(8, "---\n- id: gate-2"), "8:1", SECOND),
    "A124": (two(8, "%YAML 1.1\n- id: gate-2"), "8:1", DIRECTIVE),
    "A125": (one(1, "%YAML 1.2\n- id: gate-falls"), "1:1", DIRECTIVE),
    "A126": (one(4, "  text: The gate fell\n%50 of it."), "5:1", MARGIN),
    "A127": ({"events.yml": f"```yaml\n{EVENTS}```\n"}, "1:1", "delete the lines of backticks; they belong to Markdown"),
    "A128": ({"events.yml": "| id | date |\n|---|---|\n| gate-falls | 2021 |\n"}, "1:1", "expected a list of records … found a table"),
    "A129": (
        {"events.yml": EVENTS.replace("The gate falls\n", "The gate falls\r").replace("established", "establishd")},
        "3:24",
        "a lone carriage return … save the file with LF line ends",
    ),
    "A130": (one(3, "  title: The gate\rfalls"), "3:18", "a lone carriage return"),
    "A131": ({"events.yml": EVENTS.replace("established", "establishd").replace("\n", "\r")}, "5:11", 'did you mean "established"?'),
    "A132": ({"events.yml": EVENTS.replace("established", "establishd").replace("\n", "\r\n")}, "5:11", 'did you mean "established"?'),
    "a second colon in braces": (case(5, "incident: {date: 2021-10-21, place: Ferrow: the town}"), "case.yml:5:43", 'a second ": "'),
    "no colon's space in braces": (case(5, "incident: {date:2021-10-21, place: Ferrow}"), "case.yml:5:12", 'write "date: "'),
    "another colon in braces": (case(5, "incident: {date: 2021-10-21, place： Ferrow}"), "case.yml:5:30", 'write "place: "'),
    "no comma in braces": (case(11, "  - {id: structure label: Gates}"), "case.yml:11:20", 'write a comma in front of "label:"'),
    "a semicolon in braces": (case(11, "  - {id: structure; label: Gates}"), "case.yml:11:19", 'write a comma in front of "label:"'),
    "another comma in braces": (case(11, "  - {id: structure， label: Gates}"), "case.yml:11:19", 'write a comma in front of "label:"'),
    "a bracket in braces": (case(11, "  - {id: structure, label: Gates [old]}"), "case.yml:11:34", WHOLE),
    "a part in quotes in braces": (case(11, '  - {id: structure, label: "The" gates}'), "case.yml:11:34", SINGLE),
    "a comment in braces": (case(11, "  - {id: structure, label: Gate #1}"), "case.yml:11:33", f"begins a comment … {WHOLE}"),
    "a quotation in brackets": (five(6, '  sources: ["report]'), "6:13", QUOTE),
    "a quotation in braces": (case(5, "incident: {date: '2021-10-21, place: Ferrow}"), "case.yml:5:18", QUOTE),
    "a title in braces with a comma": (one(3, "  title: {Lift, door}"), "3:10", "stands in quotes"),
    "braces for a list": (one(6, "  sources: {report}"), "6:12", "takes a list"),
    "other brackets": (one(6, "  sources: ［report］"), "6:12", "U+FF3B (fullwidth left square bracket) is another bracket"),
    "another comma in a list": (one(6, "  sources: [report，report]"), "6:13", 'U+FF0C (fullwidth comma) is another sign than ","'),
    "another bar in a link": (one(4, "  text: '[[ferrow｜Ferrow]] fell.'"), "4:10", 'another sign than "|"'),
    "an id in place of its name": (one(6, "  sources:\n    - report: p. 2"), "7:7", 'write "source: report"'),
    "an id in place of its name, in brackets": (one(6, "  sources: [report: p. 2]"), "6:13", 'write "source: report"'),
    "a list of what is merged": (one(3, "  <<: [*x, *y]\n  title: The gate falls"), "3:3", "merges a value"),
    "a number behind the sign of a text": (one(4, "  text: >9\n    The gate fell."), "4:9", 'write ">-" alone'),
    "two signs of a text": (one(4, "  text: |+-\n    The gate fell."), "4:9", 'write "|-" alone'),
    "a list entry too far right": (
        case(12, "not_covered:\n  - Private lives.\n    - Other things."),
        "case.yml:14:5",
        "indented too far to be an entry",
    ),
    "a comment in the middle of a text": (one(4, "  text: The gate # fell\n    and broke."), "4:18", 'a "#" behind a space'),
    "a comma in braces": (case(11, "  - {id: structure, label: Gates, of the town}"), "case.yml:11:35", "in braces a comma ends a text"),
    "a name of a thousand letters": (one(3, f"  {'x' * 2000}: The gate falls"), "3:3", "a name"),
}


@pytest.mark.parametrize("loader", sorted({compose.Loader, yaml.SafeLoader}, key=str))
@pytest.mark.parametrize("row", ROWS)
def test_the_mistake_is_told_where_it_was_made(write_case, monkeypatch, loader, row):
    files, place, words = ROWS[row]
    monkeypatch.setattr(compose, "Loader", loader)
    lines = problems_of(write_case(files))
    assert_refused(lines, place, words)
    assert not re.search(r"scanning|mapping|token|<document|block|scalar", lines[0]), "these are the parser's words"


def test_a_line_of_dots_at_the_end_is_accepted(write_case):
    assert problems_of(write_case({"events.yml": f"{EVENTS}...\n"})) == []


@pytest.mark.parametrize(
    "events",
    [
        pytest.param(one(4, "  text: The gate fell.\n\t"), id="A109"),
        pytest.param(one(4, "  text: >-\n    The gate fell,\t\n    and broke."), id="A111"),
        pytest.param(one(3, "  title:\tThe gate\tfalls\t "), id="within a line"),
    ],
)
def test_a_tab_that_indents_nothing_is_a_space(write_case, events):
    assert problems_of(write_case(events)) == []
