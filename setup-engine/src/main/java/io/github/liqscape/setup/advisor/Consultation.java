// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.setup.Setup;
import java.util.Objects;
import java.util.Optional;

/**
 * A setup, what an advisor said to it, and what it has become.
 *
 * @param base the setup as the engine gave it
 * @param outcome what came of the wish for advice
 * @param revision the stricter setup; empty if the first one stands
 */
public record Consultation(Setup.Trade base, AdvisorOutcome outcome, Optional<Setup> revision) {
  public Consultation {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(revision, "revision");
  }

  /** What counts now. */
  public Setup setup() {
    return revision.orElse(base);
  }
}
