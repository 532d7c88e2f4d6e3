"""Share bars and newsletter calls."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from schemas.block import Label

_NETWORKS = frozenset(
    (
        "facebook twitter linkedin whatsapp reddit email e-mail mail telegram pinterest tumblr flipboard pocket "
        "messenger threads bluesky mastodon weibo wechat xing kakaotalk instagram youtube x line print"
    ).split()
)
_VERBS = frozenset("share tweet post save send follow teilen partager compartir".split())
_FILLERS = frozenset(
    "this on to via by with us auf sur en page article story publication report analysis and the".split()
)
# Run together as a scraper leaves them: "Share on FacebookShare on Twitter".
_SEAM = re.compile(
    r"(facebook|twitter|linkedin|whatsapp|reddit|telegram|pinterest|email)(?=share|tweet|post|follow|[a-z])"
)
_WORD = re.compile(r"[a-zà-ÿ-]+")
_COPY_LINK = re.compile(
    r"^(?:copy link(?: to clipboard)?|copy url|link copied!?|copied!?|\[email protected\]|cite this(?: article)?)$"
)
_NEWSLETTER = re.compile(
    r"^(?:sign[\s-]up|subscribe|join|register|get|receive|enter your e-?mail|"
    r"stay (?:up[\s-]to[\s-]date|informed|connected)|never miss|don't miss)\b"
)
_MAILING = re.compile(
    r"\b(?:newsletters?|mailing list|inbox|e-?mails?|daily brief|weekly (?:brief|digest|update)|alerts|updates)\b"
)
_NEWSLETTER_MAX_WORDS = 45


def share_bar(page: Page) -> Iterator[Say]:
    """A whole block that is share buttons run together, a list of networks, or a masked address."""
    for ordinal in page.open():
        form = page.forms[ordinal]
        if len(form) > 120:
            continue
        if _COPY_LINK.match(form) or _is_share_bar(_WORD.findall(_SEAM.sub(r"\1 ", form))):
            yield Say(ordinal, Label.SHARE, f"share words only: “{form}”")


def _is_share_bar(words: list[str]) -> bool:
    """True for nothing but verbs of sharing, networks and small words: two networks, or a network after a verb."""
    if not words or not all(word in _NETWORKS or word in _VERBS or word in _FILLERS for word in words):
        return False
    networks = sum(word in _NETWORKS for word in words)
    return networks >= 2 or (words[0] in _VERBS and (networks >= 1 or "this" in words))


def newsletter_call(page: Page) -> Iterator[Say]:
    """A short block that begins by asking to sign up and names a letter, a list or an inbox."""
    for ordinal in page.open():
        form = page.forms[ordinal]
        if page.word_counts[ordinal] <= _NEWSLETTER_MAX_WORDS and (call := _NEWSLETTER.match(form)):
            mailing = _MAILING.search(form, call.end())
            if mailing:
                yield Say(ordinal, Label.NEWSLETTER, f"“{call.group()} … {mailing.group()}”", 0.9)
