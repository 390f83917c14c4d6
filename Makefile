# `make site` and `make test` do all the set-up themselves; everything they install stays in this folder.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site serve check summary axe pack story editor test bench lock clean

site: .venv/site.done editor ## the site, its feeds and its packs, in site/
	$(BIN)/scf build
	@$(BIN)/scf schema

serve: .venv/site.done ## the site while you write, at http://127.0.0.1:8000
	@$(BIN)/scf schema
	$(BIN)/scf serve

check: .venv/site.done ## what is wrong with the texts; with ARGS=--changed, with yours alone
	$(BIN)/scf check $(ARGS)

summary: .venv/site.done ## the same of your texts, as a pull request shows it
	@$(BIN)/scf check --changed --format json | $(BIN)/python -m scripts.hosted.summary

axe: site .venv/test.done ## whether the pages of your texts can be used by all, in a real browser
	$(BIN)/python tests/install.py chromium
	$(BIN)/python -m tests.browser.changed_pages

# Answers to a form reach the two below in the environment, which no shell reads as its own words.
pack: .venv/site.done ## a pack to print: make pack themes="Homeshare, Circle" editions="large-print, docx" length=24
	@$(BIN)/python -m scripts.hosted.pack

story: .venv/site.done ## a text from the form "Tell us your story": make story ISSUE=issue.md
	@$(BIN)/scf new --from-issue "$$ISSUE"

EDITOR := plugins/socialcarefuture/editor
editor: ## what the editor in the browser runs, where npm is; the site is built without it too
	@if ! command -v npm >/dev/null; then echo "No editor in the browser: it needs Node.js, and npm is not here."; \
	elif [ ! $(EDITOR)/node_modules/.package-lock.json -nt $(EDITOR)/package-lock.json ]; then \
	  (cd $(EDITOR) && npm ci --ignore-scripts --no-audit --no-fund --loglevel error) || \
	  echo "No editor in the browser this time: npm could not fetch it; it says why above."; fi

test: .venv/test.done ## all tests, in a real browser too
	$(BIN)/python tests/install.py chromium java npm tests/tools $(EDITOR)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses 2 --dist loadgroup

bench: .venv/site.done .venv-bench/bench.done ## this project beside what one would pick instead; takes minutes
	.venv-bench/bin/python tests/install.py chromium npm benchmarks/tools
	.venv-bench/bin/python benchmarks/run.py --scf $(BIN)/scf

lock: ## requirements*.txt, from pyproject.toml
	.venv/bin/python -m pip install --quiet uv
	.venv/bin/uv pip compile $(LOCK) pyproject.toml --group build --output-file requirements.txt
	.venv/bin/uv pip compile $(LOCK) pyproject.toml --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt
	.venv/bin/uv pip compile $(LOCK) benchmarks/requirements.in --output-file benchmarks/requirements.txt
LOCK := --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links

clean: ## everything that was made or installed
	rm -rf site .cache .venv .venv-bench tests/tools/node_modules benchmarks/tools/node_modules $(EDITOR)/node_modules

.venv/python.done:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || \
	  { echo "This needs Python 3.11.5 or later. If you have one under another name, type: make PYTHON=python3.13"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/site.done: .venv/python.done requirements.txt pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.done: .venv/site.done requirements-dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

.venv-bench/bench.done: .venv/python.done benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --require-hashes -r benchmarks/requirements.txt
	@touch $@
