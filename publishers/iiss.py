"""International Institute for Strategic Studies, London."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="iiss",
    name="International Institute for Strategic Studies",
    acronym="IISS",
    domains=("iiss.org",),
    country="GB",
    series=(SeriesProfile(name="Strategic Comments"), SeriesProfile(name="Military Balance Blog")),
)
