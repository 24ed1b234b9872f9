#!/bin/sh
# The measurements of bench/, one after the other; a name or several runs only those.
set -eu
cd "$(dirname "$0")/.."

if [ $# -eq 0 ]; then
    set -- updates growth export broadcast reminders
fi
for name in "$@"; do
    printf '%s\n' "— bench/$name.py"
    .venv/bin/python -m "bench.$name"
done
