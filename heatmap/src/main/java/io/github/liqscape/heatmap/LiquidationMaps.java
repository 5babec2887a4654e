// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The maps of one coin at several venues behind one door: events find their map, {@link #profile()}
 * is the sum of them all.
 *
 * <pre>{@code
 * LiquidationMaps btc =
 *     LiquidationMaps.of(
 *         LiquidationMap.of(binanceBtcusdt, binanceTiers), LiquidationMap.of(bybitBtcusdt, bybitTiers));
 * btc.apply(event);
 * LiquidationProfile all = btc.profile();
 * }</pre>
 *
 * <p>A sum is exact. It is in quote currency, on the coarsest grid of its parts, every bucket of a
 * part whole in one bucket of the sum, over the whole window of every part. Its bands add means and
 * variances and multiply chances of nothing: venues count as independent. What differs from the
 * profile of one map:
 *
 * <ul>
 *   <li>Its instrument is a name: venue {@code multi}, the common base and quote.
 *   <li>Its mark is the mean of the parts' marks by open interest. Each part is swept by its own
 *       mark, so between the lowest and the highest of them either side may have mass.
 *   <li>{@code positionQuantity} is NaN, as units differ.
 *   <li>Its zones are ranked within the present profile. A sum has no memory: a zone's id holds for
 *       equal peaks within one hour of event time and is not stable beyond it.
 *   <li>Its provenance names every part. Fidelity and mark source are the worst of the parts,
 *       coverage and far share their means by open interest, the unexplained share by currency
 *       printed; gap seconds are the most of one part, ages the oldest at the sum's own time, prints
 *       the sum. A part that fell behind is flagged {@code MARK_STALE}, {@code TRADES_STALE} or, by
 *       more than two minutes, {@code BEHIND}; marks more than 1 % apart {@code MARKS_APART}.
 * </ul>
 *
 * <p>Linear and inverse contracts may be summed. Quote currencies may differ only if the caller says
 * which of them are {@linkplain Builder#atPar at par}: then prices and amounts in them are taken one
 * for one, whatever the market says, and the profile is flagged.
 *
 * <p>Threading: single writer. Profiles are immutable and may be read on any thread.
 */
public final class LiquidationMaps {

  private static final String KIND = "liquidation-maps";
  private static final int VERSION = 1;
  private static final Comparator<LiquidationMap> BY_NAME =
      Comparator.comparing((LiquidationMap map) -> map.instrument().toString());

  private final List<LiquidationMap> maps;
  private final Map<Instrument, LiquidationMap> byInstrument = new HashMap<>();
  private final Instrument instrument;
  private long unknown;

  private LiquidationMaps(List<? extends LiquidationMap> given, Set<String> atPar) {
    maps = given.stream().map(LiquidationMap.class::cast).sorted(BY_NAME).toList();
    instrument =
        SummedInstrument.of(maps.stream().map(LiquidationMap::instrument).toList(), atPar);
    for (LiquidationMap map : maps) {
      if (!(map instanceof BucketedLiquidationMap)) {
        throw new IllegalArgumentException(
            "maps must come from LiquidationMap.builder, that of " + map.instrument() + " was a "
                + map.getClass().getName());
      }
      byInstrument.put(map.instrument(), map);
    }
  }

  /**
   * Maps of one base and one quote asset. They remain the caller's: each may also be used directly.
   *
   * @throws IllegalArgumentException if there is none, two are of one instrument, base or quote
   *     assets differ, a generated market meets a real one, or a map is not of this library
   */
  public static LiquidationMaps of(LiquidationMap... maps) {
    return new LiquidationMaps(List.of(maps), Set.of());
  }

  /** Starts maps that need quote currencies at par, or that shall be restored. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The sum of profiles made by maps of this library, wherever in the process: a single one's and
   * sums of them. The order is irrelevant, to the bit.
   *
   * @param atPar quote assets that count one for one; none are needed if all parts have the same
   * @throws IllegalArgumentException if there is none, or one that cannot be summed: of a map without
   *     price or open interest (a share of the total is no currency), not made by a map, of an
   *     instrument given twice, of another base asset, of another quote asset not at par, or a
   *     generated market's beside a real one's
   */
  public static LiquidationProfile sum(
      List<? extends LiquidationProfile> profiles, String... atPar) {
    return ProfileSum.of(profiles, Set.copyOf(Arrays.asList(atPar)));
  }

  /** What is summed, in the order of their names. */
  public List<Instrument> instruments() {
    return maps.stream().map(LiquidationMap::instrument).toList();
  }

  /**
   * The map of one instrument.
   *
   * @throws IllegalArgumentException if there is none
   */
  public LiquidationMap map(Instrument of) {
    LiquidationMap map = byInstrument.get(of);
    if (map == null) {
      throw new IllegalArgumentException(
          "instrument must be one of " + instruments() + ", was " + of);
    }
    return map;
  }

  /**
   * Hands an event to the map of its instrument.
   *
   * @return what became of it; {@link Outcome#UNKNOWN_INSTRUMENT} if there is no such map
   */
  public Outcome apply(MarketEvent event) {
    @Nullable LiquidationMap map = byInstrument.get(event.instrument());
    if (map == null) {
      unknown++;
      return Outcome.UNKNOWN_INSTRUMENT;
    }
    return map.apply(event);
  }

  /** How many events had this outcome so far, over all maps. */
  public long count(Outcome outcome) {
    long count = outcome == Outcome.UNKNOWN_INSTRUMENT ? unknown : 0;
    for (LiquidationMap map : maps) {
      count += map.count(outcome);
    }
    return count;
  }

  /**
   * The profile of one instrument.
   *
   * @throws IllegalArgumentException if there is no such map
   */
  public LiquidationProfile profile(Instrument of) {
    return map(of).profile();
  }

  /**
   * The sum of all maps. One that has seen no price or no open interest yet has no currency to add:
   * it is left out, flagged {@code LEFT_OUT} by name, and fidelity is {@code CANDLE_OI} at best
   * until it has. If all are, the profile has no bucket.
   */
  public LiquidationProfile profile() {
    return ProfileSum.ofKnown(
        instrument, maps.stream().map(LiquidationMap::profile).toList());
  }

  /**
   * Writes the state of every map.
   *
   * @throws IOException if the output fails
   */
  public void save(DataOutput out) throws IOException {
    SavedState.write(
        out,
        KIND,
        VERSION,
        body -> {
          body.number(unknown).integer(maps.size());
          for (LiquidationMap map : maps) {
            map.save(body.output());
          }
        });
  }

  /**
   * Collects the maps. A builder makes new maps each time it is used.
   *
   * <p>Threading: single writer.
   */
  public static final class Builder {

    private final List<LiquidationMap.Builder> builders = new ArrayList<>();
    private Set<String> atPar = Set.of();

    private Builder() {}

    /** Adds a map, as it shall be made. */
    public Builder map(LiquidationMap.Builder map) {
      builders.add(map);
      return this;
    }

    /**
     * Quote assets that count one for one, such as {@code "USD", "USDT", "USDC"}. The quote of a sum
     * is then written {@code USD+USDT}.
     */
    public Builder atPar(String... quoteAssets) {
      atPar = Set.copyOf(Arrays.asList(quoteAssets));
      return this;
    }

    /**
     * The maps, empty.
     *
     * @throws IllegalArgumentException as {@link LiquidationMaps#of} does
     * @throws IllegalStateException if a map lacks its margin tiers
     */
    public LiquidationMaps build() {
      return new LiquidationMaps(
          builders.stream().map(LiquidationMap.Builder::build).toList(), atPar);
    }

    /**
     * Maps that continue where saved ones stopped. Instruments and constants must be those of the
     * saved maps.
     *
     * @throws IOException if the input fails or is not such a state, with the reason
     * @throws IllegalArgumentException as {@link LiquidationMaps#of} does
     * @throws IllegalStateException if a map lacks its margin tiers
     */
    public LiquidationMaps restore(DataInput in) throws IOException {
      build();
      return SavedState.read(in, KIND, VERSION, (body, version) -> read(body));
    }

    private LiquidationMaps read(StateReader in) throws IOException {
      long unknown = in.number();
      Saved.check(unknown >= 0, "events of unknown instruments were " + unknown);
      int saved = in.integer();
      Saved.check(
          saved == builders.size(), "it holds " + saved + " maps, expected " + builders.size());
      List<LiquidationMap.Builder> byName = new ArrayList<>(builders);
      byName.sort(Comparator.comparing(b -> b.instrument.toString()));
      List<LiquidationMap> restored = new ArrayList<>();
      for (LiquidationMap.Builder map : byName) {
        restored.add(map.restore(in.input()));
      }
      LiquidationMaps maps = new LiquidationMaps(restored, atPar);
      maps.unknown = unknown;
      return maps;
    }
  }
}
