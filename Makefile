# Two commands on a machine with only python3:  make lesson   and   make test
# Each builds .venv when it is missing or when pyproject.toml has changed since.
# Another Python:  make lesson PYTHON=python3.12      Options:  make lesson ARGS="--port 8900"
.POSIX:

PYTHON = python3
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
ARGS =

lesson: $(VENV)/.lesson
	@$(BIN)/backedu present $(ARGS)

learn: $(VENV)/.lesson
	@$(BIN)/backedu learn $(ARGS)

test: $(VENV)/.test
	@$(BIN)/python -m tests $(ARGS)

check: $(VENV)/.test
	@$(BIN)/python -m tests check

content: $(VENV)/.lesson
	@$(BIN)/backedu check $(ARGS)

prove: $(VENV)/.test
	@$(BIN)/python -m tests.proof

rehearse: $(VENV)/.test
	@$(BIN)/python -m tests.rehearsal $(ARGS)

bench: $(VENV)/.test
	@$(BIN)/python -m bench $(ARGS)

clean:
	rm -rf $(VENV) backedu/bundles build dist node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.lesson: pyproject.toml $(BIN)/python
	@echo "Installing what the lesson needs into $(VENV): once, a minute or two."
	@$(PIP) -e .
	@touch $@

$(VENV)/.test: pyproject.toml $(BIN)/python
	@echo "Installing what the lesson and its tests need into $(VENV): once, a minute or two."
	@$(PIP) -e '.[dev]'
	@touch $(VENV)/.lesson $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "backedu needs Python 3.11 or newer with its venv module, and '$(PYTHON)' is not that: install it (Debian, Ubuntu: apt install python3-venv) or name another, as in  make lesson PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

.PHONY: lesson learn test check content prove rehearse bench clean
