"""Settings: what is taken, how a wrong value is refused, and that nothing secret shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.settings import Settings, SettingsError, load_settings
from locales.texts import Catalogue

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
SECRET_VALUES = {
    "BOT_TOKEN": TOKEN,
    "PROXY_URL": "socks5://login:hidden-proxy@proxy.example:1080",
    "DATABASE_URL": "postgresql://login:hidden-base@base.example/rezerv",
    "WEBHOOK_SECRET": "hidden-webhook",
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine or of the project's own `.env` reaches a test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def loaded(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def refusal(monkeypatch: pytest.MonkeyPatch, **values: str) -> tuple[str, str]:
    with pytest.raises(SettingsError) as raised:
        loaded(monkeypatch, **values)
    return raised.value.variable, raised.value.text.key


def test_settings_have_a_default_for_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = loaded(monkeypatch)
    assert (found.data_dir, found.files_dir) == (tmp_path / "data", tmp_path / "data" / "files")
    assert found.database_url.get_secret_value() == f"sqlite+aiosqlite:///{tmp_path}/data/rezerv.db"
    assert (found.programme, found.sandbox_port, found.log_level) == ("ketchenery", 8080, "INFO")
    assert (found.bot_token, found.webhook_url, found.timezone, found.coordinators) == (None, None, None, frozenset())


def test_settings_take_an_empty_value_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = {name.upper(): "" for name in Settings.model_fields}
    assert loaded(monkeypatch, **empty) == load_settings()
    assert loaded(monkeypatch, BOT_TOKEN=" \t", TIMEZONE=" ").bot_token is None


def test_settings_are_read_from_the_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = f"\ufeff# токен\nBOT_TOKEN='{TOKEN}'\nLOG_LEVEL=debug\nSANDBOX_PORT=9000\nUNKNOWN=1\n"
    (tmp_path / ".env").write_text(lines, encoding="utf-8")
    found = loaded(monkeypatch, SANDBOX_PORT="9001")
    assert found.bot_token is not None
    assert found.bot_token.get_secret_value() == TOKEN
    assert (found.log_level, found.sandbox_port) == ("DEBUG", 9001)


def test_settings_name_an_unreadable_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("PROGRAMME=Кетченеры".encode("cp1251"))
    assert refusal(monkeypatch) == (".env", "setting-env-file")


@pytest.mark.parametrize(
    ("given_url", "used"),
    [
        ("sqlite:////srv/rezerv.db", "sqlite+aiosqlite:////srv/rezerv.db"),
        ("sqlite+aiosqlite:////srv/rezerv.db", "sqlite+aiosqlite:////srv/rezerv.db"),
        ("postgres://u@h/b", "postgresql+asyncpg://u@h/b"),
        ("postgresql://u:p%40@h:5433/b", "postgresql+asyncpg://u:p%40@h:5433/b"),
        ("postgresql+asyncpg://h/b", "postgresql+asyncpg://h/b"),
        ("postgresql://h/b?sslmode=require", "postgresql+asyncpg://h/b?ssl=require"),
        (" postgresql://h/b\n", "postgresql+asyncpg://h/b"),
    ],
)
def test_database_url_gets_the_asynchronous_driver(monkeypatch: pytest.MonkeyPatch, given_url: str, used: str) -> None:
    assert loaded(monkeypatch, DATABASE_URL=given_url).database_url.get_secret_value() == used


def test_database_url_of_sqlite_becomes_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = loaded(monkeypatch, DATABASE_URL="sqlite:///here.db").database_url.get_secret_value()
    assert found == f"sqlite+aiosqlite:///{tmp_path}/here.db"


@pytest.mark.parametrize("folder", ["a?b", "a#b", "a%20b", "a b", "данные"])
def test_data_dir_may_have_any_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str) -> None:
    from sqlalchemy import make_url

    url = make_url(loaded(monkeypatch, DATA_DIR=folder).database_url.get_secret_value())
    assert url.database == str(tmp_path / folder / "rezerv.db")


def test_coordinators_are_separated_as_people_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, COORDINATORS=" 1, 22;333 4\n").coordinators == frozenset({1, 22, 333, 4})


def test_timezone_is_a_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, TIMEZONE="Asia/Omsk").timezone == ZoneInfo("Asia/Omsk")


def test_programme_may_be_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("key: ours")
    assert loaded(monkeypatch, PROGRAMME="ours.yaml").programme == str(tmp_path / "ours.yaml")


def test_another_server_takes_its_own_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    found = loaded(monkeypatch, TELEGRAM_API_URL="http://127.0.0.1:8080/", BOT_TOKEN="1:x")
    assert found.telegram_api_url == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    ("address", "path", "listens_at"),
    [
        ("https://bot.example/hook", None, "/hook"),
        ("https://bot.example", None, "/"),
        ("https://bot.example/hook", "/inner", "/inner"),
        ("http://127.0.0.1:8081/x", None, "/x"),
        ("http://localhost:8081/x", None, "/x"),
    ],
)
def test_webhook_listens_where_it_is_called(
    monkeypatch: pytest.MonkeyPatch, address: str, path: str | None, listens_at: str
) -> None:
    found = loaded(monkeypatch, WEBHOOK_URL=address, WEBHOOK_SECRET="s", WEBHOOK_PATH=path or "")
    assert found.listen_path == listens_at


@pytest.mark.parametrize(
    ("variable", "value", "key"),
    [
        ("BOT_TOKEN", "123:short", "setting-token"),
        ("BOT_TOKEN", f"{TOKEN} {TOKEN}", "setting-token"),
        ("TELEGRAM_API_URL", "api.example", "setting-api-url"),
        ("TELEGRAM_API_URL", "https://api.example/?x=1", "setting-api-url"),
        ("PROXY_URL", "ftp://proxy.example:21", "setting-proxy-url"),
        ("PROXY_URL", "https://proxy.example:3128", "setting-proxy-url"),
        ("PROXY_URL", "socks5://proxy.example", "setting-proxy-url"),
        ("PROXY_URL", "http://proxy.example:99999", "setting-proxy-url"),
        ("DATABASE_URL", "mysql://h/b", "setting-database-url"),
        ("DATABASE_URL", "postgresql+psycopg://h/b", "setting-database-url"),
        ("DATABASE_URL", "sqlite://", "setting-database-url"),
        ("DATABASE_URL", "sqlite:///:memory:", "setting-database-url"),
        ("DATABASE_URL", "postgresql://h:port/b", "setting-database-url"),
        ("DATABASE_URL", "rezerv.db", "setting-database-url"),
        ("DATA_DIR", "taken", "setting-folder"),
        ("DATA_DIR", "taken/below", "setting-folder"),
        ("DATA_DIR", "~nobody-of-that-name/data", "setting-folder"),
        ("DATA_DIR", "a" * 300, "setting-folder"),
        ("DATABASE_URL", "sqlite:///~nobody-of-that-name/x.db", "setting-database-url"),
        ("PROGRAMME", "~nobody-of-that-name/x.yaml", "setting-programme"),
        ("PROGRAMME", "a" * 300, "setting-programme"),
        ("PROGRAMME", "atlantis", "setting-programme"),
        ("PROGRAMME", "no/such.yaml", "setting-programme"),
        ("COORDINATORS", "@ivanov", "setting-coordinators"),
        ("COORDINATORS", "-5", "setting-coordinators"),
        ("COORDINATORS", "0", "setting-coordinators"),
        ("SANDBOX_PORT", "65536", "setting-port"),
        ("SANDBOX_PORT", "80.5", "setting-port"),
        ("WEBHOOK_PORT", "-1", "setting-port"),
        ("TIMEZONE", "Moscow", "setting-timezone"),
        ("TIMEZONE", "../etc/passwd", "setting-timezone"),
        ("LOG_LEVEL", "verbose", "setting-log-level"),
        ("WEBHOOK_URL", "http://bot.example/", "setting-webhook-url"),
        ("WEBHOOK_URL", "bot.example", "setting-webhook-url"),
        ("WEBHOOK_SECRET", "с пробелом", "setting-webhook-secret"),
        ("WEBHOOK_SECRET", "a" * 257, "setting-webhook-secret"),
        ("WEBHOOK_PATH", "hook", "setting-webhook-path"),
        ("WEBHOOK_PATH", "/{any}", "setting-webhook-path"),
    ],
)
def test_settings_refuse_a_wrong_value_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, value: str, key: str
) -> None:
    (tmp_path / "taken").touch()
    assert refusal(monkeypatch, **{variable: value}) == (variable, key)


def test_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    found = refusal(monkeypatch, WEBHOOK_URL="https://bot.example/")
    assert found == ("WEBHOOK_SECRET", "setting-webhook-secret-missing")


def test_settings_show_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    found = loaded(monkeypatch, **SECRET_VALUES)
    shown = f"{found!r} {found} {found.model_dump()} {found.model_dump_json()}"
    assert [word for word in (TOKEN, "hidden-proxy", "hidden-base", "hidden-webhook") if word in shown] == []


@cache
def catalogue_of_all() -> Catalogue:
    return Catalogue.load()


VARIABLES = sorted(name.upper() for name in Settings.model_fields)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(variable=st.sampled_from(VARIABLES), value=WORDS)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_settings_refuse_anything_with_words_of_every_language(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    """Whatever is typed is either taken or refused in words, and the refusal does not quote it."""
    catalogue = catalogue_of_all()
    with monkeypatch.context() as patch:
        patch.setenv(variable, value)
        try:
            load_settings()
        except SettingsError as error:
            lines = {catalogue[language].resolve(error.text, plain=True) for language in catalogue.languages}
            assert len(lines) == len(catalogue.languages)
            assert error.variable in {variable, "WEBHOOK_SECRET"}  # noqa: PT017
