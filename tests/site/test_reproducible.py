"""The same case gives the same bytes: on any day, anywhere, under every Python that the project takes.

Other Pythons are those in ``.cache/pythons``, which ``make pythons`` fills, and those on the path that have what the
site takes.
"""

import hashlib
import os
import shutil
import subprocess
import sys

import pytest
from site_tools import NO_CACHES, ROOT, contents, environment

pytest_plugins = ["site_fixtures"]

RUN = "import runpy, sys; sys.argv[0] = 'casesite'; runpy.run_module('casesite', run_name='__main__')"
WITHOUT_LIBYAML = "import yaml; del yaml.CSafeLoader; "
TAKEN = "import yaml, pydantic, jinja2, babel, markdown_it, icalendar, ruamel.yaml, PIL, sys; sys.exit(not (3, 11) <= sys.version_info[:2])"
MKDOCS = "import runpy, sys; sys.argv[0] = 'mkdocs'; runpy.run_module('mkdocs', run_name='__main__')"
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"
# A day of SOURCE_DATE_EPOCH, a hash seed, a time zone, a locale and a umask; the two differ in each.
ONE = ("2031-02-03", {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1900000000"}, 0o022)
OTHER = ("2027-11-30", {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1800000000"}, 0o077)


def python_of(version):
    """An interpreter of a version that has what the site takes, or None."""
    for command in (ROOT / ".cache/pythons" / version / "bin/python", shutil.which(f"python{version}")):
        if command and os.access(command, os.X_OK):
            done = subprocess.run([command, "-c", TAKEN], capture_output=True, check=False, env=environment())
            if done.returncode == 0:
                return command
    return None


def digests(folder):
    found = {path: hashlib.sha256(content).hexdigest() for path, content in contents(folder).items()}
    assert len(found) > 200
    return found


def made(root, out, way, *, command=sys.executable, before=""):
    """What ``casesite build`` makes of the shipped case in a copy of the project → the hash of each file by its path."""
    today, more, umask = way
    done = subprocess.run(
        [command, "-c", before + RUN, "build", str(out), "case_data", f"--today={today}", "--url=https://site.example/"],
        cwd=root,
        env=environment(PYTHONPATH=str(root / "hooks"), PYTHONDONTWRITEBYTECODE="1", **more),
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return digests(out)


def checkout(folder):
    """The shipped case and the generator in another place, with times of their own."""
    for part in ("hooks", "case_data", "docs"):
        shutil.copytree(ROOT / part, folder / part, ignore=NO_CACHES, copy_function=shutil.copyfile)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return made(ROOT, tmp_path_factory.mktemp("first") / "out", ONE)


def differing(one, other):
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_another_day_place_language_seed_and_mask_change_no_byte(first, tmp_path):
    assert differing(first, made(checkout(tmp_path / "an other place"), tmp_path / "out", OTHER)) == []


def test_without_libyaml_no_byte_changes(first, tmp_path):
    assert differing(first, made(ROOT, tmp_path / "out", OTHER, before=WITHOUT_LIBYAML)) == []


@pytest.mark.parametrize("version", [version for version in VERSIONS if version != HERE])
def test_under_another_python_no_byte_changes(version, first, tmp_path):
    command = python_of(version)
    if command is None:
        pytest.skip(f"no Python {version} here has what the site takes; make pythons installs it")
    assert differing(first, made(ROOT, tmp_path / "out", OTHER, command=command)) == []


def test_the_finished_site_is_the_same_to_the_byte(tmp_path):
    sites = []
    for number, (root, (_, more, umask)) in enumerate([(ROOT, ONE), (checkout(tmp_path / "an other place"), OTHER)]):
        site = tmp_path / str(number) / "site"
        done = subprocess.run(
            [sys.executable, "-c", MKDOCS, "build", "--strict", "--site-dir", str(site)],
            cwd=root,
            env=environment(PYTHONPATH=str(root / "hooks"), PYTHONDONTWRITEBYTECODE="1", CASESITE_SITE_URL="https://site.example/", **more),
            umask=umask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        sites.append(digests(site))
    assert differing(*sites) == []


def test_what_is_not_the_same_is_found(first):
    assert differing(first, {**first, "index.md": "0", "new": "1"}) == ["index.md", "new"]
