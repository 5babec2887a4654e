// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static java.util.Comparator.naturalOrder;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.liquidation.Provenance;
import io.github.liqscape.market.StreamKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down where a sum comes from: never better than its worst part, and every part by name. Ages
 * count to the sum's own time, so a venue that fell silent shows although its own clock stood still.
 */
final class SumProvenance {

  /** Marks further apart than this are flagged: the buckets of the parts no longer face each other. */
  private static final double MARKS_APART = 0.01;

  private static final long BEHIND = 2 * MapProvenance.MINUTE;

  private SumProvenance() {}

  /**
   * @param parts in the order of their names; may be empty
   * @param leftOut maps that had nothing to sum
   * @param asOf newest event of all parts
   */
  static Provenance of(List<GridProfile> parts, List<Instrument> leftOut, long asOf) {
    List<Provenance> all = parts.stream().map(GridProfile::provenance).toList();
    Set<String> flags = new LinkedHashSet<>();
    leftOut.forEach(i -> flags.add(i + " LEFT_OUT"));
    addCommonFlags(parts, flags);
    boolean stale = false;
    for (GridProfile part : parts) {
      part.provenance().flags().forEach(flag -> flags.add(part.instrument() + " " + flag));
      List<String> late = late(part, asOf - part.asOfNanos());
      late.forEach(flag -> flags.add(part.instrument() + " " + flag));
      stale |= part.provenance().stale() || !late.isEmpty();
    }
    return new Provenance(
        all.stream().map(Provenance::modelId).distinct().sorted()
            .collect(Collectors.joining(" + ", "liqscape-sum/1 (", ")")),
        Stream.concat(parts.stream().map(GridProfile::instrument), leftOut.stream())
            .map(i -> i.venue().id()).distinct().sorted().toList(),
        fidelity(all, !leftOut.isEmpty()),
        all.stream().map(Provenance::markSource).max(naturalOrder()).orElse(MarkSource.NONE),
        byInterest(parts, p -> p.provenance().coverage()),
        parts.isEmpty() ? 0 : byInterest(parts, p -> p.provenance().farShare()),
        WeightedMean.of(
            parts, p -> p.provenance().unexplainedShare(), GridProfile::printedNotional),
        all.stream().mapToDouble(Provenance::gapSeconds24h).max().orElse(0),
        (int) Math.min(Integer.MAX_VALUE, all.stream().mapToLong(Provenance::printsUsed).sum()),
        oldest(parts, asOf),
        stale || parts.isEmpty(),
        List.copyOf(flags),
        named(parts, p -> p.provenance().tiers()).orElse("none"),
        assumptions(parts),
        named(
            parts.stream().filter(p -> p.provenance().lastScore().isPresent()).toList(),
            p -> p.provenance().lastScore().orElseThrow()));
  }

  /** Mean over the parts by open interest in currency: a small venue must not speak for all. */
  static double byInterest(
      List<GridProfile> parts, ToDoubleFunction<GridProfile> value) {
    return WeightedMean.of(parts, value, p -> Math.max(0, p.zoneView().openInterestNotional()));
  }

  /**
   * The worst of the parts. A map left out for want of open interest would be CANDLE_OI at worst had
   * it some, and a label must not improve because an input went away.
   */
  private static Fidelity fidelity(List<Provenance> all, boolean incomplete) {
    Fidelity worst =
        all.stream().map(Provenance::fidelity).max(naturalOrder()).orElse(Fidelity.VOLUME_PROXY);
    return incomplete && worst.compareTo(Fidelity.CANDLE_OI) < 0 ? Fidelity.CANDLE_OI : worst;
  }

  private static void addCommonFlags(List<GridProfile> parts, Set<String> flags) {
    Set<String> quotes = new TreeSet<>();
    parts.forEach(p -> quotes.add(p.instrument().quoteAsset()));
    if (quotes.size() > 1) {
      flags.add("AT_PAR " + String.join(" ", quotes));
    }
    double lowest = parts.stream().mapToDouble(GridProfile::mark).min().orElse(1);
    double highest = parts.stream().mapToDouble(GridProfile::mark).max().orElse(1);
    if (highest > lowest * (1 + MARKS_APART)) {
      flags.add("MARKS_APART");
    }
  }

  /** What is too old by the sum's time, in the words a map uses by its own. */
  private static List<String> late(GridProfile part, long lag) {
    List<String> late = new ArrayList<>();
    if (part.provenance().markSource() == MarkSource.MARK_PRICE
        && older(part, StreamKind.MARK_PRICE, lag, MapProvenance.MARK_STALE)) {
      late.add("MARK_STALE");
    }
    if (older(part, StreamKind.TRADE, lag, MapProvenance.MINUTE)) {
      late.add("TRADES_STALE");
    }
    if (lag > BEHIND) {
      late.add("BEHIND");
    }
    return late;
  }

  private static boolean older(GridProfile part, StreamKind kind, long lag, long allowed) {
    Long age = part.provenance().ageNanos().get(kind.name());
    return age != null && age + lag > allowed;
  }

  private static Map<String, Long> oldest(List<GridProfile> parts, long asOf) {
    Map<String, Long> ages = new HashMap<>();
    for (GridProfile part : parts) {
      long lag = asOf - part.asOfNanos();
      part.provenance().ageNanos().forEach((kind, age) -> ages.merge(kind, age + lag, Math::max));
    }
    return ages;
  }

  private static Optional<String> named(
      List<GridProfile> parts, Function<GridProfile, String> value) {
    return parts.stream()
        .map(p -> p.instrument() + ": " + value.apply(p))
        .reduce((a, b) -> a + "; " + b);
  }

  /** Constants that all parts share by their name, others by the part's name and theirs. */
  private static Map<String, String> assumptions(List<GridProfile> parts) {
    Map<String, String> merged = new HashMap<>();
    for (GridProfile part : parts) {
      part.provenance()
          .assumptions()
          .forEach(
              (name, value) -> {
                boolean shared =
                    parts.stream()
                        .allMatch(
                            p -> Objects.equals(value, p.provenance().assumptions().get(name)));
                merged.put(shared ? name : part.instrument() + " " + name, value);
              });
    }
    return merged;
  }
}
