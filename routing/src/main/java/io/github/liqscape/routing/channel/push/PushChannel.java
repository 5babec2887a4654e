// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import io.github.liqscape.journal.JournalException;
import io.github.liqscape.routing.alert.DeliveryIds;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;
import io.github.liqscape.routing.channel.EgressPolicy;
import io.github.liqscape.routing.channel.Feedback;
import io.github.liqscape.routing.channel.HttpOutcome;
import io.github.liqscape.routing.channel.HttpSender;
import io.github.liqscape.routing.channel.HttpTarget;
import io.github.liqscape.routing.channel.Pace;
import io.github.liqscape.routing.channel.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browsers of one user. A message goes to each of them, encrypted for it; one that a push
 * service no longer knows is forgotten, and one that has the message does not get it again when the
 * others are tried once more.
 *
 * <p>Threading: as every channel; {@link #subscriptions} from any thread.
 */
public final class PushChannel implements DeliveryChannel {

  private static final Logger LOG = LoggerFactory.getLogger(PushChannel.class);
  private static final RateLimit PACE = RateLimit.of(25, Duration.ofSeconds(1));
  private static final ChannelTraits TRAITS =
      ChannelTraits.standard().quietable().deduping().limitedTo(PACE).sharing(0, PACE);
  private static final int NOT_ACCEPTABLE = 406;

  private final String target;
  private final PushSubscriptions subscriptions;
  private final VapidTokens tokens;
  private final EgressPolicy.Allowance allowance;
  private final ChannelContext context;
  private final PushEncryption encryption = new PushEncryption();
  private final PartlyDelivered partly = new PartlyDelivered();

  PushChannel(
      String target,
      PushSubscriptions subscriptions,
      VapidTokens tokens,
      EgressPolicy.Allowance allowance,
      ChannelContext context) {
    this.target = target;
    this.subscriptions = subscriptions;
    this.tokens = tokens;
    this.allowance = allowance;
    this.context = context;
  }

  /** The user's browsers: a page adds to them. */
  public PushSubscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  public String kind() {
    return ChannelKinds.PUSH;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ChannelTraits traits() {
    return TRAITS;
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    if (delivery.attemptNanos() >= delivery.expiresAtNanos()) {
      return new DeliveryOutcome.Expired();
    }
    List<PushSubscription> open;
    try {
      open =
          subscriptions.all().stream()
              .filter(s -> !partly.has(delivery.deliveryId(), s.endpoint().toString()))
              .toList();
    } catch (JournalException e) {
      return DeliveryOutcome.retry("the subscriptions cannot be read: " + e.reason());
    }
    if (open.isEmpty()) {
      return partly.count(delivery.deliveryId()) > 0
          ? DeliveryOutcome.delivered("")
          : DeliveryOutcome.dead(DeadReason.GONE, "no browser is subscribed");
    }
    String topic = DeliveryIds.pushTopic(delivery.threadKey());
    byte[] plaintext = PushMessage.of(delivery, topic);
    return PushOutcomes.together(
        delivery,
        partly.count(delivery.deliveryId()),
        all(open.stream().map(s -> attempt(s, delivery, topic, plaintext)).toList()));
  }

  private Callable<DeliveryOutcome> attempt(
      PushSubscription to, Delivery delivery, String topic, byte[] plaintext) {
    return () -> {
      DeliveryOutcome outcome = post(to, delivery, topic, plaintext);
      switch (outcome) {
        case DeliveryOutcome.Delivered d ->
            partly.add(delivery.deliveryId(), to.endpoint().toString());
        case DeliveryOutcome.Dead dead when dead.reason() == DeadReason.GONE ->
            forget(to, delivery);
        default -> {}
      }
      return outcome;
    };
  }

  private DeliveryOutcome post(
      PushSubscription to, Delivery delivery, String topic, byte[] plaintext) {
    long nowSeconds = Math.floorDiv(delivery.attemptNanos(), 1_000_000_000L);
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/octet-stream",
            "content-encoding",
            "aes128gcm",
            "ttl",
            Long.toString(delivery.secondsLeft()),
            "topic",
            topic,
            "urgency",
            PushMessage.urgent(delivery) ? "high" : "normal",
            "authorization",
            tokens.authorization(to.endpoint(), nowSeconds));
    return new HttpTarget(to.endpoint(), allowance, context)
        .post(
            delivery,
            headers,
            encryption.encrypt(to, plaintext),
            answer -> judge(answer, delivery.attemptNanos()));
  }

  /** Windows' push service slows senders down with 406. */
  private static DeliveryOutcome judge(HttpSender.Response answer, long nowNanos) {
    Pace pace = Pace.of(answer, nowNanos);
    return answer.status() == NOT_ACCEPTABLE
        ? new RetryLater(
            "HTTP 406", pace.hintNanos(), false, Feedback.slowDown(pace.feedback().pauseNanos()))
        : HttpOutcome.of(answer.status(), pace, "");
  }

  private void forget(PushSubscription gone, Delivery delivery) {
    try {
      subscriptions.remove(gone.endpoint().toString(), delivery.attemptNanos());
    } catch (JournalException e) {
      LOG.warn("{}: a dead subscription could not be deleted: {}", target, e.reason());
    }
  }

  /** All at once: one slow push service must not use up the time of the others. */
  private static List<DeliveryOutcome> all(List<Callable<DeliveryOutcome>> attempts) {
    List<DeliveryOutcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<DeliveryOutcome> done : threads.invokeAll(attempts)) {
        outcomes.add(done.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      outcomes.add(new DeliveryOutcome.Unknown("interrupted"));
    } catch (ExecutionException e) {
      LOG.warn("push failed: {}", String.valueOf(e.getCause()));
      outcomes.add(DeliveryOutcome.retry("the push could not be made"));
    }
    return outcomes;
  }

  @Override
  public void close() {
    subscriptions.close();
  }

  @Override
  public String toString() {
    return target;
  }
}
