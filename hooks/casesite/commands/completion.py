"""casesite completion: a script for a shell, which then completes commands, options, words and ids with the Tab key.

The scripts are made from ``commands.json``, as the reference is, and run nothing of casesite while someone types. No library
is taken for it: those that write such scripts leave out fish, and those that know it start Python at every key.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from shlex import quote
from typing import Any

from casesite.commands.terminal import CLEAN
from casesite.pages.reference.commands import commands
from casesite.pages.reference.rules import examples

IDS = "find case_data -name '*.yml' -exec sed -n 's/^- id: *//p' '{}' + 2>/dev/null"  # every record's
WHERE = (
    "~/.local/share/bash-completion/completions/casesite, a file _casesite in a folder of fpath (zsh), "
    "or ~/.config/fish/completions/casesite.fish"
)


@dataclass(frozen=True)
class Level:
    """A command, or a kind of record behind ``new``: what may be written there, each word with what it is."""

    name: str  # as in "new event"
    does: str
    words: dict[str, str]
    options: dict[str, str]
    values: dict[str, list[str]]  # the words that an option takes
    takes_id: bool = False


def arguments(command: argparse.ArgumentParser) -> None:
    """Which shell."""
    command.add_argument("shell", choices=SHELLS, help="the shell that the script is for; it reads it from " + WHERE)


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    print(SHELLS[options.shell](levels()), end="")
    return CLEAN


def levels() -> list[Level]:
    """Every command and kind, the program itself first."""
    listed = commands()
    top = Level(
        "", "", {one["name"]: one["does"] for one in listed}, {"--version": "Print the version.", "--help": "Print what there is."}, {}
    )
    return [top, *(level for one in listed for level in _levels(one, {}))]


def _levels(command: dict[str, Any], before: dict[str, dict[str, Any]]) -> Iterator[Level]:
    takes = before | {str(one["name"]): one for one in command["takes"]}
    options = {name.split()[0]: one for name, one in takes.items() if name.startswith("--")}
    places = {name: one for name, one in takes.items() if not name.startswith("--")}
    inner = command["inner"]
    words = {str(one["name"]).split()[-1]: str(one["does"]) for one in inner}
    for name, one in places.items():
        words |= dict(one["choices"]) or ({name: str(one["words"])} if name.islower() else {})
        words |= {example.rule: example.asks for example in examples()} if name == "RULE" else {}
    yield Level(
        str(command["name"]),
        str(command["does"]),
        words,
        {name: str(one["words"]) for name, one in options.items()} | {"--help": "Print what there is."},
        {name: taken for name, one in options.items() if (taken := _values(one))},
        "ID" in places,
    )
    for one in inner:
        yield from _levels(
            one, {name: value for name, value in takes.items() if name in ("--case-dir DIR", "--format FORMAT", "--today DATE")}
        )


def _values(option: dict[str, Any]) -> list[str]:
    """The words that an option takes: its choices, or those that its description or its place lists."""
    listed = re.search(r"One of: ([^.]*)\.", option["words"])
    place = option["name"].partition(" ")[2]
    return list(option["choices"]) or (listed[1].split(", ") if listed else place.split("|") if "|" in place else [])


def _bash(found: list[Level]) -> str:
    """The names of commands are words of one or two; the last two cases are what stands behind an option, and everything else."""
    cases = []
    for level in found:
        values = "".join(f"        {quote(name)}) words={quote(' '.join(words))} ;;\n" for name, words in level.values.items())
        ids = f'" $({IDS})"' if level.takes_id else ""
        words = quote(" ".join([*level.words, *level.options]))
        cases.append(
            f"    {quote(level.name)})\n      case $previous in\n{values}"
            f'        --case-dir|--twins|--with|--snapshots) COMPREPLY=($(compgen -d -- "$current")); return ;;\n'
            f"        *) words={words}{ids} ;;\n      esac ;;\n"
        )
    nouns = "|".join(level.name.split()[1] for level in found if " " in level.name)
    return f"""\
# casesite completion bash
_casesite() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} at= word words=
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$at $word" in
      " -"*|*" -"*) ;;
      " "*) at=$word ;;
      "new "*) case $word in {nouns}) at="new $word" ;; esac ;;
    esac
  done
  case $at in
{"".join(cases)}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _casesite casesite
"""


def _zsh(found: list[Level]) -> str:
    """As for bash, with what each word is beside it."""

    def described(words: dict[str, str]) -> str:
        return " ".join(quote(f"{word}:{says}" if says else word) for word, says in words.items())

    cases = []
    for level in found:
        values = "".join(
            f"        {quote(name)}) words=({described(dict.fromkeys(words, ''))}) ;;\n" for name, words in level.values.items()
        )
        ids = f' ${{(f)"$({IDS})"}}' if level.takes_id else ""
        cases.append(
            f"    {quote(level.name)})\n      case $previous in\n{values}"
            f"        --case-dir|--twins|--with|--snapshots) _files -/; return ;;\n"
            f"        *) words=({described(level.words | level.options)}{ids}) ;;\n      esac ;;\n"
        )
    nouns = "|".join(level.name.split()[1] for level in found if " " in level.name)
    return f"""\
#compdef casesite
# casesite completion zsh
_casesite() {{
  setopt local_options null_glob
  local previous=${{words[CURRENT-1]}} at= word
  for word in ${{words[2,CURRENT-1]}}; do
    case "$at $word" in
      *" -"*) ;;
      " "*) at=$word ;;
      "new "*) case $word in ({nouns}) at="new $word" ;; esac ;;
    esac
  done
  local -a words
  case $at in
{"".join(cases)}  esac
  _describe casesite words || _files
}}
compdef _casesite casesite
"""


def _fish(found: list[Level]) -> str:
    """A line for each word and each option."""
    lines = ["# casesite completion fish"]
    for level in found:
        command, _, noun = level.name.partition(" ")
        if not command:
            condition = "__fish_use_subcommand"
        else:
            condition = f"__fish_seen_subcommand_from {command}"
            nouns = [other.name.split()[1] for other in found if other.name.startswith("new ")]
            if noun:
                condition += f"; and __fish_seen_subcommand_from {noun}"
            elif command == "new":
                condition += f"; and not __fish_seen_subcommand_from {' '.join(nouns)}"
        start = f"complete -c casesite -n {quote(condition)}"
        lines += [f"{start} -a {quote(word)} -d {quote(says)}" for word, says in level.words.items()]
        lines += [f"{start} -a {quote(f'({IDS})')}"] if level.takes_id else []
        for option, says in level.options.items():
            values = level.values.get(option)
            takes = f" -x -a {quote(' '.join(values))}" if values else ""
            lines.append(f"{start} -l {option[2:]} -d {quote(says)}{takes}")
    return "\n".join(lines) + "\n"


SHELLS: dict[str, Callable[[list[Level]], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
