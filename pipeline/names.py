"""Names of people as bylines print them: what looks like one, and its parts."""

import re
from functools import cache, lru_cache

_TOKEN = re.compile(r"[^\W\d_][\w’'‘.-]*$")
_PARTICLES = frozenset(
    (
        "de del della delle di da das do dos du van von vom der den zu zum zur la le el al bin bint ibn ben abu ter "
        "ten te af av y e i"
    ).split()
)
# "d'Almeida", "al-Khalili", "l’Hôpital": small letters before the capital of a family name.
_PREFIXED = re.compile(r"(?:[dl]['’]|al-|el-|an-|as-|ash-|ul-)[^\W\d_]")
_SEPARATOR = re.compile(r"\s*(?:;|,\s*(?:and|und|et|y|&)\s+|,|\s(?:and|und|et|&)\s|\s/\s|\s\|\s)\s*")
_BAR = re.compile(r"\s*[|·•]\s*")
_HONORIFIC = re.compile(
    r"^(?:dr|prof|professor|mr|mrs|ms|amb|ambassador|sir|dame|gen|general|adm|admiral|lt|col)\.?\s+", re.IGNORECASE
)
# Between two names: Robert (Bob) Smith.
_NICKNAME = re.compile(r" (?:\([^\W\d_][\w’'-]+\)|[“\"][^\W\d_][\w’'-]+[”\"])(?= )")
# Korean order: "Kim Jong-un", where the hyphenated given name goes on in small letters.
_FAMILY_FIRST = re.compile(r"^[A-Z][a-z]{1,4}\s[A-Z][a-z]+[-–][a-z]+$")
_TWO_WORDS = re.compile(r"^[A-ZÀ-ÖØ-ÝĀ-Ž][\w’'-]+ [A-ZÀ-ÖØ-ÝĀ-Ž][\w’'-]+$")
_DIGIT = re.compile(r"\d")
_REMEMBERED = 500  # characters: a longer list is read again each time
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d."})
# Words of titles, places and institutions that are capitalised like names and are none.
_NOT_A_NAME = frozenset(
    (
        "the a an of in on for and or to with from by at as is are was were be how why what when where who which "
        "whose will can should does do not no new our your their its this that these those about after before "
        "more all read view see share report reports brief briefs briefing policy policies paper papers series "
        "online issue issues analysis commentary summary introduction background conclusion conclusions abstract "
        "contents overview methodology references notes related publications publication articles news events "
        "event topics topic programs program project center centre institute institution foundation council "
        "university department ministry division office bureau committee commission association society school "
        "college academy agency bank group press research studies study security foreign international national "
        "global world economic economics politics political military defense defence nuclear trade energy climate "
        "health education technology government congress senate house president minister secretary chairman "
        "fellow director editor author authors analyst senior visiting nonresident united states america american "
        "china chinese russia russian korea korean japan japanese india indian europe european asia asian africa "
        "african east west north south middle pacific peninsula union nations republic war peace strategy "
        "strategic future two first one three home menu search print download podcast video newsletter subscribe "
        "contact privacy terms cookies copyright rights reserved monday tuesday wednesday thursday friday "
        "saturday sunday january february march april june july august september october november december key "
        "contributing former featured original advertiser disclosure font text size rate story content marketing media "
        "social community digital commons external relations communications terms conditions "
        "saudi arabia arab kingdom emirates hong kong viet nam zealand lanka rica faso guinea caribbean latin gulf "
        "indo eurasia atlantic arctic baltic balkans taiwan ukraine iran iraq syria turkey germany britain artificial "
        "intelligence supply chain chains cyber cybersecurity human rights emerging technologies public private tax "
        "budget financial finance fiscal monetary regulation regulatory environment agriculture migration "
        "immigration terrorism democracy "
        "d.c d.c. u.s u.s. u.k u.k. u.n u.n. "
        "executive managing facebook twitter linkedin youtube instagram "
        "findings recommendations question questions answer answers q next previous top"
    ).split()
)


def is_person_name(text: str, *, is_byline: bool = False) -> bool:
    """True for two to five capitalised words, initials and particles, none of them a word of titles or institutions.

    In a byline, where "By" says that names follow, April West is a name too.
    """
    tokens = _NICKNAME.sub("", _HONORIFIC.sub("", text.strip())).replace(",", " ").split()
    if not 2 <= len(tokens) <= 5 or len(text) > 60 or any(char.isdigit() for char in text):
        return False
    bare = [token for token in tokens if token.casefold() not in _SUFFIX]
    if len(bare) < 2 or not all(map(_is_name_word, bare)) or bare[0].endswith(("’s", "'s")):
        return False
    capitals = [token for token in bare if token[0].isupper()]
    return len(capitals) >= 2 and (is_byline or not any(token.casefold().strip("’'") in _NOT_A_NAME for token in bare))


def _is_name_word(word: str) -> bool:
    """True for a capitalised word, an initial, a particle, or a family name that a particle is grown to."""
    if word in _PARTICLES:
        return True
    return bool(_TOKEN.match(word)) and (word[0].isupper() or bool(_PREFIXED.match(word)))


def split_at_bars(line: str) -> list[str]:
    """The parts of a byline such as "By Jane Doe | March 4, 2021": names first, what stands behind a bar after them."""
    return _BAR.split(line)


def split_names(text: str, *, is_byline: bool = False) -> list[str]:
    """The names in a list such as "A, B and C"; empty unless every part is a name.

    "Doe, Jane" is one name: a single word before the comma, given names after it.
    """
    if not text or text.islower() or _DIGIT.search(text):  # a quick look: every name has a capital, none a digit
        return []
    return list(_split_list(text, is_byline) if len(text) <= _REMEMBERED else _split_list.__wrapped__(text, is_byline))


@lru_cache(maxsize=2048)
def _split_list(text: str, is_byline: bool) -> tuple[str, ...]:
    """`split_names`, asked by several rules of the same line."""
    whole = text.strip().rstrip(".")
    if is_inverted(whole):
        return (whole,)
    merged = _with_suffixes([part for part in _SEPARATOR.split(whole) if part])
    return tuple(merged) if all(is_person_name(name, is_byline=is_byline) for name in merged) else ()


def is_inverted(text: str) -> bool:
    """True for "Family, Given": one comma, one or two words on either side, name-shaped together."""
    family, comma, given = text.partition(",")
    if not comma or "," in given or not 1 <= len(family.split()) <= 2 or not 1 <= len(given.split()) <= 2:
        return False
    if given.strip().casefold() in _SUFFIX or len(family.split()) == 2 == len(given.split()):
        return False
    return is_person_name(f"{given.strip()} {family}")


@cache
def split_name(name: str) -> tuple[str | None, str | None]:
    """Family and given name; both None where the parts cannot be told apart (one word, or too long to be a name)."""
    if "," in name and is_inverted(name):
        family, _, given = name.partition(",")
        return family.strip(), given.strip()
    if len(name) > 100 or len(name.split()) < 2:
        return None, None
    if _FAMILY_FIRST.match(name):
        family, _, given = name.partition(" ")
        return family, given
    if _TWO_WORDS.match(name) and not _HONORIFIC.match(name):
        given, _, family = name.partition(" ")
        return family, given
    from nameparser import HumanName  # here: a byline in the text is what pays for the import

    parsed = HumanName(name)
    family, given = parsed.last, " ".join(part for part in (parsed.first, parsed.middle) if part)
    return (family or None, given or None)


def _with_suffixes(names: list[str]) -> list[str]:
    """Puts "Jr." and its like back to the name before it."""
    merged: list[str] = []
    for name in names:
        if merged and name.casefold() in _SUFFIX:
            merged[-1] = f"{merged[-1]}, {name}"
        else:
            merged.append(name)
    return merged
