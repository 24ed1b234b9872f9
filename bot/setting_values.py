"""What each setting may be: the checks of single values, with the reason of a refusal as a text key."""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import SecretStr
from pydantic_core import PydanticCustomError
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from programmes.loader import available

TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,}")
"""What BotFather gives: an id and 35 characters; the exact number is not promised by Telegram."""

LOOSE_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]+")
"""Enough for another server of the Bot API, which may be a stand-in with tokens of its own."""

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""Telegram's own rule for the header of a webhook."""

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


def refused(key: str, *, variable: str = "") -> PydanticCustomError:
    """To be raised: pydantic carries `key` of `locales/*/setting.ftl` to `load_settings`, and never the value."""
    return PydanticCustomError(key, "setting refused", {"variable": variable})


def _address(value: str, schemes: tuple[str, ...], key: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"\s", value):
        raise refused(key)
    return parts


def _is_loopback(host: str | None) -> bool:
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"


def stripped(values: Any) -> Any:
    """A pasted blank or line end beside a value is no part of it, and a value of blanks alone is none."""
    if not isinstance(values, dict):
        return values
    words = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return {name: value for name, value in words.items() if value != ""}


def check_folder(value: Path) -> Path:
    try:
        folder = value.expanduser().absolute()
        usable = next(path for path in (folder, *folder.parents) if path.exists()).is_dir()
    except (OSError, RuntimeError):
        # A folder above it is closed to us, the name is too long, or «~name» is nobody here.
        usable = False
    if not usable:
        raise refused("setting-folder")
    return folder


def check_api_url(value: str) -> str:
    parts = _address(value, ("http", "https"), "setting-api-url")
    if parts.query or parts.fragment:
        raise refused("setting-api-url")
    return value.rstrip("/")


def check_proxy_url(value: SecretStr) -> SecretStr:
    """The kinds the library knows; it takes no port for granted."""
    parts = _address(value.get_secret_value(), ("http", "socks5"), "setting-proxy-url")
    if parts.port is None:
        raise refused("setting-proxy-url")
    return value


def check_database_url(value: SecretStr) -> SecretStr:
    try:
        url = make_url(value.get_secret_value())
    except (ArgumentError, ValueError):
        raise refused("setting-database-url") from None
    driver = DRIVERS.get(url.drivername)
    if driver is None or not url.database or url.database == ":memory:":
        raise refused("setting-database-url")
    url = url.set(drivername=driver)
    try:
        url = _absolute(url) if driver.startswith("sqlite") else _asyncpg_names(url)
    except RuntimeError:
        raise refused("setting-database-url") from None
    return SecretStr(url.render_as_string(hide_password=False))


def _absolute(url: URL) -> URL:
    """A worker process may stand in another folder, so that a relative path would be another file."""
    return url.set(database=str(Path(url.database or "").expanduser().absolute()))


def _asyncpg_names(url: URL) -> URL:
    """`sslmode` is libpq's word, given by every hosting panel; asyncpg calls it `ssl`."""
    if "sslmode" not in url.query:
        return url
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": url.query["sslmode"]})


def check_programme(value: str) -> str:
    if value in available():
        return value
    try:
        path = Path(value).expanduser().absolute()
        found = path.is_file()
    except (OSError, RuntimeError):
        found = False
    if not found:
        raise refused("setting-programme")
    return str(path)


def check_coordinators(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    words = [word for word in re.split(r"[\s,;]+", value) if word]
    if not all(re.fullmatch(r"[0-9]{1,18}", word) and int(word) for word in words):
        raise refused("setting-coordinators")
    return frozenset(map(int, words))


def check_zone(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value not in available_timezones():
        raise refused("setting-timezone")
    return ZoneInfo(value)


def check_port(value: Any) -> Any:
    if isinstance(value, str) and not (re.fullmatch(r"[0-9]{1,5}", value) and int(value) <= 65_535):
        raise refused("setting-port")
    return value


def check_webhook_url(value: str) -> str:
    parts = _address(value, ("http", "https"), "setting-webhook-url")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise refused("setting-webhook-url")
    return value


def check_webhook_secret(value: SecretStr) -> SecretStr:
    if not SECRET.fullmatch(value.get_secret_value()):
        raise refused("setting-webhook-secret")
    return value


def check_webhook_path(value: str) -> str:
    if not re.fullmatch(r"/[A-Za-z0-9._~/-]*", value):
        raise refused("setting-webhook-path")
    return value


def check_log_level(value: Any) -> Any:
    level = value.upper() if isinstance(value, str) else value
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise refused("setting-log-level")
    return level


def default_database(data_dir: Path) -> SecretStr:
    url = URL.create("sqlite", database=str(data_dir / "rezerv.db"))
    return SecretStr(url.render_as_string(hide_password=False))
