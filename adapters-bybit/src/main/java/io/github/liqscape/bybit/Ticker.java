// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamKind;
import java.io.IOException;
import java.time.Duration;

/**
 * The ticker of one instrument on one connection: a snapshot, into which deltas are merged. A field
 * that a delta does not name is unchanged; empty text means that it does not apply (NaN here).
 *
 * <p>Threading: single thread.
 */
final class Ticker {

  /** What Bybit settles by where a ticker does not name the interval. */
  static final Duration USUAL_INTERVAL = Duration.ofHours(8);

  private static final double MOST_FUNDING = 0.2;
  private static final double SECONDS_PER_HOUR = 3_600;
  private static final double MOST_HOURS = 24 * 365;

  private final Instrument instrument;

  private double mark;
  private double index;
  private double rate;
  private long settlementNanos;
  private Duration interval = USUAL_INTERVAL;
  private double single;
  private double singleValue;
  private double both;
  private double bothValue;

  private MarkSeen markSeen = new MarkSeen(Double.NaN, Double.NaN);
  private FundingSeen fundingSeen = new FundingSeen(Double.NaN, 0, USUAL_INTERVAL);
  private double openInterestSeen = Double.NaN;

  /** What was told last; records compare NaN with NaN as equal. */
  private record MarkSeen(double mark, double index) {}

  private record FundingSeen(double rate, long settlementNanos, Duration interval) {}

  Ticker(Instrument instrument) {
    this.instrument = instrument;
    clear();
  }

  /** Forgets every field, as a snapshot demands. What was told stays told. */
  void clear() {
    mark = Double.NaN;
    index = Double.NaN;
    rate = Double.NaN;
    settlementNanos = 0;
    interval = USUAL_INTERVAL;
    single = Double.NaN;
    singleValue = Double.NaN;
    both = Double.NaN;
    bothValue = Double.NaN;
  }

  /** Merges one field; one that cannot be read stays what it was. */
  void merge(String name, JsonParser p) throws IOException, Unreadable {
    switch (name) {
      case "markPrice" -> mark = Fields.empty(p) ? Double.NaN : Fields.positive(p, name);
      case "indexPrice" -> index = Fields.empty(p) ? Double.NaN : Fields.positive(p, name);
      case "fundingRate" -> rate = Fields.empty(p) ? Double.NaN : rate(p, name);
      case "nextFundingTime" -> settlementNanos = Fields.empty(p) ? 0 : Fields.nanos(p, name);
      case "fundingIntervalHour" -> interval = Fields.empty(p) ? USUAL_INTERVAL : interval(p, name);
      case "singleOpenInterest" -> single = amount(p, name);
      case "singleOpenInterestValue" -> singleValue = amount(p, name);
      case "openInterest" -> both = amount(p, name);
      case "openInterestValue" -> bothValue = amount(p, name);
      default -> p.skipChildren();
    }
  }

  /** Tells what changed since it was told last. */
  void tell(Asked asked, long eventNanos, long receivedNanos, FrameSink sink) {
    MarkSeen nowMark = new MarkSeen(mark, index);
    if (asked.kind(StreamKind.MARK_PRICE) && mark > 0 && !nowMark.equals(markSeen)) {
      markSeen = nowMark;
      sink.event(new MarkPrice(instrument, eventNanos, receivedNanos, mark, index));
    }
    FundingSeen nowFunding = new FundingSeen(rate, settlementNanos, interval);
    if (asked.kind(StreamKind.FUNDING_RATE)
        && !Double.isNaN(rate)
        && settlementNanos > 0
        && !nowFunding.equals(fundingSeen)) {
      fundingSeen = nowFunding;
      sink.event(
          new FundingRate(
              instrument,
              eventNanos,
              receivedNanos,
              rate,
              settlementNanos,
              interval,
              FundingRate.Status.ESTIMATE));
    }
    double oneSided = oneSided(single, both);
    if (asked.kind(StreamKind.OPEN_INTEREST)
        && !Double.isNaN(oneSided)
        && oneSided != openInterestSeen) {
      openInterestSeen = oneSided;
      sink.event(
          new OpenInterest(
              instrument,
              eventNanos,
              receivedNanos,
              oneSided,
              value(instrument, oneSided, oneSided(singleValue, bothValue))));
    }
  }

  /** Bybit's {@code openInterest} counts both sides of every contract. */
  static double oneSided(double single, double both) {
    return Double.isNaN(single) ? both / 2 : single;
  }

  /** In quote currency: inverse open interest is USD already, and its value is in coin. */
  static double value(Instrument instrument, double quantity, double venuesValue) {
    return instrument.contractType() == ContractType.LINEAR
        ? venuesValue
        : instrument.notional(quantity, Double.NaN);
  }

  private static double amount(JsonParser p, String name) throws IOException, Unreadable {
    return Fields.empty(p) ? Double.NaN : Fields.notNegative(p, name);
  }

  private static double rate(JsonParser p, String name) throws IOException, Unreadable {
    double value = Fields.decimal(p, name);
    if (Math.abs(value) > MOST_FUNDING) {
      throw Unreadable.field(name, "in [-0.2, 0.2]", p.getText());
    }
    return value;
  }

  private static Duration interval(JsonParser p, String name) throws IOException, Unreadable {
    double hours = Fields.positive(p, name);
    long seconds = Math.round(Math.min(hours, MOST_HOURS) * SECONDS_PER_HOUR);
    if (hours > MOST_HOURS || seconds == 0) {
      throw Unreadable.field(name, "hours, at most a year", p.getText());
    }
    return Duration.ofSeconds(seconds);
  }
}
