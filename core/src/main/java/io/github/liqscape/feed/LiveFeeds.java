package io.github.liqscape.feed;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import java.util.Iterator;
import java.util.function.Consumer;

/** Opens feeds, live or from what was recorded of a live one. */
public final class LiveFeeds {

  private LiveFeeds() {}

  /** Connects to a venue and keeps at it until the feed is closed. */
  public static LiveFeed open(
      VenueProtocol protocol, VenueRest rest, Subscription subscription, AdapterContext context) {
    return open(protocol, rest, subscription, context, input -> {});
  }

  /**
   * The same, and shows every input of the feed to a recorder before it is applied.
   *
   * @param tap is called on the thread of the feed and must not block
   */
  public static LiveFeed open(
      VenueProtocol protocol,
      VenueRest rest,
      Subscription subscription,
      AdapterContext context,
      Consumer<FeedInput> tap) {
    FeedDriver driver =
        new FeedDriver(
            protocol, rest, new JdkWs(context.scheduler()), subscription, context, tap);
    driver.start();
    return driver;
  }

  /**
   * Runs a feed from its recorded inputs: the same events come out in the same order.
   *
   * @param seed that of the context the live feed was opened with
   * @param inputs everything its recorder was shown, in order
   * @param out takes the events
   */
  public static void replay(
      VenueProtocol protocol,
      Subscription subscription,
      long seed,
      Iterator<FeedInput> inputs,
      Consumer<? super MarketEvent> out) {
    if (!inputs.hasNext()) {
      return;
    }
    FeedMachine machine =
        new FeedMachine(protocol, subscription, seed, out::accept, command -> {});
    machine.start(inputs.next().nanos());
    inputs.forEachRemaining(machine::accept);
  }
}
