# What people type. Each command says what it does and what to do next; all of it can be done by hand (see README.md).
.DEFAULT_GOAL := help
.PHONY: help site serve check papers schemas quick test lint pictures lighthouse measures relevance bench bench-against lock vendor licences bill clean
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
# These share a host and a browser with the tests.
pictures lighthouse measures relevance bench bench-against: export PYTHONPATH := tests

help: ## what you can type
	@echo "make site        check every entry and build the site into site/"
	@echo "make serve       see the site while you write, at http://127.0.0.1:8000/"
	@echo "make check       check every entry, and build nothing"
	@echo "make papers      make the documents of every entry: PDF, Word and more (the next ‘make site’ puts them on the site)"
	@echo "make schemas     make the files for editors and forms again, after a change of criteria.yml"
	@echo "make quick       run the tests that need no browser and build no whole site (under a minute)"
	@echo "make test        install what the tests need (browsers and LibreOffice too) and run all of them"
	@echo "make lint        check the code, the site’s scripts, its pages, the workflows and the packages (needs Node and Java)"
	@echo "make pictures    take a picture of every kind of page, at three widths, in light and dark"
	@echo "make lighthouse  measure three pages with Lighthouse as a phone meets them (needs Node)"
	@echo "make measures    measure how soon an entry and the lists are read, and what they take on paper, against their limits"
	@echo "make relevance   see how soon search finds what people look for"
	@echo "make bench       measure building, checking, serving and finding against their limits (some minutes; QUICK=1 leaves out ten thousand entries)"
	@echo "make bench-against COMMIT=main  build a thousand entries in turn with another commit, and tell the ratios"
	@echo "make lock        renew the locked requirements"
	@echo "make vendor      make the modules of the page of the form again, after a change of scripts/dev/vendor/package-lock.json (needs Node)"
	@echo "make licences    write LICENCES.md again, after a change of what is locked"
	@echo "make bill        list what the site was built with, in site/, for those who look for known faults"

$(VENV)/.site: requirements.txt pyproject.toml scripts/dev/venv.sh
	@sh scripts/dev/venv.sh $(VENV) requirements.txt
	@touch $@

$(VENV)/.papers: requirements-papers.txt pyproject.toml scripts/dev/venv.sh
	@sh scripts/dev/venv.sh $(VENV) requirements-papers.txt
	@touch $(VENV)/.site $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml scripts/dev/venv.sh
	@sh scripts/dev/venv.sh $(VENV) requirements-dev.txt
	@touch $(VENV)/.site $(VENV)/.papers $@

site: $(VENV)/.site
	@echo "Checking every entry and building the site into site/ …"
	@$(BIN)/showcase build --strict
	@echo "Done. Next: 'make serve' shows it at http://127.0.0.1:8000/, or copy site/ to any web host."

serve: $(VENV)/.site
	@echo "Checking every entry and building the site …"
	@$(BIN)/showcase serve

check: $(VENV)/.site
	@echo "Checking every entry …"
	@$(BIN)/showcase check
	@echo "Next: 'make site' builds the site."

papers: $(VENV)/.papers
	@echo "Making what is new of the documents of every entry …"
	@$(BIN)/showcase papers

schemas: $(VENV)/.site
	@$(BIN)/showcase schema

quick: $(VENV)/.dev
	@echo "Running the quick tests …"
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow"
	@echo "All quick tests passed. Next: 'make test' runs the others too."

# What validates data draws in packages that nothing else needs, so it has an environment of its own.
.cache/data/.made: requirements-data.txt scripts/dev/venv.sh
	@sh scripts/dev/venv.sh .cache/data requirements-data.txt
	@touch $@

test: $(VENV)/.dev .cache/data/.made
	@echo "Looking for browsers and an office, then running every test (some minutes) …"
	@sh scripts/dev/browser.sh $(BIN) every
	@sh scripts/dev/office.sh
	@$(BIN)/python -m pytest -n auto --dist worksteal
	@echo "All tests passed. Next: 'make lint' checks the code itself."

lint: $(VENV)/.dev
	@echo "Checking style, types and structure …"
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@sh scripts/dev/lint.sh $(BIN)
	@echo "Nothing to mend. Next: 'make test' runs the tests."

pictures: $(VENV)/.dev
	@echo "Building the site and taking pictures of it (a minute or two) …"
	@sh scripts/dev/browser.sh $(BIN)
	@$(BIN)/python scripts/dev/pictures.py $(if $(REPOSITORY),--repository)

lighthouse: $(VENV)/.dev
	@echo "Building the site and measuring three pages with Lighthouse (a minute or two) …"
	@sh scripts/dev/browser.sh $(BIN)
	@sh scripts/dev/lighthouse.sh $(BIN)
	@echo "100 is the best. Next: 'make pictures' shows how the pages look."

measures: $(VENV)/.dev
	@echo "Building the site and measuring its pages (a few seconds) …"
	@sh scripts/dev/browser.sh $(BIN)
	@$(BIN)/python scripts/dev/measures.py $(ENTRY)
	@echo "Every limit is kept. They are in tests/cases/measures.yml."

relevance: $(VENV)/.dev
	@echo "Building the site and asking its search what visitors would (half a minute) …"
	@sh scripts/dev/browser.sh $(BIN)
	@$(BIN)/python scripts/dev/relevance.py
	@echo "The queries are in tests/cases/search/queries.yml. 1 is the best, and the tests ask for 0.85."

bench: $(VENV)/.dev
	@echo "Measuring every figure of bench/limits.yml (some minutes, in which the machine should have nothing else to do) …"
	@$(if $(QUICK),:,sh scripts/dev/browser.sh $(BIN))
	@$(BIN)/python bench/run.py $(if $(QUICK),--quick)

bench-against: $(VENV)/.dev
	@test -n "$(COMMIT)" || { echo "Name the other commit: make bench-against COMMIT=main"; exit 1; }
	@echo "Building a thousand entries here and as of $(COMMIT), in turn (some minutes) …"
	@$(BIN)/python bench/against.py $(COMMIT)

lock: $(VENV)/.dev
	@echo "Renewing the locked requirements …"
	@for name in requirements requirements-papers requirements-dev requirements-bill requirements-data; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $$name.in -o $$name.txt --upgrade; \
	done
	@echo "Done. Next: 'make licences' and 'make test', then commit what changed."

vendor:
	@sh scripts/dev/npm.sh scripts/dev/vendor
	@node scripts/dev/vendor/bundle.mjs overrides/assets/form/vendor

licences: $(VENV)/.dev
	@$(BIN)/python scripts/dev/licences.py

# The tool has an environment of its own, so that it does not list itself.
bill: $(VENV)/.site
	@sh scripts/dev/venv.sh .cache/bill requirements-bill.txt
	@.cache/bill/bin/cyclonedx-py environment --output-reproducible --spec-version 1.6 --output-format JSON -o site/bill-of-materials.cdx.json $(VENV)
	@echo "It is site/bill-of-materials.cdx.json."

clean:
	@rm -rf $(VENV) .cache site .site-* pictures report scripts/dev/*/node_modules bench/.work bench/last.json
	@echo "Removed what can be made again."
