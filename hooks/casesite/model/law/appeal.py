"""An appeal that is kept as a proceeding of its own: what the higher court did with it.

Its crime rows are those of the appeal of a criminal proceeding, where ``appeal_of`` leads to one.
"""

from __future__ import annotations

from dataclasses import replace

from casesite.model.law.shared import AGREED, CHANGED, DISMISSED, FINAL, HEARD, PAUSED
from casesite.model.law.state import ANY, ENDED, GUILT, OPEN, State
from casesite.model.law.table import Appeal, Row, Table, table

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

CALLED = dict.fromkeys((row.step for row in DISMISSED if row.leads in ENDED), "appeal-dismissed") | {"withdrawn": "appeal-withdrawn"}


def below(row: Row, before: State, table: Table) -> Row | None:
    """What a step of an appeal is to the proceeding that it is an appeal of; nothing for one that says nothing of that.

    ``before`` is where the appeal then stood. The proceeding is open again where its end was undone, and only then.
    """
    same, after = table.rows.get(row.step, row), row.to(before)
    if same.appeal is Appeal.TAKES:
        return replace(same, after=ANY)
    if after in OPEN and (row.told or before in ENDED):
        return replace(same, after=ANY, leads=None, appeal=Appeal.OPENS)
    if after in ENDED and before not in ENDED:
        called = table.rows.get(CALLED.get(row.step, row.step), row)
        return replace(called, after=ANY, leads=_leads(same, after), appeal=Appeal.CLOSES)
    if row.told:
        leads = dict.fromkeys(GUILT, same.leads) if isinstance(same.leads, State) else None
        return replace(same, after=ANY, leads=leads)
    return None


def _leads(same: Row, after: State) -> State | dict[State, State] | None:
    """Where an end of an appeal leads what it is an appeal of, if that has ended; an annulment leads it there from anywhere.

    ``same`` is the step in the law of that, or in that of appeals where it has none such.
    """
    if after is S.REVERSED:
        undone = S.JUDGMENT if same.step.startswith("judgment-") else S.PENDING
        return dict.fromkeys(ENDED, same.leads if isinstance(same.leads, State) and same.leads is not after else undone)
    return S.QUASHED if after is S.QUASHED else dict.fromkeys(ENDED, S.SETTLED) if after is S.SETTLED else None
