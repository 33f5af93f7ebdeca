"""Entries → the files that the search in the browser reads, a few at a time.

An inverted index with impacts (Anh and Moffat, 2006): a term's list says of each entry how much the entry
is about the term, in thirty-two steps; a query adds them up. Lists stand in small files by the alphabet, entries
in files of sixteen, so that what a query loads does not grow with the case. The same entries give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, takewhile
from math import log
from typing import Any

from casesite.search.entry import EntryKind, SearchEntry
from casesite.search.words import DIGIT, UNSPACED, Words, words_of

FOLDER = "search/"
EACH = 16  # entries a file
SHARD = 5_000  # of all lists of a file together, how long they are: some 6 kB compressed
LONGEST = 4_000  # entries in the list of one term; of more, those that are most about it
SPELLED = 16_000  # words with which a misspelled one is compared
NUMBER = 8  # signs; a shorter number is never taken for a misspelled one
STEPS, STEP = 32, 1.16  # an impact of n stands for 1.16 to the power of n
NAME, NOTE, KEYWORD, PAGE_KEYWORD, TEXT, MORE = 48.0, 9.0, 6.0, 20.0, 4.0, 2.5  # what a word counts for, where it stands alone
LONG, SHORT = 40, 30  # terms of a text, and of a line, of usual length
# How likely it is that a reader means a result of a kind; the browser adds that a question asks for questions.
LIKELY = {
    EntryKind.PERSON: 1.1,
    EntryKind.ORGANISATION: 0.95,
    EntryKind.PLACE: 0.9,
    EntryKind.COURT_CASE: 1.0,
    EntryKind.QUESTION: 0.6,
    EntryKind.EVENT: 0.53,
    EntryKind.EXHIBIT: 0.7,
    EntryKind.SAFETY_RULE: 0.9,
    EntryKind.REFORM: 0.75,
    EntryKind.TERM: 0.6,
    EntryKind.SOURCE: 0.34,
    EntryKind.PAGE: 0.9,
}
_ORDER = {kind: place for place, kind in enumerate(EntryKind)}


class Index:
    """The lists of each term over entries that stand kind by kind: an entry's number and its step, as one number."""

    def __init__(self, entries: Iterable[SearchEntry], language: str) -> None:
        self.words: Words = words_of(language)
        self.entries = sorted(entries, key=lambda entry: _ORDER[entry.kind])
        self.lists: dict[str, list[int]] = defaultdict(list)
        self.names: set[str] = set()  # the words of names, titles, terms and numbers: what a misspelled word is first taken for
        lists, scale, top = self.lists, 1 / log(STEP), STEPS - 1
        for number, entry in enumerate(self.entries):
            place, weight = number * STEPS, LIKELY[entry.kind] * entry.weight
            for term, impact in self._impacts(entry).items():
                about = impact * weight
                step = int(log(about) * scale + 0.5) if about > 1 else 0
                lists[term].append(place + min(top, step))

    def _impacts(self, entry: SearchEntry) -> dict[str, float]:
        """How much an entry is about each of its terms."""
        impacts = self._of_names(entry)
        words, keyword = self.words, PAGE_KEYWORD if entry.kind is EntryKind.PAGE else KEYWORD
        for said, counts, typical in (
            (entry.note, NOTE, SHORT),
            (entry.keywords, keyword, SHORT),
            (entry.text, TEXT, LONG),
            (entry.more, MORE, LONG),
        ):
            if not said:
                continue
            terms = words.content(said)
            terms += words.numbered(said)
            damp = 0.3 + 0.9 * len(terms) / typical  # BM25 with k = 1.2 and b = 0.75
            most = 2.2 * counts
            for term, count in Counter(terms).items():
                impacts[term] = impacts.get(term, 0) + most * count / (count + damp)
        return impacts

    def _of_names(self, entry: SearchEntry) -> dict[str, float]:
        """The same of what an entry is called: the shorter a name, the more each of its words says."""
        words = self.words
        impacts: dict[str, float] = {}
        read = words.terms if entry.kind in (EntryKind.PERSON, EntryKind.ORGANISATION) else words.content
        for name in (entry.title, *entry.aliases):
            terms = [*read(name), *words.numbered(name)]
            share = NAME / (0.6 + 0.4 * len(terms)) ** 0.8
            for term in terms:
                impacts[term] = max(impacts.get(term, 0), share)
            self.names.update(terms)
        for number in entry.numbers:
            for run, share in words.numbers(number):
                impacts[run] = max(impacts.get(run, 0), NAME * share**0.5)
            terms = words.content(number)
            for term in terms:
                impacts[term] = max(impacts.get(term, 0), KEYWORD)
            self.names.update(terms)
        return impacts


def files(entries: Iterable[SearchEntry], language: str, words: dict[str, Any]) -> dict[str, bytes]:
    """The files of the index by path; ``words`` is what the page says around it, for the file that is read first.

    All but the first stand in a folder named after what they hold: whoever has an older first file
    finds nothing there, and reads the first anew.
    """
    index = Index(entries, language)
    shards = list(_shards(index.lists))
    parts = {f"t{number}": lists for number, (_, lists) in enumerate(shards)}
    for start in range(0, len(index.entries), EACH):
        parts[f"e{start // EACH}"] = _json([_shown(entry) for entry in index.entries[start : start + EACH]])
    parts["words"] = _json(_spelled(index))
    folder = hashlib.sha256(b"".join(b"%s\0%d\0%s" % (name.encode(), len(part), part) for name, part in parts.items())).hexdigest()[:10]
    counts = Counter(entry.kind for entry in index.entries)
    starts = accumulate((counts[kind] for kind in EntryKind), initial=0)
    first = {
        "folder": folder,
        "each": EACH,
        "steps": STEPS,
        "step": STEP,
        "size": len(index.entries),
        "kinds": [[kind, start] for kind, start in zip(EntryKind, starts, strict=False) if counts[kind]],
        "terms": [term for term, _ in shards],
        "language": index.words.rules(),
        **words,
    }
    return {f"{FOLDER}index.json": _json(first), **{f"{FOLDER}{folder}/{name}.json": part for name, part in parts.items()}}


def _shown(entry: SearchEntry) -> list[Any]:
    shown = [entry.title, entry.url, entry.note, entry.text, entry.aliases]
    while not shown[-1]:
        shown.pop()
    return shown


def _shards(lists: dict[str, list[int]]) -> Iterator[tuple[str, bytes]]:
    """The lists in files of about one size: the first term of each, and the file."""
    size = 0
    shard: dict[str, list[int]] = {}
    for term in sorted(lists, key=lambda term: term.encode("utf-16-be")):  # the order of JavaScript
        length = min(LONGEST, len(lists[term])) + len(term) // 2
        if shard and size + length > SHARD:
            yield next(iter(shard)), _json(shard)
            size, shard = 0, {}
        shard[term] = _gaps(lists[term])
        size += length
    if shard:
        yield next(iter(shard)), _json(shard)


def _gaps(places: list[int]) -> list[int]:
    """A list as it is written, each number less the entry before it; in front of a cut list stands how long it was, less than zero."""
    cut = len(places) > LONGEST
    kept = sorted(sorted(places, key=lambda place: -(place % STEPS))[:LONGEST]) if cut else places
    gaps = [place - before + before % STEPS for before, place in pairwise([0, *kept])]
    return [-len(places), *gaps] if cut else gaps


def _spelled(index: Index) -> list[str]:
    """The words that a misspelled one may be meant for: those of names, then the others; of too many, the most frequent."""
    spelled = [term for term in index.lists if _is_spelled(term)]
    spelled.sort(key=lambda term: (term not in index.names, -len(index.lists[term]), term))
    kept = spelled[:SPELLED]
    return [_shared(sorted(term for term in kept if (term in index.names) is named)) for named in (True, False)]


def _is_spelled(term: str) -> bool:
    """Whether a term is written letter by letter; of numbers, only one so long that a slip can be told from another number."""
    return len(term) >= (NUMBER if DIGIT.search(term) else 3) and not UNSPACED.search(term) and max(term) <= "\uffff"


def _shared(terms: Sequence[str]) -> str:
    """Words in order, one a line: how many letters it shares with the one before it, "a" for none, and the rest."""
    lines = []
    for before, term in pairwise(["", *terms]):
        shared = min(25, sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(before, term, strict=False))))
        lines.append(f"{chr(97 + shared)}{term[shared:]}")
    return "\n".join(lines)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
