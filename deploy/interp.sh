#!/bin/sh
# The command interp beside the service: it runs as the service's user, with the service's folder and the settings of
# /etc/interp/interp.env; what the caller sets itself goes before these. install.sh writes it to /usr/local/bin/interp.
set -eu
program=/opt/interp/bin/interp user=interp data=/var/lib/interp settings=/etc/interp/interp.env

fail() { echo "interp: $*" >&2; exit 1; }

if [ "$(id -u)" != 0 ] && [ "$(id -un)" != "$user" ]; then
    ! command -v sudo >/dev/null || exec sudo -- "$0" "$@"
    ! { [ -t 0 ] && command -v su >/dev/null; } || exec su root -c 'exec "$0" "$@"' -- "$0" "$@"
    fail "this command runs as the user $user: become root first, or have sudo installed"
fi
[ -x "$program" ] || fail "there is no $program: run install.sh again"

if [ -r "$settings" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
        name=${line%%=*} value=${line#*=}
        case $name in "$line" | INTERP_*[!A-Z_]*) continue ;; INTERP_?*) ;; *) continue ;; esac
        case $value in \"*\" | \'*\') value=${value#?} value=${value%?} ;; esac
        eval "[ -n \"\${$name+set}\" ]" || export "$name=$value"
    done <"$settings"
fi
export INTERP_DATA="${INTERP_DATA:-$data}" HOME="$data"

[ "$(id -u)" = 0 ] || exec "$program" "$@"
if command -v runuser >/dev/null; then
    as_user() { runuser -u "$user" -- "$@"; }
elif command -v su >/dev/null; then
    as_user() { su -s /bin/sh "$user" -c 'exec "$0" "$@"' -- "$@"; }
else
    fail "neither runuser nor su is on this machine: run it as the user $user"
fi

# A file that only root can read is given as a copy, which is removed afterwards.
scratch= number=0 status=0
umask 077
for each; do
    shift
    if [ -f "$each" ] && ! as_user test -r "$each"; then
        [ -n "$scratch" ] || { scratch=$(mktemp -d) && trap 'rm -rf "$scratch"' EXIT; }
        number=$((number + 1)) && mkdir "$scratch/$number" && cp "$each" "$scratch/$number/"
        each=$scratch/$number/$(basename "$each") && chown -R "$user" "$scratch"
    fi
    set -- "$@" "$each"
done
as_user "$program" "$@" || status=$?
exit $status
