// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.VenueFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file of margin tiers: our own form, or the answer to {@code leverageBracket} as curl saved it,
 * whose date is that of the file. A table that is unsound spoils its own symbol only; a file that
 * cannot be read spoils all of them, so that nobody works with older tables than he thinks.
 *
 * <p>Immutable.
 */
final class TierFile {

  private static final String BUNDLED_USDM = "binance-usdm-tiers.json";

  private final Map<String, Answer<Optional<MarginTiers>>> tables = new HashMap<>();
  private final Answer<Optional<MarginTiers>> others;

  private TierFile(Answer<Optional<MarginTiers>> others) {
    this.others = others;
  }

  static TierFile empty() {
    return new TierFile(Answer.of(Optional.empty()));
  }

  /** The tables in the jar. */
  static TierFile bundled(Market market) {
    if (market == Market.COINM) {
      return empty();
    }
    try (InputStream in = TierFile.class.getResourceAsStream(BUNDLED_USDM)) {
      if (in == null) {
        throw new IllegalStateException(BUNDLED_USDM + " is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return parse(market, BUNDLED_USDM, LocalDate.EPOCH, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A user's file. */
  static TierFile read(Market market, Path file) {
    try {
      LocalDate saved =
          Files.getLastModifiedTime(file).toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
      return parse(market, String.valueOf(file.getFileName()), saved, Files.readString(file));
    } catch (IOException e) {
      return new TierFile(malformed("tiers file " + file + " cannot be read: " + e));
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param saved date of an answer that carries none
   */
  static TierFile parse(Market market, String name, LocalDate saved, String text) {
    JsonNode root;
    try {
      root = Json.tree(text);
    } catch (IllegalArgumentException e) {
      return new TierFile(malformed("tiers file " + name + ": " + e.getMessage()));
    }
    TierFile file = empty();
    JsonNode rows = root.path(root.has("tables") ? "tables" : "none");
    if (rows.isArray() && !root.path("market").asText().equals(market.id())) {
      return new TierFile(
          malformed(
              "tiers file "
                  + name
                  + " must be of market "
                  + market.id()
                  + ", was "
                  + root.path("market")));
    }
    if (root.isArray()) {
      rows = root;
    } else if (root.path("brackets").isArray()) {
      rows = Json.tree("[" + root + "]");
    }
    if (!rows.isArray()) {
      return new TierFile(
          malformed("tiers file " + name + " must hold 'tables' or an answer of leverageBracket"));
    }
    String source = "Binance leverageBracket, saved as " + name;
    for (JsonNode row : rows) {
      file.put(
          name,
          row,
          () ->
              row.has("tiers")
                  ? Brackets.ofOwn(market, row)
                  : Brackets.ofLeverageBracket(market, saved, source, row));
    }
    return file;
  }

  private void put(String name, JsonNode element, Supplier<MarginTiers> read) {
    String symbol = element.path(element.has("symbol") ? "symbol" : "pair").asText();
    Answer<Optional<MarginTiers>> table;
    try {
      table = Answer.of(Optional.of(read.get()));
    } catch (IllegalArgumentException | DateTimeException e) {
      table = malformed("tiers file " + name + ", " + symbol + ": " + e.getMessage());
    }
    tables.put(symbol, table);
  }

  private static Answer<Optional<MarginTiers>> malformed(String why) {
    return Answer.failed(new VenueFailure(VenueFailure.Reason.MALFORMED, why));
  }

  /** The table of an instrument; older COIN-M answers name the pair instead. */
  Answer<Optional<MarginTiers>> find(Instrument instrument) {
    Answer<Optional<MarginTiers>> table = tables.get(instrument.symbol());
    if (table == null) {
      table = tables.get(Requests.pair(instrument));
    }
    return table != null ? table : others;
  }
}
