# What CI runs is `make test`; `make demo` is what a newcomer runs.
SHELL := /bin/bash
CARGO ?= cargo
PYTHON ?= python3
TARGET := $(or $(CARGO_TARGET_DIR),target)
BIN := $(TARGET)/release/summitry
VENV := build/venv
DEMO := out/demo
CHECK := build/check
GOLD := $(wildcard ../shared/gold/*.json)

.PHONY: build demo test test-slow lint unit interop quality bench bench-igraph pictures docs clean

build:
	$(CARGO) build --release

demo: build
	@mkdir -p $(DEMO)
	$(BIN) build data/articles --kg $(DEMO)/kg
	@for q in meetings claims relationships; do echo; echo "== $$q"; $(BIN) query --kg $(DEMO)/kg $$q; done
	@$(BIN) export --kg $(DEMO)/kg --format turtle -o $(DEMO)/world.ttl
	@$(BIN) export --kg $(DEMO)/kg --format graphml -o $(DEMO)/world.graphml
	@$(BIN) export --kg $(DEMO)/kg --format dot -o $(DEMO)/world.dot
	@echo; echo "== who stands where"; $(BIN) analyze --kg $(DEMO)/kg centrality --top 8
	@echo; echo "Knowledge graph: $(DEMO)/kg"; echo "Turtle:          $(DEMO)/world.ttl"
	@echo "GraphML:         $(DEMO)/world.graphml"; echo "Graphviz DOT:    $(DEMO)/world.dot"

test: lint build unit interop quality
	@echo "== ran: format check, clippy, unit, integration and doc tests, third-party readers, scorers on gold"

lint:
	@echo "== format check"; $(CARGO) fmt --check
	@echo "== clippy"; $(CARGO) clippy --all-targets -- -D warnings

unit:
	@echo "== unit, integration and doc tests"; $(CARGO) test

$(VENV)/ready: tests/python/requirements.txt
	@echo "== Python for the third-party readers"
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --requirement tests/python/requirements.txt
	@touch $@

interop: build $(VENV)/ready
	@echo "== third-party readers"
	@rm -rf $(CHECK) && mkdir -p $(CHECK)
	$(BIN) build data/articles --kg $(CHECK)/kg
	@for f in turtle trig ntriples nquads rdfxml jsonld graphml gexf dot; do $(BIN) export --kg $(CHECK)/kg --format $$f -o $(CHECK)/world.$$f; done
	$(VENV)/bin/python tests/python/check_rdf.py $(CHECK)
	$(VENV)/bin/python tests/python/check_graphs.py $(CHECK)
	$(VENV)/bin/python tests/python/check_gazetteer.py
	$(CARGO) run --quiet --release --example from_facts -- $(CHECK)/facts tests/data/*.json
	$(VENV)/bin/python tests/python/check_analysis.py $(BIN) $(CHECK)/facts
	$(BIN) report --kg $(CHECK)/facts -o $(CHECK)/report.html
	$(VENV)/bin/python tests/python/check_report.py $(CHECK)/report.html

quality: build
ifeq ($(GOLD),)
	@echo "== scorers on gold: skipped, ../shared is absent"
else
	@echo "== scorers on gold"
	$(PYTHON) ../shared/eval/score.py --run '$(BIN) extract --format json {}' ../shared/gold/seed.json
	$(PYTHON) ../shared/eval/score.py --run '$(BIN) extract --format json {}' $(GOLD)
	@$(BIN) eval --articles ../shared $(GOLD) > build/ours.txt
	@$(PYTHON) ../shared/eval/score.py --run '$(BIN) extract --format json {}' $(GOLD) > build/theirs.txt
	diff build/ours.txt build/theirs.txt && echo "summitry eval prints the same figures"
endif

test-slow: test

bench:
	$(CARGO) bench

# PageRank, components and communities of 100,000 nodes and a million edges, beside python-igraph in the same run.
bench-igraph: $(VENV)/ready
	$(CARGO) build --release --example bench_network
	$(VENV)/bin/pip install --quiet igraph
	$(VENV)/bin/python scripts/bench_igraph.py $(TARGET)/release/examples/bench_network

# The pictures of the README, from the facts documents of the tests.
pictures: build
	$(CARGO) run --quiet --release --example from_facts -- build/pictures tests/data/*.json
	$(BIN) draw network --kg build/pictures --title "The Cold War: who is joined to whom" -o docs/images/network.svg
	$(BIN) draw timeline --kg build/pictures --theme dark --title "When its leaders met" -o docs/images/timeline.svg
	$(BIN) draw balance --kg build/pictures --title "Its countries in two camps" -o docs/images/balance.svg

docs: build
	@mkdir -p docs
	@$(PYTHON) scripts/docs.py $(BIN) docs

clean:
	$(CARGO) clean
	rm -rf build out
