"""Breaks the data files of a case, one at a time, and judges what one run of the check makes of each.

``python tests/mutation/runs.py --runs 20000`` prints the figures of so many of each case, and ``--show far`` the runs
behind one of them; ``test_mutation.py`` holds a smaller number to its aims.
"""

# ruff: noqa: T201  # printing is how the script answers

import argparse
import collections
import copy
import dataclasses
import datetime
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from ways import WAYS

from casesite import CaseError, Site
from casesite.case_data import _news, load_media
from casesite.problem import errors
from casesite.reading.check import STEMS, Checked, check_document
from casesite.reading.link import link
from casesite.reading.load import load, read
from casesite.rules import broken_rules

ROOT = Path(__file__).resolve().parents[2]
CASES = {"bridge": ROOT / "tests" / "cases" / "bridge" / "case_data", "shipped": ROOT / "case_data"}
SITE = Site(today=datetime.date(2030, 1, 1))
SLOW = 2  # seconds of processor time
TRIES = 40  # lines that are tried before a way is given up for a turn


@dataclass
class Run:
    """One break, and what came of it."""

    case: str
    file: str
    way: str
    before: str
    after: str
    touched: frozenset  # rows, from 0
    right: str  # what stood where a word was misspelt
    problems: list = field(default_factory=list)
    verdict: str = ""  # refused, same, written (one value says what is written now), swallowed …, or structure
    seconds: float = 0.0
    crash: str = ""

    @property
    def distance(self):
        """How many lines the first problem stands away from the break."""
        place = self.problems[0].place
        return min(abs(place.line - 1 - row) for row in self.touched) if place.file == self.file else 10**6

    def __str__(self):
        lines = [f"{self.file}:{min(self.touched) + 1} {self.way}: {self.verdict} {self.crash}", f"  - {self.before}", f"  + {self.after}"]
        return "\n".join([*lines, *(f"      {problem}" for problem in self.problems[:4])])


class Whole:
    """A case that is in order, read and checked once, and what one file more makes of it."""

    def __init__(self, name):
        self.name, self.folder = name, CASES[name]
        self.documents, problems = load(self.folder, STEMS)
        assert problems == []
        self.others = []  # of each file: what the check of all the others hands on
        for number in range(len(self.documents)):
            checked = Checked()
            for other in (*self.documents[:number], *self.documents[number + 1 :]):
                assert check_document(other, checked) == []
            self.others.append(checked)
        self.media = load_media(self.folder)
        self.scratch = Path(tempfile.mkdtemp()) / self.folder.name
        self.scratch.mkdir()

    def problems(self, number, words):
        """The file as it would be, and every problem with the case then, in order."""
        document = self.documents[number]
        path = self.scratch / "file.yml"
        path.write_bytes(words.encode("utf-8", "surrogatepass"))
        changed, problems = read(path, document.file, document.stem, self.scratch)
        checked = Checked(**{name: copy.copy(value) for name, value in vars(self.others[number]).items()})
        checked.ends = {kind: list(places) for kind, places in checked.ends.items()}
        problems = problems + _news(check_document(changed, checked), problems)
        case, found = link(checked)
        problems += _news(found, problems)
        if case is not None and not problems and changed.root.plain() != document.root.plain():
            problems = errors(broken_rules(dataclasses.replace(case, media=self.media), SITE))
        return changed, list(CaseError(problems).problems)


def leaves(node, path=()):
    """Every value at the end of a path."""
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(node.value, list):
        for number, inner in enumerate(node.value):
            yield from leaves(inner, (*path, number))
    else:
        yield path, node


def keys(node):
    """Every key that was written."""
    if isinstance(node.value, dict):
        yield from node.value
        for inner in node.value.values():
            yield from keys(inner)
    elif isinstance(node.value, list):
        for inner in node.value:
            yield from keys(inner)


def signs(words):
    """The letters and digits of some words, counted."""
    return collections.Counter(letter for letter in words if letter.isalnum())


def swallowed(lines, root):
    """The letters of a file, comments on lines of their own aside, that no value and no key has."""
    inside = set()
    for _, node in leaves(root):
        if isinstance(node.value, str) and node.end > node.place.line:
            inside |= set(range(node.place.line, node.end + 1))
    written = signs("".join(line for number, line in enumerate(lines, 1) if number in inside or not line.lstrip().startswith("#")))
    values = signs("".join(str(node.value) for _, node in leaves(root) if node.value is not None))
    return written - signs("".join(keys(root))) - values


def judged(run, original, changed, lines, was_swallowed):
    """What became of a break that the check lets pass."""
    if original.root.plain() == changed.root.plain():
        return "same"
    if lost := swallowed(lines, changed.root) - was_swallowed:
        return f"swallowed {''.join(lost.elements())[:40]}"
    before, after = ({path: node.value for path, node in leaves(document.root)} for document in (original, changed))
    differing = [node for path, node in leaves(changed.root) if before.get(path) != node.value]
    near = all(any(node.place.line - 2 <= row < node.end + 1 for row in run.touched) for node in differing)
    return "written" if set(before) == set(after) and len(differing) == 1 and near else "structure"


def breaks(whole, seed, runs):
    """So many breaks of the files of a case, each way in turn."""
    rng = random.Random(f"{seed} {whole.name}")  # noqa: S311  # no secret
    texts = ["\n".join(document.lines) for document in whole.documents]
    weights = [len(text) ** 0.5 for text in texts]
    made = 0
    while made < runs:
        for name, way in WAYS.items():
            for _ in range(TRIES):
                [number] = rng.choices(range(len(texts)), weights)
                lines = texts[number].split("\n")
                row = rng.randrange(len(lines) - 1)
                broken = None if lines[row].startswith("#") else way(lines, row, rng)
                if broken is not None and broken.lines != lines:
                    yield number, name, row, broken
                    made += 1
                    break
            if made >= runs:
                return


def run_all(case, seed, runs):
    """Break a case so many times → what came of each."""
    whole = Whole(case)
    was = [swallowed(list(document.lines), document.root) for document in whole.documents]
    for number, name, row, broken in breaks(whole, seed, runs):
        original = whole.documents[number]
        after = broken.lines[row] if row < len(broken.lines) else ""
        run = Run(case, original.file, name, original.lines[row], after, broken.touched, broken.right)
        start = time.process_time()
        try:
            changed, run.problems = whole.problems(number, "\n".join(broken.lines))
        except Exception as error:  # noqa: BLE001  # a crash is what is looked for
            run.crash = repr(error)
        else:
            run.verdict = "refused" if run.problems else judged(run, original, changed, broken.lines, was[number])
        run.seconds = time.process_time() - start
        yield run


def _share(some, of):
    return round(100 * len(some) / max(len(of), 1), 2)


def figures(runs):
    """What is asked of the corpus, in numbers; shares in percent."""
    refused = [run for run in runs if run.verdict == "refused"]
    spelt = [run for run in refused if run.right and run.way != "a word of a list misspelt"]
    verdicts = collections.Counter(run.verdict.split()[0] for run in runs if run.verdict not in ("", "refused"))
    return {
        "runs": len(runs),
        "crashes": sum(bool(run.crash) for run in runs),
        "slow": sum(run.seconds > SLOW for run in runs),
        "refused": len(refused),
        "first on the line": _share([run for run in refused if run.distance == 0], refused),
        "first within one line": _share([run for run in refused if run.distance <= 1], refused),
        "one problem": _share([run for run in refused if len(run.problems) == 1], refused),
        "right suggestion": _share([run for run in spelt if f'"{run.right}"' in run.problems[0].message], spelt),
        "accepted": dict(verdicts),
    }


SHOWN = {
    "crash": lambda run: bool(run.crash),
    "slow": lambda run: run.seconds > 1,
    "far": lambda run: run.verdict == "refused" and run.distance > 1,
    "off": lambda run: run.verdict == "refused" and run.distance > 0,
    "many": lambda run: run.verdict == "refused" and len(run.problems) > 1,
    "spelt": lambda run: run.verdict == "refused" and run.right and f'"{run.right}"' not in run.problems[0].message,
    "accepted": lambda run: run.verdict in ("structure", "written"),
    "structure": lambda run: run.verdict == "structure",
    "swallowed": lambda run: run.verdict.startswith("swallowed"),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", choices=CASES, action="append")
    parser.add_argument("--show", choices=SHOWN)
    options = parser.parse_args()
    start = time.process_time()
    runs = []
    for case in options.case or CASES:
        for run in run_all(case, options.seed, options.runs):
            runs.append(run)
            if options.show and SHOWN[options.show](run):
                print(run)
    for words, value in figures(runs).items():
        print(f"{words:30} {value}")
    print(f"{len(WAYS)} ways, {time.process_time() - start:.0f} s")


if __name__ == "__main__":
    main()
