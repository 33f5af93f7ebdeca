"""The weekly workflow: one issue, opened, kept up to date, and closed; what was learnt goes from run to run."""

import pytest

pytest_plugins = ["forge_fixtures"]

VALUES = {"github.token": "token", "github.repository": "o/r", "github.server_url": "https://forge.example"}
REPORT = "<!-- casesite-sources -->\nAsked on 2030-01-01: 1 address asked, 1 gone.\n\n$(touch pwned) `touch pwned`\n"
FETCH, ASK, SAY = "Fetch what was learnt before", "Ask", "Say what is not as it was"


def say(forge, report, issue=""):
    (forge.temp / "report.md").write_text(report, encoding="utf-8")
    forge.answer("issue list", issue.encode())
    done = forge.run("sources.yml", SAY, VALUES)
    assert done.returncode == 0, done.stderr
    return [call["arguments"][1:3] for call in forge.calls("issue")][1:], [call["sent"] for call in forge.calls("issue")][1:]


def test_an_issue_is_opened_with_the_report(forge):
    assert say(forge, REPORT) == ([["create", "--repo"]], [REPORT])
    assert list(forge.folder.parent.rglob("pwned")) == []


def test_the_issue_that_is_open_is_kept_up_to_date(forge):
    assert say(forge, REPORT, "12\n") == ([["edit", "12"]], [REPORT])


def test_an_issue_with_nothing_left_is_closed(forge):
    assert say(forge, "", "12\n")[0] == [["close", "12"]]


def test_nothing_is_opened_where_there_is_nothing_to_say(forge):
    assert say(forge, "") == ([], [])


def test_only_an_issue_of_a_workflow_is_written_over(forge):
    say(forge, REPORT)
    [call] = forge.calls("issue", "list")
    assert call["arguments"][call["arguments"].index("--app") + 1] == "github-actions"
    assert 'startswith("<!-- casesite-sources -->")' in call["arguments"][-1]


@pytest.mark.parametrize(("run", "downloads"), [(b"77\n", 1), (b"", 0)])
def test_what_was_learnt_before_is_fetched_where_there_was_a_run(run, downloads, forge):
    forge.answer("run list", run)
    done = forge.run("sources.yml", FETCH, VALUES)
    assert done.returncode == 0
    assert [call["arguments"][2] for call in forge.calls("run", "download")] == ["77"] * downloads
    assert ("Nothing is known yet" in done.stdout) == (not downloads)


def test_what_was_learnt_and_is_kept_no_more_stops_nothing(forge):
    forge.answer("run list", b"77\n")
    done = forge.run("sources.yml", FETCH, VALUES, GH_REFUSES="run download")
    assert (done.returncode, done.stdout) == (0, "Nothing is known yet: every address is asked for whole.\n")


def test_a_case_without_addresses_has_no_report(clone):
    """The minimal case: its one source is no page of the web."""
    done = clone.run("sources.yml", ASK, VALUES)
    assert (done.returncode, (clone.temp / "report.md").read_text()) == (0, ""), done.stderr
