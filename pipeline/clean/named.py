"""What stands in elements whose own names say that they are no main text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.clean.page import Page, Say
from schemas.block import Label

# Words of ids and classes -> what stands inside. Of each, under a twentieth of the words inside were main text on
# the pages that the labeller was trained on.
_NAMES = {
    Label.COMMENT: "comment comments commentlist disqus respond replies",
    Label.RELATED_ITEM: "recommended recommendation recommendations recirculation trending popular",
    Label.NEWSLETTER: "subscribe signup optin",
    Label.SHARE: "sharing socials",
    Label.BREADCRUMB: "breadcrumb breadcrumbs",
    Label.AUTHOR_CARD: "bio authorbio",
    Label.CONSENT: "cookie cookies consent gdpr",
    Label.CAPTION: "figcaption caption",
    Label.ADVERTISEMENT: "sponsor advertisement promo",
    Label.COPYRIGHT: "copyright",
}
_LABEL_OF = {name: label for label, names in _NAMES.items() for name in names.split()}
_WORD = re.compile(r"[A-Za-z][a-z]+")
_MOST_MAIN = 0.25  # part of the page's likely main text that such an element may hold: more, and its name misleads
_MOST_CAPTION_WORDS = 80


def named_element(page: Page) -> Iterator[Say]:
    """A block inside an element named for comments, sharing, captions and the like, unless the body is there too."""
    inside: dict[str, list[int]] = defaultdict(list)
    names = {path: _find_name(path) for path in {markup.path for markup in page.markup}}
    for ordinal, markup in enumerate(page.markup):
        if name := names[markup.path]:
            inside[name].append(ordinal)
    for name, ordinals in inside.items():
        if _holds_little(page, ordinals):
            yield from _label(page, name, ordinals)


def _find_name(path: Sequence[str]) -> str | None:
    """The name, of those known, of the outermost element that has one."""
    return next(filter(None, map(_read_step, path)), None)


@lru_cache(maxsize=20_000)
def _read_step(step: str) -> str | None:
    """The first name, of those known, that the element has."""
    _, _, names = step.partition("#")
    words: list[str] = _WORD.findall(step if step.startswith("figcaption") else names or step.partition(".")[2])
    return next((word.lower() for word in words if word.lower() in _LABEL_OF), None)


def _holds_little(page: Page, ordinals: Sequence[int]) -> bool:
    """True when little of what the labeller takes for main text stands in the blocks."""
    held = sum(page.scores[ordinal] * page.word_counts[ordinal] for ordinal in ordinals)
    total = sum(score * words for score, words in zip(page.scores, page.word_counts, strict=True))
    return held <= _MOST_MAIN * total


def _label(page: Page, name: str, ordinals: Sequence[int]) -> Iterator[Say]:
    label = _LABEL_OF[name]
    for ordinal in ordinals:
        is_fit = label is not Label.CAPTION or page.word_counts[ordinal] <= _MOST_CAPTION_WORDS
        if is_fit and ordinal not in page.verdicts and not page.is_surely_main(ordinal):
            yield Say(ordinal, label, f"stands in an element named “{name}”", 0.9)
