// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import java.util.concurrent.CountDownLatch;

/** A target that does nothing but count, and may hold back its first message until told. */
final class SilentChannel implements DeliveryChannel {

  private final String kind;
  private final String target;
  private final ChannelTraits traits;
  private final CountDownLatch gate;
  private final CountDownLatch expected;

  /** An inbox that takes everything at once; {@link #awaitAll} waits for so many messages. */
  SilentChannel(int messages) {
    this(ChannelKinds.IN_APP, RoutingTape.TARGET, ChannelTraits.standard(), 0, messages);
  }

  private SilentChannel(
      String kind, String target, ChannelTraits traits, int locks, int messages) {
    this.kind = kind;
    this.target = target;
    this.traits = traits;
    gate = new CountDownLatch(locks);
    expected = new CountDownLatch(messages);
  }

  /** Takes nothing before {@link #open}: no delivery disturbs what is measured. */
  static SilentChannel closed() {
    return closed(ChannelKinds.IN_APP, RoutingTape.TARGET, ChannelTraits.standard(), 0);
  }

  /** The same of another kind; {@link #awaitAll} waits for so many messages. */
  static SilentChannel closed(String kind, String target, ChannelTraits traits, int messages) {
    return new SilentChannel(kind, target, traits, 1, messages);
  }

  void open() {
    gate.countDown();
  }

  void awaitAll() throws InterruptedException {
    expected.await();
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ChannelTraits traits() {
    return traits;
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DeliveryOutcome.Unknown("interrupted");
    }
    expected.countDown();
    return DeliveryOutcome.delivered("");
  }
}
