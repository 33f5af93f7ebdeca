"""An exhibit as a page shows it, in both forms: picture, player or link, and below it what it is; in plain words, words in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casesite.language import decimal, row, t, tn
from casesite.model.addresses import stable
from casesite.model.kinds import Citation, Exhibit, ExhibitKind
from casesite.model.labels import exhibit_kind
from casesite.model.media import Media, path_of
from casesite.pages.links import Links

# How wide a picture is shown: as the column of text, or as the screen where that is narrower.
SHOWN = "(min-width: 800px) 720px, 100vw"


def figure(view: Links, exhibit: Exhibit) -> str:
    """An exhibit with its caption, which leads to the page of the exhibit."""
    below = _caption(view, exhibit) + view.form.element("p", _credits(view, exhibit), "cs-note")
    return _figure(view, exhibit, below)


def alone(view: Links, exhibit: Exhibit) -> str:
    """An exhibit on its own page, where what it is stands below it at length."""
    return _figure(view, exhibit, _caption(view, exhibit))


def _figure(view: Links, exhibit: Exhibit, below: str) -> str:
    media, element = view.case.media[exhibit.file_name], view.form.element
    if view.form.is_plain:
        return element("figure", element("p", in_words(view, exhibit)) + below + element("p", to_file(view, exhibit)))
    shown = _SHOWN[exhibit.kind](view, exhibit, media)
    return element("figure", f"{shown}\n{element('figcaption', below)}", f"cs-exhibit cs-exhibit-{exhibit.kind.value}")


def in_words(view: Links, exhibit: Exhibit) -> str:
    """What stands in place of an exhibit: what it is, and what it shows or says."""
    words = t("{exhibit}: {words}", exhibit=exhibit_kind(exhibit.kind, start=True), words=exhibit.in_words)
    return view.form.write(words)


def file_words(media: Media) -> str:
    """What a file is: "PDF, 3 pages, 42 kB"."""
    pages = tn("{number} page", "{number} pages", media.seen.pages) if media.seen.pages else ""
    return row([part for part in (media.seen.type.label if media.seen.type else "", pages, size_words(media.size)) if part])


def size_words(size: int) -> str:
    """A number of bytes in the unit in which it is a number that can be read (SI)."""
    return f"{decimal(size / 1_000_000, 1)} MB" if size >= 1_000_000 else f"{decimal(max(size / 1000, 1), 0)} kB"


def to_file(view: Links, exhibit: Exhibit, page: int | None = None) -> str:
    """A link to the file of an exhibit, or to a page of it, that says what it is."""
    media = view.case.media[exhibit.file_name]
    path = path_of(exhibit, media) + (f"#page={page}" if page else "")
    label = _OPEN[exhibit.kind]()
    if exhibit.kind is ExhibitKind.PICTURE:
        width, height = media.sizes[-1]
        return view.to_file(path, t("{link} ({file})", link=label, file=f"{width} × {height}"))
    kept = f' type="{media.seen.type.name}"' if media.seen.type else ""
    return view.to_file(path, t("{link} ({file})", link=label, file=file_words(media)), kept)


def cited(view: Links, citation: Citation) -> str:
    """The exhibit in which a reader can look at what a citation cites: at its page, where it has pages."""
    shown = view.case.shown_with([citation.exhibit] if citation.exhibit else [])
    if not shown:
        return ""
    exhibit = shown[0]
    link = view.link(exhibit)
    if citation.page is None:
        return f" {link}"
    path = f"{path_of(exhibit, view.case.media[exhibit.file_name])}#page={citation.page}"
    label = t("page {number}", number=citation.page)
    return f" {link}, {view.to_file(path, label)}"


def _caption(view: Links, exhibit: Exhibit) -> str:
    return view.form.element("div", view.rich(exhibit.caption), "cs-text")


def _credits(view: Links, exhibit: Exhibit) -> str:
    """What it is called, which leads to its page, who made it, and on what terms it is shown."""
    made = [view.form.write(words) for words in (exhibit.credit, exhibit.licence)]
    heard = [view.to(f"{stable(exhibit)}#transcript", t("Transcript"))] if exhibit.transcript else []
    return " · ".join([view.link(exhibit), *heard, *made])


def _picture(view: Links, exhibit: Exhibit, media: Media) -> str:
    root = "../" * view.depth
    sets = ", ".join(f"{root}{path_of(exhibit, media, width)} {width}w" for width, _ in media.sizes)
    width, height = media.sizes[-1]
    image = (
        f'<img src="{root}{path_of(exhibit, media)}" width="{width}" height="{height}" alt="{view.form.write(exhibit.in_words)}" '
        'loading="lazy" decoding="async">'
    )
    return f'<picture><source type="image/webp" srcset="{sets}" sizes="{SHOWN}">{image}</picture>'


def _player(tag: str) -> Callable[[Links, Exhibit, Media], str]:
    def player(view: Links, exhibit: Exhibit, media: Media) -> str:
        name, source = view.form.write(exhibit.title), f"{'../' * view.depth}{path_of(exhibit, media)}"
        words = view.form.element("p", in_words(view, exhibit), "cs-note")
        return f'<{tag} controls preload="none" src="{source}" aria-label="{name}">{to_file(view, exhibit)}</{tag}>{words}'

    return player


def _file(view: Links, exhibit: Exhibit, media: Media) -> str:  # noqa: ARG001  # as the others
    words = view.form.element("p", in_words(view, exhibit))
    return view.form.element("div", words + view.form.element("p", to_file(view, exhibit)), "cs-file")


_SHOWN: Mapping[ExhibitKind, Callable[[Links, Exhibit, Media], str]] = {
    ExhibitKind.PICTURE: _picture,
    ExhibitKind.DOCUMENT: _file,
    ExhibitKind.AUDIO: _player("audio"),
    ExhibitKind.VIDEO: _player("video"),
    ExhibitKind.DATA: _file,
}
_OPEN: Mapping[ExhibitKind, Callable[[], str]] = {
    ExhibitKind.PICTURE: lambda: t("Open the picture"),
    ExhibitKind.DOCUMENT: lambda: t("Open the document"),
    ExhibitKind.AUDIO: lambda: t("Take the sound recording"),
    ExhibitKind.VIDEO: lambda: t("Take the video"),
    ExhibitKind.DATA: lambda: t("Take the data"),
}
