"""Work that nothing waits for is done on a second core, where there is one, while MkDocs reads and renders pages."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Beside(Generic[Result]):
    """What ``make`` makes, begun at once in a process of its own; where that cannot be, it is made when it is asked for.

    The process is a fork, so that it sees everything as it is here; its result is the same, byte for byte.
    """

    def __init__(self, make: Callable[[], Result], *, alone: bool = False) -> None:
        self.make = make
        self.process = None
        if not alone and "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1:
            context = multiprocessing.get_context("fork")
            self.answer, send = context.Pipe(duplex=False)
            self.process = context.Process(target=_send, args=(send, self.answer, make), daemon=True)
            self.process.start()
            send.close()

    def result(self) -> Result:
        """The result, as soon as it is there. Where the other process failed, it is made here, so that the fault shows."""
        if self.process is None:
            return self.make()
        try:
            made: Result = self.answer.recv()
        except EOFError:
            return self.make()
        finally:
            self.process.join()
        return made


def _send(answer: Connection, other_end: Connection, make: Callable[[], Result]) -> None:
    other_end.close()  # so that nobody waits for a reader that was killed
    gc.disable()  # it would touch, and so copy, all that is shared with the other process
    answer.send(make())
