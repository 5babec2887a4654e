// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.state.StateException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SavedStateTest {

  private static final double ODD_NAN = Double.longBitsToDouble(0x7ff8000000000001L);

  @Test
  void every_field_comes_back_bit_for_bit() throws IOException {
    byte[] saved =
        save(
            1,
            out ->
                out.flag(true).integer(-7).number(Long.MIN_VALUE).decimal(ODD_NAN)
                    .text("Grüße, 币安人生").constant(Timeframe.W1)
                    .decimals(new double[] {1.5, -0.0, Double.NaN})
                    .numbers(new long[] {1, Long.MAX_VALUE}).integers(new int[] {3, -4}));
    String read =
        SavedState.read(
            input(saved),
            "thing",
            1,
            (in, version) -> {
              assertThat(in.flag()).isTrue();
              assertThat(in.integer(-7, 0)).isEqualTo(-7);
              assertThat(in.number()).isEqualTo(Long.MIN_VALUE);
              assertThat(Double.doubleToRawLongBits(in.decimal())).isEqualTo(0x7ff8000000000001L);
              assertThat(in.text(100)).isEqualTo("Grüße, 币安人生");
              assertThat(in.constant(Timeframe.class)).isEqualTo(Timeframe.W1);
              assertThat(in.decimals(3)).containsExactly(1.5, -0.0, Double.NaN);
              assertThat(in.numbers(3)).containsExactly(1, Long.MAX_VALUE);
              assertThat(in.integers(3)).containsExactly(3, -4);
              return "all";
            });
    assertThat(read).isEqualTo("all");
  }

  @Test
  void the_layout_on_disk_does_not_change_by_accident() throws IOException {
    assertThat(save(3, out -> out.integer(1)))
        .startsWith('L', 'S', 'S', 'T', 5, 't', 'h', 'i', 'n', 'g', 0, 0, 0, 3, 0, 0, 0, 4)
        .hasSize(18 + 4 + 4 + 4)
        .containsSequence(0, 0, 0, 1);
  }

  @Test
  void states_follow_each_other_and_may_hold_others() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    SavedState.write(
        out, "outer", 1,
        body -> SavedState.write(body.output(), "inner", 2, inner -> inner.number(5)));
    SavedState.write(out, "next", 1, body -> body.number(6));
    DataInputStream in = input(bytes.toByteArray());
    long inner =
        SavedState.read(
            in, "outer", 1,
            (body, version) -> SavedState.read(body.input(), "inner", 2, (i, v) -> i.number()));
    assertThat(inner).isEqualTo(5);
    assertThat(SavedState.<Long>read(in, "next", 1, (i, v) -> i.number())).isEqualTo(6);
  }

  @Test
  void an_older_version_is_read_and_a_newer_one_refused() throws IOException {
    byte[] saved = save(2, out -> out.integer(9));
    assertThat(SavedState.<Integer>read(input(saved), "thing", 3, (in, v) -> 10 * v + in.integer()))
        .isEqualTo(29);
    assertThatThrownBy(() -> read(saved, "thing", 1))
        .isInstanceOf(StateException.class)
        .hasMessage("found state of kind 'thing' version 2, readable is up to version 1")
        .extracting(e -> ((StateException) e).reason())
        .isEqualTo(Reason.NEWER_VERSION);
  }

  @Test
  void the_state_of_something_else_is_refused() throws IOException {
    byte[] saved = save(2, out -> out.integer(9));
    assertThatThrownBy(() -> read(saved, "map", 2))
        .hasMessage("found state of kind 'thing' version 2, readable is 'map'")
        .extracting(e -> ((StateException) e).reason())
        .isEqualTo(Reason.WRONG_KIND);
    assertThatThrownBy(() -> read(new byte[] {1, 2, 3, 4, 5}, "map", 2))
        .hasMessage("not a saved state: starts with 01020304 instead of 4c535354")
        .extracting(e -> ((StateException) e).reason())
        .isEqualTo(Reason.NOT_A_STATE);
  }

  @Test
  void every_flipped_bit_is_refused() throws IOException {
    byte[] saved = save(1, out -> out.integer(9).text("abc").decimal(1.25));
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (int bit = 0; bit < 8 * saved.length; bit++) {
      byte[] damaged = saved.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      reasons.add(refusal(damaged, "bit " + bit));
    }
    assertThat(reasons).containsOnly(Reason.NOT_A_STATE, Reason.DAMAGED, Reason.TRUNCATED);
  }

  @Test
  void every_truncation_is_refused() throws IOException {
    byte[] saved = save(1, out -> out.integer(9).text("abc").decimal(1.25));
    for (int length = 0; length < saved.length; length++) {
      assertThat(refusal(Arrays.copyOf(saved, length), "length " + length))
          .isEqualTo(Reason.TRUNCATED);
    }
  }

  @Test
  void a_body_that_was_not_read_to_its_end_or_is_too_short_is_refused() throws IOException {
    byte[] saved = save(1, out -> out.integer(9));
    assertMalformed(saved, (in, v) -> 0, "4 bytes were left unread");
    assertMalformed(saved, (in, v) -> in.number(), "it holds fewer fields than expected");
  }

  @Test
  void values_out_of_range_are_refused_before_anything_is_allocated() throws IOException {
    byte[] saved = save(1, out -> out.integer(Integer.MAX_VALUE));
    assertMalformed(saved, (in, v) -> in.decimals(1000),
        "expected a length in [0, 1000], found 2147483647");
    assertMalformed(saved, (in, v) -> in.integer(0, 5),
        "expected a value in [0, 5], found 2147483647");
    byte[] text = save(1, out -> out.text("X9"));
    assertMalformed(text, (in, v) -> in.constant(Timeframe.class),
        "found Timeframe 'X9', which does not exist");
    assertMalformed(saved, (in, v) -> {
      throw new IllegalArgumentException("capacity must be in [1, 5], was 9");
    }, "capacity must be in [1, 5], was 9");
  }

  @Test
  void a_body_larger_than_one_chunk_comes_back_whole() throws IOException {
    double[] many = new double[50_000];
    Arrays.setAll(many, i -> i);
    byte[] saved = save(1, out -> out.decimals(many));
    assertThat(SavedState.<double[]>read(input(saved), "thing", 1, (in, v) -> in.decimals(50_000)))
        .isEqualTo(many);
  }

  @Test
  void a_kind_or_version_that_cannot_be_written_is_a_callers_bug() {
    for (String kind : new String[] {"", "Map", "a b", "x".repeat(65)}) {
      assertThatThrownBy(
              () ->
                  SavedState.write(
                      new DataOutputStream(new ByteArrayOutputStream()), kind, 1, out -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("kind must be");
    }
    assertThatThrownBy(() -> save(0, out -> {})).hasMessage("version must be >= 1, was 0");
  }

  private static void assertMalformed(
      byte[] saved, SavedState.Restorer<?> restorer, String why) {
    assertThatThrownBy(() -> SavedState.read(input(saved), "thing", 1, restorer))
        .isInstanceOf(StateException.class)
        .hasMessageEndingWith(why)
        .extracting(e -> ((StateException) e).reason())
        .isEqualTo(Reason.MALFORMED);
  }

  private static Reason refusal(byte[] bytes, String what) {
    try {
      read(bytes, "thing", 1);
    } catch (StateException e) {
      return e.reason();
    } catch (IOException e) {
      throw new AssertionError(what, e);
    }
    throw new AssertionError(what + " was accepted");
  }

  private static void read(byte[] bytes, String kind, int newest) throws IOException {
    SavedState.<String>read(
        input(bytes), kind, newest, (in, v) -> in.integer() + in.text(10) + in.decimal());
  }

  private static byte[] save(int version, SavedState.Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SavedState.write(new DataOutputStream(bytes), "thing", version, body);
    return bytes.toByteArray();
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
