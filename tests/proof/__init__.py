"""The proof: what the triage promises, asked of every set of answers there is.

The answers become the variables of an SMT solver (z3), the rule book a formula over them
(:mod:`tests.proof.encoder`). Each invariant is a formula too, and the solver looks for answers that
break it. "Proved" means that there are none.

What the proof rests on, and does not show:

- The formula is the function. This is compared on 100,000 random sets of answers, not proved
  (:mod:`tests.proof.differential`).
- The rules are right about backs. A proof holds them to the invariants; whether those are the right
  ones is for a clinician to say.
- Free text is taken to mention any words in any combination, so more is proved than can be written.
- Words, errors, rendering, time and memory are no formulas. They are tested elsewhere.
"""
