// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import io.github.liqscape.flink.event.InstrumentWords;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of a venue's archive, as the command {@code archive} fetches them: the files of an
 * instrument are a tape. Files of one kind follow each other as they are named here; kinds are
 * merged by time.
 *
 * @param venue id of the venue
 * @param market of the venue, as its adapter calls it
 * @param files all of them, of a kind and instrument in the order of their days
 */
public record ArchiveTapes(String venue, String market, List<Part> files) implements Tapes {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveTapes.class);

  /**
   * One file.
   *
   * @param instrument with its terms, see {@link InstrumentWords}
   * @param kind of file, as the venue's archive calls it
   * @param path the same on every machine
   */
  public record Part(String instrument, String kind, String path) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A file of an instrument. */
    public static Part of(Instrument instrument, String kind, Path path) {
      return new Part(new InstrumentWords().words(instrument), kind, path.toString());
    }
  }

  public ArchiveTapes {
    Objects.requireNonNull(venue, "venue");
    Objects.requireNonNull(market, "market");
    files = List.copyOf(files);
  }

  @Override
  public List<String> names() {
    return files.stream().map(Part::instrument).distinct().toList();
  }

  @Override
  public Stream<MarketEvent> open(String name) throws IOException {
    Instrument instrument = new InstrumentWords().instrument(name);
    ExchangeAdapter adapter =
        ExchangeAdapters.installed()
            .open(venue, AdapterConfig.of(market), AdapterContext.standard());
    VenueArchive archive =
        adapter
            .archive()
            .orElseThrow(
                () -> new IllegalArgumentException(venue + " " + market + " has no archive"));
    Map<String, List<Part>> byKind = new LinkedHashMap<>();
    files.stream()
        .filter(part -> part.instrument.equals(name))
        .forEach(part -> byKind.computeIfAbsent(part.kind, k -> new ArrayList<>()).add(part));
    List<Stream<MarketEvent>> kinds =
        byKind.values().stream()
            .map(parts -> parts.stream().flatMap(part -> read(archive, instrument, part)))
            .toList();
    return EventTape.merge(kinds).onClose(adapter::close);
  }

  /** One file at a time is in memory. */
  private static Stream<MarketEvent> read(VenueArchive archive, Instrument instrument, Part part) {
    List<MarketEvent> events = new ArrayList<>();
    try {
      VenueArchive.Kind kind =
          archive
              .kind(part.kind)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "kind must be one of " + archive.kinds() + ", was " + part.kind));
      VenueArchive.Count count =
          archive.read(kind, instrument, Path.of(part.path), events::add);
      if (count.malformed() > 0) {
        LOG.warn(
            "{}: {} rows could not be read, first {}", part.path, count.malformed(),
            count.firstMalformed().orElse(""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(part.path + " cannot be read", e);
    }
    return events.stream();
  }
}
