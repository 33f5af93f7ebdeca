"""Rows that several kinds of proceeding share: what happens in any court, pauses, ends without a decision, appeals."""

from __future__ import annotations

from casesite.model.law.state import ANY, ENDED, GUILT, OPEN, State
from casesite.model.law.table import Appeal, Row

S = State
GOES_ON = OPEN - {S.ANNOUNCED}
CAN_COME_BACK = frozenset({S.DISMISSED, S.DISMISSED_WITHOUT_PREJUDICE, S.WITHDRAWN, S.SHELVED, S.CLOSED, S.NOT_CHARGED, S.NO_CASE})

RULING = Row("ruling", ANY, None, "A decision on the way that ends nothing.")
HEARD = (
    Row("motion", ANY, None, "Somebody asked for a decision."),
    Row("hearing", ANY, None, "There was a hearing."),
    RULING,
)
CHANGED = (
    Row("amended", OPEN, None, "The papers that say what it is about were changed."),
    Row("removed", OPEN, None, "The case was moved to another court or body."),
)
PAUSED = (
    Row("stayed", GOES_ON, S.STAYED, "The case was put on hold."),
    Row("stay-lifted", frozenset({S.STAYED}), S.PENDING, "The hold was lifted, and the case goes on."),
)
DISMISSED = (
    Row("dismissed", OPEN, S.DISMISSED, "Ended by the court without a decision; whether it can come back was not seen."),
    Row("dismissed-with-prejudice", OPEN, S.DISMISSED_WITH_PREJUDICE, "Ended so that it cannot be brought again."),
    Row("dismissed-without-prejudice", OPEN, S.DISMISSED_WITHOUT_PREJUDICE, "Ended so that it can be brought again."),
    Row("withdrawn", OPEN, S.WITHDRAWN, "Dropped by the side that brought it."),
    Row("reinstated", CAN_COME_BACK, S.PENDING, "What had ended without a decision goes on again."),
)
JURY = Row("jury-selected", frozenset({S.PENDING, S.TRIAL}), None, "The jury for the trial was chosen.")
AGREED = (
    Row("settled", OPEN, S.SETTLED, "The sides agreed to end it.", brings="sum", appeal=Appeal.OVERTAKES),
    Row("settlement-approved", frozenset({S.SETTLED}), None, "The court or body approved the settlement.", brings="sum"),
    Row("settlement-refused", frozenset({S.SETTLED}), S.PENDING, "The court or body refused the settlement, or it fell through."),
)
FINAL = (Row("final", ENDED, None, "How it ended can no longer be challenged."),)


def appeals(again: State = S.PENDING) -> tuple[Row, ...]:
    """Appeals within a proceeding; where one succeeds, the case is open again, in a state of its kind."""
    return (
        Row("appeal-filed", ENDED, None, "A side appealed against how it ended.", appeal=Appeal.OPENS),
        Row("interlocutory-appeal-filed", GOES_ON, None, "A side appealed against a ruling, while the case goes on.", appeal=Appeal.OPENS),
        Row("cassation-filed", ENDED, None, "A side appealed on points of law to a court of cassation or revision.", appeal=Appeal.OPENS),
        Row("leave-granted", ANY, None, "The higher court let the appeal go ahead.", appeal=Appeal.TAKES),
        Row("leave-refused", ANY, None, "The higher court did not let the appeal go ahead.", appeal=Appeal.CLOSES),
        Row("appeal-withdrawn", ANY, None, "The side that appealed gave the appeal up.", appeal=Appeal.CLOSES),
        Row("appeal-dismissed", ANY, None, "The appeal was thrown out without a decision on its grounds.", appeal=Appeal.CLOSES),
        Row("affirmed", ANY, None, "The higher court left the decision as it was.", appeal=Appeal.CLOSES),
        Row("cassation-dismissed", ANY, None, "The court of cassation or revision left the decision as it was.", appeal=Appeal.CLOSES),
        Row(
            "allowed-in-part",
            ANY,
            None,
            "The higher court changed the decision in part, and the rest stands.",
            told=True,
            appeal=Appeal.CLOSES,
        ),
        Row("reversed", ANY, again, "The higher court undid the decision, and the case is open again.", appeal=Appeal.CLOSES),
        Row("quashed-and-remitted", ANY, again, "The higher court annulled the decision; it is made anew.", appeal=Appeal.CLOSES),
        Row("quashed", ANY, S.QUASHED, "The higher court annulled the decision, and that is the end of the case.", appeal=Appeal.CLOSES),
    )


APPEALS = appeals()
# The same of an appeal that is kept as a proceeding of its own stand in ``appeal``; there they are what it is about.
CRIME_ON_APPEAL = (
    Row("convicted-on-appeal", ENDED, S.CONVICTED, "The second instance convicted, itself.", appeal=Appeal.CLOSES),
    Row("acquitted-on-appeal", GUILT, S.ACQUITTED, "The second instance acquitted, itself.", appeal=Appeal.CLOSES),
)
