#!/bin/sh
# Every measurement in bench/, one after the other; a name or several runs only those.
set -eu
cd "$(dirname "$0")/.."

if [ $# -eq 0 ]; then
    for file in $(grep -l '__main__' bench/*.py); do set -- "$@" "$(basename "$file" .py)"; done
fi
for name in "$@"; do
    printf '%s\n' "— bench/$name.py"
    .venv/bin/python -m "bench.$name"
done
