"""French Institute for International and Strategic Affairs, Paris."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="iris",
    name="French Institute for International and Strategic Affairs",
    acronym="IRIS",
    aliases=("Institut de relations internationales et stratégiques",),
    domains=("iris-france.org",),
    country="FR",
)
