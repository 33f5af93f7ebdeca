"""case.yml of an older format, in the words of this one."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from casesite.model.case import Case
from casesite.model.lock import LOCK, LockError, OldLockError, read
from casesite.model.withheld import fingerprints
from casesite.problem import RefusedError
from casesite.reading.compose import compose
from casesite.reading.format import FORMAT, NEWER
from casesite.writing import identity

_OLD_FINGERPRINT = re.compile(r"\b[0-9a-f]{32}\b")
_FORMAT_LINE = re.compile(r"(?m)^format:.*$")


def format_of(case_dir: Path) -> int:
    """The format of a case: what it says, or what its files show. Raise RefusedError for a newer one, and for what is no case."""
    path = case_dir / "case.yml"
    if not path.is_file():
        raise RefusedError(f"{path} is not there; name the folder of case data")
    profile = profile_of(path)
    if "format" in profile:
        said = str(profile["format"])
        if not (said.isascii() and said.isdigit()):
            raise RefusedError(f"{path}: format is a number, as in format: {FORMAT}")
        if int(said) > FORMAT:
            raise RefusedError(NEWER.format(said, FORMAT))
        return int(said)
    return 1 if "id" not in profile or has_old_lock(case_dir) or old_fingerprints(profile) else FORMAT


def profile_of(path: Path) -> dict[str, Any]:
    """What case.yml says, unchecked; nothing where it cannot be read."""
    root, _ = compose(identity.as_text(path), path.name, ())
    plain = root.plain() if root else None
    return plain if isinstance(plain, dict) else {}


def old_fingerprints(profile: dict[str, Any]) -> list[str]:
    """The fingerprints of names in the form of format 1: of one word each, with the place of the incident as salt."""
    listed = profile.get("do_not_name")
    return [words for words in listed if isinstance(words, str) and _OLD_FINGERPRINT.fullmatch(words)] if isinstance(listed, list) else []


def upgraded(path: Path, names: Iterable[str]) -> tuple[str, list[str]]:
    """case.yml in this format, and what was done to it, a line each. ``names`` are those that its old fingerprints hide.

    Raise RefusedError where a name is missing, for without it nothing would keep it from being printed.
    """
    text, profile, done = identity.as_text(path), profile_of(path), []
    id = str(profile.get("id") or identity.new())
    if "id" not in profile:
        text = identity.with_line(text, "id", id, path)
        done.append("gave the case an id of its own")
    if old := old_fingerprints(profile):
        found = _names_of(old, _place(profile), names)
        if missing := len(old) - len(found):
            of = f"{missing} of them" if found else "them"
            words = "hides names behind fingerprints of an older form, which nobody can turn into names again"
            raise RefusedError(
                f"{path} {words}: give the names of {of}, one a line, when this asks, or on standard input. Nothing was written"
            )
        for fingerprint, name in found.items():
            text = text.replace(fingerprint, fingerprints(name, id)[0])
        done.append(f"made the fingerprints of names anew: {len(found)}")
    if str(profile.get("format", "")) != str(FORMAT):
        line = f"format: {FORMAT}"
        text = _FORMAT_LINE.sub(line, text, count=1) if "format" in profile else identity.with_line(text, "format", str(FORMAT), path)
        done.append(f"wrote the format: {FORMAT}")
    return text, done


def _names_of(old: list[str], place: str, names: Iterable[str]) -> dict[str, str]:
    """Each fingerprint with its name, as far as the names are given."""
    words = {word for name in names for word in (*name.split(), name.strip())}
    known = {_old_fingerprint(word, place): word for word in sorted(words) if word}
    return {fingerprint: known[fingerprint] for fingerprint in old if fingerprint in known}


def _old_fingerprint(word: str, place: str) -> str:
    return hashlib.sha256(f"{place}:{unicodedata.normalize('NFKC', word).casefold()}".encode()).hexdigest()[:32]


def _place(profile: dict[str, Any]) -> str:
    incident = profile.get("incident")
    return " ".join(str(incident.get("place", "")).split()) if isinstance(incident, dict) else ""


def has_old_lock(case_dir: Path) -> bool:
    """Whether what was published is recorded in the form of format 1."""
    try:
        read((case_dir / LOCK).read_bytes())
    except OldLockError:
        return True
    except (OSError, LockError):
        return False
    return False


def no_longer_said(case_dir: Path, case: Case) -> Iterator[tuple[str, str]]:
    """What an old lock holds as published, and the case does not say any more: the id of the record, and the words.

    It held the texts of each statement in a row, and behind them its status; a text that stands nowhere in the record is gone.
    """
    try:
        records = json.loads((case_dir / LOCK).read_bytes())["records"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    nodes = {name: record.node for record in case.records.values() for name in (record.id, *record.formerly)}
    for id, statements in records.items():
        says = {_squeezed(words) for words in _words(nodes.get(id, case.profile_node).plain())}
        for words in statements.values() if isinstance(statements, dict) else ():
            texts, _, _ = str(words).rpartition(" | ")
            yield from ((id, text) for text in texts.split(" | ") if text and _squeezed(text) not in says)


def _words(plain: Any) -> Iterator[str]:
    if isinstance(plain, dict | list):
        for inner in plain.values() if isinstance(plain, dict) else plain:
            yield from _words(inner)
    elif plain is not None:
        yield str(plain)


def _squeezed(words: str) -> str:
    return " ".join(words.split())
