"""Who issued the document: by its address, declarations, masthead, copyright line, and how it speaks of itself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.evidence import Declared
from pipeline.json_ld import clean_text, list_articles, list_texts, list_values, resolve, types_of
from pipeline.names import is_person_name
from pipeline.structure.found import Found, Offer, choose
from pipeline.structure.houses import Houses, gather_houses, list_names
from schemas.brief import Publisher
from schemas.publisher import PublisherProfile

ORDER = (
    "address",
    "declared_address",
    "declared_name",
    "masthead",
    "copyright",
    "citation",
    "disclaimer",
    "self_mention",
)
"""Where a publisher is looked for."""

_HEAD, _TAIL = 6, 12  # blocks
_ARTICLES = 20  # objects that are asked for the publisher
_OPENING = 2  # blocks that can hold the window's title
_REACH = 500  # characters of a block that are looked at
_SITE_KEYS = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name")
_COPYRIGHT = re.compile(
    r"(?:©|^\W*(?:all content\s)?(?:©|\(c\)|copyright\s?(?:©|\(c\)|(?=(?:19|20)\d\d|by\s))))\s?(?:copyright\s)?"
    r"(?:(?:19|20)\d\d)?[\s,–-]{0,4}(?:(?:19|20)\d\d)?[\s,.–-]{0,4}(?:by\s)?(?:the\s)?(?P<holder>[^,;|\d]{3,120})",
    re.IGNORECASE,
)
_HOLDER_END = re.compile(r"\.\s|\.$|\s\(")
_NO_HOLDER = re.compile(r"\b(?:rights|reserved|author|authors|publisher)\b", re.IGNORECASE)
_CITATION = re.compile(r"\b(?:recommended|suggested|preferred)\s+citation\b\W*", re.IGNORECASE)
_OF_THE = re.compile(r"\bthose of (?:the )?(?P<name>[A-Z][\w\s,&'’-]{4,80}?)\s\((?P<acronym>[A-Z][A-Za-z&]{1,11})\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AGENCY = re.compile(
    r"\b(?:getty|reuters|shutterstock|istock|alamy|flickr|unsplash|photos?|images?|afp|dpa|epa)\b", re.IGNORECASE
)
_MARK = re.compile(r"\s+[|·•»–—-]{1,2}\s+|\s?\|\s?")
# How a text speaks of its own house, right after and right before the house's name.
_OWN_PERSON = re.compile(r"['’]s\s+[A-Z][\w’'.-]+\s(?:[A-Z][\w’'.-]*\s){1,3}[a-z]+(?:s|ed)\b")
_OWN_STAFF = re.compile(
    r"(?:['’]s)?\s(?:experts?|researchers?|scholars?|fellows?|analysts?|staff|senior\s\w+|research\steam)\b"
)
_SELF_DESCRIBED = re.compile(
    r"(?:\s\([A-Z][A-Za-z&]{1,11}\))?\s(?:is|are|ist)\s(?:an?|the|eine?)\s[\w\s,-]{0,80}"
    r"(?:think tank|fact tank|institut|organi[sz]ation|foundation|cent(?:er|re)|non-?profit|non-?partisan)"
)
_BIOGRAPHY = re.compile(
    r"^(?:\W{0,3}(?:Dr\.?|Prof\.?)\s)?[A-ZÀ-Ž][\w’'.-]+(?:\s[A-ZÀ-Ž][\w’'.-]*){0,3},?\s(?:is|was|serves as)\s"
    r"[^.]{3,200}?"
    r"\s(?:at|with|of|for)\s(?:the\s)?(?:[a-z, -]{0,40}\s)?$"
)
_WEIGHTS = {"person": 2, "described": 2, "staff": 1, "biography": 1}


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
        if self.profile:
            return list_names(self.profile)
        return tuple(filter(None, (self.publisher.name, self.publisher.acronym)))


def find_publisher(
    texts: Sequence[str],
    url: str | None,
    profiles: Iterable[PublisherProfile],
    declared: Declared | None = None,
) -> Found[Issuer]:
    """The publisher by the strongest sign there is in the address, the declarations and the blocks' texts.

    A name that only occurs in the text is no sign: briefs speak of other institutes.
    """
    houses = gather_houses(profiles)
    told = declared or Declared()
    head = [text[:_REACH] for text in texts[:_HEAD]]
    tail = [text[:_REACH] for text in texts[-_TAIL:]]
    issuers = [
        *_by_address(url, "address", houses),
        *_by_address(told.canonical_url or next(iter(told.meta.get("og:url", ())), None), "declared_address", houses),
        *_by_declaration(told, houses),
        *_by_masthead(head, told, houses),
        *_by_copyright(texts, houses),
        *_by_citation(texts, houses),
        *_by_disclaimer(tail, houses),
    ]
    if not issuers:
        issuers = list(_by_itself(texts, houses))
    return choose("publisher", map(_offer, issuers), ORDER)


def _offer(issuer: Issuer) -> Offer[Issuer]:
    return Offer(issuer, issuer.method, issuer.evidence, shown=issuer.publisher.name)


def _by_address(url: str | None, method: str, houses: Houses) -> Iterator[Issuer]:
    host = _find_host(url) if url else ""
    if profile := houses.match_host(host):
        yield _known(profile, method, host)


def _find_host(url: str) -> str:
    """The address's host; empty for what is no address."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _by_declaration(declared: Declared, houses: Houses) -> Iterator[Issuer]:
    """What the page calls its publisher or its site; one without a file of its own is taken by that name."""
    for name, evidence in _declared_names(declared):
        parts = (name, *_MARK.split(name))
        if profile := next(filter(None, map(houses.match, parts)), None):
            yield _known(profile, "declared_name", f"{evidence} {name}")
        elif 3 <= len(name) <= 100 and "://" not in name and not _is_host(name):
            yield Issuer(Publisher(name=name), None, "declared_name", f"{evidence} {name}")


def _is_host(name: str) -> bool:
    return " " not in name and "." in name.strip(".")


def _declared_names(declared: Declared) -> Iterator[tuple[str, str]]:
    for node in list_articles(declared)[:_ARTICLES]:
        for owner in list_values(node, "publisher"):
            owner = resolve(owner, declared.json_ld)
            if isinstance(owner, str) and "://" not in owner:
                yield clean_text(owner), "json_ld publisher"
            if isinstance(owner, Mapping) and "person" not in types_of(owner):
                yield from ((name, "json_ld publisher") for name in list_texts(owner, "name"))
    for key in _SITE_KEYS:
        yield from ((clean_text(name), f"meta {key}") for name in declared.meta.get(key, ()))


def _by_masthead(head: Sequence[str], declared: Declared, houses: Houses) -> Iterator[Issuer]:
    """A line of its own among the first blocks that is a publisher's name; or a part of the window's title."""
    for line in head:
        if profile := houses.match(line):
            yield _known(profile, "masthead", line)
    for title in filter(None, (declared.title, *head[:_OPENING])):
        for part in _MARK.split(title[:_REACH])[1:]:
            if found := houses.match_start(part):
                yield _known(found[0], "masthead", f"{title[:120]} ({found[1]})")


def _by_copyright(texts: Sequence[str], houses: Houses) -> Iterator[Issuer]:
    """The holder in a copyright line; one without a file of its own is taken by the name printed."""
    for text in texts:
        line = text[:_REACH]
        if not ("©" in line or "opyright" in line or "(c)" in line.lower()):
            continue
        notice = _COPYRIGHT.search(line)
        if notice is None or _NO_HOLDER.search(_cut_holder(notice)):
            continue
        if found := houses.match_start(notice["holder"]):
            yield _known(found[0], "copyright", notice.group())
        elif not line[: notice.start()].strip():
            yield from _print_holder(notice)


def _print_holder(notice: re.Match[str]) -> Iterator[Issuer]:
    """The holder as printed, when its name has two words at least."""
    holder = _cut_holder(notice)
    if not _YEAR.search(notice.string) or _AGENCY.search(holder) or is_person_name(holder):
        return
    rest = notice["holder"].partition("(")[2].partition(")")[0]
    if 2 <= len(holder.split()) <= 10:
        yield Issuer(
            Publisher(name=holder, acronym=rest if rest.isalpha() else None), None, "copyright", notice.group()
        )


def _cut_holder(notice: re.Match[str]) -> str:
    """The holder up to the end of its sentence."""
    return _HOLDER_END.split(notice["holder"], maxsplit=1)[0].strip()


def _by_citation(texts: Sequence[str], houses: Houses) -> Iterator[Issuer]:
    """Whom the line names that says how the document is to be cited."""
    for at, text in enumerate(texts):
        if "itation" in text.lower() and (call := _CITATION.search(text)):
            words = text[call.end() :] or "".join(texts[at + 1 : at + 2])
            if found := houses.match_start(words):
                yield _known(found[0], "citation", words[:200])


def _by_disclaimer(tail: Sequence[str], houses: Houses) -> Iterator[Issuer]:
    """ "… are not those of the Institute (ABC)"."""
    for line in tail:
        for owner in _OF_THE.finditer(line):
            name, acronym = owner["name"], owner["acronym"]
            if profile := houses.match(name) or houses.match(acronym):
                yield _known(profile, "disclaimer", owner.group())
            else:
                yield Issuer(Publisher(name=name, acronym=acronym), None, "disclaimer", owner.group())


def _by_itself(texts: Sequence[str], houses: Houses) -> Iterator[Issuer]:
    """The one house that the text speaks of as its own: "USIP's Jane Doe outlines", "is a fellow at the Institute"."""
    blocks = [text[:_REACH] for text in (*texts[:_TAIL], *texts[_TAIL:][-_TAIL:])]
    named = houses.named_in("\n".join(blocks))
    weights: Counter[str] = Counter()
    words: dict[str, tuple[PublisherProfile, str]] = {}
    for block in dict.fromkeys(blocks):
        for profile, weight, evidence in _own_mentions(block, named):
            weights[profile.publisher_id] += weight
            words.setdefault(profile.publisher_id, (profile, evidence))
    ranked = weights.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        yield _known(words[ranked[0][0]][0], "self_mention", words[ranked[0][0]][1])


def _own_mentions(
    block: str, named: Sequence[tuple[PublisherProfile, str]]
) -> Iterator[tuple[PublisherProfile, int, str]]:
    """Each house once a block, with the weight of the strongest way in which the block calls it its own."""
    strongest: dict[str, tuple[PublisherProfile, int, str]] = {}
    for profile, name in named:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", block):
            before, after = block[: match.start()], block[match.end() :]
            if (kind := _tell_mention(before, after)) and _WEIGHTS[kind] > strongest.get(profile.publisher_id, (0, 0))[
                1
            ]:
                evidence = f"…{before[-60:]}{name}{after[:60]}…"
                strongest[profile.publisher_id] = (profile, _WEIGHTS[kind], evidence)
    yield from strongest.values()


def _tell_mention(before: str, after: str) -> str | None:
    """How the words around a house's name make it the text's own; None when they do not."""
    if _OWN_PERSON.match(after):
        return "person"
    if _SELF_DESCRIBED.match(after) and not before.strip():
        return "described"
    if _BIOGRAPHY.search(before):
        return "biography"
    return "staff" if _OWN_STAFF.match(after) else None


def _known(profile: PublisherProfile, method: str, evidence: str) -> Issuer:
    publisher = Publisher(publisher_id=profile.publisher_id, name=profile.name, acronym=profile.acronym)
    return Issuer(publisher, profile, method, evidence[:200])
