// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One try to bring a file's bytes into its {@link PartFile}, from where the last one ended. */
final class Transfer {

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(\\d{1,18}|\\*)");
  private static final int BUFFER = 1 << 16;

  private final ArchiveHttp http;
  private final Scheduler scheduler;
  private final long largest;
  private final BiConsumer<Long, Long> progress;

  /**
   * Tries with these limits.
   *
   * @param largest bytes a file may have
   * @param progress takes bytes done, and total or -1
   */
  Transfer(
      ArchiveHttp http, Scheduler scheduler, long largest, BiConsumer<Long, Long> progress) {
    this.http = http;
    this.scheduler = scheduler;
    this.largest = largest;
    this.progress = progress;
  }

  /**
   * Tries once.
   *
   * @param untagged whether bytes of an unknown version may be continued: a checksum decides later
   * @return false if the venue has no such file
   * @throws IOException if it broke off; what arrived is kept
   */
  boolean run(URI uri, PartFile part, boolean untagged) throws IOException, InterruptedException {
    Optional<String> tag = part.tag();
    if (part.size() > 0 && tag.isEmpty() && !untagged) {
      part.restart(Optional.empty());
    }
    long from = part.size();
    HttpResponse<InputStream> response = http.get(uri, from, tag);
    try (InputStream body = new WatchedBody(scheduler, response.body())) {
      switch (response.statusCode()) {
        case ArchiveHttp.OK -> {
          part.restart(ArchiveHttp.validator(response));
          copy(body, part, ArchiveHttp.length(response));
        }
        case ArchiveHttp.PARTIAL -> copy(body, part, totalOfRest(response, part, from));
        case ArchiveHttp.RANGE_REFUSED -> {
          if (from == 0 || total(response) != from) {
            part.restart(Optional.empty());
            throw new IOException("the venue refused the rest of " + uri.getPath());
          }
        }
        case ArchiveHttp.NOT_FOUND, ArchiveHttp.GONE -> {
          return false;
        }
        default -> throw ArchiveHttp.failure(response);
      }
      return true;
    }
  }

  private static long total(HttpResponse<?> response) {
    Matcher range = contentRange(response);
    return range.matches() && !range.group(2).equals("*") ? Long.parseLong(range.group(2)) : -1;
  }

  private static Matcher contentRange(HttpResponse<?> response) {
    return CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
  }

  private static long totalOfRest(HttpResponse<?> response, PartFile part, long from)
      throws IOException {
    Matcher range = contentRange(response);
    if (from == 0 || !range.matches() || !Long.toString(from).equals(range.group(1))) {
      part.restart(Optional.empty());
      throw new IOException("the venue sent another range than asked for");
    }
    return total(response);
  }

  private void copy(InputStream body, PartFile part, long total) throws IOException {
    long done = part.size();
    checkSize(part, Math.max(total, done));
    byte[] buffer = new byte[BUFFER];
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      done += n;
      checkSize(part, done);
      try {
        part.append(buffer, n);
      } catch (IOException e) {
        throw TransferException.refused("cannot write the file: " + e.getMessage());
      }
      progress.accept(done, total);
    }
    if (total >= 0 && done != total) {
      throw new IOException("broke off after " + done + " of " + total + " bytes");
    }
  }

  private void checkSize(PartFile part, long bytes) throws IOException {
    if (bytes > largest) {
      part.restart(Optional.empty());
      throw TransferException.refused("larger than the limit of " + largest + " bytes");
    }
  }
}
