// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.paper.Durability;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.spi.Scheduler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All five layers over all instruments: a lane each, one router with an outbox on disk, one paper account
 * whose orders are filled on candles, with its journal on disk.
 *
 * <p>Threading: one thread feeds it; the router has threads of its own.
 */
final class Fleet implements AutoCloseable {

  private static final String EQUITY = "1000000";

  /** What happened, counted. */
  static final class Counts {
    long events;
    long decisions;
    long trades;
    long orders;
    long alerts;
    final AtomicLong delivered = new AtomicLong();
  }

  private final FleetSource source;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<List<Lane>> byMarket = new ArrayList<>();
  private final List<Alert> raised = new ArrayList<>();
  private final AlertRouter router;
  private final PaperBroker paper;
  private final Latencies latencies;
  final Counts counts = new Counts();
  private boolean live;

  Fleet(
      int instruments, FleetSource source, Path folder, Scheduler clock, Latencies latencies) {
    this.source = source;
    this.latencies = latencies;
    PaperBrokerBuilder account =
        PaperBroker.builder()
            .account(source.instrument(0).settleAsset(), EQUITY)
            .journal(folder.resolve("paper"))
            .durability(Durability.ON_DEMAND);
    for (int m = 0; m < source.markets(); m++) {
      byMarket.add(new ArrayList<>());
    }
    for (int i = 0; i < instruments; i++) {
      int market = i % source.markets();
      Lane lane =
          new Lane(i, market, source.instrument(market), source.tiers(market), this::raise);
      lanes.add(lane);
      byMarket.get(market).add(lane);
      account.instrument(
          InstrumentTerms.of(lane.instrument, source.tiers(market))
              .withMatching(Matching.BARS));
    }
    paper = account.build();
    router =
        AlertRouter.builder()
            .channel(new Inbox())
            .outbox(folder.resolve("outbox"))
            .scheduler(clock)
            .build();
  }

  /** A channel that takes everything at once. */
  private final class Inbox implements DeliveryChannel {
    @Override
    public String kind() {
      return ChannelKinds.IN_APP;
    }

    @Override
    public String target() {
      return "inbox";
    }

    @Override
    public ChannelTraits traits() {
      return ChannelTraits.standard();
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) {
      counts.delivered.incrementAndGet();
      return DeliveryOutcome.delivered("");
    }
  }

  private void raise(Alert alert) {
    if (live) {
      raised.add(alert);
    }
  }

  /** Gives every lane the day before; nothing is told of it. */
  void warmUp(long shift) {
    for (int m = 0; m < source.markets(); m++) {
      for (MarketEvent event : source.history(m)) {
        for (Lane lane : byMarket.get(m)) {
          lane.apply(Renamed.event(event, lane.instrument, shift));
        }
      }
    }
  }

  /** From now on alerts are told and plans traded. */
  void live() {
    live = true;
  }

  /** The lanes that replay a market. */
  List<Lane> lanes(int market) {
    return byMarket.get(market);
  }

  /**
   * One event through all five layers.
   *
   * @param sinceNanos when it should have come, {@link System#nanoTime}: what the latencies count from
   */
  void apply(Lane lane, MarketEvent event, long sinceNanos) {
    counts.events++;
    router.apply(event);
    switch (event) {
      case CandleEvent c -> paper.apply(c);
      case MarkPrice m -> paper.apply(m);
      case FundingRate f -> paper.apply(f);
      case StreamGap g -> paper.apply(g);
      default -> {} // orders are filled on candles: an account on ticks keeps every tick in its journal
    }
    Optional<Setup> answer = lane.apply(event);
    if (answer.isPresent()) {
      counts.decisions++;
      latencies.decided(sinceNanos);
      act(answer.get());
    }
    if (!raised.isEmpty()) {
      tell(sinceNanos);
    }
  }

  private void act(Setup setup) {
    if (live
        && setup instanceof Setup.Trade plan
        && plan.disposition().route() != Disposition.Route.NOTHING) {
      counts.trades++;
      if (paper.submit(plan).ok()) {
        counts.orders++;
      }
    }
  }

  private void tell(long sinceNanos) {
    for (RoutingDecision decision : router.publish(List.copyOf(raised))) {
      counts.alerts++;
      var unused =
          decision.durability().future().thenAccept(state -> latencies.journaled(sinceNanos));
    }
    raised.clear();
  }

  /** Forces what paper has written, and waits until every alert is on disk. */
  void settle() {
    router.awaitWritten();
    paper.force();
  }

  /** What the account and the router have done, in words. */
  String describe() {
    return paper.trades().size() + " paper trades closed, " + router.stats();
  }

  @Override
  public void close() {
    router.close();
    paper.close();
  }
}
