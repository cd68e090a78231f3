"""The claim check as a control: the claims to draw, their appraisal and the words around them."""

from __future__ import annotations

from backedu import content
from backedu.content.wording import sections, words
from backedu.views import claim_check as claims
from backedu.widgets import ClaimCheck
from backedu.widgets.claim_check.claim_check import Appraiser


def claim_control() -> ClaimCheck:
    """Return the claims of the article to draw, pick and judge, each before its appraisal."""
    return ClaimCheck(
        claims.menu(),
        claims.START,
        Appraiser(
            {id_: claim.claim for id_, claim in content.claims().items()},
            claims.shown,
            claims.appraisal,
            claims.report,
            claims.picture,
        ),
        words={
            **words("claim_check"),
            "kicker": words("prompts")["claim"],
            **sections("control", "cited", "picture"),
        },
    )
