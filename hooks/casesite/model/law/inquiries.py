"""Proceedings that find out and do not punish: investigations, inquests, inquiries, parliaments; and what was recommended."""

from __future__ import annotations

from casesite.model.law.shared import FINAL, HEARD, appeals
from casesite.model.law.state import ANY, ENDED, OPEN, State
from casesite.model.law.table import Row, table

S = State
NEW = frozenset({S.NOT_BEGUN, S.ANNOUNCED})
DONE = frozenset({S.REPORTED, S.CONCLUDED, S.CLOSED})
BEGINS = {S.NOT_BEGUN: S.INVESTIGATION, S.ANNOUNCED: S.INVESTIGATION}
BODY = (
    Row("announced", frozenset({S.NOT_BEGUN}), S.ANNOUNCED, "Somebody with the power to open it said that it would be."),
    Row("suspended", OPEN, S.STAYED, "It was halted, as until a criminal case has ended.", told=True),
    Row("referred", ANY, None, "A matter was passed on, as to prosecutors.", told=True),
)
REPORTS = (
    Row("interim-report", OPEN, None, "A first report was published.", told=True),
    Row("reported", OPEN, S.REPORTED, "The final report was published."),
)

INVESTIGATION = table(
    "investigation",
    BODY,
    (
        Row("opened", NEW | {S.INVESTIGATION}, S.INVESTIGATION, "Police, prosecutors or an agency began to look into it."),
        Row("civil-party-joined", OPEN | NEW, BEGINS, "A victim joined as a party (partie civile, acusación particular)."),
        Row("searched", OPEN, None, "A place was searched, or things were seized."),
        Row("warrant-issued", OPEN | NEW, BEGINS, "A court ordered an arrest or a search."),
        Row("arrested", OPEN | NEW, BEGINS, "Somebody was arrested; that is no charge."),
        Row("remanded", OPEN, None, "A court ordered custody while the investigation goes on."),
        Row("bailed", OPEN, None, "Released on bail, a bond or conditions."),
        Row("released-before-trial", OPEN, None, "Released without bail while the investigation goes on."),
        Row("formally-investigated", OPEN | NEW, BEGINS, "An investigating judge named a suspect (mise en examen)."),
        Row("assisted-witness", OPEN | NEW, BEGINS, "An investigating judge heard somebody as neither suspect nor mere witness."),
        Row("resumed", frozenset({S.STAYED}), S.INVESTIGATION, "It went on."),
        *REPORTS,
        Row("charged", OPEN, S.CHARGED, "It led to a charge, which has a proceeding of its own."),
        Row("sent-for-trial", OPEN, S.CHARGED, "A judge sent somebody for trial, which has a proceeding of its own."),
        Row("not-charged", OPEN, S.NOT_CHARGED, "The prosecution or a grand jury decided against a charge."),
        Row("non-lieu", OPEN, S.NO_CASE, "A judge closed it without a trial (non-lieu, sobreseimiento, archiviazione)."),
        Row("closed", OPEN, S.CLOSED, "It was closed without a charge or a report."),
        Row("time-barred", OPEN, S.TIME_BARRED, "Ended because too much time had passed (prescription)."),
        Row("abated", OPEN, S.ABATED, "Ended because the suspect died."),
        Row("quashed", OPEN, S.QUASHED, "A court annulled the investigation."),
        Row("reopened", ENDED - {S.QUASHED, S.TIME_BARRED}, S.INVESTIGATION, "It was taken up again."),
    ),
    HEARD,
    FINAL,
    appeals(S.INVESTIGATION),
    has_charges=False,
    has_sides=False,
)

INQUEST = table(
    "inquest",
    BODY,
    (
        Row("opened", NEW, S.PENDING, "The coroner, or who has that task, opened it."),
        Row("adjourned", OPEN, S.ADJOURNED, "It was put off to a later day."),
        Row("resumed", frozenset({S.ADJOURNED, S.STAYED}), S.PENDING, "It went on."),
        Row("trial-opened", frozenset({S.PENDING}), S.TRIAL, "The full hearing of the evidence began."),
        Row("conclusion", OPEN - {S.ANNOUNCED, S.STAYED}, S.CONCLUDED, "It was found how the person came to die; once called the verdict."),
        Row("recommendations-made", OPEN | {S.CONCLUDED}, None, "The coroner wrote to prevent further deaths.", told=True),
        Row("conclusion-amended", frozenset({S.CONCLUDED}), None, "The conclusion was put right without a new hearing."),
        Row("not-resumed", frozenset({S.STAYED, S.ADJOURNED}), S.CLOSED, "It was not taken up again, as after a criminal trial."),
        Row("discontinued", OPEN, S.CLOSED, "It was ended without a conclusion, as where the death was natural."),
        Row("fresh-inquest-ordered", frozenset({S.CONCLUDED, S.CLOSED}), S.PENDING, "A court quashed it and ordered a new one."),
        Row("reopened", frozenset({S.CONCLUDED, S.CLOSED}), S.PENDING, "It was taken up again."),
    ),
    HEARD,
    FINAL,
    has_charges=False,
    has_sides=False,
)

INQUIRY = table(
    "inquiry",
    BODY,
    (
        Row("opened", NEW, S.PENDING, "It was set up or began its work."),
        Row("terms-set", NEW | OPEN, dict.fromkeys(NEW, S.PENDING), "Its terms of reference were published."),
        Row("resumed", frozenset({S.STAYED}), S.PENDING, "It went on."),
        Row("evidence-closed", OPEN, None, "The last evidence was heard."),
        *REPORTS,
        Row("response-published", frozenset({S.REPORTED}), None, "Who had to answer the report did so."),
        Row("closed", OPEN, S.CLOSED, "It was ended without a report."),
        Row("reopened", DONE, S.PENDING, "It was taken up again."),
    ),
    HEARD,
    has_charges=False,
    has_sides=False,
)

PARLIAMENTARY = table(
    "parliamentary proceeding",
    BODY,
    (
        Row("opened", NEW, S.PENDING, "A committee or chamber took it up."),
        Row("summoned", OPEN, None, "Somebody was summoned, or papers were demanded."),
        Row("resumed", frozenset({S.STAYED}), S.PENDING, "It went on."),
        *REPORTS,
        Row("debated", OPEN | ENDED, None, "The chamber debated it."),
        Row("response-published", frozenset({S.REPORTED}), None, "The government answered the report."),
        Row("motion-carried", OPEN | ENDED, None, "The chamber voted for a motion.", told=True),
        Row("motion-defeated", OPEN | ENDED, None, "The chamber voted against a motion.", told=True),
        Row("censured", OPEN, S.CENSURED, "The chamber censured somebody."),
        Row("impeached", NEW | OPEN, S.PENDING, "A chamber voted to impeach: an accusation.", told=True),
        Row("trial-opened", frozenset({S.PENDING}), S.TRIAL, "The trial of an impeachment began."),
        Row("removed-from-office", frozenset({S.PENDING, S.TRIAL}), S.REMOVED_FROM_OFFICE, "It removed somebody from office."),
        Row("not-removed", frozenset({S.PENDING, S.TRIAL}), S.KEPT_IN_OFFICE, "It failed, and nobody was removed from office."),
        Row("dismissed", OPEN, S.DISMISSED, "Ended by the chamber without a decision on it."),
        Row("resigned", OPEN, S.CLOSED, "Whom it was about left office, and that ended it."),
        Row("lapsed", OPEN, S.LAPSED, "It ended with the session or the parliament."),
        Row("closed", OPEN, S.CLOSED, "It was ended without a report or a vote."),
        Row("reopened", DONE | {S.LAPSED}, S.PENDING, "It was taken up again."),
    ),
    HEARD,
    has_sides=False,
)

RECOMMENDATION = table(
    "recommendation",
    (
        Row("made", frozenset({S.NOT_BEGUN}), S.MADE, "It was made."),
        Row("accepted", frozenset({S.MADE, S.REJECTED}), S.ACCEPTED, "Who got it said that it would be carried out.", told=True),
        Row("accepted-in-part", frozenset({S.MADE, S.REJECTED}), S.ACCEPTED, "A part of it was accepted.", told=True),
        Row("rejected", frozenset({S.MADE, S.ACCEPTED}), S.REJECTED, "Who got it said that it would not be carried out."),
        Row("carried-out-in-part", frozenset({S.MADE, S.ACCEPTED}), S.ACCEPTED, "A part of it was carried out.", told=True),
        Row("carried-out", frozenset({S.MADE, S.ACCEPTED, S.REJECTED}), S.CARRIED_OUT, "It was carried out."),
        Row("lapsed", frozenset({S.MADE, S.ACCEPTED}), S.LAPSED, "It was overtaken by events, and nothing came of it."),
    ),
    has_charges=False,
    has_sides=False,
)
