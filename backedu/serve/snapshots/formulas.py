r"""Formulas, typeset on the server: TeX becomes MathML, which browsers draw by themselves.

So they look the same in every page, need no script and no font from elsewhere, and a screen reader
reads them.
"""

from __future__ import annotations

import re
from html import escape

from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer

# What latex2mathml does not know, by what it does.
_SAME = (
    (
        re.compile(r"\\(begin|end)\{(?:align|eqnarray)\*?(?:ed|edat|at)?\*?\}(?:\{\d+\})?"),
        r"\\\1{align*}",
    ),
    (re.compile(r"\\(begin|end)\{(?:gather|multline)(?:ed)?\*?\}"), r"\\\1{matrix}"),
    (re.compile(r"\\label\{[^}]*\}|\\(?:nonumber|notag)\b"), ""),
    (re.compile(r"\\arg\b"), r"\\operatorname{arg}"),
    (re.compile(r"\\(?:eq)?ref\{([^}]*)\}"), r"\\text{(\1)}"),
)
_UNKNOWN = re.compile(r"<m[io]>(\\[^<]+|&)</m[io]>")
_DELIMITERS = (("$$", "$$", False), (r"\[", r"\]", False), ("$", "$", True), (r"\(", r"\)", True))


def mathml(tex: str, *, display: bool) -> str | None:
    r"""Return a formula as MathML, or None where its TeX is not understood.

    Args:
        tex: The formula, without the dollars around it.
        display: Whether it has a line to itself.

    Example:
        >>> mathml("x_1", display=False)[-53:]
        '<mrow><msub><mi>x</mi><mn>1</mn></msub></mrow></math>'
        >>> mathml(r"\nosuchthing", display=False)
    """
    for pattern, same in _SAME:
        tex = pattern.sub(same, tex)
    try:
        made = convert(tex, display="block" if display else "inline")
    except Exception:  # noqa: BLE001 - it raises whatever it stumbles over
        return None
    return None if _UNKNOWN.search(made) else made


def shown(tex: str, *, display: bool) -> str:
    """Return HTML of a formula; one that is not understood is shown as it was typed.

    ``data-untypeset`` tells :mod:`.embeds` of it, and through that the author.
    """
    made = mathml(tex, display=display)
    return made or f"<code data-untypeset>{escape(tex.strip())}</code>"


def shown_output(tex: str) -> str:
    """Return HTML of what a cell shows as ``text/latex``: its delimiters say where it goes."""
    text = tex.strip()
    for begin, end, is_inline in _DELIMITERS:
        if text.startswith(begin) and text.endswith(end) and len(text) > len(begin + end):
            inner = text[len(begin) : -len(end)]
            # SymPy writes its lines as formulas within a line, in the style of a line of its own.
            return shown(inner, display=not is_inline or inner.startswith(r"\displaystyle"))
    return shown(text, display=True)


class LessonMarkdown(IPythonRenderer):
    """Markdown of a notebook as HTML: formulas typeset, references left as they are typed.

    No file is read here; :mod:`.embeds` looks for them.
    """

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Leave the reference, also to an attachment."""
        return super(IPythonRenderer, self).image(text, url, title)

    def block_math(self, body: str) -> str:
        """Typeset a formula on a line to itself."""
        return shown(body, display=True)

    def inline_math(self, body: str) -> str:
        """Typeset a formula within a line; between two prices there is none."""
        is_price = body[:1].isdigit() and body[-1:].isspace()
        return f"${body}$" if is_price else shown(body, display=False)

    def latex_environment(self, name: str, body: str) -> str:
        """Typeset what stands between ``begin`` and ``end``."""
        return shown(f"\\begin{{{name}}}{body}\\end{{{name}}}", display=True)
