# The two commands: `make run` starts the bot, `make test` tests it. Both do all the set-up on a fresh machine.
.PHONY: run test lint check browser bench lock clean setup setup-dev

python := .venv/bin/python

run: setup
	@exec $(python) -m bot run

test: setup-dev
	$(python) -m pytest -m "not browser" -n logical --dist worksteal $(ARGS)

lint: setup-dev
	@sh scripts/lint.sh

check: test lint

browser: setup-dev
	@sh scripts/browser.sh $(ARGS)

bench: setup-dev
	@sh scripts/bench.sh $(ARGS)

lock:
	@sh scripts/lock.sh $(ARGS)

setup:
	@sh scripts/setup.sh

setup-dev:
	@sh scripts/setup.sh dev

# What was made from the sources; the data folder and .env stay.
clean:
	rm -rf .venv .venv.lock .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
