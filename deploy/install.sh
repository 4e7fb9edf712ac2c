#!/bin/sh
# Installs interp from the folder of this script, beside a version that is there; then the new one takes its place. It
# uses no network; the checksum of every file is verified.
#
#   ./install.sh [--prefix DIR] [--python PYTHON] [--no-system] [--dry-run] [--service] [--unchecked] [--root DIR]
#
#   --prefix DIR   where to install, default /opt/interp: a link to DIR-VERSION; data is not touched
#   --python P     the Python to use, default python3; its version must be the bundle's
#   --no-system    do not install Debian packages
#   --dry-run      check the bundle and print what would be done
#   --service      also create the user, the data folder, the command interp and the systemd service, and start it; if one
#                  runs, back it up, check its folder, restart it, and go back to the old version if it does not get ready
#   --unchecked    take the new version's place also where its check of the data folder finds something
#   --root DIR     the folder above /etc, /usr/local and /var, for trials
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prefix=/opt/interp python=python3 system=yes dry= service= unchecked= root=
while [ $# -gt 0 ]; do
    case $1 in
    --prefix) prefix=$2; shift ;;
    --python) python=$2; shift ;;
    --no-system) system= ;;
    --dry-run) dry=--dry-run ;;
    --service) service=yes ;;
    --unchecked) unchecked=yes ;;
    --root) root=$2; shift ;;
    *) sed -n 's/^# \{0,1\}//p' "$0" | sed '/^set/,$d'; exit 2 ;;
    esac
    shift
done
units=$root/etc/systemd/system settings=$root/etc/interp backups=$root/var/backups/interp command=$root/usr/local/bin/interp

fail() { echo "install.sh: $*" >&2; exit 1; }
need_root() { [ "$(id -u)" = 0 ] || fail "$1 needs root: run it with sudo"; }
place() { sed "s|/opt/interp|$prefix|" "$here/deploy/$1" >"$2" && chmod "$3" "$2"; }

echo "== checking the bundle"
(cd "$here" && sha256sum --quiet --check SHA256SUMS) || fail "the bundle is damaged: copy it again"
. "$here/BUNDLE"
[ "$(uname -m)" = "$MACHINE" ] || fail "this bundle is for $MACHINE, this machine is $(uname -m)"

if [ -n "$system" ] && [ -d "$here/debs" ]; then
    set --
    for deb in "$here"/debs/*.deb; do
        name=$(dpkg-deb --field "$deb" Package)
        [ "$(dpkg-query -Wf '${db:Status-Status}' "$name" 2>/dev/null || true)" = installed ] || set -- "$@" "$deb"
    done
    echo "== system packages: $# missing"
    if [ $# -gt 0 ]; then
        need_root "installing system packages (or use --no-system)"
        # apt orders the installation; without sources it can use only the files given.
        DEBIAN_FRONTEND=noninteractive apt-get ${dry:+--simulate} --quiet --yes --no-install-recommends \
            -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/dev/null -o APT::Sandbox::User=root \
            install "$@"
    fi
fi

command -v "$python" >/dev/null || fail "no $python on this machine"
have=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
[ "$have" = "$PYTHON" ] || fail "this bundle is for Python $PYTHON, $python is $have: make one with PYTHON=python$have"
if [ -n "$dry" ]; then
    echo "== interp $INTERP would be installed in $prefix for Python $have"
    exit 0
fi

[ -z "$service" ] || need_root "--service"
if [ -d "$prefix" ] && [ ! -e "$prefix/pyvenv.cfg" ] && [ -n "$(ls -A "$prefix")" ]; then
    fail "$prefix is not empty and not an interp installation"
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

release=$prefix-$INTERP number=1
while [ -e "$release" ]; do number=$((number + 1)) && release=$prefix-$INTERP.$number; done
echo "== interp $INTERP in $release"
"$python" -m venv "$release" || fail "python3-venv is missing: leave out --no-system, or install it"
if ! "$release/bin/python" -m pip install --quiet --disable-pip-version-check --no-cache-dir \
    --no-index --no-deps --find-links "$here/wheels" --require-hashes --requirement "$here/wheels/wheels.lock" ||
    ! "$release/bin/interp" --version; then
    rm -rf "$release"
    fail "the packages could not be installed; nothing was changed"
fi

before= # the folder of the version that is there
switch_to() { # FOLDER: have the prefix lead there; a folder in its place, of a version before 0.11, is moved aside
    if [ -d "$prefix" ] && [ ! -L "$prefix" ]; then mv "$prefix" "$prefix-before" && before=$prefix-before; fi
    ln -s "$1" "$scratch/link" && mv -fT "$scratch/link" "$prefix"
}
if [ -L "$prefix" ]; then before=$(readlink -f "$prefix"); fi

if [ -z "$service" ]; then
    switch_to "$release"
    echo "== done. Next: $prefix/bin/interp demo --host 0.0.0.0, and read docs/operations.md"
    exit 0
fi

as_service() { # PROGRAM WORD…: run it as the service's user, with the service's settings
    sed "s|^program=[^ ]*|program=$1|; s|=/etc/interp|=$settings|" "$here/deploy/interp.sh" >"$scratch/command"
    shift
    sh "$scratch/command" "$@"
}

echo "== the service"
getent passwd interp >/dev/null || useradd --system --home-dir /var/lib/interp --shell /usr/sbin/nologin interp
install -d -m 0755 "$settings" "$units/interp.service.d" "$(dirname "$command")"
install -d -m 0700 "$backups" && chown interp:interp "$backups"
if [ ! -e "$settings/interp.env" ]; then
    install -m 0640 "$here/deploy/interp.env" "$settings/interp.env" && chown root:interp "$settings/interp.env"
fi
[ -e "$units/interp.service.d/site.conf" ] || install -m 0644 "$here/deploy/site.conf" "$units/interp.service.d/site.conf"

data=$(sed -n 's/^INTERP_DATA=//p' "$settings/interp.env" | tail -n 1)
data=${data:-$root/var/lib/interp}
database=$(sed -n 's/^INTERP_DATABASE=//p' "$settings/interp.env" | tail -n 1)
saved=
if [ -e "$prefix/bin/interp" ] && { [ -n "$database" ] || [ -e "$data/meetings.sqlite" ]; }; then
    echo "== a backup by the version that is there"
    saved=$backups/before-$INTERP-$(date +%Y%m%d-%H%M%S).zip
    # one of PostgreSQL that could not be tried is one all the same, and says so
    as_service "$prefix/bin/interp" backup "$saved" || { [ -n "$database" ] && [ -e "$saved" ]; } ||
        fail "no backup could be made, so nothing was changed"
    echo "== the check of $data by interp $INTERP"
    as_service "$release/bin/interp" check || [ -n "$unchecked" ] ||
        fail "the check found something, so nothing was changed: mend it, or give --unchecked"
fi

if [ -e "$units/interp.service" ]; then
    cp "$units/interp.service" "$scratch/unit"
    place interp.service "$scratch/new" 0644
    if ! cmp -s "$scratch/unit" "$scratch/new"; then
        cp "$scratch/unit" "$settings/interp.service.before"
        echo "The unit that was there is kept as $settings/interp.service.before; put changes of your own into" \
            "$units/interp.service.d/site.conf, which no installation touches."
    fi
fi
place interp.service "$units/interp.service" 0644
place interp.sh "$command" 0755
for each in interp-backup.service interp-backup.timer; do place "$each" "$units/$each" 0644; done

ready() { as_service "$release/bin/interp" ready --wait "${1:-120}"; }
start() { systemctl daemon-reload && systemctl enable interp.service && systemctl restart interp.service; }

go_back() {
    [ -n "$before" ] || fail "the service does not get ready; see: journalctl -u interp"
    echo "== the new version does not get ready: back to $before"
    systemctl stop interp.service || true
    if [ "$before" = "$prefix-before" ]; then rm "$prefix" && mv "$before" "$prefix"; else switch_to "$before"; fi
    if [ -e "$scratch/unit" ]; then cp "$scratch/unit" "$units/interp.service"; fi
    # Where the old version cannot read what the new one migrated, it gets what was backed up before that.
    whole=$(find "$data/backups" -name 'before-*.zip' -newer "$scratch/switched" 2>/dev/null | sort | tail -n 1)
    if as_service "$prefix/bin/interp" meeting list >/dev/null 2>&1; then
        whole=
    elif [ -n "$database" ]; then
        as_service "$prefix/bin/interp" restore --replace "$saved"
        whole=
    fi
    if [ -n "$whole" ]; then
        aside=$data/replaced-$(date +%Y%m%d-%H%M%S)
        mkdir "$aside"
        find "$data" -maxdepth 1 -name '*.sqlite*' -exec mv {} "$aside/" \;
        chown -R --reference="$data" "$aside" && chmod 0700 "$aside"
        as_service "$prefix/bin/interp" restore "$whole"
    fi
    start || true
    ready || fail "neither version gets ready; see: journalctl -u interp"
    fail "interp $INTERP did not get ready, and the version before it serves again; see: journalctl -u interp"
}

touch "$scratch/switched"
switch_to "$release"
start || true
ready || go_back
for each in "$prefix"-*; do
    case $each in "$release" | "$before") ;; *) [ ! -e "$each/pyvenv.cfg" ] || rm -rf "$each" ;; esac
done
systemctl enable --now interp-backup.timer
systemctl --no-pager --lines 5 status interp.service
echo "== done. Next: interp user add NAME, and read docs/operations.md"
