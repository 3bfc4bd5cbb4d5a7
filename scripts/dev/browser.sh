#!/bin/sh
# Makes sure that there is a browser and what drives it: browser.sh FOLDER-OF-PYTHON [every]
# With `every`, Firefox and WebKit as well, in which the tests look at the site too.
set -eu
bin=$1 which=${2:-one}

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo

install() { # what Debian and Ubuntu have; false elsewhere
  command -v apt-get >/dev/null && { [ -z "$as_root" ] || command -v sudo >/dev/null; } || return 1
  $as_root apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y "$@" >/dev/null
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

others() { # ends with false, and says what is missing, unless Firefox and WebKit can be driven
  "$bin/python" "$(dirname "$0")/../../tests/support/engines.py"
}

if [ "$which" = every ] && ! others 2>/dev/null; then
  echo "Installing Firefox and WebKit for the tests …"
  # Debian has the one, Ubuntu the other.
  command -v firefox-esr >/dev/null || command -v firefox >/dev/null || install firefox-esr || install firefox || true
  install webkit2gtk-driver xvfb || true
  if ! others; then
    echo "The tests look at the site in these too. Install what is missing by hand, then run them again." >&2
    exit 1
  fi
fi
