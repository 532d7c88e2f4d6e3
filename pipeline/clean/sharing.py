"""Share bars and newsletter calls."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from schemas.block import Label

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|reddit|email|e-mail|mail|telegram|pinterest|tumblr|flipboard|pocket|"
    r"messenger|threads|bluesky|mastodon|weibo|wechat|xing|line|kakao(?:talk|story)?|instagram|youtube)"
)
_SHARE = re.compile(
    rf"^(?:(?:share|tweet|post|save|send|follow|teilen|partager|compartir)\b[\s:]*(?:(?:this|on|to|via|by|with|us|auf|sur|en)\s)*"
    rf"(?:(?:page|article|post|story|publication|report|analysis)\s?)?(?:(?:on|to|via|by)\s)?(?:{_NETWORK}(?:\s*[,|/&·]?\s*|$))*)+$"
)
_NETWORKS_ONLY = re.compile(rf"^(?:{_NETWORK}\b[\s,|/&·]*){{2,}}$")
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
        pattern = next((each for each in (_COPY_LINK, _SHARE, _NETWORKS_ONLY) if each.match(form)), None)
        if pattern and form not in {"x", "line", "post", "save", "send"}:
            yield Say(ordinal, Label.SHARE, f"share words only: “{form}”")


def newsletter_call(page: Page) -> Iterator[Say]:
    """A short block that begins by asking to sign up and names a letter, a list or an inbox."""
    for ordinal in page.open():
        form = page.forms[ordinal]
        if page.word_counts[ordinal] <= _NEWSLETTER_MAX_WORDS and (call := _NEWSLETTER.match(form)):
            mailing = _MAILING.search(form, call.end())
            if mailing:
                yield Say(ordinal, Label.NEWSLETTER, f"“{call.group()} … {mailing.group()}”", 0.9)
