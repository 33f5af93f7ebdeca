"""A hundred ways to break a data file by hand, as people do: each takes a line and gives back what it became.

Most are a pattern and what stands in place of one match of it on a line; some are a function of all lines.
A way that does not apply to a line gives back nothing.
"""

import re
from dataclasses import dataclass

KEY = r"^(\s*(?:- )*)([a-z_]+):(?= )"  # a name with a value behind it
PLAIN = r"^(\s*(?:- )*[a-z_]+: )(?=[^\s\"'>|\[{])"  # in front of a value without quotes or brackets
WORDS = r"(?<=[a-z]{3}) (?=[a-z]{3})"  # between two words of a text
ID = r"[a-z0-9]+(?:-[a-z0-9]+)+"

DASH = r"^(\s*)- (?=\S)"
SIGNS = ["#", "# ", "&", "&x ", "*", "* ", "!", "!x ", "%", "@", "`", "| ", "> ", "? ", "- ", ", ", ": ", "] ", "} ", "<<: "]
INVISIBLE = (
    "\u200b\u00ad\u202e\u3164\u034f\ue000\ufe0f\U000e0041\ufffd\u0000\ufdd0\u2060\ufeff\u200d\u115f\u2028\u0085\u000b\u000c\u180e\u2800"
)


@dataclass(frozen=True)
class Broken:
    """The lines as they became, which of them were touched, and what stood there where a word was misspelt."""

    lines: list
    touched: frozenset
    right: str = ""


def misspelt(word, random):
    """A word as a hurried hand types it: a letter too few, too many, another, or two that changed places."""
    while True:
        at = random.randrange(len(word))
        letter = random.choice("abcdefghijklmnopqrstuvwxyz")
        typed = random.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
            ]
        )
        if typed != word and re.fullmatch(r"[a-z0-9_]+(?:-[a-z0-9_]+)*", typed):
            return typed


def on_a_line(pattern, replacement):
    """One match on the line becomes something else."""
    compiled = re.compile(pattern)

    def way(lines, row, random):
        matches = list(compiled.finditer(lines[row]))
        if not matches:
            return None
        match = random.choice(matches)
        changed = lines[row][: match.start()] + match.expand(replacement) + lines[row][match.end() :]
        pieces = changed.split("\n")
        return Broken([*lines[:row], *pieces, *lines[row + 1 :]], frozenset(range(row, row + len(pieces))))

    return way


def misspelling(pattern):
    """The word that the pattern's last group holds is misspelt."""
    compiled = re.compile(pattern)

    def way(lines, row, random):
        matches = [match for match in compiled.finditer(lines[row]) if len(match[match.re.groups]) > 3]
        if not matches:
            return None
        match = random.choice(matches)
        group = match.re.groups
        changed = lines[row][: match.start(group)] + misspelt(match[group], random) + lines[row][match.end(group) :]
        return Broken([*lines[:row], changed, *lines[row + 1 :]], frozenset({row}), match[group])

    return way


def in_front(*added):
    """Lines of their own in front of the line."""
    return lambda lines, row, random: Broken([*lines[:row], *added, *lines[row:]], frozenset(range(row, row + len(added))))


def around(before, between, after):
    """What a merge leaves: the line twice, between the marks."""

    def way(lines, row, random):
        middle = [before, lines[row], *between, lines[row] + "x", after]
        return Broken([*lines[:row], *middle, *lines[row + 1 :]], frozenset(range(row, row + len(middle))))

    return way


def swapped(lines, row, random):
    if row + 1 >= len(lines):
        return None
    return Broken([*lines[:row], lines[row + 1], lines[row], *lines[row + 2 :]], frozenset({row, row + 1}))


def twice(lines, row, random):
    return Broken([*lines[: row + 1], *lines[row:]], frozenset({row, row + 1}))


def deleted(lines, row, random):
    return Broken([*lines[:row], *lines[row + 1 :]], frozenset({row - 1, row}))


def joined(lines, row, random):
    if row + 1 >= len(lines) or not lines[row + 1].strip():
        return None
    return Broken([*lines[:row], f"{lines[row]} {lines[row + 1].strip()}", *lines[row + 2 :]], frozenset({row}))


def cut_behind(lines, row, random):
    """The rest of the file is gone."""
    return Broken(lines[: row + 1], frozenset({row}))


def cut_within(lines, row, random):
    """The rest of the line and of the file is gone."""
    if not lines[row]:
        return None
    cut = lines[row][: random.randrange(len(lines[row]))]
    return Broken([*lines[:row], cut], frozenset({row, row - (not cut.strip())}))


def fenced(lines, row, random):
    return Broken(["```yaml", *lines, "```"], frozenset({0, len(lines) + 1})) if row < len(lines) // 8 else None


WAYS = {
    "a colon deleted": on_a_line(KEY, r"\1\2"),
    "the space behind a colon deleted": on_a_line(r"^(\s*(?:- )*)([a-z_]+): (?=\S)", r"\1\2:"),
    "a semicolon for the colon": on_a_line(KEY, r"\1\2;"),
    "a full-width colon": on_a_line(KEY, r"\1\2："),
    "an equals sign for the colon": on_a_line(KEY, r"\1\2 ="),
    "a dash for the colon": on_a_line(KEY, r"\1\2 -"),
    "a colon twice": on_a_line(KEY, r"\1\2::"),
    "a space in front of the colon": on_a_line(KEY, r"\1\2 :"),
    "a no-break space behind the colon": on_a_line(KEY + " ", "\\1\\2:\u00a0"),
    "an ideographic space behind the colon": on_a_line(KEY + " ", "\\1\\2:\u3000"),
    "a second colon in the words": on_a_line(WORDS, ": "),
    "a colon at the end": on_a_line(r"(?<=\w)$", ":"),
    "a dash deleted": on_a_line(DASH, r"\1"),
    "a space for the dash": on_a_line(DASH, r"\1  "),
    "the space behind a dash deleted": on_a_line(DASH, r"\1-"),
    "two spaces behind a dash": on_a_line(DASH, r"\1-  "),
    "an en dash for the dash": on_a_line(DASH, "\\1\u2013 "),
    "a minus for the dash": on_a_line(DASH, "\\1\u2212 "),
    "a bullet for the dash": on_a_line(DASH, "\\1\u2022 "),
    "a star for the dash": on_a_line(DASH, r"\1* "),
    "a plus for the dash": on_a_line(DASH, r"\1+ "),
    "a tab behind the dash": on_a_line(DASH, "\\1-\t"),
    "a no-break space behind the dash": on_a_line(DASH, "\\1-\u00a0"),
    "a dash twice": on_a_line(DASH, r"\1- - "),
    "a dash in front of a name": on_a_line(r"^(\s+)(?=[a-z_]+:)", r"\1- "),
    "a number for the dash": on_a_line(DASH, r"\g<1>1. "),
    "one space too many": on_a_line(r"^(?=\s*\S)", " "),
    "two spaces too many": on_a_line(r"^(?=\s*\S)", "  "),
    "eight spaces too many": on_a_line(r"^(?=\s*\S)", " " * 8),
    "one space too few": on_a_line(r"^ ", ""),
    "two spaces too few": on_a_line(r"^  ", ""),
    "no indentation": on_a_line(r"^\s+(?=\S)", ""),
    "a tab in front": on_a_line(r"^(?=\s*\S)", "\t"),
    "a tab for the indentation": on_a_line(r"^  ", "\t"),
    "no-break spaces for the indentation": on_a_line(r"^  ", "\u00a0\u00a0"),
    "an opening quotation mark deleted": on_a_line(r"(?<=: )\"", ""),
    "a closing quotation mark deleted": on_a_line(r"\"$", ""),
    "an opening apostrophe deleted": on_a_line(r"(?<=: )'", ""),
    "a closing apostrophe deleted": on_a_line(r"'$", ""),
    "a quotation mark in front of a value": on_a_line(PLAIN, r'\1"'),
    "an apostrophe in front of a value": on_a_line(PLAIN, r"\1'"),
    "a quotation mark at the end": on_a_line(r"(?<=[a-z.])$", '"'),
    "an apostrophe at the end": on_a_line(r"(?<=[a-z.])$", "'"),
    "a quotation mark in the words": on_a_line(WORDS, ' "'),
    "an apostrophe in the words": on_a_line(WORDS, " '"),
    "only the first word in quotation marks": on_a_line(r"^(\s*(?:- )*[a-z_]+: )(\w+) ", r'\1"\2" '),
    "only the first word in apostrophes": on_a_line(r"^(\s*(?:- )*[a-z_]+: )(\w+) ", r"\1'\2' "),
    "a quotation mark within quotation marks": on_a_line(r"(?<=: \")(\w+ )", r'\1"'),
    "an apostrophe within apostrophes": on_a_line(r"(?<=: ')(\w+ )", r"\1'"),
    "a comma behind the quotation mark": on_a_line(r"\"$", '",'),
    "an opening curly quotation mark": on_a_line(r"(?<=: )\"", "\u201c"),
    "a closing curly quotation mark": on_a_line(r"\"$", "\u201d"),
    "an opening bracket deleted": on_a_line(r"(?<=: )\[", ""),
    "a closing bracket deleted": on_a_line(r"(?<=\w)\]$", ""),
    "an opening brace deleted": on_a_line(r"\{", ""),
    "a closing brace deleted": on_a_line(r"\}", ""),
    "a bracket in front of a value": on_a_line(PLAIN, r"\1["),
    "a brace in front of a value": on_a_line(PLAIN, r"\1{"),
    "a bracket at the end": on_a_line(r"(?<=[a-z.])$", "]"),
    "a brace at the end": on_a_line(r"(?<=[a-z.])$", "}"),
    "the first word in brackets": on_a_line(r"^(\s*(?:- )*[a-z_]+: )(\w+) ", r"\1[\2] "),
    "round brackets for a list": on_a_line(r"\[([a-z][^\[\]]*)\]$", r"(\1)"),
    "a comma deleted": on_a_line(r"(?<=[a-z0-9]), (?=[a-z])", " "),
    "a comma twice": on_a_line(r"(?<=[a-z0-9]), (?=[a-z])", ", , "),
    "a semicolon for a comma": on_a_line(r"(?<=[a-z0-9]), (?=[a-z])", "; "),
    "a comma in front of the closing bracket": on_a_line(r"(?<=\w)\]$", ",]"),
    "one bracket of a link lost in front": on_a_line(r"\[\[", "["),
    "one bracket of a link lost behind": on_a_line(r"\]\]", "]"),
    "both brackets of a link lost in front": on_a_line(r"\[\[", ""),
    "both brackets of a link lost behind": on_a_line(r"\]\]", ""),
    "a space between the brackets of a link": on_a_line(r"\[\[", "[ ["),
    "the bracket of a citation lost in front": on_a_line(r"\[@", "@"),
    "the bracket of a citation lost behind": on_a_line(r"(\[@[^\]]*)\]", r"\1"),
    "a space in front of the sign of a citation": on_a_line(r"\[@", "[ @"),
    "round brackets for a citation": on_a_line(r"\[(@[^\]]*)\]", r"(\1)"),
    "the comma of a citation lost": on_a_line(r"(\[@[^,\]]+), ", r"\1 "),
    "the bar of a link twice": on_a_line(r"(\[\[[^\]|]*)\|", r"\1||"),
    "no words behind the bar of a link": on_a_line(r"(\[\[[^\]|]*)\|[^\]]*", r"\1| "),
    **{f"{sign!r} in front of a value": on_a_line(PLAIN, rf"\1{sign}") for sign in SIGNS},
    "a comment in the words": on_a_line(WORDS, " # "),
    "a number sign in the words": on_a_line(WORDS, " #"),
    "a number sign behind a word": on_a_line(WORDS, "# "),
    "a comment at the end": on_a_line(r"(?<=[\w.\]}\"'])$", " # checked"),
    "a number sign at the end": on_a_line(r"(?<=[\w.\]}\"'])$", " #2"),
    "a number sign in front of the line": on_a_line(r"^", "#"),
    "a comment in front of the words": on_a_line(r"^(\s*)(?=\S)", r"\1# "),
    "a merge conflict": around("<<<<<<< HEAD", ["======="], ">>>>>>> patch-1"),
    "a merge conflict with its base": around("<<<<<<< HEAD", ["||||||| base", "======="], ">>>>>>> patch-1"),
    "the first mark of a merge conflict": in_front("<<<<<<< HEAD"),
    "the middle mark of a merge conflict": in_front("======="),
    "the last mark of a merge conflict": in_front(">>>>>>> patch-1"),
    "a second document": in_front("---"),
    "the end of a document": in_front("..."),
    "a directive": in_front("%YAML 1.2"),
    "backticks around the file": fenced,
    "words at the margin": in_front("and then the other one"),
    "a line of dashes": in_front("----------"),
    "two lines swapped": swapped,
    "a line twice": twice,
    "a line deleted": deleted,
    "two lines joined": joined,
    "a line broken in the words": on_a_line(WORDS, "\n"),
    "an empty line": in_front(""),
    "a line of spaces": in_front("     "),
    "a line of one tab": in_front("\t"),
    "a tab at the end": on_a_line(r"$", "\t"),
    "a tab in the words": on_a_line(WORDS, "\t"),
    "the rest of the file cut": cut_behind,
    "the rest of the line and the file cut": cut_within,
    "a value deleted": on_a_line(r"^(\s*(?:- )*[a-z_]+:) .+$", r"\1"),
    "a tilde for a value": on_a_line(r"^(\s*(?:- )*[a-z_]+:) .+$", r"\1 ~"),
    "a list for a value": on_a_line(r"^(\s*(?:- )*[a-z_]+: )([^\s\"'>|\[{].*)$", r"\1[\2]"),
    "a name with a capital": on_a_line(r"^(\s*(?:- )*)title:", r"\1Title:"),
    "a name with a hyphen": on_a_line(r"^(\s*(?:- )*[a-z]+)_(?=[a-z_]+:)", r"\1-"),
    "a name misspelt": misspelling(r"^(\s*(?:- )*|.*\{|.*, )([a-z_]+)(?=: )"),
    "a word of a list misspelt": misspelling(r"^\s*(?:- )*(?:status|kind|step|type|verdict|progress|force): ([a-z-]+)$"),
    "an id misspelt in a list": misspelling(rf"(?:\[|, |^\s+- )({ID})(?=[,\]]|$)"),
    "an id misspelt in a text": misspelling(rf"\[(?:\[|@)({ID})"),
    "an id misspelt where it is given": misspelling(rf"^- id: ({ID})$"),
    **{f"U+{ord(sign):04X} in a word": on_a_line(r"(?<=[a-z])(?=[a-z])", sign) for sign in INVISIBLE},
    "a carriage return in the words": on_a_line(WORDS, "\r"),
    "a carriage return at the end": on_a_line("$", "\r"),
    "a month too many": on_a_line(r"(?<!\d)(\d{4})-\d\d-(\d\d)(?=$|,)", r"\1-13-\2"),
    "a date as in Germany": on_a_line(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?=$|,)", r"\3.\2.\1"),
    "a date as in America": on_a_line(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?=$|,)", r"\2/\3/\1"),
    "a code for a line end in quotation marks": on_a_line(r"(: \"\w+) ", r"\1\\n"),
    "a code for a tab in quotation marks": on_a_line(r"(: \"\w+) ", r"\1\\t"),
    "a code of nothing in quotation marks": on_a_line(r"(: \"\w+) ", r"\1\\s"),
    "HTML in the words": on_a_line(WORDS, " <b> "),
    "a list in a text": on_a_line(r"^( {4,})(?=[A-Z][a-z]+ )", r"\1- "),
    "a plus in a text": on_a_line(r"^( {4,})(?=[A-Z][a-z]+ )", r"\1+ "),
    "a quotation in a text": on_a_line(r"^( {4,})(?=[A-Z][a-z]+ )", r"\1> "),
    "a number in a text": on_a_line(r"^( {4,})(?=[A-Z][a-z]+ )", r"\g<1>42. "),
    "a heading in a text": on_a_line(r"^( {4,})(?=[A-Z][a-z]+ )", r"\1# "),
}
