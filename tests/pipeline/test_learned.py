"""What the labeller says, and the rules that read names of elements, writers of comments, credits, biographies.

Whole made-up pages go through the labeller itself; what a rule does with scores is tested with scores that are given.
"""

from collections.abc import Sequence

import pytest

from pipeline.clean import comments, judge, learned, named, repeats
from pipeline.clean.judge import judge_page
from pipeline.clean.page import Page, Say
from pipeline.evidence import Declared, Markup
from pipeline.walk import walk
from schemas.block import KEPT, Label, Verdict
from schemas.document import Document
from schemas.outcome import Outcome
from schemas.settings import Limits
from tests.pipeline.printed import column, write_pdf
from tests.pipeline.test_clean import BODY, Line, lines

TITLE = "Why Small Harbours Freeze First"
MENU = (
    "Quayside, Harbour Desk, Ferry Desk, Winter Desk, Ice Desk, Pilots, Charts, Tide Tables, Ropes, Lights, Buoys, "
    "Anchors, Sails, Winches, Lamps, Docks, Locks, Search, Donate"
).split(", ")
HEAD = ("By Jane Doe", "March 4, 2021")
SHARE = ("Share on Facebook", "Share on Twitter")
ARTICLE = (
    "The council of the seven towns met in spring and agreed on a plan for the harbour, which had been closed for two "
    "winters in a row. What looked like a local matter soon turned out to be one of trade policy.",
    "Its members asked the ministry to publish the figures before the summer. They argued that nobody could decide on "
    "the dredging of the channel as long as the number of ships was a secret of the operator.",
    "Who Pays for the Ice",
    "Icebreakers are expensive, and small harbours cannot share them with large ones, because the large ones need "
    "them on the same days. In the last decade the fee for one day at sea has doubled, while the towns' income from "
    "dues has fallen by a third.",
    "Nobody expected the ministry to answer quickly, and it did not. In the autumn the towns wrote again, this time "
    "with a list of the ships that had gone elsewhere and of the trade that went with them.",
    "What Should Be Done",
    "The government should first of all say which harbours it wants to keep open. If it does not, insurers will "
    "decide in its place, and they will look at nothing but the thickness of the ice.",
    "A second step would be a common fund, paid for by all of the ports along the coast. It would cost each of them "
    "less than a single day of delay, and it would keep the smallest of them alive through a hard winter.",
)
RELATED = (
    ("The Price of a Pilot", "John Roe", "February 2, 2021"),
    ("Tides, Tariffs and Towns", "Mary Moe", "January 12, 2021"),
    ("What the Storm Left Behind", "John Roe", "December 8, 2020"),
)
TEASERS = ("Ropes of the North", "Ten Buoys to See Before Winter", "The Ferry That Came Late", "A Pilot's Supper")
FOOT = (
    "Quayside House, Northport NP7 2AB",
    "Contact",
    "Privacy Policy",
    "Terms of Use",
    "© 2021 Quayside. All rights reserved.",
)


def flatten_page() -> str:
    """The page as a scraper leaves it: an element a line."""
    related = [line for entry in RELATED for line in entry]
    parts = (f"{TITLE} | Quayside", *MENU, TITLE, *HEAD, *SHARE, *ARTICLE, "Related Content", *related, *TEASERS, *FOOT)
    return "\n".join(parts)


def write_page() -> str:
    """The same as HTML."""
    article = "".join(f"<p>{line}</p>" if line.endswith(".") else f"<h2>{line}</h2>" for line in ARTICLE)
    cards = "".join(
        f"<div class=card><h4><a href=/x>{title}</a></h4><p>{author}</p><time>{date}</time></div>"
        for title, author, date in RELATED
    )
    return f"""<!DOCTYPE html><html lang=en><head><title>{TITLE} | Quayside</title></head><body>
<header><nav class=menu>{write_list(MENU)}</nav></header>
<main><article class=post><h1>{TITLE}</h1><div class=byline>{HEAD[0]}</div><time>{HEAD[1]}</time>
{write_list(SHARE)}<div class=article-body>{article}</div></article>
<section class=related><h3>Related Content</h3>{cards}</section>
<aside class=trending>{write_list(TEASERS)}</aside></main>
<footer><p>{FOOT[0]}</p>{write_list(FOOT[1:-1])}<p>{FOOT[-1]}</p></footer></body></html>"""


def write_list(entries: Sequence[str]) -> str:
    items = "".join(f"<li><a href=/{number}>{entry}</a></li>" for number, entry in enumerate(entries))
    return f"<ul>{items}</ul>"


def walk_page(data: bytes, media_type: str) -> Outcome:
    document = Document(document_id="0" * 64, uri="made up", media_type=media_type, byte_count=len(data))
    return walk(document, data, (), Limits())


PAGES = {"text/plain": flatten_page().encode(), "text/html": write_page().encode()}


@pytest.mark.parametrize("media_type", PAGES)
def test_the_article_stays_and_all_around_it_goes(media_type: str) -> None:
    outcome = walk_page(PAGES[media_type], media_type)
    assert outcome.brief is not None
    kept = [
        (block.text, verdict.label)
        for block, verdict in zip(outcome.blocks, outcome.verdicts, strict=True)
        if verdict.kept
    ]
    labels = [Label.PARAGRAPH if line.endswith(".") else Label.HEADING for line in ARTICLE]
    head = [(TITLE, Label.TITLE), (HEAD[0], Label.BYLINE), (HEAD[1], Label.DATELINE)]
    assert kept == [*head, *zip(ARTICLE, labels, strict=True)]
    assert outcome.brief.title == TITLE
    assert outcome.brief.copyright == FOOT[-1], "though it stands behind a list of other publications"


@pytest.mark.parametrize("media_type", PAGES)
def test_what_goes_says_why(media_type: str) -> None:
    outcome = walk_page(PAGES[media_type], media_type)
    removed = [verdict for verdict in outcome.verdicts if not verdict.kept]
    assert all(verdict.label not in KEPT and "." in verdict.rule and verdict.evidence for verdict in removed)
    assert len(removed) + sum(verdict.kept for verdict in outcome.verdicts) == len(outcome.blocks)


def test_lines_that_no_rule_knows_go_by_the_labeller() -> None:
    page = Page([*MENU[:-2], *MENU[3:9], *ARTICLE, *TEASERS, FOOT[0]])
    verdicts = judge_page(page)
    article = verdicts[-len(ARTICLE) - 5 : -5]
    assert {verdict.rule for verdict in article} == {"body.paragraph", "body.heading"}
    assert {verdict.rule for verdict in verdicts[-5:]} == {"learned.beside_body"}
    assert verdicts[0].rule == "learned.above_body"
    assert f"gives it {page.scores[0]:.2f}" in verdicts[0].evidence


# --- the rules, with scores that are given ---


def make_page(scored: Sequence[tuple[str, float]], title: str | None = None, layout: str = "lines") -> Page:
    """A page whose scores are given: (text, score)."""
    page = Page([text for text, _ in scored], declared=Declared(title=title), layout=layout)
    page.scores = tuple(score for _, score in scored)
    return page


def with_furniture(page: Page) -> Page:
    """The page with lines that a rule has removed."""
    for text in ("Share this", "Print this"):
        page.texts = (*page.texts, text)
        page.scores = (*page.scores, 0.01)
        share = Verdict(kept=False, label=Label.SHARE, rule="made.up", evidence="told", confidence=1)
        page.verdicts[len(page.texts) - 1] = share
    return page


SURE = [(text, 0.97) for text in ARTICLE]


def test_lines_far_above_the_main_text_go_first() -> None:
    page = make_page([*((word, 0.01) for word in MENU), *SURE])
    said = list(learned.above_body(page))
    assert [say.ordinal for say in said] == list(range(len(MENU) - 12)), "twelve blocks may be title, byline and date"
    assert said[0] == Say(0, Label.NAVIGATION, "the labeller gives it 0.01, and its neighbours no more", 0.99)


def test_a_long_line_that_goes_is_no_menu_word() -> None:
    page = with_furniture(make_page([*SURE, ("A line of more than five words about other things", 0.02)]))
    assert [say.label for say in learned.beside_body(page)] == [Label.OTHER]


def test_the_declared_title_stays_wherever_it_stands() -> None:
    scored = [(TITLE, 0.02), *((word, 0.01) for word in MENU), *SURE]
    page = make_page(scored, title=f"{TITLE} | Quayside")
    assert 0 not in {say.ordinal for say in learned.above_body(page)}
    assert 0 in {say.ordinal for say in learned.above_body(make_page(scored))}, "unless nothing declares it"


def test_a_block_that_a_rule_has_spoken_of_is_not_spoken_of_again() -> None:
    page = with_furniture(make_page([*SURE, ("Ropes", 0.01), ("Lamps", 0.01)]))
    page.verdicts[8] = Verdict(kept=False, label=Label.SHARE, rule="made.up", evidence="told", confidence=1)
    assert [say.ordinal for say in learned.beside_body(page)] == [9]


def test_a_block_whose_duplicate_went_stays() -> None:
    page = with_furniture(make_page([*SURE, ("Ropes of the North", 0.01), ("ropes of  the North", 0.01)]))
    page.verdicts[9] = Verdict(kept=False, label=Label.DUPLICATE, rule="made.up", evidence="told", confidence=1)
    assert list(learned.beside_body(page)) == [], "one of the two is kept"


def test_a_sentence_that_a_running_header_cuts_stays() -> None:
    header = ("Harbour Papers", 0.01)
    first = ("It was agreed that the towns would share the costs of the", 0.3)
    rest = ("dredging, which nobody had counted before the winter came", 0.3)
    page = with_furniture(make_page([*SURE, first, header, rest]))
    page.verdicts[9] = Verdict(kept=False, label=Label.RUNNING_HEADER, rule="made.up", evidence="told", confidence=1)
    assert list(learned.beside_body(page)) == []
    page.verdicts[9] = page.verdicts[9].model_copy(update={"label": Label.SHARE})
    assert [say.ordinal for say in learned.beside_body(page)] == [8, 10], "no page ends there"


def test_on_paper_all_is_main_text() -> None:
    page = make_page([*((word, 0.01) for word in MENU), *SURE], layout="pdf")
    assert page.main == frozenset(range(len(page.texts)))
    assert not any(map(page.is_surely_main, range(len(page.texts)))), "nobody was asked"
    assert [*learned.above_body(page), *learned.beside_body(page)] == []


def test_a_page_of_four_blocks_is_not_judged_a_longer_one_is() -> None:
    blocks = [("Ropes", 0.01), *SURE[:3]]
    assert list(learned.beside_body(with_furniture(make_page(blocks[:2])))) == []
    assert [say.ordinal for say in learned.beside_body(with_furniture(make_page(blocks)))] == [0]


def test_a_text_without_furniture_was_cleaned_before_and_is_left_alone() -> None:
    page = make_page([("Ropes", 0.01), *SURE])
    assert list(learned.beside_body(page)) == []
    page.verdicts[2] = Verdict(kept=False, label=Label.SHARE, rule="made.up", evidence="told", confidence=1)
    assert list(learned.beside_body(page)) == [], "one stray line is no furniture"
    page.verdicts[1] = Verdict(kept=False, label=Label.DUPLICATE, rule="made.up", evidence="told", confidence=1)
    assert list(learned.beside_body(page)) == [], "what it says twice is its own"
    markups = [Markup("p", ("p",), 0.0)] * len(page.texts)
    of_dom = Page(page.texts, markup=markups, dom_paths=[""] * len(page.texts), layout="html")
    of_dom.scores = page.scores
    assert [say.ordinal for say in learned.beside_body(of_dom)] == [0], "a DOM tells enough"


WORDS_OF_MENUS = "Ropes\n\nLamps\n\nBuoys"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (f"{WORDS_OF_MENUS}\n\n{ARTICLE[0]}".encode(), "text/plain"),
        (write_pdf([column([*MENU, *(line[:80] for line in ARTICLE)], 72, 90)]), "application/pdf"),
    ],
    ids=["short", "pdf"],
)
def test_the_labeller_is_not_asked_of_what_it_was_not_trained_on(data: bytes, media_type: str) -> None:
    outcome = walk_page(data, media_type)
    assert outcome.verdicts
    assert not [verdict.rule for verdict in outcome.verdicts if verdict.rule.startswith("learned.")]


# --- named elements ---


def make_marked(inside: Sequence[tuple[str, str, float]]) -> Page:
    """A body in `div.text`, and then: (path of named elements, text, score)."""
    rows = [*(("div.text p", text, 0.97) for text in ARTICLE), *inside]
    markups = [Markup(path.split()[-1].partition(".")[0], tuple(path.split()), 0.0) for path, _, _ in rows]
    page = Page([text for _, text, _ in rows], markup=markups, dom_paths=[""] * len(rows), layout="html")
    page.scores = tuple(score for _, _, score in rows)
    return page


NAMED: list[tuple[str, str, Label | None, str]] = [
    ("div#comments p", "I never saw it.", Label.COMMENT, "comments"),
    ("section.article-comments div.x p", "I never saw it.", Label.COMMENT, "comments"),
    ("div.commentList p", "I never saw it.", Label.COMMENT, "comment"),
    ("figure figcaption", "Ice at the quay.", Label.CAPTION, "figcaption"),
    ("figure figcaption.wide", "Ice at the quay.", Label.CAPTION, "figcaption"),
    ("div.wp-caption p", "Ice at the quay.", Label.CAPTION, "caption"),
    ("div#cookie-banner p", "We store small files.", Label.CONSENT, "cookie"),
    ("div.gdpr p", "We store small files.", Label.CONSENT, "gdpr"),
    ("div.author-bio p", "Jane Doe lives in Northport.", Label.AUTHOR_CARD, "bio"),
    ("div.trending li", "A Pilot's Supper", Label.RELATED_ITEM, "trending"),
    ("div.signup p", "Letters on Fridays", Label.NEWSLETTER, "signup"),
    ("nav.breadcrumbs li", "Ports", Label.BREADCRUMB, "breadcrumbs"),
    ("div.promo div.comments p", "Buy a rope.", Label.ADVERTISEMENT, "promo"),  # the outermost name tells
    ("div.text p", "The last of it.", None, ""),
    ("div.commented p", "A name that only begins alike.", None, ""),
    ("div.biography-of-a-town p", "A name that only begins alike.", None, ""),
    ("comments p", "A tag is no name.", None, ""),
]


@pytest.mark.parametrize(("path", "text", "label", "name"), NAMED)
def test_elements_are_told_by_their_own_names(path: str, text: str, label: Label | None, name: str) -> None:
    said = list(named.named_element(make_marked([(path, text, 0.1)])))
    told = [Say(len(ARTICLE), label, f"stands in an element named “{name}”", 0.9)] if label else []
    assert said == told


def test_an_element_that_holds_the_body_has_a_name_that_misleads() -> None:
    page = make_marked([("div.comments p", text, 0.9) for text in ARTICLE])
    assert list(named.named_element(page)) == []


def test_what_is_said_in_many_elements_of_one_name_counts_together() -> None:
    few = make_marked([("div.comments p", ARTICLE[0], 0.6)])
    many = make_marked([(f"div.comments div.n{number} p", ARTICLE[0], 0.6) for number in range(8)])
    assert [say.label for say in named.named_element(few)] == [Label.COMMENT]
    assert list(named.named_element(many)) == []


def test_a_caption_as_long_as_a_paragraph_is_none() -> None:
    words = " ".join(["ice"] * 81)
    assert list(named.named_element(make_marked([("figure figcaption", words, 0.01)]))) == []


def test_raw_text_has_no_elements() -> None:
    assert list(named.named_element(make_page(SURE))) == []


# --- a text once more in one block ---


def test_a_block_that_holds_its_page_again_is_the_duplicate() -> None:
    page = Page([" ".join(ARTICLE), *ARTICLE])
    [said] = repeats.whole_again(page)
    assert (said.ordinal, said.label) == (0, Label.DUPLICATE)
    assert said.evidence.endswith(f"of it stands in {len(ARTICLE) - 2} other blocks"), "headings are too short to tell"
    assert judge_page(page)[0].rule == "repeats.whole_again"


@pytest.mark.parametrize(
    "texts",
    [
        ARTICLE,
        (" ".join(ARTICLE[:2]), *ARTICLE[:2]),  # under a hundred words
        (" ".join(ARTICLE), *ARTICLE[:2]),  # most of it stands nowhere else
        (" ".join(ARTICLE), " ".join(ARTICLE)),  # equal: said_before knows which
    ],
    ids=["once", "short", "longer than its parts", "twice"],
)
def test_a_long_block_of_its_own_is_not(texts: Sequence[str]) -> None:
    assert list(repeats.whole_again(Page(texts))) == []


# --- comments by their writers ---


@pytest.mark.parametrize(
    "writers",
    [
        ("Jo Ryan on May 2, 2018 at 6:34 am said:", "Tom Lee on May 3, 2018 at 11:02 pm said:"),
        ("Jo Ryan, 2 May 2018 wrote:", "harbour_tom 3 days ago says:"),
        ("Jo Ryan, Mai 2018 um 06:34 schrieb:", "Tom Lee, Juni 2018 um 07:12 schrieb:"),
    ],
)
def test_comments_begin_with_their_first_writer(writers: tuple[str, str]) -> None:
    said = list(comments.comment_section(Page([*ARTICLE, writers[0], "Not so.", "Not here.", writers[1], "It is so."])))
    assert [say.ordinal for say in said] == [8, 9, 10, 11, 12]
    assert {say.label for say in said} == {Label.COMMENT}
    assert said[0].evidence == f"from “{writers[0][:40]}” on, writers of comments are named"


def test_writers_without_a_date_have_it_on_the_next_line() -> None:
    thread = ["Jo Ryan says:", "May 2, 2018 at 6:34 am", "Not so.", "Tom says:", "2 days ago", "It is so."]
    said = list(comments.comment_section(Page([*ARTICLE, *thread])))
    assert [say.ordinal for say in said] == [8, 9, 10, 11, 12], "and what the last one wrote is the labeller's to tell"
    assert all("writers of comments" in say.evidence for say in said)


@pytest.mark.parametrize(
    "speakers",
    [
        ("The minister said:",),
        ("The minister said:", "The mayor said:"),
        ("Jane Doe said:", "He said:", "She says:"),
        ("In a speech in 2018 he said:", "At a meeting on May 2, 2019 the minister said:"),
        ("Jo Ryan on May 2, 2018 at 6:34 am said:",),
    ],
)
def test_who_is_reported_to_have_spoken_is_no_writer_of_comments(speakers: Sequence[str]) -> None:
    texts = [line for number, who in enumerate(speakers) for line in (ARTICLE[number], who, "“Not in my time.”")]
    assert list(comments.comment_section(Page([*texts, *ARTICLE[3:]]))) == []


# --- lines, each with its verdict ---

CREDIT = ("caption", "notes.photo_credit")
BIOGRAPHY = ("note", "notes.biography")
LINES: dict[str, list[Line]] = {
    "whose picture it is": lines(
        BODY[:2],
        ("The quay in winter (Photo: Jane Doe/Quayside)", *CREDIT),
        BODY[2:],
        ("Ships at anchor. Image courtesy of the Harbour Board", *CREDIT),
        ("A pilot at work. Credit: Tom Lee", *CREDIT),
        ("Credits: Tom Lee and Jo Ryan", *CREDIT),
        ("Bild: Hafenamt", *CREDIT),
    ),
    "credits that are no picture's": lines(
        BODY[:2],
        ("Tax Credits: Who Gains", "heading", "body.heading"),
        BODY[2:3],
        ("Carbon credits: what next", "heading", "body.heading"),
        BODY[3:],
    ),
    "a family name is somebody when the whole name opened a block": lines(
        ("Clara Talmund is a Nonresident Fellow with the Harbour Center.", *BIOGRAPHY),
        BODY,
        ("Talmund is an expert on the law of the sea.", *BIOGRAPHY),
    ),
    "who is nobody has no biography": lines(
        BODY,
        ("It was the director of the port who first spoke of ice in the channel.",),
        ("This is a head of cabbage that the analyst left on the quay.",),
        ("Ukraine is a country whose president asked for the harbour to stay open.",),
        ("Talmund is an expert on the law of the sea of whom no more is said.",),
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_each_line_gets_its_verdict_from_its_rule(name: str) -> None:
    document = LINES[name]
    page = make_page([(text, 0.97) for text, _, _ in document])
    verdicts = judge_page(page)
    said = [(text, verdict.label.value, verdict.rule) for (text, _, _), verdict in zip(document, verdicts, strict=True)]
    assert said == document


def test_judging_texts_alone_asks_the_labeller_too() -> None:
    assert judge(ARTICLE)[2].label is Label.HEADING
