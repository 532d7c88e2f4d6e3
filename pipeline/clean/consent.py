"""Cookie banners and consent dialogues."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from schemas.block import Label

_COOKIES = re.compile(r"\bcookies?\b")
_ABOUT_THIS_SITE = re.compile(
    r"\b(?:this (?:web)?site|our (?:web)?site|the website|we use|uses? cookies|your browser|browsing experience|"
    r"privacy overview|diese (?:web)?seite|wir verwenden|"
    r"ce site|nous utilisons|este sitio)\b"
)
_BUTTON = re.compile(
    r"^(?:accept(?: all)?(?: cookies)?|reject(?: all)?|decline|deny|i agree|agree|got it|ok(?:ay)?|save & accept|"
    r"disable cookies|cookie settings|manage (?:cookies|preferences|consent)|privacy overview|always enabled|necessary|"
    r"non-necessary|alle akzeptieren|ablehnen|tout accepter|aceptar)[.!]?$"
)


def cookie_notice(page: Page) -> Iterator[Say]:
    """A block that speaks of cookies and of the site it stands on; short buttons only beside such a block."""
    notices = {ordinal for ordinal in page.open() if _is_notice(page.forms[ordinal])}
    if not notices:
        return
    for ordinal in sorted(notices):
        yield Say(ordinal, Label.CONSENT, "speaks of cookies and of this site")
    for ordinal in page.open():
        beside = any(near in notices for near in range(ordinal - 4, ordinal + 5))
        if beside and _BUTTON.match(page.forms[ordinal]):
            yield Say(ordinal, Label.CONSENT, "a button beside a cookie notice", 0.9)


def _is_notice(form: str) -> bool:
    return "cookie" in form and len(form) < 1500 and bool(_COOKIES.search(form)) and bool(_ABOUT_THIS_SITE.search(form))
