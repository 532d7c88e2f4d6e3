"""Polish Institute of International Affairs, Warsaw."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="pism",
    name="Polish Institute of International Affairs",
    acronym="PISM",
    aliases=("Polski Instytut Spraw Międzynarodowych",),
    domains=("pism.pl",),
    country="PL",
    series=(
        SeriesProfile(name="PISM Bulletin"),
        SeriesProfile(name="PISM Spotlight"),
        SeriesProfile(name="PISM Strategic File"),
        SeriesProfile(name="PISM Report", document_type="report"),
    ),
)
