// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.StreamKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** When a lane is not to be taken for fresh: the scanner's clock against event time. */
final class Freshness {

  private static final long SECOND = 1_000_000_000L;

  /** An event that was applied so much later than it happened is of a while ago. */
  static final long LAG_NANOS = 30 * SECOND;

  /** What was lost counts for so long: then a map has single trades enough again. */
  static final long GAP_NANOS = 900 * SECOND;

  private static final long MARK_NANOS = 60 * SECOND;
  private static final long TRADE_NANOS = 900 * SECOND;
  private static final long INTEREST_NANOS = 1_200 * SECOND;

  /** A verdict with its words. */
  record Verdict(Trust trust, String why) {}

  private Freshness() {}

  static Verdict of(Lane lane, LaneView view, LaneQueue.Load load, long now) {
    switch (lane.phase()) {
      case OUT -> {
        return new Verdict(Trust.OUT, lane.failure().why());
      }
      case WAITING, ASKING, READING -> {
        return new Verdict(Trust.COLD, cold(lane.phase()));
      }
      case FOLLOWING, ENDED -> {}
    }
    long candle = lane.market().candles().nanos() * 5 / 2;
    for (var one : ages(view, now).entrySet()) {
      long most = longest(one.getKey(), candle);
      if (lane.market().streams().contains(one.getKey()) && one.getValue() > most) {
        return new Verdict(
            Trust.STALE, "no " + words(one.getKey()) + " for " + time(one.getValue()));
      }
    }
    if (!view.open().isEmpty()) {
      LaneHealth.OpenGap gap = view.open().getFirst();
      return new Verdict(
          Trust.GAPPED, "no " + words(gap.kind()) + " since a gap began: " + words(gap.cause()));
    }
    if (view.lostUntil() != LaneMarks.NEVER && view.newest() - view.lostUntil() < GAP_NANOS) {
      return new Verdict(
          Trust.GAPPED, "lost something until " + time(now - view.lostUntil()) + " ago");
    }
    if (view.lag() > LAG_NANOS || 4 * load.waiting() > 3 * load.capacity()) {
      return new Verdict(
          Trust.LAGGING, load.waiting() + " events wait, lag " + time(Math.max(0, view.lag())));
    }
    return new Verdict(Trust.FRESH, "");
  }

  private static String cold(LanePhase phase) {
    return switch (phase) {
      case WAITING -> "its past has not been asked for yet";
      case ASKING -> "its past is being asked for";
      case READING -> "reads its past";
      case FOLLOWING, OUT, ENDED -> "";
    };
  }

  /** Time since the newest event of each stream that was ever seen. */
  static Map<StreamKind, Long> ages(LaneView view, long now) {
    Map<StreamKind, Long> ages = new TreeMap<>();
    view.newestOf().forEach((kind, at) -> ages.put(kind, Math.max(0, now - at)));
    return ages;
  }

  private static long longest(StreamKind kind, long candle) {
    return switch (kind) {
      case MARK_PRICE -> MARK_NANOS;
      case CANDLE -> candle;
      case TRADE -> TRADE_NANOS;
      case OPEN_INTEREST -> INTEREST_NANOS;
      // They come when they come.
      case FUNDING_RATE, FORCED_ORDER, TOP_OF_BOOK, BOOK -> Long.MAX_VALUE;
    };
  }

  static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String time(long nanos) {
    Duration d = Duration.ofNanos(nanos);
    if (d.toMinutes() >= 120) {
      return d.toHours() + " h";
    }
    return d.toSeconds() >= 120 ? d.toMinutes() + " min" : d.toSeconds() + " s";
  }
}
