"""Migration Policy Institute, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="migration_policy_institute",
    name="Migration Policy Institute",
    acronym="MPI",
    domains=("migrationpolicy.org",),
    country="US",
    series=(SeriesProfile(name="Migration Information Source"),),
)
