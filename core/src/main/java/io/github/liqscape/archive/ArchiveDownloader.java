// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Downloads files of a {@link VenueArchive} into a folder, two at a time.
 *
 * <p>A file has its name only when it is whole, durable and, where the venue publishes a checksum,
 * verified; beside it stands {@code <name>.sha256}, which {@code sha256sum -c} reads. While it
 * arrives it is {@code <name>.part}, and a later download goes on where this one ended, unless the
 * venue has another version by then. A file that has not the venue's checksum is kept as {@code
 * <name>.corrupt}. A file that is there and still has the checksum it was stored with is not asked
 * for again; one that a venue has replaced since then is therefore fetched anew only if it is
 * deleted here first.
 *
 * <p>Broken connections, HTTP 408, 425, 429 and 5xx are tried again after 1, 2, 4, 8 and 16 s
 * (longer if the venue says so), counted anew whenever bytes arrived; a connection that brings
 * nothing for 30 s counts as broken. Redirects are never followed. No result is an exception: see
 * {@link DownloadResult}.
 *
 * <p>Threading: thread-safe. A file that another download is writing, in this process or another
 * one, is {@link DownloadResult.Failed}. {@link #close()} breaks off what runs.
 */
public final class ArchiveDownloader implements AutoCloseable {

  private static final int PARALLEL = 2;
  private static final long LARGEST = 8L << 30;

  private final Path folder;
  private final Scheduler scheduler;
  private final DownloadProgress progress;
  private final long largest;
  private final ArchiveHttp http = new ArchiveHttp();

  private ArchiveDownloader(Builder b) {
    folder = b.folder;
    scheduler = b.scheduler != null ? b.scheduler : Scheduler.system();
    progress = b.progress;
    largest = b.largest;
  }

  /** A downloader into this folder, which is made if need be. */
  public static ArchiveDownloader into(Path folder) {
    return builder(folder).build();
  }

  public static Builder builder(Path folder) {
    return new Builder(folder);
  }

  /**
   * Downloads these files and blocks until each has a result.
   *
   * @return one result for each file, in the same order
   * @throws IllegalArgumentException if a name is not a plain file name, or occurs twice
   * @throws IOException if the folder cannot be made
   */
  public List<DownloadResult> download(List<VenueArchive.File> files)
      throws IOException, InterruptedException {
    List<VenueArchive.File> wanted = List.copyOf(files);
    List<Path> targets = targets(wanted);
    Files.createDirectories(folder);
    @Nullable DownloadResult[] results = new @Nullable DownloadResult[wanted.size()];
    AtomicInteger next = new AtomicInteger();
    Progress told = new Progress(progress);
    Callable<Boolean> worker =
        () -> {
          for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
            results[i] = one(wanted.get(i), targets.get(i), told);
          }
          return true;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ExecutorCompletionService<Boolean> workers = new ExecutorCompletionService<>(threads);
      try {
        for (int i = 0; i < PARALLEL; i++) {
          workers.submit(worker);
        }
        // Whichever ends first: a fault in one stops the other.
        for (int i = 0; i < PARALLEL; i++) {
          workers.take().get();
        }
      } catch (ExecutionException e) {
        throw rethrown(e);
      } finally {
        threads.shutdownNow();
      }
    }
    return Arrays.stream(results).map(Objects::requireNonNull).toList();
  }

  private DownloadResult one(VenueArchive.File file, Path target, Progress told)
      throws InterruptedException {
    Transfer transfer =
        new Transfer(http, scheduler, largest, (done, total) -> told.bytes(file, done, total));
    DownloadResult result = new FileDownload(file, target, http, scheduler, transfer).run();
    told.done(result);
    return result;
  }

  private List<Path> targets(List<VenueArchive.File> files) {
    Set<String> names = new HashSet<>();
    List<Path> targets = new ArrayList<>();
    for (VenueArchive.File file : files) {
      targets.add(ArchiveNames.resolve(folder, file.name()));
      // Not every file system tells upper from lower case.
      if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "every archive file must have its own name, twice was '" + file.name() + "'");
      }
    }
    return targets;
  }

  /** What a worker threw: a fault in the caller's progress, or an interrupt. */
  private static InterruptedException rethrown(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException fault -> throw fault;
      case Error error -> throw error;
      case InterruptedException interrupted -> interrupted;
      case null, default -> throw new IllegalStateException(e);
    };
  }

  @Override
  public void close() {
    http.close();
  }

  /** Tells one listener, one call at a time. */
  private static final class Progress {

    private final DownloadProgress listener;
    private int filesDone;

    Progress(DownloadProgress listener) {
      this.listener = listener;
    }

    synchronized void bytes(VenueArchive.File file, long done, long total) {
      listener.progress(file, done, total, filesDone);
    }

    synchronized void done(DownloadResult result) {
      filesDone++;
      if (result instanceof DownloadResult.Downloaded d) {
        listener.progress(d.file(), d.bytes(), d.bytes(), filesDone);
      } else {
        listener.progress(result.file(), 0, -1, filesDone);
      }
    }
  }

  /** Builds an {@link ArchiveDownloader}. */
  public static final class Builder {

    private final Path folder;
    private @Nullable Scheduler scheduler;
    private DownloadProgress progress = (file, done, total, files) -> {};
    private long largest = LARGEST;

    private Builder(Path folder) {
      this.folder = Objects.requireNonNull(folder, "folder").toAbsolutePath().normalize();
    }

    /** Whose clock and timers are used between tries; the system's by default. */
    public Builder scheduler(Scheduler clock) {
      scheduler = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** Is told how it goes on; an exception it throws ends the download. */
    public Builder progress(DownloadProgress listener) {
      progress = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * The largest file that is fetched; 8 GiB by default.
     *
     * @param bytes &gt; 0
     */
    public Builder largestFile(long bytes) {
      if (bytes <= 0) {
        throw new IllegalArgumentException("largest file must be > 0 bytes, was " + bytes);
      }
      largest = bytes;
      return this;
    }

    public ArchiveDownloader build() {
      return new ArchiveDownloader(this);
    }
  }
}
