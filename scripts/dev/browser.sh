#!/bin/sh
# Makes sure that the tests have a browser and what drives it: browser.sh FOLDER-OF-PLAYWRIGHT
set -eu
bin=$1

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo

install() { # what Debian and Ubuntu have; false elsewhere
  command -v apt-get >/dev/null && { [ -z "$as_root" ] || command -v sudo >/dev/null; } || return 1
  $as_root apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y "$1" >/dev/null
}

found() {
  for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
    ! command -v "$name" >/dev/null || return 0
  done
  return 1
}

# A bare Debian lacks a library that the driver needs.
if ! "$bin/playwright" --version >/dev/null 2>&1; then
  echo "Installing what the tests need to drive a browser …"
  install libatomic1 || true
fi
if ! found; then
  echo "Installing Chromium for the tests …"
  if ! install chromium-headless-shell && ! install chromium; then
    echo "Installing a browser of the tests’ own …"
    if ! "$bin/playwright" install chromium; then
      echo "No browser could be installed. Install Chromium or Chrome by hand, then run the tests again." >&2
      exit 1
    fi
  fi
fi
