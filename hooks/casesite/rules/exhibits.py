"""Exhibits: their files are what the records say, carry nothing that must not get out, and can be used by everybody."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Exhibit, ExhibitKind
from casesite.model.media import Media
from casesite.problem import quoted
from casesite.rules.rule import Wrong
from casesite.site import Site
from casesite.values.spelling import Known, suggestion

ONE = {
    ExhibitKind.PICTURE: "a picture",
    ExhibitKind.DOCUMENT: "a document",
    ExhibitKind.AUDIO: "audio",
    ExhibitKind.VIDEO: "a video",
    ExhibitKind.DATA: "data",
}
BY_HAND = ("audio/ogg", "video/webm")  # types of which nothing can be taken out without making all of it anew
HEARD = (ExhibitKind.AUDIO, ExhibitKind.VIDEO)


def exhibit_file(case: Case, site: Site) -> Iterator[Wrong]:
    """Each exhibit has a file of its own in exhibits/, and no file lies there that no exhibit has."""
    owners: dict[str, str] = {}
    known, meant = Known(case.media), set[str]()
    for exhibit in _all(case):
        here = exhibit.node.at(["file_name"])
        if exhibit.file_name in owners:
            yield Wrong(here, f'"{exhibit.file_name}" is the file of "{owners[exhibit.file_name]}" already')
        owners.setdefault(exhibit.file_name, exhibit.id)
        if exhibit.file_name not in case.media and not exhibit.withdrawn:
            meant |= set(known.near(exhibit.file_name))
            right = suggestion(exhibit.file_name, case.media) or '; "casesite new exhibit FILE" puts one there'
            yield Wrong(here, f"there is no file {quoted(exhibit.file_name)} in exhibits/{right}")
    for name, media in case.media.items():
        if name not in owners and name not in meant:
            yield Wrong(media.place, 'no exhibit has this file; "casesite new exhibit FILE" writes the record, or delete it')


def exhibit_type(case: Case, site: Site) -> Iterator[Wrong]:
    """The bytes of an exhibit are of a type that is taken, and of its kind; nothing in it can run."""
    for exhibit, media in _files(case):
        taken = media.seen.type
        if taken is None:
            yield Wrong(exhibit.node.at(["file_name"]), media.seen.refused)
        elif taken.kind is not exhibit.kind:
            yield Wrong(exhibit.node.at(["kind"]), f'the file is {taken.label}, which is {ONE[taken.kind]}; write "kind: {taken.kind}"')
        elif exhibit.file_name.rpartition(".")[2] != taken.ending:
            right = f"{exhibit.file_name.rpartition('.')[0]}.{taken.ending}"
            yield Wrong(exhibit.node.at(["file_name"]), f'the file is {taken.label}; call it "{right}"')


def exhibit_changed(case: Case, site: Site) -> Iterator[Wrong]:
    """The file of an exhibit is the one whose SHA-256 the record has."""
    for exhibit, media in _files(case):
        if media.sha256 != exhibit.sha256 and media.seen.type and not media.seen.revealing:  # that comes first, and changes it
            words = f"the file in exhibits/ is another one than this; where that is meant, write {media.sha256}"
            yield Wrong(exhibit.node.at(["sha256"]), words)


def exhibit_too_large(case: Case, site: Site) -> Iterator[Wrong]:
    """The file of an exhibit is no larger than case.yml allows."""
    for exhibit, media in _files(case):
        limit = getattr(case.profile.exhibit_limits, exhibit.kind.value)
        if media.size > limit * 1_000_000:
            words = f"{media.size / 1_000_000:,.1f} MB, and {ONE[exhibit.kind]} may have {limit}"
            yield Wrong(exhibit.node.at(["file_name"]), f"{words}; make it smaller, or allow more under exhibit_limits")


def exhibit_reveals(case: Case, site: Site) -> Iterator[Wrong]:
    """The file of an exhibit does not say where, with which device or with whose it was made."""
    for exhibit, media in _files(case):
        if media.seen.revealing:
            by_hand = media.seen.type is not None and media.seen.type.name in BY_HAND
            right = "save it without" if by_hand else f'run "casesite clean {exhibit.file_name}"'
            yield Wrong(exhibit.node.at(["file_name"]), f"the file holds {'; '.join(media.seen.revealing)}; {right}")


def exhibit_metadata(case: Case, site: Site) -> Iterator[Wrong]:
    """What a file that is published as it is says of itself beside its pages was looked at."""
    for exhibit, media in _files(case):
        if media.seen.described:
            words = f"whoever takes the file also gets {', '.join(media.seen.described)}; save it without, or waive this rule and say why"
            yield Wrong(exhibit.node.at(["file_name"]), words)


def no_transcript(case: Case, site: Site) -> Iterator[Wrong]:
    """What can be heard in an exhibit stands in words, too."""
    for exhibit in case.exhibits:
        if exhibit.kind in HEARD and not exhibit.transcript:
            words = "a transcript is missing: every word that can be heard, and who says it; of a silent one, that nothing can be heard"
            yield Wrong(exhibit.node.at(["kind"]), words)


def exhibit_page(case: Case, site: Site) -> Iterator[Wrong]:
    """A citation that leads into an exhibit leads to a page that it has, and to an exhibit of the source that it cites."""
    for statement in case.sourced:
        for number, citation in enumerate(statement.sources):
            here = statement.node.at(["sources", number])
            exhibit = case.records[citation.exhibit] if citation.exhibit else None
            if citation.page is not None and exhibit is None:
                yield Wrong(here.at(["page"]), 'this is the page of no exhibit; name it with "exhibit:", or write "at: p. 3" of the source')
            if not isinstance(exhibit, Exhibit):
                continue
            if exhibit.withdrawn:
                yield Wrong(here.at(["exhibit"]), f'"{exhibit.id}" was withdrawn; cite the source alone')
                continue
            if citation.source not in [cited.source for cited in exhibit.sources]:
                words = f'"{exhibit.id}" is not from "{citation.source}"; cite the source that it is from, or name that among its sources'
                yield Wrong(here.at(["exhibit"]), words)
            media = case.media.get(exhibit.file_name)
            if citation.page is None or media is None or media.seen.type is None:  # of such a file nothing more is known
                continue
            pages = media.seen.pages
            if not pages:
                yield Wrong(here.at(["page"]), f'"{exhibit.id}" is {ONE[exhibit.kind]}, which has no pages; leave the line out')
            elif not 1 <= citation.page <= pages:
                yield Wrong(here.at(["page"]), f'"{exhibit.id}" has {pages} page{"s" * (pages > 1)}')


def _all(case: Case) -> Iterator[Exhibit]:
    """Withdrawn ones and those of a later day, too: their files lie there."""
    return (record for record in case.records.values() if isinstance(record, Exhibit))


def _files(case: Case) -> Iterator[tuple[Exhibit, Media]]:
    """Each exhibit that was not withdrawn and has a file, with it."""
    return ((exhibit, case.media[exhibit.file_name]) for exhibit in _all(case) if not exhibit.withdrawn and exhibit.file_name in case.media)
