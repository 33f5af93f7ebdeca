"""Arbitration: a claim before a private tribunal, its award, and what courts do with the award."""

from __future__ import annotations

from casesite.model.law.shared import AGREED, CHANGED, DISMISSED, FINAL, HEARD, PAUSED
from casesite.model.law.state import OPEN, State
from casesite.model.law.table import Appeal, Row, table

S = State
AWARD = frozenset({S.AWARDED})
CAN_END = OPEN - {S.ANNOUNCED} | AWARD

ARBITRATION = table(
    "arbitration",
    (
        Row("announced", frozenset({S.NOT_BEGUN}), S.ANNOUNCED, "Somebody said that they would demand arbitration."),
        Row("filed", frozenset({S.NOT_BEGUN, S.ANNOUNCED, S.PENDING}), S.PENDING, "Arbitration was demanded."),
        Row("contested", OPEN, None, "The respondent answered, and denied the claim or the tribunal's power."),
        Row("counterclaimed", OPEN, None, "The respondent brought a claim against the claimant."),
        Row("tribunal-formed", OPEN, None, "The arbitrators were appointed."),
        *CHANGED,
        Row("interim-award", OPEN, None, "The tribunal decided a part, or ordered something for the time being.", told=True, brings="sum"),
        Row("award-for-claimant", CAN_END, S.AWARDED, "The tribunal decided for the claimant.", brings="sum"),
        Row("award-for-respondent", CAN_END, S.AWARDED, "The tribunal decided against the claimant, for the respondent."),
        Row("award-in-part", CAN_END, S.AWARDED, "The tribunal decided for the claimant in part.", brings="sum"),
        Row("award-corrected", AWARD, None, "The tribunal put a slip in its award right.", brings="sum"),
        Row("confirmed", AWARD, None, "A court confirmed the award, or declared that it can be enforced."),
        Row("enforcement-refused", AWARD, None, "A court refused to enforce the award."),
        Row("challenge-filed", AWARD | {S.DISMISSED}, None, "A side asked a court to set the award aside.", appeal=Appeal.OPENS),
        Row("challenge-rejected", AWARD | {S.DISMISSED}, None, "The court left the award as it was.", appeal=Appeal.CLOSES),
        Row("challenge-withdrawn", AWARD | {S.DISMISSED}, None, "The side that challenged the award gave that up.", appeal=Appeal.CLOSES),
        Row("set-aside", AWARD, S.ANNULLED, "A court or committee annulled the award.", appeal=Appeal.OVERTAKES),
        Row("set-aside-in-part", AWARD, None, "A court or committee annulled a part of the award.", appeal=Appeal.OVERTAKES),
        Row("remitted", AWARD | {S.ANNULLED}, S.PENDING, "A court sent it back to arbitrators.", appeal=Appeal.OVERTAKES),
        Row("paid", AWARD | {S.SETTLED, S.FINAL}, None, "What was owed was paid.", brings="sum"),
        Row("settled", OPEN | AWARD, S.SETTLED, "The sides agreed to end it.", brings="sum", appeal=Appeal.OVERTAKES),
    ),
    PAUSED,
    DISMISSED,
    AGREED,
    FINAL,
    HEARD,
)
