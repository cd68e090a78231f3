"""The scripts of the controls and of the page: bundled by the build, else joined as they are.

They are ES modules that import each other; a page and JupyterLab get one text for each. The build
(``hatch_build.py``) has esbuild make it, into ``bundles/``. Where it could not, or a module has
been changed since, the modules are joined here: the same script, only larger. So a change in a
checkout shows when the lesson is next started, and nothing has to be installed again.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
BUNDLES = PACKAGE / "bundles"
DIGEST = "made_of.txt"  # in BUNDLES: of which modules the bundles were made

# What esbuild and the joining below understand alike; biome keeps the modules to this form.
_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|const|function) (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"^ *(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_DEFAULT = re.compile(r"^export default .*;\n", re.MULTILINE)


def modules() -> list[Path]:
    """Return every module of the controls, of the page and of the class."""
    folders = [PACKAGE / name for name in ("widgets", "serve/page", "serve/classroom")]
    return sorted(path for folder in folders for path in folder.rglob("*.js"))


def entries() -> list[Path]:
    """Return the modules that others are bundled into: a control's, and those that a page loads.

    Example:
        >>> [path.name for path in entries()][:4]
        ['author.js', 'first.js', 'full.js', 'host.js']
    """
    names = ("author", "first", "full", "host", "page")
    page = [PACKAGE / "serve" / "page" / f"{name}.js" for name in names]
    pages = PACKAGE / "serve" / "classroom" / "pages"
    page += [
        pages / f"{each.name.partition('.')[0]}.js" for each in sorted(pages.glob("*.html.j2"))
    ]
    controls = [path for path in modules() if path.parent.parent.name == "widgets"]
    return [*page, *(path for path in controls if path.stem == path.parent.name)]


def digest() -> str:
    """Return a hash of all modules; bundles that were made of others are out of date."""
    texts = (
        f"{path.relative_to(PACKAGE).as_posix()}\n{path.read_text('utf-8')}" for path in modules()
    )
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


@cache
def are_bundled() -> bool:
    """Whether there are bundles, made of the modules as they are now."""
    made_of = BUNDLES / DIGEST
    return made_of.is_file() and made_of.read_text("utf-8") == digest()


@cache
def script(entry: str) -> str:
    """Return the script that begins with a module, and needs no other.

    Args:
        entry: The module, from the package's folder.

    Example:
        >>> "export default" in joined("widgets/lab/lab.js")
        True
    """
    return (BUNDLES / entry).read_text("utf-8") if are_bundled() else joined(entry)


def joined(entry: str) -> str:
    """Return a module with all that it imports before it, each in a function of its own.

    What a page has no use for, comments and types, is left out.
    """
    texts: dict[Path, str] = {}

    def add(path: Path) -> None:
        if path not in texts:
            text = _COMMENT.sub("", path.read_text("utf-8"))
            for _, address in _IMPORT.findall(text):
                add((path.parent / address).resolve())
            texts[path] = text

    add((PACKAGE / entry).resolve())
    names = {path: f"module{number}" for number, path in enumerate(texts)}
    *imported, last = texts

    def linked(path: Path) -> str:
        return _IMPORT.sub(
            lambda found: f"const {{{found[1]}}} = {names[(path.parent / found[2]).resolve()]};\n",
            texts[path],
        )

    parts = [_wrapped(names[path], linked(path)) for path in imported]
    return "\n".join([*parts, _EXPORT.sub("", linked(last))])


def _wrapped(name: str, text: str) -> str:
    """A module as a constant that holds what it exports."""
    exported = ", ".join(_EXPORT.findall(text))
    body = _DEFAULT.sub("", _EXPORT.sub("", text))
    return f"const {name} = (() => {{\n{body}return {{ {exported} }};\n}})();"
