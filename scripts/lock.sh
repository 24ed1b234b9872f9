#!/bin/sh
# Writes the locks anew from pyproject.toml; arguments go to uv, such as --upgrade.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

command -v uv >/dev/null || fail "Нужна программа uv: pip install uv"

compile() {
    lock=$1
    shift
    # No addresses in a lock: it must serve whichever package index the machine is set up for.
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links --no-annotate --quiet -o "$lock" "$@"
}

compile requirements.lock "$@"
# The runtime's versions are the tests' versions.
compile requirements-dev.lock --extra dev --constraint requirements.lock "$@"
