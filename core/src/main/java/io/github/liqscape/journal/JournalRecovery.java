// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.nio.file.Path;
import java.util.List;

/**
 * What was found when a journal was opened.
 *
 * @param firstSequence first sequence that is kept; entries before it were dropped by their owner
 * @param lastSequence last sequence, {@code firstSequence - 1} if there is none
 * @param tornBytes bytes cut from the end because they were no whole entry or were never known to
 *     be durable; 0 after an orderly close
 * @param tornAt where in the newest segment the cut was made; 0 if nothing was cut
 * @param setAside files that a salvage put aside, each ending in {@code .corrupt}, oldest first;
 *     empty unless {@link JournalBuilder#salvage} was asked for
 * @param setAsideBytes how many bytes these hold
 */
public record JournalRecovery(
    long firstSequence,
    long lastSequence,
    long tornBytes,
    long tornAt,
    List<Path> setAside,
    long setAsideBytes) {

  /** Copies the list. */
  public JournalRecovery {
    setAside = List.copyOf(setAside);
  }

  /** Whether nothing had to be cut or set aside. */
  public boolean clean() {
    return tornBytes == 0 && setAside.isEmpty();
  }
}
