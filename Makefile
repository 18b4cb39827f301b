# Each line below can be typed without make. `make PYTHON=python3.12 test` takes another Python.

PYTHON ?= python3
# axe-core for the tests of pages; the browser's driver that the package wants is not needed, and large.
AXE = axe-playwright-python==0.1.8
READY = .venv/.ready

.PHONY: demo test lint check measure bench bench-more fuzz clean

demo: $(READY)
	.venv/bin/kg build seeds/ --store demo-store
	.venv/bin/kg view --store demo-store --out graph.html
	.venv/bin/kg info --store demo-store
	.venv/bin/kg query --question most-cited --param limit=5 --store demo-store

test: $(READY)
	.venv/bin/pytest

lint: $(READY)
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy

# Format, lint, types, and the tests, among which the blocks of the documents are run.
check: lint test

# Scores on the development sets; needs the corpora beside this folder (training/README.md).
measure: $(READY)
	.venv/bin/python -m training.measure --markdown training/RESULTS.md
	.venv/bin/python docs/make_figures.py

bench: $(READY)
	.venv/bin/python bench/speed.py --markdown bench/RESULTS.md
	.venv/bin/python bench/serve.py --markdown bench/SERVE.md
	.venv/bin/python -m training.aims
	.venv/bin/python docs/make_figures.py

# What takes longer and is quoted in the documents: the network in a browser, links and clusters of made statements as
# they grow in number, and builds that are killed at any moment.
bench-more: $(READY)
	.venv/bin/python bench/network.py --markdown bench/NETWORK.md
	.venv/bin/python bench/links.py 10000 100000
	.venv/bin/python bench/clusters.py cost 10000 100000
	.venv/bin/python bench/soak.py --minutes 60 --markdown bench/SOAK.md
	.venv/bin/python bench/faults.py --soak bench/SOAK.md --markdown bench/FAULTS.md
	.venv/bin/python bench/scale.py --markdown bench/SCALE.md
	.venv/bin/python bench/queries.py --markdown bench/QUERIES.md
	.venv/bin/python bench/ray.py --markdown bench/RAY.md
	.venv/bin/python bench/simulated.py --markdown bench/SIMULATED.md
	.venv/bin/python docs/make_scale.py

# Two minutes of texts that nobody would write; with atheris installed its coverage leads them (tests/robust/fuzz.py).
fuzz: $(READY)
	.venv/bin/python -m tests.robust.fuzz --seconds 120
	.venv/bin/python -m tests.serve.fuzz --seconds 60

clean:
	rm -rf .venv demo-store graph.html fuzz-found dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + "; name another: make PYTHON=python3.12 test")'
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,notebook,scale]'
	.venv/bin/pip install --quiet --disable-pip-version-check --no-deps $(AXE)
	touch $(READY)
