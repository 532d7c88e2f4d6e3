"""Documents that nobody wrote: what scrapers leave behind, mixed at random."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    (
        "the of and security policy China talks sanctions will should Korea €2.5bn 2024 “quoted” naïve 북한 政策 co- "
        "operation U.S. don’t March 11, budget (NPC) 7.2%"
    ).split()
)
SENTENCE = st.lists(WORDS, min_size=4, max_size=30).map(lambda words: " ".join(words).capitalize() + ".")
PROSE = st.lists(SENTENCE, min_size=1, max_size=6).map(" ".join)
FURNITURE = st.sampled_from(
    [
        "top",
        "Related Publications",
        "Online Series",
        "CO 24-22",
        "By: Jane Doe",
        "Wednesday, April 17, 2024",
        "Type: Analysis",
        "Share on FacebookShare on Twitter",
        "Sign up for our newsletter",
        "This website uses cookies to improve your browsing experience.",
        "© 2024 Institute of Things. All rights reserved.",
        "* The views expressed are those of the author alone.",
        "Why does it matter?",
        "Conclusion",
        "3",
        "Page 4 of 9",
        "Jane Doe (Research Fellow, Division)",
        "View All Publications",
    ]
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80)
GAP = st.sampled_from(["\n", "\n\n", "\r\n", "\n \n", "\n\n\n\n", " ", "\u2028", "\x0c"])


def join(pieces: list[tuple[str, str]]) -> str:
    return "".join(piece + gap for piece, gap in pieces)


TEXTS = st.lists(st.tuples(PROSE | FURNITURE | ANYTHING, GAP), max_size=40).map(join)
