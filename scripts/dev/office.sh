#!/bin/sh
# Makes sure that there is LibreOffice Writer, in which the tests open Word documents: office.sh
set -eu
for name in soffice libreoffice; do
  ! command -v "$name" >/dev/null || exit 0
done

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo

install() { # what Debian and Ubuntu have; false elsewhere
  command -v apt-get >/dev/null && { [ -z "$as_root" ] || command -v sudo >/dev/null; } || return 1
  $as_root apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y --no-install-recommends "$@" >/dev/null
}

echo "Installing LibreOffice Writer for the tests …"
# Ubuntu parts the package in another way.
if ! install libreoffice-writer-nogui && ! install libreoffice-writer; then
  echo "LibreOffice could not be installed. Install its Writer by hand, then run the tests again." >&2
  exit 1
fi
