"""Who issued the document: from its address, its masthead, its copyright line, or how it speaks of itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from urllib.parse import urlsplit

from pipeline.text import compare_form
from schemas.brief import Publisher
from schemas.publisher import PublisherProfile

_HEAD = 6
_REACH = 500  # characters of a block that are looked at
_TAIL = 12
_LONGEST_NAME = 120
_COPYRIGHT = re.compile(
    r"^\W*(?:all content\s)?(?:©|\(c\)|copyright\s?(?:©|\(c\)|(?=(?:19|20)\d\d)))\s?"
    r"(?:19|20)?\d{0,2}[\s,\d–-]{0,12}(?:by\s)?(?:the\s)?(?P<holder>[^.,;|\d]{3,80})",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?P<name>[A-Z][\w.&]{1,14}|[A-Z][\w\s.&-]{3,60})['’]s\s+[A-Z][\w’'.-]+\s(?:[A-Z][\w’'.-]*\s){1,3}[a-z]+s\b"
)
_OF_THE = re.compile(r"\bthose of (?:the )?(?P<name>[A-Z][\w\s,&'’-]{4,80}?)\s\((?P<acronym>[A-Z][A-Za-z&]{1,11})\)")
_NO_HOLDER = re.compile(r"\b(?:rights|reserved|author|authors|publisher)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Issuer:
    """The publisher, its own file when it has one, and what told us."""

    publisher: Publisher
    profile: PublisherProfile | None
    method: str
    evidence: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, the acronym among them."""
        aliases = self.profile.aliases if self.profile else ()
        return tuple(filter(None, (self.publisher.name, self.publisher.acronym, *aliases)))


def find_publisher(texts: Sequence[str], url: str | None, profiles: Iterable[PublisherProfile]) -> Issuer | None:
    """The publisher by the strongest sign there is in the blocks' texts and the address; None when no sign names one.

    A name that only occurs in the text is no sign: briefs speak of other institutes.
    """
    known = tuple(profiles)
    head = [text[:_REACH] for text in texts[:_HEAD]]
    tail = [text[:_REACH] for text in texts[-_TAIL:]]
    signs = chain(
        _by_address(url, known), _by_masthead(head, known), _by_copyright(tail, known), _by_itself(head, tail, known)
    )
    return next(signs, None)


def _by_address(url: str | None, known: Sequence[PublisherProfile]) -> Iterator[Issuer]:
    """The house whose domain the host lies on; a sub-domain with a file of its own goes before its parent."""
    host = _find_host(url) if url else ""
    domains = [(domain, profile) for profile in known for domain in profile.domains]
    for domain, profile in sorted(domains, key=lambda each: len(each[0]), reverse=True):
        if host == domain or host.endswith(f".{domain}"):
            yield _issuer(profile, "address", host)


def _find_host(url: str) -> str:
    """The address's host; empty for what is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _by_masthead(head: Sequence[str], known: Sequence[PublisherProfile]) -> Iterator[Issuer]:
    """A line of its own among the first blocks that is a publisher's name."""
    for line in head:
        if profile := _match(line, known):
            yield _issuer(profile, "masthead", line)


def _by_copyright(tail: Sequence[str], known: Sequence[PublisherProfile]) -> Iterator[Issuer]:
    """The holder in a copyright line; one without a file of its own is taken by the name printed."""
    for line in tail:
        notice = _COPYRIGHT.search(line)
        if notice is None or _NO_HOLDER.search(notice["holder"]):
            continue
        holder, _, rest = notice["holder"].partition("(")
        if profile := _match(holder, known):
            yield _issuer(profile, "copyright", notice.group())
        elif len(holder.split()) >= 2:
            acronym = rest.rstrip(") ") if rest.rstrip(") ").isalpha() else None
            yield Issuer(Publisher(name=holder.strip(), acronym=acronym), None, "copyright", notice.group())


def _by_itself(head: Sequence[str], tail: Sequence[str], known: Sequence[PublisherProfile]) -> Iterator[Issuer]:
    """ "USIP's Jane Doe outlines" in the opening, or "not those of the Institute (ABC)" at the end."""
    for line in head:
        for mention in _SELF.finditer(line) if "’s " in line or "'s " in line else ():
            if profile := _match(mention["name"], known):
                yield _issuer(profile, "self_mention", mention.group())
    for line in tail:
        for owner in _OF_THE.finditer(line):
            name, acronym = owner["name"], owner["acronym"]
            if profile := _match(name, known) or _match(acronym, known):
                yield _issuer(profile, "disclaimer", owner.group())
            else:
                yield Issuer(Publisher(name=name, acronym=acronym), None, "disclaimer", owner.group())


def _match(name: str, known: Sequence[PublisherProfile]) -> PublisherProfile | None:
    """The profile that goes by this name, acronym or alias."""
    if len(name) > _LONGEST_NAME:
        return None
    return _index(tuple(known)).get(compare_form(name).removeprefix("the ").rstrip(" .,"))


@lru_cache(maxsize=8)
def _index(known: tuple[PublisherProfile, ...]) -> dict[str, PublisherProfile]:
    """The profiles by the comparison form of every name they go by; of two with one name, the first."""
    index: dict[str, PublisherProfile] = {}
    for profile in known:
        for name in (profile.name, profile.acronym or profile.name, *profile.aliases):
            index.setdefault(compare_form(name).removeprefix("the "), profile)
    return index


def _issuer(profile: PublisherProfile, method: str, evidence: str) -> Issuer:
    publisher = Publisher(publisher_id=profile.publisher_id, name=profile.name, acronym=profile.acronym)
    return Issuer(publisher, profile, method, evidence[:200])
