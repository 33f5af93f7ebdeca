"""Criminal proceedings: a charge, from what comes before it to what becomes of a sentence."""

from __future__ import annotations

from casesite.model.law.shared import APPEALS, CHANGED, CRIME_ON_APPEAL, DISMISSED, FINAL, HEARD, JURY
from casesite.model.law.state import ANY, GUILT, OPEN, State
from casesite.model.law.table import Appeal, Row, table

S = State
NEW = frozenset({S.NOT_BEGUN, S.ANNOUNCED})
BEFORE = NEW | {S.INVESTIGATION}
IN_COURT = frozenset({S.PENDING, S.TRIAL})
FOUND = frozenset({S.PLEADED, S.CONVICTED})
PUNISHED = frozenset({S.SENTENCED, S.RELEASED, S.SENTENCE_ENDED})
FREE = OPEN | GUILT | {S.NOT_BEGUN}
AGAIN = frozenset({S.DISMISSED, S.DISMISSED_WITHOUT_PREJUDICE, S.WITHDRAWN, S.SHELVED, S.NOT_CHARGED})
CUSTODY = {S.NOT_BEGUN: S.INVESTIGATION, S.ANNOUNCED: S.INVESTIGATION}

CRIMINAL = table(
    "criminal proceeding",
    (  # Before a charge, and whether the accused is free.
        Row("announced", frozenset({S.NOT_BEGUN, S.INVESTIGATION}), S.ANNOUNCED, "The prosecution said that it would bring the charge."),
        Row("investigation-opened", BEFORE, S.INVESTIGATION, "Police, a prosecutor or an investigating judge began to look into it."),
        Row("warrant-issued", FREE, CUSTODY, "A court ordered the arrest."),
        Row("arrested", FREE, CUSTODY, "The person was arrested."),
        Row("remanded", FREE, CUSTODY, "A court ordered custody while the case goes on."),
        Row("bailed", FREE, CUSTODY, "Released on bail, a bond or conditions."),
        Row("bail-refused", FREE, CUSTODY, "A court refused bail."),
        Row("bail-revoked", FREE, None, "Bail was taken back."),
        Row("released-before-trial", OPEN, CUSTODY, "Released without bail while the case goes on."),
        Row("formally-investigated", BEFORE, S.INVESTIGATION, "An investigating judge named the person a suspect (mise en examen)."),
        Row("assisted-witness", BEFORE, S.INVESTIGATION, "An investigating judge heard the person as neither suspect nor mere witness."),
        Row("civil-party-joined", OPEN | {S.NOT_BEGUN}, CUSTODY, "A victim joined the case as a party (partie civile, Nebenklage)."),
        Row("extradition-requested", OPEN, None, "Another country was asked to hand the person over."),
        Row("extradition-refused", OPEN, None, "Another country refused to hand the person over."),
        Row("extradited", OPEN, None, "The person was handed over by another country."),
        Row("not-charged", BEFORE, S.NOT_CHARGED, "The prosecution or a grand jury decided against a charge."),
        Row("non-lieu", BEFORE | {S.PENDING}, S.NO_CASE, "A judge closed the investigation without a trial (non-lieu, sobreseimiento)."),
        Row("reopened", frozenset({S.NOT_CHARGED, S.NO_CASE}), S.INVESTIGATION, "A closed investigation was taken up again."),
    ),
    (  # The charge.
        Row("filed", BEFORE | AGAIN | {S.PENDING}, S.PENDING, "The charging paper was filed."),
        Row("charged", BEFORE | AGAIN | {S.PENDING}, S.PENDING, "The prosecution brought the charge."),
        Row("indicted", BEFORE | AGAIN | {S.PENDING}, S.PENDING, "A grand jury, or the body with that task, brought the charge."),
        Row("sent-for-trial", BEFORE | {S.PENDING}, S.PENDING, "A judge found enough to try it: committed, bound over, renvoi."),
        Row("arraigned", IN_COURT, None, "The charge was read to the accused in court."),
        Row("pleaded-not-guilty", IN_COURT, None, "The accused denied the charge in court."),
        Row("plea-agreed", OPEN, None, "Prosecution and accused agreed on a plea, which no court has taken yet."),
        Row("pleaded-no-contest", OPEN, S.PLEADED, "The accused accepted a conviction without admitting the charge."),
        Row("pleaded-guilty", OPEN, S.PLEADED, "The accused admitted the charge in court."),
        Row("plea-rejected", frozenset({S.PLEADED}), S.PENDING, "The court refused the plea."),
        Row("plea-withdrawn", FOUND | {S.DEFERRED}, S.PENDING, "The accused was let out of the plea, and the charge is open again."),
        *CHANGED,
        Row("reduced", ANY, None, "The charge or the penalty was made lighter.", told=True, brings="sentence"),
        Row("deferred", OPEN | FOUND, S.DEFERRED, "Put off on conditions: diversion, deferred sentence.", told=True, brings="sentence"),
        Row("deferral-revoked", frozenset({S.DEFERRED}), S.PENDING, "The conditions were not met, and the case goes on.", told=True),
        Row("penal-order", BEFORE | {S.PENDING}, S.PENAL_ORDER, "A court fixed a penalty without a hearing.", told=True, brings="sentence"),
        Row("penal-order-contested", frozenset({S.PENAL_ORDER}), S.PENDING, "The accused contested the penal order, so that it is tried."),
        Row("penal-order-final", frozenset({S.PENAL_ORDER}), S.SENTENCED, "The penal order was not contested, and counts as a conviction."),
    ),
    (  # Pauses and the trial.
        Row("stayed", OPEN - {S.ANNOUNCED}, S.STAYED, "The case was put on hold."),
        Row("found-unfit", IN_COURT | {S.STAYED}, S.STAYED, "A court found the accused not fit to be tried, for now.", told=True),
        Row("stay-lifted", frozenset({S.STAYED}), S.PENDING, "The hold was lifted, and the case goes on."),
        JURY,
        Row("trial-opened", frozenset({S.PENDING}), S.TRIAL, "The trial began."),
        Row("mistrial", frozenset({S.TRIAL}), S.PENDING, "The trial ended without a verdict, and can be held again.", told=True),
        Row("hung-jury", frozenset({S.TRIAL}), S.PENDING, "The jury could not agree, and was discharged.", told=True),
        Row("retrial-opened", frozenset({S.PENDING}), S.TRIAL, "A new trial of the same charge began.", told=True),
        Row("convicted", IN_COURT | {S.PLEADED, S.DEFERRED}, S.CONVICTED, "A court or jury found the accused guilty, or a court said so."),
        Row("acquitted", IN_COURT, S.ACQUITTED, "A court or jury found the accused not guilty: a verdict."),
        Row("not-proven", IN_COURT, S.NOT_PROVEN, "The Scottish verdict that acquits as one of not guilty does."),
        Row("not-responsible", IN_COURT | {S.STAYED, S.PLEADED}, S.NOT_RESPONSIBLE, "Not criminally responsible, for a mental disorder."),
        Row("verdict-set-aside", frozenset({S.CONVICTED}), S.PENDING, "The trial judge set the verdict aside."),
        Row("new-trial-ordered", GUILT | {S.NOT_PROVEN}, S.PENDING, "A new trial was ordered.", told=True, appeal=Appeal.OVERTAKES),
    ),
    (  # The sentence, and what became of it.
        Row("sentenced", FOUND, S.SENTENCED, "The court fixed the sentence.", brings="sentence"),
        Row("resentenced", FOUND | PUNISHED, S.SENTENCED, "The court fixed the sentence anew.", brings="sentence"),
        Row("released", frozenset({S.SENTENCED}), S.RELEASED, "Released from prison, on parole or for good."),
        Row("recalled", frozenset({S.RELEASED}), S.SENTENCED, "Taken back to prison from parole.", told=True),
        Row("probation-revoked", PUNISHED, S.SENTENCED, "Probation was taken back.", told=True, brings="sentence"),
        Row("probation-ended", PUNISHED, S.SENTENCE_ENDED, "The probation, or the term of a suspended sentence, ran out."),
        Row("sentence-served", PUNISHED, S.SENTENCE_ENDED, "The sentence was served in full."),
        Row("commuted", PUNISHED, None, "The executive made the sentence lighter.", brings="sentence"),
        Row("pardoned", OPEN | GUILT, S.PARDONED, "The executive forgave the offence.", appeal=Appeal.OVERTAKES),
        Row("amnestied", OPEN | GUILT, S.PARDONED, "A law of amnesty ended the case.", appeal=Appeal.OVERTAKES),
        Row("vacated", GUILT | {S.PARDONED}, S.PENDING, "A conviction was undone other than on appeal.", appeal=Appeal.OVERTAKES),
    ),
    (  # Ends without a verdict.
        *(Row(row.step, row.after | {S.PLEADED}, row.leads, row.means) if row.step != "reinstated" else row for row in DISMISSED),
        Row("left-on-file", OPEN - {S.ANNOUNCED} | FOUND, S.SHELVED, "Ordered to lie on the file: neither tried nor dropped."),
        Row("struck-off-the-roll", IN_COURT | {S.STAYED}, S.SHELVED, "Taken off the court's list; it can be put back."),
        Row("reparation-agreed", OPEN, S.SETTLED, "Victim and accused agreed on reparation, and that ends the charge.", brings="sum"),
        Row("time-barred", OPEN | GUILT, S.TIME_BARRED, "Ended because too much time had passed (prescription).", appeal=Appeal.OVERTAKES),
        Row("abated", OPEN | GUILT, S.ABATED, "Ended because the accused died.", appeal=Appeal.OVERTAKES),
    ),
    HEARD,
    FINAL,
    CRIME_ON_APPEAL,
    APPEALS,
)
