#!/bin/sh
# The tests of the chat page in Debian's chromium, which is installed when missing.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

command -v chromium >/dev/null || install_packages chromium ||
    fail "Нет браузера. Установите его: apt-get install chromium — и повторите команду"
RZ_BROWSER=1 exec .venv/bin/python -m pytest -m browser "$@"
