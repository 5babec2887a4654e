// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium with a profile of its own, that listens for {@link DevTools}.
 */
public final class Chromium implements AutoCloseable {

  private static final String LISTENS = "DevTools listening on ";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Process process;

  private Chromium(Process process) {
    this.process = process;
  }

  /** What {@code LIQSCAPE_CHROMIUM} names, else one of the usual names on the PATH. */
  public static Optional<Path> find() {
    String named = System.getenv().getOrDefault("LIQSCAPE_CHROMIUM", "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    List<String> folders =
        Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it; without a sandbox, as there is none for root, and with no page of a stranger. */
  public static Chromium start(Path program, Path profile) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "about:blank")
            .redirectErrorStream(true);
    builder.environment().put("TMPDIR", Files.createDirectories(profile).toString());
    return new Chromium(builder.start());
  }

  /** Where its DevTools are. */
  public URI devTools() throws Exception {
    CompletableFuture<URI> found = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> read(found));
    return found.get(60, TimeUnit.SECONDS);
  }

  /** Reads on for as long as it runs, or it would wait for room in the pipe. */
  private void read(CompletableFuture<URI> found) {
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(LISTENS)) {
          found.complete(URI.create(line.substring(LISTENS.length()).strip()));
        }
      }
    } catch (IOException e) {
      found.completeExceptionally(e);
    }
    found.completeExceptionally(new IOException("the browser ended"));
  }

  /** Ends it, with all its helpers, so that its profile can be deleted. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }
}
