#!/bin/sh
# Makes sure that the tests have a browser: browser.sh FOLDER-OF-PLAYWRIGHT
set -eu
bin=$1

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null; then
    exit 0
  fi
done
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
if command -v apt-get >/dev/null && { [ -z "$as_root" ] || command -v sudo >/dev/null; }; then
  echo "Installing Chromium for the tests …"
  if $as_root apt-get update -q >/dev/null && $as_root apt-get install -q -y chromium >/dev/null; then
    exit 0
  fi
fi
echo "Installing a browser of the tests’ own …"
if ! "$bin/playwright" install chromium; then
  echo "No browser could be installed. Install Chromium or Chrome by hand, then run the tests again." >&2
  exit 1
fi
