# All tasks of developers and CI; `make` alone lists them.
# PYTHON is the interpreter (3.11 or newer), ARGS is passed to `interp demo`, `pytest`, the benchmark or `mutants`.

PYTHON ?= python3
ARGS   ?=
UV      = uv==0.13.9
BIN     = .venv/bin
# what `make quick` runs
WITHOUT_SERVERS = tests/domain tests/service tests/wire tests/live tests/seed $(addprefix tests/test_,code_habits.py docs.py \
	index.py layers.py mirror.py names_of_times.py one_place.py role_table.py schema.py scope_table.py)
# what `make on-postgresql` walks with the meetings in PostgreSQL: the floor, captions, the desk
ON_SERVER = $(addprefix tests/browser/test_,\
	work.py morning.py floor_language.py interruptions.py halts_and_ends.py list_of_speakers.py not_reached.py cuts.py \
	caption_page.py cues.py text_strip.py find.py \
	desk.py desk_editing.py desk_files.py memory_at_the_desk.py working_copies.py words_in_place.py long_reading.py)
BEGAN  := $(shell date +%s)
INSTALL = $(PYTHON) .ci/install --since $(BEGAN)
PIP     = $(BIN)/python -m pip install --disable-pip-version-check
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-annotate --no-header
REMADE  = \# Names, versions and hashes for Python 3.11 and newer; make it again with `make lock`.
# The locks are complete without what pip would add: minisbd (AGPL) stands in none of them.
# Apart from the other packages: the log library loads one of them wherever it is installed.
MUTANTS = .venv/mutants
LOCKED  = $(PIP) --no-deps --require-hashes
PO      = $(wildcard locales/*/LC_MESSAGES/*.po)

# one line on a terminal, which the next one replaces; nothing elsewhere
says = test ! -t 1 || printf '\r\033[K  $(1)\r'

.DEFAULT_GOAL := help
.PHONY: help setup run test browsers pictures lint lint-python lint-scripts bench-age bench-console bench-desk bench-drafting bench-fanout bench-floods bench-forecast bench-languages bench-list bench-load bench-memory bench-pages bench-postgresql bench-relay bench-swaps bench-switch bench-typing manual-walk mutants on-postgresql quick torture lock locales others wheel bundle schema index system clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

run: .venv/.run .venv/.locales ## start the demonstration in six languages (ARGS="--port 8001")
	@$(call says,starting interp)
	@$(BIN)/interp demo $(ARGS)

setup: .venv/.dev .venv/.locales ## make .venv with all packages the tests need

test: ## everything CI checks: system packages, eslint, tsc, ruff, mypy, pytest (ARGS="-k floor")
	@.ci/timed "system packages" $(MAKE) --no-print-directory system
	@{ .ci/timed "npm ci" $(MAKE) --no-print-directory node_modules/.done && \
			.ci/timed "eslint and tsc" $(MAKE) --no-print-directory lint-scripts; } & npm=$$!; \
		.ci/timed "environment" $(MAKE) --no-print-directory setup && wait $$npm
	@# beside mypy, what each worker of the tests would compile is compiled once
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --collect-only -q > /dev/null 2>&1 & \
		.ci/timed "ruff and mypy" $(MAKE) --no-print-directory lint-python || exit; wait
	@echo "== pytest"
	@PYTHONDONTWRITEBYTECODE= .ci/timed "tests" .ci/once-more $(BIN)/python -n 3 --dist worksteal --durations=20 $(ARGS)

quick: .venv/.dev .venv/.locales ## ruff, and the rules, services, wire and layout without a browser or a server (ARGS="-k floor")
	@$(BIN)/ruff check .
	@NO_SERVERS=1 $(BIN)/python -m pytest -n 2 --dist worksteal -m "not browser and not slow and not server" $(WITHOUT_SERVERS) $(ARGS)

browsers: ## three walks in Firefox and WebKit, from Debian; pictures in screenshots/ (ARGS="-k webkit")
	@.ci/system apt-browsers.txt
	@$(MAKE) --no-print-directory setup
	@$(BIN)/python -m pytest tests/browsers/walks.py $(ARGS)

others: ## let other tools from Debian read what interp writes (ARGS="-k toolkit")
	@.ci/system apt-others.txt
	@$(MAKE) --no-print-directory setup
	@$(BIN)/python -m pytest -rs tests/others/*.py $(ARGS)

manual-walk: ## walk the manual as printed on bare machines in namespaces, as root; needs the network for Debian and the wheels (BUNDLE=file)
	@.ci/system apt-walk.txt
	@$(MAKE) --no-print-directory setup
	@$(BIN)/python -m pytest -s tests/manual/walk.py $(ARGS)

pictures: .venv/.dev .venv/.locales ## write a picture of every page in ar, zh and en to screenshots/
	@$(BIN)/python -m pytest -q tests/browser/test_pages.py $(ARGS)

lint: lint-python lint-scripts ## ruff and mypy; eslint and tsc on the scripts of the pages

lint-python: .venv/.dev
	@echo "== ruff"
	@$(BIN)/ruff check .
	@echo "== mypy"
	@# 2: its workers did not start within three seconds, which a busy machine may need
	@$(BIN)/mypy || { test $$? = 2 && $(BIN)/mypy --num-workers 0; }

lint-scripts: node_modules/.done
	@echo "== eslint and tsc"
	@node_modules/.bin/eslint --config tests/javascript/eslint.config.mjs interp/web/static/js
	@for each in tsconfig strict; do node_modules/.bin/tsc --project tests/javascript/$$each.json || exit; done

bench-age: .venv/.dev .venv/.locales ## start, first minute and old pages with 1, 60 and 2,000 recorded mornings (ARGS="--mornings 1 60")
	@PYTHONPATH=. $(BIN)/python benchmarks/age.py $(ARGS)

.PHONY: bench-checks
bench-checks: .venv/.dev ## findings on official translations, as they are and with faults put in (FOLDER=texts)
	@PYTHONPATH=. $(BIN)/python benchmarks/translated_text.py $(FOLDER) $(ARGS)

bench-console: .venv/.dev .venv/.locales ## what a key costs the console with 300 on the list, beside 10, in a real browser
	@PYTHONPATH=. $(BIN)/python benchmarks/long_list.py $(ARGS)

bench-desk: .venv/.dev .venv/.locales ## review sixty sentences by keyboard in Chromium, and measure the memory, swapped States, killed browsers (QUICK=1)
	@PYTHONPATH=. $(BIN)/python benchmarks/desk_review.py

bench-drafting: .venv/.dev ## measure drafting against argostranslate's own translate()
	@$(BIN)/python benchmarks/drafting.py $(ARGS)

bench-floods: .venv/.dev .venv/.locales ## a console beside anonymous sockets that send as fast as they can (ARGS="--sockets 50 pings")
	@PYTHONPATH=. $(BIN)/python benchmarks/floods.py $(ARGS)

bench-fanout: ## all rows of the fan-out beside Node, stock and a floor, two hours (QUICK=1, ROWS=B1,B3, ROUNDS=5, RESUME=1)
	@.ci/system apt-bench.txt
	@$(MAKE) --no-print-directory setup benchmarks/peers/node_modules/.done
	@PYTHONPATH=. $(BIN)/python benchmarks/fanout.py

bench-forecast: .venv/.dev ## measure how near forecasts of starts come to 500 simulated meetings, beside one that knows them (ARGS="--seeds 50")
	@PYTHONPATH=. $(BIN)/python benchmarks/forecast.py $(ARGS)

bench-languages: .venv/.dev ## measure the language detector on the Declaration in many languages
	@PYTHONPATH=. $(BIN)/python benchmarks/languages.py $(ARGS)

bench-list: .venv/.dev .venv/.locales ## measure how long a list of speakers takes to be ordered again, its acts, and a switch beside many who wait
	@PYTHONPATH=. $(BIN)/python benchmarks/list_order.py
	@PYTHONPATH=. $(BIN)/python benchmarks/list_acts.py $(ARGS)

bench-load: .venv/.dev .venv/.locales ## measure switches during drafting, and the time until an uploaded text can be read
	@PYTHONPATH=. $(BIN)/python benchmarks/load.py $(ARGS)

bench-memory: .venv/.dev ## measure the translation memory's search for a sentence
	@PYTHONPATH=. $(BIN)/python benchmarks/memory.py $(ARGS)

bench-pages: .venv/.dev .venv/.locales ## measure for how long the longest pages hold the event loop
	@PYTHONPATH=. $(BIN)/python benchmarks/pages.py $(ARGS)

bench-postgresql: .venv/.dev .venv/.locales ## measure a switch on PostgreSQL beside one on SQLite, also 1 ms further away
	@PYTHONPATH=. $(BIN)/python benchmarks/database_server.py $(ARGS)

bench-relay: .venv/.dev ## measure the relay plan of six booths beside a booth's view
	@PYTHONPATH=. $(BIN)/python benchmarks/relay.py $(ARGS)

bench-typing: .venv/.dev ## type at the desk in a real browser, with 2,000 sentences open: from a key to the frame that shows it
	@PYTHONPATH=. $(BIN)/python benchmarks/desk_typing.py $(ARGS)

bench-swaps: .venv/.dev ## name every State and organization by every other in each direction, and print what no check reports
	@PYTHONPATH=. $(BIN)/python benchmarks/swaps.py $(ARGS)

.PHONY: bench-terms
bench-terms: ## what a search for a term costs a booth with 20,000 terms, beside a plain scan of them, in Node
	@node benchmarks/term_search.mjs $(ARGS)

bench-switch: .venv/.dev ## measure a switch without sockets: command, views, reactors, with one meeting open and with fifty
	@PYTHONPATH=. $(BIN)/python benchmarks/switch_cost.py $(ARGS)

mutants: .venv/.mutants ## plant faults and count those that the tests notice (ARGS="--seed 2 --size 100 interp/service")
	@PYTHONPATH=.:$(MUTANTS) $(BIN)/python benchmarks/mutants.py --seed 1 --size 400 $(ARGS)

torture: .venv/.dev .venv/.locales ## repeat the proofs with drawn examples and killed processes many times (ARGS="-k kills")
	@TORTURE=1 $(BIN)/python -m pytest --timeout 3000 $$(git grep -lE "sample_sizes import size|mark\.torture" -- tests ":!tests/browser") tests/browser $(ARGS)
	@$(MAKE) --no-print-directory on-postgresql

on-postgresql: .venv/.dev .venv/.locales ## walk floor, captions and desk on PostgreSQL; also the end of `make torture` (ARGS="-k desk")
	@# 5: no test of these is named like what was asked for
	@ON_POSTGRESQL=1 $(BIN)/python -m pytest --timeout 3000 $(ON_SERVER) $(ARGS) || test $$? = 5

wheel: .venv/.dev ## build dist/*.whl with compiled catalogues
	@$(BIN)/python -m hatchling build --target wheel

bundle: .venv/.dev ## pack dist/interp-….tar.gz, which installs without the internet (PYTHON=python3.13)
	@$(BIN)/python deploy/bundle.py --python "$$(command -v $(PYTHON))" $(ARGS)

schema: .venv/.dev ## write the OpenAPI and AsyncAPI documents, their types and the table of pieces for scripts, and the golden file of a new event
	@$(BIN)/python -m interp.web.routing.published_schemas
	@$(BIN)/python -m tests.wire.samples
	@$(BIN)/python -m tests.javascript.message_types
	@$(BIN)/python -m interp.web.drawing.table

index: .venv/.dev ## write docs/modules.md and the packages of docs/architecture.md from the code
	@$(BIN)/python -m tests.index

locales: .venv/.dev ## extract the texts of the pages, update and compile the six catalogues
	$(BIN)/pybabel extract --mapping-file babel.cfg --no-location --sort-output --project interp \
		--keyword lazy_gettext --keyword _l --add-comments TRANSLATORS --output-file locales/messages.pot .
	$(BIN)/pybabel update --input-file locales/messages.pot --output-dir locales \
		--no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@rm -f .venv/.locales
	@$(MAKE) --no-print-directory .venv/.locales

lock: .venv/.dev ## update the locks to the newest versions that pyproject.toml and package.json allow
	@$(PIP) --quiet $(UV)
	@$(call locked,requirements.lock,pyproject.toml --group drafting)
	@$(call locked,requirements-build.lock,--group build --constraints requirements.lock)
	@$(call locked,requirements-dev.lock,pyproject.toml --group dev --constraints requirements.lock)
	@$(call locked,requirements-mutants.lock,--group mutants --constraints requirements-dev.lock)
	@npm install --package-lock-only --ignore-scripts
	@cd benchmarks/peers && npm install --package-lock-only --ignore-scripts
	@# where to send money is an address too
	@for each in package-lock.json benchmarks/peers/package-lock.json; do node -e 'const fs = require("fs"), f = process.argv[1], l = JSON.parse(fs.readFileSync(f)); for (const p of Object.values(l.packages)) delete p.funding; fs.writeFileSync(f, JSON.stringify(l, null, 2) + "\n")' $$each; done

define locked
	echo "== $(1)" && $(COMPILE) --upgrade $(2) > $(1).new && \
	{ echo '$(REMADE)'; cat $(1).new; } > $(1) && rm $(1).new
endef

system:
	@.ci/system

clean: ## remove .venv and all build output
	rm -rf .venv node_modules benchmarks/peers/node_modules .bench dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find locales -name '*.mo' -delete
	find interp tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# --- steps: a stamp file marks a finished step, so a second run does nothing

.venv/bin/python:
	@$(INSTALL) || { rm -rf .venv; exit 1; }

.venv/.run: .venv/bin/python requirements.lock requirements-build.lock pyproject.toml
	@$(INSTALL) requirements.lock requirements-build.lock
	@touch $@

.venv/.dev: .venv/bin/python requirements-dev.lock pyproject.toml
	@$(INSTALL) requirements-dev.lock
	@touch $@ .venv/.run

.venv/.mutants: .venv/.dev requirements-mutants.lock
	@echo "== packages that plant faults"
	@$(LOCKED) --quiet --upgrade --target $(MUTANTS) -r requirements-mutants.lock
	@touch $@

.venv/.locales: $(PO) | .venv/bin/python
	@$(call says,compiling the texts of the pages)
	@$(if $(PO),$(BIN)/pybabel --quiet compile --directory locales)
	@touch $@

benchmarks/peers/node_modules/.done: $(addprefix benchmarks/peers/,package.json package-lock.json .npmrc)
	@echo "== npm packages for the benchmark's peer"
	@cd benchmarks/peers && npm ci
	@touch $@

node_modules/.done: package.json package-lock.json .npmrc
	@echo "== npm packages for the tests"
	@npm ci
	@touch $@
