// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.archive.DownloadResult.Downloaded;
import io.github.liqscape.archive.DownloadResult.Failed;
import io.github.liqscape.spi.VenueArchive;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, what is not, and what is never followed or stored. */
@Timeout(60)
class DownloadFailureTest {

  private static final byte[] BYTES = DownloadTest.random(100_000);

  private final ArchiveServer server = new ArchiveServer();
  private final TestScheduler scheduler = new TestScheduler();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private ArchiveDownloader.Builder downloader() {
    return ArchiveDownloader.builder(folder).scheduler(scheduler);
  }

  private DownloadResult download(VenueArchive.File file) throws Exception {
    try (ArchiveDownloader downloader = downloader().build()) {
      return downloader.download(List.of(file)).get(0);
    }
  }

  private String reason(VenueArchive.File file) throws Exception {
    return ((Failed) download(file)).reason();
  }

  private static List<Duration> seconds(long... seconds) {
    return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
  }

  @Test
  void error_of_the_server_is_tried_again_after_growing_waits() throws Exception {
    server.serve("a.bin", BYTES, null).status("a.bin", 500).status("a.bin", 503);

    assertThat(download(server.file("a.bin"))).isInstanceOf(Downloaded.class);
    assertThat(scheduler.waits()).isEqualTo(seconds(1, 2));
  }

  @Test
  void error_of_the_checksum_is_tried_again_too() throws Exception {
    server.serveChecked("a.bin", BYTES, null).status("a.bin.CHECKSUM", 502);

    assertThat(download(server.checked("a.bin")))
        .isInstanceOfSatisfying(Downloaded.class, d -> assertThat(d.verified()).isTrue());
    assertThat(scheduler.waits()).isEqualTo(seconds(1));
  }

  @Test
  void server_that_stays_down_ends_in_a_reason() throws Exception {
    for (int i = 0; i < 6; i++) {
      server.status("a.bin", 503);
    }
    assertThat(reason(server.file("a.bin"))).isEqualTo("HTTP 503 for /a.bin");
    assertThat(scheduler.waits()).isEqualTo(seconds(1, 2, 4, 8, 16));
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void no_connection_ends_in_a_reason() throws Exception {
    VenueArchive.File file = server.file("a.bin");
    server.close();
    assertThat(reason(file)).contains("ConnectException");
    assertThat(scheduler.waits()).hasSize(5);
  }

  @Test
  void venue_says_how_long_to_wait() throws Exception {
    server
        .serve("a.bin", BYTES, null)
        .fault(
            "a.bin",
            exchange -> {
              exchange.getResponseHeaders().set("Retry-After", "7");
              exchange.sendResponseHeaders(429, -1);
            });
    assertThat(download(server.file("a.bin"))).isInstanceOf(Downloaded.class);
    assertThat(scheduler.waits()).isEqualTo(seconds(7));
  }

  @Test
  void venue_that_wants_hours_is_left_alone() throws Exception {
    server.fault(
        "a.bin",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "7200");
          exchange.sendResponseHeaders(503, -1);
        });
    assertThat(reason(server.file("a.bin"))).isEqualTo("HTTP 503 for /a.bin");
    assertThat(scheduler.waits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 451})
  void refusal_is_not_tried_again(int status) throws Exception {
    server.status("a.bin", status);
    assertThat(reason(server.file("a.bin"))).isEqualTo("HTTP " + status + " for /a.bin");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void redirect_is_never_followed() throws Exception {
    server
        .serve("elsewhere.bin", BYTES, null)
        .fault(
            "a.bin",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/elsewhere.bin");
              exchange.sendResponseHeaders(302, -1);
            });
    assertThat(reason(server.file("a.bin"))).contains("redirects are not followed");
    assertThat(server.requests("elsewhere.bin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void file_over_the_limit_is_refused_and_not_kept(boolean lengthIsTold) throws Exception {
    server.fault(
        "a.bin",
        exchange -> {
          exchange.sendResponseHeaders(200, lengthIsTold ? BYTES.length : 0);
          exchange.getResponseBody().write(BYTES);
        });
    try (ArchiveDownloader downloader = downloader().largestFile(50_000).build()) {
      assertThat(downloader.download(List.of(server.file("a.bin"))).get(0))
          .isEqualTo(
              new Failed(server.file("a.bin"), "larger than the limit of 50000 bytes"));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.csv.gz"})
  void page_instead_of_a_packed_file_is_refused_and_not_continued(String name) throws Exception {
    byte[] page = "<html>log in</html>".getBytes(StandardCharsets.UTF_8);
    server.serve(name, page, "\"page\"");
    assertThat(reason(server.file(name)))
        .isEqualTo("what came is neither a zip nor a gzip file");
    assertThat(reason(server.file(name))).contains("neither");
    assertThat(server.requests(name)).extracting(r -> r.range() == null).containsOnly(true);
  }

  @Test
  void file_that_somebody_else_fetches_is_left_to_him() throws Exception {
    server.serve("a.bin", BYTES, null);
    try (FileChannel other =
            FileChannel.open(
                folder.resolve("a.bin.part"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(reason(server.file("a.bin"))).isEqualTo("another download is writing a.bin.part");
    }
  }

  @Test
  void folder_in_the_place_of_a_file_is_not_replaced() throws Exception {
    Files.createDirectory(folder.resolve("a.bin"));
    server.serve("a.bin", BYTES, null);
    assertThat(reason(server.file("a.bin"))).endsWith("is there and not a file");
  }

  @Test
  void link_in_the_place_of_a_part_is_not_written_through() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside"), "mine");
    Path below = Files.createDirectory(folder.resolve("below"));
    Files.createSymbolicLink(below.resolve("a.bin.part"), outside);
    server.serve("a.bin", BYTES, null);
    try (ArchiveDownloader downloader =
        ArchiveDownloader.builder(below).scheduler(scheduler).build()) {
      assertThat(downloader.download(List.of(server.file("a.bin"))).get(0))
          .isInstanceOf(Failed.class);
    }
    assertThat(outside).hasContent("mine");
  }

  @Test
  void one_bad_file_does_not_stop_the_others() throws Exception {
    server.status("a.bin", 403).serve("b.bin", BYTES, null);
    try (ArchiveDownloader downloader = downloader().build()) {
      assertThat(
              downloader.download(
                  List.of(server.file("a.bin"), server.file("b.bin"), server.file("c.bin"))))
          .hasExactlyElementsOfTypes(
              Failed.class, Downloaded.class, DownloadResult.Missing.class);
    }
  }

  @Test
  void interrupt_ends_the_download_and_keeps_what_arrived() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    server.fault(
        "a.bin",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          exchange.sendResponseHeaders(200, 2L * BYTES.length);
          exchange.getResponseBody().write(BYTES);
          exchange.getResponseBody().flush();
          never.await();
        });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try (ArchiveDownloader downloader =
        downloader().progress((file, done, total, files) -> arrived.countDown()).build()) {
      Thread caller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      downloader.download(List.of(server.file("a.bin")));
                    } catch (Exception e) {
                      thrown.set(e);
                    }
                  });
      arrived.await();
      caller.interrupt();
      caller.join();
    }
    never.countDown();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("a.bin.part", "a.bin.part.tag");
    }
  }

  @Test
  void fault_of_the_listener_stops_the_other_file_too() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    server
        .serve("b.bin", BYTES, null)
        .fault(
            "a.bin",
            exchange -> {
              hanging.countDown();
              never.await();
            })
        .fault(
            "b.bin",
            exchange -> {
              hanging.await();
              exchange.sendResponseHeaders(200, 1);
              exchange.getResponseBody().write('b');
            });
    try (ArchiveDownloader downloader =
        downloader()
            .progress(
                (file, done, total, files) -> {
                  throw new IllegalStateException("mine");
                })
            .build()) {
      assertThatThrownBy(
              () -> downloader.download(List.of(server.file("a.bin"), server.file("b.bin"))))
          .hasMessage("mine");
    } finally {
      never.countDown();
    }
  }

  @Test
  void limit_must_be_positive() {
    assertThatThrownBy(() -> downloader().largestFile(0))
        .hasMessage("largest file must be > 0 bytes, was 0");
  }
}
