"""Sejong Institute, Seongnam."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="sejong",
    name="Sejong Institute",
    aliases=("세종연구소",),
    domains=("sejong.org",),
    country="KR",
    series=(
        SeriesProfile(name="Sejong Policy Brief", document_type="brief"),
        SeriesProfile(name="세종정책브리프", document_type="brief"),
        SeriesProfile(name="Sejong Focus"),
        SeriesProfile(name="Sejong Commentary", document_type="commentary"),
        SeriesProfile(name="세종논평", document_type="commentary"),
        SeriesProfile(name="정세와 정책"),
    ),
)
