"""What someone answered is read as the contract says, and everything else refused."""

import math
import time
import tracemalloc
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.triage import triage
from backedu.triage.answer_check import AnswerError, normalise
from backedu.triage.answers import Kind, contract

CHOICES = [name for name, answer in contract().items() if answer.kind is Kind.CHOICE]
INTEGERS = [name for name, answer in contract().items() if answer.kind is Kind.INTEGER]
NUMBERS = [name for name, answer in contract().items() if answer.kind is Kind.NUMBER]


@pytest.mark.parametrize("name", contract())
@pytest.mark.parametrize("nothing", [None, "", "unknown"])
def test_nothing_means_unknown(name: str, nothing: str | None) -> None:
    """None, empty text and "unknown" are the same as a missing answer."""
    assert normalise({name: nothing}) == normalise({})


def test_a_test_not_done_is_unknown() -> None:
    """A straight leg raise that no one has done says nothing."""
    assert normalise({"slr": "not_tested"})["slr"] is None


@pytest.mark.parametrize("name", CHOICES)
def test_each_listed_value_is_kept(name: str) -> None:
    """A choice comes out as it went in."""
    values = set(contract()[name].options) - {"unknown", "not_tested"}

    assert {normalise({name: value})[name] for value in values} == values


def test_a_whole_float_is_a_whole_number() -> None:
    """34.0 years are 34 years, as a browser sends them."""
    assert type(normalise({"age": 34.0})["age"]) is int


@pytest.mark.parametrize("name", INTEGERS)
def test_part_of_a_whole_number_is_refused(name: str) -> None:
    """Half a year of age is no answer."""
    with pytest.raises(AnswerError, match=f"{name}: expected a whole number"):
        normalise({name: 2.5})


@pytest.mark.parametrize("name", [*INTEGERS, *NUMBERS])
@pytest.mark.parametrize(
    "value",
    [True, False, math.nan, math.inf, -math.inf, -1, 10**400, 1e300, "7", [7], {}, b"7", 1j],
    ids=lambda value: str(type(value).__name__),
)
def test_what_is_no_number_is_refused(name: str, value: Any) -> None:
    """Booleans, NaN, infinities, negative, huge and written numbers are refused with the range."""
    with pytest.raises(AnswerError, match=rf"^{name}: expected .* from \d+ to \d+, got"):
        normalise({name: value})


@pytest.mark.parametrize("name", [*INTEGERS, *NUMBERS])
def test_the_ends_of_a_range_belong_to_it(name: str) -> None:
    """The smallest and greatest number are accepted, one more is not."""
    answer = contract()[name]

    assert normalise({name: answer.minimum})[name] == answer.minimum
    assert normalise({name: answer.maximum})[name] == answer.maximum
    with pytest.raises(AnswerError):
        normalise({name: (answer.maximum or 0) + 1})


@pytest.mark.parametrize("value", ["Yes", "maybe", 1, True, ["yes"], {"yes"}, b"yes", object()])
def test_what_is_no_option_is_refused(value: Any) -> None:
    """A value that is not listed is refused, with those that are."""
    with pytest.raises(AnswerError, match=r"fever: expected one of yes, no, unknown; got"):
        normalise({"fever": value})


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("pain_scor", "pain_score"),
        ("saddle_numness", "saddle_numbness"),
        ("Age", "age"),
        ("bladder", "bladder_change"),
    ],
)
def test_a_misspelt_name_is_refused_with_the_nearest(name: str, nearest: str) -> None:
    """A slip of the pen does not silently become "unknown"."""
    with pytest.raises(AnswerError, match=f"did you mean '{nearest}'") as error:
        normalise({name: "yes"})

    assert error.value.field == name


@pytest.mark.parametrize("answers", [None, [], "age", 3, {1: "yes"}, {None: "yes"}, {("a",): 1}])
def test_what_is_no_set_of_answers_is_refused(answers: Any) -> None:
    """Something other than names with values is refused with the same error."""
    with pytest.raises(AnswerError, match="answers: "):
        normalise(answers)


def looped() -> list[Any]:
    """Return a list that holds itself."""
    loop: list[Any] = []
    loop.append(loop)
    return loop


def nested(depth: int = 100_000) -> list[Any]:
    """Return lists within lists, deeper than Python can walk."""
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "name", ["fever", "age", "work", "current_medicines", "nsaid_contraindications"]
)
@pytest.mark.parametrize(
    "value",
    [looped(), nested(), ["x" * 10_000_000], {"x": looped()}, ["x"] * 1_000_000],
    ids=["looped", "nested", "long item", "dict", "long list"],
)
def test_hostile_containers_are_refused_at_once(name: str, value: Any) -> None:
    """Self-holding, deep and huge containers cost no time, and are never printed."""
    start = time.perf_counter()
    with pytest.raises(AnswerError) as error:
        normalise({name: value})

    assert time.perf_counter() - start < 1
    assert error.value.field == name
    assert len(str(error.value)) < 600


@pytest.mark.parametrize("name", contract())
def test_ten_megabytes_of_text_are_refused_at_once(name: str) -> None:
    """A huge text is refused wherever it is given, and cut in the sentence."""
    start = time.perf_counter()
    with pytest.raises(AnswerError) as error:
        normalise({name: "x" * 10_000_000})

    assert time.perf_counter() - start < 1
    assert len(str(error.value)) < 600


def test_a_huge_name_is_refused_at_once() -> None:
    """Looking for the nearest name does not read ten megabytes."""
    start = time.perf_counter()
    with pytest.raises(AnswerError) as error:
        normalise({"x" * 10_000_000: "yes"})

    assert time.perf_counter() - start < 1
    assert len(str(error.value)) < 300


def self_holding() -> dict[str, Any]:
    """Return answers that are one of their own values."""
    answers: dict[str, Any] = {"age": 35}
    answers["fever"] = answers
    return answers


HOSTILE: dict[str, Callable[[], Any]] = {
    "wrong type": lambda: {"age": object()},
    "not a number": lambda: {"age": math.nan},
    "infinite": lambda: {"pain_score": math.inf},
    "huge number": lambda: {"duration_days": 10**100_000},
    "misspelt": lambda: {"saddle_numness": "yes"},
    "nested": lambda: {"nsaid_contraindications": nested()},
    "self-holding list": lambda: {"current_medicines": looped()},
    "self-holding answers": self_holding,
    "script as value": lambda: {"sex": "<script>alert(1)</script>"},
    "script as name": lambda: {"<script>alert(1)</script>": "yes"},
    "template": lambda: {"fever": "{{7*7}}${7*7}<%= 7*7 %>"},
    "long value": lambda: {"work": "x" * 10_000_000},
    "long name": lambda: {"x" * 10_000_000: "yes"},
    "long item": lambda: {"yellow_flags": ["x" * 10_000_000]},
    "many items": lambda: {"heat_cold_contraindications": ["raynaud"] * 1_000_000},
    "many names": lambda: {f"name{number}": "yes" for number in range(100_000)},
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_answers_are_refused_in_time_and_space(hostile: str) -> None:
    """One class of error that names the field, in under a second and far under 200 MB."""
    answers = HOSTILE[hostile]()
    name = list(answers)[-1] if hostile != "many names" else "name0"
    triage({})  # the rules are read once
    tracemalloc.start()
    start = time.perf_counter()
    with pytest.raises(AnswerError) as error:
        triage(answers)
    seconds = time.perf_counter() - start
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert seconds < 1
    assert peak < 20_000_000
    assert error.value.field == name[:80]
    assert str(error.value).startswith(f"{name[:80]}: ")
    assert len(str(error.value)) < 600


def test_the_value_is_cut_in_the_sentence() -> None:
    """At most 80 characters of a bad value are repeated."""
    with pytest.raises(AnswerError) as error:
        normalise({"fever": "x" * 200})

    assert "x" * 80 + "'" in str(error.value)
    assert "x" * 81 not in str(error.value)


def test_order_and_doubles_in_a_list_mean_nothing() -> None:
    """A list is a set of what applies; an empty one says that nothing does."""
    some = normalise({"nsaid_contraindications": ["lithium", "allergy", "lithium"]})
    same = normalise({"nsaid_contraindications": ("allergy", "lithium")})

    assert some == same
    assert normalise({"nsaid_contraindications": []})["nsaid_contraindications"] == ()


def test_an_unlisted_item_is_refused() -> None:
    """A list holds listed words only."""
    with pytest.raises(AnswerError, match=r"nsaid_contraindications: expected one of"):
        normalise({"nsaid_contraindications": ["nuts"]})


def test_the_input_is_left_alone() -> None:
    """Checking does not change what was given, and the result cannot be changed."""
    given_answers = {"nsaid_contraindications": ["lithium", "allergy"], "age": 34.0}
    checked = normalise(given_answers)

    assert given_answers == {"nsaid_contraindications": ["lithium", "allergy"], "age": 34.0}
    with pytest.raises(TypeError):
        checked["age"] = 3  # type: ignore[index]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(sorted(contract())) | st.text(max_size=12), ANYTHING))
def test_anything_is_read_or_refused_with_one_error(answers: Mapping[str, Any]) -> None:
    """No input raises anything but the documented error."""
    with suppress(AnswerError):
        assert set(normalise(answers)) == set(contract())


@pytest.mark.parametrize("half", ["\ud800", "a\udfff", "\udc00\ud800"])
@pytest.mark.parametrize("name", [*contract(), "\udfffname"])
def test_half_of_a_character_is_refused_by_name(name: str, half: str) -> None:
    """Whatever the kind of the answer: it could not be shown, and the sentence itself can be."""
    is_list = name in contract() and contract()[name].kind in {Kind.LIST, Kind.TEXTS}
    with pytest.raises(AnswerError) as refused:
        normalise({name: [half] if is_list else half})

    sentence = str(refused.value).encode()
    assert sentence.startswith(name.encode("utf-8", "backslashreplace"))
