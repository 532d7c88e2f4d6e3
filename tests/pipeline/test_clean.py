"""Rules on made-up documents: each line of a document with the verdict it must get, and the rule that gives it."""

from collections.abc import Sequence

import pytest

from pipeline.clean import RULES, judge
from schemas.block import KEPT, Label

BODY = (
    "The council met in spring and agreed on a plan for the harbour, which had been closed for two years.",
    "Its members, who came from seven towns, asked the ministry to publish the figures before the summer.",
    "Nobody expected the ministry to answer quickly, and the towns wrote again with a list of ships.",
    "In the autumn the answer came, and with it a map of the works that were to begin in the new year.",
)
CUT = ("It was agreed that the towns and the ministry would share the costs of the new quay and of the",)
GOES_ON = ("dredging, which nobody had counted. The rest of the money is to come from the harbour dues.",)

Line = tuple[str, str, str]


def lines(*parts: Sequence[str] | Line) -> list[Line]:
    """Body text as paragraphs, other lines as they are: (text, label, rule)."""
    made: list[Line] = []
    for part in parts:
        if isinstance(part, tuple) and len(part) == 3 and part[1] in set(Label):
            made.append((part[0], part[1], part[2]))
        else:
            made += [(text, "paragraph", "body.paragraph") for text in part]
    return made


DOCUMENTS: dict[str, list[Line]] = {
    "menu words go, whatever surrounds them": lines(
        ("Skip to main content", "navigation", "navigation.nav_words"),
        BODY[:2],
        ("↑ Back to top", "navigation", "navigation.nav_words"),
        ("Read more »", "navigation", "navigation.nav_words"),
        BODY[2:],
        ("View all publications", "navigation", "navigation.nav_words"),
    ),
    "share bars go, run together or not": lines(
        BODY,
        ("Share on FacebookShare on TwitterShare on LinkedIn", "share", "sharing.share_bar"),
        ("Facebook Twitter LinkedIn Email", "share", "sharing.share_bar"),
        ("[email protected]", "share", "sharing.share_bar"),
    ),
    "calls to sign up go, a sentence about newsletters stays": lines(
        BODY[:2],
        ("Newsletters are how most readers of the towns learn of the harbour.", "paragraph", "body.paragraph"),
        ("Sign up to receive our weekly newsletter on ports.", "newsletter", "sharing.newsletter_call"),
        BODY[2:],
    ),
    "a cookie notice goes with its buttons": lines(
        BODY,
        ("This website uses cookies to improve your browsing experience.", "consent", "consent.cookie_notice"),
        ("Accept all", "consent", "consent.cookie_notice"),
    ),
    "a running header goes where it cuts a sentence, twice is enough": lines(
        BODY[:1],
        CUT,
        ("Harbour Papers", "running_header", "furniture.running_header"),
        GOES_ON,
        ("Harbour Papers", "running_header", "furniture.running_header"),
        BODY[1:],
    ),
    "page numbers that count up go": lines(
        BODY[:1],
        ("7", "page_number", "furniture.page_number"),
        BODY[1:2],
        ("8", "page_number", "furniture.page_number"),
        BODY[2:],
    ),
    "speakers who take turns are no running headers": lines(
        ("Interviewer:", "paragraph", "body.paragraph"),
        BODY[:1],
        ("Interviewer:", "paragraph", "body.paragraph"),
        BODY[1:2],
        ("Interviewer:", "paragraph", "body.paragraph"),
        BODY[2:],
    ),
    "speakers' names on lines of their own are no running headers": lines(
        BODY[:1],
        ("Jane Doe", "heading", "body.heading"),
        BODY[1:2],
        ("Jane Doe", "heading", "body.heading"),
        BODY[2:3],
        ("Jane Doe", "heading", "body.heading"),
        BODY[3:],
    ),
    "numbered headings are no running headers": lines(
        ("Recommendation 1", "heading", "body.heading"),
        BODY[:1],
        ("Recommendation 2", "heading", "body.heading"),
        BODY[1:2],
        ("Recommendation 3", "heading", "body.heading"),
        BODY[2:],
    ),
    "years of a chronology are no page numbers": lines(
        BODY[:1],
        ("1994", "heading", "body.heading"),
        BODY[1:2],
        ("2003", "heading", "body.heading"),
        BODY[2:],
    ),
    "stars in a row are bullets, one star alone is a note": lines(
        BODY,
        ("* Dredge the channel before the storms of the autumn come.", "list_item", "body.list_item"),
        ("* Publish what the dredging of the channel has cost.", "list_item", "body.list_item"),
    ),
    "a list that the paragraph above announces stays": lines(
        ("Three things are to be built: New Quays, Deep Channels and Long Piers, all of them in the next ten years.",),
        ("New Quays", "paragraph", "body.paragraph"),
        ("Deep Channels", "paragraph", "body.paragraph"),
        ("Long Piers", "heading", "body.heading"),
        BODY,
    ),
    "what two sides hold is no disclaimer": lines(
        BODY,
        ("The positions of the two towns are far apart, and each of them blames the other and not its own council.",),
    ),
    "a heading before the body's second part is no author": lines(
        BODY[:1],
        ("Sanctions Relief", "heading", "body.heading"),
        BODY[1:],
    ),
    "a section that begins like a list of publications stays when body text is below": lines(
        BODY,
        ("Recent events", "paragraph", "body.paragraph"),
        ("The Storm of the Winter", "heading", "body.heading"),
        ("The storm moved two million tons of sand into the channel, and nobody knows who is to move it.",),
    ),
    "a heading that comes twice is no running header": lines(
        ("Costs", "heading", "body.heading"),
        BODY[:2],
        ("Costs", "heading", "body.heading"),
        BODY[2:],
    ),
    "what was said before goes, the first is kept": lines(
        BODY[:2],
        (BODY[0], "duplicate", "repeats.said_before"),
        BODY[2:],
    ),
    "pieces of the paragraph above go, taken twice from nested tags": lines(
        BODY[:1],
        ("a plan for the harbour", "duplicate", "repeats.nested_fragment"),
        ("closed for two years", "duplicate", "repeats.nested_fragment"),
        BODY[1:],
    ),
    "a copyright line and a statement of views leave the body": lines(
        BODY,
        ("© 2021 Institute for Harbour Studies. All rights reserved.", "copyright", "disclaimers.copyright_notice"),
        (
            "The views expressed here are those of the author and do not necessarily reflect those of the institute.",
            "disclaimer",
            "disclaimers.views_statement",
        ),
    ),
    "title, byline and date open the document": lines(
        ("Harbours and Their Towns", "title", "title_line.title_line"),
        ("By Jane Doe and John Roe", "byline", "front.opening"),
        ("March 4, 2021", "dateline", "headline.dated_line"),
        BODY,
    ),
    "a sentence that opens the document is no title": lines(BODY),
    "the name of a section that opens the document is no title": lines(
        ("Key Findings", "heading", "body.heading"),
        BODY,
    ),
    "names alone are a byline beside title and date": lines(
        ("Harbours and Their Towns", "title", "title_line.title_line"),
        ("Jane Q. Doe", "byline", "front.opening"),
        ("2021-03-04 00:00:00", "dateline", "headline.dated_line"),
        BODY,
    ),
    "a biography at the end is a note": lines(
        BODY,
        ("Jane Doe is a senior fellow at the Institute for Harbour Studies.", "note", "notes.biography"),
    ),
    "where it first appeared is a note": lines(
        BODY,
        ("This commentary originally appeared in Harbour News on March 3, 2021.", "note", "notes.first_published"),
    ),
    "questions over answers are questions": lines(
        ("What did the council decide?", "question", "body.question"),
        BODY[:2],
        ("Who will pay for it?", "question", "body.question"),
        BODY[2:],
    ),
}

RELATED_TAIL = [
    ("Related Publications", "related_heading"),
    ("Dredging After the Storm", "related_item"),
    ("Dredging After the Storm", "related_item"),
    ("Tuesday, May 4, 2021", "related_item"),
    ("By: Anna Bell; Carl Dean", "related_item"),
    (
        "The storm moved two million tons of sand into the channel, and nobody knows who is to move it out.",
        "related_item",
    ),
    ("Type: Report", "related_item"),
    ("Ports", "related_item"),
    ("A Quay Too Far?", "related_item"),
    ("A Quay Too Far?", "related_item"),
    ("Monday, May 3, 2021", "related_item"),
    ("By: Eve Frost", "related_item"),
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_line_gets_its_verdict_from_its_rule(name: str) -> None:
    document = DOCUMENTS[name]
    verdicts = judge([text for text, _, _ in document])
    said = [(text, verdict.label.value, verdict.rule) for (text, _, _), verdict in zip(document, verdicts, strict=True)]
    assert said == document


def test_a_list_of_other_publications_at_the_end_goes_with_its_teasers() -> None:
    texts = [*BODY, *(text for text, _ in RELATED_TAIL)]
    labels = [verdict.label.value for verdict in judge(texts)]
    assert labels == ["paragraph"] * len(BODY) + [label for _, label in RELATED_TAIL]


def test_a_list_of_other_publications_in_the_middle_ends_where_the_body_goes_on() -> None:
    middle = [("Related Content", "related_heading"), *RELATED_TAIL[2:5]]
    texts = [*BODY[:2], *(text for text, _ in middle), *BODY[2:]]
    labels = [verdict.label.value for verdict in judge(texts)]
    assert labels == ["paragraph"] * 2 + [label for _, label in middle] + ["paragraph"] * 2


def test_every_verdict_has_evidence_and_a_rule_that_exists() -> None:
    names = {f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}" for rule in RULES}
    for document in DOCUMENTS.values():
        for verdict in judge([text for text, _, _ in document]):
            assert verdict.rule in names
            assert verdict.evidence
            assert verdict.kept == (verdict.label in KEPT)
