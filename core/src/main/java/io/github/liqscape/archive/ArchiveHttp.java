// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a venue for a file with the JDK's client: HTTP/1.1, no redirects, no cookies. */
final class ArchiveHttp implements AutoCloseable {

  static final int OK = 200;
  static final int PARTIAL = 206;
  static final int NOT_FOUND = 404;
  static final int GONE = 410;
  static final int RANGE_REFUSED = 416;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration HEAD_TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Asks for a file from this byte on.
   *
   * @param validator ask for the rest only if the file is still this version, else for all of it
   * @return the head; its body must be closed
   */
  HttpResponse<InputStream> get(URI uri, long from, Optional<String> validator)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(uri.toASCIIString())).timeout(HEAD_TIMEOUT).GET();
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
      validator.ifPresent(v -> request.header("If-Range", v));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** What a status means that is neither a body nor a plain no. */
  static TransferException failure(HttpResponse<?> response) {
    int status = response.statusCode();
    String said = "HTTP " + status + " for " + response.uri().getPath();
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      return TransferException.overloaded(said, retryAfter(response));
    }
    if (status >= 300 && status < 400) {
      return TransferException.refused(said + ": redirects are not followed");
    }
    return TransferException.refused(said);
  }

  /** A strong entity tag or a date; a weak tag does not vouch for bytes (RFC 9110 §13.1.5). */
  static Optional<String> validator(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> response.headers().firstValue("Last-Modified"));
  }

  static long length(HttpResponse<?> response) {
    String bytes = response.headers().firstValue("Content-Length").orElse("");
    return bytes.matches("\\d{1,18}") ? Long.parseLong(bytes) : -1;
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("0").strip();
    // The other form of this header is a date, which needs a clock that agrees with the venue's.
    return seconds.matches("\\d{1,9}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
