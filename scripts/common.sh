# Shared by the scripts beside it; to be read in with `.`, not run.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Installs Debian packages if that takes no password. Says no with a status, so that the caller can name the way out.
install_packages() {
    command -v apt-get >/dev/null || return 1
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo -n"
        $as_root true 2>/dev/null || return 1
    fi
    say "Ставлю пакеты Debian: $*…"
    $as_root apt-get update -qq >&2 || say "Список пакетов не обновился, пробую по старому"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}
