"""What a page says of itself outside its text: JSON-LD, meta tags, title, canonical address, language."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from pipeline.evidence import Declared

DECLARING = frozenset({"html", "link", "meta", "script", "svg", "title"})
"""Elements that declare something of their page, or say where a title is none."""
_META_KEYS = ("name", "property", "itemprop", "http-equiv")
_TRAILING_COMMA = re.compile(r",(?=\s{0,100}[}\]])")


class Declarations:
    """Gathers a page's declarations from the parser's events."""

    def __init__(self) -> None:
        self.is_listening = False
        """True while the text that comes belongs to a declaration."""
        self._drawings = 0
        self._heard: list[str] = []
        self._scripts: list[str] = []
        self._titles: list[str] = []
        self._meta: dict[str, list[str]] = {}
        self._canonical_url: str | None = None
        self._language: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "meta":
            self._add_meta(attributes)
        elif tag == "link":
            self._add_link(attributes)
        elif tag == "script":
            self.is_listening = "ld+json" in attributes.get("type", "").lower()
        elif tag == "svg":
            self._drawings += 1
        elif tag == "title":
            self.is_listening = not self._drawings
        elif tag == "html" and self._language is None:
            self._language = (attributes.get("lang") or attributes.get("xml:lang") or "").strip() or None

    def hear(self, text: str) -> None:
        """Text of the declaration that is open."""
        self._heard.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._drawings -= tag == "svg"
        if self.is_listening and tag in ("script", "title"):
            (self._scripts if tag == "script" else self._titles).append("".join(self._heard))
            self._heard.clear()
            self.is_listening = False

    def collect(self) -> Declared:
        """All that was declared."""
        titles = (" ".join(title.split()) for title in self._titles)
        return Declared(
            json_ld=tuple(item for script in self._scripts for item in _flatten(parse_json(script))),
            meta={key: tuple(values) for key, values in self._meta.items()},
            title=next(filter(None, titles), None),
            canonical_url=self._canonical_url,
            language=self._language,
        )

    def _add_meta(self, attributes: Mapping[str, str]) -> None:
        content = attributes.get("content", "").strip()
        if not content:
            return
        for key in _META_KEYS:
            if key in attributes:
                self._meta.setdefault(attributes[key].strip().lower(), []).append(content)

    def _add_link(self, attributes: Mapping[str, str]) -> None:
        if self._canonical_url is None and "canonical" in attributes.get("rel", "").lower().split():
            self._canonical_url = attributes.get("href", "").strip() or None


def parse_json(script: str) -> Any:
    """The script's value, with comments around it, control characters, trailing commas and escaped quotes forgiven.

    None when it is broken in another way.
    """
    for mend in (str, _unwrap, _drop_commas, unescape):
        script = mend(script)
        try:
            return json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrap(script: str) -> str:
    """What stands between the outermost brackets."""
    script = script.replace("<![CDATA[", "").replace("]]>", "")
    start = min((at for at in (script.find("{"), script.find("[")) if at >= 0), default=0)
    return script[start : max(script.rfind("}"), script.rfind("]")) + 1]


def _drop_commas(script: str) -> str:
    return _TRAILING_COMMA.sub("", script)


def _flatten(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD value: those of lists and of `@graph` each for itself."""
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item)
    elif isinstance(value, dict):
        graph = value.get("@graph")
        if graph is None or "@type" in value:
            yield value
        if graph is not None:
            yield from _flatten(graph)
