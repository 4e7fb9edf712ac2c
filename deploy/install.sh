#!/bin/sh
# Installs interp from the folder of this script. It uses no network; the checksum of every file is verified.
#
#   ./install.sh [--prefix DIR] [--python PYTHON] [--no-system] [--dry-run] [--service]
#
#   --prefix DIR   where to install, default /opt/interp; an earlier interp there is replaced, data is not touched
#   --python P     the Python to use, default python3; its version must be the bundle's
#   --no-system    do not install Debian packages
#   --dry-run      check the bundle and print what would be done
#   --service      also create the user, the data folder, the command interp and the systemd service, and start it
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prefix=/opt/interp python=python3 system=yes dry= service=
while [ $# -gt 0 ]; do
    case $1 in
    --prefix) prefix=$2; shift ;;
    --python) python=$2; shift ;;
    --no-system) system= ;;
    --dry-run) dry=--dry-run ;;
    --service) service=yes ;;
    *) sed -n 's/^# \{0,1\}//p' "$0" | sed 1d | sed '/^set/,$d'; exit 2 ;;
    esac
    shift
done

fail() { echo "install.sh: $*" >&2; exit 1; }
need_root() { [ "$(id -u)" = 0 ] || fail "$1 needs root: run it with sudo"; }

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

echo "== interp $INTERP in $prefix"
[ -z "$service" ] || need_root "--service"
if [ -e "$prefix" ] && [ ! -e "$prefix/pyvenv.cfg" ] && [ -n "$(ls -A "$prefix")" ]; then
    fail "$prefix is not empty and not an interp installation"
fi
"$python" -m venv --clear "$prefix" || fail "python3-venv is missing: leave out --no-system, or install it"
"$prefix/bin/python" -m pip install --quiet --disable-pip-version-check --no-cache-dir \
    --no-index --no-deps --find-links "$here/wheels" --require-hashes --requirement "$here/wheels/wheels.lock"
"$prefix/bin/interp" --version

if [ -n "$service" ]; then
    echo "== the service"
    getent passwd interp >/dev/null || useradd --system --home-dir /var/lib/interp --shell /usr/sbin/nologin interp
    install -d -m 0755 /etc/interp /usr/local/bin
    install -d -m 0700 -o interp -g interp /var/backups/interp
    sed "s|/opt/interp|$prefix|" "$here/deploy/interp.sh" >/usr/local/bin/interp
    chmod 0755 /usr/local/bin/interp
    [ -e /etc/interp/interp.env ] || install -m 0640 -g interp "$here/deploy/interp.env" /etc/interp/interp.env
    sed "s|/opt/interp|$prefix|" "$here/deploy/interp.service" >/etc/systemd/system/interp.service
    systemctl daemon-reload
    systemctl enable --now interp.service
    systemctl --no-pager --lines 5 status interp.service
fi

if [ -n "$service" ]; then next="interp user add NAME"; else next="$prefix/bin/interp demo --host 0.0.0.0"; fi
echo "== done. Next: $next, and read operations.md"
