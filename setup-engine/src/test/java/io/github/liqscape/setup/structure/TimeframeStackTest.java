// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Append;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.indicator.Atr;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeframeStackTest {

  private static final long MINUTE = Timeframe.M1.nanos();

  private static TimeframeStack stack() {
    return TimeframeStack.of(Bars.BTCUSDT, Timeframe.M1, Timeframe.M5, Timeframe.M15);
  }

  private static List<Candle> minutes(int size, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    double price = 50_000;
    for (int i = 0; i < size; i++) {
      double open = price;
      price += Math.rint(random.nextGaussian() * 20 + 10 * Math.sin(i / 150.0));
      double high = Math.max(open, price) + random.nextInt(15);
      double low = Math.min(open, price) - random.nextInt(15);
      candles.add(
          Candle.closed(
              Timeframe.M1, Bars.START + i * MINUTE, open, high, low, price, random.nextInt(50)));
    }
    return candles;
  }

  private static byte[] saved(TimeframeStack stack) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    stack.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static TimeframeStack restored(byte[] saved) throws IOException {
    return TimeframeStack.restore(
        new DataInputStream(new ByteArrayInputStream(saved)), Bars.BTCUSDT);
  }

  @Test
  void a_higher_bar_exists_when_its_last_part_has_closed() {
    TimeframeStack stack = stack();
    List<Candle> minutes = minutes(15, 1);
    for (int i = 0; i < 15; i++) {
      assertThat(stack.update(minutes.get(i))).isEqualTo(Append.APPENDED);
      assertThat(stack.structure().newestIndex()).isEqualTo(i);
      assertThat(stack.structure(Timeframe.M5).newestIndex()).isEqualTo((i + 1) / 5 - 1);
      assertThat(stack.structure(Timeframe.M15).newestIndex()).isEqualTo((i + 1) / 15 - 1);
    }
    assertThat(stack.structure(Timeframe.M15).closeNanos())
        .isEqualTo(stack.structure().closeNanos());
  }

  @Test
  void an_incomplete_higher_bar_is_counted_and_not_used() {
    TimeframeStack stack = stack();
    List<Candle> minutes = minutes(15, 1);
    minutes.remove(7);
    minutes.forEach(stack::update);
    assertThat(stack.structure(Timeframe.M5).newestIndex()).isEqualTo(1);
    assertThat(stack.incomplete(Timeframe.M5)).isEqualTo(1);
    assertThat(stack.structure(Timeframe.M15).newestIndex()).isEqualTo(-1);
    assertThat(stack.incomplete(Timeframe.M15)).isEqualTo(1);
    assertThat(stack.incomplete(Timeframe.M1)).isZero();
  }

  @Test
  void a_structure_in_the_stack_is_that_of_its_own_candles() {
    TimeframeStack stack = stack();
    List<Candle> minutes = minutes(3_000, 2);
    minutes.forEach(stack::update);
    MarketStructure alone = MarketStructure.of(Bars.BTCUSDT, Timeframe.M5);
    Atr atr = Atr.of(14);
    List<Double> volumes = new ArrayList<>();
    for (int i = 0; i < minutes.size(); i += 5) {
      List<Candle> parts = minutes.subList(i, i + 5);
      double high = parts.stream().mapToDouble(Candle::high).max().orElseThrow();
      double low = parts.stream().mapToDouble(Candle::low).min().orElseThrow();
      double close = parts.get(4).close();
      double volume = parts.stream().mapToDouble(Candle::volume).sum();
      double mean =
          volumes.stream().skip(Math.max(0, volumes.size() - 20)).mapToDouble(v -> v).average()
              .orElse(Double.NaN);
      atr.update(high, low, close);
      alone.update(
          parts.get(0).openNanos(), parts.get(0).open(), high, low, close,
          volumes.size() < 20 ? Double.NaN : volume / mean, atr.value());
      volumes.add(volume);
    }
    assertThat(stack.structure(Timeframe.M5).objects()).isEqualTo(alone.objects());
  }

  @Test
  void what_comes_late_or_twice_changes_nothing() throws IOException {
    TimeframeStack stack = stack();
    List<Candle> minutes = minutes(40, 3);
    minutes.subList(0, 30).forEach(stack::update);
    byte[] before = saved(stack);
    assertThat(stack.update(minutes.get(29))).isEqualTo(Append.DUPLICATE);
    assertThat(stack.update(minutes.get(12))).isEqualTo(Append.OUT_OF_ORDER);
    assertThat(saved(stack)).isEqualTo(before);
    assertThat(stack.update(minutes.get(35))).isEqualTo(Append.AFTER_GAP);
  }

  @Test
  void a_restored_stack_continues_bit_for_bit() throws IOException {
    List<Candle> minutes = minutes(1_500, 4);
    Random random = new Random(5);
    for (int round = 0; round < 8; round++) {
      int cut = random.nextInt(minutes.size());
      TimeframeStack stack = stack();
      minutes.subList(0, cut).forEach(stack::update);
      TimeframeStack restored = restored(saved(stack));
      minutes.subList(cut, minutes.size()).forEach(stack::update);
      minutes.subList(cut, minutes.size()).forEach(restored::update);
      assertThat(saved(restored)).isEqualTo(saved(stack));
      assertThat(restored.alignment()).isEqualTo(stack.alignment());
    }
  }

  @Test
  void the_alignment_weighs_higher_timeframes_more() {
    TimeframeStack stack = stack();
    boolean moved = false;
    for (Candle candle : minutes(6_000, 6)) {
      stack.update(candle);
      int low = stack.structure(Timeframe.M5).trend(SwingSize.SWING).sign();
      int high = stack.structure(Timeframe.M15).trend(SwingSize.SWING).sign();
      assertThat(stack.alignment()).isEqualTo((low + 2 * high) / 3.0);
      moved |= low != 0 && high != 0;
    }
    assertThat(moved).isTrue();
    assertThat(TimeframeStack.of(Bars.BTCUSDT, Timeframe.M1).alignment()).isZero();
  }

  @Test
  void timeframes_must_rise_and_be_multiples() {
    assertThatThrownBy(() -> TimeframeStack.of(Bars.BTCUSDT, Timeframe.M5, Timeframe.M1))
        .hasMessage("timeframes must rise, was 1m after 5m");
    assertThatThrownBy(() -> TimeframeStack.of(Bars.BTCUSDT, Timeframe.M3, Timeframe.M5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stack().structure(Timeframe.H1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
