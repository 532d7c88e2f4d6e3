"""Elements of an HTML page: what they are called, and where they stand."""

from collections.abc import Iterator, Mapping

Attributes = Mapping[str, str]

_UNNUMBERED = frozenset({"html", "head", "body"})
_HIDING_STYLES = ("display:none", "visibility:hidden")
_NAMING = ("role", "itemprop", "rel", "aria-label")  # attributes beside id and class that say what an element is for
_MAX_NAME = 80  # characters of an attribute's value in a name
_MAX_CLASSES = 400  # characters of its classes


class Element:
    """An element of a page. Where it stands is worked out when somebody asks."""

    __slots__ = ("_children", "_place", "attributes", "depth", "number", "parent", "tag")

    def __init__(self, tag: str, attributes: Attributes, parent: "Element | None" = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self._children: dict[str, int] = {}
        self._place: tuple[str, tuple[str, ...], bool] | None = None
        if parent is None:
            self.depth = 0
            self.number = 1
        else:
            self.depth = parent.depth + 1
            # One more among its parent's children of that tag.
            self.number = parent._children[tag] = parent._children.get(tag, 0) + 1

    @property
    def place(self) -> tuple[str, tuple[str, ...], bool]:
        """Its path as XPath has it; the names of the elements from below `body` down to it; whether it is hidden."""
        if self._place is None:
            self._place = self._find_place()
        return self._place

    @property
    def name(self) -> str:
        """The tag with what names it: "div#main.article-body[role=main]"."""
        return "".join((self.tag, *_find_names(self.attributes)))

    def _find_place(self) -> tuple[str, tuple[str, ...], bool]:
        if self.parent is None:
            return "", (), False
        above, path, is_hidden = self.parent.place
        is_hidden = is_hidden or _is_hiding(self.attributes)
        if self.tag in _UNNUMBERED:
            return f"{above}/{self.tag}", (), is_hidden
        return f"{above}/{self.tag}[{self.number}]", (*path, self.name), is_hidden


def find_common(one: Element, other: Element) -> Element:
    """The innermost element that holds both; each holds itself."""
    while one is not other:
        if one.depth < other.depth:
            one, other = other, one
        if one.parent is None:
            break
        one = one.parent
    return one


def _find_names(attributes: Attributes) -> Iterator[str]:
    if not attributes:
        return
    if "id" in attributes:
        yield "#" + attributes["id"].strip()[:_MAX_NAME]
    for name in attributes.get("class", "")[:_MAX_CLASSES].split():
        yield "." + name
    for key in _NAMING:
        if key in attributes:
            yield f"[{key}={attributes[key].strip()[:_MAX_NAME]}]"


def _is_hiding(attributes: Attributes) -> bool:
    """True when the attributes hide their element from readers or from screen readers."""
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style", "")
    if "none" not in style and "hidden" not in style:
        return False
    style = "".join(style.lower().split())
    return any(hiding in style for hiding in _HIDING_STYLES)
