"""Every command with what it takes and how it is written, from ``commands.json``; and the codes with which they end.

The arguments themselves stand to the right of the pages, and some take libraries that a site does not need.
So a test writes them down in the file (``UPDATE_GOLDEN=1``), and fails when they have changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

WRITTEN = Path(__file__).with_name("commands.json")


def commands() -> list[dict[str, Any]]:
    """Every command: its name, its usage, what it does, what it takes, examples; and those within it, as in "new event"."""
    listed: list[dict[str, Any]] = _written()["commands"]
    return listed


def exit_codes() -> dict[str, str]:
    """What each exit code says."""
    codes: dict[str, str] = _written()["exit_codes"]
    return codes


def _written() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(WRITTEN.read_text(encoding="utf-8"))
    return content
