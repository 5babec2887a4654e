// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that one trade cannot answer: thirty can, twenty-nine cannot. */
class DistributionsTest {

  private static Trades spaced(int i) {
    return Trades.trade("t" + i).at(20L * i);
  }

  private static Trades timedOut(int i, double best) {
    Trades t = spaced(i);
    t.reason = ExitReason.TIME;
    t.exit = 100.5;
    t.best = best;
    return t;
  }

  private static long with(ReviewReport report, Reason reason) {
    return report.findings().stream()
        .filter(f -> f.symptoms().stream().anyMatch(s -> s.reason() == reason))
        .count();
  }

  private static ReviewReport review(List<PaperTrade> trades) {
    return PaperReview.of(trades, Map.of()).report();
  }

  @Test
  void a_target_beyond_what_thirty_trades_reached_is_unrealistic() {
    ReviewReport few = review(Trades.copies(29, i -> timedOut(i, 102)));
    assertThat(with(few, Reason.BEYOND_P90)).isZero();
    assertThat(few.setups().get(0).test(DistributionTest.Kind.TARGET_REACH).verdict())
        .isEqualTo(DistributionTest.Verdict.INSUFFICIENT_DATA);
    ReviewReport enough = review(Trades.copies(30, i -> timedOut(i, 102)));
    assertThat(with(enough, Reason.BEYOND_P90)).isEqualTo(30);
    assertThat(with(enough, Reason.RARELY_REACHED)).isEqualTo(30);
    // 2 of MFE less 0.5 realized on 2 units, never reached the target.
    assertThat(enough.findings().get(0).costsE8())
        .containsEntry(Label.UNREALISTIC_TARGET, 300_000_000L);
    assertThat(enough.findings().get(0).counterfactuals().targetNearerE8())
        .hasValue(400_000_000L);
  }

  @Test
  void a_target_that_a_fifth_reaches_is_not_rare() {
    // 8 of 40 is 20 %; 7 of 40 is 17.5 %, but its upper bound is 29 %: too few to say.
    assertThat(with(review(reaching(40, 8)), Reason.RARELY_REACHED)).isZero();
    assertThat(with(review(reaching(40, 7)), Reason.RARELY_REACHED)).isZero();
    // 32 of 200 has an upper bound of 20.7 %.
    assertThat(with(review(reaching(200, 32)), Reason.RARELY_REACHED)).isEqualTo(200);
  }

  private static List<PaperTrade> reaching(int n, int reached) {
    return Trades.copies(n, i -> timedOut(i, i < reached ? 104 : 101));
  }

  @Test
  void a_hit_rate_too_low_to_break_even_makes_targets_unrealistic() {
    ReviewReport report =
        review(Trades.copies(30, i -> i < 5 ? spaced(i) : spaced(i).stopped()));
    // Upper bound of 5 of 30 is 30.4 %; one third is needed.
    assertThat(with(report, Reason.CANNOT_BREAK_EVEN)).isEqualTo(30);
    ReviewReport better =
        review(Trades.copies(30, i -> i < 6 ? spaced(i) : spaced(i).stopped()));
    assertThat(with(better, Reason.CANNOT_BREAK_EVEN)).isZero();
  }

  @Test
  void winners_that_never_go_against_the_trade_say_that_stops_are_too_wide() {
    ReviewReport wide = review(Trades.copies(30, i -> worst(i, 99.02)));
    assertThat(wide.setups().get(0).test(DistributionTest.Kind.STOP_TOO_WIDE).verdict())
        .isEqualTo(DistributionTest.Verdict.FIRES);
    ReviewReport fitting = review(Trades.copies(30, i -> worst(i, 99)));
    assertThat(fitting.setups().get(0).test(DistributionTest.Kind.STOP_TOO_WIDE).verdict())
        .isEqualTo(DistributionTest.Verdict.HOLDS);
  }

  private static Trades worst(int i, double price) {
    Trades t = spaced(i);
    t.worst = price;
    return t;
  }

  @Test
  void stops_that_shake_out_more_than_a_fifth_of_the_shadow_winners_are_weak() {
    for (int shaken : new int[] {6, 7}) {
      List<Candle> candles = new ArrayList<>();
      for (int i = 0; i < 20 * 32; i++) {
        double high = i % 20 == 5 ? 104.5 : 100;
        candles.add(
            Candle.closed(
                Trades.FRAME, Trades.START + i * Trades.BAR, 99.5, high, 99, 99.5, 1));
      }
      List<PaperTrade> trades =
          Trades.copies(30, i -> i < shaken ? spaced(i).stopped() : spaced(i));
      ReviewReport report =
          PaperReview.of(trades, Map.of(Trades.LINEAR, candles)).report();
      assertThat(with(report, Reason.SHAKES_OUT_WINNERS)).isEqualTo(shaken == 7 ? 7 : 0);
      assertThat(report.rates().stoppedThenRight().count()).isEqualTo(shaken);
    }
  }

  @Test
  void findings_come_with_the_costliest_first() {
    List<PaperTrade> trades =
        Trades.copies(
            5,
            i -> {
              Trades t = spaced(i);
              t.signal = 99.4 - i * 0.1;
              return t;
            });
    List<Finding> findings = review(trades).findings();
    assertThat(findings).extracting(Finding::tradeId).containsExactly("t4", "t3", "t2", "t1", "t0");
    assertThat(findings.get(0).costR()).isEqualTo(0.5);
  }
}
