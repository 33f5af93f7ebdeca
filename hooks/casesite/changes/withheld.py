"""Names that are not printed stay out of what is said of a change, too: also where the change takes them out."""

from __future__ import annotations

from dataclasses import replace

from casesite.changes.change import Change, Changed, Comparison, Mark, said
from casesite.model.kinds import Profile
from casesite.model.withheld import withheld_by

HIDDEN = "changed; it holds a name that this site does not print"


def without_withheld_names(comparison: Comparison, *profiles: Profile) -> Comparison:
    """A comparison without the words that hold a name on the list of either state."""
    lists = [names for names in map(withheld_by, profiles) if names]

    def holds(words: str) -> bool:
        return any(names.named_in(words) for names in lists)

    def shown(change: Change) -> Change:
        sides = ("".join(words for mark, words in change.words if mark is not side) for side in (Mark.OLD, Mark.NEW))
        return replace(change, words=said(HIDDEN), at="") if any(map(holds, (change.at, *sides))) else change

    def record(changed: Changed) -> Changed:
        named = holds(changed.label) or holds(changed.id)
        return replace(
            changed,
            label="…" if named else changed.label,
            id="…" if holds(changed.id) else changed.id,
            changes=tuple(map(shown, changed.changes)),
            reasons=tuple("concerns a living person" if holds(why) else why for why in changed.reasons),
        )

    return replace(comparison, changed=tuple(map(record, comparison.changed))) if lists else comparison
