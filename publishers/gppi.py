"""Global Public Policy Institute, Berlin."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="gppi",
    name="Global Public Policy Institute",
    acronym="GPPi",
    domains=("gppi.net",),
    country="DE",
)
