// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.StreamKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a live feed delivers: kinds of events of some instruments of one market.
 *
 * <p>Immutable.
 */
public final class Subscription {

  /** What a liquidation map wants to know: everything but books. */
  public static final Set<StreamKind> MAP_KINDS =
      Set.of(
          StreamKind.TRADE,
          StreamKind.CANDLE,
          StreamKind.MARK_PRICE,
          StreamKind.FUNDING_RATE,
          StreamKind.OPEN_INTEREST,
          StreamKind.FORCED_ORDER);

  private static final int DEFAULT_QUEUE = 65_536;

  private final List<Instrument> instruments;
  private final Set<StreamKind> kinds;
  private final boolean formingCandles;
  private final int queueCapacity;

  private Subscription(Builder b) {
    instruments = List.copyOf(b.instruments);
    kinds = Set.copyOf(b.kinds);
    formingCandles = b.formingCandles;
    queueCapacity = b.queueCapacity;
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("subscription must name at least one instrument");
    }
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("subscription must name at least one kind of event");
    }
  }

  /** Everything a liquidation map wants of these instruments. */
  public static Subscription map(Instrument... instruments) {
    return builder().instruments(List.of(instruments)).kinds(MAP_KINDS).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public List<Instrument> instruments() {
    return instruments;
  }

  public Set<StreamKind> kinds() {
    return kinds;
  }

  /** Whether candles are also delivered while they form. */
  public boolean formingCandles() {
    return formingCandles;
  }

  /** Events that may wait for the consumer; beyond it they are dropped and declared as gaps. */
  public int queueCapacity() {
    return queueCapacity;
  }

  /** Builds a {@link Subscription}. */
  public static final class Builder {

    private final Set<Instrument> instruments = new LinkedHashSet<>();
    private final Set<StreamKind> kinds = EnumSet.noneOf(StreamKind.class);
    private boolean formingCandles;
    private int queueCapacity = DEFAULT_QUEUE;

    private Builder() {}

    public Builder instruments(Collection<Instrument> more) {
      instruments.addAll(more);
      return this;
    }

    public Builder instrument(Instrument one) {
      instruments.add(one);
      return this;
    }

    public Builder kinds(Collection<StreamKind> more) {
      kinds.addAll(more);
      return this;
    }

    public Builder kind(StreamKind one) {
      kinds.add(one);
      return this;
    }

    /** Also delivers one-minute candles while they form; off by default. */
    public Builder formingCandles(boolean wanted) {
      formingCandles = wanted;
      return this;
    }

    /**
     * Events that may wait for the consumer: 65,536 by default.
     *
     * @param events in [16, 16,777,216]
     */
    public Builder queueCapacity(int events) {
      if (events < 16 || events > 1 << 24) {
        throw new IllegalArgumentException(
            "queueCapacity must be in [16, 16777216], was " + events);
      }
      queueCapacity = events;
      return this;
    }

    public Subscription build() {
      return new Subscription(this);
    }
  }
}
