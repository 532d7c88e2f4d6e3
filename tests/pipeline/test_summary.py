"""Summaries are the publisher's own: deks below titles and sections headed so; none is made up."""

import pytest

from tests.pipeline.facts import BODY, find_method, walk_page, walk_text

TITLE = "<h1>Towns Without a Harbour</h1>"
DEK = "Why the towns of the coast need a plan for the winters in which no ship can land"


@pytest.mark.parametrize("name", ["dek", "article-subtitle", "standfirst", "field--name-field-subhead", "post-excerpt"])
def test_an_element_named_for_it_below_the_title_is_the_summary(name: str) -> None:
    outcome = walk_page(f'{TITLE}<div class="{name}">{DEK}</div>')
    assert outcome.brief
    assert (outcome.brief.summary, find_method(outcome, "summary")) == (DEK, "teaser")
    assert DEK not in [paragraph for section in outcome.brief.sections for paragraph in section.paragraphs]


def test_the_pages_description_is_a_summary_where_it_is_printed_apart() -> None:
    head = f'<meta property="og:description" content="{DEK}.">'
    printed = walk_page(f"{TITLE}<header><span>{DEK}.</span></header>", head)
    assert printed.brief
    assert printed.brief.summary == f"{DEK}."
    unseen = walk_page(TITLE, head)
    assert unseen.brief
    assert unseen.brief.summary is None, "what no reader sees is no dek"


def test_a_description_that_is_the_first_paragraph_stays_in_the_body() -> None:
    outcome = walk_page(TITLE, f'<meta name="description" content="{BODY[0]}">')
    assert outcome.brief
    assert outcome.brief.summary is None
    assert outcome.brief.sections[0].paragraphs[0] == BODY[0]


@pytest.mark.parametrize("name", ["author-excerpt", "newsletter-subhead", "field--type-text-with-summary"])
def test_what_is_named_for_something_else_is_no_summary(name: str) -> None:
    outcome = walk_page(f'{TITLE}<div class="{name}"><p>{DEK}</p></div>')
    assert outcome.brief
    assert outcome.brief.summary is None


def test_a_section_headed_summary_is_one_and_stays_in_the_body() -> None:
    outcome = walk_text(BODY[0], "Summary", BODY[1], "Background", BODY[2])
    assert outcome.brief
    assert (outcome.brief.summary, find_method(outcome, "summary")) == (BODY[1], "summary_section")
    assert [section.heading for section in outcome.brief.sections] == [None, "Summary", "Background"]
