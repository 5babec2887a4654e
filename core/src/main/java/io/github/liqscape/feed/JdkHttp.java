// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The JDK's client, without redirects, which a public market data host never needs. */
final class JdkHttp implements HttpTransport {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final int LARGEST_BODY = 64 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Response get(URI uri) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri.toASCIIString())).timeout(REQUEST_TIMEOUT).GET().build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        throw new IOException("answer of " + uri.getPath() + " is longer than " + LARGEST_BODY + " bytes");
      }
      return new Response(
          response.statusCode(),
          name -> response.headers().firstValue(name).orElse(null),
          new String(body, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
