"""Share bars and newsletter calls."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from pipeline.clean.page import Page, Say
from pipeline.clean.places import heads_text, stands_in_body
from schemas.block import Label

_NETWORKS = frozenset(
    (
        "facebook twitter linkedin whatsapp reddit email e-mail mail telegram pinterest tumblr flipboard pocket "
        "messenger threads bluesky mastodon weibo wechat xing kakaotalk instagram youtube tiktok x line print rss "
        "viber skype snapchat flickr vk naver band 페이스북 트위터 카카오톡 카카오스토리 밴드 微信 微博 "
        "フェイスブック ツイッター はてなブックマーク"
    ).split()
)
_VERBS = frozenset(
    (
        "share tweet post save send follow like pin click copy embed sharing teilen folgen partager suivre compartir "
        "seguir condividi segui 공유 공유하기 シェア 分享"
    ).split()
)
_ALONE = frozenset(
    (
        "share|share:|share this|tweet|pin it|share article|share story|share post|share page|sharing|share options|"
        "share this article|share this page|share this post|share this story|share with your network|like this|like|"
        "spread the word|follow us|follow us on|follow me|follow|like loading|copy link to clipboard|"
        "opens in new window|"
        "click to share|share via|share by|social share|social sharing|share icon|teilen|seite teilen|artikel teilen|"
        "folgen sie uns|"
        "partager|partager cet article|suivez-nous|compartir|síguenos|condividi|seguici|공유하기|공유|シェア|"
        "シェアする|分享|分享到"
    ).split("|")
)
_FILLERS = frozenset(
    (
        "this on to via by with us auf sur en page article story publication report analysis and the in new window "
        "tab opens "
        "open a link friend clipboard or it our at per di su bei über icon logo button account channel feed profile"
    ).split()
)
# Run together as a scraper leaves them: "Share on FacebookShare on Twitter".
_SEAM = re.compile(
    r"(facebook|twitter|linkedin|whatsapp|reddit|telegram|pinterest|email)(?=share|tweet|post|follow|[a-z])"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS = " .:•|·-–—>»#+"
# What a share bar begins with: a quick look before the slow one.
_STARTS = sorted(
    {*_NETWORKS, *_VERBS, *(phrase.split()[0] for phrase in _ALONE), "[email", "copied", "link cop", "cite"}
)
_STARTS_OF = {letter: tuple(starts) for letter, starts in groupby(_STARTS, itemgetter(0))}
_TRIMMED = re.compile(r"^\W{0,3}[^\W\d_-]+\W{0,3}$")
_COPY_LINK = re.compile(
    r"^(?:copy link(?: to clipboard)?|copy url|link copied!?|copied!?|\[email protected\]|cite this(?: article)?)$"
)
_NEWSLETTER = re.compile(
    r"^(?:please )?(?:sign(?:ing)? up|sign-up(?= (?:for|to|here|now|today|below|and)\b)|"
    r"subscribe|join|register|get|receive|enter your e-?mail|want (?:more|to)|"
    r"like what you|"
    r"stay (?:up[\s-]to[\s-]date|informed|connected|in the loop|in touch|on top)|keep up|never miss|don't miss|"
    r"be the first to|"
    r"by (?:sign|subscrib|submitt|click|enter|provid)\w*|you (?:can|may) unsubscribe|unsubscribe|thank(?:s|"
    r" you) for (?:subscribing|signing)|"
    r"our (?:weekly|daily|monthly|free)? ?newsletter|(?:the )?(?:weekly|daily|monthly|free) (?:newsletter|digest|"
    r"briefing)|"
    r"newsletter|abonnieren sie|melden sie sich|bleiben sie|inscrivez-vous|abonnez-vous|recevez|suscríbete|"
    r"suscríbase|reciba|"
    r"recibe|iscriviti|ricevi|구독|뉴스레터|メールマガジン|ニュースレター|订阅|訂閱)\b"
)
_MAILING = re.compile(
    r"\b(?:newsletters?|mailing list|inbox|e-?mails?|daily brief|weekly (?:brief|digest|update)|"
    r"(?:e-?mail|text|news|our|weekly|daily|monthly|regular|latest|free|exclusive) (?:\w+ )?(?:alerts|updates)|"
    r"unsubscribe|"
    r"(?:privacy|cookie) policy|terms of (?:use|service)|rundbrief|e-?mail-adresse|lettre d'information|infolettre|"
    r"boletín|"
    r"correo|bollettino|구독|신청|登録|购读|邮件|郵件)"
)
_OUR = re.compile(r"\b(?:our|us|my|unser\w*|nos|notre|nuestr[oa]s?|nostr[aoi])\b")
_NEWSLETTER_MAX_WORDS = 45


def share_bar(page: Page) -> Iterator[Say]:
    """A whole block that is share buttons run together, a network's name alone, or a masked address."""
    for ordinal in page.open():
        form = page.forms[ordinal]
        if len(form) > 160:
            continue
        bare = form.lstrip(_MARKS)
        if not bare.startswith(_STARTS_OF.get(bare[:1], ())):
            continue
        words = _WORD.findall(_SEAM.sub(r"\1 ", form))
        if _COPY_LINK.match(form) or form.strip(" .:•|") in _ALONE or _is_share_bar(words):
            yield Say(ordinal, Label.SHARE, f"share words only: “{form}”")
        elif len(words) == 1 and words[0] in _NETWORKS and _TRIMMED.match(form) and not heads_text(page, ordinal):
            yield Say(ordinal, Label.SHARE, f"the name of a network alone: “{form}”", 0.9)


def _is_share_bar(words: list[str]) -> bool:
    """True for nothing but verbs of sharing, networks and small words: two networks, or a network after a verb."""
    if not words or not all(word in _NETWORKS or word in _VERBS or word in _FILLERS for word in words):
        return False
    networks = sum(word in _NETWORKS for word in words)
    return networks >= 2 or (words[0] in _VERBS and (networks >= 1 or "this" in words))


def newsletter_call(page: Page) -> Iterator[Say]:
    """A short block that begins by asking to sign up and names a letter, a list or an inbox.

    Inside the body the letter is the publisher's own: "our newsletter".
    """
    for ordinal in page.open():
        form = page.forms[ordinal]
        if page.word_counts[ordinal] <= _NEWSLETTER_MAX_WORDS and (call := _NEWSLETTER.match(form)):
            mailing = _MAILING.search(form, call.end())
            if mailing and (_OUR.search(form) or not stands_in_body(page, ordinal)):
                yield Say(ordinal, Label.NEWSLETTER, f"“{call.group()} … {mailing.group()}”", 0.9)
