// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.DistanceBand;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order of the lanes. It is this, the first difference decides:
 *
 * <ol>
 *   <li>trust: fresh, lagging, gapped, stale, cold, out. So a lane that is not fresh never stands
 *       before one that is, whatever it says;
 *   <li>soundness: a decision on too few bars, or on bars that miss or are too old, stands behind
 *       all others;
 *   <li>tier, the more urgent first: AUTOMATION_CANDIDATE, ACTIONABLE_SETUP (a BUY or SELL to be
 *       told, not yet expired), ACTIVE_RISK (a zone within 1.5 ATR), WATCHLIST (one farther away),
 *       none;
 *   <li>how many reasons keep a WAIT from being a BUY or SELL, fewer first; a BUY or SELL that is
 *       not to be told, or no longer, counts as one;
 *   <li>distance of the nearest zone in ATR, nearer first, none last;
 *   <li>fidelity of the map, better first;
 *   <li>score of the decision, higher first;
 *   <li>time of the decision, newer first;
 *   <li>the longer timeframe;
 *   <li>the instrument's name.
 * </ol>
 *
 * <p>Tiers are those of {@code reference/alert-routing.md}, section 1, from the newest decisions
 * alone: that a zone farther away is being approached is known to the router only. A lane takes the
 * place of its weightiest timeframe, by the same order. A decision older than two of its bars
 * counts for nothing.
 */
final class Ranking {

  private static final int WORDS = 3;

  /** Severity of a reason that says that the data cannot be trusted. */
  private static final int UNTRUSTED = 4;

  /** Of two things to say about one lane, or two lanes with the same trust. */
  private static final Comparator<Attention> URGENT_FIRST =
      Comparator.comparing((Attention a) -> !a.sound())
          .thenComparingInt(a -> -a.tier().map(t -> t.ordinal() + 1).orElse(0))
          .thenComparingInt(Attention::missing)
          .thenComparingDouble(Ranking::distance)
          .thenComparingInt(
              a -> a.fidelity().map(Fidelity::ordinal).orElse(Fidelity.values().length))
          .thenComparing(Comparator.comparingDouble(Attention::score).reversed())
          .thenComparing(Comparator.comparingLong(Attention::asOfNanos).reversed())
          .thenComparingInt(a -> -a.timeframe().map(Timeframe::ordinal).orElse(-1));

  /** The order of the rows. */
  static final Comparator<ScanRow> ORDER =
      Comparator.comparing((ScanRow r) -> r.health().trust())
          .thenComparing(ScanRow::attention, URGENT_FIRST)
          .thenComparing(r -> r.instrument().toString());

  private Ranking() {}

  private static double distance(Attention a) {
    return Double.isNaN(a.distanceAtr()) ? Double.MAX_VALUE : a.distanceAtr();
  }

  /** The rows in their order, numbered from 1. */
  static List<ScanRow> ranked(List<ScanRow> rows) {
    List<ScanRow> sorted = rows.stream().sorted(ORDER).toList();
    return IntStream.range(0, sorted.size()).mapToObj(i -> sorted.get(i).ranked(i + 1)).toList();
  }

  /**
   * What deserves attention of a lane.
   *
   * @param nowNanos event time of its newest event
   */
  static Attention attention(List<Setup> decisions, @Nullable Fidelity map, long nowNanos) {
    return decisions.stream()
        .filter(setup -> nowNanos - setup.asOfNanos() <= 2 * setup.timeframe().nanos())
        .map(setup -> of(setup, map, nowNanos))
        .min(URGENT_FIRST)
        .orElse(Attention.NONE);
  }

  private static Attention of(Setup setup, @Nullable Fidelity map, long nowNanos) {
    List<ZoneEvidence> zones = zones(setup);
    double distance = zones.isEmpty() ? Double.NaN : zones.getFirst().distanceAtr();
    List<String> reasons = new ArrayList<>();
    Optional<AlertTier> tier = Optional.empty();
    int missing = 0;
    switch (setup) {
      case Setup.Trade trade -> {
        boolean valid = nowNanos < trade.facts().validUntilNanos();
        reasons.add(
            trade.decision() + " " + trade.kind().words() + (valid ? "" : ", no longer valid"));
        reasons.add(
            "for " + trade.disposition().route().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + ": " + trade.disposition().reason());
        missing = 1;
        if (valid && trade.disposition().route() != Disposition.Route.NOTHING) {
          missing = 0;
          tier =
              Optional.of(
                  trade.disposition().route() == Disposition.Route.PAPER_TEST
                      ? AlertTier.AUTOMATION_CANDIDATE
                      : AlertTier.ACTIONABLE_SETUP);
        }
      }
      case Setup.Wait wait -> {
        List<SetupReason.Missing> all = wait.missing();
        missing = all.size();
        reasons.add(missing == 1 ? "waits for one thing" : "waits for " + missing + " things");
        all.stream().limit(WORDS).map(m -> m.code().missing()).forEach(reasons::add);
      }
    }
    if (tier.isEmpty() && !zones.isEmpty()) {
      DistanceBand band = zones.getFirst().band();
      tier =
          Optional.of(
              band == DistanceBand.INSIDE || band == DistanceBand.NEAR
                  ? AlertTier.ACTIVE_RISK
                  : AlertTier.WATCHLIST);
    }
    if (!zones.isEmpty()) {
      reasons.add(zones.getFirst().side() + " zone " + away(distance));
    }
    return new Attention(
        tier, Optional.of(setup.timeframe()), sound(setup), missing, distance, setup.score(),
        Optional.ofNullable(map), setup.asOfNanos(), reasons);
  }

  private static String away(double distanceAtr) {
    if (Double.isNaN(distanceAtr)) {
      return "at an unknown distance: no ATR yet";
    }
    return distanceAtr == 0
        ? "holds the price"
        : String.format(Locale.ROOT, "%.1f ATR away", distanceAtr);
  }

  /** Zones that price has not run through, nearest first. */
  static List<ZoneEvidence> zones(Setup setup) {
    return setup.facts().zones().stream()
        .filter(z -> z.state() != ZoneState.CONSUMED && z.state() != ZoneState.GONE)
        .sorted(Comparator.comparingDouble(ZoneEvidence::distanceAtr))
        .toList();
  }

  private static boolean sound(Setup setup) {
    return setup.reasons().stream()
        .noneMatch(
            r -> r instanceof SetupReason.Missing m && m.code().severity() >= UNTRUSTED);
  }

  /** Whether a timeframe has seen enough bars. */
  static boolean warm(Setup setup) {
    return setup.reasons().stream()
        .noneMatch(
            r -> r instanceof SetupReason.Missing m && m.code() == WaitReason.WARMUP);
  }
}
