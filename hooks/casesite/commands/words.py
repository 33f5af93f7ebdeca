"""casesite words."""

from __future__ import annotations

import argparse

from casesite.commands.arguments import problem_format
from casesite.commands.parser import add_folder
from casesite.commands.terminal import CLEAN, note, wrote
from casesite.language import untranslated
from casesite.problem import CaseError, RefusedError
from casesite.reading.translation import file_of, load_catalogue, plural_of
from casesite.values.tags import LANGUAGE, canonical_language
from casesite.words import Forms, Translation
from casesite.writing.catalogue import updated
from casesite.writing.files import as_before, write


def arguments(command: argparse.ArgumentParser) -> None:
    """Which language, and of which case."""
    command.add_argument("language", type=tag, metavar="LANG", help="the language, as case.yml has it: es, pt-BR")
    add_folder(command)
    problem_format(command)


def tag(words: str) -> str:
    """A tag of a language."""
    language = canonical_language(words)
    if not LANGUAGE.fullmatch(language):
        raise argparse.ArgumentTypeError(f'"{words}" is no tag of a language; write it as es, pt-BR or zh-Hans')
    return language


def run(options: argparse.Namespace) -> int:
    """Write the file, or bring it up to date; one that cannot be read is left alone."""
    if not options.case_dir.is_dir():
        raise RefusedError(f"there is no folder {options.case_dir}")
    path = file_of(options.case_dir, options.language)
    before, problems = load_catalogue(path)
    count, _, found = plural_of(before, path, options.language)
    if problems or found:
        raise CaseError([*problems, *found])
    own = Translation({entry.key: Forms(()) for entry in before.messages if entry.is_translated})
    missing, known = untranslated(options.language, own)
    if not missing and not path.exists():
        note(f'every word of the pages is there in "{options.language}"; write into {path} just those that are to read otherwise')
        return CLEAN
    content = as_before(path, updated(before, options.language, count))
    if not path.exists() or path.read_bytes() != content:
        wrote(*write({path: content}, path.parent.parent))
    note(f"{path}: {len(missing)} of {known} messages are still to be translated" if missing else f"{path}: every message is translated")
    return CLEAN
