"""The scripts: what is served is made of the modules as they are, and no sentence is in them."""

import re
import shutil
from pathlib import Path

import pytest

from backedu import scripts
from backedu.content.wording import words
from backedu.lessons import Lesson
from tests.test_layers import name_of

ENTRIES = [path.relative_to(scripts.PACKAGE).as_posix() for path in scripts.entries()]
IMPORT = re.compile(r'import \{[\w\s,]+\} from "\.{1,2}/[\w/.]+\.js";', re.MULTILINE)
EXPORT = re.compile(r"export (?:(?:async )?(?:class|const|function) \w|default \{ render: \w+ \};)")
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w\"])//[^\n]*", re.DOTALL)
TEXT = re.compile(r'"([^"\n]*)"|`([^`]*)`')
# Two words in a row, or one that begins a sentence; not `bk-quiet bk-sources`, nor data-theme.
SENTENCE = re.compile(r"(?<![-\w#.\"])[A-Za-z][a-z]+,? [a-z]{2,}(?![-\w(])|^[A-Z][a-z]+")
NOT_SAID = {"Arrow", "Content-Type", "Enter", "Tab", "noopener noreferrer"}
CLASSES = re.compile(r'class: "[^"]*"')
# Several elements, of which one is told by more than its name: `select, .inbox`.
SELECTOR = re.compile(r"(?=.*[.#:\[])[\w.#:()\[\]=-]+(?:, [\w.#:()\[\]=-]+)+")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the scripts, with bundles that were made of them."""
    for folder in ("widgets", "serve/page"):
        shutil.copytree(scripts.PACKAGE / folder, tmp_path / folder)
    monkeypatch.setattr(scripts, "PACKAGE", tmp_path)
    monkeypatch.setattr(scripts, "BUNDLES", tmp_path / "bundles")
    for entry in ENTRIES:
        bundle = tmp_path / "bundles" / entry
        bundle.parent.mkdir(parents=True, exist_ok=True)
        bundle.write_text(f"bundled {entry}", encoding="utf-8")
    (tmp_path / "bundles" / scripts.DIGEST).write_text(scripts.digest(), encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def _fresh() -> None:
    """No test sees what another one has read."""
    scripts.script.cache_clear()
    scripts.are_bundled.cache_clear()


def test_bundles_are_served_where_they_are(package: Path) -> None:
    """As long as no module has changed since."""
    assert package
    assert [scripts.script(entry) for entry in ENTRIES] == [f"bundled {each}" for each in ENTRIES]


@pytest.mark.parametrize("change", ["changed", "added", "removed", "no bundles"])
def test_a_change_shows_without_a_build(package: Path, change: str) -> None:
    """A module that is other than it was is served at once, as are all where there is no bundle."""
    shared = package / "widgets" / "shared"
    if change == "changed":
        text = (shared / "dom.js").read_text(encoding="utf-8")
        (shared / "dom.js").write_text(f"{text}export const changed = 1;\n", encoding="utf-8")
    elif change == "added":
        (shared / "another.js").write_text("export const one = 1;\n", encoding="utf-8")
    elif change == "removed":
        (package / "widgets" / "sorter" / "sorter.js").unlink()
    else:
        shutil.rmtree(package / "bundles")

    text = scripts.script("widgets/lab/lab.js")
    assert "function lab(" in text
    assert ("const changed = 1;" in text) == (change == "changed")


@pytest.mark.parametrize("path", scripts.modules(), ids=name_of)
def test_a_module_keeps_to_the_form_that_is_joined(path: Path) -> None:
    """Named imports of our own modules, exports where something is defined; nothing renamed."""
    lines = path.read_text(encoding="utf-8")
    found = len(re.findall(r"^(?:import|export)\b", lines, re.MULTILINE))

    assert len(IMPORT.findall(lines)) + len(EXPORT.findall(lines)) == found


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_joined_script_needs_no_other(entry: str) -> None:
    """Each module is in it once, before those that use it."""
    text = scripts.joined(entry)
    made = [found[1] for found in re.finditer(r"^const (module\d+) = \(", text, re.MULTILINE)]
    used = {found[1]: found.start() for found in re.finditer(r"\} = (module\d+);", text)}

    assert made == sorted(set(made), key=lambda name: int(name.removeprefix("module")))
    assert set(used) == set(made)
    assert all(text.index(f"const {name} = (") < place for name, place in used.items())
    assert not re.search(r"^import\b", text, re.MULTILINE)


def sentences_in(script: str) -> list[str]:
    """Return the texts of a script that a person would read."""
    texts = (a or b for a, b in TEXT.findall(CLASSES.sub("", COMMENT.sub("", script))))
    # What is thrown is caught, or ends in the browser's console.
    thrown = re.findall(r"Error\([`\"]([^`\"]*)", script)
    not_said = {*thrown, *NOT_SAID}
    said = (text for text in texts if text not in not_said and not SELECTOR.fullmatch(text))
    return [text for text in said if SENTENCE.search(text)]


@pytest.mark.parametrize("path", scripts.modules(), ids=name_of)
def test_no_sentence_is_in_a_script(path: Path) -> None:
    """What a person reads is in wording.toml."""
    assert sentences_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "script",
    [
        'h("p", {}, "Not confirmed.")',
        'h("button", {}, "Back")',
        "say(`Step ${i} of ${n}`)",
        '"aria-label": "Progress through the questions"',
        'h("p", {}, "this is the result")',
    ],
)
def test_a_sentence_is_seen(script: str) -> None:
    """In any of the forms that a text has."""
    assert sentences_in(script)


MAKE = {
    "claim_check": Lesson().claim_check,
    "lab": lambda: Lesson().lab("scans"),
    "link_map": Lesson().contradictions,
    "pain_map": Lesson().pain_chart,
    "player": Lesson().exercises,
    "question_card": lambda: Lesson().ask("what-the-word-says"),
    "questionnaire": Lesson().triage_questionnaire,
    "rewriter": Lesson().say_it_better,
    "sorter": Lesson().rewrite_warning,
}


@pytest.mark.parametrize("control", MAKE)
def test_every_word_that_a_control_asks_for_is_handed_over(control: str) -> None:
    """Its script, with all that it imports, names no word that the lesson does not give it."""
    made = MAKE[control]()
    names = set(made.words)
    for part in made.words.values():
        names |= set(part) if isinstance(part, dict) else set()
    names |= set(made.get_state().get("what_if_labels", {}))
    names |= set(made.get_state().get("chart", {}).get("words", {}))
    script = scripts.joined(f"widgets/{control}/{control}.js")
    asked = set(re.findall(r"\bwords\??\.(\w+)", COMMENT.sub("", script)))

    assert asked
    assert asked <= names


def test_every_word_that_the_page_asks_for_is_handed_over() -> None:
    """Its scripts name the words of one section."""
    text = "".join(scripts.joined(f"serve/page/{name}.js") for name in ("full", "host", "page"))
    asked = set(re.findall(r"\bwords\.(\w+)", COMMENT.sub("", text)))

    assert asked == set(words("page_script"))
