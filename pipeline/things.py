"""Whether a text speaks of a name as of a thing: two capitalised words can be a newspaper, a menu or a ring."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{3,}")
_BEFORE_THINGS = r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Yy]our|[Mm]y|[Tt]his|[Ii]n|[Oo]n|[Aa]bout [Tt]he)\s"


def is_thing(name: str, text: str) -> bool:
    """True for a name that an article or "our" stands before, and for one whose words the text has in small letters.

    "The Harbour Courier" and "rings for every engagement" speak of things; nobody writes "the Jane Doe" or "jane".
    """
    if name in text and re.search(rf"{_BEFORE_THINGS}{re.escape(name)}\b", text):
        return True
    words = _WORD.findall(name)
    return bool(words) and all(_find_small(word.lower()).search(text) for word in words)


@lru_cache(maxsize=512)
def _find_small(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b")
