"""The files with which a new case takes part on GitHub: those of this repository, for a case that has only its requirements.

``python tests/github_files.py`` writes them into the starter; a test says when they are not what this makes of ours.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STARTER = ROOT / "hooks" / "casesite" / "starter_github"
WORKFLOWS = ("after-merge", "issue-to-pull-request", "pull-request", "pull-request-comment")
FORMS = ("config", "correction", "new-event", "new-source", "privacy-request")
# What a case does otherwise than this repository: old words, and new.
INSTALL = (
    ("make .venv/.run-stamp PYTHON=python", "python -m pip install --requirement requirements.txt"),
    (".venv/bin/python -m casesite", "python -m casesite"),
    ('[".venv/bin/python", "-m", "casesite"', '[sys.executable, "-m", "casesite"'),
    ("make build PYTHON=python", "mkdocs build --strict"),
)


def workflow(name):
    """A workflow of this repository as a case runs it."""
    text = (ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    for old, new in INSTALL:
        text = text.replace(old, new)
    return text


def form(name):
    """A form of this repository, with the categories of the case and with no words of ours in its examples."""
    text = (ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_text(encoding="utf-8")
    text = re.sub(r"options: \[Incident, .*\]", "options: <<categories>> # as case.yml names them", text)
    text = re.sub(r'placeholder: "\d{4}-\d\d-\d\d"', 'placeholder: "2024-03-05"', text)
    return text.replace("placeholder: state-v-halls", "placeholder: the-gate-falls").replace("Supplier testifies", "The gate falls")


def files():
    """Every file that is made of ours, by its path in a case."""
    made = {f".github/workflows/{name}.yml": workflow(name) for name in WORKFLOWS}
    made |= {f".github/ISSUE_TEMPLATE/{name}.yml": form(name) for name in FORMS}
    made[".github/PULL_REQUEST_TEMPLATE.md"] = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    site = (ROOT / "hooks" / "casesite" / "starter" / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    site = site.replace("# Checks every change; publishes main on GitHub Pages.", "# Checks main, and publishes it on GitHub Pages.")
    site = re.sub(r"  pull_request:\n", "", site)
    site = re.sub(r"      - if: github.event_name == 'pull_request'.*\n        run: .*\n", "", site)
    made[".github/workflows/site.yml"] = re.sub(r"      - if: github.event_name == 'push'\n        (run|uses)", r"      - \1", site)
    return made


if __name__ == "__main__":
    for path, text in files().items():
        (STARTER / path).parent.mkdir(parents=True, exist_ok=True)
        (STARTER / path).write_text(text, encoding="utf-8")
