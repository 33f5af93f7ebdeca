"""The workflows that write the record: a form becomes a pull request, what a merge publishes is recorded, a change is put into words."""

import re

import pytest
from forge import git

pytest_plugins = ["forge_fixtures"]

FORM = """\
### Date

2021-11-02

### Headline

The gate is closed

### What happened

The town closed the gate.

### How far it can be relied on

established

### Category

structure

### Sources

report

### Before you send it

- [X] I read the sources myself, and they say this.
"""
HOSTILE = "$(touch pwned) `touch pwned` \"; touch pwned; ' ${{ github.token }} $HOME"


def issue(form, title="Event: the gate is closed"):
    return {
        "github.token": "token",
        "github.repository": "o/r",
        "github.server_url": "https://forge.example",
        "github.run_id": "7",
        "github.event.repository.default_branch": "main",
        "github.event.issue.number": "12",
        "github.event.issue.title": title,
        "github.event.issue.body": form,
        "github.event.issue.user.login": "reader",
        "github.event.issue.user.id": "99",
    }


def draft(forge, values, *steps, **more):
    return [forge.run("issue-to-pull-request.yml", step, values, **more) for step in steps]


def test_a_form_becomes_a_pull_request_that_names_its_author(clone):
    wrote, opened = draft(clone, issue(FORM), "Write the record", "Open the pull request")
    assert (wrote.returncode, opened.returncode, clone.output.read_text()) == (0, 0, "written=yes\n"), wrote.stdout + opened.stderr
    branch = "origin/record/issue-12"
    assert "The town closed the gate." in git("show", f"{branch}:case_data/events.yml", cwd=clone.folder)
    assert git("diff", "--name-only", "origin/main", branch, cwd=clone.folder) == "case_data/events.yml"
    assert "Co-authored-by: reader <99+reader@users.noreply.github.com>" in git("log", "-1", "--format=%B", branch, cwd=clone.folder)
    [call] = clone.calls("pr", "create")
    assert call["arguments"][call["arguments"].index("--title") + 1] == "#12: Event: the gate is closed"
    assert call["sent"].startswith("Closes #12. ")
    assert "    wrote case_data/events.yml\n" in call["sent"]


@pytest.mark.parametrize("said", ["wrote\r\n@everyone", "wrote\r@everyone", "\n".join(["word " * 5000] * 5000)])
def test_what_the_program_says_stays_a_block_of_code(said, clone):
    """It quotes the form, whatever that holds; a program that says worse than ours shows it."""
    python = clone.folder / ".venv" / "bin" / "python"
    (clone.temp / "words").write_text(said, encoding="utf-8", newline="")
    python.write_text(f"#!/bin/sh\ncat {clone.temp}/words\nexit 1\n", encoding="utf-8")
    wrote, _ = draft(clone, issue(FORM), "Write the record", "Say what stands in the way")
    assert (wrote.stdout, wrote.stderr) == ("", "")
    sent = clone.calls("issue", "comment")[0]["sent"]
    assert len(sent) < 30_000
    assert re.search("\r|(?m:^)@", sent) is None


def test_what_a_form_says_is_never_run(clone):
    values = issue(FORM.replace("The town closed the gate.", f"The town closed {HOSTILE}"), title=HOSTILE)
    draft(clone, values, "Write the record", "Open the pull request", "Say what stands in the way")
    assert HOSTILE in (clone.temp / "form.md").read_text(encoding="utf-8")
    assert list(clone.folder.parent.rglob("pwned")) == []
    titles = [call["arguments"][call["arguments"].index("--title") + 1] for call in clone.calls("pr", "create")]
    assert set(titles) <= {f"#12: {HOSTILE}"}


def test_a_form_that_cannot_become_a_record_is_answered(clone):
    form = FORM.replace("2021-11-02", "2021-13-02\n\n```\n</details> @everyone")
    wrote, said = draft(clone, issue(form), "Write the record", "Say what stands in the way")
    assert (wrote.returncode, said.returncode, clone.output.read_text()) == (0, 0, "written=no\n")
    [call] = clone.calls("issue", "comment")
    lines = call["sent"].splitlines()
    assert "2021-13-02" in call["sent"]
    assert "is not a date" in call["sent"]
    assert all(line.startswith("    ") for line in lines[2:-2])  # a block of code: what they wrote is no markup, and calls nobody
    assert (lines[0], lines[-1][:25]) == ("Thank you. This could not be made into a record yet:", "Edit the first message of")
    assert git("status", "--porcelain", cwd=clone.folder) == ""


def test_what_a_maintainer_has_on_the_branch_is_not_overwritten(clone):
    git("push", "--quiet", "origin", "main:record/issue-12", cwd=clone.folder)
    git("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "--allow-empty", "--message=By hand", cwd=clone.folder)
    git("push", "--quiet", "origin", "HEAD:record/issue-12", cwd=clone.folder)
    git("reset", "--quiet", "--hard", "HEAD~1", cwd=clone.folder)
    _, opened, said = draft(clone, issue(FORM), "Write the record", "Open the pull request", "Say that there is no pull request")
    assert opened.returncode != 0
    assert said.returncode == 0
    assert git("log", "-1", "--format=%s", "origin/record/issue-12", cwd=clone.folder) == "By hand"
    assert "https://forge.example/o/r/compare/main...record/issue-12?expand=1" in clone.calls("issue", "comment")[0]["sent"]


def test_after_a_merge_the_lock_and_the_schemas_are_proposed(clone):
    values = {"github.token": "token", "github.repository": "o/r"}
    clone.answer("pr list", 0)
    names = ("Write what follows", "Open or update the pull request")
    done = [clone.run("after-merge.yml", name, values) for name in names]
    assert [step.returncode for step in done] == [0, 0], done
    changed = git("diff", "--name-only", "origin/main", "origin/record/after-merge", cwd=clone.folder).splitlines()
    assert {"case_data/published.json", "case_data/.schema/events.schema.json"} <= set(changed)
    assert len(clone.calls("pr", "create")) == 1


def test_after_a_merge_that_changes_nothing_published_nothing_is_proposed(clone):
    values = {"github.token": "token", "github.repository": "o/r"}
    clone.run("after-merge.yml", "Write what follows", values)
    git("add", ".", cwd=clone.folder)
    git("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "--message=Lock", cwd=clone.folder)
    clone.run("after-merge.yml", "Write what follows", values)
    assert clone.run("after-merge.yml", "Open or update the pull request", values).stdout == "Nothing to write.\n"
    assert clone.calls("pr") == []


def say_what_changes(forge, edit):
    """Merge an edit of the data as a pull request → what the workflow leaves of it: number and words."""
    path = forge.folder / "case_data" / "events.yml"
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    git("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "--all", "--message=Change", cwd=forge.folder)
    summary = forge.temp / "summary"
    values = {"github.event.pull_request.number": "12"}
    done = forge.run("pull-request.yml", "Say what changes", values, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    words = (forge.folder / "change" / "diff.md").read_text(encoding="utf-8")
    assert summary.read_text(encoding="utf-8") == words
    return (forge.folder / "change" / "number").read_text(encoding="utf-8"), words


def test_what_a_pull_request_changes_is_left_in_words(clone):
    number, words = say_what_changes(clone, lambda text: text.replace("2021-10-21", "2021-10-22"))
    assert number == "12\n"
    assert "21 to 22 October 2021" in words or ("21 October 2021" in words and "22 October 2021" in words)


def test_mistakes_are_said_where_the_change_cannot_be(clone):
    _, words = say_what_changes(clone, lambda text: text.replace("2021-10-21", "2021-13-21"))
    assert "1 mistake" in words


def test_something_is_said_even_where_the_diff_fails(clone):
    python = clone.folder / ".venv" / "bin" / "python"
    python.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    _, words = say_what_changes(clone, lambda text: text.replace("fell", "gave way"))
    assert words == "What this changes could not be put into words; see the run.\n"
