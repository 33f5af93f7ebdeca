"""The law: for each kind of proceeding its steps, what may follow what, where that leads, how it reads.

A table a kind, so that a lawyer can check it. The reference for editors is made from it.
"""

from casesite.model.kinds import ProceedingKind
from casesite.model.law.agencies import ADMINISTRATIVE, DISCIPLINARY
from casesite.model.law.appeal import APPEAL
from casesite.model.law.arbitration import ARBITRATION
from casesite.model.law.civil import CIVIL
from casesite.model.law.criminal import CRIMINAL
from casesite.model.law.inquiries import INQUEST, INQUIRY, INVESTIGATION, PARLIAMENTARY, RECOMMENDATION
from casesite.model.law.table import Table

LAW: dict[ProceedingKind, Table] = {
    ProceedingKind.CRIMINAL: CRIMINAL,
    ProceedingKind.CIVIL: CIVIL,
    ProceedingKind.ADMINISTRATIVE: ADMINISTRATIVE,
    ProceedingKind.DISCIPLINARY: DISCIPLINARY,
    ProceedingKind.APPEAL: APPEAL,
    ProceedingKind.ARBITRATION: ARBITRATION,
    ProceedingKind.INVESTIGATION: INVESTIGATION,
    ProceedingKind.INQUEST: INQUEST,
    ProceedingKind.INQUIRY: INQUIRY,
    ProceedingKind.PARLIAMENTARY: PARLIAMENTARY,
}

__all__ = ["LAW", "RECOMMENDATION", "Table"]
