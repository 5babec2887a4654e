// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.DeliveryIds;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.rule.LabelMatcher;
import io.github.liqscape.routing.rule.RoutingRule;
import io.github.liqscape.routing.rule.Silence;
import io.github.liqscape.setup.Decision;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a decision does fast says the same as what it says in plain words. */
final class FastPathsProperties {

  private static final long SECOND = 1_000_000_000L;
  private static final String[] SYMBOLS = {"BTCUSDT", "ETHUSDT"};

  private static Alert alert(SplittableRandom random, long at) {
    AlertTier tier = AlertTier.values()[random.nextInt(4)];
    AlertBuilder made =
        Alert.zone(
            tier, Venue.BINANCE, SYMBOLS[random.nextInt(2)],
            PositionSide.values()[random.nextInt(2)], "z" + random.nextInt(3));
    if (random.nextInt(3) > 0) {
      made.verdict(Decision.values()[random.nextInt(3)]);
    }
    if (random.nextInt(5) == 0) {
      made.label("team", random.nextBoolean() ? "red" : "blue");
    }
    if (random.nextInt(4) == 0) {
      made.validUntil(at + random.nextInt(400) * SECOND);
    }
    made.startsAt(at);
    if (random.nextInt(6) == 0) {
      made.endsAt(at + random.nextInt(300) * SECOND);
    }
    return made.createdAt(at);
  }

  @Property
  void what_goes_on_is_what_a_map_by_tier_and_key_says(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long timeout = 300 * SECOND;
    ActiveAlerts fast = new ActiveAlerts(timeout);
    ActiveAlertsTwin plain = new ActiveAlertsTwin(timeout);
    Map<String, ActiveAlerts.Active> known = new HashMap<>();
    long now = 0;
    for (int i = 0; i < 200; i++) {
      now += random.nextInt(60) * SECOND;
      long at = Math.max(0, now - random.nextInt(3) * 200L * SECOND); // out of order, too
      Alert alert = alert(random, at);
      ActiveAlerts.Active hint =
          random.nextInt(4) == 0 ? null : known.get(alert.dedupeKey());

      assertThat(fast.mutes(alert, at, hint)).isEqualTo(plain.mutes(alert, at));
      if (random.nextInt(3) > 0) {
        ActiveAlerts.Active active = fast.seen(alert, at, hint);
        plain.seen(alert, at);
        if (active != null) {
          known.put(alert.dedupeKey(), active);
        }
      }
      if (random.nextInt(40) == 0) {
        fast.purge(at);
        plain.purge(at);
      }
      assertThat(fast.size()).isEqualTo(plain.size());
    }
  }

  @Property
  void a_page_says_what_rules_and_silences_say(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RoutingRule rules = RoutingRule.root();
    for (int i = random.nextInt(5); i > 0; i--) {
      rules = rules.child(RoutingRule.when(matcher(random)).to("t" + random.nextInt(3)));
    }
    AlertRouterBuilder builder = AlertRouter.builder();
    List<DeliveryChannel> channels = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      channels.add(new ScriptedChannel("log", "t" + i, ChannelTraits.standard()));
    }
    channels.forEach(builder::channel);
    Mutes mutes = new Mutes(SECOND);
    Seats seats = new Seats(builder.rules(rules).config());
    RuleBook book = new RuleBook(rules, mutes, seats);
    Map<String, KeyState> stories = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      if (random.nextInt(10) == 0) {
        long from = random.nextInt(100);
        mutes.set(
            new Silence(
                "s" + random.nextInt(3), List.of(LabelMatcher.parse(matcher(random))), from,
                from + 1 + random.nextInt(100), "me", ""));
      }
      Alert alert = alert(random, random.nextInt(200));
      long now = random.nextInt(200);
      KeyState story =
          random.nextInt(4) == 0
              ? null
              : stories.computeIfAbsent(alert.dedupeKey(), k -> new KeyState());
      RuleBook.Page page = book.page(alert, story);
      List<RoutingRule.Route> routes = rules.routes(alert);
      for (Seat seat : seats.all()) {
        assertThat(page.route(seat))
            .isEqualTo(
                routes.stream().filter(r -> r.includes(seat.target)).findFirst().orElse(null));
      }
      assertThat(page.silenced(now))
          .isEqualTo(mutes.silences().stream().anyMatch(s -> s.mutes(alert, now)));
    }
  }

  private static String matcher(SplittableRandom random) {
    String[] all = {
      "symbol=BTCUSDT", "symbol=~E.*", "tier!=WATCHLIST", "verdict=BUY", "team=red", "team!=\"\"",
      "side=LONG", "ref=~z[01]", "venue=BINANCE"
    };
    return all[random.nextInt(all.length)];
  }

  private static Alert zone(SplittableRandom random, double price, long at) {
    double low = Math.max(1, price + random.nextInt(-30, 30));
    AlertBuilder made =
        Alert.zone(
            AlertTier.values()[random.nextInt(4)], Venue.BINANCE, SYMBOLS[random.nextInt(2)],
            PositionSide.LONG, "z" + random.nextInt(6));
    if (random.nextInt(8) > 0) {
      made.zone(new PriceRange(low, low + random.nextInt(12)));
    }
    if (random.nextInt(3) > 0) {
      made.price(price, random.nextInt(20));
    }
    return made.startsAt(at).createdAt(at);
  }

  private static byte[] saved(AlertDecider decider) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    decider.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /** The twin gathers its stories anew at every price. */
  @Property
  void what_is_known_of_waiting_stories_is_what_looking_each_up_says(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    AlertRouterBuilder settings =
        AlertRouter.builder()
            .channel(new ScriptedChannel("log", "t", ChannelTraits.standard().deduping()));
    AlertDecider fast = settings.decider(0);
    AlertDecider plain = settings.decider(0);
    long now = 0;
    double price = 1_000;
    for (int i = 0; i < 200; i++) {
      now += random.nextInt(100) == 0 ? 200_000 * SECOND : random.nextInt(1, 40) * SECOND;
      price = Math.max(1, price + random.nextInt(-8, 9));
      for (AlertDecider each : List.of(fast, plain)) {
        each.advanceTo(now);
      }
      if (random.nextInt(4) == 0) {
        Alert alert = zone(random, price, now);
        assertThat(fast.publish(alert).targets()).isEqualTo(plain.publish(alert).targets());
      }
      Instrument perp =
          Instrument.linear(Venue.BINANCE, SYMBOLS[random.nextInt(2)], "X", "USDT").build();
      MarkPrice mark = new MarkPrice(perp, now, now, price, Double.NaN);
      plain.core.exits.prices.stir();
      fast.apply(mark);
      plain.apply(mark);
      assertThat(fast.takeFacts()).isEqualTo(plain.takeFacts());
      assertThat(fast.takeDeliveries()).isEqualTo(plain.takeDeliveries());
      assertThat(saved(fast)).isEqualTo(saved(plain));
    }
  }

  @Property
  void ids_made_in_a_row_are_those_made_one_by_one(
      @ForAll String key, @ForAll String target, @ForAll long sequence) {
    DeliveryIds ids = new DeliveryIds();
    for (long number : List.of(sequence, 0L, 10L, Long.MAX_VALUE)) {
      assertThat(ids.next(key, target, number))
          .isEqualTo(DeliveryIds.deliveryId(key, target, number));
    }
  }

  @Property
  void a_buffer_holds_what_a_stream_would(@ForAll String text, @ForAll long number)
      throws IOException {
    RecordBuffer buffer = new RecordBuffer();
    for (String each : List.of(text, "", "plain", "\0\u007f\u0080\u07ff\u0800\ud83d\ude00\ud83d")) {
      buffer.clear();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream stream = new DataOutputStream(bytes)) {
        for (int i = 0; i < 30; i++) {
          buffer.writeUTF(each);
          stream.writeUTF(each);
        }
        buffer.writeLong(number);
        stream.writeLong(number);
        buffer.writeDouble(number / 3.0);
        stream.writeDouble(number / 3.0);
        buffer.writeInt((int) number);
        stream.writeInt((int) number);
        buffer.writeShort((int) number);
        stream.writeShort((int) number);
        buffer.writeBoolean(number > 0);
        stream.writeBoolean(number > 0);
        buffer.writeChars(each);
        stream.writeChars(each);
      }
      assertThat(buffer.copy()).isEqualTo(bytes.toByteArray());
    }
  }
}
