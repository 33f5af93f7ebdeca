"""Counts as bars: small SVGs, made when the site is built. The counts stand beside them, in words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

TALLEST = 36  # pixels


def columns(counts: Sequence[int], most: int) -> Markup:
    """A column for each count, as high as it is to the most that there are; one that is not nought can always be seen."""
    step = 100 / len(counts)
    bars = []
    for number, count in enumerate(counts):
        high = max(2, round(TALLEST * count / most)) if count else 0
        if high:
            bars.append(f'<rect x="{number * step:.4g}%" y="{TALLEST - high}" width="{step * 0.8:.3g}%" height="{high}"/>')
    return _svg("".join(bars), TALLEST)


def stacked(counts: Sequence[int], height: int = 24) -> Markup:
    """One bar in parts, of which the first is full, the last empty, and those between are lighter and lighter."""
    total = sum(counts) or 1
    parts, at = [], 0.0
    for number, count in enumerate(counts):
        wide = 100 * count / total
        parts.append(f'<rect class="part-{number}" x="{at:.4g}%" y="1" width="{wide:.4g}%" height="{height - 2}"/>')
        at += wide
    return _svg("".join(parts), height)


def sample(number: int) -> Markup:
    """A part of a bar as the key shows it."""
    return _svg(f'<rect class="part-{number}" x="1" y="1" width="12" height="12"/>', 14)


def _svg(inside: str, height: int) -> Markup:
    return Markup(f'<svg height="{height}" aria-hidden="true">{inside}</svg>')  # noqa: S704  # of numbers
