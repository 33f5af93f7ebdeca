"""Everything that reads what a stranger may send, fed with what nobody would: no crash, no hang, no hunger.

In the suite, for some seconds each, always with the same inputs, after all that was ever found (``fuzz/corpus/TARGET/``).
``make fuzz`` takes five minutes for each target, with new inputs every time, and writes what it finds to the corpus.
"""

import hashlib
import multiprocessing
import random
import resource
import signal
import sys
import time
import warnings
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning

sys.path.insert(0, str(Path(__file__).with_name("fuzz")))
from targets import TARGETS

CORPUS = Path(__file__).with_name("fuzz") / "corpus"
LONGEST = 2.0  # seconds of the processor for one input
ROOM = 500_000_000  # bytes for one input
FOUND = sorted(CORPUS.glob("*/*"))


class HangError(Exception):
    """An input took more time of the processor than any may."""


def hang(*_):
    raise HangError


@contextmanager
def limits(longest):
    """End what takes too long, and give no more room than there is."""
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if sys.platform == "linux" else None
    before = resource.getrlimit(resource.RLIMIT_AS)
    earlier = signal.signal(signal.SIGVTALRM, hang)
    if taken is not None:
        resource.setrlimit(resource.RLIMIT_AS, (taken + ROOM, before[1]))
    signal.setitimer(signal.ITIMER_VIRTUAL, longest)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        resource.setrlimit(resource.RLIMIT_AS, before)
        signal.signal(signal.SIGVTALRM, earlier)


def run(check, text, longest=LONGEST):
    with limits(longest):
        check(text)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_found_once_is_found_no_more(path):
    run(TARGETS[path.parent.name][0], path.read_bytes().decode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_is_too_much(name, pytestconfig):
    check, inputs, examples = TARGETS[name]
    seconds = pytestconfig.getoption("fuzz_seconds")
    last = []

    def tried(text):
        last[:] = [text]
        run(check, text)

    if not seconds:
        settings(max_examples=examples)(given(inputs)(tried))()
        return
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        process = multiprocessing.get_context("fork").Process(target=batch, args=(name, inputs, tried, last))
        process.start()
        process.join()
        assert process.exitcode == 0, f"what was found lies in {CORPUS / name}; the traceback is above"


def batch(name, inputs, tried, last):
    """Five hundred inputs, in a process of their own: what Hypothesis keeps of each would make the next ones seem slow."""
    warnings.simplefilter("ignore", HypothesisWarning)  # of inputs that are long to print
    many = settings(
        max_examples=500,
        derandomize=False,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        report_multiple_bugs=False,
        suppress_health_check=[*HealthCheck],
    )
    try:
        seed(random.SystemRandom().getrandbits(64))(many(given(inputs)(tried)))()
    except BaseException:
        content = last[0].encode("utf-8", "surrogatepass")
        path = CORPUS / name / f"{hashlib.sha256(content).hexdigest()[:12]}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        raise


def test_what_must_hold_is_looked_at():
    """A target that lets everything pass would be none."""
    assert len(TARGETS) == 10
    with pytest.raises(HangError):
        run(lambda _: all(iter(lambda: True, False)), "", longest=0.1)
    with pytest.raises(MemoryError):
        run(lambda _: bytearray(ROOM * 2), "")


def test_what_is_found_is_kept_as_small_as_it_can_be(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "CORPUS", tmp_path)
    last = []

    def tried(words):
        last[:] = [words]
        assert "q" not in words

    with pytest.raises(AssertionError):
        batch("letters", st.text("pq"), tried, last)
    assert [path.read_text() for path in tmp_path.glob("letters/*.txt")] == ["q"]
