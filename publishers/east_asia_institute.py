"""East Asia Institute, Seoul."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="east_asia_institute",
    name="East Asia Institute",
    acronym="EAI",
    aliases=("동아시아연구원",),
    domains=("eai.or.kr",),
    country="KR",
    series=(
        SeriesProfile(name="EAI Commentary", document_type="commentary"),
        SeriesProfile(name="EAI Issue Briefing", document_type="brief"),
    ),
)
