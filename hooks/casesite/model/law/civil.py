"""Civil proceedings: a claim, from its filing to a judgment, and what becomes of the judgment."""

from __future__ import annotations

from casesite.model.law.shared import AGREED, APPEALS, CHANGED, DISMISSED, FINAL, GOES_ON, HEARD, JURY, PAUSED
from casesite.model.law.state import OPEN, State
from casesite.model.law.table import Appeal, Row, table

S = State
IN_COURT = frozenset({S.PENDING, S.TRIAL})
DECIDED = frozenset({S.VERDICT, S.JUDGMENT})
AGAIN = frozenset({S.DISMISSED_WITHOUT_PREJUDICE, S.WITHDRAWN, S.SHELVED})
LOST = DECIDED | {S.DISMISSED}
TO_JUDGE = OPEN - {S.ANNOUNCED} | DECIDED

CIVIL = table(
    "civil proceeding",
    (  # The claim.
        Row("announced", frozenset({S.NOT_BEGUN}), S.ANNOUNCED, "Somebody said that they would sue, or gave notice of a claim."),
        Row("filed", frozenset({S.NOT_BEGUN, S.ANNOUNCED, S.PENDING}) | AGAIN, S.PENDING, "The claim was brought to the court."),
        Row("served", OPEN, None, "The papers were handed to the defendant."),
        Row("contested", OPEN, None, "The defendant answered, and denied the claim or a part of it."),
        Row("counterclaimed", OPEN, None, "The defendant brought a claim against the plaintiff."),
        Row("party-joined", OPEN, None, "Somebody became a party of the case."),
        Row("consolidated", OPEN, None, "The case was joined with another."),
        *CHANGED,
        Row("sent-back", OPEN, None, "The case was returned to the court from which it had been moved."),
        Row("class-certified", OPEN, None, "The court let the plaintiff sue for a whole class of people.", told=True),
        Row("class-refused", OPEN, None, "The court refused a class, or ended one.", told=True),
        Row("injunction-granted", OPEN, None, "The court ordered somebody to do or stop something while the case goes on.", told=True),
        Row("injunction-refused", OPEN, None, "The court refused such an order."),
        Row("injunction-lifted", OPEN, None, "The court ended such an order.", told=True),
    ),
    PAUSED,
    (  # The trial, and what was decided.
        JURY,
        Row("trial-opened", frozenset({S.PENDING}), S.TRIAL, "The trial began."),
        Row("mistrial", frozenset({S.TRIAL}), S.PENDING, "The trial ended without a verdict, and can be held again.", told=True),
        Row("hung-jury", frozenset({S.TRIAL}), S.PENDING, "The jury could not agree, and was discharged.", told=True),
        Row("retrial-opened", frozenset({S.PENDING}), S.TRIAL, "A new trial of the same claim began.", told=True),
        Row("new-trial-ordered", DECIDED, S.PENDING, "A new trial was ordered.", appeal=Appeal.OVERTAKES),
        Row("verdict-for-plaintiff", IN_COURT, S.VERDICT, "A jury found for the plaintiff; judgment may follow.", brings="sum"),
        Row("verdict-for-defendant", IN_COURT, S.VERDICT, "A jury found for the defendant; judgment may follow."),
        Row("judgment-for-plaintiff", TO_JUDGE, S.JUDGMENT, "The court decided for the plaintiff.", brings="sum"),
        Row("judgment-for-defendant", TO_JUDGE, S.JUDGMENT, "The court decided against the plaintiff, for the defendant."),
        Row("judgment-in-part", TO_JUDGE, S.JUDGMENT, "The court decided for the plaintiff in part.", brings="sum"),
        Row("summary-judgment-for-plaintiff", IN_COURT, S.JUDGMENT, "The same, without a trial.", brings="sum"),
        Row("summary-judgment-for-defendant", IN_COURT, S.JUDGMENT, "The court decided for the defendant without a trial."),
        Row("default-judgment", IN_COURT, S.JUDGMENT, "Judgment for the plaintiff, as the defendant did not answer.", brings="sum"),
        Row("consent-judgment", OPEN, S.JUDGMENT, "The court made what the sides agreed on its judgment.", brings="sum"),
        Row("damages-set", DECIDED, S.JUDGMENT, "The court or jury fixed the sum.", brings="sum"),
        Row("reduced", DECIDED | OPEN, None, "The sum or the claim was made smaller.", told=True, brings="sum"),
        Row("increased", DECIDED, None, "The sum was made larger.", brings="sum"),
        Row("set-aside", DECIDED | {S.SETTLED, S.DISMISSED}, S.PENDING, "The court undid what had ended it.", appeal=Appeal.OVERTAKES),
        Row("paid", DECIDED | {S.SETTLED, S.FINAL}, None, "What was owed was paid.", brings="sum"),
    ),
    (  # Ends without a decision on the claim.
        *DISMISSED,
        Row("struck-out", OPEN, S.DISMISSED, "The court struck the claim out as one that cannot succeed or was not pursued."),
        Row(
            "jurisdiction-declined", OPEN, S.DISMISSED, "The court held that it has no power over a defendant, or left the case to another."
        ),
        Row("struck-off-the-roll", IN_COURT | {S.STAYED}, S.SHELVED, "Taken off the court's list; it can be put back."),
        Row("settled", OPEN | DECIDED, S.SETTLED, "The sides agreed to end it.", brings="sum", appeal=Appeal.OVERTAKES),
        *AGREED,
        Row("abated", OPEN, S.ABATED, "Ended because a party died."),
        Row("time-barred", GOES_ON, S.TIME_BARRED, "Ended because it was brought too late."),
    ),
    HEARD,
    FINAL,
    (
        Row("judgment-for-plaintiff-on-appeal", LOST, S.JUDGMENT, "Decided so by the higher court.", brings="sum", appeal=Appeal.CLOSES),
        Row("judgment-for-defendant-on-appeal", DECIDED, S.JUDGMENT, "Decided so by the higher court.", appeal=Appeal.CLOSES),
    ),
    APPEALS,
)
