"""Whose a document is, when documents are compared to find what their publisher repeats."""

from pathlib import PurePath
from urllib.parse import urlsplit

from pipeline.text import compare_form
from schemas.brief import Publisher
from schemas.document import Document

_FOLDER = "folder:"


def find_house(document: Document, publisher: Publisher | None) -> str:
    """The publisher's id, else the host, else the name printed, else the folder.

    The host goes before a printed name, which varies: "Heritage Foundation", "The Heritage Foundation, Washington".
    The folder is a weak sign: it may hold one publisher's documents or everybody's. See `min_share`.
    """
    if publisher and publisher.publisher_id:
        return f"publisher:{publisher.publisher_id}"
    if host := _find_host(document.url or document.uri):
        return f"site:{host.removeprefix('www.')}"
    if publisher:
        return f"name:{compare_form(publisher.name)}"
    return f"{_FOLDER}{PurePath(document.uri).parent}"


def min_share(house: str) -> float:
    """Share of the house's documents, 0-1, in which a block must stand to be its boilerplate.

    Of a folder's documents, half: no line stands in so many unless one publisher wrote most of them.
    """
    return 0.5 if house.startswith(_FOLDER) else 0.3


def describe_house(house: str) -> str:
    """What evidence calls it."""
    return "this folder" if house.startswith(_FOLDER) else "this publisher"


def _find_host(address: str) -> str:
    """Empty for a path, and for what is no address."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
