"""Tags of languages (BCP 47, RFC 5646), in the one way in which they are usually written."""

from __future__ import annotations

import re

# Language with extensions, script, region, variants, extensions, private use; or private use alone.
LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)


def canonical_language(words: str) -> str:
    """A tag as it is usually written: "en-GB" for "EN_gb", "zh-Hant" for "zh-hant" (RFC 5646, section 2.1.1)."""
    parts = re.split(r"[-_]", words.strip())
    out: list[str] = []
    for number, part in enumerate(parts):
        single = any(len(before) == 1 for before in parts[:number])
        if number and not single and len(part) == 4 and part.isalpha():
            out.append(part.title())
        elif number and not single and len(part) == 2:
            out.append(part.upper())
        else:
            out.append(part.lower())
    return "-".join(out)
