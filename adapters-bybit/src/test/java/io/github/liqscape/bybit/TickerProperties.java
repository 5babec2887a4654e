// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.RECEIVED;
import static io.github.liqscape.bybit.Bybit.everything;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The merged ticker against a map of texts that is read anew after every frame. */
final class TickerProperties {

  /** A frame: a snapshot or a delta, and the fields it names. */
  record Update(boolean snapshot, Map<String, String> fields) {}

  @Provide
  Arbitrary<List<Update>> updates() {
    Arbitrary<Map<String, String>> fields =
        Arbitraries.maps(
                Arbitraries.of(
                    "markPrice",
                    "indexPrice",
                    "fundingRate",
                    "nextFundingTime",
                    "fundingIntervalHour",
                    "singleOpenInterest",
                    "openInterest",
                    "openInterestValue",
                    "lastPrice"),
                Arbitraries.of("", "1", "2", "4"))
            .ofMaxSize(9)
            .map(TickerProperties::plausible);
    return Combinators.combine(Arbitraries.integers().between(0, 5).map(i -> i == 0), fields)
        .as(Update::new)
        .list()
        .ofMaxSize(12);
  }

  private static Map<String, String> plausible(Map<String, String> fields) {
    Map<String, String> small = new HashMap<>(fields);
    small.computeIfPresent("fundingRate", (k, v) -> v.isEmpty() ? v : "-0.0" + v);
    return small;
  }

  @Property
  void what_is_told_is_what_a_naive_merge_would_tell(@ForAll("updates") List<Update> updates) {
    BybitDecoder decoder = new BybitDecoder(everything(BTC));
    Collected told = new Collected();
    List<MarketEvent> expected = new ArrayList<>();
    Naive naive = new Naive();
    int alive = 0;
    for (int i = 0; i < updates.size(); i++) {
      Update update = updates.get(i);
      decoder.decode(frame(update, i), RECEIVED, told);
      if (naive.merge(update)) {
        alive++;
        naive.tell(i * MILLI, expected);
      }
    }
    assertThat(told.events).isEqualTo(expected);
    assertThat(told.probes).hasSize(alive);
    assertThat(told.malformed).isEmpty();
  }

  private static String frame(Update update, int ts) {
    String fields =
        update.fields().entrySet().stream()
            .map(e -> ",'" + e.getKey() + "':'" + e.getValue() + "'")
            .collect(Collectors.joining());
    return Bybit.json(
        "{'topic':'tickers.BTCUSDT','type':'"
            + (update.snapshot() ? "snapshot" : "delta")
            + "','data':{'symbol':'BTCUSDT'"
            + fields
            + "},'cs':7,'ts':"
            + ts
            + "}");
  }

  /** The reference: texts, merged; what was told last, as text. */
  private static final class Naive {
    private boolean known;
    private final Map<String, String> fields = new HashMap<>();
    private String markTold = "";
    private String fundingTold = "";
    private String interestTold = "";

    boolean merge(Update update) {
      if (update.snapshot()) {
        known = true;
        fields.clear();
      }
      if (known) {
        fields.putAll(update.fields());
      }
      return known;
    }

    void tell(long time, List<MarketEvent> out) {
      String mark = field("markPrice") + "/" + field("indexPrice");
      if (!field("markPrice").isEmpty() && !mark.equals(markTold)) {
        markTold = mark;
        out.add(new MarkPrice(BTC, time, RECEIVED, number("markPrice"), number("indexPrice")));
      }
      String hours = field("fundingIntervalHour").isEmpty() ? "8" : field("fundingIntervalHour");
      String next = field("nextFundingTime");
      String funding = field("fundingRate") + "/" + next + "/" + hours;
      if (!field("fundingRate").isEmpty() && !next.isEmpty() && !funding.equals(fundingTold)) {
        fundingTold = funding;
        out.add(
            new FundingRate(
                BTC,
                time,
                RECEIVED,
                number("fundingRate"),
                Long.parseLong(next) * MILLI,
                Duration.ofHours(Long.parseLong(hours)),
                FundingRate.Status.ESTIMATE));
      }
      double single = number("singleOpenInterest");
      double interest = Double.isNaN(single) ? number("openInterest") / 2 : single;
      if (!Double.isNaN(interest) && !Double.toString(interest).equals(interestTold)) {
        interestTold = Double.toString(interest);
        out.add(new OpenInterest(BTC, time, RECEIVED, interest, number("openInterestValue") / 2));
      }
    }

    private String field(String name) {
      return fields.getOrDefault(name, "");
    }

    private double number(String name) {
      return field(name).isEmpty() ? Double.NaN : Double.parseDouble(field(name));
    }
  }
}
