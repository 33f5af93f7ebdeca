"""An appeal that is kept as a proceeding of its own: what the higher court did with it.

Its crime rows are those of the appeal of a criminal proceeding, where ``appeal_of`` leads to one.
"""

from __future__ import annotations

from casesite.model.law.shared import AGREED, CHANGED, DISMISSED, FINAL, HEARD, PAUSED
from casesite.model.law.state import ENDED, OPEN, State
from casesite.model.law.table import Row, table

S = State
NEW = frozenset({S.NOT_BEGUN, S.ANNOUNCED})
AGAIN = NEW | frozenset({S.AFFIRMED, S.REVERSED, S.ALLOWED_IN_PART, S.QUASHED, S.DISMISSED, S.PENDING})
BEFORE_IT = OPEN - {S.ANNOUNCED}

APPEAL = table(
    "appeal",
    (
        Row("announced", frozenset({S.NOT_BEGUN}), S.ANNOUNCED, "A side said that it would appeal."),
        Row("appeal-filed", AGAIN, S.PENDING, "A side appealed, or took the appeal to a still higher court.", told=True),
        Row("cassation-filed", AGAIN, S.PENDING, "A side appealed on points of law to a court of cassation or revision.", told=True),
        Row("contested", OPEN, None, "The other side answered."),
        *CHANGED,
        Row("leave-granted", BEFORE_IT, None, "The higher court let the appeal go ahead."),
        Row("leave-refused", BEFORE_IT, S.LEAVE_REFUSED, "The higher court did not let the appeal go ahead."),
        Row("appeal-withdrawn", OPEN, S.WITHDRAWN, "The side that appealed gave the appeal up."),
        Row("appeal-dismissed", OPEN, S.DISMISSED, "The appeal was thrown out without a decision on its grounds."),
        Row("affirmed", BEFORE_IT, S.AFFIRMED, "The higher court left the decision as it was."),
        Row("cassation-dismissed", BEFORE_IT, S.AFFIRMED, "The court of cassation or revision left the decision as it was."),
        Row("allowed-in-part", BEFORE_IT, S.ALLOWED_IN_PART, "The higher court changed the decision in part, and the rest stands."),
        Row("reversed", BEFORE_IT, S.REVERSED, "The higher court undid the decision, and the case is open again below."),
        Row("quashed-and-remitted", BEFORE_IT, S.REVERSED, "The higher court annulled the decision; it is made anew."),
        Row("quashed", BEFORE_IT, S.QUASHED, "The higher court annulled the decision, and that is the end of the case."),
        Row("rehearing-granted", ENDED, S.PENDING, "The court took the appeal up again."),
        Row("abated", OPEN, S.ABATED, "Ended because a party died."),
    ),
    (
        Row("convicted-on-appeal", BEFORE_IT, S.REVERSED, "The second instance convicted, itself.", crime=True),
        Row("acquitted-on-appeal", BEFORE_IT, S.REVERSED, "The second instance acquitted, itself.", crime=True),
        Row("resentenced", OPEN | ENDED, None, "The higher court fixed the sentence anew.", told=True, brings="sentence", crime=True),
        Row("judgment-for-plaintiff-on-appeal", BEFORE_IT, S.REVERSED, "The higher court decided for the plaintiff, itself.", brings="sum"),
        Row("judgment-for-defendant-on-appeal", BEFORE_IT, S.REVERSED, "The higher court decided for the defendant, itself."),
        Row("reduced", OPEN | ENDED, None, "The higher court made the penalty or sum smaller.", told=True, brings="sentence"),
    ),
    PAUSED,
    DISMISSED,
    AGREED,
    FINAL,
    HEARD,
)
