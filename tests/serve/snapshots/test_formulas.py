r"""Formulas as lecturers type them become MathML; what is not understood is shown as typed."""

import re
from xml.etree import ElementTree as ET

import pytest

from backedu.serve.snapshots.embeds import to_html
from backedu.serve.snapshots.formulas import mathml, shown, shown_output

COMMON = [
    r"x^2", r"\frac{a}{b}", r"\sqrt[3]{x}", r"\sum_{i=1}^n x_i", r"\int_0^\infty e^{-x}\,dx",
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\begin{bmatrix}1&2\end{bmatrix}",
    r"\begin{cases} 1 & x>0 \\ 0 & \text{else}\end{cases}",
    r"\begin{array}{cc}1&2\\3&4\end{array}",
    r"\begin{align} a &= b \\ c &= d \end{align}", r"\begin{align*} a &= b \end{align*}",
    r"\begin{aligned}a&=1\\b&=2\end{aligned}", r"\begin{split}a&=1\\b&=2\end{split}",
    r"\begin{alignat}{2}a&=1\\b&=2\end{alignat}", r"\begin{eqnarray}a&=&b\\c&=&d\end{eqnarray}",
    r"\begin{gather}a\\b\end{gather}", r"\begin{gathered}a\\b\end{gathered}",
    r"\begin{equation}\label{eq:1} a=b \nonumber\end{equation}",
    r"\text{load} = 3\,\mathrm{kN}", r"\mathbb{E}[X]", r"\mathcal{N}(\mu,\sigma^2)",
    r"\left( \frac{1}{2} \right]", r"\left\{ a \right.", r"\hat{\beta}", r"\vec{v}", r"\bar{x}",
    r"\operatorname*{argmax}_x", r"\arg\max_x", r"\lim_{n\to\infty}", r"P(A\mid B)",
    r"\underbrace{a+b}_{c}", r"\overset{!}{=}", r"\binom{n}{k}", r"\dfrac12", r"\boldsymbol{\beta}",
    r"\alpha\leq\beta\approx\gamma\neq\delta\cdot\epsilon\pm\infty", r"\|x\|", r"\lfloor x\rfloor",
    r"\sum_{\substack{i\\j}}", r"\xrightarrow{f}", r"a<b \& c", r"10\%", r"\ldots\cdots\vdots",
]  # fmt: skip


@pytest.mark.parametrize("tex", COMMON)
def test_common_formulas_are_typeset(tex: str) -> None:
    """They become well-formed MathML in which no command is left."""
    made = mathml(tex, display=True)

    assert made
    assert ET.fromstring(made).tag.endswith("math")  # noqa: S314 - made just now
    assert not re.search(r"\\[a-z]", made)


@pytest.mark.parametrize("tex", [r"\nosuchthing{x}", "x_", r"\left(", "{" * 5000, "a & b"])
def test_what_is_not_understood_is_shown_as_typed(tex: str) -> None:
    """The reader sees the text, and nothing is half drawn."""
    assert mathml(tex, display=False) is None
    assert shown(tex, display=False).startswith("<code data-untypeset>")


def test_a_formula_brings_no_tag_of_its_own() -> None:
    """What was typed as text is text."""
    for tex in ("</math><b>x", r"\nosuchthing <b>x"):
        assert "<b>" not in shown(tex, display=False)


def test_each_way_to_write_one_in_a_text() -> None:
    """Dollars, brackets and environments; display has a line to itself."""
    html = to_html("$a$ \\\\(b\\\\)\n\n$$c$$\n\n\\\\[d\\\\]\n\n\\begin{align}e&=f\\end{align}")

    assert html.count("<math") == 5
    assert html.count('display="inline"') == 2
    assert html.count('display="block"') == 3
    assert "$" not in html


def test_prices_and_code_are_left_alone() -> None:
    """Two prices in a sentence are not a formula, nor is what is in code or behind a slash."""
    html = to_html("It costs $5 and $10.\n\nAlso \\$5 and \\$6.\n\n`$x$`\n\n```\n$y$\n```")

    assert "<math" not in html
    assert "It costs $5 and $10." in html
    assert "Also $5 and $6." in html


@pytest.mark.parametrize(
    ("output", "place"),
    [
        ("$x$", "inline"),
        (r"$\displaystyle x$", "block"),
        ("$$x$$", "block"),
        (r"\begin{equation}x\end{equation}", "block"),
        (r"\[x\]", "block"),
        (r"\(x\)", "inline"),
        ("$", "block"),
    ],
)
def test_what_a_cell_shows_as_latex(output: str, place: str) -> None:
    """As IPython's Math and Latex and SymPy write it."""
    assert f'display="{place}"' in shown_output(output)
