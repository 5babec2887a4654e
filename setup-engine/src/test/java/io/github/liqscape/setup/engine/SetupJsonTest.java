// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupJsonTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<Setup> SETUPS = ZonedMarket.setups(ZonedMarket.candles(7, 1_200));

  private static Setup.Trade trade() {
    return SETUPS.stream()
        .filter(Setup.Trade.class::isInstance)
        .map(Setup.Trade.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void assertRefused(String json, String... parts) {
    assertThatThrownBy(() -> SetupJson.read(json))
        .isInstanceOf(SetupFormatException.class)
        .message()
        .contains(parts);
  }

  @Test
  void every_decision_of_a_market_comes_back_as_it_was() {
    assertThat(SETUPS).anyMatch(Setup.Trade.class::isInstance);
    for (Setup setup : SETUPS) {
      if (setup instanceof Setup.Trade || setup.asOfNanos() % 7 == 0) {
        assertSame(setup);
      }
    }
  }

  static void assertSame(Setup setup) {
    String json = SetupJson.write(setup);
    Setup read = SetupJson.read(json);
    assertThat(SetupJson.write(read)).isEqualTo(json);
    assertThat(SetupJson.read(SetupJson.write(read))).isEqualTo(read);
    assertThat(read.explain()).isEqualTo(setup.explain());
    assertThat(read.reasons()).isEqualTo(setup.reasons());
    assertThat(read.watches()).isEqualTo(setup.watches());
    assertThat(read.confidence()).isEqualTo(setup.confidence());
    SetupFacts facts = setup.facts();
    assertThat(read.facts().gates()).isEqualTo(facts.gates());
    assertThat(read.facts().checklist()).isEqualTo(facts.checklist());
    assertThat(read.facts().features()).isEqualTo(facts.features());
    assertThat(read.facts().zones()).isEqualTo(facts.zones());
    assertThat(read.facts().contextHash()).isEqualTo(facts.contextHash());
    assertThat(read.instrument().tickSize()).isEqualTo(setup.instrument().tickSize());
    if (setup instanceof Setup.Trade trade && read instanceof Setup.Trade again) {
      assertThat(again.plan()).isEqualTo(trade.plan());
      assertThat(again.expectancy()).isEqualTo(trade.expectancy());
    }
  }

  @Test
  void the_json_is_one_line_without_nan() throws IOException {
    String json = SetupJson.write(trade());
    assertThat(json).doesNotContain("\n", "NaN");
    JsonNode root = MAPPER.readTree(json);
    assertThat(root.get("decision").textValue()).isEqualTo(trade().decision().name());
    assertThat(root.at("/plan/stop").doubleValue()).isEqualTo(trade().plan().stop());
    assertThat(root.get("gates")).hasSize(trade().facts().gates().size());
    assertThat(root.at("/features/mom.rsi/knownAt").textValue()).endsWith("Z");
    assertThat(root.at("/features/signal.side").isNull()).isTrue();
  }

  @Test
  void unknown_fields_are_named_with_their_path() throws IOException {
    assertRefused(with("/", "mood", "good"), "unknown field mood");
    assertRefused(with("/plan", "leverage", "100"), "unknown field plan.leverage");
    assertRefused(with("/gates/3", "x", "1"), "unknown field gates[3].x");
    assertRefused(with("/features", "moon.phase", "1"), "unknown field features.moon.phase");
  }

  @Test
  void missing_and_wrong_values_are_named() throws IOException {
    ObjectNode root = (ObjectNode) MAPPER.readTree(SetupJson.write(trade()));
    root.remove("zoneRootId");
    assertRefused(root.toString(), "field zoneRootId is missing");
    assertRefused(with("/", "decision", "HOLD"), "decision must be one of [BUY, SELL, WAIT]");
    assertRefused(with("/", "score", "high"), "score must be a number", "high");
    assertRefused(with("/", "asOf", "yesterday"), "asOf must be an instant");
    assertRefused(with("/instrument", "tickSize", "1e-2"), "tickSize", "1e-2");
    assertRefused(with("/plan", "side", "LONG"), "plan.side must be one of");
    ObjectNode later = (ObjectNode) MAPPER.readTree(SetupJson.write(trade()));
    later.put("schema", 2);
    assertRefused(later.toString(), "found schema 2", "readable is 1");
  }

  @Test
  void a_plan_that_makes_no_sense_is_refused_by_the_vocabulary() throws IOException {
    ObjectNode root = (ObjectNode) MAPPER.readTree(SetupJson.write(trade()));
    ((ObjectNode) root.get("plan")).set("stop", root.at("/plan/targets/0/price"));
    assertRefused(root.toString(), "must have its stop, entry and targets in this order");
  }

  @Test
  void what_is_no_json_document_is_refused() {
    String json = SetupJson.write(trade());
    assertRefused("", "a setup must be a JSON object");
    assertRefused("[]", "a setup must be a JSON object");
    assertRefused(json + "{}", "not a JSON document");
    assertRefused(json.substring(0, json.length() - 1), "not a JSON document");
    assertRefused("{\"schema\":1," + json.substring(1), "Duplicate field");
    assertRefused("[".repeat(2_000), "not a JSON document");
  }

  private static String with(String pointer, String field, String value) throws IOException {
    JsonNode root = MAPPER.readTree(SetupJson.write(trade()));
    ((ObjectNode) (pointer.equals("/") ? root : root.at(pointer))).put(field, value);
    return root.toString();
  }
}
