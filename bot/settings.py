"""What the operator decides: the environment and `.env`, read here and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.setting_values import (
    LOOSE_TOKEN,
    TOKEN,
    check_api_url,
    check_coordinators,
    check_database_url,
    check_folder,
    check_log_level,
    check_port,
    check_programme,
    check_proxy_url,
    check_webhook_path,
    check_webhook_secret,
    check_webhook_url,
    check_zone,
    default_database,
    refused,
    stripped,
)
from locales.text import Text


class SettingsError(Exception):
    """A setting that cannot be used: which `variable`, and why as a `text`, in which no value appears."""

    def __init__(self, variable: str, text: Text) -> None:
        super().__init__(f"{variable}: {text.key}")
        self.variable = variable
        self.text = text


Port = Annotated[int, BeforeValidator(check_port), Field(ge=0, le=65_535)]
"""0 lets the system choose a free one."""


class Settings(BaseSettings):
    """Every name is the variable's in small letters; an empty value is the same as none."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        validate_default=True,
    )

    telegram_api_url: Annotated[str, AfterValidator(check_api_url)] | None = None
    """Another server of the Bot API, without a slash at the end; None is Telegram's own."""
    bot_token: SecretStr | None = None
    """None starts the bot against the sandbox."""
    proxy_url: Annotated[SecretStr, AfterValidator(check_proxy_url)] | None = None
    data_dir: Annotated[Path, AfterValidator(check_folder)] = Path("data")
    database_url: Annotated[SecretStr, AfterValidator(check_database_url)] = Field(
        default_factory=lambda data: default_database(data.get("data_dir", Path("data")))
    )
    """Always with the asynchronous driver, a SQLite path always absolute."""
    programme: Annotated[str, AfterValidator(check_programme)] = "ketchenery"
    """A key of `programmes/definitions` or the absolute path of a file."""
    coordinators: Annotated[frozenset[int], NoDecode, BeforeValidator(check_coordinators)] = frozenset()
    """Telegram ids that become coordinators of the region."""
    sandbox_port: Port = 8080
    timezone: Annotated[ZoneInfo, BeforeValidator(check_zone)] | None = None
    """None leaves it to the programme."""
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(check_log_level)] = "INFO"
    webhook_url: Annotated[str, AfterValidator(check_webhook_url)] | None = None
    """The public address Telegram calls; None is long polling."""
    webhook_secret: Annotated[SecretStr, AfterValidator(check_webhook_secret)] | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: Port = 8081
    webhook_path: Annotated[str, AfterValidator(check_webhook_path)] | None = None
    """Where the bot's own server listens when the web server in front rewrites paths."""

    @model_validator(mode="before")
    @classmethod
    def _strip(cls, values: Any) -> Any:
        return stripped(values)

    @field_validator("bot_token")
    @classmethod
    def _token_is_whole(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        pattern = LOOSE_TOKEN if info.data.get("telegram_api_url") else TOKEN
        if value is not None and not pattern.fullmatch(value.get_secret_value()):
            raise refused("setting-token")
        return value

    @model_validator(mode="after")
    def _webhook_is_guarded(self) -> Settings:
        if self.webhook_url and not self.webhook_secret:
            raise refused("setting-webhook-secret-missing", variable="WEBHOOK_SECRET")
        return self

    @property
    def files_dir(self) -> Path:
        return self.data_dir / "files"

    @property
    def listen_path(self) -> str:
        """The path of the bot's own webhook server, beginning with a slash."""
        return self.webhook_path or urlsplit(self.webhook_url or "").path or "/"


def load_settings() -> Settings:
    """Reads the environment over `.env` of the current folder. Raises SettingsError for the first wrong value."""
    try:
        return Settings()
    except ValidationError as error:
        raise _as_settings_error(error) from None
    except (UnicodeDecodeError, OSError):
        raise SettingsError(".env", Text("setting-env-file")) from None


def _as_settings_error(error: ValidationError) -> SettingsError:
    first = error.errors(include_url=False, include_input=False)[0]
    variable = first.get("ctx", {}).get("variable") or str(first["loc"][0]).upper()
    ours = first["type"].startswith("setting-")
    return SettingsError(variable, Text(first["type"] if ours else "setting-value"))
