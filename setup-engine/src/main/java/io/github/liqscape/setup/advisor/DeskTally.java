// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.advisor.AdvisorOutcome.Cause;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts for {@link AdvisorCounts}.
 *
 * <p>Threading: thread-safe.
 */
final class DeskTally {

  private long consulted;
  private long asked;
  private long accepted;
  private long vetoes;
  private long revisions;
  private long waits;
  private long answersAfterDeadline;
  private long journalFailures;
  private long consumerFailures;
  private final Map<GuardCode, Long> ignored = new EnumMap<>(GuardCode.class);
  private final Map<Cause, Long> notAsked = new EnumMap<>(Cause.class);

  synchronized void consulted() {
    consulted++;
  }

  synchronized void asked() {
    asked++;
  }

  synchronized void answeredAfterDeadline() {
    answersAfterDeadline++;
  }

  synchronized void journalFailed() {
    journalFailures++;
  }

  synchronized void consumerFailed() {
    consumerFailures++;
  }

  synchronized void concluded(Consultation consultation) {
    switch (consultation.outcome()) {
      case AdvisorOutcome.Accepted yes -> {
        accepted++;
        vetoes += yes.advice().verdict() == Verdict.VETO ? 1 : 0;
      }
      case AdvisorOutcome.Ignored no -> ignored.merge(no.code(), 1L, Long::sum);
      case AdvisorOutcome.NotAsked none -> notAsked.merge(none.cause(), 1L, Long::sum);
    }
    if (consultation.revision().isPresent()) {
      revisions++;
      waits += consultation.setup() instanceof Setup.Wait ? 1 : 0;
    }
  }

  synchronized AdvisorCounts counts(int inFlight) {
    return new AdvisorCounts(
        consulted, asked, accepted, vetoes, revisions, waits, ignored, notAsked,
        answersAfterDeadline, journalFailures, consumerFailures, inFlight);
  }
}
