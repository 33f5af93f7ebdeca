"""The comment on a pull request: one, of untrusted words, on the pull request that was built and on no other."""

import io
import zipfile

import pytest

pytest_plugins = ["forge_fixtures"]

RUN = {
    "github.token": "token",
    "github.repository": "o/r",
    "github.run_id": "8",
    "needs.words.outputs.number": "12",
    "github.event.workflow_run.id": "7",
    "github.event.workflow_run.html_url": "https://forge.example/o/r/actions/runs/7",
    "github.event.workflow_run.head_sha": "c0ffee",
}
COMMENTS = "repos/o/r/issues/12/comments?per_page=100"


@pytest.fixture
def comment(forge):
    """Run the comment on what was put into words of pull request 12 → what was run."""

    def run(*, words="<!-- casesite-diff -->\nOne event moved.\n", head="c0ffee", state="open", site=True, comments=(), size=900, more=()):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in {"diff.md": words, **dict(more)}.items():
                file.writestr(name, content)
        forge.answer("repos/o/r/actions/runs/8/artifacts", {"artifacts": [{"name": "words", "id": 1, "size_in_bytes": size}]})
        forge.answer("repos/o/r/actions/runs/7/artifacts", {"artifacts": [{"name": "site", "id": 2, "size_in_bytes": 9}] if site else []})
        forge.answer("repos/o/r/actions/artifacts/1/zip", archive.getvalue())
        forge.answer("repos/o/r/pulls/12", {"state": state, "head": {"sha": head}})
        forge.answer(COMMENTS, [list(comments)])
        return forge.run("pull-request-comment.yml", "Write or update the comment", RUN)

    return run


def test_the_first_run_writes_a_comment(comment, forge):
    assert comment().returncode == 0
    [(method, address, body)] = forge.sent()
    assert (method, address) == ("POST", "repos/o/r/issues/12/comments")
    assert body.startswith("<!-- casesite-diff -->\nOne event moved.\n")
    assert "(https://forge.example/o/r/actions/runs/7/artifacts/2)" in body


def test_a_later_run_changes_that_comment_and_nobody_elses(comment, forge):
    marked = "<!-- casesite-diff -->\nbefore"
    stranger, bot = ({"login": login} for login in ("mallory", "github-actions[bot]"))
    theirs = [{"id": 1, "user": stranger, "body": marked}, {"id": 2, "user": None, "body": marked}, {"id": 3, "user": bot, "body": "Hi"}]
    assert comment(comments=[*theirs, {"id": 4, "user": bot, "body": marked}]).returncode == 0
    assert [(method, address) for method, address, _ in forge.sent()] == [("PATCH", "repos/o/r/issues/comments/4")]


def test_without_a_site_the_comment_says_where_the_mistakes_are(comment, forge):
    assert comment(site=False).returncode == 0
    assert "No site was built" in forge.sent()[0][2]


@pytest.mark.parametrize("asked", [{"head": "0ther"}, {"state": "closed"}])
def test_a_pull_request_that_is_not_what_was_built_gets_no_comment(asked, comment, forge):
    assert comment(**asked).returncode == 0
    assert forge.sent() == []


def test_an_archive_that_is_too_large_is_not_even_fetched(comment, forge):
    assert "too large" in comment(size=1_000_001).stderr
    assert forge.calls("api", "repos/o/r/actions/artifacts/1/zip") == []


def test_words_that_are_too_long_for_a_comment_are_cut(comment, forge):
    assert comment(words="\N{SNOWMAN}" * 5_000_000).returncode == 0
    body = forge.sent()[0][2]
    assert 60_000 < len(body) < 65_536
    assert "The rest is in the artifact" in body


def test_nothing_of_the_archive_is_written_to_disk(comment, forge):
    assert comment(more={"../../evil": "x", "/tmp/evil": "x", "script": "x"}).returncode == 0  # noqa: S108
    assert list(forge.folder.iterdir()) == []
    assert [path.name for path in forge.temp.iterdir()] == ["script"]
