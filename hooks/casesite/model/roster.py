"""How what parties are, and their parts in the story, read on a page."""

from __future__ import annotations

from casesite.language import message, tc
from casesite.model.kinds import PartyKind, Profile, StoryPart

PARTIES = {  # one, and many
    PartyKind.PERSON: (message("kind of party", "Person"), message("kind of party", "People")),
    PartyKind.COMPANY: (message("kind of party", "Company"), message("kind of party", "Companies")),
    PartyKind.AGENCY: (message("kind of party", "Agency"), message("kind of party", "Agencies")),
    PartyKind.COURT: (message("kind of party", "Court"), message("kind of party", "Courts")),
    PartyKind.JURY: (message("kind of party", "Jury"), message("kind of party", "Juries")),
    PartyKind.ORGANISATION: (message("kind of party", "Organisation"), message("kind of party", "Organisations")),
    PartyKind.PLACE: (message("kind of party", "Place"), message("kind of party", "Places")),
    PartyKind.BUILDING: (message("kind of party", "Building"), message("kind of party", "Buildings")),
    PartyKind.VESSEL: (message("kind of party", "Vessel"), message("kind of party", "Vessels")),
    PartyKind.AIRCRAFT: (message("kind of party", "Aircraft"), message("kind of party", "Aircraft")),
    PartyKind.VEHICLE: (message("kind of party", "Vehicle"), message("kind of party", "Vehicles")),
    PartyKind.PRODUCT: (message("kind of party", "Product"), message("kind of party", "Products")),
}
PARTS = {
    StoryPart.KILLED_OR_HURT: message("part in the story", "Killed and hurt"),
    StoryPart.CHARGED: message("part in the story", "Charged"),
    StoryPart.AT_THE_SCENE: message("part in the story", "At the scene"),
    StoryPart.FAMILY: message("part in the story", "Family"),
    StoryPart.COMPANY: message("part in the story", "Companies"),
    StoryPart.PROSECUTION: message("part in the story", "Prosecution"),
    StoryPart.DEFENCE: message("part in the story", "Defence"),
    StoryPart.INVESTIGATION: message("part in the story", "Investigators"),
    StoryPart.JUDGE_OR_JURY: message("part in the story", "Judges and juries"),
    StoryPart.COURT: message("part in the story", "Courts"),
    StoryPart.AGENCY: message("part in the story", "Agencies"),
    StoryPart.ORGANISATION: message("part in the story", "Organisations"),
    StoryPart.OTHER: message("part in the story", "Others"),
}


def party_kind(kind: PartyKind, *, many: bool = False) -> str:
    """What a party is, or what several are."""
    return tc("kind of party", PARTIES[kind][1 if many else 0])


def story_part(profile: Profile, part: StoryPart) -> str:
    """A part in the story, as the case calls it, or else as every case does."""
    return next((name.label for name in profile.parts if name.part is part), None) or tc("part in the story", PARTS[part])
