"""What a page's JSON-LD says of the page itself: its article, and the people and organizations named with it."""

from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from pipeline.evidence import Declared
from pipeline.text import flow

Node = Mapping[str, Any]

_ARTICLES = ("article", "report", "posting", "blogposting", "review", "chapter", "publication", "publicationissue")
_PAGES = ("webpage", "itempage", "creativework", "aboutpage", "faqpage")
_DEEPEST = 6


def list_articles(declared: Declared) -> list[Node]:
    """The objects that describe the page itself, not a part of it or another: articles first, then web pages."""
    nodes = [node for node in declared.json_ld if isinstance(node, Mapping)]
    nodes += [inner for node in nodes if isinstance(inner := node.get("mainEntity"), Mapping)]
    articles = [node for node in nodes if _is(node, _ARTICLES)]
    return articles + [node for node in nodes if _is(node, _PAGES) and node not in articles]


def list_values(node: Node, key: str) -> list[Any]:
    """The values under the key; one that is no list is a list of one."""
    value = node.get(key)
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def list_texts(node: Node, key: str) -> list[str]:
    """The texts under the key, entities undone and white space folded; empty ones left out."""
    texts = (clean_text(value) for value in list_values(node, key) if isinstance(value, str))
    return [text for text in texts if text]


def clean_text(text: str) -> str:
    """The text as running text: some pages escape it once more than HTML asks."""
    return flow(unescape(text))


def types_of(node: Node) -> list[str]:
    """What the object says that it is, in lower case, without the vocabulary's address."""
    return [str(kind).rpartition("/")[2].lower() for kind in list_values(node, "@type")]


def resolve(value: Any, nodes: Sequence[Node]) -> Any:
    """The object that a bare `{"@id": ...}` points to; the value itself when it is more, or none is there."""
    if isinstance(value, Mapping) and set(value) == {"@id"}:
        return next((node for node in nodes if node.get("@id") == value["@id"] and len(node) > 1), value)
    return value


def walk_nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """Every object in the value, outermost first, down to a sane depth."""
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from walk_nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from walk_nodes(inner, depth + 1)


def _is(node: Node, endings: tuple[str, ...]) -> bool:
    return any(kind.endswith(endings) for kind in types_of(node))
