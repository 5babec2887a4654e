// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.archive.ArchiveDownloader;
import io.github.liqscape.archive.DownloadResult;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Downloads files of an archive, reads them if wanted, and tells what became of each. */
final class ArchiveRun {

  private final VenueArchive archive;
  private final Path folder;
  private final PrintWriter err;
  private final List<DownloadResult> results = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private @Nullable EventTally tally;
  private long malformed;
  private long repeated;

  ArchiveRun(VenueArchive archive, Path folder, PrintWriter err) {
    this.archive = archive;
    this.folder = folder;
    this.err = err;
  }

  void download(List<VenueArchive.File> files) throws IOException, InterruptedException {
    DownloadLine line = new DownloadLine(files.size(), err);
    try (ArchiveDownloader downloader =
        ArchiveDownloader.builder(folder).progress(line).build()) {
      results.addAll(downloader.download(files));
    }
  }

  /** Reads what is there. */
  void read() {
    EventTally counted = new EventTally();
    tally = counted;
    for (DownloadResult result : results) {
      Path path =
          switch (result) {
            case DownloadResult.Downloaded d -> d.path();
            case DownloadResult.AlreadyThere a -> a.path();
            case DownloadResult.Missing m -> null;
            case DownloadResult.CorruptChecksum c -> null;
            case DownloadResult.Failed f -> null;
          };
      if (path != null) {
        read(result.file(), path, counted);
      }
    }
  }

  private void read(VenueArchive.File file, Path path, EventTally counted) {
    try {
      VenueArchive.Count count =
          archive.read(file.kind(), file.instrument(), path, counted::add);
      malformed += count.malformed();
      repeated += count.repeated();
      count.firstMalformed().ifPresent(first -> unreadable.add("malformed: " + first));
    } catch (IOException e) {
      unreadable.add("cannot be read: " + e.getMessage());
      malformed++;
    }
    err.println("read " + file.name());
    err.flush();
  }

  /** Whether there is a file, every one that exists was fetched, and every row was understood. */
  boolean whole() {
    boolean failed =
        results.stream()
            .anyMatch(
                r ->
                    r instanceof DownloadResult.Failed
                        || r instanceof DownloadResult.CorruptChecksum);
    boolean any = results.stream().anyMatch(r -> !(r instanceof DownloadResult.Missing));
    return any && !failed && malformed == 0;
  }

  void print(PrintWriter out) {
    for (DownloadResult result : results) {
      out.println(result.file().name() + "  " + outcome(result));
    }
    if (tally != null) {
      tally.print(out);
      out.printf(
          Locale.ROOT, "%,d rows malformed, %,d repeated rows left out%n", malformed, repeated);
      unreadable.forEach(out::println);
    }
  }

  String json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode files = root.putArray("files");
    for (DownloadResult result : results) {
      ObjectNode file = files.addObject();
      file.put("name", result.file().name());
      file.put("day", result.file().day().toString());
      file.put("result", result.getClass().getSimpleName());
      file.put("words", outcome(result));
    }
    if (tally != null) {
      tally.json(root);
      root.put("malformed", malformed);
      root.put("repeated", repeated);
      unreadable.forEach(root.putArray("unreadable")::add);
    }
    return MapReport.write(root);
  }

  private static String outcome(DownloadResult result) {
    return switch (result) {
      case DownloadResult.Downloaded d ->
          "downloaded, " + Bytes.text(d.bytes())
              + (d.verified() ? ", checksum verified" : ", the venue publishes no checksum");
      case DownloadResult.AlreadyThere a -> "already there";
      case DownloadResult.Missing m -> "no file for that day";
      case DownloadResult.CorruptChecksum c ->
          "CORRUPT: the checksum must be " + c.expected() + ", was " + c.actual() + "; kept as "
              + c.keptAs();
      case DownloadResult.Failed f -> "FAILED: " + f.reason();
    };
  }
}
