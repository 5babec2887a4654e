// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutlinesTest {

  private static final String TRADE =
      """
      {"e":"aggTrade","E":9,"s":"BTCUSDT","a":59,"p":"0.001","q":"100","T":123456785,"m":true}\
      """;

  private final JsonText text = new JsonText();
  private final Outlines outlines = new Outlines(text);
  private final Fields fields = Fields.message(text);

  private boolean recalled(String frame) {
    text.load(frame);
    boolean known = outlines.recall(fields);
    if (!known) {
      assertThat(text.endsAt(fields.scan(0))).as(frame).isTrue();
      outlines.learn(fields);
    }
    return known;
  }

  @Test
  void outline_is_known_once_it_was_seen_twice() {
    assertThat(recalled(TRADE)).isFalse();
    assertThat(recalled(TRADE)).isFalse();
    assertThat(recalled(TRADE.replace("59", "73").replace("0.001", "2.750"))).isTrue();
    assertThat(fields.type()).isEqualTo(MessageType.AGGREGATE_TRADE);
    assertThat(fields.whole(Key.of('a'))).isEqualTo(73);
    assertThat(fields.decimal(Key.of('p'))).isEqualTo(2.75);
    assertThat(fields.decimal(Key.of('q'))).isEqualTo(100);
    assertThat(fields.isTrue(Key.of('m'))).isTrue();
    assertThat(recalled(TRADE.replace("59", "730"))).isFalse();
    assertThat(recalled(TRADE)).isTrue();
  }

  @Test
  void number_that_begins_with_a_zero_is_not_taken_for_a_known_one() {
    recalled(TRADE);
    recalled(TRADE);
    text.load(TRADE.replace("59", "09"));
    assertThat(outlines.recall(fields)).isFalse();
    assertThat(fields.scan(0)).isEqualTo(JsonText.BROKEN);
  }

  @Test
  void text_with_a_nul_behind_it_is_not_taken_for_the_one_without() {
    for (int blanks = 0; blanks < 8; blanks++) {
      String known = TRADE + " ".repeat(blanks);
      recalled(known);
      recalled(known);
      assertThat(recalled(known)).isTrue();
      text.load(known + "\0");
      assertThat(outlines.recall(fields)).isFalse();
    }
  }

  @Test
  void texts_with_escapes_are_never_known_for_one_may_spell_a_name() {
    String escaped = "{\"\\u0070\":\"1.5\",\"q\":2}";
    for (int i = 0; i < 3; i++) {
      assertThat(recalled(escaped)).isFalse();
      assertThat(fields.decimal(Key.of('p'))).isEqualTo(1.5);
    }
    assertThat(recalled(escaped.replace("0070", "0050"))).isFalse();
    assertThat(fields.has(Key.of('p'))).isFalse();
    assertThat(fields.decimal(Key.of('P'))).isEqualTo(1.5);
  }

  @Test
  void texts_with_levels_are_read_anew() {
    String book = "{\"e\":\"depthUpdate\",\"b\":[[\"1.5\",\"2\"]],\"a\":[]}";
    for (int i = 0; i < 3; i++) {
      assertThat(recalled(book)).isFalse();
    }
  }

  @Test
  void characters_beyond_ascii_are_no_digits() {
    String strange = "{\"s\":\"\u5e01\u0661\",\"q\":\"1.5\"}";
    recalled(strange);
    recalled(strange);
    assertThat(recalled(strange.replace("1.5", "7.5"))).isTrue();
    assertThat(fields.text(Key.of('s'))).isEqualTo("\u5e01\u0661");
    assertThat(fields.decimal(Key.of('q'))).isEqualTo(7.5);
  }

  @Test
  void symbol_beyond_ascii_is_no_other_one() {
    Symbols<String> table = new Symbols<>(3);
    table.put("\u5e01USDT", "coin");
    text.load("\u5e01USDT\u4eba\u5e01USDT\u007fUSDT");
    assertThat(table.find(text, 0, 5)).isEqualTo("coin");
    assertThat(table.find(text, 5, 11)).isNull();
    assertThat(table.find(text, 11, 16)).isNull();
    assertThat(table.find("\u5e01USDT")).isEqualTo("coin");
  }
}
