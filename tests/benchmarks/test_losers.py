"""What is said of a page that is wrong."""

from pathlib import Path

from benchmarks.bodies import Body, Line
from benchmarks.corpora import Page
from benchmarks.losers import Loss, describe_pages, find_extra, find_missing
from benchmarks.page_scores import Attempt, Attempts
from benchmarks.shingles import match

KEPT = Line("The ferry leaves the quay at noon every day.", "paragraph", "body.paragraph", True)
TWICE = Line("The ferry leaves the quay at noon every day.", "paragraph", "body.paragraph", True)
MENU = Line("Home About Contact Careers Press", "heading", "body.heading", True)
LOST = Line("Nobody has counted the passengers since the spring.", "related_item", "related.teaser", False)
BODY = Body("\n".join((KEPT.text, TWICE.text, MENU.text)), lines=(KEPT, TWICE, MENU, LOST))
GOLD = "The ferry leaves the quay at noon every day.\n\nNobody has counted the passengers since the spring.\n\nGone."


def test_a_line_that_is_too_many_comes_with_the_rule_that_kept_it() -> None:
    assert find_extra(BODY, GOLD) == [
        Loss(9, TWICE.text, "paragraph by body.paragraph"),
        Loss(5, MENU.text, "heading by body.heading"),
    ]


def test_a_line_that_is_missing_comes_with_the_rule_that_removed_it() -> None:
    assert find_missing(BODY, GOLD) == [
        Loss(8, LOST.text, "related_item by related.teaser"),
        Loss(1, "Gone.", "in no block outside the body"),
    ]


def test_of_a_document_that_became_no_brief_all_is_missing_and_nothing_extra() -> None:
    quarantined = Body("", "quarantined: schema.word_count", BODY.lines)
    assert find_extra(quarantined, GOLD) == []
    assert find_missing(quarantined, KEPT.text) == [Loss(9, KEPT.text, "paragraph by body.paragraph")]


def test_the_worst_page_comes_first() -> None:
    page = Page("0007", "https://quay.example/7", Path("7.html.gz"), GOLD)
    pages = [
        Attempts(page, {"html": Attempt(body, match(body.text, GOLD), 0, 0)}) for body in (Body(GOLD), BODY, Body(""))
    ]
    lines = "\n".join(describe_pages(pages, "html", 2))
    assert lines.index("F1 0.000") < lines.index("related_item by related.teaser")
    assert "F1 1.000" not in lines
