import pytest
from hypothesis import given
from hypothesis import strategies as st

from backedu.figures import draw
from backedu.figures.scan_report import scan_report_figure
from backedu.topics.labs import labs
from backedu.topics.scan_report import nearest_age, report
from backedu.topics.scans import Basis, ages, basis, findings, share_percent

KNOWN = st.sampled_from(list(findings().values()))
every_finding = pytest.mark.parametrize("id_", findings())


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_nearest_age_is_never_further_than_another(age: float) -> None:
    """Whatever the age, the numbers are those of the nearest people."""
    gaps = [abs(known - age) for known in ages()]

    assert abs(nearest_age(age) - age) == min(gaps)


@given(KNOWN, st.floats(-1000, 1000))
def test_an_absurd_age_gives_a_sentence(finding: object, age: float) -> None:
    """Age -5 and age 120 are answered with the nearest age that has numbers."""
    two = report(finding, age)  # type: ignore[arg-type]

    assert two.should_say.startswith(two.might_say)
    assert f"about {two.share} of 100 people without back pain" in two.should_say
    assert ("No numbers are known beyond 80" in two.should_say) == (age > 80)
    assert ("No numbers are known below 20" in two.should_say) == (age < 20)


@pytest.mark.parametrize("age", [float("nan"), float("inf")])
def test_what_is_no_age_is_refused(age: float) -> None:
    """One clear sentence."""
    with pytest.raises(ValueError, match="An age is a number of years"):
        nearest_age(age)


@every_finding
@pytest.mark.parametrize("age", ages())
def test_the_line_carries_the_number_of_the_review(id_: str, age: int) -> None:
    """The share is the published one, and says so where it is not confirmed."""
    finding = findings()[id_]
    two = report(finding, age)
    sure = basis(finding, age)

    assert f"At {age}, about {share_percent(finding, age)} of 100" in two.should_say
    assert ("could not confirm" in two.should_say) == (sure is Basis.UNCONFIRMED)
    assert ("without scans at that age" in two.should_say) == (sure is Basis.MODEL_ONLY)


@pytest.mark.parametrize(
    ("id_", "age", "value"),
    [
        ("disc-bulge", 40, "so common without pain"),  # 50
        ("disc-bulge", 30, "many have it"),  # 40
        ("annular-fissure", 30, "many have it"),  # 20
        ("annular-fissure", 20, "few have it"),  # 19
        ("spondylolisthesis", 50, "few have it"),  # 14
    ],
)
def test_what_follows_depends_on_the_share(id_: str, age: int, value: str) -> None:
    """An uncommon finding is not waved away as a common one is."""
    two = report(findings()[id_], age)

    assert value in two.should_say
    assert ("Some people have that" in two.to_say) == (value == "few have it")


@every_finding
@pytest.mark.parametrize("age", [20, 70, 100])
def test_picture_sentence_and_table_agree(id_: str, age: int) -> None:
    """The figures that are drawn, the title, the lines and the table have one number."""
    figure = scan_report_figure(id_, age)
    finding, two = findings()[id_], report(findings()[id_], age)
    row = next(row for row in figure.rows if row[0] == finding.name)
    counted = [int(text.split("<b>")[1].split("</b>")[0]) for text in figure.data[0]["text"]]

    assert counted == [two.share, 100 - two.share]
    assert f"100 people aged {two.of_age} without back pain, about {two.share}" in figure.finding
    assert row[1:] == (two.might_say, str(two.share), two.sure.value)
    assert [text for _, text in figure.sections[0][1][:2]] == [
        f"“{two.might_say}”",
        f"“{two.should_say}”",
    ]
    assert ("not confirmed" in figure.data[0]["text"][0]) == (two.sure is not Basis.CONFIRMED)


def test_the_trials_of_such_lines_are_told_with_their_result() -> None:
    """The large trial found no less care; it is cited beside the line."""
    figure = draw("scan_report", {"finding": "disc-bulge", "age": 40})
    told = " ".join(text for _, text in figure.sections[1][1])

    assert "as much spine care" in told
    assert {"jarvik-2020", "mccullough-2012"} <= set(figure.sources)


def test_an_unknown_finding_is_refused() -> None:
    """The sentence names the known ones."""
    with pytest.raises(ValueError, match="no finding 'rust'; choose one of disc-degeneration"):
        scan_report_figure("rust", 40)


def test_the_lab_offers_every_finding() -> None:
    """The names in the lab are those of the findings, in their order."""
    offered = {option.id: option.label for option in labs()["scan_report"].choices[0].options}

    assert offered == {each.id: each.name for each in findings().values()}
