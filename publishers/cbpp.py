"""Center on Budget and Policy Priorities, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cbpp",
    name="Center on Budget and Policy Priorities",
    acronym="CBPP",
    aliases=("Center on Budget",),
    domains=("cbpp.org", "offthechartsblog.org"),
    country="US",
    series=(SeriesProfile(name="Off the Charts", document_type="commentary"),),
)
