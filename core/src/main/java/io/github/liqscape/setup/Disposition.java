// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import java.util.Objects;

/**
 * What should become of a setup, and why.
 *
 * @param route where it goes
 * @param reason in English
 */
public record Disposition(Route route, String reason) {

  /** Where a setup can go. Never to a live order. */
  public enum Route {
    ALERT,
    PAPER_TEST,
    NOTHING
  }

  public Disposition {
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(reason, "reason");
  }
}
