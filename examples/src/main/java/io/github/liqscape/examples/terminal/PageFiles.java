// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import io.github.liqscape.examples.web.PageFile;
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
        : Optional.of(read.computeIfAbsent(place, PageFile::load));
  }
}
