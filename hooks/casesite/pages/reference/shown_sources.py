"""Where each field of sources, of checks of them, of terms and of corrections shows; as ``shown`` tells it of the others."""

from __future__ import annotations

_SOURCE = "sources, sources.json, wherever it is cited"

SOURCES: dict[str, dict[str, str]] = {
    "Source": {
        "title": _SOURCE,
        "type": "sources.json",
        "kind": "sources",
        "primary": "sources, wherever it is cited",
        "authors": "sources, sources.json",
        "publisher": _SOURCE,
        "publisher_inferred": "sources",
        "via": _SOURCE,
        "issued": _SOURCE,
        "url": _SOURCE,
        "archive_url": _SOURCE,
        **dict.fromkeys(("authority", "number", "language", "accessed"), "sources, sources.json"),
        "identifiers": "sources; a DOI also in sources.json",
        "weak": "sources",
        "note": "sources, sources.json",
        "errors": "sources",
    },
    "KnownError": {"says": "sources", "correction": "sources", "sources": "sources"},
    "SourceCheck": {
        "title": "its page, sources, wherever it is named",
        "source": "its page, sources",
        "date": "its page, wherever it is named",
        "text": "its page",
        "sources": "its page",
        "claims": "its page",
    },
    "CheckedClaim": {
        "claim": "pages of source checks",
        "verdict": "pages of source checks",
        "text": "pages of source checks",
        "sources": "pages of source checks",
    },
    "Term": {
        "title": "glossary, wherever it is explained",
        "aliases": "glossary; a text that uses one explains it",
        "text": "glossary; in the note that explains the word",
        "everyday": "wherever it is explained; only where a text links it, if true",
        "sources": "glossary, sources",
    },
    "Correction": {
        "date": "corrections, feeds",
        "record": "corrections, feeds, wherever the record is",
        "said": "corrections, feeds",
        "says": "corrections, feeds",
        "why": "corrections, feeds",
        "minor": "corrections, feeds; where it is true, nowhere",
    },
}
