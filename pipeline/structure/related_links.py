"""Addresses in lists of publications: which can be a publication's, and where they lie."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from pipeline.address import canonicalize

_NO_PUBLICATION = re.compile(
    r"/(?:authors?|people|person|experts?|staff|team|profiles?|topics?|tags?|categor(?:y|ies)|regions?|issues?|"
    r"countr(?:y|ies)|programs?|newsletters?|subscribe|donate|contact|about|login|search|share|sharer|intent|cart|"
    r"mitarbeiter|themen|autor(?:en)?)(?:/[^/]*)?/?(?:$|\?)|[?&](?:s|q|_?author|tag|topic|cat)=",
    re.IGNORECASE,
)
_SOCIAL_HOSTS = re.compile(
    r"(?:^|\.)(?:facebook|twitter|x|linkedin|instagram|youtube|tiktok|threads|reddit|whatsapp|pinterest|tumblr|t|flickr|"
    r"addtoany|addthis|paypal|eepurl|bsky|mastodon)\.(?:com|me|net|social|app)$"
)


def is_publication_link(link: str) -> bool:
    """True for an address that is no person's, topic's, network's or form's, nor a place on the page."""
    if link.startswith(("#", "mailto:", "tel:", "javascript:")) or not link:
        return False
    parts = _split(link)
    if parts is None or (not parts[1].strip("/") and not parts[2]):
        return False
    return not _SOCIAL_HOSTS.search(parts[0]) and not _NO_PUBLICATION.search(f"{parts[1]}?{parts[2]}")


def make_absolute(link: str | None, address: str | None) -> str | None:
    """The link as an address of its own; None where the document's is not known and the link needs it."""
    if not link:
        return None
    try:
        whole = urljoin(address or "", link)
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) else None


def find_url(link: str | None, address: str | None) -> str | None:
    """The link as an address of its own, in canonical form: of it the id of the brief that lies there is made."""
    whole = make_absolute(link, address)
    return canonicalize(whole) if whole else None


def is_same_page(link: str | None, address: str | None) -> bool:
    """True when the two lead to one page, whatever the scheme, the query and a slash at the end."""
    if not link or not address or address.rstrip("/").rpartition("/")[2] not in link:  # a quick look first
        return False
    return _bare(make_absolute(link, address)) == _bare(address)


def is_folder_shared(link: str, address: str | None) -> bool:
    """True when the link lies where the document lies: the same path but for its last part."""
    own, other = _split(address or ""), _split(make_absolute(link, address) or "")
    if not own or not other or own[0] != other[0]:
        return False
    folder = own[1].rstrip("/").rpartition("/")[0]
    return len(folder) > 1 and other[1].rstrip("/").rpartition("/")[0] == folder


def _bare(url: str | None) -> tuple[str, str] | None:
    parts = _split(url or "")
    return (parts[0].removeprefix("www."), parts[1].rstrip("/")) if parts else None


@lru_cache(maxsize=4096)
def _split(url: str) -> tuple[str, str, str] | None:
    """Host, path and query; None for what is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts.netloc.lower(), parts.path, parts.query
