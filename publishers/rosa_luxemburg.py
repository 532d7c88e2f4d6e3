"""Rosa-Luxemburg-Stiftung, Berlin."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="rosa_luxemburg",
    name="Rosa-Luxemburg-Stiftung",
    acronym="RLS",
    aliases=("Rosa Luxemburg Foundation", "Rosa Luxemburg Stiftung", "Rosa-Luxemburg-Stiftung e.V."),
    domains=("rosalux.de", "rosalux.eu", "rosalux.nyc"),
    country="DE",
)
