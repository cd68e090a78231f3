from backedu import content
from backedu.lessons.claim_control import claim_control


def test_a_claim_is_appraised_once_it_is_judged() -> None:
    """Until then the page has its text alone."""
    check = claim_control()
    first = check.shown[0]["id"]
    before = str(check.get_state())
    check.set_state(
        {"value": {**check.value, "answers": {first: {"verdict": "unclear", "sure": 80}}}}
    )

    assert content.claims()[first].why not in before
    assert content.claims()[first].why in str(check.get_state())
