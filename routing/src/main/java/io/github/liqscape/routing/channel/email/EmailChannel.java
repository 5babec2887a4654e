// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.email;

import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.RateLimit;
import io.github.liqscape.routing.channel.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mailbox. Each message has a connection of its own and a limit for the whole conversation: the
 * library's timeouts hold for a single read and a server that drips never reaches them.
 */
final class EmailChannel implements DeliveryChannel {

  private static final Logger LOG = LoggerFactory.getLogger(EmailChannel.class);
  private static final ChannelTraits TRAITS =
      ChannelTraits.standard()
          .quietable()
          .inGroups()
          .deduping()
          .limitedTo(RateLimit.of(60, Duration.ofMinutes(1)));

  private final String target;
  private final EmailSettings settings;

  EmailChannel(String target, EmailSettings settings) {
    this.target = target;
    this.settings = settings;
  }

  @Override
  public String kind() {
    return ChannelKinds.EMAIL;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ChannelTraits traits() {
    return TRAITS;
  }

  /** The limit is the account's, whoever is written to. */
  @Override
  public String rateBucket() {
    return "email:" + settings.host() + ":" + settings.port() + ":" + settings.from().getAddress();
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    if (delivery.attemptNanos() >= delivery.expiresAtNanos()) {
      return new DeliveryOutcome.Expired();
    }
    AtomicBoolean leaving = new AtomicBoolean();
    FutureTask<DeliveryOutcome> conversation = new FutureTask<>(() -> send(delivery, leaving));
    Thread.ofVirtual().name("email").start(conversation);
    try {
      return conversation.get(delivery.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // An interrupt closes the socket that a virtual thread waits for.
      conversation.cancel(true);
      return unfinished(leaving, "no answer in time");
    } catch (InterruptedException e) {
      conversation.cancel(true);
      Thread.currentThread().interrupt();
      return new DeliveryOutcome.Unknown("interrupted");
    } catch (ExecutionException | CancellationException e) {
      Throwable cause = e.getCause();
      LOG.warn("{}: {}", target, cause == null ? "cancelled" : cause.getClass().getSimpleName());
      return unfinished(leaving, "the message could not be sent");
    }
  }

  private static DeliveryOutcome unfinished(AtomicBoolean leaving, String why) {
    return leaving.get() ? new DeliveryOutcome.Unknown(why) : DeliveryOutcome.retry(why);
  }

  private DeliveryOutcome send(Delivery delivery, AtomicBoolean leaving) {
    try {
      Session session = Session.getInstance(settings.properties(delivery.timeout()));
      EmailMessage message = EmailMessage.of(session, settings, delivery);
      Transport transport = session.getTransport(settings.protocol());
      try {
        transport.connect(
            settings.host(),
            settings.port(),
            revealed(settings.user()),
            revealed(settings.password()));
        leaving.set(true);
        transport.sendMessage(message, message.getAllRecipients());
      } finally {
        close(transport, delivery);
      }
      return DeliveryOutcome.delivered(message.getMessageID());
    } catch (MessagingException e) {
      return SmtpOutcome.of(e, leaving.get());
    }
  }

  @SuppressWarnings("NullAway") // the library takes null for "no login"
  private static String revealed(Optional<Secret> secret) {
    return secret.map(Secret::reveal).orElse(null);
  }

  private void close(Transport transport, Delivery delivery) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // What matters was answered before.
      LOG.debug("{}: {} was sent, closing failed", target, delivery.deliveryId());
    }
  }

  @Override
  public String toString() {
    return target;
  }
}
