"""Signals of a page's blocks from the DOM: the names around them, links, and the containers they share."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.context import Signals
from pipeline.clean.signals.text import Texts
from pipeline.evidence import Markup

_TAGS = (
    "p div li span h1 h2 h3 h4 h5 h6 td th a ul button title option blockquote figcaption section article aside "
    "footer header nav dd dt pre label form"
).split()
_TAG_NUMBERS = {tag: number for number, tag in enumerate(_TAGS)}
# Kinds of elements that say something of all that stands in them.
_KINDS = {
    "in_article": {"article"},
    "in_frame": {"nav", "footer", "aside", "header", "form"},
    "in_figure": {"figure", "figcaption"},
    "in_list": {"li", "ul", "ol"},
    "in_table": {"table"},
    "in_quote": {"blockquote"},
    "in_main": {"main"},
}
_NAME = re.compile(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])")
_TAG = re.compile(r"[\w-]*")
_NAMED_STEPS = 8  # elements above a block whose names are read
_CONTAINER_SHARES = (("most", 0.6), ("much", 0.35))
MORE = ("names", "link_share")
"""DOM signals that are looked at around a block too."""


@lru_cache(maxsize=20_000)
def _read_step(step: str) -> tuple[str, tuple[str, ...]]:
    """The step's tag, and the words of its tag, id, classes and roles."""
    tag = _TAG.match(step)
    return tag.group() if tag else "", tuple(dict.fromkeys(name.lower() for name in _NAME.findall(step)))


@lru_cache(maxsize=40_000)
def _name_step(step: str, height: int) -> tuple[str, ...]:
    """What the lexicon weighs of an element so many above the block; two stands for all that are told alike."""
    tag, words = _read_step(step)
    if height > _NAMED_STEPS:
        return (f">{tag}",)
    return (f">{tag}", *(f"{height}.{word}" if height < 2 else word for word in words))


def list_names(markup: Markup) -> frozenset[str]:
    """What the lexicon of names weighs: words of the nearest two elements, of those above, and all tags."""
    names = {f"@{markup.tag}"}
    for height, step in enumerate(reversed(markup.path)):
        names.update(_name_step(step, min(height, 2) if height <= _NAMED_STEPS else _NAMED_STEPS + 1))
    return frozenset(names | {f"w:{_read_step(step)[0]}" for step in markup.wrappers})


def weigh_names(markups: Sequence[Markup], weights: Mapping[str, float]) -> Floats:
    """For each block the weights of the names around it, together."""
    known: dict[Hashable, float] = {}
    found = []
    for markup in markups:
        key = (markup.tag, markup.path, markup.wrappers)
        if key not in known:
            known[key] = sum(map(weights.get, list_names(markup), repeat(0.0)))
        found.append(known[key])
    return np.array(found, np.float32)


def group_blocks(markups: Sequence[Markup], dom_paths: Sequence[str]) -> dict[str, NDArray[np.int64]]:
    """Blocks that share a parent, a parent above it, or the names of their elements: the number of each one's group."""
    above: list[Sequence[Hashable]] = [dom_paths]
    for _ in range(3):
        above.append([str(path).rpartition("/")[0] for path in above[-1]])
    keys = {"parent": above[1], "second": above[2], "third": above[3]}
    keys |= {"names": [markup.path for markup in markups], "last_names": [markup.path[-2:] for markup in markups]}
    return {name: _number(values) for name, values in keys.items()}


def _number(values: Sequence[Hashable]) -> NDArray[np.int64]:
    numbers: dict[Hashable, int] = {}
    return np.fromiter((numbers.setdefault(value, len(numbers)) for value in values), np.int64, len(values))


def describe_dom(
    page: Texts,
    markups: Sequence[Markup],
    dom_paths: Sequence[str],
    names: Mapping[str, float],
    groups: Mapping[str, NDArray[np.int64]] | None = None,
) -> Signals:
    """Signals of each block's place in the DOM, and of the groups that it belongs to, found here unless given."""
    link_share = np.array([markup.link_share for markup in markups], np.float32)
    found: Signals = {
        "names": weigh_names(markups, names),
        "link_share": link_share,
        "links": np.array([min(len(markup.links), 20) for markup in markups], np.float32),
        "tag": np.array([_TAG_NUMBERS.get(markup.tag, -1) for markup in markups], np.float32),
        "depth": np.array([len(markup.path) for markup in markups], np.float32),
        "line_breaks": np.array([markup.line_breaks for markup in markups], np.float32),
        "hidden": np.array([markup.is_hidden for markup in markups], np.float32),
        "strong": np.array([markup.is_strong for markup in markups], np.float32),
    }
    prose = np.where(page.is_prose, page.word_counts, 0)
    found |= _describe_kinds(markups)
    for name, group in (groups or group_blocks(markups, dom_paths)).items():
        found |= _describe_group(name, group, page.word_counts, prose, link_share)
    return found | _describe_container(dom_paths, prose)


def _describe_kinds(markups: Sequence[Markup]) -> Signals:
    known: dict[tuple[str, ...], list[bool]] = {}
    rows = []
    for markup in markups:
        if markup.path not in known:
            tags = {_read_step(step)[0] for step in markup.path}
            known[markup.path] = [not tags.isdisjoint(kinds) for kinds in _KINDS.values()]
        rows.append(known[markup.path])
    return dict(zip(_KINDS, np.array(rows, np.float32).T, strict=True))


def _describe_group(name: str, group: NDArray[np.int64], words: Floats, prose: Floats, link_share: Floats) -> Signals:
    """How much prose, text and links the blocks of each one's group hold."""
    prose_of, words_of = np.bincount(group, weights=prose), np.bincount(group, weights=words)
    linked, blocks = np.bincount(group, weights=words * link_share), np.bincount(group)
    return {
        f"prose_in_{name}": (prose_of / max(1.0, float(prose.sum())))[group],
        f"prose_share_{name}": (prose_of / np.maximum(words_of, 1))[group],
        f"blocks_in_{name}": np.log1p(blocks)[group],
        f"link_share_{name}": (linked / np.maximum(words_of, 1))[group],
        f"words_in_{name}": np.log1p(words_of / blocks)[group],
    }


def _describe_container(dom_paths: Sequence[str], prose: Floats) -> Signals:
    """Steps up and down from the deepest element that holds most of the prose to each block."""
    held: Counter[str] = Counter()
    for path, words in zip(dom_paths, prose.tolist(), strict=True):
        if words:
            held.update(dict.fromkeys(_list_ancestors(path), words))
    found: Signals = {}
    total, parted = float(prose.sum()), [path.split("/") for path in dom_paths]
    for name, share in _CONTAINER_SHARES:
        enough = [path for path, words in held.items() if words >= share * total]
        container = max(enough, key=lambda path: path.count("/"), default="").split("/")
        steps = [_count_steps(path, container) for path in parted]
        found[f"{name}_up"], found[f"{name}_down"] = np.array(steps, np.float32).T
    return found


def _list_ancestors(path: str) -> Iterator[str]:
    """The paths of the elements above, from the outermost."""
    end = path.find("/", 1)
    while end != -1:
        yield path[:end]
        end = path.find("/", end + 1)


def _count_steps(path: Sequence[str], container: Sequence[str]) -> tuple[int, int]:
    """Steps from the container up to what both share, and from there down to the block."""
    shared = 0
    for own, other in zip(path, container, strict=False):
        if own != other:
            break
        shared += 1
    return len(container) - shared, len(path) - shared


def describe_group_scores(groups: Mapping[str, NDArray[np.int64]], scores: Floats, word_counts: Floats) -> Signals:
    """What the first scores of each block's groups come to: their mean by word, and their part of the page's."""
    words = np.maximum(word_counts, 1)
    found: Signals = {}
    for name, group in groups.items():
        mass, total = np.bincount(group, weights=scores * words), np.bincount(group, weights=words)
        found[f"score_in_{name}"] = (mass / np.maximum(total, 1e-6))[group]
        found[f"mass_in_{name}"] = (mass / max(float(mass.sum()), 1e-6))[group]
    return found
