// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Setup;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides what an answer may do to a setup. It judges the raw bytes, applies what it accepts, runs
 * the EXPECTANCY and SIZE gates again, and lastly holds the result against the first setup: one
 * that is riskier in any field is dropped. Whatever an advisor says, it cannot create or turn a
 * trade, move its stop, target or entry, raise size, leverage or confidence, or open a gate.
 *
 * <p>Pure functions of their arguments. Immutable.
 */
public final class AdvisorGuard {

  private static final AdvisorOutcome HASH_MISMATCH =
      new AdvisorOutcome.Ignored(GuardCode.HASH_MISMATCH, "the answer is about another setup");
  private static final AdvisorOutcome RISKIER =
      new AdvisorOutcome.Ignored(GuardCode.ERROR, "the revision would be riskier");

  private final AccountTerms terms;
  private final boolean failClosed;

  private AdvisorGuard(AccountTerms terms, boolean failClosed) {
    this.terms = Objects.requireNonNull(terms, "terms");
    this.failClosed = failClosed;
  }

  /** Without accepted advice the first setup stands. The usual way. */
  public static AdvisorGuard failOpen(AccountTerms terms) {
    return new AdvisorGuard(terms, false);
  }

  /** Without accepted advice, for whatever reason, the setup becomes a WAIT. */
  public static AdvisorGuard failClosed(AccountTerms terms) {
    return new AdvisorGuard(terms, true);
  }

  /**
   * Judges the body of an answer that came in time.
   *
   * @param contextHash of the setup that was asked about
   */
  public static AdvisorOutcome judge(byte[] body, String contextHash) {
    Advice advice;
    try {
      advice = AdviceJson.parse(body);
    } catch (AdviceException e) {
      return new AdvisorOutcome.Ignored(e.code(), Objects.requireNonNullElse(e.getMessage(), ""));
    }
    return advice.contextHash().equals(contextHash)
        ? new AdvisorOutcome.Accepted(advice)
        : HASH_MISMATCH;
  }

  /**
   * Applies an outcome to a setup.
   *
   * @param base revision 0
   */
  public Consultation conclude(Setup.Trade base, AdvisorOutcome outcome) {
    if (base.revision() != 0) {
      throw new IllegalArgumentException(
          "a setup can be revised once, was revision " + base.revision());
    }
    return switch (outcome) {
      case AdvisorOutcome.Accepted accepted -> revise(base, accepted);
      case AdvisorOutcome.Ignored ignored -> without(base, ignored);
      case AdvisorOutcome.NotAsked notAsked -> without(base, notAsked);
    };
  }

  private Consultation revise(Setup.Trade base, AdvisorOutcome.Accepted accepted) {
    Advice advice = accepted.advice();
    if (!advice.contextHash().equals(base.facts().contextHash())) {
      return without(base, HASH_MISMATCH);
    }
    Setup revised = new Revising(base, terms).by(advice);
    return notRiskier(base, revised)
        ? new Consultation(base, accepted, Optional.of(revised))
        : without(base, RISKIER);
  }

  private Consultation without(Setup.Trade base, AdvisorOutcome outcome) {
    return new Consultation(
        base,
        outcome,
        failClosed
            ? Optional.of(new Revising(base, terms).without(outcome.label()))
            : Optional.empty());
  }

  /**
   * Whether a revision is at most as risky as the first setup in every field: the same market,
   * side, prices and evidence; no more size, risk, confidence or score; no gate open that was shut.
   */
  public static boolean notRiskier(Setup.Trade base, Setup revised) {
    return new NotRiskier(base).holds(revised);
  }
}
