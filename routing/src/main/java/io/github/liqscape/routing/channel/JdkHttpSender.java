// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client, tamed: no redirects, five seconds to connect, at most one KiB of an
 * answer, and a limit for the whole exchange that a dripping body cannot stretch. It goes through
 * the proxy that the JVM is told of, if any.
 *
 * <p>Threading: thread-safe.
 */
public final class JdkHttpSender implements HttpSender, AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpClient client;

  private JdkHttpSender(HttpClient client) {
    this.client = client;
  }

  /** A sender with a client of its own. */
  public static JdkHttpSender create() {
    return of(HttpClient.newBuilder());
  }

  /**
   * A sender over a client made by this builder, for a proxy or for a TLS context of one's own.
   * Redirects and the time to connect are set here.
   */
  public static JdkHttpSender of(HttpClient.Builder builder) {
    return new JdkHttpSender(
        builder.followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT).build());
  }

  @Override
  public Response send(Request request) throws IOException, InterruptedException {
    Duration timeout = request.timeout();
    if (timeout.isZero() || timeout.isNegative()) {
      throw new HttpConnectTimeoutException("no time was left");
    }
    HttpRequest.Builder out =
        HttpRequest.newBuilder(request.url())
            .version(version(request))
            .timeout(timeout)
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(out::setHeader);
    FirstKiB body = new FirstKiB();
    Head head = new Head();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(
            out.build(),
            info -> {
              head.arrived = info;
              return body;
            });
    try {
      exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return head.orElseThrow(body, "no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      return failed(e.getCause(), head, body);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      throw e;
    }
    return head.orElseThrow(body, "no answer");
  }

  private static Response failed(@Nullable Throwable why, Head head, FirstKiB body)
      throws IOException {
    if (neverConnected(why)) {
      throw new IOException("no connection: " + kindOf(why));
    }
    return head.orElseThrow(body, "the connection broke: " + kindOf(why));
  }

  private static boolean neverConnected(@Nullable Throwable why) {
    for (Throwable t = why; t != null; t = t.getCause()) {
      if (t instanceof ConnectException
          || t instanceof HttpConnectTimeoutException
          || t instanceof UnknownHostException
          || t instanceof UnresolvedAddressException
          || t instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }

  /** Only the kind of exception: its message may hold the URL. */
  private static String kindOf(@Nullable Throwable why) {
    return why == null ? "unknown" : why.getClass().getSimpleName();
  }

  /** Plain http would else ask each time whether the other side speaks HTTP/2. */
  private static HttpClient.Version version(Request request) {
    return "http".equalsIgnoreCase(request.url().getScheme())
        ? HttpClient.Version.HTTP_1_1
        : HttpClient.Version.HTTP_2;
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  /** Status and headers, once they are there: they count even if the body never ends. */
  private static final class Head {
    volatile @Nullable ResponseInfo arrived;

    Response orElseThrow(FirstKiB body, String why) throws NoAnswerException {
      return Optional.ofNullable(arrived)
          .map(info -> new Response(info.statusCode(), headers(info), body.sofar()))
          .orElseThrow(() -> new NoAnswerException(why));
    }

    private static Map<String, String> headers(ResponseInfo info) {
      Map<String, String> first = new HashMap<>();
      info.headers()
          .map()
          .forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      return first;
    }
  }
}
