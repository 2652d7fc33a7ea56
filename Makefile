.DEFAULT_GOAL := help
BIN := .venv/bin
STAMP := .venv/.ready
export QT_QPA_PLATFORM ?= offscreen

help: ## show these targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(STAMP): requirements.lock scripts/setup pyproject.toml
	@sh scripts/setup
	@touch $@

setup: $(STAMP) ## install everything that is needed

demo: $(STAMP) ## assemble the sample filings into out/demo
	$(BIN)/icpdesk demo --out out/demo

test: $(STAMP) ## run the tests
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "not slow and not frozen and not timed and not setup" --rules-out=build/rules.json --durations=12

test-slow: $(STAMP) ## run the long tests: kills, grids, corpora, whole processes
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "slow and not frozen and not timed" --rules-in=build/rules.json --demand-rules --durations=12

test-timed: $(STAMP) ## run the tests that assert seconds, one after the other
	$(BIN)/python -m pytest -q -m "timed"

ON_SYSTEMS = tests/systems tests/unit/test_sources.py tests/unit/papers/test_upload_folder.py tests/unit/base tests/unit/store tests/unit/batch
NOW = -m "not slow and not frozen and not timed and not setup"

test-windows: $(STAMP) ## run the tests of files, batch, store and commands on a simulated Windows
	$(BIN)/python -m pytest -p tests.support.systems.windows -q $(NOW) $(ON_SYSTEMS) tests/cli

test-macos: $(STAMP) ## run the tests of files, batch and store on a simulated macOS
	$(BIN)/python -m pytest -p tests.support.systems.macos -q $(NOW) $(ON_SYSTEMS)

test-setup: ## compile the setup for Windows and look into it (needs nsis and 7zip)
	$(BIN)/python -m pytest -q -m setup tests/unit/packaging

wheels: $(STAMP) ## ask the index whether every locked package has wheels for all systems (uses the network)
	$(BIN)/python scripts/wheels.py

lint: $(STAMP) ## style, types, import contracts, file sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/win32 -p icpdesk -p ui
	$(BIN)/mypy --platform darwin --no-warn-unreachable --cache-dir .mypy_cache/darwin -p icpdesk -p ui
	$(BIN)/lint-imports
	$(BIN)/python scripts/sizes.py

format: $(STAMP) ## format the code
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format -q .

bench: $(STAMP) ## measure all ratios and renew docs/benchmarks.md
	$(BIN)/python -m benchmarks --write

bench-all: freeze ## the same with the long cases, about an hour
	$(BIN)/python -m benchmarks --write --all

package: $(STAMP) ## build the frozen application, try it, pack it (dist/)
	$(BIN)/python packaging/build.py

freeze: $(STAMP) ## build the frozen application (dist/icpdesk)
	$(BIN)/python packaging/build.py freeze

test-frozen: $(STAMP) ## try the frozen application
	$(BIN)/python packaging/build.py try

fuzz: $(STAMP) ## throw damaged files at every reader for a minute each (make fuzz SECONDS=600)
	$(BIN)/python scripts/fuzz.py $(SECONDS)

screenshots: $(STAMP) ## renew the pictures of the guides from the real window
	ICPDESK_SCREENSHOTS=1 $(BIN)/python -m pytest -q -m "" tests/docs/test_screenshots.py tests/ui/test_newcomer.py tests/ui/test_first_papers_to_folder.py

run: $(STAMP) ## open the window
	env -u QT_QPA_PLATFORM $(BIN)/icpdesk gui

translations: $(STAMP) ## collect the window's strings, compile the Chinese ones
	$(BIN)/python scripts/translations.py

lock: ## renew requirements.lock (needs uv)
	uv pip compile -q --universal --python-version 3.11 --extra dev --extra keychain --extra cluster \
		--generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock

clean: ## remove what was built
	rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: help setup demo test test-slow test-timed test-windows test-macos test-setup wheels lint format bench bench-all package freeze test-frozen fuzz screenshots run translations lock clean
