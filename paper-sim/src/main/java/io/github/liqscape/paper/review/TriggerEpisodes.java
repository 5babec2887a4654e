// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

/**
 * Counts the episodes of one place. A new one begins once the price has closed at least half an ATR
 * away from the level on a bar on which the rule did not fire, or the rule was false for two closed
 * bars in a row; until then the same trigger is a repeat. Closes count, not wicks, and a break that
 * keeps firing while it runs stays one episode: the sterner readings.
 *
 * <p>Threading: confined to its caller.
 */
public final class TriggerEpisodes {

  private static final double LEFT_ATR = 0.5;
  private static final int FALSE_BARS = 2;

  private long episode;
  private boolean used;
  private int falseBars;

  /**
   * Takes a closed bar and answers the episode that a trigger on it belongs to.
   *
   * @param close of the bar
   * @param level of the place
   * @param atr of the bar, &gt; 0
   * @param fired whether the rule is true on it
   */
  public long onBar(double close, double level, double atr, boolean fired) {
    if (!(atr > 0)) {
      throw new IllegalArgumentException("atr must be > 0, was " + atr);
    }
    falseBars = fired ? 0 : falseBars + 1;
    boolean left = Math.abs(close - level) >= LEFT_ATR * atr;
    if (used && (falseBars >= FALSE_BARS || (left && !fired))) {
      episode++;
      used = false;
    }
    used |= fired;
    return episode;
  }
}
