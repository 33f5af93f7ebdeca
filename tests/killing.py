"""Runs a command of casesite, or a build of MkDocs, in a copy of a folder, and kills it between two things that it does to the disk.

    python killing.py FOLDER WORK TIMES SEED -- [mkdocs] ARGUMENTS …

It prints JSON: the number of things that the whole run does, its exit code, and for each kill the number at which it came.
WORK then holds a copy of FOLDER after the whole run ("whole"), and for each kill a copy as the kill left it ("0", "1" …),
and as a second run of the same command left that ("0-again" …).
"""

import importlib
import json
import os
import random
import shutil
import signal
import sys
from pathlib import Path

EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.symlink", "shutil.rmtree"}


def run(folder, arguments, deadly=0):
    """Run a command in a folder, and kill it at a number of what it does there → its exit code, and how much it did."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        done = 0

        def count(event, details):
            nonlocal done
            if event in EVENTS and str(details[0]).startswith((".", str(folder), "case_data", "new", "out")):
                done += 1
                if done == deadly:
                    os.kill(os.getpid(), signal.SIGKILL)

        run_it = _mkdocs if arguments[0] == "mkdocs" else _casesite
        sys.addaudithook(count)
        code = run_it(arguments)
        os.write(writing, str(done).encode())
        os._exit(code)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    number = os.read(reading, 100).decode()
    os.close(reading)
    return (os.waitstatus_to_exitcode(status), int(number or 0))


def _casesite(arguments):
    from casesite.commands.cli import main

    return main(arguments)


def _mkdocs(arguments):
    from mkdocs.__main__ import cli

    return cli.main(arguments[1:], standalone_mode=False) or 0


def main():
    pristine, work, times, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    arguments = sys.argv[6:]
    for name in ("build", "cli", "fmt", "importing", "new"):  # once, before the forks
        importlib.import_module(f"casesite.commands.{name}")
    importlib.import_module("mkdocs.__main__")

    whole = shutil.copytree(pristine, work / "whole", symlinks=True)
    code, number = run(whole, arguments)
    chosen = random.Random(seed)  # noqa: S311  # a test's
    kills = []
    for place in range(times):
        kills.append(chosen.randint(1, max(number, 1)))
        folder = shutil.copytree(pristine, work / str(place), symlinks=True)
        killed, _ = run(folder, arguments, kills[-1])
        assert killed == -signal.SIGKILL, (killed, kills[-1], number)
        again = shutil.copytree(folder, work / f"{place}-again", symlinks=True)
        run(again, arguments)
    json.dump({"code": code, "number": number, "kills": kills}, sys.stdout)


if __name__ == "__main__":
    main()
