"""Center for Climate and Energy Solutions, Arlington."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="c2es",
    name="Center for Climate and Energy Solutions",
    acronym="C2ES",
    aliases=("Pew Center on Global Climate Change",),
    domains=("c2es.org", "pewclimate.org"),
    country="US",
)
