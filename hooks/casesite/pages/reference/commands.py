"""Every command with what it takes, from ``commands.json``, and an example of each.

The arguments themselves stand to the right of the pages, and some take libraries that a site does not need.
So a test writes them down in the file (``UPDATE_GOLDEN=1``), and fails when they have changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

WRITTEN = Path(__file__).with_name("commands.json")
EXAMPLES = {
    "init": "casesite init ferry-case --title 'The ferry: a case record' --language en",
    "check": "casesite check --format github",
    "diff": "casesite diff main --format markdown",
    "fmt": "casesite fmt --check",
    "new": "casesite new event --date 2024-03-05 --title 'The lift stops'",
    "import": "casesite import timelinejs timeline.csv --status alleged --by example-library",
    "build": "casesite build public --url https://lift.example.org/",
    "correct": "casesite correct lift-stops --why 'The report gives another time.'",
    "lock": "casesite lock",
    "withhold": "casesite withhold < names.txt",
    "schema": "casesite schema",
}


def commands() -> list[dict[str, Any]]:
    """Every command: its name, its usage, what it does, what it takes; and those within it, as in "new event"."""
    found: list[dict[str, Any]] = json.loads(WRITTEN.read_text(encoding="utf-8"))
    return found
