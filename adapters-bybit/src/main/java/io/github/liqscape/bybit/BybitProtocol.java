// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to a market of Bybit v5. Every stream comes by socket; nothing is polled.
 *
 * <p>Threading: immutable.
 */
final class BybitProtocol implements VenueProtocol {

  /** All arguments of a connection, as Bybit counts them: characters of the list. */
  static final int MOST_CHARACTERS = 21_000;

  /** Two quotes and a comma around each name. */
  private static final int AROUND_A_NAME = 3;

  private static final SocketRules RULES =
      new SocketRules(
          100,
          Duration.ofMillis(100),
          Optional.of(
              new SocketRules.Heartbeat(
                  "{\"op\":\"ping\"}", Duration.ofSeconds(20), Duration.ofSeconds(30))),
          Optional.empty());

  /** A settlement is looked for this long after its time. */
  private static final long SETTLEMENT_LEEWAY = Duration.ofMinutes(1).toNanos();

  private final BybitHosts hosts;
  private final Backfills backfills;

  BybitProtocol(BybitHosts hosts) {
    this.hosts = hosts;
    this.backfills = new Backfills(hosts);
  }

  @Override
  public Venue venue() {
    return Venue.BYBIT;
  }

  @Override
  public String market() {
    return hosts.market().category();
  }

  @Override
  public List<SocketPlan> sockets(Subscription subscription) {
    List<SocketPlan> plans = new ArrayList<>();
    List<Topic> topics = new ArrayList<>();
    int characters = 0;
    for (Instrument instrument : subscription.instruments()) {
      List<Topic> own = BybitTopics.of(hosts.market().checked(instrument), subscription);
      int more = own.stream().mapToInt(BybitProtocol::characters).sum();
      if (characters + more > MOST_CHARACTERS) {
        plans.add(plan(plans.size() + 1, topics));
        topics = new ArrayList<>();
        characters = 0;
      }
      topics.addAll(own);
      characters += more;
    }
    plans.add(plan(plans.size() + 1, topics));
    return List.copyOf(plans);
  }

  /** Bytes for safety: a symbol need not be ASCII. */
  private static int characters(Topic topic) {
    return topic.name().getBytes(StandardCharsets.UTF_8).length + AROUND_A_NAME;
  }

  private SocketPlan plan(int number, List<Topic> topics) {
    URI uri = hosts.socket();
    return new SocketPlan("/" + hosts.market().category() + "#" + number, uri, List.of(), topics);
  }

  @Override
  public SocketRules rules() {
    return RULES;
  }

  @Override
  public String subscribe(int requestId, List<Topic> topics) {
    return message(requestId, "subscribe", topics);
  }

  @Override
  public String unsubscribe(int requestId, List<Topic> topics) {
    return message(requestId, "unsubscribe", topics);
  }

  private static String message(int requestId, String op, List<Topic> topics) {
    ObjectNode message = Json.MAPPER.createObjectNode();
    message.put("req_id", Integer.toString(requestId));
    message.put("op", op);
    ArrayNode args = message.putArray("args");
    topics.forEach(topic -> args.add(topic.name()));
    return message.toString();
  }

  @Override
  public FrameDecoder decoder(Subscription subscription) {
    return new BybitDecoder(subscription);
  }

  @Override
  public @Nullable RestQuery<Backfilled> backfill(BackfillNeed need) {
    return backfills.query(need);
  }

  @Override
  public List<Poll> polls(Subscription subscription) {
    return List.of();
  }

  @Override
  public RestQuery<List<MarketEvent>> settledFunding(Instrument instrument, long settlementNanos) {
    TimeRange range =
        new TimeRange(settlementNanos - SETTLEMENT_LEEWAY, settlementNanos + SETTLEMENT_LEEWAY);
    return new FundingQuery(hosts, instrument, range, true).map(List::copyOf);
  }

  @Override
  public @Nullable RestQuery<BookChange> book(Instrument instrument) {
    return null;
  }

  @Override
  public RestQuery<Long> serverTime() {
    return new ServerTimeQuery(hosts);
  }
}
