"""casesite fmt: the canonical form of data files, and that nothing but the form changes."""

import datetime
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import MINIMAL
from hypothesis import assume, given
from hypothesis import strategies as st

from casesite import Site
from casesite.build import build
from casesite.commands.cli import main
from casesite.model.kinds import Event, Profile, Source
from casesite.reading.compose import compose
from casesite.writing.canonical import form
from casesite.writing.canonical.form import CanonicalError, canonical

ROOT = Path(__file__).resolve().parents[1]
EVENT = frozenset({Event})
LONG = "The gate, which the town had painted in the spring, fell on the towpath in the night of the flood, and nobody was hurt. "


def said(text):
    """What the reader of the site takes from a text, but for tabs at the ends of lines; nothing may be wrong with it."""
    root, problems = compose(re.sub(r"(?<=\S)[ \t]*\t[ \t]*$", "", text, flags=re.MULTILINE), "", text.split("\n"))
    assert problems == []
    return root.plain()


def formatted(text, types=EVENT, schema=""):
    """The canonical form, of which is known that it says the same and is its own canonical form."""
    after = canonical(text, types, schema)
    assert said(after) == said(text)
    assert canonical(after, types, schema) == after
    return after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("- title: A\n  date: 2021\n  id: a\n", "- id: a\n  date: 2021\n  title: A\n", id="keys in the order of the kind"),
        pytest.param("- id: a\n  odd: 1\n  date: 2021\n", "- id: a\n  date: 2021\n  odd: 1\n", id="an unknown key last"),
        pytest.param(
            "- id: a\n  sources:\n  - {role: qualifies, source: b, at: p. 1}\n",
            "- id: a\n  sources:\n    - {source: b, at: p. 1, role: qualifies}\n",
            id="keys of a part, and a list indented",
        ),
        pytest.param("- id: a\n- id: b\n\n\n\n- id: c\n", "- id: a\n\n- id: b\n\n- id: c\n", id="one blank line between records"),
        pytest.param("- id: a   \n  title: A\t\n", "- id: a\n  title: A\n", id="no spaces at a line's end"),
        pytest.param("- id: a", "- id: a\n", id="a line's end at the file's"),
        pytest.param("-   id: a\n    title: A\n", "- id: a\n  title: A\n", id="two spaces"),
        pytest.param('- "id": "a"\n', "- id: a\n", id="no quotes that are not needed"),
        pytest.param("- date: '2021-10-21'\n", "- date: 2021-10-21\n", id="no quotes around a date"),
        pytest.param("- title: 2021-10-21\n", '- title: "2021-10-21"\n', id="quotes around words that look like a date"),
        pytest.param('- title: "No"\n', '- title: "No"\n', id="no stays a word"),
        pytest.param("- place: 13:48\n  title: 1.10\n", '- title: "1.10"\n  place: "13:48"\n', id="other readers take these for numbers"),
        pytest.param("- title: 'a: b'\n", "- title: 'a: b'\n", id="quotes that are needed stay as they are"),
        pytest.param("- title: '? a'\n  by: ['? b']\n", "- title: '? a'\n  by: ['? b']\n", id="what only one reader of YAML takes plainly"),
        pytest.param("- sources: [a,   b]\n", "- sources: [a, b]\n", id="a short list stays in brackets"),
        pytest.param("- sources:\n    - a\n", "- sources:\n    - a\n", id="a list without brackets stays so"),
        pytest.param(f"- by: [{'a' * 50}, {'b' * 50}]\n", f"- by:\n    - {'a' * 50}\n    - {'b' * 50}\n", id="a long list a line an entry"),
        pytest.param("- title:\n- text: ~\n", "- title:\n\n- text: ~\n", id="nothing stays nothing"),
        pytest.param("---\n- id: a\n", "- id: a\n", id="no marker of a document"),
    ],
)
def test_canonical_form(before, after):
    assert formatted(before) == after


def test_a_long_text_is_folded_and_one_of_which_every_line_fits_stays():
    folded = formatted(f"- text: {LONG}{LONG}".rstrip() + "\n")
    assert folded.startswith("- text: >-\n    The gate,")
    assert max(map(len, folded.split("\n"))) <= 100
    ragged = "- text: >-\n    The gate\n    fell on the\n    towpath.\n\n\n    Nobody was hurt.\n"
    assert formatted(ragged) == ragged
    longer = formatted(ragged.replace("towpath.", f"towpath. {LONG.strip()}"))
    assert longer.startswith("- text: >-\n    The gate fell on the towpath. The gate,")
    assert longer.endswith("\n\n\n    Nobody was hurt.\n")


def test_no_word_link_or_address_is_broken():
    url = "https://gate.example.org/" + "a-long-address/" * 12
    words = f"{LONG}See [the report]({url}) of [[ferrow|the town of Ferrow]]. {url} {LONG}".rstrip()
    assert url in formatted(f"- text: {words}\n")
    title = f"- title: {LONG.strip()} {LONG.strip()}\n"
    assert formatted(title) == title  # a plain text is one line


def test_a_list_in_a_folded_text_keeps_its_lines():
    text = "- text: >-\n    Two gates:\n\n      - the first,\n      - the second.\n\n    Both fell.\n"
    assert formatted(text) == text
    kept = "- text: |\n    Two gates:\n\n    - the first\n\n- id: b\n"
    assert formatted(kept) == kept


def test_comments_stay_with_what_they_are_about():
    before = """\
# yaml-language-server: $schema=x.json
# about the file

# about the first record
- title: A  # behind the title
  # about the date
  date: 2021
  # about the id
  id: a
  # at the end of the record

# about the second
- id: b
  sources: [ # behind the key
    a, # behind a
    # about b
    b,
    # at the end of the list
  ] # behind the list
  title: "it # is no comment" # but this is
  text: >- # behind the sign
    # no comment
    # either
# at the end of the file
"""
    after = """\
# yaml-language-server: $schema=../x.json

# about the file

# about the first record
# about the id
- id: a
  # about the date
  date: 2021
  title: A  # behind the title
  # at the end of the record

# about the second
- id: b
  title: "it # is no comment"  # but this is
  text: >-  # behind the sign
    # no comment # either
  # behind the list
  sources:  # behind the key
    - a  # behind a
    # about b
    - b
    # at the end of the list
# at the end of the file
"""
    assert formatted(before, schema="../x.json") == after.replace("# no comment # either", "# no comment\n    # either")


WORDS = st.text(alphabet="ab é😀\u00a0#:-'\"\\>|[]{},&*!%@`~?=.0\n\t", max_size=40)
NAMES = st.sampled_from(["id", "date", "title", "text", "by", "place", "odd one", "1", "no"])


@st.composite
def values(draw, depth=0):
    """A value of a data file as someone might write it: any style, comments anywhere; with how far it is indented below."""
    pad = "  " * depth
    words = draw(WORDS)
    plain = re.sub(r"[^ab é😀.0]", "", words).strip() or "x"
    note = draw(st.sampled_from(["", "", "  # note"]))
    block = "".join(f"{pad}    {line}\n" if line.strip() else "\n" for line in words.split("\n"))
    styles = [
        f" {json.dumps(words, ensure_ascii=False)}{note}\n",
        " '" + words.replace("'", "''").replace("\n", " ") + f"'{note}\n",
        f" {plain}{note}\n",
        f" {draw(st.sampled_from(['>', '>-', '>+', '|', '|-', '|+']))}{note}\n{block}",
        f" [{plain}, {json.dumps(words, ensure_ascii=False)},\n{pad}      b{note}\n{pad}      ]{note}\n",
        f" {{a: {plain}, b: [x]}}{note}\n",
        f"{note}\n",
    ]
    if depth < 3 and draw(st.booleans()):
        entries = draw(st.lists(values(depth + 2), min_size=1, max_size=3))
        comment = draw(st.sampled_from(["", f"{pad}    # note\n", "\n", "# note\n"]))
        return f"{note}\n" + "".join(f"{comment}{pad}    -{entry}" for entry in entries)
    return draw(st.sampled_from(styles))


@st.composite
def files(draw):
    """A file of records."""
    text = ""
    for _ in range(draw(st.integers(1, 3))):
        names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
        gap = draw(st.sampled_from(["", "\n", "# note\n", "\n\n# note\n\n", "  # note\n"]))
        text += gap + "".join(f"{'  ' if number else '- '}{name}:{draw(values())}" for number, name in enumerate(names))
    return text + draw(st.sampled_from(["", "# note\n", "  # note\n"]))


def test_a_list_within_a_list_with_a_comment_is_left_alone():
    """Only in brackets may it stand in a list, and there is no place for the comment."""
    with pytest.raises(CanonicalError, match="a comment stands in a list within a list"):
        canonical("- id:\n    - [x,  # note\n       b]\n", EVENT)
    assert formatted("- id:\n    - [x, b]  # note\n") == "- id:\n    - [x, b]  # note\n"


@given(files())
def test_nothing_but_the_form_changes(text):
    root, problems = compose(text, "", text.split("\n"))
    if problems or not root or not isinstance(root.value, list):
        return
    try:
        after = canonical(text, EVENT)
    except CanonicalError as refused:
        if "not every reader" in str(refused) or "in a list within a list" in str(refused):
            return
        raise
    assert said(after) == said(text)
    assert canonical(after, EVENT) == after
    # A "# note" within a text is one of its words, which are the same by the first line.
    assert after.count("# note") == text.count("# note")


@given(WORDS)
def test_a_text_of_any_words_keeps_them(words):
    quoted = json.dumps(words, ensure_ascii=False)
    text = f"- id: a\n  title: {quoted}\n  text: {quoted}\n"
    assume(not compose(text, "")[1])  # of a code in double quotes, which is none of the words
    assert said(formatted(text)) == [{"id": "a", "title": words, "text": words}]


def data_files():
    for folder in (ROOT / "case_data", ROOT / "tests/cases/bridge/case_data"):
        yield from sorted(folder.rglob("*.yml"))


@pytest.mark.parametrize("path", list(data_files()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_shipped_file_says_the_same_with_the_same_comments(path):
    text = path.read_text(encoding="utf-8")
    types = frozenset({Profile if path.name == "case.yml" else Source if "sources" in path.as_posix() else Event})
    after = formatted(text, types)

    def comments(words):
        return sorted(re.findall(r"^ *#.*$", words, re.MULTILINE))

    assert comments(after) == comments(text)


def test_pages_stay_the_same_but_for_line_numbers(tmp_path):
    case = shutil.copytree(ROOT / "tests/cases/bridge/case_data", tmp_path / "case_data")
    site = Site(today=datetime.date(2030, 1, 1))
    for text in case.glob("*.yml"):
        text.write_text(text.read_text().replace("\n- id", "\n\n\n- id").replace("sources: [", "sources: [  "))

    def pages():
        return {artifact.path: re.sub(rb"(?<=line )\d+|(?<=#L)\d+", b"", artifact.content) for artifact in build(case, site)[0]}

    before = pages()
    assert main(["fmt", str(case)]) == 0
    assert pages() == before


@pytest.fixture
def run(write_case, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def run_in_folder(files, *arguments):
        write_case(files)
        capsys.readouterr()
        return main(["fmt", *arguments]), *capsys.readouterr()

    return run_in_folder


EVENTS = MINIMAL["events.yml"]
UGLY = EVENTS.replace("  title", "\n  title").replace("[report]", "[ report ]")


def test_a_folder_a_file_and_nothing_at_all_may_be_named(run, tmp_path):
    for arguments in ([], ["case_data"], ["case_data/events.yml"], [str(tmp_path / "case_data/events.yml")]):
        code, _, err = run({"events.yml": UGLY}, *arguments)
        assert (code, (tmp_path / "case_data/events.yml").read_text()) == (0, UGLY.replace("[ report ]", "[report]"))
        assert "events.yml" in err
    before = (tmp_path / "case_data/events.yml").stat()
    assert run({"events.yml": None})[0] == 0
    assert (tmp_path / "case_data/events.yml").stat().st_mtime_ns == before.st_mtime_ns  # not written again


def test_a_check_names_each_file_that_would_change_with_its_first_line(run, tmp_path):
    code, out, err = run({"events.yml": UGLY}, "--check", "case_data/events.yml", "case_data/sources.yml")
    assert (code, out) == (1, "case_data/events.yml:7: only spaces or the line's end change\n")
    assert err == "1 of 2 files would change\n"
    assert (tmp_path / "case_data/events.yml").read_text() == UGLY
    assert run({"events.yml": EVENTS.replace("The gate falls", '"The gate falls"')}, "--check", "case_data/events.yml")[1] == (
        "case_data/events.yml:3: this becomes: title: The gate falls\n"
    )
    assert run({"events.yml": EVENTS}, "--check", "case_data/events.yml")[0] == 0


def test_a_diff_shows_what_would_change(run, tmp_path):
    code, out, _ = run({"events.yml": UGLY}, "--diff", "case_data/events.yml")
    assert (code, "-  sources: [ report ]\n+  sources: [report]\n" in out) == (1, True)
    assert (tmp_path / "case_data/events.yml").read_text() == UGLY


def test_bytes_that_no_reader_sees_are_put_in_order(run, tmp_path):
    code, out, _ = run({"events.yml": "\ufeff" + EVENTS.replace("\n", "\r\n")}, "--check", "case_data/events.yml")
    assert (code, out.count("\n")) == (1, 1)
    assert run({"events.yml": "\ufeff" + EVENTS.replace("\n", "\r\n")})[0] == 0
    assert (tmp_path / "case_data/events.yml").read_bytes() == EVENTS.encode()


def test_a_file_gets_the_line_that_leads_an_editor_to_its_schema(run, tmp_path):
    (tmp_path / "case_data/.schema").mkdir(parents=True)
    (tmp_path / "case_data/.schema/events.schema.json").write_text("{}")
    files = {"events.yml": None, "events/2021.yml": EVENTS, "sources.yml": MINIMAL["sources.yml"]}
    assert run(files)[0] == 0
    line = "# yaml-language-server: $schema=../.schema/events.schema.json\n\n"
    assert (tmp_path / "case_data/events/2021.yml").read_text() == line + EVENTS
    assert (tmp_path / "case_data/sources.yml").read_text() == MINIMAL["sources.yml"]


@pytest.mark.parametrize(
    "broken",
    [
        '- id: "a\n',
        "- id: a\n  id: b\n",
        "- id: &x a\n- id: *x\n",
        "- id: !!str a\n",
        "- id: a\u200bb\n",
        "- id: a\n---\n- id: b\n",
        "",
        "# x\n",
    ],
)
def test_a_file_that_cannot_be_read_is_left_alone_and_reported_as_check_does(run, tmp_path, capsys, broken):
    code, out, _ = run({"events.yml": broken, "sources.yml": MINIMAL["sources.yml"].replace("primary: true", "primary:   true")})
    assert code == 1
    assert (tmp_path / "case_data/events.yml").read_text() == broken
    assert (tmp_path / "case_data/sources.yml").read_text() == MINIMAL["sources.yml"]  # the others are put in order
    main(["check"])
    checked = capsys.readouterr()[0].split("\n")
    assert out
    assert [line for line in out.split("\n") if line not in checked] == []
    assert run({"events.yml": broken}, "case_data/events.yml")[:2] == (1, out)


def test_a_file_that_is_none_is_named(run, tmp_path):
    (tmp_path / "notes.yml").write_text("x")
    assert run({}, "notes.yml")[1].startswith("notes.yml:1:1: error: name it after the kind of record")
    assert run({}, "elsewhere")[:2] == (1, "elsewhere:1:1: error: there is no such file or folder (missing-file)\n")
    assert run({}, "case_data/reforms.yml")[1].startswith("case_data/reforms.yml:1:1: error: this is not a file that can be read")
    assert run({"events.yml": None, "events/2021.yml": UGLY}, "--check", "case_data/events")[:2] == (
        1,
        "case_data/events/2021.yml:7: only spaces or the line's end change\n",
    )


def test_a_text_that_would_change_is_left_alone(run, tmp_path, monkeypatch):
    monkeypatch.setattr(form, "written", lambda node: "- id: something-else")
    code, out, _ = run({}, "case_data/events.yml")
    words = "this record cannot be put in canonical form without a change to what it says; the file is left as it is"
    assert (code, out) == (1, f"case_data/events.yml:1:1: error: {words} (broken-yaml)\n")
    assert (tmp_path / "case_data/events.yml").read_text() == EVENTS


@pytest.mark.parametrize("library", ["ruamel", "bibtexparser", "pylatexenc"])
def test_a_library_that_only_writing_takes_is_missed_by_nothing_else(write_case, tmp_path, library):
    """A broken installation is said in a line; and ``check`` starts without what it does not need."""
    (tmp_path / "x.bib").write_text("@book{a, title={x}}")
    write_case({"events.yml": UGLY})
    hide = f"import sys; sys.modules['{library}'] = None; from casesite.commands.cli import main; sys.exit(main(sys.argv[1:]))"

    def run(*arguments):
        return subprocess.run([sys.executable, "-c", hide, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run("check").returncode == 0
    done = run("fmt") if library == "ruamel" else run("new", "source", "--from", "x.bib")
    assert (done.returncode, done.stdout) == (2, "")
    words = "install casesite again, or see what casesite doctor says"
    assert done.stderr == f"casesite: the library {library} is not installed; {words}\n"


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        pytest.param("text: >-\n    The gate fell,\t\n    and broke.", "text: >-\n    The gate fell,\n    and broke.", id="A111"),
        pytest.param(
            "text: |-\n    The gate fell, \t \n    and broke.", "text: |-\n    The gate fell,\n    and broke.", id="in a text line by line"
        ),
    ],
)
def test_a_tab_at_the_end_of_a_line_goes_and_nothing_else_changes(run, tmp_path, text, becomes):
    assert run({"events.yml": EVENTS.replace("text: The gate fell.", text)})[0] == 0
    assert (tmp_path / "case_data/events.yml").read_text() == EVENTS.replace("text: The gate fell.", becomes)


@pytest.mark.parametrize("wrong", ["date: 2021-13-21", "dates: 2021-10-21", "status: establishd", "text: <b>x</b>"])
def test_what_the_check_refuses_is_left_alone_and_said(run, tmp_path, capsys, wrong):
    """As A12: whatever is wrong with a file, its words may not be those that are read."""
    name = "date" if wrong.startswith("dates") else wrong.partition(":")[0]
    ugly = re.sub(rf"(?m)^  {name}: .*$", f"  {wrong}", UGLY)
    code, out, err = run({"events.yml": ugly}, "case_data/events.yml")
    assert (code, (tmp_path / "case_data/events.yml").read_text()) == (1, ugly)
    assert re.fullmatch(r"0 of 1 files changed; [12] mistakes?\n", err)
    main(["check"])
    assert capsys.readouterr()[0] == out


def test_in_a_form_for_programs_a_file_that_would_change_is_a_problem(run):
    code, out, _ = run({"events.yml": UGLY}, "--check", "--format=github", "case_data/events.yml")
    place = "::error file=case_data/events.yml,line=7,col=1,title=not-canonical::"
    assert (code, out) == (1, f"{place}only spaces or the line's end change; “casesite fmt” writes it so\n")
    assert json.loads(run({"events.yml": UGLY}, "--check", "--format=json")[1])[0]["rule"] == "not-canonical"


def test_the_program_itself(write_case, tmp_path):
    write_case({"events.yml": UGLY})
    for arguments, code in ((["--check"], 1), ([], 0), (["--check", "case_data/events.yml"], 0)):
        done = subprocess.run(
            [sys.executable, "-m", "casesite", "fmt", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert [path.name for path in (tmp_path / "case_data").iterdir() if path.name.startswith(".")] == []  # nothing is left over
