"""Foundation for Strategic Research, Paris."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="frs",
    name="Foundation for Strategic Research",
    acronym="FRS",
    aliases=("Fondation pour la recherche stratégique",),
    domains=("frstrategie.org",),
    country="FR",
    series=(SeriesProfile(name="Recherches & Documents"), SeriesProfile(name="Notes de la FRS")),
)
