"""Centre for European Reform, London."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cer",
    name="Centre for European Reform",
    acronym="CER",
    domains=("cer.eu", "cer.org.uk"),
    country="GB",
    series=(SeriesProfile(name="CER Insight"), SeriesProfile(name="CER Bulletin")),
)
