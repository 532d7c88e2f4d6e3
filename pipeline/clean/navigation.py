"""Words of menus, skip links and pagers that a scraper leaves on lines of their own."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from schemas.block import Label

# Whole blocks, in comparison form. English, then German, French, Spanish, Italian.
_WORDS = frozenset(
    (
        "top|back to top|to top|return to top|go to top|skip to main content|skip to content|skip navigation|"
        "jump to content|home|homepage|menu|main menu|navigation|search|search form|close|open menu|toggle navigation|"
        "site search|previous|next|prev|older|newer|previous article|next article|previous post|next post|prev next|"
        "previous next|back|read more|learn more|more|show more|see more|view more|load more|see all|view all|"
        "show all|more information|more info|continue reading|read full story|read article|read the article|"
        "read the full article|full text|contents|on this page|jump to|in this article|expand|collapse|expand all|"
        "collapse all|show|hide|print|print page|print this page|print this article|print article|print friendly|"
        "printer friendly|printer-friendly version|download|download pdf|download the pdf|pdf|download full report|"
        "download report|download the report|view pdf|open pdf|listen|play audio|play|play video|watch|watch video|"
        "stop|pause|log in|login|sign in|register|my account|contact|contact us|about|about us|donate|careers|jobs|"
        "press|sitemap|site map|privacy policy|terms of use|privacy|terms|accessibility|legal notice|impressum|"
        "datenschutz|language|english|deutsch|français|español|zum seitenanfang|nach oben|startseite|suche|"
        "weiterlesen|mehr|drucken|haut de page|retour en haut|accueil|lire la suite|imprimer|inicio|volver arriba|"
        "leer más|imprimir|torna su|leggi tutto|stampa"
    ).split("|")
)
_TRIM = re.compile(r"^[\s\"'↑↓←→«»‹›<>|•·▲▼✕×+\-–—]+|[\s\"'↑↓←→«»‹›<>|•·▲▼✕×+…\-–—]+$")
# "View All Publications", "See more events": a verb of looking and a plural noun of the publisher's own goods.
_VIEW_ALL = re.compile(
    r"^(?:view|see|show|browse|read|explore|more|all)\s(?:all\s|more\s|our\s|the\s|other\s|latest\s){0,3}"
    r"(?:publications|articles|posts|reports|events|news|commentary|commentaries|analysis|analyses|papers|briefs|experts|"
    r"authors|topics|issues|blogs?|podcasts|videos|projects|programs|publikationen|veranstaltungen)$"
)
_SYMBOLS = re.compile(r"^[\W_]+$")


def nav_words(page: Page) -> Iterator[Say]:
    """A whole block that is a word of a menu or pager, with or without an arrow."""
    for ordinal in page.open():
        form = page.forms[ordinal]
        if len(form) > 60:
            continue
        word = _TRIM.sub("", form)
        if word in _WORDS or _VIEW_ALL.match(word):
            yield Say(ordinal, Label.NAVIGATION, f"the whole block is “{word}”")
        elif _SYMBOLS.match(form):
            yield Say(ordinal, Label.NAVIGATION, "symbols only", 0.8)
