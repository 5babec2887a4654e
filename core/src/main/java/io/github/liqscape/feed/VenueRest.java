// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.RequestBudgets;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Asks a venue over HTTP, within its limits: waits for budget, repeats what is worth repeating, stops
 * when it is told to.
 *
 * <p>Threading: thread-safe; every call blocks its own thread.
 */
public final class VenueRest implements AutoCloseable {

  private static final long MILLI = 1_000_000L;
  private static final long[] RETRY_AFTER = {200 * MILLI, 400 * MILLI, 800 * MILLI};

  /** A request that could not be sent within this time is refused instead of kept. */
  private static final long PATIENCE = 65_000 * MILLI;

  private final RestRules rules;
  private final HttpTransport http;
  private final Scheduler scheduler;
  private final RequestBudgets budgets;
  private volatile boolean closed;

  /** Over the JDK's HTTP client. */
  public VenueRest(AdapterContext context, RestRules rules) {
    this(context, rules, new JdkHttp());
  }

  VenueRest(AdapterContext context, RestRules rules, HttpTransport http) {
    this.rules = Objects.requireNonNull(rules, "rules");
    this.http = http;
    this.scheduler = context.scheduler();
    this.budgets = context.budgets();
  }

  /** Asks all requests of a question, one after the other. */
  public <T> Answer<T> ask(RestQuery<T> query) {
    for (RestRequest request = query.next(); request != null; request = query.next()) {
      switch (fetch(request)) {
        case Answer.Failed<String> f -> {
          return Answer.failed(f.failure());
        }
        case Answer.Value<String> body -> {
          VenueFailure unreadable = query.accept(body.value(), scheduler.nanos());
          if (unreadable != null) {
            return Answer.failed(unreadable);
          }
        }
      }
    }
    return new Answer.Value<>(query.result(), query.malformed());
  }

  /** Sends one request and returns the body of a good answer. */
  public Answer<String> fetch(RestRequest request) {
    for (int attempt = 0; ; attempt++) {
      VenueFailure failure;
      try {
        Optional<VenueFailure> refused = awaitBudget(request);
        if (refused.isPresent()) {
          return Answer.failed(refused.get());
        }
        HttpTransport.Response response = http.get(request.uri());
        long now = scheduler.nanos();
        rules.observe(request, response.header(), budgets, now);
        switch (rules.judge(request, response.status(), response.header(), response.body(), now)) {
          case RestRules.Verdict.Good good -> {
            return Answer.of(response.body());
          }
          case RestRules.Verdict.Hopeless hopeless -> {
            return Answer.failed(hopeless.failure());
          }
          case RestRules.Verdict.Blocked blocked -> {
            budgets.block(request.limit().family(), blocked.untilNanos());
            return Answer.failed(blocked.failure());
          }
          case RestRules.Verdict.Retry retry -> failure = retry.failure();
        }
      } catch (IOException e) {
        if (closed) {
          return Answer.failed(closedFailure());
        }
        failure =
            new VenueFailure(Reason.UNREACHABLE, request.uri().getPath() + ": " + describe(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Answer.failed(closedFailure());
      }
      if (attempt == RETRY_AFTER.length) {
        return Answer.failed(failure);
      }
      try {
        sleepUntil(scheduler.nanos() + RETRY_AFTER[attempt]);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Answer.failed(closedFailure());
      }
    }
  }

  private Optional<VenueFailure> awaitBudget(RestRequest request) throws InterruptedException {
    if (closed) {
      return Optional.of(closedFailure());
    }
    long now = scheduler.nanos();
    String family = request.limit().family();
    Optional<VenueFailure> banned = blocked(family, now);
    if (banned.isPresent()) {
      return banned;
    }
    sleepUntil(budgets.reserve(request.limit(), request.weight(), now));
    // A ban may have come while this request waited for its turn.
    return blocked(family, scheduler.nanos());
  }

  private Optional<VenueFailure> blocked(String family, long now) {
    long until = budgets.blockedUntil(family);
    if (until <= now) {
      return Optional.empty();
    }
    Reason reason = until - now > PATIENCE ? Reason.BANNED : Reason.RATE_LIMITED;
    return Optional.of(
        new VenueFailure(
            reason, "requests to " + family + " are held back", Optional.of(instant(until))));
  }

  private void sleepUntil(long nanos) throws InterruptedException {
    if (nanos <= scheduler.nanos()) {
      return;
    }
    CountDownLatch due = new CountDownLatch(1);
    Scheduler.Cancellation task = scheduler.at(nanos, due::countDown);
    try {
      due.await();
    } finally {
      task.cancel();
    }
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }

  private static VenueFailure closedFailure() {
    return new VenueFailure(Reason.CLOSED, "the adapter was closed");
  }

  private static String describe(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    closed = true;
    http.close();
  }
}
