"""What a case is made of. Each field is documented in its definition, once.

People write snake_case fields; what the code computes is a property, and never appears in YAML.
To add a kind: a class in one of these modules, and a line in ``KINDS``.
"""

from casesite.model.kinds.event import Answer, Dispute, Event, Position
from casesite.model.kinds.party import Party, PartyKind, Role, StoryPart
from casesite.model.kinds.proceeding import Charge, Proceeding, ProceedingKind, Recommendation, Side, Step
from casesite.model.kinds.profile import Category, Incident, LoadedWord, OwnStep, PartName, Profile, Publisher
from casesite.model.kinds.safety import Force, Precedent, Progress, Reform, SafetyProtocol
from casesite.model.kinds.source import (
    CheckedClaim,
    Correction,
    KnownError,
    Source,
    SourceCheck,
    SourceKind,
    Term,
    Verdict,
)
from casesite.model.kinds.statement import Citation, Effect, Note, Part, Record, Statement, Status, Waiver, Withdrawal

# The order in which exports and the reference list them.
KINDS: tuple[type[Record], ...] = (
    Party,
    Proceeding,
    Event,
    Dispute,
    SafetyProtocol,
    Reform,
    Precedent,
    Source,
    SourceCheck,
    Term,
    Correction,
)

__all__ = [
    "KINDS",
    "Answer",
    "Category",
    "Charge",
    "CheckedClaim",
    "Citation",
    "Correction",
    "Dispute",
    "Effect",
    "Event",
    "Force",
    "Incident",
    "KnownError",
    "LoadedWord",
    "Note",
    "OwnStep",
    "Part",
    "PartName",
    "Party",
    "PartyKind",
    "Position",
    "Precedent",
    "Proceeding",
    "ProceedingKind",
    "Profile",
    "Progress",
    "Publisher",
    "Recommendation",
    "Record",
    "Reform",
    "Role",
    "SafetyProtocol",
    "Side",
    "Source",
    "SourceCheck",
    "SourceKind",
    "Statement",
    "Status",
    "Step",
    "StoryPart",
    "Term",
    "Verdict",
    "Waiver",
    "Withdrawal",
]
