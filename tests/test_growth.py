"""Work grows in proportion to what is given: twice as much takes twice as many steps, and not four times.

Steps are calls of functions, which are the same on every machine; how long they take is measured by hand.
"""

import json
import sys

import pytest
from conftest import MINIMAL, problems_of

from casesite.commands.cli import main

TODAY = "--today=2030-01-01"
SIZES = (20, 40, 80)
EVENT = MINIMAL["events.yml"]


def steps(work):
    """How many functions are called while something is done."""
    number = 0

    def count(_frame, event, _argument):
        nonlocal number
        number += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number


def sheet(size):
    rows = "".join(f"20{10 + n % 10},{1 + n % 12},{1 + n % 28},Look {n},A look.\n" for n in range(size))
    return "Year,Month,Day,Headline,Text\n" + rows


def csl(size):
    entries = [
        {"id": f"k{n}", "type": "article-newspaper", "title": f"Look {n}", "container-title": "Paper", "URL": f"https://a.example/{n}"}
        for n in range(size)
    ]
    return json.dumps(entries)


def bibtex(size):
    return "".join(f"@online{{k{n}, title={{Look {n}}}, date={{2020-01-02}}, url={{https://a.example/{n}}}}}\n" for n in range(size))


def told(number, text):
    """An event of its own."""
    event = EVENT.replace("gate-falls", f"e{number}").replace("The gate falls", f"Look {number}").replace("The gate fell.", text)
    return event.replace("2021-10-21", f"19{number % 90 + 10}-10-21")


IMPORTS = {
    "G19 and G20: a sheet": (
        ["import", TODAY, "timelinejs", "given", "--status=established", "--source=report", "--category=structure", "--media-kind=news"],
        sheet,
    ),
    "G21: CSL-JSON": (["new", TODAY, "source", "--from", "given", "--primary=false", "--kind=news"], csl),
    "G22: BibTeX": (["new", TODAY, "source", "--from", "given", "--primary=false", "--kind=news"], bibtex),
}
EVENTS = {
    "one event under many ids": lambda n: EVENT.replace("gate-falls", f"e{n}"),
    "G4 to G6: unknown ids": lambda n: told(n, f"See [[e-{n}x]]."),
    "G26: good events": lambda n: told(n, f"Look {n} at gate {n} and lock {n}."),
    "a name in each": lambda n: told(n, f"The Town of Ferrow had gate {n}."),
}


def grow(measured):
    first, second, third = measured
    return (third - second) / (second - first)


@pytest.mark.parametrize("name", IMPORTS)
def test_what_is_imported(name, write_case, tmp_path, monkeypatch):
    arguments, made = IMPORTS[name]
    monkeypatch.chdir(tmp_path)
    arguments[arguments.index("given")] = str(tmp_path / f"given.{'csv' if made is sheet else 'json' if made is csl else 'bib'}")
    measured = []
    for size in (SIZES[0], *SIZES):  # the first makes ready what is made ready once
        write_case({"events.yml": EVENT})
        (tmp_path / arguments[arguments.index(next(word for word in arguments if "given." in word))]).write_text(made(size))
        codes = []
        measured.append(steps(lambda codes=codes: codes.append(main(arguments))))
        assert codes == [0]
    assert 1.5 < grow(measured[1:]) < 3, measured


@pytest.mark.parametrize("name", EVENTS)
def test_what_is_checked(name, write_case):
    measured = []
    for size in (SIZES[0] + 1, *SIZES):  # the first makes ready what is made ready once; the same file would not be read again
        case_dir = write_case({"events.yml": "".join(EVENTS[name](n) for n in range(size))})
        measured.append(steps(lambda case_dir=case_dir: problems_of(case_dir)))
    assert 1.5 < grow(measured[1:]) < 3, measured


def test_what_grows_with_its_square_is_found():
    measured = [steps(lambda size=size: list(map(lambda _: 0, range(size * size)))) for size in SIZES]  # noqa: C417  # calls
    assert grow(measured) > 3.5
