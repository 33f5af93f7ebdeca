"""Whether a version is ready to be released: ``python tests/release.py 0.2.0``. It needs nothing but Python.

The version is that of the package and of CITATION.cff, and the changelog has a part for it with the day of the release.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def faults(version, root=ROOT):
    """What stands in the way of a release, a line each."""
    package = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if package != version:
        yield f"pyproject.toml: the version is {package}, and not {version}"
    cited = re.search(r"(?m)^version: (\S+)$", (root / "CITATION.cff").read_text(encoding="utf-8"))[1]
    if cited != version:
        yield f"CITATION.cff: the version is {cited}, and not {version}"
    if not re.search(rf"(?m)^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)$", (root / "docs/changelog.md").read_text(encoding="utf-8")):
        yield f"docs/changelog.md: there is no line “## {version} (YYYY-MM-DD)”"


if __name__ == "__main__":
    found = list(faults(sys.argv[1]))
    print(*found, sep="\n")  # noqa: T201  # a script, and this is its answer
    sys.exit(bool(found))
