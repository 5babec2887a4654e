// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.routing.alert.AlertTier;
import java.util.List;
import java.util.Objects;

/**
 * How lanes are run.
 *
 * @param timeframes of the decisions, ascending, at least one
 * @param threads that run lanes, in [1, 64]
 * @param turn work after which a lane goes to the back of the row, in [1, 1,000,000]: an event is
 *     1, a decision {@link #DECISION_WORK}
 * @param queue events of a lane that may wait, in [16, 1,048,576]
 * @param saveSeconds time between two saves of a lane, by the scanner's clock, in [1, 86,400]
 * @param least tier from which on alerts are published; lower ones are what the ranking is for
 */
public record ScanConfig(
    List<Timeframe> timeframes, int threads, int turn, int queue, int saveSeconds,
    AlertTier least) {

  /** A decision costs about as much as so many plain events. */
  public static final int DECISION_WORK = 200;

  /** Setups at 5m, 15m and 1h; two threads; a save a minute; alerts from ACTIONABLE_SETUP on. */
  public static final ScanConfig DEFAULT =
      new ScanConfig(
          List.of(Timeframe.M5, Timeframe.M15, Timeframe.H1), 2, 256, 32_768, 60,
          AlertTier.ACTIONABLE_SETUP);

  public ScanConfig {
    timeframes = List.copyOf(timeframes);
    Objects.requireNonNull(least, "least");
    within("threads", threads, 1, 64);
    within("turn", turn, 1, 1_000_000);
    within("queue", queue, 16, 1 << 20);
    within("saveSeconds", saveSeconds, 1, 86_400);
    for (int i = 1; i < timeframes.size(); i++) {
      if (timeframes.get(i).nanos() <= timeframes.get(i - 1).nanos()) {
        throw new IllegalArgumentException("timeframes must ascend, were " + timeframes);
      }
    }
    if (timeframes.isEmpty()) {
      throw new IllegalArgumentException("timeframes must name at least one");
    }
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + most + "], was " + value);
    }
  }

  /** The timeframe whose ATR measures the distances of zone alerts: the middle one. */
  public Timeframe zoneTimeframe() {
    return timeframes.get(timeframes.size() / 2);
  }

  /** The same with other timeframes. */
  public ScanConfig withTimeframes(List<Timeframe> value) {
    return new ScanConfig(value, threads, turn, queue, saveSeconds, least);
  }

  /** The same with another number of threads. */
  public ScanConfig withThreads(int value) {
    return new ScanConfig(timeframes, value, turn, queue, saveSeconds, least);
  }

  /** The same with longer or shorter turns. */
  public ScanConfig withTurn(int value) {
    return new ScanConfig(timeframes, threads, value, queue, saveSeconds, least);
  }

  /** The same with longer or shorter queues. */
  public ScanConfig withQueue(int value) {
    return new ScanConfig(timeframes, threads, turn, value, saveSeconds, least);
  }

  /** The same, saved more or less often. */
  public ScanConfig withSaveSeconds(int value) {
    return new ScanConfig(timeframes, threads, turn, queue, value, least);
  }

  /** The same, telling more or fewer alerts. */
  public ScanConfig withLeast(AlertTier value) {
    return new ScanConfig(timeframes, threads, turn, queue, saveSeconds, value);
  }
}
