// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.feed.SocketPlan;
import io.github.liqscape.feed.Topic;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lays the streams of a subscription out on sockets. USD-M splits its streams by path, and a stream
 * on the wrong path is acknowledged and then silent; COIN-M has one path for all.
 *
 * <p>The streams of an instrument stay together, so that each socket of {@code /market} has probes
 * of its own.
 */
final class SocketPlanner {

  /** A socket carries no more streams; the venue allows 1,024. */
  static final int STREAMS = 200;

  /** Above so many instruments one stream of all forced orders is cheaper than one of each. */
  static final int FORCED_ORDER_STREAMS = 200;

  /** The address carries the first streams, as long as every proxy lets it pass. */
  private static final int LONGEST_URI = 2_000;

  private final Market market;
  private final String base;

  SocketPlanner(Market market, URI base) {
    this.market = market;
    String text = base.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  List<SocketPlan> plan(Subscription subscription) {
    List<Instrument> instruments = subscription.instruments();
    Set<StreamKind> kinds = subscription.kinds();
    boolean allForcedOrders =
        kinds.contains(StreamKind.FORCED_ORDER) && instruments.size() > FORCED_ORDER_STREAMS;

    List<List<Topic>> ofMarket = new ArrayList<>();
    List<List<Topic>> ofPublic = new ArrayList<>();
    List<Topic> ofAll = new ArrayList<>();
    // New brackets come to everybody who may hold an estimate that rests on the old ones.
    ofAll.add(new Topic("!contractInfo", instruments, Set.of(), false));
    if (allForcedOrders) {
      ofAll.add(new Topic("!forceOrder@arr", instruments, Set.of(StreamKind.FORCED_ORDER), false));
    }
    ofMarket.add(ofAll);
    for (Instrument instrument : instruments) {
      ofMarket.add(marketTopics(instrument, kinds, !allForcedOrders));
      ofPublic.add(publicTopics(instrument, kinds));
    }
    List<SocketPlan> plans = new ArrayList<>();
    if (market == Market.USDM) {
      layOut("/market", ofMarket, plans);
      layOut("/public", ofPublic, plans);
    } else {
      List<List<Topic>> both = new ArrayList<>();
      both.add(ofMarket.get(0));
      for (int i = 0; i < instruments.size(); i++) {
        List<Topic> topics = new ArrayList<>(ofMarket.get(i + 1));
        topics.addAll(ofPublic.get(i));
        both.add(topics);
      }
      layOut("", both, plans);
    }
    return plans;
  }

  private static List<Topic> marketTopics(
      Instrument instrument, Set<StreamKind> kinds, boolean ownForcedOrders) {
    List<Topic> topics = new ArrayList<>();
    Set<StreamKind> ofMark = EnumSet.of(StreamKind.MARK_PRICE, StreamKind.FUNDING_RATE);
    ofMark.retainAll(kinds);
    topics.add(topic(instrument, "@markPrice@1s", ofMark, true));
    if (kinds.contains(StreamKind.TRADE)) {
      topics.add(topic(instrument, "@aggTrade", Set.of(StreamKind.TRADE), false));
    }
    if (kinds.contains(StreamKind.CANDLE)) {
      topics.add(topic(instrument, "@kline_1m", Set.of(StreamKind.CANDLE), false));
    }
    if (kinds.contains(StreamKind.FORCED_ORDER) && ownForcedOrders) {
      topics.add(topic(instrument, "@forceOrder", Set.of(StreamKind.FORCED_ORDER), false));
    }
    return topics;
  }

  private static List<Topic> publicTopics(Instrument instrument, Set<StreamKind> kinds) {
    List<Topic> topics = new ArrayList<>();
    if (kinds.contains(StreamKind.TOP_OF_BOOK)) {
      topics.add(topic(instrument, "@bookTicker", Set.of(StreamKind.TOP_OF_BOOK), false));
    }
    if (kinds.contains(StreamKind.BOOK)) {
      topics.add(topic(instrument, "@depth@100ms", Set.of(StreamKind.BOOK), false));
    }
    return topics;
  }

  private static Topic topic(
      Instrument instrument, String stream, Set<StreamKind> kinds, boolean probe) {
    // Upper case is acknowledged and then silent.
    String name = instrument.symbol().toLowerCase(Locale.ROOT) + stream;
    return new Topic(name, List.of(instrument), kinds, probe);
  }

  private void layOut(String path, List<List<Topic>> groups, List<SocketPlan> plans) {
    List<Topic> topics = new ArrayList<>();
    int number = 1;
    for (List<Topic> group : groups) {
      if (topics.size() + group.size() > STREAMS) {
        plans.add(socket(path, number++, topics));
        topics = new ArrayList<>();
      }
      topics.addAll(group);
    }
    if (!topics.isEmpty()) {
      plans.add(socket(path, number, topics));
    }
  }

  private SocketPlan socket(String path, int number, List<Topic> topics) {
    StringBuilder uri = new StringBuilder(base).append(path).append("/stream?streams=");
    List<Topic> inUri = new ArrayList<>();
    for (Topic topic : topics) {
      String name = Requests.encoded(topic.name()).replace("%40", "@").replace("%21", "!");
      if (!inUri.isEmpty() && uri.length() + name.length() >= LONGEST_URI) {
        break;
      }
      uri.append(inUri.isEmpty() ? "" : "/").append(name);
      inUri.add(topic);
    }
    return new SocketPlan(
        (path.isEmpty() ? "/stream" : path) + "#" + number,
        URI.create(uri.toString()),
        inUri,
        topics.subList(inUri.size(), topics.size()));
  }
}
