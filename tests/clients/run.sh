#!/usr/bin/env bash
# Starts the clients that nobody here wrote, against what is built here. What they need comes from apt,
# and from PyPI into target/clients; a client whose surroundings are missing is left out, and named.
#
# Another client: a script in this folder, and a line at the end with what pip installs for it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."

export PYTHONDONTWRITEBYTECODE=1
venv=$PWD/target/clients/venv
python=/usr/bin/python3 # apt's module for Python is for this one alone.

left_out() {
    printf '== %s is left out: %s\n' "$1" "$2"
}

# client SCRIPT REQUIREMENT...
client() {
    local script=$1
    shift
    printf '== %s (%ss so far)\n' "$script" "$SECONDS"
    "$venv/bin/pip" install --quiet "$@"
    "$venv/bin/python" "$here/$script"
}

has_apt=
if command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
    has_apt=1
    # Python's, and those that charmcraft installs for its plugin `rust`.
    packages=(python3 python3-apt python3-venv curl findutils gcc git pkg-config)
    if ! dpkg --status "${packages[@]}" >/dev/null 2>&1; then
        apt-get update --quiet
        DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes "${packages[@]}"
    fi
fi
if ! "$python" -c 'import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    left_out "every client" "$python is not Python 3.10 or later with venv"
    exit
fi
[[ -x $venv/bin/pip ]] || "$python" -m venv --system-site-packages "$venv"

client jubilant_client.py 'jubilant==1.*'
client ops_harness.py 'ops[testing]==3.9.*'
if [[ $has_apt ]]; then
    client packing.py 'charmcraft==4.5.*' 'cryptography>=44' 'pyopenssl>=25' 'jjx==0.5.*'
else
    left_out packing.py 'charmcraft packs on this machine only with apt-get, as root'
fi
