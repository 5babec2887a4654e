// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.setup.Setup;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Repeats what an advisor once said, from the journal of an {@link AdvisorDesk}: the same setup
 * gives the same revision, byte for byte, and what was late then is late now. It has no advisor, no
 * clock and no network, so it is the only advice that a backtest may use.
 *
 * <p>Immutable.
 */
public final class AdvisorReplay {

  private static final AdvisorOutcome NOT_RECORDED =
      new AdvisorOutcome.NotAsked(AdvisorOutcome.Cause.NOT_RECORDED);

  private final AdvisorGuard guard;
  private final Map<String, AdvisorOutcome> outcomes = new HashMap<>();

  private AdvisorReplay(AdvisorGuard guard) {
    this.guard = guard;
  }

  /**
   * Reads a journal, also while a desk writes it. If a setup stands there more than once, the first
   * outcome counts: it was acted on.
   *
   * @param guard as the desk's, or another: what would have been with it
   * @throws io.github.liqscape.journal.JournalException if the journal is damaged
   * @throws IllegalArgumentException if something else than an advisor's entries is in it
   */
  public static AdvisorReplay of(Path journal, AdvisorGuard guard) {
    AdvisorReplay replay = new AdvisorReplay(guard);
    try (JournalCursor cursor = Journal.read(journal)) {
      while (cursor.hasNext()) {
        JournalEntry entry = cursor.next();
        AdvisorRecord record = AdvisorRecord.of(entry);
        replay.outcomes.putIfAbsent(record.contextHash(), record.outcome());
      }
    }
    return replay;
  }

  /** How many setups are recorded. */
  public int size() {
    return outcomes.size();
  }

  /** What the advisor said to this setup, and what it became; at once, on the caller's thread. */
  public Consultation consult(Setup.Trade trade) {
    return guard.conclude(
        trade, outcomes.getOrDefault(trade.facts().contextHash(), NOT_RECORDED));
  }
}
