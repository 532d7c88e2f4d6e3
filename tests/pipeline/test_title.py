"""Titles: which heading of a page is its headline, what a page declares, site names cut off, none made up."""

import pytest

from pipeline.evidence import Declared
from pipeline.titles import Titles, liken, squeeze
from tests.pipeline.facts import BODY, find_method, list_candidates, walk_page, walk_text

TITLE = "Towns Without a Harbour: What the Ice Costs"
OG = '<meta property="og:title" content="{}">'
SITE = '<meta property="og:site_name" content="Harbour Studies">'


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("A Quay Too Far | Harbour Studies", "A Quay Too Far"),
        ("A Quay Too Far - Harbour Studies", "A Quay Too Far"),
        ("Harbour Studies » A Quay Too Far", "A Quay Too Far"),
        ("Harbour Studies: A Quay Too Far", "A Quay Too Far"),
        ("A Quay Too Far – Harbour Studies, for towns by the sea", "A Quay Too Far"),
        ("A Quay Too Far | harbourstudies.example", "A Quay Too Far"),
        ("A Quay | Too Far", "A Quay | Too Far"),
        ("Ships - and what they carry", "Ships - and what they carry"),
        ("Harbour Studies", "Harbour Studies"),
    ],
)
def test_only_the_sites_own_name_is_cut_off(title: str, shown: str) -> None:
    declared = Declared(
        meta={"og:site_name": ("Harbour Studies",)}, canonical_url="https://www.harbourstudies.example/a"
    )
    assert Titles(declared).cut_site(title) == shown


def test_titles_that_differ_in_marks_only_are_one() -> None:
    assert squeeze("Quays – “old” & new") == squeeze('QUAYS: "Old" & New')
    assert liken("Do lower gas prices help?", "Do lower gasoline prices help?") == 0.8


def test_the_heading_that_says_what_the_page_declares_is_the_title() -> None:
    body = f"<h1>Harbour Studies</h1><h1>Winter at Sea</h1><div class=top><h2>{TITLE}</h2></div>"
    outcome = walk_page(body, SITE + OG.format(TITLE))
    assert outcome.brief
    assert (outcome.brief.title, find_method(outcome, "title")) == (TITLE, "heading")
    assert "agrees with meta og:title" in list_candidates(outcome, "title")[0].evidence
    assert TITLE not in [section.heading for section in outcome.brief.sections], "the title heads no section"


def test_a_headline_may_be_worded_otherwise_than_the_window() -> None:
    outcome = walk_page("<h1>Do lower gasoline prices help?</h1>", "<title>Do lower gas prices help towns?</title>")
    assert outcome.brief
    assert outcome.brief.title == "Do lower gasoline prices help?"
    assert ("window_title", "heading comes before window_title") in [
        (each.method, each.reason) for each in list_candidates(outcome, "title")
    ]


def test_a_declared_title_is_taken_where_no_heading_says_it() -> None:
    outcome = walk_page("<p>Winter notes</p>", SITE + OG.format(f"{TITLE} | Harbour Studies"))
    assert outcome.brief
    assert (outcome.brief.title, find_method(outcome, "title")) == (TITLE, "meta")


def test_json_ld_comes_before_meta_tags() -> None:
    head = f'<script type="application/ld+json">{{"@type": "Report", "headline": "{TITLE}"}}</script>'
    outcome = walk_page("<p>Winter notes</p>", head + OG.format("Ice"))
    assert outcome.brief
    assert (outcome.brief.title, find_method(outcome, "title")) == (TITLE, "json_ld")


def test_the_sites_name_alone_is_no_title() -> None:
    outcome = walk_page("<h1>Harbour Studies</h1>", SITE + "<title>Harbour Studies</title>")
    assert outcome.brief
    assert outcome.brief.title is None


def test_a_text_without_a_title_gets_none_but_a_name_to_show() -> None:
    outcome = walk_text(*BODY)
    assert outcome.brief
    assert outcome.brief.title is None
    assert outcome.brief.is_display_title_derived
    assert outcome.brief.display_title == " ".join(BODY[0].split()[:12]) + "…"


def test_the_line_that_says_how_to_cite_tells_the_title() -> None:
    cite = f"RECOMMENDED CITATION: Institute for Harbour Studies, March, 2019, “{TITLE}”"
    outcome = walk_text(BODY[0], cite, *BODY[1:])
    assert outcome.brief
    assert (outcome.brief.title, find_method(outcome, "title")) == (TITLE, "citation")
