"""Japan Institute of International Affairs, Tokyo."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="jiia",
    name="Japan Institute of International Affairs",
    acronym="JIIA",
    aliases=("日本国際問題研究所",),
    domains=("jiia.or.jp",),
    country="JP",
    series=(
        SeriesProfile(name="JIIA Strategic Commentary", document_type="commentary"),
        SeriesProfile(name="Strategic Comments", document_type="commentary"),
    ),
)
