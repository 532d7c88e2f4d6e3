"""Settings: flag, then `BRIEFHOUSE_*`, then `briefhouse.toml`, then the default."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource


class Limits(BaseModel):
    """Bounds on one document. One that exceeds a limit is `unreadable`, with the limit named."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_bytes: int = Field(default=20_000_000, gt=0)
    """Bytes of a document."""
    max_blocks: int = Field(default=20_000, gt=0)
    """Blocks of a document."""
    max_pages: int = Field(default=1000, gt=0)
    """Pages of a document that has pages."""
    max_stream_bytes: int = Field(default=30_000_000, gt=0)
    """Bytes of one compressed part of a PDF when inflated; a drawn map may have a dozen million, a bomb billions."""
    max_seconds: float = Field(default=30.0, gt=0)
    """Seconds to parse a document."""
    max_memory_bytes: int = Field(default=2_000_000_000, gt=0)
    """Address space of a worker process."""


class QueryLimits(BaseModel):
    """Bounds on one SQL query of a user."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_seconds: float = Field(default=30.0, gt=0)
    """Seconds until the query is stopped."""
    max_memory_bytes: int = Field(default=3_000_000_000, gt=0)
    """Address space of the query's process."""
    max_rows: int = Field(default=10_000, gt=0)
    """Rows given out; more are cut, with a word on stderr."""


class Settings(BaseSettings):
    """Everything that can be set, read once by `cli` and `flows` and handed down as values."""

    model_config = SettingsConfigDict(
        env_prefix="BRIEFHOUSE_",
        env_nested_delimiter="__",
        toml_file="briefhouse.toml",
        extra="forbid",
        frozen=True,
    )

    data_dir: Path = Path("data")
    """Folder of the archive, the ledger, the staging area and the warehouse."""
    workers: int = Field(default=2, ge=1)
    """Worker processes that parse documents."""
    batch_size: int = Field(default=1000, ge=1)
    """Documents that are parsed, checked and loaded together."""
    pool_threshold_bytes: int = Field(default=1_000_000, ge=0)
    """Documents of fewer bytes than this in all are parsed in the main process: starting workers would take longer."""
    limits: Limits = Limits()
    query: QueryLimits = QueryLimits()

    @property
    def ledger_path(self) -> Path:
        """The SQLite file that knows every document, run and disposition."""
        return self.data_dir / "ledger.sqlite"

    @property
    def lock_path(self) -> Path:
        """The file that keeps two ingests apart."""
        return self.data_dir / "ingest.lock"

    @property
    def staging_path(self) -> Path:
        """Where parts and the staged copy of the warehouse lie while a run lasts."""
        return self.data_dir / "staging"

    @property
    def warehouse_path(self) -> Path:
        """The published warehouse: complete, read-only for everybody, replaced as a whole."""
        return self.data_dir / "warehouse.duckdb"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is the library's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Adds `briefhouse.toml` below the environment."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
