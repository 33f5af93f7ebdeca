"""A contributor's branch from its first mistakes to the published correction, with the programs that the workflow runs."""

import os
import re
import subprocess
import sys

import pytest
from site_tools import HOOKS, ROOT, append, copy_case, edit, environment

GOLDEN = ROOT / "tests" / "golden" / "contributor-diff.md"
DAY = "--today=2025-07-01"
# What the contributor wants to say …
NEW_EVENT = """
- id: works-begin
  date: 2025-06-02
  title: Works on a new deck begin
  text: "[[town-of-ferrow|The town]] began to build a new deck, says the [[footpath-league]]."
  status: alleged
  by: [herald-2025-06-03]
  sources: [{source: herald-2025-06-03, at: second paragraph, quote: began on Monday}]
  category: structure
  parties: [town-of-ferrow]
"""
NEW_SOURCE = """
- id: herald-2025-06-03
  title: At last, a deck
  type: article-newspaper
  kind: news
  primary: false
  publisher: Osk Valley Herald
  issued: 2025-06-03
  url: https://herald.example.com/2025/06/03/deck
"""
NEW_STATEMENT = """\
    - text: She says that the ladder was too short.
      status: alleged
      by: [angstrom-okoye]
      sources: [{source: inquiry-report, at: "Annex B, day 3"}]
"""
NEXT_STATEMENT = "    - text: The company says that no platform"
NEW_WORDS = ("Nineteen people were heard, among them", "Twenty-one people were heard, among them")
# … and five mistakes on the way: what is written, what is meant, and how the check says what is wrong.
READING = {  # found before the rules are asked
    "a date that is none": ("date: 2025-06-31", "date: 2025-06-02", "bad-date", '"2025-06-31" is not a date; June 2025 has 30 days'),
    "an unknown reference": (
        "parties: [town-of-farrow]",
        "parties: [town-of-ferrow]",
        "unknown-reference",
        'no party is called "town-of-farrow"; did you mean "town-of-ferrow"?',
    ),
    "a statement without a source": (
        "    - text: She gave up the work.\n      status: alleged\n      by: [ab-c]\n",
        "",
        "missing-key",
        '"sources:" is missing here: the sources of the statement, the main one first',
    ),
}
RULES = {
    "a loaded word about a living person": (
        "Her inspection was a disaster.",
        "She says that the ladder was too short.",
        "loaded-word",
        '"disaster" is a loaded word; write what happened',
    ),
    "a published statement that changed": (
        "inquiry-hears-witnesses",
        None,
        "unexplained-change",
        '"text" was published and has changed; put it back, or run "casesite correct inquiry-hears-witnesses". It said: Nineteen people',
    ),
    "a statement more of a record that was published": (
        "angstrom-okoye",
        None,
        "unexplained-change",
        '"statements" says what it did not when it was published; take it out, or run "casesite correct angstrom-okoye"',
    ),
}


class Desk:
    """A folder with a git repository, and the programs that work there."""

    def __init__(self, folder):
        self.folder = folder
        self.case_dir = copy_case(folder)
        self.events, self.parties = self.case_dir / "events.yml", self.case_dir / "parties.yml"

    def run(self, *command):
        settings = environment(PYTHONPATH=str(HOOKS), GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
        return subprocess.run(command, cwd=self.folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)

    def git(self, *arguments):
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr

    def commit(self, words):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", words)

    def casesite(self, *arguments):
        done = self.run(sys.executable, "-m", "casesite", *arguments, DAY)
        assert "Traceback" not in done.stderr, done.stderr
        return done


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A repository with the published bridge case on ``main``; the branch of a contributor is checked out."""
    desk = Desk(tmp_path_factory.mktemp("repository"))
    desk.git("init", "--quiet", "--initial-branch=main")
    desk.git("config", "user.name", "Desk")
    desk.git("config", "user.email", "desk@bridge.example.org")
    assert desk.casesite("lock").returncode == 0
    desk.commit("The record as it is published")
    desk.git("switch", "--quiet", "--create", "new-deck")
    return desk


def place(path, words, below=0):
    """Where words stand in a file, or so many lines below them, as an annotation names it: line and column from 1."""
    text = path.read_text(encoding="utf-8")
    assert text.count(words) == 1
    before = text[: text.index(words)]
    return f"line={before.count(chr(10)) + 1 + below},col={len(before) - before.rfind(chr(10))}"


def annotations(desk):
    done = desk.casesite("check", "--format", "github")
    assert done.returncode == (1 if done.stdout else 0)
    return done.stdout.splitlines()


def test_each_of_five_mistakes_is_put_on_its_line(desk):
    date, reference, uncited = READING.values()
    word, published, more = RULES.values()
    append(desk.events, NEW_EVENT.replace(date[1], date[0]).replace(reference[1], reference[0]))
    append(desk.case_dir / "sources.yml", NEW_SOURCE)
    edit(desk.events, *NEW_WORDS)
    edit(desk.parties, NEXT_STATEMENT, f"{NEW_STATEMENT.replace(word[1], word[0])}{uncited[0]}{NEXT_STATEMENT}")
    desk.commit("A new deck")
    assert annotations(desk) == [
        f"::error file=case_data/events.yml,{place(desk.events, '2025-06-31')},title={date[2]}::{date[3]}",
        f"::error file=case_data/events.yml,{place(desk.events, 'town-of-farrow')},title={reference[2]}::{reference[3]}",
        f"::error file=case_data/parties.yml,{place(desk.parties, 'text: She gave up', below=2)},title={uncited[2]}::{uncited[3]}",
    ]
    stopped = desk.casesite("diff", "main", "HEAD", "--format", "markdown")
    assert (stopped.returncode, stopped.stdout.splitlines()[0]) == (1, "<!-- casesite-diff -->")
    assert "it has 3 mistakes" in stopped.stdout

    for path, (wrong, right, *_) in ((desk.events, date), (desk.events, reference), (desk.parties, uncited)):
        edit(path, wrong, right)
    desk.commit("Dates, names and sources put right")
    changed, added, loaded = annotations(desk)
    assert loaded == f"::error file=case_data/parties.yml,{place(desk.parties, 'disaster')},title={word[2]}::{word[3]}"
    text = place(desk.events, ">-\n    Twenty-one people")
    assert changed.startswith(f"::error file=case_data/events.yml,{text},title={published[2]}::{published[3]}")
    assert added == f"::error file=case_data/parties.yml,{place(desk.parties, 'text: Her inspection')},title={more[2]}::{more[3]}"


def test_a_change_without_its_correction_is_a_warning_in_the_diff(desk):
    edit(desk.parties, *RULES["a loaded word about a living person"][:2])
    desk.commit("No loaded word")
    comment = desk.casesite("diff", "main", "HEAD", "--format", "markdown")
    assert comment.returncode == 0
    assert "“casesite check” finds 2 mistakes in the later state." in comment.stdout
    assert "(`inquiry-hears-witnesses`): a published statement changed without a correction; concerns" in comment.stdout


def test_the_comment_on_the_branch_that_was_put_right_is_the_golden_file(desk):
    assert desk.casesite("correct", "inquiry-hears-witnesses", "--why=Annex A lists twenty-one names.").returncode == 0
    assert desk.casesite("correct", "angstrom-okoye", "--why=Annex B has what she said.").returncode == 0
    desk.commit("The correction of what was published")
    assert annotations(desk) == []
    assert desk.casesite("check", "--base", "main").returncode == 0
    comment = desk.casesite("diff", "main", "HEAD", "--format", "markdown")
    assert (comment.returncode, comment.stderr) == (0, "")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(comment.stdout, encoding="utf-8")
    assert comment.stdout == GOLDEN.read_text(encoding="utf-8"), "look at the difference; UPDATE_GOLDEN=1 accepts it"


def test_the_merged_correction_stands_on_the_corrections_page_and_the_record_is_locked_anew(desk):
    desk.git("switch", "--quiet", "main")
    desk.git("merge", "--quiet", "--no-ff", "--message", "A new deck", "new-deck")
    assert desk.casesite("lock").returncode == 0
    desk.commit("Published")
    assert annotations(desk) == []
    assert desk.casesite("build", "out").returncode == 0
    page = (desk.folder / "out" / "corrections" / "index.md").read_text(encoding="utf-8")
    entry = re.search(r"## 1 July 2025.*?</dl>", page, re.DOTALL)[0]
    for words in ("The inquiry hears witnesses", "Nineteen people were heard", "Twenty&#45;one people", "Annex A lists twenty"):
        assert words in entry or words.replace("&#45;", "-") in entry
    between = desk.casesite("diff", "new-deck", "main").stdout
    assert between.splitlines()[0] == "The list of published statements changed; 1 needs a second reader."
    assert "The list of published statements (published.json) was changed" in between
