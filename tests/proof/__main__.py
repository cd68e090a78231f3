"""Proves every invariant and prints a table: ``python -m tests.proof``.

The exit code is 1 if an invariant does not hold.
"""

import sys

from tests.proof.prove import Proof, Prover, invariants, shipped


def main() -> int:
    """Print the table."""
    prover = Prover(shipped())
    proofs = []
    print(f"{'no':>3}  {'seconds':>7}  {'claims':>6}  {'':14}  invariant")
    for invariant in invariants():
        proofs.append(prover.prove(invariant))
        _print(proofs[-1])
    failed = sum(bool(proof.findings) for proof in proofs)
    claims = sum(proof.claims for proof in proofs)
    seconds = sum(proof.seconds for proof in proofs)
    print(f"\n{len(proofs) - failed} of {len(proofs)} proved, {claims} claims, {seconds:.1f} s")
    return int(failed > 0)


def _print(proof: Proof) -> None:
    """Print one line, and below it what breaks the invariant."""
    verdict = "COUNTEREXAMPLE" if proof.findings else "proved"
    invariant = proof.invariant
    print(
        f"{invariant.number:>3}  {proof.seconds:7.2f}  {proof.claims:>6}  {verdict:14}  "
        f"{invariant.words}",
        flush=True,
    )
    for finding in proof.findings:
        print(f"     {finding.about}")
        if finding.answers is not None:
            print(f"        a healthy adult but for {finding.answers}")
            print(f"        {finding.levels}")


if __name__ == "__main__":
    sys.exit(main())
