"""The benchmark's arithmetic, its lesson and its recipes; no server is started."""

import ast
import json
import sys

import pytest

from backedu import content
from backedu.topics.review.choice import Reader, items
from backedu.topics.review.kept import read
from bench import lesson
from bench.__main__ import main
from bench.apps import floor, tea
from bench.budgets import REVIEW, Budget, budgets
from bench.review import everything_kept
from bench.servers import bin_of
from bench.systems import APPS, FLOOR, OURS, System, systems
from bench.table import Samples, fastest, table


def by_name() -> dict[str, System]:
    """Return the systems by their names."""
    return {system.name: system for system in systems()}


def opened(warm_ms: float) -> Samples:
    """Return samples of a system that took so long."""
    return Samples({"tti_warm_ms": [warm_ms, warm_ms + 900, warm_ms - 100]})


def test_the_table_shows_medians_and_ratios() -> None:
    """A row holds the median, and how often the floor and the fastest peer fit into it."""
    results = {FLOOR: opened(500), OURS: opened(750), "dash": opened(1500), "panel": opened(3000)}
    rows = table(results, systems()).splitlines()
    ours = next(row for row in rows if row.startswith(f"| {OURS} |"))

    assert "| – / 0.75 / – |" in ours
    assert ours.endswith("| 1.50 | 0.50 |")
    assert len({row.count("|") for row in rows}) == 1


def test_a_tuned_rival_is_not_the_fastest_peer() -> None:
    """What presenters would not build themselves is shown, and does not set the limit."""
    results = {"dash": opened(1500), "dash-tuned": opened(600), "solara": Samples()}

    assert fastest(results, systems(), lambda s: s.typical("tti_warm_ms")) == 1500


def test_a_lost_sample_is_counted_and_not_averaged() -> None:
    """A visit that never became interactive does not lower the median."""
    samples = Samples()
    for value in (2.0, None, 4.0):
        samples.add("x", value)

    assert samples.typical("x") == 3
    assert samples.lost == {"x": 1}


def test_budgets_compare_with_the_same_run() -> None:
    """A ratio's limit follows the floor and the fastest peer of this run."""
    results = {FLOOR: opened(500), OURS: opened(760), "dash": opened(1500)}
    lines = {line.what: line for line in budgets(results, systems(), Samples({"import_ms": [40]}))}

    assert lines["TTI warm, ms, 1.5 x the floor"].verdict == "FAIL"
    assert lines["TTI warm, ms, 0.5 x the fastest peer"].limit == 750
    assert lines["import, ms"].verdict == "pass"
    assert lines["one triage, ms"].verdict == "not measured"


@pytest.mark.parametrize(("asked", "limit"), [(0, 45), (40, 20)])
def test_a_slider_is_held_to_where_it_is_computed(asked: int, limit: int) -> None:
    """More updates are asked of a picture that the browser draws alone."""
    results = {OURS: Samples({"asked": [asked], "drag_updates": [30]})}
    found = [line for line in budgets(results, systems(), Samples()) if "drag" in line.what]

    assert [line.limit for line in found] == [limit]
    assert found[0].verdict == ("pass" if limit < 30 else "FAIL")


def test_what_is_missing_is_no_pass() -> None:
    """A budget without a value or a limit is neither kept nor missed."""
    assert Budget("x", "y", None, 3).verdict == Budget("x", "y", 3, None).verdict == "not measured"


def test_the_lesson_is_of_the_agreed_size() -> None:
    """Six paragraphs, twelve choices and three numbers, 150 and 200 points, five questions."""
    sizes = [len(part) for part in (lesson.PROSE, lesson.CHOICES, lesson.NUMBERS, lesson.QUIZ)]

    assert sizes == [6, 12, 3, 5]
    assert [len(lesson.trace(i, **lesson.START)["y"]) for i in range(2)] == [150, 200]


@pytest.mark.parametrize("i", [0, 1])
def test_each_step_of_the_measured_slider_moves_both_figures(i: int) -> None:
    """No step is invisible, and no curve leaves its figure."""
    name, _label, _unit, low, high, step, _start = lesson.SLIDERS[0]
    drawn = [lesson.CURVES[i](**lesson.START | {name: at}) for at in range(low, high + 1, step)]

    assert len({tuple(y) for y in drawn}) == len(drawn)
    assert all(lesson.RANGES[i][0] <= value <= lesson.RANGES[i][1] for y in drawn for value in y)


def test_the_review_is_measured_with_everything_due() -> None:
    """All that can come back is kept, as a page keeps it, and comes back now."""
    now_s = 1_800_000_000
    rows = {
        name.removeprefix(f"{REVIEW}/Review/"): entry["set"]["row"]
        for name, entry in json.loads(everything_kept(now_s))["answers"].items()
    }
    kept = {id_: each for id_, row in rows.items() if (each := read(row))}

    assert sorted(Reader(kept, now_s).due) == sorted(items())


def test_every_system_can_be_started() -> None:
    """Each recipe fills in, and names a lesson that exists."""
    for system in systems():
        command = [
            part.format(python="python", bin="bin", apps=APPS, port=1) for part in system.command
        ]

        assert any("1" in part for part in command)
        named = [part for part in command if part.endswith(".py")]
        assert all((APPS / part).is_file() for part in named)
    assert {OURS, FLOOR, *content.lessons()} <= by_name().keys()


def test_ours_needs_no_environment_of_its_own() -> None:
    """Backedu and the floor run where the benchmark runs; a peer does not."""
    ours, static, dash = (bin_of(by_name()[name]) for name in (OURS, FLOOR, "dash"))

    assert ours == static != dash


def test_our_own_lessons_are_known() -> None:
    """They are the lesson of the benchmark and those of the shelf, and nobody's peers."""
    ours = {name for name, system in by_name().items() if system.is_backedu}

    assert ours == {OURS, *content.lessons()}
    assert not any(by_name()[name].is_peer for name in ours)


def test_help_needs_no_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the options are is said although a lesson cannot be read."""
    monkeypatch.setattr(sys, "argv", ["bench", "--help"])
    monkeypatch.setattr(content, "lessons", lambda: pytest.fail("The content was read."))

    with pytest.raises(SystemExit, match=r"^0$"):
        main()


def test_the_floor_holds_the_whole_lesson() -> None:
    """The static page has all prose and all numbers in itself."""
    page = floor.page("/plotly.js")
    told = json.loads(page.partition('id="lesson">')[2].partition("</script>")[0])

    assert lesson.LAST_WORDS in page
    assert [len(told[part]) for part in ("choices", "sliders", "quiz", "figures")] == [12, 3, 5, 2]


def test_the_notebooks_controls_show_the_lesson() -> None:
    """Backedu's controls hold both curves, mark a question, and follow a slider."""
    lab = tea.lab()
    before = lab.figure["data"][1]["y"]
    lab.value = lab.value | {"volume": 400}
    card = tea.question(0)
    card.value = "0"

    assert [len(line["y"]) for line in lab.figure["data"]] == [150, 200]
    assert lab.figure["data"][1]["y"] != before
    assert card.feedback["right"]
    assert "hot" in tea.assess({"c0": "yes", "c1": "yes", "c3": "yes", "c7": "yes"})["bar"]["title"]


@pytest.mark.parametrize("app", sorted(path.name for path in APPS.glob("*.py")))
def test_an_app_shows_only_what_the_lesson_has(app: str) -> None:
    """A name that is not there would fail in a peer's own environment, where no test runs it."""
    tree = ast.parse((APPS / app).read_text(encoding="utf-8"))
    names = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "lesson"
    }
    assert {name for name in names if not hasattr(lesson, name)} == set()
