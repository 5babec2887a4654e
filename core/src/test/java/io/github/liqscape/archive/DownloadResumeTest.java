// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.liqscape.archive.DownloadResult.Downloaded;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A download that is cut goes on where it ended, but only with bytes of the same version. */
@Timeout(60)
class DownloadResumeTest {

  private static final byte[] BYTES = DownloadTest.random(300_000);
  private static final byte[] OTHER = new byte[280_000];
  private static final int SENT = 100_000;

  private final ArchiveServer server = new ArchiveServer();
  private final TestScheduler scheduler = new TestScheduler();
  private final CountDownLatch someArrived = new CountDownLatch(1);

  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private DownloadResult download(VenueArchive.File file) throws Exception {
    return download(file, (f, done, total, files) -> {
      if (done > 0) {
        someArrived.countDown();
      }
    });
  }

  private DownloadResult download(VenueArchive.File file, DownloadProgress progress)
      throws Exception {
    try (ArchiveDownloader downloader =
        ArchiveDownloader.builder(folder).scheduler(scheduler).progress(progress).build()) {
      return downloader.download(List.of(file)).get(0);
    }
  }

  /** Leaves a part behind, as a process that died would. */
  private void dieInTheMiddle(VenueArchive.File file) throws IOException {
    assertThatThrownBy(
            () ->
                download(
                    file,
                    (f, done, total, files) -> {
                      throw new IllegalStateException("died");
                    }))
        .hasMessage("died");
    assertThat(Files.size(folder.resolve(file.name() + ".part"))).isBetween(1L, 299_999L);
  }

  private static void sendHalf(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    exchange.sendResponseHeaders(200, BYTES.length);
    exchange.getResponseBody().write(BYTES, 0, SENT);
    exchange.getResponseBody().flush();
  }

  private void assertWhole(DownloadResult result, byte[] bytes) {
    assertThat(result).isInstanceOf(Downloaded.class);
    assertThat(folder.resolve(result.file().name())).hasBinaryContent(bytes);
    assertThat(folder.resolve(result.file().name() + ".part")).doesNotExist();
    assertThat(folder.resolve(result.file().name() + ".part.tag")).doesNotExist();
  }

  @Test
  void cut_in_the_middle_goes_on_where_it_ended() throws Exception {
    server
        .serve("a.bin", BYTES, "\"v1\"")
        .fault(
            "a.bin",
            exchange -> {
              sendHalf(exchange);
              someArrived.await();
            });

    assertWhole(download(server.file("a.bin")), BYTES);

    List<ArchiveServer.Request> requests = server.requests("a.bin");
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).range()).isNull();
    assertThat(requests.get(1).range()).matches("bytes=[1-9]\\d*-");
    assertThat(requests.get(1).ifRange()).isEqualTo("\"v1\"");
    assertThat(scheduler.waits()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void later_process_goes_on_where_the_first_died() throws Exception {
    VenueArchive.File file = server.serve("a.bin", BYTES, "\"v1\"").file("a.bin");
    dieInTheMiddle(file);

    assertWhole(download(file), BYTES);
    assertThat(server.requests("a.bin").get(1).range()).isNotNull();
  }

  @Test
  void server_without_ranges_sends_all_of_it_again() throws Exception {
    VenueArchive.File file = server.serve("a.bin", BYTES, "\"v1\"").file("a.bin");
    dieInTheMiddle(file);
    server.ignoreRanges();

    assertWhole(download(file), BYTES);
  }

  @Test
  void file_that_changed_in_between_is_fetched_from_the_start() throws Exception {
    VenueArchive.File file = server.serveChecked("a.bin", BYTES, "\"v1\"").checked("a.bin");
    dieInTheMiddle(file);
    server.serveChecked("a.bin", OTHER, "\"v2\"");

    assertWhole(download(file), OTHER);
    assertThat(server.requests("a.bin")).hasSize(2);
  }

  @Test
  void without_a_version_and_a_checksum_nothing_is_continued() throws Exception {
    VenueArchive.File file = server.serve("a.bin", BYTES, null).file("a.bin");
    dieInTheMiddle(file);

    assertWhole(download(file), BYTES);
    assertThat(server.requests("a.bin").get(1).range()).isNull();
  }

  @Test
  void weak_tag_does_not_vouch_for_bytes() throws Exception {
    VenueArchive.File file = server.serve("a.bin", BYTES, "W/\"v1\"").file("a.bin");
    dieInTheMiddle(file);

    assertWhole(download(file), BYTES);
    assertThat(server.requests("a.bin").get(1).range()).isNull();
  }

  @Test
  void two_versions_that_met_are_told_by_the_checksum_and_fetched_whole() throws Exception {
    VenueArchive.File file = server.serveChecked("a.bin", BYTES, null).checked("a.bin");
    dieInTheMiddle(file);
    server.serveChecked("a.bin", OTHER, null);

    assertWhole(download(file), OTHER);
    assertThat(server.requests("a.bin"))
        .extracting(r -> r.range() != null)
        .containsExactly(false, true, false);
  }

  @Test
  void part_that_was_whole_already_needs_only_its_name() throws Exception {
    VenueArchive.File file = server.serveChecked("a.bin", BYTES, "\"v1\"").checked("a.bin");
    Files.write(folder.resolve("a.bin.part"), BYTES);
    Files.writeString(folder.resolve("a.bin.part.tag"), "\"v1\"");

    assertWhole(download(file), BYTES);
    assertThat(server.requests("a.bin")).hasSize(1);
  }

  @Test
  void part_that_is_longer_than_the_file_is_dropped() throws Exception {
    VenueArchive.File file = server.serve("a.bin", OTHER, "\"v1\"").file("a.bin");
    Files.write(folder.resolve("a.bin.part"), BYTES);
    Files.writeString(folder.resolve("a.bin.part.tag"), "\"v1\"");

    assertWhole(download(file), OTHER);
  }

  @Test
  void server_that_sends_another_range_is_not_believed() throws Exception {
    VenueArchive.File file = server.serve("a.bin", BYTES, "\"v1\"").file("a.bin");
    dieInTheMiddle(file);
    server.fault(
        "a.bin",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 5-9/300000");
          exchange.sendResponseHeaders(206, 5);
          exchange.getResponseBody().write(new byte[5]);
        });

    assertWhole(download(file), BYTES);
  }

  @Test
  void server_that_never_gets_further_is_given_up() throws Exception {
    server.serve("a.bin", BYTES, null);
    for (int i = 0; i < 40; i++) {
      int sent = i % 2 == 0 ? SENT : SENT / 2;
      server.fault(
          "a.bin",
          exchange -> {
            exchange.sendResponseHeaders(200, BYTES.length);
            exchange.getResponseBody().write(BYTES, 0, sent);
            exchange.getResponseBody().flush();
          });
    }
    assertThat(download(server.file("a.bin"))).isInstanceOf(DownloadResult.Failed.class);
    assertThat(server.requests("a.bin")).hasSizeLessThan(30);
  }

  @Test
  void connection_that_brings_nothing_for_30_s_is_cut_and_resumed() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    server
        .serve("a.bin", BYTES, "\"v1\"")
        .fault(
            "a.bin",
            exchange -> {
              sendHalf(exchange);
              done.await();
            });

    DownloadResult result =
        download(
            server.file("a.bin"),
            (file, bytes, total, files) -> {
              if (bytes == SENT) {
                scheduler.advance(WatchedBody.LIMIT);
              }
            });

    done.countDown();
    assertWhole(result, BYTES);
    assertThat(server.requests("a.bin")).hasSize(2);
  }

  @Test
  void slow_but_living_connection_is_not_cut() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    server.fault(
        "a.bin",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
          first.await();
          exchange.getResponseBody().write('b');
        });

    DownloadResult result =
        download(
            server.file("a.bin"),
            (file, done, total, files) -> {
              // In all longer than the limit since the start, but not since the last byte.
              scheduler.advance(Duration.ofSeconds(first.getCount() > 0 ? 25 : done == 2 ? 6 : 0));
              first.countDown();
            });

    assertWhole(result, new byte[] {'a', 'b'});
    assertThat(scheduler.waiting()).isZero();
  }
}
