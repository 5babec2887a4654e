// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.archive.DownloadResult.AlreadyThere;
import io.github.liqscape.archive.DownloadResult.CorruptChecksum;
import io.github.liqscape.archive.DownloadResult.Downloaded;
import io.github.liqscape.archive.DownloadResult.Failed;
import io.github.liqscape.archive.DownloadResult.Missing;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is fetched, what is not, and what lies in the folder afterwards. */
class DownloadTest {

  private static final byte[] BYTES = random(300_000);

  private final ArchiveServer server = new ArchiveServer();
  private final TestScheduler scheduler = new TestScheduler();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private List<DownloadResult> download(VenueArchive.File... files) throws Exception {
    try (ArchiveDownloader downloader =
        ArchiveDownloader.builder(folder).scheduler(scheduler).build()) {
      return downloader.download(List.of(files));
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void file_is_fetched_verified_and_stored_with_its_checksum() throws Exception {
    server.serveChecked("a.bin", BYTES, "\"v1\"");

    assertThat(download(server.checked("a.bin")))
        .containsExactly(
            new Downloaded(server.checked("a.bin"), folder.resolve("a.bin"), BYTES.length, true));

    assertThat(folder.resolve("a.bin")).hasBinaryContent(BYTES);
    assertThat(folder.resolve("a.bin.sha256"))
        .hasContent(ArchiveServer.sha256(BYTES) + "  a.bin\n");
    assertThat(names()).containsExactly("a.bin", "a.bin.sha256");
  }

  @Test
  void file_that_is_there_and_whole_is_not_asked_for_again() throws Exception {
    server.serveChecked("a.bin", BYTES, null).serve("b.bin", BYTES, null);
    download(server.checked("a.bin"), server.file("b.bin"));
    int asked = server.requests().size();

    assertThat(download(server.checked("a.bin"), server.file("b.bin")))
        .hasOnlyElementsOfType(AlreadyThere.class);
    assertThat(server.requests()).hasSize(asked);
  }

  @Test
  void file_that_was_damaged_since_is_fetched_anew() throws Exception {
    server.serveChecked("a.bin", BYTES, null);
    download(server.checked("a.bin"));
    Files.writeString(folder.resolve("a.bin"), "damaged");

    assertThat(download(server.checked("a.bin"))).hasOnlyElementsOfType(Downloaded.class);
    assertThat(folder.resolve("a.bin")).hasBinaryContent(BYTES);
  }

  @Test
  void file_put_there_by_hand_is_taken_if_the_venue_vouches_for_it() throws Exception {
    server.serveChecked("a.bin", BYTES, null);
    Files.write(folder.resolve("a.bin"), BYTES);

    assertThat(download(server.checked("a.bin"))).hasOnlyElementsOfType(AlreadyThere.class);
    assertThat(server.requests("a.bin")).isEmpty();
    assertThat(names()).contains("a.bin.sha256");
  }

  @Test
  void venue_without_checksums_gives_unverified_files() throws Exception {
    server.serve("a.bin", BYTES, null);
    assertThat(download(server.file("a.bin"), server.checked("b.bin")))
        .satisfiesExactly(
            a -> assertThat(((Downloaded) a).verified()).isFalse(),
            b -> assertThat(b).isInstanceOf(Missing.class));
  }

  @Test
  void file_the_venue_does_not_have_is_a_value() throws Exception {
    assertThat(download(server.checked("none.zip"), server.file("nothing.csv.gz")))
        .hasOnlyElementsOfType(Missing.class);
    assertThat(names()).isEmpty();
    assertThat(scheduler.waits()).isEmpty();
  }

  @Test
  void file_with_another_checksum_is_kept_aside() throws Exception {
    String wrong = "ab".repeat(32);
    server
        .serve("a.bin", BYTES, null)
        .serve("a.bin.CHECKSUM", (wrong + "  a.bin").getBytes(StandardCharsets.UTF_8), null);

    assertThat(download(server.checked("a.bin")))
        .containsExactly(
            new CorruptChecksum(
                server.checked("a.bin"),
                folder.resolve("a.bin.corrupt"),
                wrong,
                ArchiveServer.sha256(BYTES)));
    assertThat(names()).containsExactly("a.bin.corrupt");
    assertThat(folder.resolve("a.bin.corrupt")).hasBinaryContent(BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>busy</html>", "", "abc  a.bin", "OTHER"})
  void checksum_that_is_none_or_of_another_file_is_refused(String text) throws Exception {
    String line = text.equals("OTHER") ? ArchiveServer.sha256(BYTES) + "  b.bin" : text;
    server
        .serve("a.bin", BYTES, null)
        .serve("a.bin.CHECKSUM", line.getBytes(StandardCharsets.UTF_8), null);

    assertThat(download(server.checked("a.bin")).get(0))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.reason()).contains("checksum is not one of a.bin"));
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.zip", "..", ".", "", " ", "/etc/a", "a/b.zip", "a\\b.zip", "C:a.zip", ".hidden",
        "a\u0000b", "a\nb", "a.zip.part", "a.SHA256", "a.corrupt", "a.part.tag", "a.", "a*"
      })
  void name_that_could_lead_out_of_the_folder_is_refused_before_any_request(String name) {
    VenueArchive.File good = server.file("a.bin");
    VenueArchive.File bad =
        new VenueArchive.File(
            good.kind(), good.instrument(), good.day(), good.uri(), good.checksum(), name);

    assertThatThrownBy(() -> download(good, bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void two_files_of_one_name_are_refused() {
    assertThatThrownBy(() -> download(server.file("a.bin"), server.file("A.bin")))
        .hasMessage("every archive file must have its own name, twice was 'A.bin'");
  }

  @Test
  void name_may_be_in_any_script() throws Exception {
    VenueArchive.File plain = server.serve("c.bin", BYTES, null).file("c.bin");
    VenueArchive.File named =
        new VenueArchive.File(
            plain.kind(), plain.instrument(), plain.day(), plain.uri(), plain.checksum(),
            "um-币安人生.bin");
    assertThat(download(named)).hasOnlyElementsOfType(Downloaded.class);
    assertThat(names()).contains("um-币安人生.bin");
  }

  @Test
  void two_files_at_a_time_and_results_in_the_order_asked() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    VenueArchive.File[] files =
        IntStream.range(0, 6)
            .mapToObj(i -> server.file(i + ".bin"))
            .toArray(VenueArchive.File[]::new);
    for (VenueArchive.File file : files) {
      server.fault(
          file.name(),
          exchange -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            two.countDown();
            two.await();
            running.decrementAndGet();
            exchange.sendResponseHeaders(200, 1);
            exchange.getResponseBody().write('x');
          });
    }

    assertThat(download(files)).extracting(DownloadResult::file).containsExactly(files);
    assertThat(most).hasValue(2);
  }

  @Test
  void progress_rises_to_the_size_of_each_file() throws Exception {
    server.serve("a.bin", BYTES, null).serve("b.bin", new byte[0], null);
    List<String> last = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    try (ArchiveDownloader downloader =
        ArchiveDownloader.builder(folder)
            .scheduler(scheduler)
            .progress(
                (file, done, total, files) -> {
                  if (file.name().equals("a.bin")) {
                    bytes.add(done);
                    assertThat(total).isEqualTo(BYTES.length);
                  }
                  last.add(file.name() + " " + done + " " + total + " " + files);
                })
            .build()) {
      downloader.download(List.of(server.file("a.bin")));
      downloader.download(List.of(server.file("b.bin"), server.file("none.bin")));
    }
    assertThat(bytes).isSorted().endsWith((long) BYTES.length).hasSizeGreaterThan(2);
    assertThat(last)
        .anyMatch(s -> s.startsWith("b.bin 0 0"))
        .anyMatch(s -> s.startsWith("none.bin 0 -1"));
    assertThat(last.get(last.size() - 1)).endsWith(" 2");
  }
}
