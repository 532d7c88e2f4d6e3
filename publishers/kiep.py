"""Korea Institute for International Economic Policy, Sejong."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="kiep",
    name="Korea Institute for International Economic Policy",
    acronym="KIEP",
    aliases=("대외경제정책연구원",),
    domains=("kiep.go.kr",),
    country="KR",
    series=(
        SeriesProfile(name="World Economy Brief", document_type="brief"),
        SeriesProfile(name="KIEP Opinions", document_type="commentary"),
        SeriesProfile(name="오늘의 세계경제"),
    ),
)
