"""Institute for National Security Strategy, Seoul."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="inss_korea",
    name="Institute for National Security Strategy",
    aliases=("국가안보전략연구원",),
    domains=("inss.re.kr",),
    country="KR",
    series=(
        SeriesProfile(name="Issue Brief", document_type="brief"),
        SeriesProfile(name="이슈브리프", document_type="brief"),
    ),
)
