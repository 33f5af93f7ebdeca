"""Says that something is going on, once it has taken two seconds: one line in a terminal, which goes when the work is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

PATIENCE = 2.0  # seconds without a word
PACE = 0.5  # seconds from one line to the next


@contextmanager
def progress(words: str) -> Iterator[Callable[[str], None]]:
    """Show words, how long it takes, and whatever the work says of itself by calling what it is given.

    Only where a person looks at standard error; a log of a build gets no line that is written over.
    """
    said = [""]
    done = Event()

    def say(step: str) -> None:
        said[0] = f" {step}"

    def show() -> None:
        start = time.monotonic()
        wait = PATIENCE
        while not done.wait(wait):
            wait = PACE
            sys.stderr.write(f"\r\x1b[K{words} …{said[0]} ({time.monotonic() - start:.0f} s)")
            sys.stderr.flush()

    if not sys.stderr.isatty():
        yield say
        return
    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        yield say
    finally:
        done.set()
        thread.join()
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
