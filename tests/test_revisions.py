"""``casesite diff`` as it is run: on revisions of a git repository, on folders, on states with mistakes."""

import json
import os
import subprocess

import pytest
from test_diff import BROKE, RECORD, E, L, P, S, edited, write_files

from casesite.changes.report import MARKER
from casesite.commands.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run ``casesite diff`` beside a folder ``case_data`` → its exit code, and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    write_files(tmp_path / "case_data", RECORD)

    def run_in_folder(*arguments):
        code = main(["diff", "--today=2030-01-01", *arguments])
        return code, *capsys.readouterr()

    return run_in_folder


def git(*arguments):
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def commit(words):
    git("add", "--all")
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", words)


@pytest.fixture
def repository(run, tmp_path):
    """A git repository: ``before`` is ``RECORD``, ``after`` says that the gate broke, the folder that an iron gate did."""
    git("init", "--quiet", "--initial-branch=before")
    commit("The gate fell")
    git("switch", "--quiet", "--create", "after")
    write_files(tmp_path / "case_data", edited(RECORD, BROKE))
    commit("The gate broke")
    write_files(tmp_path / "case_data", edited(RECORD, (E, "The gate fell. ", "The iron gate broke. ")))
    return run


def test_two_revisions_are_compared_and_the_folder_where_the_later_one_is_left_out(repository):
    code, out, err = repository("before", "after")
    assert (code, err) == (0, "")
    assert "  - Text changed: “The gate [-fell-] {+broke+}. …”" in out.splitlines()
    assert "  - Text changed: “The {+iron+} gate broke. …”" in repository("after")[1].splitlines()
    assert repository("after~1", "before") == (0, "Nothing that the site says has changed.\n", "")
    assert repository(git("rev-parse", "before"), "HEAD")[1] == out


def test_the_repository_stays_as_it_was(repository):
    before = (git("status", "--porcelain=v2", "--branch"), git("stash", "list"), git("worktree", "list"))
    assert repository("before", "after")[0] == 0
    assert (git("status", "--porcelain=v2", "--branch"), git("stash", "list"), git("worktree", "list")) == before


def test_the_folder_of_case_data_may_lie_anywhere_and_be_named(repository, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path.parent)
    folder = f"{tmp_path.name}/case_data"
    assert "[-fell-] {+broke+}" in repository("before", "after", folder)[1]
    assert "{+iron+}" in repository("after", folder)[1]  # a folder that is there is the later state
    monkeypatch.chdir(tmp_path / "case_data")
    assert "[-fell-] {+broke+}" in repository("before", "after", ".")[1]


def test_the_program_runs_in_a_hook_of_another_repository(repository, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other-index"))
    assert repository("before", "after")[0] == 0
    assert not (tmp_path / "other-index").exists()


def test_attributes_of_a_branch_change_nothing_of_what_is_compared(repository, tmp_path):
    write_files(
        tmp_path, {".gitattributes": "* export-ignore export-subst\n", "case_data/.gitattributes": "* export-ignore export-subst\n"}
    )
    commit("Hide it all")
    assert "{+iron+}" in repository("before", "after")[1]


def test_two_folders_are_compared_without_git(run, tmp_path, monkeypatch):
    write_files(tmp_path / "later", edited(RECORD, BROKE))
    monkeypatch.setenv("PATH", "")
    assert "[-fell-] {+broke+}" in run("case_data", "later")[1]
    assert run("main") == (2, "", "casesite: git is not here; install it, or name two folders of case data\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], 'there is no folder and no git revision "nowhere"; fetch it first, or look with "git branch --all"'),
        (["before", "nowhere"], 'there is no folder and no git revision "nowhere"; fetch it first, or look with "git branch --all"'),
        (
            ["before:case_data"],
            'there is no folder and no git revision "before:case_data"; fetch it first, or look with "git branch --all"',
        ),
        (["before", "after", "elsewhere"], 'there is no folder "elsewhere"'),
        (["before", "after", "empty"], '"before" has no folder "empty"'),
    ],
)
def test_a_state_that_cannot_be_had_is_one_line(repository, tmp_path, arguments, words):
    (tmp_path / "empty").mkdir()
    assert repository(*arguments) == (2, "", f"casesite: {words}\n")


def test_a_folder_outside_a_repository_has_no_revisions(run, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    words = 'casesite: "case_data" is in no git repository; name two folders of case data\n'
    assert run("main") == (2, "", words)


def test_a_later_state_with_mistakes_is_not_compared(run, tmp_path):
    write_files(tmp_path / "later", edited(RECORD, (E, "2021-10-21", "2021-13-21"), (P, "living: true", "living: perhaps")))
    words = "What changes cannot be said before the later state is put right: it has 2 mistakes, which “casesite check” lists."
    assert run("case_data", "later") == (1, f"{words}\n", "")
    assert run("case_data", "later", "--format=markdown") == (1, f"{MARKER}\n{words}\n", "")
    assert json.loads(run("case_data", "later", "--format=json")[1]) == {"stopped": words}


def test_a_later_state_that_breaks_a_rule_is_compared_and_the_check_is_pointed_at(run, tmp_path):
    write_files(
        tmp_path / "later",
        edited(RECORD, (E, "The gate fell. ", "The gate was a catastrophe. "), (E, "category: structure", "category: weather")),
    )
    code, out, _ = run("case_data", "later")
    assert (code, out.splitlines()[1]) == (0, "“casesite check” finds 2 mistakes in the later state.")


def test_an_earlier_state_with_mistakes_is_compared_as_far_as_it_can_be_read(run, tmp_path):
    write_files(tmp_path / "earlier", edited(RECORD, (E, "2021-10-21", "2021-13-21"), (S, "publisher: Lantern", "publisher: Lamp")))
    code, out, _ = run("earlier", "case_data")
    assert code == 0
    assert out.splitlines()[1] == "The earlier state has 1 mistake; 1 of its records could not be read, and is left out."
    assert "  - Publisher changed: it said “Lamp”; it says now “Lantern”" in out.splitlines()
    assert "The gate falls" not in out


def test_an_earlier_state_that_names_what_is_not_there_is_compared(run, tmp_path):
    nowhere = [
        (E, "[herald, lantern]", "[herald, lanterne]"),
        (E, "parties: [ferrow]", "parties: [ferro]"),
        (L, "against: [thorn]", "against: [thorne]"),
    ]
    write_files(tmp_path / "earlier", edited(RECORD, *nowhere, (E, "The gate fell. ", "The [[gat]] fell. ")))
    code, out, _ = run("earlier", "case_data")
    assert code == 0
    assert out.splitlines()[1] == "The earlier state has 4 mistakes."
    for words in (
        "Parties: Town of Ferrow added; “ferro” taken out",
        "Text changed: “The [-gat-] {+gate+} fell. …”",
        "a source was removed: lanterne",
    ):
        assert words in out


@pytest.mark.parametrize("name", ["events.yml", "sources.yml", "parties.yml", "case.yml", "published.json"])
def test_an_earlier_state_with_a_file_that_cannot_be_read_calls_nothing_new(run, tmp_path, name):
    write_files(tmp_path / "earlier", RECORD | {name: "[ {"})
    code, out, _ = run("earlier", "case_data")
    assert (code, out.splitlines()[0]) == (0, "Nothing that the site says has changed.")
    assert out.splitlines()[1].startswith("The earlier state has ")
