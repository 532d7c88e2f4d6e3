"""Washington Institute for Near East Policy, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="washington_institute",
    name="Washington Institute for Near East Policy",
    aliases=("Washington Institute", "WINEP"),
    domains=("washingtoninstitute.org",),
    country="US",
    series=(SeriesProfile(name="PolicyWatch"), SeriesProfile(name="Policy Note"), SeriesProfile(name="Policy Focus")),
)
