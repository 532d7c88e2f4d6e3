"""Friedrich Naumann Foundation for Freedom, Potsdam."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="fnf",
    name="Friedrich Naumann Foundation for Freedom",
    acronym="FNF",
    aliases=(
        "Friedrich Naumann Foundation",
        "Friedrich-Naumann-Stiftung für die Freiheit",
        "Friedrich-Naumann-Stiftung",
    ),
    domains=("freiheit.org", "fnst.org"),
    country="DE",
)
