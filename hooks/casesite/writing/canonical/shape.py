"""The canonical shape of a tree of YAML: the order of keys, quotes, where a text is folded, what stands in brackets."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cache, lru_cache
from typing import Any, TypeAlias, get_args

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from casesite.model.kinds import Part
from casesite.reading.compose import EMPTY, compose
from casesite.values.dates import CaseDate
from casesite.values.fields import Rich

WIDTH = 100  # columns
FOLD = "\a"  # where ruamel.yaml breaks the line of a folded text, in front of the space
BARE = frozenset({CaseDate, datetime.date, bool, int})  # no quotes stand around these
KEY = frozenset({str})
TEXT, LIST, MAP = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_NO_FOLD = re.compile(rf"(?<!\S){FOLD}|{FOLD}(?! \S)")  # ruamel.yaml reads folds where it can write none
_BREAK = re.compile(r"(?<=\S) (?=\S)")

Types: TypeAlias = frozenset[type]
Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"


def yaml() -> YAML:
    """A reader and writer of YAML 1.2 that indents as the data files do, and breaks no line by itself."""
    found = YAML()
    found.indent(mapping=2, sequence=4, offset=2)
    found.width = 1 << 30
    return found


YAML_12, YAML_11 = yaml(), yaml()
YAML_11.version = (1, 1)
_ANALYST = yaml().get_serializer_representer_emitter(io.StringIO(), None)[2]
_WRITER = yaml()  # is used up by one text; to copy it takes less time than to make another


def read(text: str) -> Node:
    """The tree of a text, with the folds of its texts."""
    root: Node = yaml().compose(text)
    return root


def tree(value: Value) -> Node:
    """Words, lists and mappings as a tree; a list of words stands in brackets, and so does a citation."""
    if isinstance(value, str):
        style = "|" if "\n" in value and not _can_fold(value) and _ANALYST.analyze_scalar(value).allow_block else None
        return ScalarNode(TEXT, value, style=style)
    if isinstance(value, Mapping):
        pairs = [(tree(key), tree(inner)) for key, inner in value.items()]
        return MappingNode(MAP, pairs, flow_style="source" in value and len(value) <= 4)
    items = [tree(inner) for inner in value]
    flow = all(isinstance(inner, str) and "\n" not in inner for inner in value)
    return SequenceNode(LIST, items, flow_style=flow)


def arrange(node: Node, types: Types, column: int = 0, start: int = 0, *, flow: bool = False) -> None:
    """Bring a node into shape; it holds one of some types, its entries stand at a column, its first line starts at another."""
    node.comment = None  # ``notes`` keeps them
    if isinstance(node, ScalarNode):
        _arrange_scalar(node, types, column, start, flow=flow)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            arrange(item, types, column + 2, column + 2, flow=flow or bool(node.flow_style))
        if node.flow_style and not flow and start + len(written(node)) > WIDTH:
            node.flow_style = False  # an entry a line
            arrange(node, types, column, start)
    elif isinstance(node, MappingNode):
        fields = fields_of(types)
        order = list(fields)
        node.value.sort(key=lambda pair: order.index(pair[0].value) if pair[0].value in fields else len(order))
        for key, value in node.value:
            _arrange_scalar(key, KEY, column, column, flow=True)
            inner = fields.get(key.value, frozenset())
            arrange(value, inner, column + 2, column + len(key.value) + 2, flow=flow or bool(node.flow_style))


def written(node: Node) -> str:
    """A node as YAML."""
    out = io.StringIO()
    copy(_WRITER).serialize(node, out)
    return out.getvalue().removesuffix("\n").removesuffix("\n...")


@cache
def fields_of(types: Types) -> dict[str, Types]:
    """What the fields of a part may hold, in the order of their definition, the id first."""
    part = next((one for one in types if issubclass(one, Part)), None)
    found = {name: frozenset(leaves(info.annotation)) for name, info in part.model_fields.items()} if part else {}
    return dict(sorted(found.items(), key=lambda field: field[0] != "id"))


def leaves(annotation: Any) -> Iterator[type]:
    """The types at the ends of a type, as ``str`` and ``NoneType`` of ``list[str] | None``."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from leaves(inner)


def _arrange_scalar(node: ScalarNode, types: Types, column: int, start: int, *, flow: bool) -> None:
    node.comment = None
    value = node.value
    if node.style == ">" and re.search(r"(^|\n)\t", value):
        node.style, node.value = "|", value.replace(FOLD, "")  # ruamel.yaml folds no line that starts with a tab
    elif node.style == ">":
        node.value = _folded(value, column)
    elif node.style == "|" or (node.style is None and value in EMPTY):
        return
    else:
        node.style = _quotes(str(value), node.style, types, flow=flow)
        long = "\n" in value or (Rich in types and start + len(written(_plain(node))) > WIDTH)
        if long and not flow and _can_fold(value):
            node.style, node.value = ">", _folded(value, column)
    _plain(node)


def _plain(node: ScalarNode) -> ScalarNode:
    """Let the emitter write a value without quotes as it is, whatever another reader would take it for."""
    node.ctag = YAML_12.resolver.resolve(ScalarNode, node.value, (node.style is None, node.style is not None))
    return node


@lru_cache(maxsize=10_000)
def _quotes(value: str, style: str | None, types: Types, *, flow: bool) -> str | None:
    """The quotation mark that a value needs, if any; the one that its writer chose stays."""
    found = _ANALYST.analyze_scalar(value)
    plain = found.allow_flow_plain if flow else found.allow_block_plain
    text = all(one.resolver.resolve(ScalarNode, value, (True, False)) == TEXT for one in (YAML_12, YAML_11))
    if plain and (text or types & BARE or (style is None and not types)) and _is_read(value, flow=flow):
        return None
    mark = "'" if re.search(r'["\\]', value) and "'" not in value else '"'
    return (style or mark) if found.allow_single_quoted else '"'


def _is_read(value: str, *, flow: bool) -> bool:
    """Whether the reader of the site takes a value without quotes for itself."""
    found, _ = compose(f"[{value}, x]" if flow else f"- {value}", "", ())
    return found is not None and found.plain() == ([value, "x"] if flow else [value])


def _can_fold(value: str) -> bool:
    """Whether a folded block holds just these words: no line starts or ends with a space."""
    return _ANALYST.analyze_scalar(value).allow_block and not re.search(r"^\s|\s$|[ \t]\n|\n[ \t]|\t", value)


def _folded(value: str, column: int) -> str:
    """A text with its folds; a paragraph of which every line fits stays as it was written."""
    paragraphs = _NO_FOLD.sub("", value).split("\n")
    return "\n".join(_refolded(one, WIDTH - column) for one in paragraphs)


def _refolded(paragraph: str, width: int) -> str:
    if paragraph[:1].isspace() or all(len(line) <= width for line in paragraph.replace(f"{FOLD} ", FOLD).split(FOLD)):
        return paragraph
    lines: list[str] = []
    for word in _BREAK.split(paragraph.replace(FOLD, "")):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return f"{FOLD} ".join(lines)
