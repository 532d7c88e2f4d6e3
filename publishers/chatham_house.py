"""Chatham House, London."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="chatham_house",
    name="Chatham House",
    aliases=("Royal Institute of International Affairs", "Chatham House, the Royal Institute of International Affairs"),
    domains=("chathamhouse.org",),
    country="GB",
    series=(
        SeriesProfile(name="Expert comment", document_type="commentary"),
        SeriesProfile(name="Briefing paper", document_type="brief"),
        SeriesProfile(name="Research paper", document_type="report"),
    ),
    feeds=("https://www.chathamhouse.org/path/whatsnew.xml",),
)
