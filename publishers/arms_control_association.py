"""Arms Control Association, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="arms_control_association",
    name="Arms Control Association",
    domains=("armscontrol.org",),
    country="US",
    series=(SeriesProfile(name="Arms Control Today"),),
)
