"""Whether a correction says so: it frees the change that it names, and no other.

Its ``said`` must hold the words that went, and its ``says`` those that came; words are compared as readers see
them, whatever the signs between them, dates and names in any of the ways in which they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from casesite.language import speaking
from casesite.model.case import Case
from casesite.model.differences import Difference
from casesite.model.field_words import date_in_words, field_name, word, yes_or_no
from casesite.model.held import Held, held_fields
from casesite.model.kinds import Citation, Correction, Source
from casesite.model.labels import credit, published_by
from casesite.model.withheld import Withheld, withheld_by
from casesite.values import text

LONG = 3  # words that stand for themselves; fewer are looked for with the words around them, where only one side has them
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_STOP = frozenset(".!?…")
Tokens = list[str]
Need = tuple[list[Tokens], list[Tokens]]  # what ``said`` must hold, what ``says`` must hold


def says_so(case: Case, correction: Correction, difference: Difference) -> bool:
    """Whether a correction names a change."""
    said, says = (_tokens(in_words(case, side)) for side in (correction.said, correction.says))
    was, now, field = without_names(difference.was, withheld_by(case.profile)), difference.now, difference.field
    with speaking(case.profile.language):
        if isinstance(was, str) and isinstance(now, str) and (field is None or field.is_prose):
            gone, come = _runs(_tokens(in_words(case, was)), _tokens(in_words(case, now)))
            return all(_holds(said, run) for run in gone) and all(_holds(says, run) for run in come)
        return _tells(case, field, was, said) and _tells(case, field, now, says)


def without_names(value: Any, names: Withheld) -> Any:
    """What was published, without the names that are not printed any more: no correction could say them."""
    if isinstance(value, list):
        return [without_names(entry, names) for entry in value]
    if isinstance(value, dict):
        return {key: without_names(entry, names) for key, entry in value.items()}
    return names.hidden(value) if isinstance(value, str) else value


def in_words(case: Case, words: str) -> str:
    """A text as readers see it; a record that is not there any more by its id."""
    return text.words_of(words, lambda id: credit(case.records[id]) if id in case.records else id)


def is_nothing(value: Any) -> bool:
    """Whether a side of a difference says nothing."""
    return value is None or value in ("", [], {})


def told(value: Any) -> str:
    """A value of the lock on one line: of a part, its words first."""
    if isinstance(value, dict):
        main = [value[name] for name in ("title", "name", "text", "claim", "says", "source", "reason") if name in value]
        return "; ".join(map(str, main)) or "; ".join(told(inner) for inner in value.values())
    return ", ".join(map(told, value)) if isinstance(value, list) else str(value)


def _tokens(words: str) -> Tokens:
    return [token.casefold().replace("’", "'") for token in _TOKEN.findall(words)]


def _holds(there: Tokens, run: Tokens) -> bool:
    """Whether tokens stand somewhere, one after another; signs count only where there is nothing else."""
    if any(token[0].isalnum() for token in run):
        there, run = ([token for token in tokens if token[0].isalnum()] for tokens in (there, run))
    return any(there[start : start + len(run)] == run for start in range(len(there) - len(run) + 1))


def _runs(old: Tokens, new: Tokens) -> Need:
    """What a correction must say of a text that changed.

    Words in the place of others are enough; a few words that only went or only came, and signs, are looked for
    with the word before and the word behind, and without them on the other side.
    """
    gone: list[Tokens] = []
    come: list[Tokens] = []
    for tag, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        went, came = old[i:j], new[k:n]
        if all(any(token[0].isalnum() for token in run) for run in (went, came)):
            gone.append(went)
            come.append(came)
            continue
        long = sum(token[0].isalnum() for token in (*went, *came)) >= LONG
        for run, there, start, end, needs in ((went, old, i, j, gone), (came, new, k, n, come)):
            if long and run:
                needs.append(run)
            elif not long:
                before = [token for token in there[max(start - 1, 0) : start] if token not in _STOP]
                behind = [token for token in there[end : end + 1] if token not in _STOP]
                needs.append([*before, *run, *behind])
    return [run for run in gone if run], [run for run in come if run]


def _tells(case: Case, field: Held | None, value: Any, said: Tokens) -> bool:
    """Whether a text holds a value, in one of the ways in which it may be written; where there is none, whatever it says."""
    return all(any(_holds(said, _tokens(form)) for form in forms) for forms in _needed(case, field, value))


def _needed(case: Case, field: Held | None, value: Any) -> Iterator[Sequence[str]]:
    """What must be told of a value: of a part, each thing that tells it from others."""
    if isinstance(value, dict) and field is not None and field.part is not None:
        for name, inner in held_fields(field.part).items():
            is_telling = (
                name in value and not isinstance(value[name], bool) and (inner.is_prose or inner.is_date or name in ("step", "verdict"))
            )
            if is_telling or (name in value and inner.kinds and name != "by"):
                for entry in value[name] if isinstance(value[name], list) else [value[name]]:
                    yield list(_forms(case, inner, entry))
    elif not is_nothing(value):
        yield list(_forms(case, field, value if field else told(value)))


def _forms(case: Case, field: Held | None, value: Any) -> Iterator[str]:
    """The ways in which a value may be written."""
    if isinstance(value, bool) and field is not None:
        yield from (f"{field.name} {value}", f"{field_name(field.name)} {yes_or_no(value)}")
        return
    words = str(value)
    yield in_words(case, words) if field is not None and field.is_rich else words
    if field is None:
        return
    if field.is_date:
        yield date_in_words(words)
    if field.word and words in [one.value for one in field.word]:
        yield from (words.replace("-", " "), word(field.word(words)))
    if (field.kinds or field.part is Citation) and (record := case.records.get(words)):
        yield from (record.label, credit(record))
        yield from [published_by(record)] if isinstance(record, Source) else []
