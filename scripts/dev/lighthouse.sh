#!/bin/sh
# Measures three pages with Lighthouse as a phone meets them: lighthouse.sh FOLDER-OF-PYTHON
set -eu
bin=$1
lighthouse=lighthouse@12.8.2  # the newest that runs with every Node from 18.16

for name in node npx; do
  if ! command -v "$name" >/dev/null; then
    echo "Lighthouse needs Node 18.16 or newer, with npm; '$name' is not here. Install them (https://nodejs.org), then try again." >&2
    exit 1
  fi
done
CHROME_PATH=$("$bin/python" tests/support/browsing.py)
export CHROME_PATH

work=$(mktemp -d) server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
"$bin/python" -m mkdocs build --strict --quiet --site-dir "$work/site"
"$bin/python" tests/support/hosting.py "$work/site" >"$work/address" &
server=$!
while [ ! -s "$work/address" ]; do
  kill -0 "$server"
  sleep 0.1
done
address=$(cat "$work/address")

printf '%-32s %12s %14s %15s %6s\n' page performance accessibility 'best practices' search
for page in / /entries/ /entries/2025/quiet-nights/; do
  if ! npx --yes "$lighthouse" "${address%/}$page" --quiet --chrome-flags="--headless --no-sandbox" --output json \
    --output-path "$work/report.json" >"$work/said" 2>&1; then
    cat "$work/said" >&2
    echo "Lighthouse could not measure $page; what it said is above. The first time it must reach the npm registry." >&2
    exit 1
  fi
  # shellcheck disable=SC2016 # the signs belong to JavaScript
  node -e '
    const [, report, page] = process.argv, {categories} = require(report);
    const score = (name, width) => String(Math.round(categories[name].score * 100)).padStart(width);
    console.log(page.padEnd(32), score("performance", 12), score("accessibility", 14), score("best-practices", 15), score("seo", 6));
  ' "$work/report.json" "$page"
done
