"""Names that are not printed: found however they are written, in the data and in every file; how they come on the list."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import CASE_ID, MINIMAL, SITE, problems_of

from casesite import Artifact, CaseError, Place, artifacts
from casesite.build import build
from casesite.case_data import link_case
from casesite.commands.cli import main
from casesite.model.withheld import Withheld, fingerprints
from casesite.rules.withheld import in_files
from casesite.values.skeleton import skeletons

EVENTS, CASE = MINIMAL["events.yml"], MINIMAL["case.yml"]
SALT = "a case"


def names(*listed, whole_words=False):
    return Withheld(SALT, [line for name in listed for line in fingerprints(name, SALT, whole_words=whole_words)])


# Forms of a name of one word


QUILLON = {
    "as it is": "Quillon",
    "C63 spaced": "Q u i l l o n",
    "C64 an accent": "Quillón",
    "C65 a digit": "Quill0n",
    "C66 a hyphen": "Quil-lon",
    "C67 a letter of another script": "Quill\N{CYRILLIC SMALL LETTER O}n",
    "C68 a letter more": "Quilllon",
    "C69 run together": "QuillonHutchins",
    "C69 in an address": "https://news.example.org/2021/quillonhutchins-speaks.html",
    "C72 upper case": "QUILLON",
    "C72 a possessive": "Quillon’s",
    "C72 a soft hyphen": "Quil\N{SOFT HYPHEN}lon",
    "a letter less": "Quilon",
    "a plural": "the Quillons",
    "in brackets": "(Quillon)",
    "in emphasis": "*Quil*lon",
    "dots between": "Q.u.i.l.l.o.n",
    "underscores": "q_u_i_l_l_o_n",
    "spaces of other widths": "Q\N{EM SPACE}u\N{EM SPACE}i\N{EM SPACE}l\N{EM SPACE}l\N{EM SPACE}o\N{EM SPACE}n",
    "broken at a line": "Quil-\n    lon",
    "full width": "Ｑｕｉｌｌｏｎ",
    "bold": "𝐐𝐮𝐢𝐥𝐥𝐨𝐧",
    "in circles": "Ⓠⓤⓘⓛⓛⓞⓝ",
    "in black squares": "🅠🅤🅘🅛🅛🅞🅝",
    "small capitals": "Quiʟʟon",
    "a stroke": "Quiłłon",
    "without a dot": "Quıllon",
    "Greek letters": "Qυιllοn",
    "Cyrillic capitals": "QUILL\N{CYRILLIC CAPITAL LETTER O}N",
    "Armenian letters": "Quillօն".replace("ն", "ո"),
    "Cherokee letters": "Quil\N{CHEROKEE LETTER TLE}on",
    "ones": "Qui11on",
    "bars": "Qui||on",
    "capital i": "QuiIIon",
    "an exclamation mark": "Qu!llon",
    "struck through": "Q\u0336u\u0336i\u0336l\u0336l\u0336o\u0336n\u0336",
    "an invisible sign": "Quil\N{ZERO WIDTH JOINER}lon",
    "escaped in an address": "https://news.example.org/%51uillon",
    "a handle": "@quillon_h",
}
NOT_QUILLON = [
    "Quillen",
    "quills",
    "a quill on the desk",
    "Quill, on the desk",
    "quil lon",
    "Q. U. Illon-Smith",
    "quinoa",
    "Quion",
    "",
    "…",
    "0",
]


@pytest.mark.parametrize("name", QUILLON)
def test_a_name_is_found_however_it_is_written(name):
    assert names("Quillon").named_in(f"They saw {QUILLON[name]} there.")


@pytest.mark.parametrize("words", NOT_QUILLON)
def test_words_that_are_like_it_are_let_through(words):
    assert names("Quillon").named_in(f"They saw {words} there.") == []


@pytest.mark.parametrize("form", ["Quillon", "QUILLON", "quillon", "Quillón", "Quil-lon", " Quillon ", "Quilllon"])
def test_however_it_is_given_a_name_has_one_fingerprint(form):
    assert fingerprints(form, SALT) == fingerprints("Quillon", SALT)
    assert fingerprints(form, "another case") != fingerprints(form, SALT)


@pytest.mark.parametrize(
    "name", ["Anna-Lena", "O'Brien", "O’Brien", "d'Arc", "Łukasz", "Zoë", "李小龍", "Ольга", "Σωκράτης", "Jean-Luc", "Ng", "Þórr"]
)
def test_names_of_any_kind_are_taken_and_found(name):
    assert names(name).named_in(f"They saw {name} there, and {name}’s dog.") == [name, f"{name}’s"]
    assert names(name).named_in("They saw nobody there.") == []


def test_a_short_name_and_one_that_says_so_is_found_as_a_word_alone():
    assert fingerprints("Anna", SALT)[0].startswith("word-3-")
    for listed in (names("Anders", whole_words=True), names("Anna")):
        assert listed.named_in("bystanders, commanders, Anderson, Savannah, Susanna, annals") == []
    assert names("Anders", whole_words=True).named_in("Anders, anders', ANDERS's, An-ders, Ånders, a n d e r s") == [
        "Anders", "anders", "ANDERS's", "An-ders", "Ånders", "a n d e r s"
    ]  # fmt: skip
    assert names("Anders").named_in("bystanders") == ["bystanders"]


# Names of several words


FULL = names("Quentin O'Vale")


@pytest.mark.parametrize(
    "words",
    [
        "Quentin O'Vale",
        "QUENTIN O’VALE’S",
        "O'Vale, Quentin",
        "Quentin\n  O'Vale",
        "quentinovale",
        "/people/quentin-ovale/",
        "Qu3ntin 0'Vale",
        "Quentin  OVale",
    ],
)  # fmt: skip
def test_a_full_name_is_found_in_either_order_and_run_together(words):
    assert FULL.named_in(f"They saw {words} there.")


@pytest.mark.parametrize("words", ["Quentin", "O'Vale", "Quentin was O'Vale", "Quentin Vale", "Quentin. And O'Vale"])
def test_a_part_of_a_full_name_is_printed(words):
    assert FULL.named_in(f"They saw {words} there.") == []


def test_a_name_is_hidden_and_the_rest_stays():
    assert FULL.hidden("He saw Quentin O'Vale, and left.") == "He saw …, and left."
    assert names("Quillon").hidden("Quillon, quillon and Quillen") == "…, … and Quillen"


def test_what_is_left_of_letters_of_other_scripts_is_theirs():
    assert skeletons("李小龍") == ("李小龍",)
    assert skeletons("2021-10-21") == ("",)
    assert skeletons("Straße") == skeletons("STRASSE") == ("strase",)
    assert skeletons("Qui11on") == ("quilon", "quion")


# In the data


LISTED = CASE + f"do_not_name: [{fingerprints('Quillon', CASE_ID)[0]}]\n"
FOUND = "this names somebody whose name this site does not print; leave it out (name-withheld)"


def check(write_case, **files):
    return problems_of(write_case({"case.yml": LISTED, **{f"{name}.yml": text for name, text in files.items()}}))


PLACES = {
    "a text": (EVENTS.replace("The gate fell.", "Quillon saw the gate."), "4:9"),
    "a title": (EVENTS.replace("title: The gate falls", "title: Quillon falls"), "3:10"),
    "a link within a word": (EVENTS.replace("The gate fell.", '"[Quil](https://a.example/x)lon saw it."'), "4:9"),
    "a linked record within a word": (EVENTS.replace("The gate fell.", '"[[report|Quil]]lon saw it."'), "4:12"),
    "a citation within a word": (EVENTS.replace("The gate fell.", '"Quil[@report]lon saw it."'), "4:9"),
    "words over two lines": (EVENTS.replace("The gate fell.", ">-\n    He saw Q u\n    i l l o n there."), "5:5"),
    "an id": (EVENTS.replace("gate-falls", "quillon-falls"), "1:7"),
    "an escape of YAML": (EVENTS.replace("The gate fell.", '"\\x51uillon saw it."'), "4:9"),
    "a place": (f"{EVENTS}  place: Quillon-Park\n", "8:10"),
    "a waiver, and its reason": (f"{EVENTS}  waivers: [{{rule: weak-only, reason: Quillon asked for it.}}]\n", "8:39"),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_name_in_the_data_is_refused_at_its_place(write_case, name):
    events, place = PLACES[name]
    [line] = [line for line in check(write_case, events=events) if "stale-waiver" not in line]
    assert line.endswith(FOUND)
    assert line.startswith(f"case_data/events.yml:{place}:") or name == "words over two lines"


def test_no_waiver_lifts_it(write_case):
    events = EVENTS.replace("The gate fell.", "Quillon saw it.") + "  waivers: [{rule: name-withheld, reason: It is known.}]\n"
    assert [line.rpartition("(")[2] for line in check(write_case, events=events)] == ["name-withheld)", "bad-waiver)"]


def test_the_place_of_the_incident_and_any_other_word_may_change(write_case):
    """The fingerprints hang on the id of the case alone."""
    events = EVENTS.replace("The gate fell.", "Quillon saw it.")
    for old, new in (
        ("place: Ferrow", "place: near Ferrow"),
        ("title: The gate case", "title: Another"),
        ("jurisdiction: Ustrel", "jurisdiction: X"),
    ):
        assert [FOUND in line for line in problems_of(write_case({"case.yml": LISTED.replace(old, new), "events.yml": events}))] == [True]


@pytest.mark.parametrize("wrong", ["parties: [quillon]", "parties: Quillon", "kind: Quillon", "category: quillon"])
def test_no_message_and_no_line_that_is_shown_prints_the_name(write_case, wrong):
    """Also not of what is found before the rules are asked, and of what else is wrong on that line."""
    old, new = ("  category: structure", f"  {wrong}") if "category" in wrong else ("  category", f"  {wrong}\n  category")
    with pytest.raises(CaseError) as stopped:
        build(write_case({"case.yml": LISTED, "events.yml": EVENTS.replace(old, new)}), SITE)
    assert "uillon" not in "".join(problem.message + problem.excerpt for problem in stopped.value.problems)


# In the files of the site


@pytest.mark.parametrize(
    "content",
    [
        "<p>Quillon</p>",
        "<p>Quil&#108;on</p>",
        '<a href="/quillon/">x</a>',
        '{"name": "Quillon"}',
        "SUMMARY:A long line that is folded in the middle of Quil\r\n lon there",
        "a,b,Quillon\r\n",
        "&#81;uillon&#39;s",
    ],
)
def test_a_file_that_would_print_a_name_stops_the_build(write_case, content):
    case = link_case(write_case({"case.yml": LISTED}), SITE)
    place = Place("case_data/events.yml", 1, 3)
    clean, other = Artifact("index.md", b"<p>Quillen</p>", place), Artifact("x.bin", b"\xff\xfe", None)
    file = Artifact("timeline/index.md", content.encode(), place)
    assert in_files([clean, other], case.profile, case.profile_node.place) == []
    [problem] = in_files([clean, file, other], case.profile, case.profile_node.place)
    assert (problem.place, problem.rule) == (place, "name-withheld")
    assert "uillon" not in str(problem)
    [problem] = in_files([replace(file, source=None, path="quillon.md", content=b"")], case.profile, case.profile_node.place)
    assert problem.place.file == "case_data/case.yml"


def test_the_build_looks_at_what_it_made(write_case, monkeypatch):
    case = link_case(write_case({"case.yml": LISTED, "events.yml": EVENTS.replace("fell.", "fell on Quillon.")}), SITE)
    with pytest.raises(CaseError) as stopped:
        artifacts(case, SITE)
    assert {problem.rule for problem in stopped.value.problems} == {"name-withheld"}


def test_the_examples_of_the_reference_are_of_nobody(write_case):
    listed = CASE + f"do_not_name: [{fingerprints('Robin', CASE_ID)[0]}]\n"
    assert problems_of(write_case({"case.yml": listed})) == []


# The command


@pytest.fixture
def withhold(write_case, tmp_path, monkeypatch, capsys):
    """Give names to ``casesite withhold`` on standard input → its exit code, and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(given, *arguments, **files):
        write_case({f"{name.removesuffix('_yml')}.yml": text for name, text in files.items()})
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        code = main(["withhold", *arguments, "--today=2030-01-01"])
        return code, *capsys.readouterr()

    return run


LINE = r"  - (?:word|part|name-\d)-\d+-[0-9a-f]{32}\n"


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ("Quillon\n", 1),
        ("Quillon", 1),
        ("Quentin O'Vale\n", 2),
        ("Anna-Lena van der Berg\n", 2),
        ("Quillon\n\nQuentin\r\n  Anna  \n", 3),
        ("Quillon\nQUILLÓN\n", 1),
    ],
)
def test_names_are_read_and_what_goes_into_the_list_is_printed(withhold, given, lines):
    code, out, err = withhold(given)
    assert (code, err) == (0, 'put this into case.yml, below "do_not_name:"\n')
    assert re.fullmatch(f"(?:{LINE}){{{lines}}}", out)
    assert withhold("", case_yml=f"{CASE}do_not_name:\n{out}")[0] == 2  # it reads as YAML
    for name in given.split("\n"):
        if name.strip():
            withhold("", case_yml=f"{CASE}do_not_name:\n{out}", events_yml=EVENTS.replace("The gate fell.", f'"{name.strip()} saw it."'))
            assert [FOUND in line for line in problems_of(Path("case_data"))] == [True], name


@pytest.mark.parametrize("given", ["", "\n\n", "  \n"])
def test_nothing_is_no_name(withhold, given):
    assert withhold(given) == (2, "", "casesite: no name was given; type one, or give one a line on standard input\n")


@pytest.mark.parametrize("given", ["…\n", "12\n", "x\n", "a b c d e f g h i j\n", f"{'ab' * 60}\n", "Quillon\n-\n"])
def test_what_is_no_name_is_refused(withhold, given):
    code, out, err = withhold(given)
    assert (code, out) == (2, "")
    assert err == "casesite: that is no name: a name has from 2 to 99 letters, in at most nine words\n"


def test_a_name_on_the_command_line_is_refused_and_not_repeated(withhold):
    code, out, err = withhold("", "Quillon")
    assert (code, out) == (2, "")
    assert "no name is taken from the command line, where the history of the shell keeps it" in err
    assert "Quillon" not in err


def test_it_says_where_the_name_stands_now_and_not_which_it_is(withhold):
    events = EVENTS.replace("The gate fell.", "Quillon saw it, and the bystanders.")
    assert withhold("Quillon\n", events_yml=events)[2].splitlines()[1:] == [
        "the data holds it here; where another word does, use --whole-words:",
        "  case_data/events.yml:4:9",
    ]
    assert "events.yml:4:33" in withhold("Anders\n", events_yml=events)[2]
    assert "events.yml" not in withhold("Anders\n", "--whole-words", events_yml=events)[2]


def test_a_case_without_an_id_gets_one_with_its_first_name(withhold, tmp_path):
    code, out, err = withhold("Quillon\n", case_yml=CASE.replace(f"id: {CASE_ID}\n", ""))
    assert (code, err.splitlines()[0]) == (0, "wrote case_data/case.yml")
    case = link_case(tmp_path / "case_data", SITE)
    assert [out] == [f"  - {line}\n" for line in fingerprints("Quillon", case.profile.id)]


def test_at_a_terminal_names_are_asked_for_until_an_empty_line(withhold, monkeypatch, capsys):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(io, "StringIO", Terminal)
    code, out, err = withhold("Quillon\nQuentin\n\nAnna\n")
    assert (code, len(out.splitlines())) == (0, 2)
    assert err.startswith("A name that is never to be printed")
