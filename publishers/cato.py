"""Cato Institute, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cato",
    name="Cato Institute",
    aliases=("Cato",),
    domains=("cato.org",),
    country="US",
    series=(
        SeriesProfile(name="Policy Analysis"),
        SeriesProfile(name="Tax and Budget Bulletin"),
        SeriesProfile(name="Free Trade Bulletin"),
        SeriesProfile(name="Briefing Paper", document_type="brief"),
        SeriesProfile(name="Foreign Policy Briefing", document_type="brief"),
        SeriesProfile(name="Immigration Research and Policy Brief", document_type="brief"),
        SeriesProfile(name="Cato at Liberty", document_type="commentary"),
    ),
)
