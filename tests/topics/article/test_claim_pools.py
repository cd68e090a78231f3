import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backedu.content import claims, sections
from backedu.topics.article.claim_pools import COUNTS, draw, pools


@settings(max_examples=100)
@given(st.sampled_from(list(pools())), st.sampled_from(COUNTS), st.integers(0, 10**6))
def test_a_draw_is_of_its_pool_and_can_be_repeated(pool: str, count: int, seed: int) -> None:
    """As many as asked for or all there are, none twice, and the same for the same seed."""
    drawn = draw(pool, count, seed)
    known = pools()[pool].claims

    assert drawn == draw(pool, count, seed)
    assert len(drawn) == len(set(drawn)) == (min(count, len(known)) or len(known))
    assert set(drawn) <= set(known)


def test_another_seed_draws_other_claims() -> None:
    """Ten draws from the whole article are not one draw ten times."""
    assert len({draw("all", 10, seed) for seed in range(10)}) == 10


def test_every_claim_can_be_reached() -> None:
    """All claims are in the whole article, in exactly one kind and in at most one part."""
    everything = list(claims())
    by_kind = [id_ for pool in pools().values() if pool.id[:5] == "kind-" for id_ in pool.claims]
    by_part = [id_ for pool in pools().values() if pool.id[:5] == "part-" for id_ in pool.claims]

    assert list(draw("all", 0, 1)) == everything
    assert sorted(by_kind) == sorted(everything)
    assert sorted(by_part) == sorted(everything)
    assert {pool.label for pool in pools().values() if pool.id[:5] == "part-"} <= {
        part.name for part in sections().values()
    }


def test_danger_and_dispute_are_what_the_records_say() -> None:
    """The pools follow the claims' own fields."""
    assert set(pools()["unsafe"].claims) == {c.id for c in claims().values() if c.unsafe}
    assert set(pools()["disputed"].claims) == {c.id for c in claims().values() if c.conflicts_with}
    assert set(pools()["core"].claims) == {c.id for c in claims().values() if c.core}
    assert all(pool.claims for pool in pools().values())


@pytest.mark.parametrize(("pool", "count"), [("nothing", 5), ("", 5), ("all", 7), ("all", -1)])
def test_what_is_not_offered_is_refused(pool: str, count: int) -> None:
    """The error says what there is to choose from."""
    with pytest.raises(ValueError, match="choose one of"):
        draw(pool, count, 1)
