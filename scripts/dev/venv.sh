#!/bin/sh
# Makes a virtual environment, installs locked requirements into it, and then this project itself, so that FOLDER/bin/showcase is there:
# venv.sh FOLDER REQUIREMENTS
set -eu
venv=$1 requirements=$2

python=
for candidate in python3 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "This needs Python 3.11 or newer. On Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2
  exit 1
fi

# Debian keeps the module that makes environments in a package of its own.
if [ ! -x "$venv/bin/pip" ] && ! "$python" -c 'import ensurepip' 2>/dev/null; then
  version=$("$python" -c 'import sys; print(f"{sys.version_info.major}.{sys.version_info.minor}")')
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  echo "Installing python$version-venv, which Python needs to make a virtual environment …"
  if ! command -v apt-get >/dev/null || ! { [ -z "$as_root" ] || command -v sudo >/dev/null; } ||
     ! { $as_root apt-get update -q >/dev/null && $as_root apt-get install -q -y "python$version-venv" >/dev/null; }; then
    echo "That did not work. Ask whoever looks after this computer to install python$version-venv, then try again." >&2
    exit 1
  fi
fi

if [ ! -x "$venv/bin/pip" ]; then
  echo "Making a virtual environment in $venv …"
  rm -rf "$venv"
  "$python" -m venv "$venv"
fi
echo "Installing what $requirements lists …"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
# From this folder and with what was just installed, so nothing is fetched that has no hash; a change of the code needs no new installing.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
