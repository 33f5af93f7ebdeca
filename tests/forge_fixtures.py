"""A stand-in for the forge, alone and with a repository that holds a small case."""

import sys

import pytest
from conftest import MINIMAL
from forge import Forge, git


@pytest.fixture
def forge(tmp_path):
    return Forge(tmp_path)


@pytest.fixture
def clone(forge):
    """A clone of a repository that holds a small case; ``.venv`` leads to the Python of the tests."""
    origin = forge.folder.parent / "origin"
    git("init", "--quiet", "--bare", "--initial-branch=main", origin, cwd=forge.temp)
    git("clone", "--quiet", origin, ".", cwd=forge.folder)
    data = forge.folder / "case_data"
    data.mkdir()
    for name, words in MINIMAL.items():
        (data / name).write_text(words, encoding="utf-8")
    (forge.folder / ".gitignore").write_text(".venv\n", encoding="utf-8")
    git("add", ".", cwd=forge.folder)
    git("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "--message=A case", cwd=forge.folder)
    git("push", "--quiet", "origin", "HEAD:main", cwd=forge.folder)
    python = forge.folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    return forge
