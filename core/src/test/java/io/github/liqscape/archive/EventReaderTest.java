// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of small files: sorted, each once. */
class EventReaderTest {

  private static final ArchiveFormat FORMAT = ArchiveFormat.of("time", "amount");

  private record Read(VenueArchive.Count count, List<OpenInterest> events) {}

  @TempDir Path folder;

  private static Read read(Path file, boolean oneEach) throws IOException {
    List<OpenInterest> events = new ArrayList<>();
    ArchiveTable table = ArchiveTable.of(file, FORMAT, "");
    VenueArchive.Count count =
        oneEach
            ? EventReader.oneEach(
                table, EventReaderTest::event, OpenInterest::eventNanos, events::add)
            : EventReader.distinct(table, EventReaderTest::event, events::add);
    return new Read(count, events);
  }

  private static OpenInterest event(ArchiveRow row) {
    long at = row.nanos(FORMAT.column("time"));
    return new OpenInterest(
        TradeFixture.BTC, at, at, row.number(FORMAT.column("amount")), Double.NaN);
  }

  private Path file(String... rows) throws IOException {
    return Files.write(folder.resolve("oi.csv"), List.of(rows));
  }

  @Test
  void one_of_two_equal_rows_is_dropped() throws Exception {
    Path file = file("1760054400,2", "1760054300,1", "1760054400,2");
    assertThat(read(file, true).events())
        .extracting(OpenInterest::quantity)
        .containsExactly(1.0, 2.0);
    assertThat(read(file, true).count()).isEqualTo(new VenueArchive.Count(2, 0, 1));
    assertThat(read(file, false).count()).isEqualTo(new VenueArchive.Count(2, 0, 1));
  }

  @Test
  void two_values_of_one_time_contradict_where_there_can_be_one() throws Exception {
    Path file = file("1760054400,2", "1760054400,1");
    Read one = read(file, true);
    assertThat(one.events()).extracting(OpenInterest::quantity).containsExactly(1.0);
    assertThat(one.count().malformed()).isOne();
    assertThat(one.count().firstMalformed().orElseThrow())
        .startsWith("oi.csv: two rows of one time differ");
    assertThat(read(file, false).count()).isEqualTo(new VenueArchive.Count(2, 0, 0));
  }

  @Test
  void event_that_cannot_be_is_a_malformed_row() throws Exception {
    Read read = read(file("1760054400,2", "1760054401,-1"), true);
    assertThat(read.count().firstMalformed())
        .contains("oi.csv line 2, quantity must be finite and >= 0, was -1.0");
  }

  @Property
  void shuffled_rows_give_the_same_events(
      @ForAll @IntRange(min = 1, max = 60) int count, @ForAll long seed, @ForAll boolean oneEach)
      throws IOException {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add((1_760_054_400L + random.nextInt(20)) + "," + random.nextInt(3));
    }
    Path file = Files.createTempFile("oi", ".csv");
    try {
      Read first = read(Files.write(file, rows), oneEach);
      Collections.shuffle(rows, random);
      Read second = read(Files.write(file, rows), oneEach);
      assertThat(second.events()).isEqualTo(first.events());
      assertThat(second.events()).extracting(OpenInterest::eventNanos).isSorted();
      assertThat(second.count().events() + second.count().malformed() + second.count().repeated())
          .isEqualTo(count);
    } finally {
      Files.delete(file);
    }
  }
}
