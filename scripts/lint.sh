#!/bin/sh
# Every check, even after one has failed: all that is wrong is seen at once.
set -u
cd "$(dirname "$0")/.."
status=0

check() {
    printf '%s\n' "— $*"
    "$@" || status=1
}

check .venv/bin/python -m ruff check .
check .venv/bin/python -m ruff format --check .
check .venv/bin/python -m mypy
check .venv/bin/lint-imports
exit $status
