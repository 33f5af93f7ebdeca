"""What of the evidence can be looked at: pictures, papers, recordings and data that are kept with the case."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from casesite.model.kinds.statement import Beside, Part, Record, Sources
from casesite.values.fields import Plain, Rich, When
from casesite.values.files import FileName, Megabytes, Sha256


class ExhibitKind(StrEnum):
    """What an exhibit is."""

    PICTURE = "picture"
    DOCUMENT = "document"
    AUDIO = "audio"
    VIDEO = "video"
    DATA = "data"


class ExhibitLimits(Part):
    """How large the file of an exhibit may be, by what it is: in megabytes, of a million bytes each."""

    picture: Megabytes = Field(20, description="The most that a picture may have.")
    document: Megabytes = Field(20, description="The most that a document may have.")
    audio: Megabytes = Field(30, description="The most that a sound recording may have.")
    video: Megabytes = Field(60, description="The most that a video may have.")
    data: Megabytes = Field(10, description="The most that a file of data may have.")


class Exhibit(Record):
    """A picture, paper, recording or file of data that readers can look at; its file lies in ``exhibits/``."""

    file, noun = "exhibits", "exhibit"

    title: Plain = Field(description="What it is, in a headline of plain words.")
    kind: ExhibitKind = Field(description="What it is: a picture, a document (PDF), audio, video or data.")
    file_name: FileName = Field(description="Its file, in the folder exhibits/ of the case data.")
    sha256: Sha256 = Field(description="The SHA-256 of that file, which tells it from every other; ``casesite new exhibit`` writes it.")
    caption: Rich = Field(description="What stands below it: what it shows, who made it when, in neutral words.")
    in_words: Plain = Field(description="What it shows or says, for somebody who can neither see nor hear it.")
    transcript: Rich | None = Field(None, description="Of what can be heard: every word, and who says it.")
    credit: Plain = Field(description="Who made it, as it is to be printed.")
    licence: Plain = Field(description="On what terms it may be shown: a licence, a permission, or the law.")
    date: When | None = Field(None, description="When it was made, as precisely as is known.")
    sources: Sources
    note: Beside
