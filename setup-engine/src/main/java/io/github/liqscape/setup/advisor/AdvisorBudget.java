// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

/**
 * How often an advisor may be asked. Over the budget there is no advice, and that is counted.
 *
 * @param perHour calls within any hour, in [1, 100000]
 * @param perDay calls within any 24 hours, in [1, 1000000]
 * @param inFlight calls under way at once, in [1, 1000]; one that is late still counts until it
 *     ends
 */
public record AdvisorBudget(int perHour, int perDay, int inFlight) {

  /** 60 an hour, 500 a day, 2 at once. */
  public static final AdvisorBudget DEFAULT = new AdvisorBudget(60, 500, 2);

  public AdvisorBudget {
    range("perHour", perHour, 100_000);
    range("perDay", perDay, 1_000_000);
    range("inFlight", inFlight, 1_000);
  }

  private static void range(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          name + " must be in [1, " + most + "], was " + value);
    }
  }
}
