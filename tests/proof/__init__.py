"""The proof: what the triage promises (docs/invariants.md), asked of every set of answers there is.

The answers become the variables of an SMT solver (z3), the rule book a formula over them
(:mod:`tests.proof.encoder`). Each invariant is a formula too, and the solver looks for answers that
break it. "Proved" means that there are none.

What the proof rests on, and does not show:

- The formula is the function. This is compared on 100,000 random sets of answers, not proved
  (:mod:`tests.proof.differential`).
- The rules are right about backs. A proof holds them to the invariants; whether those are the right
  ones is for a clinician to say.
- Free text is taken to mention any words in any combination, so more is proved than can be written.
- Pairs of flags (invariant 10) follow from single ones, which are proved for all other answers.
- That absence of fever counts for nothing (6) is read as: a risk with constant or worsening pain
  reaches without fever what the invariant asks with it.
- A duration has no "none", so the fall of the level (28) is proved where no duration is cited; that
  each reason goes is proved for all.
- No formula can say: words and safety nets (13, 26, 31), versions (32), sources (35), the questions
  asked (38), purity and order (40 to 42), round trips and malformed input (44, 46), time (48), and
  how populations and vignettes compare (49, 50, 52). Thresholds (37) are moved by
  :mod:`tests.proof.mutants`; versions (53) are compared by :mod:`tests.proof.compare`.
"""
