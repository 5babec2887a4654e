// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static io.github.liqscape.binance.BinanceArchiveFiles.BTCUSDT;
import static io.github.liqscape.binance.BinanceArchiveFiles.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.archive.ArchiveDownloader;
import io.github.liqscape.archive.DownloadResult;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueArchive;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a mirror of the archive to events: the whole way. */
class BinanceArchiveDownloadTest {

  private static final String FOLDER =
      "/mirror/data/futures/um/daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2025-10-10.zip";

  @TempDir Path folder;

  @Test
  void day_that_is_there_becomes_events_and_one_that_is_not_is_missing() throws Exception {
    byte[] zip =
        Files.readAllBytes(
            BinanceArchiveFiles.zip(
                folder,
                "BTCUSDT-aggTrades-2025-10-10.csv",
                "2,121500.1,0.1,2,2," + (DAY + 1) + ",true",
                "1,121500.1,0.1,1,1," + DAY + ",true"));
    String sum =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip))
            + "  BTCUSDT-aggTrades-2025-10-10.zip\n";
    Map<String, byte[]> files =
        Map.of(FOLDER, zip, FOLDER + ".CHECKSUM", sum.getBytes(StandardCharsets.UTF_8));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] bytes = files.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            boolean there = bytes.length > 0;
            exchange.sendResponseHeaders(there ? 200 : 404, there ? bytes.length : -1);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    try (ArchiveDownloader downloader = ArchiveDownloader.into(folder.resolve("archive"))) {
      BinanceArchive archive =
          new BinanceArchive(
              URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mirror/"), "usdm");
      VenueArchive.Kind kind = archive.kind("aggTrades").orElseThrow();
      LocalDate day = LocalDate.of(2025, 10, 10);

      List<DownloadResult> results =
          downloader.download(archive.files(kind, BTCUSDT, day, day.plusDays(1)));

      assertThat(results)
          .hasExactlyElementsOfTypes(DownloadResult.Downloaded.class, DownloadResult.Missing.class);
      List<MarketEvent> events = new ArrayList<>();
      Path file = ((DownloadResult.Downloaded) results.get(0)).path();
      assertThat(archive.read(kind, BTCUSDT, file, events::add))
          .isEqualTo(new VenueArchive.Count(2, 0, 0));
      assertThat(events)
          .extracting(MarketEvent::eventNanos)
          .containsExactly(DAY * 1_000_000, (DAY + 1) * 1_000_000);
    } finally {
      server.stop(0);
    }
  }
}
