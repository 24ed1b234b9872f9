#!/bin/sh
# Makes .venv and installs the pinned libraries: `setup.sh` to run the bot, `setup.sh dev` to work on it as well.
# What is there already is kept, so that a second start takes no time; what was left half-made is made anew.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

lock=requirements.lock
if [ "${1:-run}" = dev ]; then lock=requirements-dev.lock; fi

venv_works() {
    [ "$(cat .venv/.home 2>/dev/null)" = "$PWD" ] && .venv/bin/python -c 'import pip' >/dev/null 2>&1
}

find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then return; fi
    done
    fail "Нужен Python 3.11 или новее. На Debian: apt-get install python3"
}

make_venv() {
    rm -rf .venv
    "$python" -m venv .venv >/dev/null 2>&1 && .venv/bin/python -c 'import pip' 2>/dev/null
}

new_venv() {
    find_python
    say "Готовлю окружение .venv…"
    if ! make_venv; then
        # Debian keeps ensurepip in a package of its own.
        install_packages python3-venv || true
        make_venv || fail "Нет модуля venv. Установите его: apt-get install python3-venv — и повторите команду"
    fi
    printf '%s\n' "$PWD" >.venv/.home
}

install_libraries() {
    say "Ставлю библиотеки из $lock (минута-другая)…"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$lock" ||
        fail "Библиотеки не установились. Проверьте доступ в интернет и повторите команду"
}

# The project is imported from where it lies: editing a text or a programme takes effect at the next start.
install_project() {
    .venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' >.venv/.purelib
    printf '%s\n' "$PWD" >"$(cat .venv/.purelib)/rezerv.pth"
    printf '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m bot "$@"\n' >.venv/bin/rezerv
    chmod +x .venv/bin/rezerv
}

# `make run` and `make test` started at once must not install into one folder side by side.
exec 9>.venv.lock
if command -v flock >/dev/null; then flock 9; fi

venv_works || new_venv
stamp=".venv/.installed-$lock"
key=$(sha256sum <"$lock")
if [ "$(cat "$stamp" 2>/dev/null)" != "$key" ]; then
    install_libraries
    install_project
    printf '%s\n' "$key" >"$stamp"
fi
