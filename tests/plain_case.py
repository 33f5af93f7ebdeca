"""A case as plain values, to be changed value by value and written again; JSON is YAML."""

import copy
import json
import shutil
from pathlib import Path

import yaml

from casesite.case_data import link_case
from casesite.model.published import write

ROOT = Path(__file__).resolve().parent.parent
BRIDGE, SHIPPED = ROOT / "tests" / "cases" / "bridge" / "case_data", ROOT / "case_data"


def read(case_dir):
    """By file, what it holds: ``case`` is a mapping, all others are lists; a folder of files is one list."""
    data = {}
    for path in sorted(case_dir.rglob("*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
        stem = path.relative_to(case_dir).parts[0].removesuffix(".yml")
        data[stem] = data.get(stem, []) + content if isinstance(content, list) else content
    return data


def lay_out(data, case_dir, lock=""):
    """Write a case into a folder, with what was published of it."""
    case_dir.mkdir(parents=True, exist_ok=True)
    for stem, content in data.items():
        (case_dir / f"{stem}.yml").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    if data.get("exhibits"):
        shutil.copytree(BRIDGE / "exhibits", case_dir / "exhibits", dirs_exist_ok=True)
    if lock:
        (case_dir / "published.json").write_text(lock, encoding="utf-8")
    return case_dir


def locked(data, case_dir, site):
    """The lock of a case that is written there, as text."""
    return write(link_case(lay_out(data, case_dir), site), site.today)


def record(data, id):
    """A record of a case, the case as a whole as ``case``."""
    if id == "case":
        return data["case"]
    return next(entry for entries in data.values() if isinstance(entries, list) for entry in entries if entry["id"] == id)


def at(data, id, *path):
    """What a path leads to in a record."""
    here = record(data, id)
    for step in path:
        here = here[step]
    return here


def changed(data, *edits):
    """A copy of a case after some edits, each a function of the whole."""
    data = copy.deepcopy(data)
    for edit in edits:
        edit(data)
    return data


def put(id, *path, to):
    """An edit that puts a value in the place of another; ``path`` ends with the name or the number of it."""

    def edit(data):
        at(data, id, *path[:-1])[path[-1]] = to

    return edit


def take(id, *path):
    """An edit that takes a value out."""

    def edit(data):
        del at(data, id, *path[:-1])[path[-1]]

    return edit


def add(id, *path, entry):
    """An edit that adds an entry to a list."""

    def edit(data):
        at(data, id, *path[:-1]).setdefault(path[-1], []).append(entry)

    return edit


def correct(id, said, says, **more):
    """An edit that adds a correction of a record."""

    def edit(data):
        number = len(data["corrections"])
        correction = {"id": f"correction-{number}", "date": "2025-06-30", "record": id, "said": said, "says": says, "why": "A slip."}
        data["corrections"].append(correction | more)

    return edit
