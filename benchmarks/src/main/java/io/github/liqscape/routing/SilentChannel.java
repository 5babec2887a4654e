package io.github.liqscape.routing;

import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import java.util.concurrent.CountDownLatch;

/** An in-app target that does nothing but count, and may hold back its first message until told. */
final class SilentChannel implements DeliveryChannel {

  private final CountDownLatch gate;
  private final CountDownLatch expected;

  /** Takes everything at once; {@link #awaitAll} waits for so many messages. */
  SilentChannel(int messages) {
    gate = new CountDownLatch(0);
    expected = new CountDownLatch(messages);
  }

  private SilentChannel(CountDownLatch gate) {
    this.gate = gate;
    expected = new CountDownLatch(0);
  }

  /** Takes nothing before {@link #open}: no delivery disturbs what is measured. */
  static SilentChannel closed() {
    return new SilentChannel(new CountDownLatch(1));
  }

  void open() {
    gate.countDown();
  }

  void awaitAll() throws InterruptedException {
    expected.await();
  }

  @Override
  public String kind() {
    return ChannelKinds.IN_APP;
  }

  @Override
  public String target() {
    return RoutingTape.TARGET;
  }

  @Override
  public ChannelTraits traits() {
    return ChannelTraits.standard();
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
