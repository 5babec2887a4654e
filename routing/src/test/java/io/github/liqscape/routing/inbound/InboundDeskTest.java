// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import static io.github.liqscape.routing.inbound.DeskFixture.alert;
import static io.github.liqscape.routing.inbound.DeskFixture.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.routing.channel.Secret;
import io.github.liqscape.setup.ChartSignal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboundDeskTest {

  @TempDir private Path directory;
  private DeskFixture at;

  @BeforeEach
  void open() {
    at = new DeskFixture(directory);
  }

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void m1_a_valid_new_alert_is_accepted_and_becomes_one_signal() {
    at.clock.turnTo(7);
    InboundReply reply = at.post(alert(timestamp("2026-11-23T00:00:00Z")));
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.id()).matches("in_[0-9a-f]{22}");
    assertThat(reply.json()).isEqualTo("{\"id\":\"" + reply.id() + "\"}");
    assertThat(at.signals)
        .containsExactly(
            new ChartSignal(
                DeskFixture.BTC, TurnedClock.START + 7 * TurnedClock.SECOND, "tradingview",
                Optional.of(Timeframe.H4), ChartSignal.Action.BUY, 67_840.5, 0.95));
  }

  @Test
  void m2_the_same_bytes_again_are_answered_with_the_first_id() {
    String body = alert(timestamp("2026-11-23T00:00:00Z"));
    InboundReply first = at.post(body);
    at.clock.turnTo(5);
    InboundReply second = at.post(body);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(at.signals).hasSize(1);
  }

  @Test
  void m3_a_wrong_or_missing_secret_is_401() {
    for (String body :
        List.of(
            alert("").replace(DeskFixture.SECRET, "wrong"),
            alert("").replace(DeskFixture.SECRET, ""),
            alert("").replace(DeskFixture.SECRET, DeskFixture.SECRET + "x"),
            alert("").replace("secret", "password"),
            "{}")) {
      assertThat(at.post(body).status()).as(body).isEqualTo(401);
    }
    assertThat(at.signals).isEmpty();
  }

  @Test
  void m4_an_unknown_path_is_404() {
    assertThat(at.post("/", alert(""), Map.of()).status()).isEqualTo(404);
    assertThat(at.post("/tv/more", alert(""), Map.of()).status()).isEqualTo(404);
    assertThat(at.post("/hooks/" + DeskFixture.TOKEN, "", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void m5_a_body_over_64_kib_is_413_before_anything_else() {
    String padding = ",\"note\":\"" + "x".repeat(65_536) + "\"";
    String body = alert(padding);
    String fits = body.substring(0, body.length() - 2 - (body.length() - 65_536)) + "\"}";
    assertThat(fits).hasSize(65_536);
    assertThat(at.post("/nowhere", body, Map.of()).status()).isEqualTo(413);
    assertThat(at.post(fits).status()).isEqualTo(202);
    assertThat(at.post(fits + " ").status()).isEqualTo(413);
  }

  @Test
  void m6_an_alert_may_be_300_seconds_old_and_60_ahead() {
    at.clock.turnTo(300);
    assertThat(at.post(alert(timestamp("2026-11-23T00:00:00Z"))).status()).isEqualTo(202);
    assertThat(at.post(alert(timestamp("2026-11-22T23:59:59Z"))).status()).isEqualTo(422);
    assertThat(at.post(alert(timestamp("2026-11-23T00:06:00Z"))).status()).isEqualTo(202);
    assertThat(at.post(alert(timestamp("2026-11-23T00:06:01Z"))).status()).isEqualTo(422);
    assertThat(at.signals).hasSize(2);
  }

  @Test
  void m7_a_journal_that_fails_until_twelve_gives_one_signal_in_the_end() {
    String body = alert(timestamp("2026-11-23T00:00:00Z"));
    at.disk.broken = true;
    assertThat(at.post(body).status()).isEqualTo(503);
    at.clock.turnTo(5);
    assertThat(at.post(body).status()).isEqualTo(503);
    at.clock.turnTo(10);
    assertThat(at.post(body).status()).isEqualTo(503);
    assertThat(at.signals).isEmpty();
    at.clock.turnTo(12);
    at.disk.broken = false;
    at.clock.turnTo(15);
    assertThat(at.post(body).status()).isEqualTo(202);
    assertThat(at.signals).hasSize(1);
    assertThat(at.post(body).status()).isEqualTo(200);
    assertThat(at.signals).hasSize(1);
  }

  @Test
  void m8_without_an_id_the_same_bytes_are_one_alert_for_a_minute() {
    String body = alert("");
    assertThat(at.post(body).status()).isEqualTo(202);
    at.clock.turnTo(59.999);
    assertThat(at.post(body).status()).isEqualTo(200);
    at.clock.turnTo(60);
    assertThat(at.post(body).status()).isEqualTo(202);
    assertThat(at.signals).hasSize(2);
  }

  @Test
  void m9_what_is_not_json_or_lacks_something_is_400() {
    for (String body :
        List.of(
            "", "BUY BTCUSDT", "[]", "1", "{", alert("") + "x",
            alert("").replace("\"symbol\"", "\"s\""),
            alert("").replace("\"action\"", "\"a\""),
            alert("").replace("\"price\"", "\"p\""),
            alert("").replace("67840.5", "-1"),
            alert("").replace("67840.5", "\"NaN\""),
            alert("").replace("67840.5", "{}"),
            alert("").replace("\"buy\"", "\"hold\""),
            alert("").replace("0.95", "1.5"),
            alert("").replace("BTCUSDT", "DOGEUSDT"),
            alert(timestamp("yesterday")))) {
      assertThat(at.post(body).status()).as(body).isEqualTo(400);
    }
    assertThat(at.signals).isEmpty();
  }

  @Test
  void an_unknown_symbol_says_so() {
    assertThat(at.post(alert("").replace("BTCUSDT", "DOGEUSDT")).reason())
        .isEqualTo("the symbol is not known here");
  }

  @Test
  void an_id_makes_two_alerts_one_for_a_day() {
    assertThat(at.post(alert(",\"id\":\"a-1\"")).status()).isEqualTo(202);
    assertThat(at.post(alert(",\"id\":\"a-2\"")).status()).isEqualTo(202);
    at.clock.turnTo(86_399.999);
    assertThat(at.post(alert(",\"id\":\"a-1\",\"note\":1")).status()).isEqualTo(200);
    at.clock.turnTo(86_400);
    assertThat(at.post(alert(",\"id\":\"a-1\"")).status()).isEqualTo(202);
    assertThat(at.signals).hasSize(3);
  }

  @Test
  void two_alerts_of_one_second_are_two_unless_they_say_the_same() {
    String buy = alert(timestamp("2026-11-23T00:00:00Z"));
    assertThat(at.post(buy).status()).isEqualTo(202);
    assertThat(at.post(buy.replace("\"buy\"", "\"sell\"")).status()).isEqualTo(202);
    assertThat(at.post(buy.replace("\"240\"", "\"60\"")).status()).isEqualTo(202);
    assertThat(at.post(buy.replace("67840.5", "67840")).status()).isEqualTo(200);
  }

  @Test
  void a_secret_in_the_path_and_a_signature() {
    String body = alert("");
    String signature =
        Proof.signature(
            Secret.of(DeskFixture.KEY), body.getBytes(StandardCharsets.UTF_8));
    String path = "/hook/" + DeskFixture.TOKEN;
    assertThat(at.post(path, body, Map.of("x-signature-256", signature)).status())
        .isEqualTo(202);
    assertThat(at.post(path, body + " ", Map.of("X-Signature-256", signature)).status())
        .isEqualTo(401);
    assertThat(at.post(path, body, Map.of()).status()).isEqualTo(401);
    assertThat(at.post("/hook", body, Map.of("X-Signature-256", signature)).status())
        .isEqualTo(401);
    assertThat(at.post("/hook/", body, Map.of("X-Signature-256", signature)).status())
        .isEqualTo(401);
    assertThat(at.post(path + "x", body, Map.of("X-Signature-256", signature)).status())
        .isEqualTo(401);
  }

  @Test
  void a_text_of_an_agreed_form_is_read_too() {
    String path = "/text/" + DeskFixture.TOKEN;
    assertThat(at.post(path, "sell BTCUSDT at 67000.5\n", Map.of()).status()).isEqualTo(202);
    assertThat(at.signals.get(0).action()).isEqualTo(ChartSignal.Action.SELL);
    assertThat(at.signals.get(0).price()).isEqualTo(67_000.5);
    assertThat(at.signals.get(0).confidence()).isNaN();
    for (String other : List.of("sell BTCUSDT", "sell  at 1", " at ", "", "sell BTCUSDT at ")) {
      assertThat(at.post(path, other, Map.of()).status()).as(other).isEqualTo(400);
    }
  }

  @Test
  void only_the_addresses_that_were_named_may_send() throws Exception {
    try (InboundDesk strict =
        InboundDesk.at(directory.resolve("strict"))
            .source(
                InboundSource.secretInBody("tv", "/tv", Secret.of(DeskFixture.SECRET))
                    .from(InboundSource.TRADINGVIEW_ADDRESSES))
            .symbols(SymbolLookup.of(List.of(DeskFixture.BTC)))
            .clock(at.clock)
            .open(at.signals::add)) {
      byte[] body = alert("").getBytes(StandardCharsets.UTF_8);
      assertThat(strict.receive(new InboundRequest("/tv", "52.89.214.239", Map.of(), body))
          .status()).isEqualTo(403);
      assertThat(strict.receive(new InboundRequest("/tv", "52.89.214.238", Map.of(), body))
          .status()).isEqualTo(202);
    }
  }

  @Test
  void too_much_in_a_minute_is_503_and_never_429() {
    at.close();
    at = new DeskFixture(directory, 5);
    for (int i = 0; i < 5; i++) {
      assertThat(at.post(alert(",\"id\":" + i)).status()).isEqualTo(202);
    }
    assertThat(at.post(alert(",\"id\":5")).status()).isEqualTo(503);
    at.clock.turnTo(60);
    assertThat(at.post(alert(",\"id\":5")).status()).isEqualTo(202);
    assertThat(at.desk.counts().replies(202)).isEqualTo(6);
    assertThat(at.desk.counts().replies(503)).isEqualTo(1);
    assertThat(at.signals).hasSize(6);
  }

  @Test
  void weak_secrets_and_clashing_sources_are_refused() {
    for (String weak :
        List.of(
            "", "short", "a".repeat(21), "0123456789abcdef01234567", "with space in a secret")) {
      assertThatThrownBy(() -> InboundSource.secretInPath("x", "/x", Secret.of(weak)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least 128 bits");
    }
    InboundSource one = InboundSource.secretInPath("a", "/x", Secret.of(DeskFixture.TOKEN));
    InboundSource two = InboundSource.secretInBody("b", "/x/y", Secret.of(DeskFixture.TOKEN));
    InboundDeskBuilder builder = InboundDesk.at(directory).source(one);
    assertThatThrownBy(() -> builder.source(two)).hasMessageContaining("must differ");
    assertThat(one.toString()).isEqualTo("a at /x");
  }

  @Test
  void symbols_are_found_as_charts_write_them() {
    SymbolLookup lookup = SymbolLookup.of(Set.of(DeskFixture.BTC));
    for (String symbol :
        List.of("BTCUSDT", "btcusdt", "BTCUSDT.P", "BINANCE:BTCUSDT", "BINANCE:BTCUSDT.P")) {
      assertThat(lookup.find(symbol)).as(symbol).contains(DeskFixture.BTC);
    }
    assertThat(lookup.find("BYBIT:BTCUSDT")).isEmpty();
    assertThat(lookup.find("BTCUSD")).isEmpty();
  }

  @Test
  void times_are_iso_or_epoch_seconds_or_milliseconds() {
    at.clock.turnTo(300);
    long seconds = TurnedClock.START / TurnedClock.SECOND;
    assertThat(at.post(alert(",\"id\":1,\"alertTimestamp\":" + seconds)).status())
        .isEqualTo(202);
    assertThat(at.post(alert(",\"id\":2,\"alertTimestamp\":" + (seconds - 1))).status())
        .isEqualTo(422);
    assertThat(at.post(alert(",\"id\":3,\"alertTimestamp\":\"" + seconds + "000\"")).status())
        .isEqualTo(202);
    assertThat(
            at.post(alert(",\"id\":4,\"alertTimestamp\":" + (seconds * 1_000 - 1))).status())
        .isEqualTo(422);
    assertThat(at.post(alert(",\"id\":5" + timestamp("2026-11-23T01:00:00+01:00"))).status())
        .isEqualTo(202);
  }
}
