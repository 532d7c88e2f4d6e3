"""Korea Institute for National Unification, Seoul."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="kinu",
    name="Korea Institute for National Unification",
    acronym="KINU",
    aliases=("통일연구원",),
    domains=("kinu.or.kr",),
    country="KR",
    series=(SeriesProfile(name="Online Series", document_type="commentary"),),
)
