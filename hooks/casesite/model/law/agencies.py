"""What agencies and professional bodies do: administrative proceedings, and disciplinary ones."""

from __future__ import annotations

from casesite.model.law.shared import AGREED, APPEALS, CHANGED, DISMISSED, FINAL, HEARD, PAUSED
from casesite.model.law.state import ENDED, OPEN, State
from casesite.model.law.table import Appeal, Row, table

S = State
NEW = frozenset({S.NOT_BEGUN, S.ANNOUNCED})
ACTED = frozenset({S.BREACH, S.SANCTIONED})
CAN_ACT = NEW | OPEN | ACTED

SANCTIONS = (
    Row("warned", CAN_ACT, S.SANCTIONED, "A formal warning."),
    Row("fined", CAN_ACT, S.SANCTIONED, "A fine or civil penalty.", brings="fine"),
    Row("suspended", CAN_ACT, S.SANCTIONED, "A license, permit or right to practise was taken away for a time.", brings="sentence"),
    Row("revoked", CAN_ACT, S.SANCTIONED, "A license or permit was taken away for good."),
    Row("struck-off", CAN_ACT, S.SANCTIONED, "Taken off the register of a profession or trade; disbarred."),
    Row("reduced", OPEN | ENDED, None, "The finding or the sanction was made lighter.", told=True, brings="fine"),
    Row("increased", OPEN | ENDED, None, "The sanction was made heavier.", told=True, brings="fine"),
    Row("restored", frozenset({S.SANCTIONED}), S.RESTORED, "What had been taken away was given back."),
    Row("upheld", OPEN | ACTED, S.SANCTIONED, "On review, the body left its decision as it was."),
    Row("annulled", OPEN | ACTED, S.ANNULLED, "A decision was undone, by the body or a court.", appeal=Appeal.OVERTAKES),
    Row("paid", ENDED, None, "The fine was paid.", brings="fine"),
)

ADMINISTRATIVE = table(
    "administrative proceeding",
    (
        Row("announced", frozenset({S.NOT_BEGUN}), S.ANNOUNCED, "The agency said that it would act."),
        Row("opened", NEW, S.PENDING, "The agency began to look into it."),
        Row("filed", NEW | {S.PENDING}, S.PENDING, "A complaint or notice was filed.", brings="fine"),
        Row("charged", NEW | {S.PENDING}, S.PENDING, "The agency issued its citation, notice of violation or charge.", brings="fine"),
        Row("contested", OPEN | ACTED, dict.fromkeys(ACTED, S.PENDING), "Whom it is against objected, or asked for a review."),
        *CHANGED,
        Row("ordered", CAN_ACT, S.SANCTIONED, "The agency ordered somebody to do or stop something."),
        *SANCTIONS,
        Row("breach-found", OPEN, S.BREACH, "The agency found that its rules were broken."),
        Row("no-breach-found", OPEN | ACTED, S.NO_BREACH, "The agency found that its rules were not broken."),
        Row("reported", OPEN, S.REPORTED, "The agency published its report."),
        Row("referred", OPEN | ENDED, None, "The agency passed the matter on, as to prosecutors.", told=True),
    ),
    PAUSED,
    DISMISSED,
    AGREED,
    (Row("final", ENDED | {S.PENDING}, {S.PENDING: S.FINAL}, "How it ended can no longer be challenged.", told=True),),
    HEARD,
    APPEALS,
)

DISCIPLINARY = table(
    "disciplinary proceeding",
    (
        Row("announced", frozenset({S.NOT_BEGUN}), S.ANNOUNCED, "The body said that it would act."),
        Row("filed", NEW | {S.PENDING}, S.PENDING, "A complaint was made to the body."),
        Row("opened", NEW | {S.PENDING}, S.PENDING, "The body began to look into it."),
        Row("charged", NEW | {S.PENDING}, S.PENDING, "The body said in writing what the person is accused of."),
        Row("contested", OPEN, None, "The person denied it."),
        *CHANGED,
        Row("interim-suspended", NEW | OPEN, dict.fromkeys(NEW, S.PENDING), "Kept from work or practice for the time being.", told=True),
        Row("breach-found", OPEN, S.BREACH, "The body found misconduct."),
        Row("no-breach-found", OPEN | ACTED, S.NO_BREACH, "The body found no misconduct."),
        Row("reprimanded", CAN_ACT, S.SANCTIONED, "A formal reprimand or censure."),
        Row("conditions-imposed", CAN_ACT, S.SANCTIONED, "The person may go on under conditions.", brings="sentence"),
        Row("demoted", CAN_ACT, S.SANCTIONED, "Put into a lower post."),
        Row("removed-from-office", CAN_ACT, S.SANCTIONED, "Dismissed from a post or office."),
        *SANCTIONS,
        Row("resigned", OPEN, S.CLOSED, "The person left before a decision, and that ended it."),
        Row("closed", OPEN, S.CLOSED, "The body closed the case without a finding."),
        Row("referred", OPEN | ENDED, None, "The body passed the matter on, as to prosecutors.", told=True),
    ),
    PAUSED,
    DISMISSED,
    AGREED,
    FINAL,
    HEARD,
    APPEALS,
)
