"""What a charge, a claim or a proceeding can be in, how it reads, and what it is for readers."""

from __future__ import annotations

from enum import Enum, StrEnum

from casesite.language import message, sentence, tc


class Reading(StrEnum):
    """What a state is for readers: the mark beside the words, and the line of the picture."""

    OPEN = "open"
    ENDED = "ended"
    JUDGMENT = "judgment"
    GUILT = "guilt"
    ACQUITTED = "acquitted"


class State(Enum):
    """A state: how it reads within a line, and what it is for readers.

    Only what is open is told to readers by its state; what has ended is told by the steps that ended it.
    """

    # Open.
    NOT_BEGUN = message("state", "not begun"), Reading.OPEN
    ANNOUNCED = message("state", "announced only"), Reading.OPEN
    INVESTIGATION = message("state", "under investigation"), Reading.OPEN
    PENDING = message("state", "open"), Reading.OPEN
    TRIAL = message("state", "on trial"), Reading.OPEN
    STAYED = message("state", "stayed"), Reading.OPEN
    ADJOURNED = message("state", "adjourned"), Reading.OPEN
    DEFERRED = message("state", "deferred on conditions"), Reading.OPEN
    PENAL_ORDER = message("state", "penal order not yet final"), Reading.OPEN
    MADE = message("state", "no answer known"), Reading.OPEN
    ACCEPTED = message("state", "not known to be carried out"), Reading.OPEN
    # Guilt, as a court or the accused has it.
    PLEADED = "pleaded", Reading.GUILT
    CONVICTED = "convicted", Reading.GUILT
    SENTENCED = "sentenced", Reading.GUILT
    RELEASED = "released from the sentence", Reading.GUILT
    SENTENCE_ENDED = "sentence ended", Reading.GUILT
    # Not guilty.
    ACQUITTED = "acquitted", Reading.ACQUITTED
    NOT_PROVEN = "not proven", Reading.ACQUITTED
    # Decided by somebody with the power to decide it.
    NOT_RESPONSIBLE = "not criminally responsible", Reading.JUDGMENT
    VERDICT = "verdict", Reading.JUDGMENT
    JUDGMENT = "judgment", Reading.JUDGMENT
    AWARDED = "award made", Reading.JUDGMENT
    BREACH = "breach found", Reading.JUDGMENT
    SANCTIONED = "sanction imposed", Reading.JUDGMENT
    CONCLUDED = "concluded", Reading.JUDGMENT
    REMOVED_FROM_OFFICE = "removed from office", Reading.JUDGMENT
    KEPT_IN_OFFICE = "not removed from office", Reading.JUDGMENT
    CENSURED = "censured", Reading.JUDGMENT
    # Ended otherwise.
    NOT_CHARGED = "no charge", Reading.ENDED
    NO_CASE = "ended before trial", Reading.ENDED
    CHARGED = "led to a charge", Reading.ENDED
    DISMISSED_WITH_PREJUDICE = "dismissed with prejudice", Reading.ENDED
    DISMISSED_WITHOUT_PREJUDICE = "dismissed without prejudice", Reading.ENDED
    DISMISSED = "dismissed", Reading.ENDED
    WITHDRAWN = "withdrawn", Reading.ENDED
    SHELVED = "shelved", Reading.ENDED
    SETTLED = "settled", Reading.ENDED
    NO_BREACH = "no breach found", Reading.ENDED
    RESTORED = "right restored", Reading.ENDED
    ANNULLED = "annulled", Reading.ENDED
    QUASHED = "quashed", Reading.ENDED
    PARDONED = "pardoned", Reading.ENDED
    ABATED = "ended by death", Reading.ENDED
    TIME_BARRED = "time-barred", Reading.ENDED
    REPORTED = "report published", Reading.ENDED
    CLOSED = "closed", Reading.ENDED
    LAPSED = "lapsed", Reading.ENDED
    LEAVE_REFUSED = "leave to appeal refused", Reading.ENDED
    AFFIRMED = "affirmed", Reading.ENDED
    ALLOWED_IN_PART = "allowed in part", Reading.ENDED
    REVERSED = "reversed", Reading.ENDED
    REJECTED = "rejected", Reading.ENDED
    CARRIED_OUT = "carried out", Reading.ENDED
    FINAL = "final", Reading.ENDED

    def __init__(self, within: str, reading: Reading) -> None:
        self.within = within
        self.reading = reading

    @property
    def is_open(self) -> bool:
        return self.reading is Reading.OPEN

    def words(self, *, start: bool = False) -> str:
        """The state as a reader reads it, at the start of a line or within one."""
        words = tc("state", self.within)
        return sentence(words) if start else words


S = State
ANY = frozenset(State)
OPEN = frozenset(state for state in State if state.is_open and state is not S.NOT_BEGUN)
ENDED = ANY - OPEN - {S.NOT_BEGUN}
GUILT = frozenset(state for state in State if state.reading is Reading.GUILT)
# Of several charges, the one that is furthest on speaks for the proceeding; of ends, guilt and then judgment.
FOREMOST = (
    *(S.TRIAL, S.PENDING, S.PENAL_ORDER, S.DEFERRED, S.STAYED, S.ADJOURNED, S.INVESTIGATION, S.ANNOUNCED, S.ACCEPTED, S.MADE),
    *(S.RELEASED, S.SENTENCE_ENDED, S.SENTENCED, S.CONVICTED, S.PLEADED),
    *(state for state in State if state.reading is Reading.JUDGMENT),
)
