"""Institute of Foreign Affairs and National Security, Seoul."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="ifans",
    name="Institute of Foreign Affairs and National Security",
    acronym="IFANS",
    aliases=("외교안보연구소", "국립외교원 외교안보연구소", "외교안보연구원"),
    domains=("ifans.go.kr",),
    country="KR",
    series=(
        SeriesProfile(name="IFANS Focus"),
        SeriesProfile(name="IFANS Perspectives"),
        SeriesProfile(name="IFANS Brief", document_type="brief"),
    ),
)
