from pathlib import Path

import pytest

from backedu.content import ContentError, claims
from backedu.content.reader import find
from backedu.topics.article.disputes import Dispute, disputes

SHIPPED = find(disputes.file).read_text(encoding="utf-8")


def test_every_contradiction_is_in_a_dispute() -> None:
    """No two claims that contradict each other are left out, and none are joined that do not."""
    wanted = {frozenset((c.id, o)) for c in claims().values() for o in c.conflicts_with}
    found = {frozenset(pair) for dispute in disputes().values() for pair in dispute.pairs}

    assert found == wanted


@pytest.mark.parametrize("dispute", disputes().values(), ids=lambda each: each.id)
def test_a_dispute_says_what_clashes_and_not_who_is_right(dispute: Dispute) -> None:
    """A question as title, no verdict in the words, and every claim at odds with another one."""
    assert dispute.title.endswith("?")
    assert not {"supported", "evidence", "trial", "wrongly"} & set(dispute.clash.lower().split())
    assert {id_ for pair in dispute.pairs for id_ in pair} == set(dispute.claims)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"support-unloads-back"', '"nobody"', "record 'straight-or-curved'.*which isn't a claim"),
        ('"sit-stand-straight"]', '"sit-stand-straight", "fomentation-salt"]', "no other claim"),
        ('"stronger-core-less-spasm", "spasm-abnormal-contraction"', "", "each other nowhere"),
        ('title = "Rest or move?"', 'title = " "', "field 'title' has an empty text"),
        ('title = "Rest or move?"\n', "", "field 'title' is missing"),
    ],
)
def test_a_fault_is_told_by_record_and_field(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Whoever edits the file reads which record is wrong, and how."""
    assert old in SHIPPED
    (tmp_path / disputes.file).write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=f"(?s){disputes.file}.*{said}"):
        disputes.load(tmp_path)
