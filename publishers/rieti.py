"""Research Institute of Economy, Trade and Industry, Tokyo."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="rieti",
    name="Research Institute of Economy, Trade and Industry",
    acronym="RIETI",
    aliases=("経済産業研究所",),
    domains=("rieti.go.jp",),
    country="JP",
)
