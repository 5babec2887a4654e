// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An address that a user gave, and one attempt to send something there: egress check, request,
 * answer, outcome. Its {@code toString} shows neither path nor query.
 *
 * <p>Threading: immutable.
 */
public final class HttpTarget {

  /**
   * Options that {@link #of} reads: {@code url}, and {@code allow} = public, loopback or private.
   */
  public static final Set<String> OPTIONS = Set.of("url", "allow");

  private final URI url;
  private final EgressPolicy.Allowance allowance;
  private final ChannelContext context;

  /** A target at this address. */
  public HttpTarget(URI url, EgressPolicy.Allowance allowance, ChannelContext context) {
    this.url = Objects.requireNonNull(url, "url");
    this.allowance = Objects.requireNonNull(allowance, "allowance");
    this.context = Objects.requireNonNull(context, "context");
  }

  /**
   * The target that the options name.
   *
   * @throws IllegalArgumentException if the URL is missing or none, or the allowance unknown; the
   *     message never shows the URL
   */
  public static HttpTarget of(ChannelConfig config, ChannelContext context) {
    return new HttpTarget(url(config, "url"), allowance(config), context);
  }

  /** An option that must be an http or https URL with a host. */
  public static URI url(ChannelConfig config, String option) {
    URI url;
    try {
      url = new URI(config.required(option).reveal());
    } catch (URISyntaxException e) {
      // Its message and cause hold the URL.
      throw notAUrl(config, option);
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!Set.of("http", "https").contains(scheme) || url.getHost() == null) {
      throw notAUrl(config, option);
    }
    return url;
  }

  private static IllegalArgumentException notAUrl(ChannelConfig config, String option) {
    return new IllegalArgumentException(
        config.target() + ": option '" + option + "' must be an https URL with a host");
  }

  /** The option {@code allow}: public unless said otherwise. */
  public static EgressPolicy.Allowance allowance(ChannelConfig config) {
    String word = config.option("allow").map(Secret::reveal).orElse("public");
    return switch (word) {
      case "public" -> EgressPolicy.Allowance.PUBLIC;
      case "loopback" -> EgressPolicy.Allowance.LOOPBACK;
      case "private" -> EgressPolicy.Allowance.PRIVATE;
      default ->
          throw new IllegalArgumentException(
              config.target() + ": option 'allow' must be public, loopback or private");
    };
  }

  /** Where to. Holds secrets: not for logs. */
  public URI url() {
    return url;
  }

  /** Sends and judges the answer by the standard table. */
  public DeliveryOutcome post(Delivery delivery, Map<String, String> headers, byte[] body) {
    return post(delivery, headers, body, answer -> HttpOutcome.of(answer, delivery.attemptNanos()));
  }

  /** Sends and judges the answer in the channel's own way. Never throws for what the world does. */
  public DeliveryOutcome post(
      Delivery delivery,
      Map<String, String> headers,
      byte[] body,
      Function<HttpSender.Response, DeliveryOutcome> judge) {
    if (delivery.attemptNanos() >= delivery.expiresAtNanos()) {
      return new DeliveryOutcome.Expired();
    }
    long begun = System.nanoTime();
    EgressPolicy.Verdict verdict;
    try {
      verdict = verdict(delivery.timeout());
    } catch (TimeoutException e) {
      return DeliveryOutcome.retry("the name was not resolved in time");
    } catch (ExecutionException e) {
      return DeliveryOutcome.retry("the address could not be checked");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DeliveryOutcome.Unknown("interrupted");
    }
    Duration left = delivery.timeout().minusNanos(System.nanoTime() - begun);
    return switch (verdict) {
      case EgressPolicy.Verdict.Denied denied ->
          DeliveryOutcome.dead(DeliveryOutcome.DeadReason.EGRESS_DENIED, denied.why());
      case EgressPolicy.Verdict.Unresolved u -> DeliveryOutcome.retry("the name has no address");
      case EgressPolicy.Verdict.Allowed a ->
          exchange(new HttpSender.Request(url, headers, body, left), judge);
    };
  }

  /** A resolver has a patience of its own, often longer than an attempt may take. */
  private EgressPolicy.Verdict verdict(Duration timeout)
      throws TimeoutException, ExecutionException, InterruptedException {
    FutureTask<EgressPolicy.Verdict> check =
        new FutureTask<>(() -> context.egress().check(url, allowance));
    Thread.ofVirtual().name("egress").start(check);
    return check.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  private DeliveryOutcome exchange(
      HttpSender.Request request, Function<HttpSender.Response, DeliveryOutcome> judge) {
    try {
      return judge.apply(context.transport().send(request));
    } catch (HttpSender.NoAnswerException e) {
      return new DeliveryOutcome.Unknown(harmless(e, request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DeliveryOutcome.Unknown("interrupted");
    } catch (IOException e) {
      return DeliveryOutcome.retry(harmless(e, request));
    } catch (IllegalArgumentException e) {
      // A URL or a header that the client refuses to send; its message may hold either.
      return DeliveryOutcome.dead(
          DeliveryOutcome.DeadReason.REJECTED, "the request cannot be made");
    }
  }

  /** A sender of someone else's may tell in its message what it was asked to send. */
  private static String harmless(IOException e, HttpSender.Request request) {
    List<Secret> secrets = new ArrayList<>();
    URI url = request.url();
    Stream.of(url.toString(), url.getRawPath(), url.getPath(), url.getRawQuery(), url.getQuery())
        .filter(Objects::nonNull)
        .forEach(part -> secrets.add(Secret.of(part)));
    for (String segment : String.valueOf(url.getRawPath()).split("/", -1)) {
      secrets.add(Secret.of(segment));
    }
    request.headers().values().forEach(value -> secrets.add(Secret.of(value)));
    return Redaction.of(String.valueOf(e.getMessage()), secrets.toArray(Secret[]::new));
  }

  @Override
  public String toString() {
    return url.getScheme() + "://" + url.getHost() + " (" + allowance + ")";
  }
}
