#!/bin/sh
# Installs what a folder's lock has from npm, unless it is there already: npm.sh FOLDER
set -eu
folder=$1

for name in node npm; do
  if ! command -v "$name" >/dev/null; then
    echo "This needs Node 18 or newer, with npm; '$name' is not here. Install them (https://nodejs.org), then try again." >&2
    exit 1
  fi
done
if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)'; then
  echo "This needs Node 18 or newer; this is $(node --version). Install a newer one (https://nodejs.org), then try again." >&2
  exit 1
fi
if [ ! -e "$folder/node_modules/.done" ] || [ "$folder/package-lock.json" -nt "$folder/node_modules/.done" ]; then
  # Without their scripts, of which one would fetch a Java.
  (cd "$folder" && npm ci --silent --ignore-scripts) || {
    echo "npm could not install what is in $folder/package-lock.json; the first time it must reach the npm registry." >&2
    exit 1
  }
  touch "$folder/node_modules/.done"
fi
