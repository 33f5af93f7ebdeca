"""The files of exhibits as they are published; and exhibits.csv, which lists them with their hashes."""

from __future__ import annotations

import csv
import io
from importlib import import_module

from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Exhibit, ExhibitKind
from casesite.model.media import Media, path_of
from casesite.problem import CaseError, Problem
from casesite.reading.exhibits import LIMIT, media_of
from casesite.reading.files import FileError, read_file
from casesite.site import Site
from casesite.values.cells import inert

COLUMNS = (
    "id",
    "kind",
    "title",
    "in_words",
    "caption",
    "date",
    "credit",
    "licence",
    "type",
    "size",
    "width",
    "height",
    "pages",
    "sha256",
    "sources",
    "file",
    "address",
)


def exhibit_files(case: Case, site: Site) -> dict[str, bytes]:
    """Each file that is published, by its path below ``exhibits/``: pictures made anew, everything else as it is.

    Raise CaseError for a file that is not the one any more that was checked.
    """
    found: dict[str, bytes] = {}
    for exhibit in case.exhibits:
        media = case.media[exhibit.file_name]
        content = _content(media)
        if exhibit.kind is ExhibitKind.PICTURE:
            made = import_module("casesite.exports.pictures").pictures(content, media, site.cache)
            for name, picture in made.items():
                width, _, ending = name.partition(".")
                found[_below(path_of(exhibit, media, int(width) if ending == "webp" else 0))] = picture
        else:
            found[_below(path_of(exhibit, media))] = content
    return found


def exhibits_csv(case: Case, site: Site) -> bytes:
    """One row an exhibit (RFC 4180, UTF-8, header first); of a picture, the hash is that of the file that is kept with the data."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for exhibit in case.exhibits:
        writer.writerow(inert(cell) for cell in _row(case, site, exhibit, case.media[exhibit.file_name]))
    return out.getvalue().encode()


def _row(case: Case, site: Site, exhibit: Exhibit, media: Media) -> list[str]:
    return [
        exhibit.id,
        exhibit.kind.value,
        exhibit.title,
        exhibit.in_words,
        case.words_of(exhibit.caption),
        exhibit.date.text if exhibit.date else "",
        exhibit.credit,
        exhibit.licence,
        media.seen.type.name if media.seen.type else "",
        *(str(number or "") for number in (media.size, media.seen.width, media.seen.height, media.seen.pages)),
        exhibit.sha256,
        " ".join(citation.source for citation in exhibit.sources),
        site.url + path_of(exhibit, media),
        site.url + stable(exhibit),
    ]


def _below(path: str) -> str:
    return path.removeprefix("exhibits/")


def _content(media: Media) -> bytes:
    try:
        content = read_file(media.path, limit=LIMIT)
    except FileError as error:
        raise CaseError([Problem(media.place, error.rule, str(error))]) from None
    if media_of(content, media.path, media.place).sha256 != media.sha256:
        raise CaseError([Problem(media.place, "exhibit-changed", "the file was changed while the site was made; build it once more")])
    return content
