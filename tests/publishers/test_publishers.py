"""Each think tank's own file: what it declares holds together, and no two houses answer to one name."""

from collections import Counter
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import publishers
from pipeline.structure.publisher import find_publisher
from pipeline.text import compare_form
from publishers import all_publishers
from schemas.publisher import PublisherProfile

PUBLISHERS = all_publishers()
FOLDER = Path(publishers.__file__).parent
DOMAINS = [(profile.publisher_id, domain) for profile in PUBLISHERS for domain in profile.domains]
FEEDS = [(profile, feed) for profile in PUBLISHERS for feed in profile.feeds]
PARENT = PublisherProfile(publisher_id="academy", name="Academy of Tides", domains=("tides.example",))
CHILD = PublisherProfile(publisher_id="moon", name="Centre for Lunar Policy", domains=("moon.tides.example",))

# What briefs that we have read by hand are signed with.
SIGNATURES = (
    ("38 North", "north38"),
    ("BPC", "bipartisan_policy_center"),
    ("The Brookings Institution", "brookings"),
    ("Cato", "cato"),
    ("C2ES", "c2es"),
    ("Center for Security and Emerging Technology (CSET)", "cset"),
    ("Center for Strategic and International Studies", "csis"),
    ("Center for a New American Security", "cnas"),
    ("Information Technology and Innovation Foundation (ITIF)", "itif"),
    ("Konrad-Adenauer-Stiftung", "kas"),
    ("Merics", "merics"),
    ("Pew", "pew"),
    ("RAND", "rand"),
    ("The Stimson Center", "stimson"),
    ("Heritage", "heritage"),
    ("통일연구원", "kinu"),
    ("U.S. Institute of Peace", "usip"),
)


def _names(profile: PublisherProfile) -> set[str]:
    """Every name it goes by, as the walk compares them."""
    names = (profile.name, profile.acronym or profile.name, *profile.aliases)
    return {compare_form(name).removeprefix("the ") for name in names}


def _is_on(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def test_many_houses_are_known() -> None:
    assert len(PUBLISHERS) >= 60


def test_files_are_named_for_their_publishers() -> None:
    files = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")

    assert [profile.publisher_id for profile in PUBLISHERS] == files


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_file_is_read_without_scrolling(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 40


@pytest.mark.parametrize("profile", PUBLISHERS, ids=lambda profile: profile.publisher_id)
def test_a_house_has_a_seat_and_a_site(profile: PublisherProfile) -> None:
    assert profile.country is not None
    assert len(profile.country) == 2
    assert profile.country.isalpha()
    assert profile.country.isupper()
    assert profile.domains


@pytest.mark.parametrize("profile", PUBLISHERS, ids=lambda profile: profile.publisher_id)
def test_a_house_says_nothing_twice(profile: PublisherProfile) -> None:
    for lines in (
        (profile.name, profile.acronym or "", *profile.aliases),
        tuple(series.name for series in profile.series),
        profile.furniture,
    ):
        assert len({compare_form(line) for line in lines}) == len(lines)
        assert all(line == line.strip() for line in lines)


def test_no_two_houses_share_a_name() -> None:
    times = Counter(chain.from_iterable(map(_names, PUBLISHERS)))

    assert [name for name, count in times.items() if count > 1] == []


def test_no_two_houses_share_a_domain() -> None:
    times = Counter(domain for _, domain in DOMAINS)

    assert [domain for domain, count in times.items() if count > 1] == []


@pytest.mark.parametrize(("publisher_id", "domain"), DOMAINS, ids=[domain for _, domain in DOMAINS])
def test_an_address_tells_the_house(publisher_id: str, domain: str) -> None:
    assert domain == domain.lower()
    assert urlsplit(f"//{domain}/").hostname == domain
    assert "." in domain
    assert not domain.startswith("www.")

    issuer = find_publisher([], f"https://www.{domain}/x", PUBLISHERS).value

    assert issuer is not None
    assert issuer.publisher.publisher_id == publisher_id
    assert issuer.method == "address"


@pytest.mark.parametrize("known", [(PARENT, CHILD), (CHILD, PARENT)], ids=["parent_first", "child_first"])
@pytest.mark.parametrize(
    ("host", "publisher_id"),
    [
        ("moon.tides.example", "moon"),
        ("www.moon.tides.example", "moon"),
        ("tides.example", "academy"),
        ("honeymoon.tides.example", "academy"),
    ],
)
def test_a_sub_domain_with_its_own_file_goes_first(
    known: tuple[PublisherProfile, ...], host: str, publisher_id: str
) -> None:
    issuer = find_publisher([], f"https://{host}/x", known).value

    assert issuer is not None
    assert issuer.publisher.publisher_id == publisher_id


@pytest.mark.parametrize(("profile", "feed"), FEEDS, ids=[feed for _, feed in FEEDS])
def test_a_feed_lies_on_a_site_of_the_house(profile: PublisherProfile, feed: str) -> None:
    assert feed.startswith("https://")
    assert any(_is_on(urlsplit(feed).hostname or "", domain) for domain in profile.domains)


@pytest.mark.parametrize(("signature", "publisher_id"), SIGNATURES, ids=[each for each, _ in SIGNATURES])
def test_a_signature_tells_the_house(signature: str, publisher_id: str) -> None:
    issuer = find_publisher([signature, "The harbour was closed for the winter."], None, PUBLISHERS).value

    assert issuer is not None
    assert issuer.publisher.publisher_id == publisher_id
    assert issuer.method == "masthead"
