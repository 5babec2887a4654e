// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.VenueFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Margin tiers of a market: as Bybit shows them, asked once a day and symbol, else from the user's
 * file. What was live yesterday goes before the file, and says how old it is.
 *
 * <p>Threading: thread-safe; two threads may ask the same at once.
 */
final class TiersBook {

  private static final long KEPT = Duration.ofDays(1).toNanos();

  /** Asks the venue. */
  @FunctionalInterface
  interface Asker {
    <T> Answer<T> ask(RestQuery<T> query);
  }

  private record Kept(Optional<MarginTiers> tiers, long askedNanos) {}

  private final BybitHosts hosts;
  private final Asker asker;
  private final Scheduler clock;
  private final Optional<Path> file;
  private final Map<String, Kept> live = new ConcurrentHashMap<>();
  private volatile @Nullable Answer<Map<String, MarginTiers>> ofFile;

  TiersBook(BybitHosts hosts, Asker asker, Scheduler clock, Optional<Path> file) {
    this.hosts = hosts;
    this.asker = asker;
    this.clock = clock;
    this.file = file;
  }

  Answer<Optional<MarginTiers>> tiers(Instrument instrument) {
    if (ofFile() instanceof Answer.Failed<Map<String, MarginTiers>> f) {
      // A file that cannot be read is the user's to mend, even while the venue answers.
      return Answer.failed(f.failure());
    }
    String symbol = Asked.symbol(instrument);
    Kept kept = live.get(symbol);
    Answer<Optional<MarginTiers>> now =
        kept != null && clock.nanos() - kept.askedNanos() < KEPT
            ? Answer.of(kept.tiers())
            : ask(symbol);
    if (now instanceof Answer.Value<Optional<MarginTiers>> v && v.value().isPresent()) {
      return now;
    }
    if (now instanceof Answer.Failed<?> && kept != null && kept.tiers().isPresent()) {
      return Answer.of(kept.tiers());
    }
    Optional<MarginTiers> own = Optional.ofNullable(ofFile().orThrow().get(symbol));
    return own.isPresent() ? Answer.of(own) : now;
  }

  private Answer<Optional<MarginTiers>> ask(String symbol) {
    return switch (asker.ask(new RiskLimitQuery(hosts, Optional.of(symbol)))) {
      case Answer.Failed<RiskLimits.Tables> f -> Answer.failed(f.failure());
      case Answer.Value<RiskLimits.Tables> v -> {
        String refused = v.value().refused().get(symbol);
        if (refused != null) {
          yield Answer.failed(
              new VenueFailure(
                  VenueFailure.Reason.MALFORMED, "risk-limit of " + symbol + ": " + refused));
        }
        Optional<MarginTiers> tiers = Optional.ofNullable(v.value().tiers().get(symbol));
        live.put(symbol, new Kept(tiers, clock.nanos()));
        yield new Answer.Value<>(tiers, v.malformed());
      }
    };
  }

  private Answer<Map<String, MarginTiers>> ofFile() {
    Answer<Map<String, MarginTiers>> read = ofFile;
    if (read == null) {
      read = read();
      ofFile = read;
    }
    return read;
  }

  private Answer<Map<String, MarginTiers>> read() {
    try {
      return Answer.of(file.isPresent() ? TiersFile.read(file.get(), hosts.market()) : Map.of());
    } catch (Unreadable e) {
      return Answer.failed(new VenueFailure(VenueFailure.Reason.MALFORMED, e.reason()));
    }
  }
}
