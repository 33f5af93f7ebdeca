"""Work that nothing waits for is done on a second core, where there is one, while MkDocs reads and renders pages."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator

Steps = Callable[[], Iterator[None]]


class Beside:
    """What ``steps`` do, begun at once in a process of its own; where that cannot be, it is done when it has to be finished.

    The process is a fork, so that it sees everything as it is here: what it does is the same, byte for byte.
    """

    def __init__(self, steps: Steps) -> None:
        self.steps = steps
        self.is_finished = False
        self.process = None
        if "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1:
            self.process = multiprocessing.get_context("fork").Process(target=_work, args=(steps, os.getpid()), daemon=True)
            self.process.start()

    def finish(self) -> None:
        """Wait for its end, if it was not waited for. Where the other process failed, it is done here, so that the fault shows."""
        if self.is_finished:
            return
        if self.process:
            self.process.join()
        if not self.process or self.process.exitcode:
            for _ in self.steps():
                pass
        self.is_finished = True

    def stop(self) -> None:
        """Leave it where it is."""
        if self.process:
            self.process.terminate()
            self.process.join()


def _work(steps: Steps, parent: int) -> None:
    gc.disable()  # it would touch, and so copy, all that is shared with the other process
    for _ in steps():
        if os.getppid() != parent:  # which was killed: nobody waits for this, and another build may be under way
            return
