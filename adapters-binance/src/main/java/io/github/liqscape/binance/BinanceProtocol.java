// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.feed.BackfillNeed;
import io.github.liqscape.feed.Backfilled;
import io.github.liqscape.feed.FrameDecoder;
import io.github.liqscape.feed.Poll;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.SocketPlan;
import io.github.liqscape.feed.SocketRules;
import io.github.liqscape.feed.Topic;
import io.github.liqscape.feed.VenueProtocol;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is particular to a futures market of Binance. Immutable, but for the tables it shares. */
final class BinanceProtocol implements VenueProtocol {

  private static final long MINUTE = 60_000_000_000L;

  /** At most five messages a second; the venue cuts at ten, pongs included. */
  private static final Duration SEND_SPACING = Duration.ofMillis(200);

  /** The venue ends every connection after 24 hours. */
  private static final Duration LIFETIME = Duration.ofHours(23);

  private static final int TOPICS_PER_REQUEST = 100;

  private final Requests requests;
  private final SocketPlanner planner;
  private final TierTables tiers;
  private final FundingIntervals intervals;
  private final Backfills backfills;

  BinanceProtocol(Requests requests, URI streamBase, TierTables tiers, FundingIntervals intervals) {
    this.requests = requests;
    this.planner = new SocketPlanner(requests.market(), streamBase);
    this.tiers = tiers;
    this.intervals = intervals;
    this.backfills = new Backfills(requests, intervals);
  }

  @Override
  public Venue venue() {
    return Venue.BINANCE;
  }

  @Override
  public String market() {
    return requests.market().id();
  }

  @Override
  public List<SocketPlan> sockets(Subscription subscription) {
    return planner.plan(subscription);
  }

  @Override
  public SocketRules rules() {
    return new SocketRules(
        TOPICS_PER_REQUEST, SEND_SPACING, Optional.empty(), Optional.of(LIFETIME));
  }

  @Override
  public String subscribe(int requestId, List<Topic> topics) {
    return message("SUBSCRIBE", requestId, topics);
  }

  @Override
  public String unsubscribe(int requestId, List<Topic> topics) {
    return message("UNSUBSCRIBE", requestId, topics);
  }

  private static String message(String method, int requestId, List<Topic> topics) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("method", method);
    ArrayNode names = message.putArray("params");
    topics.forEach(topic -> names.add(topic.name()));
    return message.put("id", requestId).toString();
  }

  @Override
  public FrameDecoder decoder(Subscription subscription) {
    return new BinanceDecoder(requests.market(), subscription, tiers, intervals);
  }

  @Override
  public @Nullable RestQuery<Backfilled> backfill(BackfillNeed need) {
    return backfills.of(need);
  }

  @Override
  public List<Poll> polls(Subscription subscription) {
    List<Poll> polls = new ArrayList<>();
    List<Instrument> instruments = subscription.instruments();
    if (subscription.kinds().contains(StreamKind.FUNDING_RATE)) {
      // One answer for all; it brings no events, only the intervals that the stream leaves out.
      polls.add(
          new Poll(
              instruments.getFirst(),
              FundingIntervalQuery.EVERY,
              () -> new FundingIntervalQuery(requests, intervals)));
    }
    if (subscription.kinds().contains(StreamKind.OPEN_INTEREST)) {
      Duration every = InterestPoll.every(instruments.size());
      for (Instrument instrument : instruments) {
        polls.add(new InterestPoll(requests, instrument).poll(every));
      }
    }
    return polls;
  }

  @Override
  public RestQuery<List<MarketEvent>> settledFunding(Instrument instrument, long settlementNanos) {
    TimeRange minute = new TimeRange(settlementNanos - MINUTE / 2, settlementNanos + MINUTE / 2);
    return new FundingQuery(requests, intervals, instrument, minute, true).map(List::copyOf);
  }

  @Override
  public RestQuery<BookChange> book(Instrument instrument) {
    return BookQuery.of(requests, instrument);
  }

  @Override
  public RestQuery<Long> serverTime() {
    return new ObjectQuery<>(
        requests.weighted("time", 1),
        (answer, nowNanos) -> Json.time(answer.path("serverTime"), "serverTime"));
  }
}
