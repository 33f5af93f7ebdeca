"""A row of the law told to who writes the data, in English: what it may follow, where it leads."""

from __future__ import annotations

from casesite.model.law.state import ANY, ENDED, OPEN, State
from casesite.model.law.table import Appeal, Row

GROUPS = ((ANY - {State.NOT_BEGUN}, "anything"), (OPEN, "what is open"), (ENDED, "what has ended"))


def follows(row: Row) -> str:
    """What a step may follow: states, or what many have in common."""
    if row.appeal in (Appeal.TAKES, Appeal.CLOSES):
        return "an appeal that is open" + ("" if row.after == ANY else f", from {_states(row.after)}")
    return _states(row.after)


def leads(row: Row) -> str:
    """Where a step leads: to a state, or nowhere."""
    if isinstance(row.leads, State):
        return row.leads.within
    targets = dict.fromkeys(state.within for state in (row.leads or {}).values())
    return f"{' or '.join(targets)}, if not there already" if targets else "it stays"


def _states(states: frozenset[State]) -> str:
    words: list[str] = ["nothing yet"] if State.NOT_BEGUN in states else []
    rest = states - {State.NOT_BEGUN}
    for group, name in GROUPS:
        missing = group - rest
        if len(missing) <= 2 < len(group) and (group - missing) <= rest:
            words.append(name + (f" but {_listed(missing)}" if missing else ""))
            rest -= group
    return ", ".join([*words, *([_listed(rest)] if rest else [])])


def _listed(states: frozenset[State]) -> str:
    return ", ".join(f'"{state.within}"' for state in State if state in states)
