// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of past days that a venue publishes: which there are, where, and how to read them.
 *
 * <p>Threading: thread-safe.
 */
public interface VenueArchive {

  /**
   * One kind of file, such as {@code klines-1m} or {@code aggTrades}.
   *
   * @param name as the {@code archive} command takes it
   * @param description what the file holds
   * @param monthly whether the venue cuts it by month instead of by day
   */
  record Kind(String name, String description, boolean monthly) {}

  /**
   * One file of the archive.
   *
   * @param kind what it holds
   * @param instrument of which instrument
   * @param day the day, or the first of the month
   * @param uri where it is
   * @param checksum where its SHA-256 is, if the venue publishes one
   * @param name under which it is kept, unique within the venue
   */
  record File(
      Kind kind,
      Instrument instrument,
      LocalDate day,
      URI uri,
      Optional<URI> checksum,
      String name) {}

  /**
   * What a reader counted.
   *
   * @param events handed on
   * @param malformed rows that could not be read, or contradict another row
   * @param repeated rows that say the same as another row, dropped
   * @param firstMalformed the first of the malformed ones: file, line, field and text
   */
  record Count(long events, long malformed, long repeated, Optional<String> firstMalformed) {

    /** Counts without a message. */
    public Count(long events, long malformed, long repeated) {
      this(events, malformed, repeated, Optional.empty());
    }
  }

  List<Kind> kinds();

  /** The kind of this name, if there is one. */
  default Optional<Kind> kind(String name) {
    return kinds().stream().filter(k -> k.name().equals(name)).findFirst();
  }

  /** The files of a kind that cover these days, both included. */
  List<File> files(Kind kind, Instrument instrument, LocalDate from, LocalDate to);

  /**
   * Reads a downloaded file, packed or not, and hands on its events sorted by time. Rows that cannot be
   * read are counted, repeated ones dropped and counted.
   *
   * @throws IOException if the file cannot be read, or is of another kind: with its name and the line
   */
  Count read(Kind kind, Instrument instrument, Path file, Consumer<? super MarketEvent> events)
      throws IOException;
}
