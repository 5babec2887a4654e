// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The whole way of one file: look, ask for the checksum, fetch in some tries, verify, name. */
final class FileDownload {

  /** A checksum file has one line. */
  private static final int LONGEST_CHECKSUM = 4096;

  private final VenueArchive.File file;
  private final Path target;
  private final ArchiveHttp http;
  private final Scheduler scheduler;
  private final Transfer transfer;

  FileDownload(
      VenueArchive.File file,
      Path target,
      ArchiveHttp http,
      Scheduler scheduler,
      Transfer transfer) {
    this.file = file;
    this.target = target;
    this.http = http;
    this.scheduler = scheduler;
    this.transfer = transfer;
  }

  DownloadResult run() throws InterruptedException {
    try {
      boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
      if (there && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
        throw TransferException.refused(target + " is there and not a file");
      }
      String has = there ? Checksum.of(target) : "";
      if (there && storedChecksum().equals(Optional.of(has))) {
        return new DownloadResult.AlreadyThere(file, target);
      }
      Optional<String> published = publishedChecksum();
      if (there && published.equals(Optional.of(has))) {
        Files.writeString(checksumPath(), Checksum.line(has, target));
        return new DownloadResult.AlreadyThere(file, target);
      }
      try (PartFile part = PartFile.open(target)) {
        return fetch(part, published);
      }
    } catch (IOException e) {
      return new DownloadResult.Failed(file, reason(e));
    }
  }

  private Path checksumPath() {
    return ArchiveNames.beside(target, ArchiveNames.SHA256);
  }

  private Optional<String> storedChecksum() throws IOException {
    Path path = checksumPath();
    if (!Files.isRegularFile(path) || Files.size(path) > LONGEST_CHECKSUM) {
      return Optional.empty();
    }
    return Checksum.parse(
        new String(Files.readAllBytes(path), StandardCharsets.UTF_8), file.name());
  }

  private DownloadResult fetch(PartFile part, Optional<String> published)
      throws IOException, InterruptedException {
    boolean continued = part.size() > 0;
    if (!bring(part, published.isPresent())) {
      part.restart(Optional.empty());
      return new DownloadResult.Missing(file);
    }
    String actual = Checksum.of(part.durable());
    if (continued && published.isPresent() && !published.get().equals(actual)) {
      // Two versions may have met in it: only bytes of one answer tell whether the venue is wrong.
      part.restart(Optional.empty());
      if (!bring(part, true)) {
        return new DownloadResult.Missing(file);
      }
      actual = Checksum.of(part.durable());
    }
    if (published.isPresent() && !published.get().equals(actual)) {
      return new DownloadResult.CorruptChecksum(file, part.corrupt(), published.get(), actual);
    }
    Packing packing = Packing.of(part.durable());
    if (!packing.fits(file.name())) {
      part.restart(Optional.empty());
      throw TransferException.refused("what came is " + packing.described());
    }
    long bytes = part.size();
    part.complete(actual);
    return new DownloadResult.Downloaded(file, target, bytes, published.isPresent());
  }

  private boolean bring(PartFile part, boolean checked) throws IOException, InterruptedException {
    // A server that always starts again must get further than ever before, not than the last time.
    long[] furthest = {part.size()};
    return trying(
        backOff -> {
          try {
            return transfer.run(file.uri(), part, checked);
          } finally {
            if (part.size() > furthest[0]) {
              furthest[0] = part.size();
              backOff.gotFurther();
            }
          }
        });
  }

  /** Empty if the venue publishes none, or not for this file. */
  private Optional<String> publishedChecksum() throws IOException, InterruptedException {
    if (file.checksum().isEmpty()) {
      return Optional.empty();
    }
    URI uri = file.checksum().get();
    Optional<String> text = trying(backOff -> text(uri));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String path = file.uri().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    Optional<String> checksum = Checksum.parse(text.get(), name);
    if (checksum.isEmpty()) {
      throw TransferException.refused(
          "the checksum is not one of " + name + ": '"
              + text.get().strip().lines().findFirst().orElse("") + "'");
    }
    return checksum;
  }

  private Optional<String> text(URI uri) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = http.get(uri, 0, Optional.empty());
    try (InputStream body = new WatchedBody(scheduler, response.body())) {
      return switch (response.statusCode()) {
        case ArchiveHttp.OK ->
            Optional.of(
                new String(body.readNBytes(LONGEST_CHECKSUM), StandardCharsets.UTF_8));
        case ArchiveHttp.NOT_FOUND, ArchiveHttp.GONE -> Optional.empty();
        default -> throw ArchiveHttp.failure(response);
      };
    }
  }

  @FunctionalInterface
  private interface Try<T> {
    T run(BackOff backOff) throws IOException, InterruptedException;
  }

  private <T> T trying(Try<T> once) throws IOException, InterruptedException {
    BackOff backOff = new BackOff(scheduler);
    while (true) {
      try {
        return once.run(backOff);
      } catch (TransferException e) {
        if (!e.again() || !backOff.next(e.after())) {
          throw e;
        }
      } catch (IOException e) {
        if (!backOff.next(Duration.ZERO)) {
          throw e;
        }
      }
    }
  }

  private static String reason(IOException e) {
    String said = e.getMessage();
    return e instanceof TransferException && said != null
        ? said
        : e.getClass().getSimpleName() + (said == null ? "" : ": " + said);
  }
}
