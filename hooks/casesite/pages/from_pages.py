"""The files that are made from the pages themselves, beside the exports that are made from the case."""

from __future__ import annotations

from casesite.exports.export import Export
from casesite.language import message
from casesite.pages.llms import llms_txt
from casesite.pages.twins import twins

FROM_PAGES: tuple[Export, ...] = (
    Export("llms.txt", message("export", "What this site is and where its text is, for programs that read it."), llms_txt),
    Export(
        "<address>index.html.md",
        message("export", "The words of each page as plain Markdown: this name, behind the address of the page."),
        twins,
    ),
)
