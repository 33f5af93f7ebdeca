"""What templates became, kept from one build to the next: to compile all of them takes a third of the time of a small site.

It is kept where Jinja keeps such things: in a folder below the system's temporary one that nobody but the user can
write, for what lies in it is run. A folder of the project would be one into which a pull request can write.
"""

from __future__ import annotations

from contextlib import suppress
from pickle import UnpicklingError

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """The templates of one kind of environment, for two of which the same source is not the same program.

    Each is kept by what it says, and not by where its file is, so that every copy of the program finds it.
    """

    def __init__(self, environment: str) -> None:
        super().__init__(pattern=f"casesite-{environment}-{jinja2.__version__}-%s")

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:  # noqa: ARG002  # as Jinja has it
        """What is kept of a template, if anything is."""
        checksum = self.get_source_checksum(source)
        bucket = Bucket(environment, self.get_cache_key(name, checksum), checksum)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept of a template; a file that was cut short is none."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, UnpicklingError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template became; where there is no room, it is compiled again the next time."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(environment: str) -> Compiled | None:
    """The templates of an environment, by its name; none where there is no folder that is safe."""
    with suppress(OSError, RuntimeError):
        return Compiled(environment)
    return None
