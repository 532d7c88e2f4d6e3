"""Institut Montaigne, Paris."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="montaigne",
    name="Institut Montaigne",
    aliases=("Montaigne Institute",),
    domains=("institutmontaigne.org",),
    country="FR",
)
