// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.testkit.Allocations;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DecoderDifferentialTest {

  /** A zero with a sign is the one number of which a tree forgets how it was written. */
  private static final Pattern SIGNED_ZERO = Pattern.compile("-0(?![.0-9eE])");

  private static final int FRAMES = Boolean.getBoolean("liqscape.thorough") ? 1_000_000 : 20_000;

  @Test
  void fast_decoder_and_tree_agree_on_every_written_frame() {
    allAgree(MutatedFrames.WRITTEN);
  }

  @Test
  void fast_decoder_and_tree_agree_on_mutated_frames() {
    compare(MutatedFrames.WRITTEN, 1);
  }

  @Test
  void fast_decoder_and_tree_agree_on_mutated_recorded_frames() throws IOException {
    List<String> recorded = RecordedFrames.liveBinance();
    compare(recorded, 2);
    compare(RecordedFrames.btc2024().frames().subList(0, 2_000), 3);
  }

  @Test
  void fast_decoder_and_tree_agree_on_every_recorded_frame() throws IOException {
    allAgree(RecordedFrames.btc2024().frames());
  }

  /** So that nearly every frame has an outline that is known: also one whose numbers are none. */
  @Test
  void fast_decoder_and_tree_agree_on_frames_with_other_digits() throws IOException {
    List<String> frames = new ArrayList<>(MutatedFrames.WRITTEN);
    frames.addAll(RecordedFrames.liveBinance());
    SplittableRandom random = new SplittableRandom(4);
    for (String frame : frames) {
      for (int n = 0; n < FRAMES / 400; n++) {
        String other = otherDigits(frame, random, n % 2 == 0 ? 0 : 1 + random.nextInt(40));
        if (!SIGNED_ZERO.matcher(other).find()) {
          agree(other);
        }
      }
    }
    assertThat(allocations.most()).isPositive();
  }

  @Test
  void fast_decoder_and_tree_agree_on_levels_of_every_width() {
    SplittableRandom random = new SplittableRandom(5);
    for (int n = 0; n < FRAMES / 40; n++) {
      StringBuilder levels = new StringBuilder();
      for (int level = random.nextInt(12); level >= 0; level--) {
        levels
            .append(levels.isEmpty() ? "[\"" : ",[\"")
            .append(random.nextInt(4) > 0 ? "61640.10" : number(random))
            .append("\",\"")
            .append(number(random))
            .append("\"]");
      }
      agree(
          "{\"e\":\"depthUpdate\",\"E\":2,\"T\":1,\"s\":\"BTCUSDT\",\"U\":51,\"u\":53,\"pu\":50,\"b\":["
              + levels
              + "],\"a\":[]}");
    }
    assertThat(allocations.most()).isPositive();
  }

  private static String number(SplittableRandom random) {
    long digits = random.nextLong(1, 10_000_000_000L) / (long) Math.pow(10, random.nextInt(10));
    return switch (random.nextInt(8)) {
      case 0 -> "" + digits;
      case 1 -> "." + digits;
      case 2 -> digits + ".";
      case 3 -> "0.000";
      default -> BigDecimal.valueOf(digits, random.nextInt(9)).toPlainString();
    };
  }

  private static String otherDigits(String frame, SplittableRandom random, int one) {
    StringBuilder text = new StringBuilder(frame);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i)) && one > 0 && random.nextInt(one) == 0) {
        text.setCharAt(i, (char) ('0' + random.nextInt(10)));
      }
    }
    return text.toString();
  }

  private void compare(List<String> frames, long seed) {
    MutatedFrames mutated = new MutatedFrames(frames, seed);
    for (int n = 0; n < FRAMES; n++) {
      String frame = mutated.next();
      if (!SIGNED_ZERO.matcher(frame).find()) {
        agree(frame);
      }
    }
    assertThat(allocations.most()).isPositive();
  }

  private void allAgree(List<String> frames) {
    frames.forEach(this::agree);
    assertThat(allocations.most()).isPositive();
  }

  private final BinanceDecoder fast =
      Bench.decoder(Market.USDM, Bench.everything(Bench.BTC, Bench.ETH));
  private final TreeDecoder tree = new TreeDecoder(Bench.everything(Bench.BTC, Bench.ETH));

  private final Allocations allocations = new Allocations();

  private void agree(String frame) {
    Heard heard = new Heard();
    Heard expected = new Heard();
    allocations.during(
        frame,
        () -> fast.decode(frame, Bench.RECEIVED, heard),
        () -> fast.decode(frame, Bench.RECEIVED, new Heard()));
    tree.decode(frame, Bench.RECEIVED, expected);
    if (heard.all.equals(expected.all)) {
      return;
    }
    assertThat(heard.all)
        .as("%s%nfast: %s%ntree: %s", frame, heard.malformed, expected.malformed)
        .isEqualTo(expected.all);
  }
}
