"""The Content-Security-Policy of a built page: what it holds itself, and nothing from anywhere else.

Hashes only (CSP level 3): an inline script runs if it is one of those that the page was built with.
It guards a page on its way to the reader; that nothing gets into a page while it is built is ``text``'s work.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from casesite.exports.embed import CARDED, FILE, POLICY

# An inline script that a browser runs: no address, and not a block of data.
INLINE = re.compile(r"<script(?![^>]*\bsrc\b)(?![^>]*\bjson\b)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
CHARSET = r"""<meta\s+charset\s*=\s*(?:"utf-8"|'utf-8'|utf-8)\s*/?>"""
# What may stand in front of a policy: nothing that a browser fetches or runs.
START = re.compile(
    rf"""\A\ufeff?(?:\s|<!--(?:(?!--).)*-->)*<!doctype\s+html\b[^>]*>(?:\s|<!--(?:(?!--).)*-->|<html\b[^>]*>|<head\b[^>]*>)*(?P<charset>{CHARSET})?""",
    re.DOTALL | re.IGNORECASE,
)
META = re.compile(r"""\s*<meta\s+http-equiv=["']?Content-Security-Policy["']?\s+content="([^"]*)"\s*/?>""", re.IGNORECASE)


def hashes(html: str) -> set[str]:
    """The hash of each inline script of a page, as the policy writes it."""
    return {f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in INLINE.findall(html)}


def policy(allowed: Iterable[str]) -> str:
    """The policy that lets these scripts run, and everything of the site itself."""
    scripts = " ".join(["'self'", *sorted(allowed)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'"
    )


def protected(html: str) -> str | None:
    """The page with its policy in it, in front of everything that the policy speaks of; None for what does not begin as a page does."""
    start = START.match(html)
    if start is None:
        return None
    charset = "" if start["charset"] else '<meta charset="utf-8">'  # a browser looks for it in the first kilobyte only
    meta = f'{charset}<meta http-equiv="Content-Security-Policy" content="{policy(hashes(html))}">'
    return html[: start.end()] + meta + html[start.end() :]


def is_protected(html: str, *, own: bool = False) -> bool:
    """Whether a page has, in front of everything that it speaks of, the policy that fits it, or else an ``own`` one that somebody wrote.

    What holds no tag at all needs none.
    """
    start = START.match(html)
    meta = META.match(html, start.end()) if start else None
    if meta is None:
        return own and "<" not in html
    return own or meta[1] == policy(hashes(html))


def headers(allowed: Iterable[str]) -> str:
    """A ``_headers`` file for hosts that read one; framing can be forbidden only there. Cards are made to be framed.

    Rules add up: ``!`` takes a header away that another one gave (Cloudflare); elsewhere the later rule counts (Netlify).
    """
    cards = "".join(
        f"/{folder}:id/{FILE}\n  ! Content-Security-Policy\n  Content-Security-Policy: {POLICY}\n" for folder in CARDED.values()
    )
    return (
        "/*\n"
        f"  Content-Security-Policy: {policy(allowed)}; frame-ancestors 'none'\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        f"  X-Content-Type-Options: nosniff\n{cards}"
    )
