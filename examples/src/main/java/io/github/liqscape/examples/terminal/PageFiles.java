// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of the page, from the jar: its own, and the chart library that Maven brings.
 *
 * <p>Threading: thread-safe.
 */
final class PageFiles {

  private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/";

  /** A file and how a browser should read it. */
  static final class PageFile {
    final String type;
    final byte[] bytes;

    private PageFile(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }
  }

  private static final Map<String, String> PLACES =
      Map.of(
          "/", "/terminal/index.html",
          "/terminal.js", "/terminal/terminal.js",
          "/chart.js", "/terminal/chart.js",
          "/panels.js", "/terminal/panels.js",
          "/terminal.css", "/terminal/terminal.css",
          "/icon.svg", "/terminal/icon.svg",
          "/echarts.js", CHARTS + "echarts.min.js");

  private final Map<String, PageFile> read = new ConcurrentHashMap<>();

  Optional<PageFile> at(String path) {
    String place = PLACES.get(path);
    return place == null
        ? Optional.empty()
        : Optional.of(read.computeIfAbsent(place, PageFiles::load));
  }

  private static PageFile load(String place) {
    try (InputStream in = PageFiles.class.getResourceAsStream(place)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + place);
      }
      return new PageFile(type(place), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(place + " cannot be read", e);
    }
  }

  private static String type(String place) {
    if (place.endsWith(".js")) {
      return "text/javascript; charset=utf-8";
    }
    if (place.endsWith(".css")) {
      return "text/css; charset=utf-8";
    }
    return place.endsWith(".svg") ? "image/svg+xml" : "text/html; charset=utf-8";
  }
}
