"""Asan Institute for Policy Studies, Seoul."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="asan",
    name="Asan Institute for Policy Studies",
    aliases=("Asan Institute", "아산정책연구원"),
    domains=("asaninst.org",),
    country="KR",
    series=(
        SeriesProfile(name="Issue Brief", document_type="brief"),
        SeriesProfile(name="Asan Issue Brief", document_type="brief"),
        SeriesProfile(name="이슈브리프", document_type="brief"),
        SeriesProfile(name="Asan Report", document_type="report"),
    ),
)
