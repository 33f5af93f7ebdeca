"""What runs on the forge has no more rights than it needs, runs no code that it was not meant to, and calls what is there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from casesite.commands import COMMANDS
from casesite.commands.cli import main

ROOT = Path(__file__).resolve().parent.parent
FORGE = ROOT / ".github"
STARTER = ROOT / "hooks" / "casesite" / "starter" / ".github"  # what a new case starts with
GITHUB = ROOT / "hooks" / "casesite" / "starter_github" / ".github"  # … and with --github
WORKFLOWS = {path.name: path for path in sorted((FORGE / "workflows").glob("*.yml"))}
PIN = re.compile(r"uses: ([\w.-]+/[\w./-]+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$")
PRE_COMMIT = [".pre-commit-config.yaml", ".pre-commit-hooks.yaml"]

every_workflow = pytest.mark.parametrize("name", WORKFLOWS)


def read(name):
    """A workflow, with what starts it under "on": YAML 1.1 reads that word as true."""
    workflow = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    workflow["on"] = workflow.pop(True)
    return workflow


def steps(name):
    return [step for job in read(name)["jobs"].values() for step in job["steps"]]


def rights(name):
    """Everything that the jobs of a workflow may do, as "contents: read"."""
    return {f"{what}: {right}" for job in read(name)["jobs"].values() for what, right in job["permissions"].items()}


def zizmor(folder, persona="auditor"):
    program = Path(sys.executable).with_name("zizmor")
    arguments = ["--offline", f"--persona={persona}", "--collect=all", "--strict-collection", "--no-progress", "--format=plain"]
    return subprocess.run([program, *arguments, folder], capture_output=True, text=True, timeout=120, check=False)


def test_there_is_a_workflow_for_each_thing_that_the_forge_does():
    assert [*WORKFLOWS] == [
        "after-merge.yml",
        "issue-to-pull-request.yml",
        "newest.yml",
        "pull-request-comment.yml",
        "pull-request.yml",
        "release.yml",
        "site.yml",
        "sources.yml",
    ]


def test_zizmor_finds_nothing():
    found = zizmor(FORGE)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "No findings to report" in found.stdout
    assert found.stderr.count("completed") >= len(WORKFLOWS)


@pytest.mark.parametrize("folder", [STARTER, GITHUB], ids=["alone", "with --github"])
def test_zizmor_finds_nothing_in_what_a_new_case_starts_with(folder):
    found = zizmor(folder, "regular")
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (r"@[0-9a-f]{40} # v\S+", "@v7", "unpinned-uses"),
        (r"persist-credentials: false", "persist-credentials: true", "artipacked"),
        (r'echo "\$NUMBER"', "echo ${{ github.head_ref }}", "template-injection"),
        (r"(?m)^  pull_request:", "  pull_request_target:", "dangerous-triggers"),
    ],
)
def test_zizmor_would_find_it(old, new, finding, tmp_path):
    shutil.copytree(FORGE, tmp_path / ".github")
    path = tmp_path / ".github" / "workflows" / "pull-request.yml"
    changed, count = re.subn(old, new, path.read_text(encoding="utf-8"))
    assert count
    path.write_text(changed, encoding="utf-8")
    found = zizmor(tmp_path / ".github")
    assert found.returncode != 0
    assert finding in found.stdout


@every_workflow
def test_every_action_is_pinned_by_its_commit_and_says_which_version_that_is(name):
    lines = [line.strip() for line in WORKFLOWS[name].read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not PIN.search(line)] == []
    assert len(lines) == sum("uses" in step for step in steps(name))


def test_one_action_has_one_pin():
    paths = [*WORKFLOWS.values(), *STARTER.rglob("*.yml"), *GITHUB.rglob("*.yml")]
    assert len(paths) > len(WORKFLOWS)
    pins = {pin for path in paths for pin in re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


@every_workflow
def test_a_workflow_has_no_rights_and_a_job_only_those_that_it_names(name):
    workflow = read(name)
    assert workflow["permissions"] == {}
    assert all(isinstance(job["permissions"], dict) for job in workflow["jobs"].values())


@every_workflow
def test_a_workflow_ends_and_does_not_run_against_itself(name):
    workflow = read(name)
    assert workflow["concurrency"]["group"]
    assert [job["timeout-minutes"] for job in workflow["jobs"].values() if job["timeout-minutes"] > 30] == []


@every_workflow
def test_a_shell_never_reads_what_somebody_wrote(name):
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []
    assert [step["shell"] for step in steps(name) if "${{" in step.get("shell", "")] == []


@every_workflow
def test_no_token_is_left_in_a_checkout(name):
    checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []
    assert [step for step in checkouts if {"ref", "repository"} & step["with"].keys()] == []


def test_what_a_pull_request_can_change_runs_with_the_right_to_read_and_without_secrets():
    for name in ("pull-request.yml", "site.yml"):
        text = WORKFLOWS[name].read_text(encoding="utf-8")
        assert "secrets." not in text
        assert "github.token" not in text
    assert rights("pull-request.yml") == {"contents: read"}
    publish = read("site.yml")["jobs"]["publish"]
    assert publish["if"] == "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    assert read("site.yml")["jobs"]["test"]["permissions"] == {"contents": "read"}


def test_nothing_starts_with_rights_on_what_a_stranger_does():
    started = {name: set(read(name)["on"]) for name in WORKFLOWS}
    assert [name for name, on in started.items() if "pull_request_target" in on or "issue_comment" in on] == []
    assert [name for name, on in started.items() if "workflow_run" in on] == ["pull-request-comment.yml"]
    assert read("issue-to-pull-request.yml")["on"] == {"issues": {"types": ["labeled"]}}
    assert read("issue-to-pull-request.yml")["jobs"]["draft"]["if"].startswith("github.event.label.name == 'draft-record' && ")


def test_the_addresses_of_sources_are_asked_from_main_with_no_right_to_write_but_in_issues():
    assert rights("sources.yml") == {"actions: read", "contents: read", "issues: write"}
    assert read("sources.yml")["jobs"]["ask"]["if"] == "github.ref == 'refs/heads/main'"
    assert set(read("sources.yml")["on"]) == {"schedule", "workflow_dispatch"}


def test_a_new_case_asks_its_sources_as_this_repository_does():
    ours, theirs = (path.read_text(encoding="utf-8") for path in (WORKFLOWS["sources.yml"], STARTER / "workflows" / "sources.yml"))
    install = "      - name: Install\n        run: make .venv/.run-stamp PYTHON=python\n"
    assert theirs == ours.replace(install, "      - run: python -m pip install --requirement requirements.txt\n").replace(
        ".venv/bin/python -m casesite", "casesite"
    )


def test_the_comment_is_written_with_no_code_of_anyone_and_its_words_with_no_right_to_write():
    jobs = read("pull-request-comment.yml")["jobs"]
    assert [step for step in jobs["comment"]["steps"] if "uses" in step] == []
    assert jobs["comment"]["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert set(jobs["words"]["permissions"].values()) == {"read"}
    assert read("pull-request-comment.yml")["on"]["workflow_run"]["workflows"] == [read("pull-request.yml")["name"]]


def test_the_change_is_never_checked_out_where_it_is_put_into_words():
    """It is fetched, and read from git by the program of main: nothing of it lies where Python or make would take it up."""
    jobs = read("pull-request-comment.yml")["jobs"]
    [checkout] = [step for step in jobs["words"]["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"] == {"persist-credentials": False}
    run = "\n".join(step.get("run", "") for step in jobs["words"]["steps"])
    assert re.findall(r'"git", "([\w-]+)"', run) == ["fetch", "rev-parse"]
    assert not re.search(r"\bgit [a-z]", run)


def test_the_mistakes_of_the_data_do_not_keep_the_change_from_being_said():
    order = [step.get("name", step.get("uses", "").partition("@")[0]) for step in steps("pull-request.yml")]
    assert order.index("Leave its number") < order.index("actions/upload-artifact") < order.index("Install") < order.index("Check")
    assert [step for step in steps("pull-request.yml") if "if" in step] == []


def test_what_main_has_published_must_be_held_still():
    [check] = [step["run"] for step in steps("pull-request.yml") if step.get("name") == "Check"]
    assert check == ".venv/bin/python -m casesite check --base HEAD^1 --format github"
    [checkout] = [step["with"] for step in steps("pull-request.yml") if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["fetch-depth"] == 2


def commands():
    """Each use of the command, with its arguments, in the workflows and the hooks."""
    paths = [*WORKFLOWS.values(), *(ROOT / name for name in PRE_COMMIT)]
    found = [re.findall(r"(?:-m |entry: )casesite (.*)", path.read_text(encoding="utf-8")) for path in paths]
    return sorted({use for uses in found for use in uses})


@pytest.mark.parametrize("use", commands())
def test_every_command_that_is_called_is_there_with_its_options(use, capsys):
    command, *arguments = re.sub(r"[>;|].*", "", use).split()
    assert command in COMMANDS
    with pytest.raises(SystemExit):
        main([command, "--help"])
    options = [argument for argument in arguments if argument.startswith("--")]
    known = capsys.readouterr().out
    assert [option for option in options if option not in known] == []


def test_every_target_that_is_made_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    targets = {target for path in WORKFLOWS.values() for target in re.findall(r"run: make (\S+)", path.read_text(encoding="utf-8"))}
    assert targets >= {"build", ".venv/.run-stamp"}
    assert [target for target in targets if not re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE)] == []


def test_pre_commit_offers_the_same_to_others_as_it_runs_here():
    here = yaml.safe_load((ROOT / PRE_COMMIT[0]).read_text(encoding="utf-8"))["repos"][0]["hooks"]
    others = yaml.safe_load((ROOT / PRE_COMMIT[1]).read_text(encoding="utf-8"))
    assert [hook["id"] for hook in others] == [hook["id"] for hook in here] == ["casesite-fmt", "casesite-check"]
    assert [hook["files"] for hook in others] == [hook["files"] for hook in here]
    assert [hook.get("pass_filenames", True) for hook in [*others, *here]] == [True, False, True, False]  # check takes a folder
    assert [hook["entry"].partition("casesite ")[2] for hook in here] == ["fmt", "check"]
    assert all(re.search(hook["files"], "case_data/events/2021.yml") for hook in here)


def test_maintainers_are_told_the_names_of_the_checks():
    told = (FORGE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    test = read("site.yml")["jobs"]["test"]
    assert read("pull-request.yml")["jobs"]["record"]["name"] == "The record"
    assert test["name"] == "Test on Python ${{ matrix.python }}"
    assert test["strategy"]["matrix"]["python"] == ["3.11", "3.14"]
    assert "*The record* and *Test on Python 3.11*, *3.14*" in told


def test_every_file_that_the_policies_point_to_is_there():
    found = 0
    for path in FORGE.glob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
            if not target.startswith(("https://", "../../")):
                assert (path.parent / target).exists(), f"{path.name}: {target}"
                found += 1
    assert found > 3
