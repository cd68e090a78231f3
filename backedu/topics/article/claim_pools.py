"""Choosing claims to judge: pools by worth, danger, dispute, kind and part, and a draw by seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from backedu.content import claims, sections
from backedu.content.cached import cached
from backedu.content.wording import words

COUNTS = (5, 10, 0)
"""How many claims a draw may hold; 0 means all of the pool."""


@dataclass(frozen=True)
class Pool:
    """Claims to draw from, in the article's order; ``group`` is "" for the pools named first."""

    id: str
    label: str
    group: str
    claims: tuple[str, ...]


@cached
def pools() -> Mapping[str, Pool]:
    """Return the pools by id, none of them empty; "all" holds every claim.

    Example:
        >>> list(pools())[:4], len(pools()["all"].claims) >= 105
        (['core', 'unsafe', 'disputed', 'all'], True)
    """
    label = words("pools")
    known = claims().values()
    found = [
        Pool("core", label["core"], "", tuple(c.id for c in known if c.core)),
        Pool("unsafe", label["unsafe"], "", tuple(c.id for c in known if c.unsafe)),
        Pool("disputed", label["disputed"], "", tuple(c.id for c in known if c.conflicts_with)),
        Pool("all", label["all"], "", tuple(c.id for c in known)),
    ]
    for kind, name in words("claim_kinds").items():
        ids = tuple(claim.id for claim in known if claim.kind == kind)
        found.append(Pool(f"kind-{kind}", name, label["by_kind"], ids))
    for part in sections().values():
        ids = tuple(claim.id for claim in known if claim.section == part.name)
        found.append(Pool(f"part-{part.id}", part.name, label["by_part"], ids))
    return {pool.id: pool for pool in found if pool.claims}


def draw(pool_id: str, count: int, seed: int) -> tuple[str, ...]:
    """Draw claims from a pool; the same three values always give the same claims.

    Args:
        pool_id: Id of a pool.
        count: How many, one of :data:`COUNTS`. All of a pool come in the article's order, fewer
            in the order in which they were drawn.
        seed: Any whole number.

    Raises:
        ValueError: There is no such pool, or ``count`` is not offered.

    Example:
        >>> draw("core", 5, seed=1) == draw("core", 5, seed=1), len(draw("unsafe", 0, seed=1))
        (True, 15)
    """
    if pool_id not in pools():
        raise ValueError(f"There is no pool '{pool_id[:40]}'; choose one of {', '.join(pools())}.")
    if count not in COUNTS:
        raise ValueError(f"{count} claims are not offered; choose one of {COUNTS}.")
    ids = pools()[pool_id].claims
    if count == 0 or count >= len(ids):
        return ids
    return tuple(Random(seed).sample(ids, count))  # noqa: S311 - a draw, not a secret
