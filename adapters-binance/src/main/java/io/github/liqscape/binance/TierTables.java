// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.spi.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The margin tiers of one market. What the stream told goes before the user's file, and that before
 * the tables in the jar. Whoever nobody told of has none.
 *
 * <p>Files are read when the first question comes.
 *
 * <p>Threading: thread-safe.
 */
final class TierTables {

  private final Market market;
  private final Optional<Path> userFile;
  private final Map<String, MarginTiers> live = new ConcurrentHashMap<>();
  private @Nullable TierFile user;
  private @Nullable TierFile bundled;

  TierTables(Market market, Optional<Path> userFile) {
    this.market = market;
    this.userFile = userFile;
  }

  /** The stream told a new table. */
  void live(String symbol, MarginTiers tiers) {
    live.put(symbol, tiers);
  }

  /**
   * The table known best; a failure if the user's file says something unsound on this instrument.
   */
  Answer<Optional<MarginTiers>> find(Instrument instrument) {
    MarginTiers told = live.get(instrument.symbol());
    if (told != null) {
      return Answer.of(Optional.of(told));
    }
    Answer<Optional<MarginTiers>> own = user().find(instrument);
    boolean silent = own instanceof Answer.Value<Optional<MarginTiers>> v && v.value().isEmpty();
    return silent ? bundled().find(instrument) : own;
  }

  private synchronized TierFile user() {
    if (user == null) {
      user = userFile.map(file -> TierFile.read(market, file)).orElseGet(TierFile::empty);
    }
    return user;
  }

  private synchronized TierFile bundled() {
    if (bundled == null) {
      bundled = TierFile.bundled(market);
    }
    return bundled;
  }
}
