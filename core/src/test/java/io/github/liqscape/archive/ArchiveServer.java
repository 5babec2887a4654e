// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A file server on this machine that does what a test tells it to. */
final class ArchiveServer implements AutoCloseable {

  /** What a request gets instead of the file. */
  @FunctionalInterface
  interface Fault {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** A request as it came. */
  record Request(String path, @Nullable String range, @Nullable String ifRange) {}

  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> etags = new ConcurrentHashMap<>();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile boolean ranges = true;

  ArchiveServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  ArchiveServer serve(String name, byte[] bytes, @Nullable String etag) {
    files.put("/" + name, bytes);
    if (etag != null) {
      etags.put("/" + name, etag);
    }
    return this;
  }

  ArchiveServer serveChecked(String name, byte[] bytes, @Nullable String etag) {
    serve(name, bytes, etag);
    String line = sha256(bytes) + "  " + name + "\n";
    return serve(name + ".CHECKSUM", line.getBytes(StandardCharsets.UTF_8), null);
  }

  /** The next request of this file gets that. */
  ArchiveServer fault(String name, Fault fault) {
    faults.computeIfAbsent("/" + name, p -> new ConcurrentLinkedQueue<>()).add(fault);
    return this;
  }

  ArchiveServer status(String name, int status) {
    return fault(name, e -> e.sendResponseHeaders(status, -1));
  }

  void ignoreRanges() {
    ranges = false;
  }

  URI uri(String name) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
  }

  VenueArchive.File file(String name) {
    return file(name, Optional.empty());
  }

  VenueArchive.File checked(String name) {
    return file(name, Optional.of(uri(name + ".CHECKSUM")));
  }

  private VenueArchive.File file(String name, Optional<URI> checksum) {
    return new VenueArchive.File(
        new VenueArchive.Kind("bytes", "bytes", false),
        Instrument.linear(Venue.of("test"), "BTCUSDT", "BTC", "USDT").build(),
        LocalDate.of(2025, 10, 10),
        uri(name),
        checksum,
        name);
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  List<Request> requests(String name) {
    return requests.stream().filter(r -> r.path().equals("/" + name)).toList();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Headers in = exchange.getRequestHeaders();
      Request request = new Request(path, in.getFirst("Range"), in.getFirst("If-Range"));
      requests.add(request);
      Queue<Fault> waiting = faults.get(path);
      Fault fault = waiting == null ? null : waiting.poll();
      if (fault != null) {
        fault.answer(exchange);
      } else {
        send(exchange, request, files.get(path), etags.get(path));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(
      HttpExchange exchange, Request request, byte @Nullable [] content, @Nullable String etag)
      throws IOException {
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] bytes = content;
    Headers out = exchange.getResponseHeaders();
    if (etag != null) {
      out.set("ETag", etag);
    }
    boolean same = request.ifRange() == null || request.ifRange().equals(etag);
    int status = 200;
    if (request.range() != null && ranges && same) {
      int from = Integer.parseInt(request.range().replaceAll("bytes=(\\d+)-", "$1"));
      if (from >= bytes.length) {
        out.set("Content-Range", "bytes */" + bytes.length);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      out.set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
      bytes = Arrays.copyOfRange(bytes, from, bytes.length);
      status = 206;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
