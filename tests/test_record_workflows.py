"""The workflows that write the record: a form becomes a pull request, what a merge publishes is recorded, a change is put into words."""

import html
import io
import json
import re
import zipfile

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
        "body": form,  # which stands in the file of the event alone
        "github.event.issue.user.login": "reader",
        "github.event.issue.user.id": "99",
    }


def draft(forge, values, *steps, **more):
    forge.event.write_text(json.dumps({"issue": {"body": values["body"]}}), encoding="utf-8")
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


def test_a_form_of_any_length_is_read(clone):
    """A variable of the environment holds 128 kB; a form of GitHub has up to 65,536 characters, of up to four bytes."""
    long = "The town closed the gate. " + "\N{SNOWMAN WITHOUT SNOW}\N{OLD ITALIC LETTER A}" * 2_900
    wrote, opened = draft(clone, issue(FORM.replace("The town closed the gate.", long)), "Write the record", "Open the pull request")
    assert (wrote.returncode, opened.returncode, clone.output.read_text()) == (0, 0, "written=yes\n"), opened.stderr
    too_long = FORM.replace("The town closed the gate.", "\N{OLD ITALIC LETTER A}" * 65_000)
    clone.output.write_text("")
    wrote, said = draft(clone, issue(too_long), "Write the record", "Say what stands in the way")
    assert (wrote.returncode, said.returncode, clone.output.read_text()) == (0, 0, "written=no\n")
    assert "over the limit" in clone.calls("issue", "comment")[0]["sent"]


def test_an_issue_without_words_is_answered(clone):
    wrote, said = draft(clone, issue(None), "Write the record", "Say what stands in the way")
    assert (wrote.returncode, said.returncode, clone.output.read_text()) == (0, 0, "written=no\n")
    assert "this is no issue that was filed" in clone.calls("issue", "comment")[0]["sent"]


# What a pull request changes, in words: with the program of main, and the change as data.

RUN = {"github.token": "token", "github.repository": "o/r", "github.event.workflow_run.id": "7"}


def commit(forge, words):
    git("add", "--all", cwd=forge.folder)
    git("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "--message", words, cwd=forge.folder)


def put_into_words(forge, edits, *, number="12\n", head="", state="open", moved=False):
    """Merge edits as a pull request, as the forge would → what the job leaves: its end, and the words."""
    git("switch", "--quiet", "--create", "change", cwd=forge.folder)
    for name, edit in edits.items():
        path = forge.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edit(path.read_text(encoding="utf-8") if path.exists() else ""), encoding="utf-8")
    commit(forge, "Change")
    sha = git("rev-parse", "HEAD", cwd=forge.folder)
    git("switch", "--quiet", "--detach", "main", cwd=forge.folder)
    git("-c", "user.name=a", "-c", "user.email=a@b.example", "merge", "--quiet", "--no-ff", "--message=Merge", "change", cwd=forge.folder)
    git("push", "--quiet", "origin", "HEAD:refs/pull/12/merge", cwd=forge.folder)
    git("switch", "--quiet", "main", cwd=forge.folder)
    git("branch", "--quiet", "--delete", "--force", "change", cwd=forge.folder)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("number", number)
    forge.answer("repos/o/r/actions/runs/7/artifacts", {"artifacts": [{"name": "change", "id": 1, "size_in_bytes": 130}]})
    forge.answer("repos/o/r/actions/artifacts/1/zip", archive.getvalue())
    forge.answer("repos/o/r/pulls/12", {"state": state, "head": {"sha": head or sha}})
    values = {**RUN, "github.event.workflow_run.head_sha": "0" * 40 if moved else head or sha}
    done = forge.run("pull-request-comment.yml", "Put the change into words", values)
    words = forge.temp / "words" / "diff.md"
    return done, words.read_text(encoding="utf-8") if words.exists() else None


EVENTS = "case_data/events.yml"


def test_what_a_pull_request_changes_is_left_in_words(clone):
    done, words = put_into_words(clone, {EVENTS: lambda text: text.replace("2021-10-21", "2021-10-22")})
    assert (done.returncode, done.stderr, clone.output.read_text()) == (0, "", "number=12\n")
    assert words.startswith("<!-- casesite-diff -->\n")
    assert "21 to 22 October 2021" in words
    assert "Beside the record" not in words


def test_the_words_are_those_of_the_program_before_the_change_which_is_named(clone):
    """A change that also brings a program of its own: nothing of it is run, and it is said that it comes."""
    hostile = "from pathlib import Path\nPath('pwned').touch()\nprint('Nothing that the site says has changed.')\n"
    names = ("sitecustomize", "usercustomize", "casesite")
    edits = {EVENTS: lambda text: text.replace("fell", "rose"), ".github/workflows/pull-request.yml": lambda _: "on: push\n"}
    edits |= {f"{folder}{name}.py": lambda _: hostile for folder in ("", "hooks/") for name in names}
    done, words = put_into_words(clone, edits)
    assert done.returncode == 0, done.stderr
    assert list(clone.folder.parent.rglob("pwned")) == []
    assert "The gate <del>fell</del> <ins>rose</ins>" in words
    assert "Beside the record, 7 files change: .github/workflows/pull-request.yml, casesite.py," in html.unescape(words)


def test_mistakes_are_said_where_the_change_cannot_be(clone):
    done, words = put_into_words(clone, {EVENTS: lambda text: text.replace("2021-10-21", "2021-13-21")})
    assert done.returncode == 0
    assert "1 mistake" in words


def test_something_is_said_even_where_the_diff_fails(clone):
    python = clone.folder / ".venv" / "bin" / "python"
    python.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    done, words = put_into_words(clone, {EVENTS: lambda text: text.replace("fell", "gave way")})
    assert (done.returncode, words) == (0, "What this changes could not be put into words; see the files that it changes.")


@pytest.mark.parametrize("asked", [{"head": "1" * 40}, {"state": "closed"}, {"moved": True}])
def test_a_pull_request_that_is_not_what_was_built_is_not_put_into_words(asked, clone):
    done, words = put_into_words(clone, {EVENTS: lambda text: text.replace("fell", "rose")}, **asked)
    assert (done.returncode, words, clone.output.exists()) == (0, None, False)


@pytest.mark.parametrize("number", ["", "012", "-1", "12 13", "12/../13", "$(touch x)", "\uff11\uff12", "1" * 30])
def test_what_is_no_number_names_no_pull_request(number, clone):
    done, words = put_into_words(clone, {EVENTS: lambda text: text.replace("fell", "rose")}, number=number)
    assert "names no pull request" in done.stderr
    assert (done.returncode, words, clone.output.exists()) == (1, None, False)


def test_a_run_that_left_nothing_is_not_put_into_words(clone):
    clone.answer("repos/o/r/actions/runs/7/artifacts", {"artifacts": []})
    done = clone.run("pull-request-comment.yml", "Put the change into words", {**RUN, "github.event.workflow_run.head_sha": "c0ffee"})
    assert (done.returncode, done.stdout, clone.output.exists()) == (0, "The run left nothing to say.\n", False)
