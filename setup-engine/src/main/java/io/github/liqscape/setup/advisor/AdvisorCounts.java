// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.setup.advisor.AdvisorOutcome.Cause;
import java.util.Map;

/**
 * What a desk has seen since it was opened.
 *
 * @param consulted setups that were brought to it
 * @param asked requests that reached the advisor
 * @param accepted answers that passed the guard, vetoes among them
 * @param vetoes accepted answers that were a veto
 * @param revisions second events that were delivered
 * @param waits revisions that are a WAIT
 * @param ignored answers that did not pass, by code; no zeros
 * @param notAsked setups about which no request was made, by cause; no zeros
 * @param answersAfterDeadline bodies that came when nobody waited any more
 * @param journalFailures outcomes that could not be journaled and so had no effect
 * @param consumerFailures revisions at which the consumer threw
 * @param inFlight calls that have not ended, late ones among them
 */
public record AdvisorCounts(
    long consulted,
    long asked,
    long accepted,
    long vetoes,
    long revisions,
    long waits,
    Map<GuardCode, Long> ignored,
    Map<Cause, Long> notAsked,
    long answersAfterDeadline,
    long journalFailures,
    long consumerFailures,
    int inFlight) {
  public AdvisorCounts {
    ignored = Map.copyOf(ignored);
    notAsked = Map.copyOf(notAsked);
  }
}
