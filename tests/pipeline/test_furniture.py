"""Furniture of web pages in made-up documents: each line with the verdict it must get, and the rule that gives it."""

import pytest

from pipeline.clean import judge, judge_page
from pipeline.clean.page import Page
from tests.pipeline.test_clean import BODY, Line, lines

TITLE = "Harbours and Their Towns in Winter"
NAVIGATION = ("navigation", "navigation.nav_words")
CONSENT = ("consent", "consent.cookie_notice")
COMMENT = ("comment", "comments.comment_section")
CARD = ("author_card", "cards.author_card")
TAGS = ("taxonomy", "taxonomy.tag_list")
SHARE = ("share", "sharing.share_bar")
RELATED = ("related_item", "related.related_list")

DOCUMENTS: dict[str, list[Line]] = {
    "the window's title is the duplicate, what stands between it and the headline is the menu": lines(
        (f"{TITLE} | Harbour Studies", "duplicate", "headline.repeated_headline"),
        ("Skip to main content", *NAVIGATION),
        ("Ports and Ships", "navigation", "headline.repeated_headline"),
        ("Our Towns", "navigation", "headline.repeated_headline"),
        (TITLE, "title", "headline.repeated_headline"),
        BODY,
    ),
    "a heading far below that says the title again is no headline": lines(
        ("Quays and Ships", "title", "title_line.title_line"),
        BODY[:3],
        ("Quays and Ships", "heading", "body.heading"),
        BODY[3:],
    ),
    "a heading that is a word of menus as well stays over body text": lines(
        BODY[:2],
        ("Membership", "heading", "body.heading"),
        BODY[2:],
        ("Membership", *NAVIGATION),
    ),
    "words of menus in other languages": lines(
        ("Zum Hauptinhalt springen", *NAVIGATION),
        ("Aller au contenu principal", *NAVIGATION),
        ("본문 바로가기", *NAVIGATION),
        BODY,
        ("ページの先頭へ", *NAVIGATION),
        ("阅读全文", *NAVIGATION),
        ("Leer más", *NAVIGATION),
    ),
    "reading times and downloads": lines(
        ("7 min read", *NAVIGATION),
        ("Download (pdf - 3.9 MB)", *NAVIGATION),
        BODY,
        ("Download the full report (PDF)", *NAVIGATION),
    ),
    "the path to the page": lines(
        ("Home > Research > Ports", "breadcrumb", "navigation.breadcrumb"),
        BODY,
    ),
    "short lines among words of menus at the foot": lines(
        BODY,
        ("Contact Us", *NAVIGATION),
        ("Our Harbour Library", "navigation", "navigation.menu"),
        ("Privacy Policy", *NAVIGATION),
        ("Terms of Use", *NAVIGATION),
    ),
    "lines among what was removed at the foot, where no sentence is left": lines(
        BODY,
        ("Sign up for our newsletter on ports.", "newsletter", "sharing.newsletter_call"),
        ("Subscribe", *NAVIGATION),
        ("Ice in the North and storms in the South and what became of both", "navigation", "navigation.foot"),
        ("Share this article", *SHARE),
    ),
    "a list that ends a document stays": lines(
        BODY[:3],
        ("What is to be done", "heading", "body.heading"),
        BODY[3:],
        ("New quays in the North", "paragraph", "body.paragraph"),
        ("Deeper channels in the South", "paragraph", "body.paragraph"),
        ("Read more", *NAVIGATION),
    ),
    "share words in other orders, and a network's name alone": lines(
        BODY,
        ("Share this article", *SHARE),
        ("Click to share on LinkedIn (Opens in new window)", *SHARE),
        ("Facebook", *SHARE),
        ("공유하기", *SHARE),
    ),
    "a network's name over body text is a heading": lines(
        BODY[:2],
        ("Facebook", "heading", "body.heading"),
        BODY[2:],
    ),
    "a cookie dialogue goes whole": lines(
        BODY,
        ("This website uses cookies.", *CONSENT),
        ("To learn more, please review this policy.", *CONSENT),
        ("Necessary cookies are essential for the site to work.", *CONSENT),
        ("Always Enabled", *CONSENT),
        ("Save & Accept", *CONSENT),
    ),
    "a brief on cookies stays": lines(
        BODY[:2],
        ("The council asked which cookies the ministry sets in the browsers of those who read its tables of tides.",),
        BODY[2:],
    ),
    "comments go with the form that asks for them": lines(
        BODY,
        ("3 Comments", *COMMENT),
        ("I have lived there for years, and nobody ever asked me what I think of the quay.", *COMMENT),
        ("Reply", *COMMENT),
        ("Leave a comment", *COMMENT),
        ("Your email address will not be published.", *COMMENT),
    ),
    "a heading that says comments stays without a form": lines(
        BODY[:2],
        ("Comments", "heading", "body.heading"),
        BODY[2:],
    ),
    "tags and the short lines under their heading": lines(
        BODY,
        ("Tags: Ports, Trade, Ice", *TAGS),
        ("Topics", *TAGS),
        ("Ports", *TAGS),
        ("Coastal Trade", *TAGS),
    ),
    "a heading that names a topic stays over body text": lines(
        BODY[:2],
        ("Issues", "heading", "body.heading"),
        BODY[2:],
    ),
    "an advertisement's heading, and what the page earns": lines(
        BODY[:2],
        ("Advertisement", "advertisement", "advertisement.advertisement"),
        BODY[2:],
        ("We may earn a commission when you buy through our links.", "advertisement", "advertisement.advertisement"),
    ),
    "an author card goes, its names are the byline": lines(
        BODY[:1],
        ("Author", *CARD),
        ("Clara Talmund", "byline", "cards.author_card"),
        ("Nonresident Senior Fellow - Harbour Policy", *CARD),
        BODY[1:],
        ("More by Clara Talmund", *CARD),
    ),
    "biographies at the head are notes": lines(
        ("Clara Talmund is a Nonresident Fellow with the Harbour Center.", "note", "notes.biography"),
        ("Talmund is a Fellow at the Harbour Center.", "note", "notes.biography"),
        BODY,
    ),
    "what sends the reader elsewhere": lines(
        BODY,
        ("To read the full article, visit The Harbour Times.", "navigation", "pointers.elsewhere"),
        ("For more information, contact Clara Talmund at [email protected].", "other", "pointers.elsewhere"),
        ("As a member, you can rely on us to deepen your knowledge of ports.", "advertisement", "pointers.appeal"),
    ),
    "a teaser that begins the first paragraph goes, the paragraph stays": lines(
        ("The council met in spring and agreed on a plan for the harbour…", "duplicate", "repeats.teaser"),
        BODY,
    ),
    "a sentence set apart from the paragraph that has it": lines(
        BODY[:1],
        ("“Agreed on a plan for the harbour, which had been closed”", "duplicate", "repeats.pull_quote"),
        BODY[1:],
    ),
    "a question asked twice is asked once": lines(
        BODY[:2],
        ("Who will pay?", "question", "body.question"),
        ("Who will pay?", "duplicate", "repeats.said_before"),
        BODY[2:],
    ),
    "entries without a heading, each with its date": lines(
        BODY,
        ("The Storm and the Quay of the North", "related_item", "related.dated_entries"),
        ("Report", "related_item", "related.dated_entries"),
        ("June 30, 2026", "related_item", "related.dated_entries"),
        ("Ice in the Harbours of the South", "related_item", "related.dated_entries"),
        ("Report", "related_item", "related.dated_entries"),
        ("July 1, 2026", "related_item", "related.dated_entries"),
    ),
    "a teaser of three sentences between a date and its link": lines(
        BODY,
        ("Related Content", "related_heading", "related.related_list"),
        ("The Storm and the Quay", *RELATED),
        ("April 2026", *RELATED),
        ("The storm moved two million tons of sand into the channel, and nobody knows who is to move it.", *RELATED),
        ("The article looks at the tides, at the costs of dredging, and at the towns that cannot pay…", *RELATED),
        ("Read More", *NAVIGATION),
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_line_gets_its_verdict_from_its_rule(name: str) -> None:
    document = DOCUMENTS[name]
    verdicts = judge([text for text, _, _ in document])
    said = [(text, verdict.label.value, verdict.rule) for (text, _, _), verdict in zip(document, verdicts, strict=True)]
    assert said == document


def test_a_line_that_the_publishers_file_declares_is_removed_wherever_it_stands() -> None:
    page = Page((*BODY[:2], "214 Mole Street, NE", *BODY[2:]), publisher_furniture=["214 mole street, NE"])
    verdict = judge_page(page)[2]
    assert (verdict.label, verdict.rule) == ("navigation", "furniture.declared_line")
    assert all(each.kept for at, each in enumerate(judge_page(page)) if at != 2)
