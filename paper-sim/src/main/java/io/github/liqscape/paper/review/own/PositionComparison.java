// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.paper.account.PaperPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Positions of the paper account beside those that the user holds. They are paired by instrument
 * and side; what the user's records do not say (margin mode, leverage, liquidation price) is not
 * compared.
 *
 * @param matches on paper first, in the account's order, then what is held in truth only
 * @param apartNanos newest as-of time of the user's records less the time of the account; empty if
 *     none is stated
 */
public record PositionComparison(List<PositionMatch> matches, OptionalLong apartNanos) {

  public PositionComparison {
    matches = List.copyOf(matches);
  }

  /**
   * Compares.
   *
   * @param paper {@code PaperBroker.positions()}
   * @param own at most one an instrument and side
   * @param nowNanos event time of the account, epoch nanoseconds
   * @throws IllegalArgumentException if two own positions have one instrument and side
   */
  public static PositionComparison of(
      List<PaperPosition> paper, List<OwnPosition> own, PositionTolerance tolerance,
      long nowNanos) {
    requireSingle(own);
    List<PositionMatch> matches = new ArrayList<>();
    List<OwnPosition> left = new ArrayList<>(own);
    for (PaperPosition p : paper) {
      Optional<OwnPosition> same = left.stream().filter(o -> pair(p, o)).findFirst();
      if (same.isEmpty()) {
        matches.add(new PositionMatch.PaperOnly(p));
        continue;
      }
      OwnPosition o = same.get();
      left.remove(o);
      List<PositionDifference> differences = PositionFields.differences(p, o, tolerance);
      matches.add(
          differences.isEmpty()
              ? new PositionMatch.Equal(p, o)
              : new PositionMatch.Different(p, o, differences));
    }
    left.forEach(o -> matches.add(new PositionMatch.OwnOnly(o)));
    OptionalLong newest =
        own.stream().flatMapToLong(o -> o.asOfNanos().stream()).max();
    return new PositionComparison(
        matches,
        newest.isEmpty()
            ? newest
            : OptionalLong.of(Math.subtractExact(newest.getAsLong(), nowNanos)));
  }

  private static boolean pair(PaperPosition paper, OwnPosition own) {
    return paper.instrument().equals(own.instrument()) && paper.side() == own.leg().side();
  }

  private static void requireSingle(List<OwnPosition> own) {
    for (int i = 0; i < own.size(); i++) {
      OwnPosition a = own.get(i);
      for (OwnPosition b : own.subList(0, i)) {
        if (a.instrument().equals(b.instrument()) && a.leg().side() == b.leg().side()) {
          throw new IllegalArgumentException(
              "there must be one position an instrument and side, were two of " + a.instrument()
                  + " " + a.leg().side());
        }
      }
    }
  }

  /** Whether every position is held in both, and alike. */
  public boolean equal() {
    return matches.stream().allMatch(PositionMatch.Equal.class::isInstance);
  }

  /** How many are equal. */
  public int equalCount() {
    return (int) matches.stream().filter(PositionMatch.Equal.class::isInstance).count();
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        matches.isEmpty()
            ? "no position on paper, none in truth\n"
            : matches.size() + " positions, " + equalCount() + " equal\n");
    for (PositionMatch match : matches) {
      text.append(match.instrument()).append(' ').append(match.side()).append(": ")
          .append(
              switch (match) {
                case PositionMatch.Equal e -> "equal, " + e.paper().quantity();
                case PositionMatch.Different d -> "different";
                case PositionMatch.PaperOnly p ->
                    "on paper only, " + p.paper().quantity() + " at " + p.paper().entryPrice();
                case PositionMatch.OwnOnly o ->
                    "in truth only, " + PositionFields.quantity(o.own()).toPlainString() + " at "
                        + o.own().leg().entryPrice().toPlainString();
              })
          .append('\n');
      if (match instanceof PositionMatch.Different d) {
        d.differences().forEach(x -> text.append("  ").append(x.text()).append('\n'));
      }
    }
    if (apartNanos.isPresent()) {
      double seconds = apartNanos.getAsLong() / 1e9;
      text.append(
          String.format(
              Locale.ROOT, "the records are %.3f s %s than the account%n", Math.abs(seconds),
              seconds < 0 ? "older" : "newer"));
    }
    return text.toString();
  }
}
