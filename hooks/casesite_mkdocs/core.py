"""The core as a module that may be imported anew while someone edits it."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

HOOKS = Path(__file__).resolve().parents[1]
PACKAGE = HOOKS / "casesite"


def core() -> Any:  # a module, whose types change when it is imported anew
    """The package ``casesite`` that stands beside this one."""
    if "casesite" not in sys.modules:
        sys.path.insert(0, str(HOOKS))
        try:
            importlib.import_module("casesite")
        finally:
            sys.path.remove(str(HOOKS))
    return sys.modules["casesite"]


def watched(case_dir: Path) -> list[Path]:
    """What a site is made from, beside the pages written by hand: a case, the words that it brings along, and the core."""
    return [case_dir, case_dir.parent / core().LOCALE, PACKAGE]


def renewed(seen: int) -> int:
    """Have the package imported anew if its files changed since they were ``seen``, in ns → when they last changed."""
    changed = max((path.stat().st_mtime_ns for path in PACKAGE.rglob("*.[pjo]*") if path.is_file()), default=0)
    if seen not in (0, changed):
        for name in [name for name in sys.modules if name.partition(".")[0] == "casesite"]:
            del sys.modules[name]
    return changed
