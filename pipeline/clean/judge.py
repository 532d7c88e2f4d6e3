"""The ordered list of rules, and the judge that walks it."""

from collections.abc import Sequence

from pipeline.clean import (
    advertisement,
    body,
    cards,
    comments,
    consent,
    cover,
    disclaimers,
    edges,
    front,
    furniture,
    headings,
    headline,
    institution,
    learned,
    named,
    navigation,
    notes,
    pointers,
    recurring,
    related,
    repeats,
    sharing,
    smallprint,
    taxonomy,
    title_line,
)
from pipeline.clean.page import Page, Rule
from schemas.block import KEPT, Verdict

# The order matters: what is sure and local first, then what needs its neighbours' verdicts, the body last.
RULES: tuple[Rule, ...] = (
    furniture.declared_line,
    edges.edge_number,
    edges.running_line,
    edges.changing_line,
    edges.contents_line,
    edges.turned_text,
    cover.release_date,
    cover.largest_type,
    headline.declared_headline,
    navigation.nav_words,
    navigation.breadcrumb,
    sharing.share_bar,
    sharing.newsletter_call,
    consent.cookie_notice,
    advertisement.advertisement,
    headline.repeated_headline,
    headline.window_title,
    title_line.title_line,
    headline.dated_line,
    headline.dek,
    comments.comment_section,
    disclaimers.copyright_notice,
    comments.timed_entries,
    related.related_list,
    taxonomy.tag_list,
    navigation.menu,
    related.dated_entries,
    furniture.page_number,
    furniture.running_header,
    repeats.whole_again,
    repeats.said_before,
    repeats.teaser,
    repeats.pull_quote,
    repeats.nested_fragment,
    disclaimers.views_statement,
    furniture.masthead,
    notes.first_published,
    pointers.elsewhere,
    pointers.appeal,
    cards.author_card,
    named.named_element,
    learned.above_body,
    cover.beside_title,
    front.opening,
    notes.biography,
    notes.footnote,
    notes.source_line,
    notes.photo_credit,
    smallprint.footnote,
    smallprint.back_matter,
    headings.over_removed,
    headings.set_apart,
    smallprint.figure_text,
    smallprint.interruption,
    smallprint.torn_line,
    smallprint.block_quote,
    smallprint.imprint,
    recurring.boilerplate,
    institution.self_description,
    navigation.foot,
    learned.beside_body,
    body.question,
    body.heading,
    body.list_item,
    body.paragraph,
)


def judge(texts: Sequence[str], publisher_names: Sequence[str] = ()) -> tuple[Verdict, ...]:
    """One verdict for each block, given as running text, in their order. The last rule always answers."""
    return judge_page(Page(texts, publisher_names))


def judge_page(page: Page) -> tuple[Verdict, ...]:
    """One verdict for each of the page's blocks, in their order; the page has them too."""
    for rule in RULES:
        name = f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"
        for ordinal, label, evidence, confidence in list(rule(page)):
            if ordinal not in page.verdicts:
                page.verdicts[ordinal] = Verdict(
                    kept=label in KEPT, label=label, rule=name, evidence=evidence[:300], confidence=confidence
                )
    return tuple(page.verdicts[ordinal] for ordinal in range(len(page.texts)))
