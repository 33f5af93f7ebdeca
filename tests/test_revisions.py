"""``casesite diff`` as it is run: on revisions of a git repository, on folders, on states with mistakes."""

import json
import os
import subprocess
from contextlib import suppress

import pytest
from test_diff import BROKE, RECORD, E, L, P, S, edited, write_files

from casesite.changes.git import RevisionError
from casesite.changes.report import MARKER
from casesite.changes.revisions import folder_of
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
    assert "[-fell-] {+broke+}" in run("./case_data", "./later")[1]
    assert run("main") == (2, "", "casesite: git is not here; install it, or name two folders of case data\n")


NO_REVISION = 'there is no git revision "{0}"; fetch it first, or look with "git branch --all"; a folder is written as ./{0}'


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], NO_REVISION.format("nowhere")),
        (["before", "nowhere"], NO_REVISION.format("nowhere")),
        (["before:case_data"], NO_REVISION.format("before:case_data")),
        (["before", "after", "elsewhere"], 'there is no folder "elsewhere"'),
        (["before", "after", "empty"], '"before" has no folder "empty"'),
        ([""], "no revision is named; name one, as in main or HEAD~1, or a folder, as in ./case_data"),
        (["before", ""], "no revision is named; name one, as in main or HEAD~1, or a folder, as in ./case_data"),
        (["a" * 100_000], NO_REVISION.format("a" * 80)),
        (["/" * 100_000], f'there is no folder "{"/" * 80}"'),
        (["case_data"], NO_REVISION.format("case_data")),
        (["./nowhere"], 'there is no folder "./nowhere"'),
        (["^HEAD"], NO_REVISION.format("^HEAD")),
    ],
    ids=range(12),
)
def test_a_state_that_cannot_be_had_is_one_line(repository, tmp_path, arguments, words):
    """F29, F30 and F31."""
    (tmp_path / "empty").mkdir()
    assert repository(*arguments) == (2, "", f"casesite: {words}\n")


def test_no_name_of_a_revision_is_an_option_of_git(repository, tmp_path, capsys):
    """F31."""
    before = sorted(tmp_path.rglob("*"))
    with suppress(SystemExit):  # argparse may refuse it by itself
        repository("--", "--output=x", "after")
    assert capsys.readouterr().out == ""
    assert sorted(tmp_path.rglob("*")) == before
    with pytest.raises(RevisionError, match="there is no git revision"), folder_of("--output=x", tmp_path / "case_data"):
        pass


def test_a_folder_outside_a_repository_has_no_revisions(run, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    words = 'casesite: "case_data" is in no git repository; name two folders, as in ./case_data\n'
    assert run("main") == (2, "", words)


def test_a_later_state_with_mistakes_is_not_compared(run, tmp_path):
    write_files(tmp_path / "later", edited(RECORD, (E, "2021-10-21", "2021-13-21"), (P, "living: true", "living: perhaps")))
    words = "What changes cannot be said before the later state is put right: it has 2 mistakes, which “casesite check” lists."
    assert run("./case_data", "./later") == (1, f"{words}\n", "")
    assert run("./case_data", "./later", "--format=markdown") == (1, f"{MARKER}\n{words}\n", "")
    assert json.loads(run("./case_data", "./later", "--format=json")[1]) == {"stopped": words}


def test_a_later_state_that_breaks_a_rule_is_compared_and_the_check_is_pointed_at(run, tmp_path):
    write_files(
        tmp_path / "later",
        edited(RECORD, (E, "The gate fell. ", "The gate was a catastrophe. "), (E, "category: structure", "category: weather")),
    )
    code, out, _ = run("./case_data", "./later")
    assert (code, out.splitlines()[1]) == (0, "“casesite check” finds 2 mistakes in the later state.")


def test_an_earlier_state_with_mistakes_is_compared_as_far_as_it_can_be_read(run, tmp_path):
    write_files(tmp_path / "earlier", edited(RECORD, (E, "2021-10-21", "2021-13-21"), (S, "publisher: Lantern", "publisher: Lamp")))
    code, out, _ = run("./earlier", "./case_data")
    assert (code, *out.splitlines()[:3]) == (
        1,
        "1 record changed; 1 needs a second reader; 1 thing could not be compared.",
        "The earlier state has 1 mistake.",
        "Could not be compared, for the earlier state of it cannot be read: gate-falls.",
    )
    assert "  - Publisher changed: it said “Lamp”; it says now “Lantern”" in out.splitlines()
    assert "The gate falls" not in out


def test_an_earlier_state_that_names_what_is_not_there_is_compared(run, tmp_path):
    nowhere = [
        (E, "[herald, lantern]", "[herald, lanterne]"),
        (E, "parties: [ferrow]", "parties: [ferro]"),
        (L, "against: [thorn]", "against: [thorne]"),
    ]
    write_files(tmp_path / "earlier", edited(RECORD, *nowhere, (E, "The gate fell. ", "The [[gat]] fell. ")))
    code, out, _ = run("./earlier", "./case_data")
    assert code == 0
    assert out.splitlines()[1] == "The earlier state has 4 mistakes."
    for words in (
        "Parties: Town of Ferrow added; “ferro” taken out",
        "Text changed: “The [-gat-] {+gate+} fell. …”",
        "a source was removed: lanterne",
    ):
        assert words in out


UNREAD = {
    "events.yml": "gate-falls",
    "sources.yml": "herald, lantern, report",
    "parties.yml": "ferrow, quill, thorn",
    "case.yml": "case.yml",
    "published.json": "published.json",
}


@pytest.mark.parametrize("name", UNREAD)
def test_an_earlier_state_with_a_file_that_cannot_be_read_is_not_called_unchanged(run, tmp_path, name):
    write_files(tmp_path / "earlier", RECORD | {name: "[ {"})
    code, out, _ = run("./earlier", "./case_data")
    count = UNREAD[name].count(",") + 1
    assert code == 1
    assert out.splitlines()[0] == f"Nothing that could be compared has changed; {count} thing{'s' * (count > 1)} could not be compared."
    assert out.splitlines()[1].startswith("The earlier state has ")
    assert out.splitlines()[2] == f"Could not be compared, for the earlier state of it cannot be read: {UNREAD[name]}."
    comment = run("./earlier", "./case_data", "--format=markdown")[1]
    assert UNREAD[name] in comment
    assert "Nothing that the site says" not in comment
    assert json.loads(run("./earlier", "./case_data", "--format=json")[1])["unread"] == UNREAD[name].split(", ")


# What a name means, whatever a branch brings along.


def test_a_name_is_a_revision_before_it_is_a_folder(repository, tmp_path):
    """A committed folder that is called as a revision is cannot hide a change; written as a path it is meant."""
    same = edited(RECORD, BROKE)
    for folder in ("before", "HEAD^1", "HEAD~1"):
        write_files(tmp_path / folder, same)
    commit("Folders of the names of revisions")
    for base in ("before", "HEAD^1^1", "HEAD~2"):
        assert "Text changed: “The gate [-fell-] {+broke+}. …”" in repository(base, "after~1")[1]
    assert repository("./before", "after~1")[1] == "Nothing that the site says has changed.\n"


def test_a_branch_with_a_slash_is_a_revision_too(repository, tmp_path):
    git("branch", "old/gate", "before")
    write_files(tmp_path / "old" / "gate", edited(RECORD, BROKE))
    assert "[-fell-] {+broke+}" in repository("old/gate", "after")[1]
    assert repository("./old/gate", "after")[1] == "Nothing that the site says has changed.\n"
    git("branch", "--delete", "--force", "old/gate")
    assert repository("old/gate", "after")[1] == "Nothing that the site says has changed.\n"  # now it can only be the folder


def test_a_repaired_file_hides_no_change(repository, tmp_path):
    """F28."""
    broken = edited(RECORD, BROKE)
    write_files(tmp_path / "case_data", broken | {E: broken[E] + '"\n'})
    commit("A stray quotation mark")
    write_files(tmp_path / "case_data", edited(broken, (E, "title: The gate falls", "title: The gate sinks")))
    commit("Repaired, and a title changed")
    code, out, _ = repository("HEAD^1", "HEAD")
    assert (code, out.splitlines()[0]) == (1, "Nothing that could be compared has changed; 1 thing could not be compared.")
    assert "gate-falls" in out


def test_a_link_out_of_the_case_data_that_came_in_is_warned_of(repository, tmp_path):
    """F33."""
    (tmp_path / "case_data" / ".inside").symlink_to("case.yml")
    (tmp_path / "case_data" / ".x").symlink_to("/usr")
    commit("A link")
    code, out, _ = repository("HEAD^1", "HEAD")
    warning = "A link out of the case data came in: .x leads to /usr."
    assert (code, [line for line in out.splitlines() if "link" in line]) == (0, [warning])
    assert warning.replace("/usr", "&#47;usr") in repository("HEAD^1", "HEAD", "--format=markdown")[1].replace("/usr", "&#47;usr")
    assert "link" not in repository("HEAD", "HEAD")[1]  # it was there before
    assert "link" not in repository("HEAD", "HEAD^1")[1]  # it goes


def test_what_changes_only_how_the_files_are_kept_changes_nothing(repository, tmp_path):
    """F32."""
    data = tmp_path / "case_data"
    write_files(data, edited(RECORD, BROKE))
    for path in data.glob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert repository("after")[1] == "Nothing that the site says has changed.\n"
    (data / "events").mkdir()
    (data / "events.yml").rename(data / "events" / "2021.yml")
    assert repository("after")[1] == "Nothing that the site says has changed.\n"
    write_files(data / "events", {"2021.yml": RECORD[E]})
    git("add", "--all")
    assert "[-broke-] {+fell+}" in repository("after")[1]


def test_a_worktree_of_the_repository_has_its_revisions(repository, tmp_path, monkeypatch):
    """F32."""
    git("worktree", "add", "--quiet", "elsewhere", "before")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert "[-fell-] {+broke+}" in repository("before", "after")[1]
    assert repository("before")[1] == "Nothing that the site says has changed.\n"
