"""What the name of a file in a folder of case data says: which kind of record it holds, or whose leavings it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from casesite.values.spelling import suggestion

# Names that no person chose: backups, locks and scratch files of editors, file managers and version control.
_LEFT_BY_PROGRAMS = re.compile(
    r"\..*|.*~|~\$.*|#.*#|4913|___jb_\w+___|.*\.(bak|orig|rej|save|sw[a-p]|swpx?|tmp|temp|part|sb-[\w-]+)|.*\.tmp\.\w+"
    r"|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r?|__MACOSX|@eaDir",
    re.IGNORECASE,
)
_LEFT_BY_A_MERGE = re.compile(r"[._-](LOCAL|REMOTE|BASE|BACKUP)[._-]\d+$|[._]sync-conflict-")
# What file managers put around the name of a copy, in some languages.
_COPY = re.compile(
    r"^(?:(?:copy|copie|copia|cópia|kopie|kopia|копия)(?: (?:of|de|di|von|van))? )?(.+?)"
    r"(?: \([^()]*conflicted copy[^()]*\)| ?[-–(]? ?(?:copy|copie|copia|cópia|kopie|kopia|копия)\b.*| ?\(\d+\)| \d+)?$",
    re.IGNORECASE,
)


def is_left_by_a_program(name: str) -> bool:
    """Whether no person chose a file's name: it is passed over."""
    return _LEFT_BY_PROGRAMS.fullmatch(name) is not None


def is_left_over(name: str, beside: Collection[str]) -> str:
    """What to do with a file that copies another or that a merge left, empty where it is neither; ``beside`` are the names around it."""
    stem, dot, ending = name.rpartition(".")
    if _LEFT_BY_A_MERGE.search(stem):
        return "this was left by a merge; delete it"
    match = _COPY.match(stem)
    original = f"{match[1]}{dot}{ending}" if match else name
    if original != name and original in beside:
        return f'is this a copy of "{original}"? move it out of the case data'
    return ""


def belongs_nowhere(name: str, stems: Sequence[str]) -> str:
    """What is wrong with the name of a file that holds no kind of record; ``stems`` are the names that do, without their ending."""
    stem = name.removesuffix(".yml").removesuffix(".yaml")
    if left := is_left_over(name, [f"{stem}.yml" for stem in stems]):
        return left
    if stem in stems or stem.lower() in stems:
        return f'no kind of record is kept here; call it "{stem.lower()}.yml"'
    right = suggestion(stem, stems) or ", expected one of: " + ", ".join(f"{stem}.yml" for stem in stems)
    return f"no kind of record is kept here{right}"
