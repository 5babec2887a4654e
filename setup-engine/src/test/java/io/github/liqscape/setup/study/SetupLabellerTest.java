// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.TradePlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupLabellerTest {

  private static final TradePlan BUY = PlanBars.market(OrderSide.BUY);
  private static final TradePlan SELL = PlanBars.market(OrderSide.SELL);
  private static final TradePlan BUY_LIMIT = PlanBars.limit(OrderSide.BUY);
  private static final LabelCosts PAPER = new LabelCosts(0.0002, 0.0005, 1, 5);

  private static PlanBars bars() {
    return new PlanBars();
  }

  @Test
  void market_entry_fills_at_the_next_open_and_target_needs_a_trade_through() {
    SetupLabel.Closed label =
        bars()
            .bar(1_010, 1_020, 990, 1_000)
            .bar(1_000, 1_200, 1_000, 1_190)
            .bar(1_190, 1_201, 1_150, 1_160)
            .closed(BUY);
    assertThat(label.outcome()).isEqualTo(LabelOutcome.TARGET);
    assertThat(label.fillBar()).isEqualTo(1);
    assertThat(label.exitBar()).isEqualTo(3);
    assertThat(label.fillPrice()).isEqualTo(1_011);
    assertThat(label.exitPrice()).isEqualTo(1_200);
    assertThat(label.grossR()).isEqualTo(1.9);
    assertThat(label.win()).isTrue();
    assertThat(label.exitNanos()).isEqualTo(PlanBars.SIGNAL + 3 * PlanBars.HOUR);
  }

  @Test
  void stop_fills_at_its_trigger_and_equality_triggers() {
    SetupLabel.Closed label =
        bars().bar(1_000, 1_000, 950, 960).bar(960, 970, 900, 950).closed(BUY);
    assertThat(label.outcome()).isEqualTo(LabelOutcome.STOP);
    assertThat(label.grossR()).isEqualTo(-1);
    // One tick of slippage would be 899: clamped to the bar's low.
    assertThat(label.exitPrice()).isEqualTo(900);
    assertThat(label.win()).isFalse();
  }

  @Test
  void stop_that_a_bar_opens_beyond_fills_at_the_open() {
    SetupLabel.Closed label =
        bars().bar(1_000, 1_000, 950, 960).bar(880, 960, 860, 950).closed(BUY);
    assertThat(label.outcome()).isEqualTo(LabelOutcome.STOP);
    assertThat(label.grossR()).isEqualTo(-1.2);
    assertThat(label.exitPrice()).isEqualTo(879);
  }

  @Test
  void target_that_a_bar_opens_beyond_fills_at_the_better_open() {
    SetupLabel.Closed label =
        bars().bar(1_000, 1_000, 950, 960).bar(1_250, 1_260, 1_240, 1_250).closed(BUY);
    assertThat(label.outcome()).isEqualTo(LabelOutcome.TARGET);
    assertThat(label.exitPrice()).isEqualTo(1_250);
    assertThat(label.grossR()).isEqualTo(2.5);
  }

  @Test
  void stop_and_target_in_one_bar_is_a_stop_and_flagged() {
    SetupLabel.Closed label =
        bars().bar(1_000, 1_010, 990, 1_000).bar(1_000, 1_300, 800, 1_250).closed(BUY);
    assertThat(label.outcome()).isEqualTo(LabelOutcome.STOP);
    assertThat(label.ambiguous()).isTrue();
    assertThat(bars().bar(1_000, 1_010, 990, 1_000).bar(1_000, 1_010, 890, 900).closed(BUY)
        .ambiguous()).isFalse();
  }

  @Test
  void finer_candles_resolve_what_one_bar_cannot() {
    SetupLabel.Closed label =
        bars()
            .bar(1_000, 1_010, 990, 1_000)
            .bar(1_000, 1_300, 800, 850)
            .halves(1_000, 1_300, 1_000, 1_290, 1_290, 1_290, 800, 850)
            .closed(BUY);
    assertThat(label.outcome()).isEqualTo(LabelOutcome.TARGET);
    assertThat(label.ambiguous()).isFalse();
    assertThat(label.exitBar()).isEqualTo(2);
  }

  @Test
  void position_can_be_stopped_in_the_bar_that_fills_it() {
    SetupLabel.Closed label = bars().bar(1_000, 1_020, 850, 1_010).closed(BUY);
    assertThat(label.outcome()).isEqualTo(LabelOutcome.STOP);
    assertThat(label.exitBar()).isEqualTo(1);
  }

  @Test
  void limit_needs_a_trade_through_and_the_fill_bar_may_not_use_its_earlier_high() {
    assertThat(bars().bar(1_050, 1_060, 1_000, 1_050).flat(2, 1_050).label(BUY_LIMIT))
        .isEqualTo(new SetupLabel.None(NoLabel.NOT_FILLED));
    SetupLabel.Closed label =
        bars()
            .bar(1_050, 1_300, 999, 1_050)
            .bar(1_050, 1_060, 899, 950)
            .closed(BUY_LIMIT);
    assertThat(label.fillPrice()).isEqualTo(1_000);
    // The high of 1,300 may have come before the fill: the worse walk holds the position.
    assertThat(label.outcome()).isEqualTo(LabelOutcome.STOP);
    assertThat(label.exitBar()).isEqualTo(2);
    assertThat(label.ambiguous()).isTrue();
  }

  @Test
  void limit_fills_at_an_open_beyond_it() {
    SetupLabel.Closed label =
        bars().bar(980, 990, 970, 985).bar(985, 1_201, 980, 1_200).closed(BUY_LIMIT);
    assertThat(label.fillPrice()).isEqualTo(980);
    assertThat(label.grossR()).isEqualTo(2.2);
  }

  @Test
  void entry_is_dropped_after_its_bars() {
    PlanBars late = bars().flat(3, 1_050).bar(1_050, 1_060, 900, 950);
    assertThat(late.label(BUY_LIMIT)).isEqualTo(new SetupLabel.None(NoLabel.NOT_FILLED));
    PlanBars third = bars().flat(2, 1_050).bar(1_050, 1_060, 990, 1_000).flat(60, 1_000);
    assertThat(third.closed(BUY_LIMIT).fillBar()).isEqualTo(3);
  }

  @Test
  void time_stop_is_the_close_of_the_48th_bar_after_the_fill_bar() {
    SetupLabel.Closed up = bars().flat(48, 1_000).bar(1_000, 1_060, 1_000, 1_050).closed(BUY);
    assertThat(up.outcome()).isEqualTo(LabelOutcome.TIME);
    assertThat(up.exitBar()).isEqualTo(49);
    assertThat(up.grossR()).isEqualTo(0.5);
    assertThat(up.exitPrice()).isEqualTo(1_049);
    assertThat(up.win()).isTrue();
    SetupLabel.Closed down = bars().flat(48, 1_000).bar(1_000, 1_000, 950, 960).closed(BUY);
    assertThat(down.win()).isFalse();
    assertThat(bars().flat(48, 1_000).label(BUY))
        .isEqualTo(new SetupLabel.None(NoLabel.UNFINISHED));
  }

  @Test
  void time_stop_with_a_small_gain_that_costs_eat_is_no_win() {
    SetupLabel.Closed label =
        bars().costs(PAPER).flat(48, 1_000).bar(1_000, 1_002, 1_000, 1_001).closed(BUY);
    assertThat(label.grossR()).isEqualTo(0.01);
    assertThat(label.netR()).isNegative();
    assertThat(label.win()).isFalse();
  }

  @Test
  void costs_are_fees_slippage_and_funding_of_what_is_open() {
    SetupLabel.Closed label =
        bars()
            .costs(PAPER)
            .bar(1_000, 1_010, 990, 1_000)
            .bar(1_000, 1_010, 990, 1_005)
            .bar(1_005, 1_201, 1_000, 1_190)
            .funding(1, 0.5 / 10)
            .funding(2, 0.01)
            .funding(3, 0.02)
            .funding(4, 0.1)
            .closed(BUY);
    // Taker in at 1,001, maker out at 1,200; filled in the bar that ends at the first settlement.
    assertThat(label.feeR()).isCloseTo((1_001 * 0.0005 + 1_200 * 0.0002) / 100, within(1e-12));
    assertThat(label.slippageR()).isCloseTo(0.01, within(1e-12));
    assertThat(label.fundingR()).isCloseTo((1_005 * 0.01 + 1_190 * 0.02) / 100, within(1e-12));
    assertThat(label.netR())
        .isCloseTo(2 - label.feeR() - label.slippageR() - label.fundingR(), within(1e-12));
    SetupLabel.Closed shortSide =
        bars()
            .costs(PAPER)
            .bar(1_000, 1_010, 990, 1_000)
            .bar(1_000, 1_010, 990, 1_005)
            .bar(1_005, 1_010, 799, 850)
            .funding(2, 0.01)
            .closed(SELL);
    assertThat(shortSide.fundingR()).isCloseTo(-0.1005, within(1e-12));
    assertThat(shortSide.fillPrice()).isEqualTo(999);
  }

  @Test
  void stop_slips_one_basis_point_against_the_trader() {
    TradePlan big =
        PlanBars.plan(
            OrderSide.BUY, TradePlan.EntryType.NEXT_BAR_MARKET, 100_000, 90_000,
            List.of(new PlanTarget(120_000, 1, "zone")));
    SetupLabel.Closed label =
        bars()
            .costs(PAPER)
            .bar(100_000, 100_500, 99_500, 100_000)
            .bar(100_000, 100_000, 89_000, 89_500)
            .closed(big);
    assertThat(label.fillPrice()).isEqualTo(100_010);
    assertThat(label.exitPrice()).isEqualTo(89_991);
    assertThat(label.slippageR()).isCloseTo(19.0 / 10_000, within(1e-12));
  }

  @Test
  void open_that_jumps_over_the_stop_closes_at_once_and_over_the_target_too() {
    SetupLabel.Closed low = bars().bar(850, 1_300, 840, 1_250).closed(BUY);
    assertThat(low.outcome()).isEqualTo(LabelOutcome.STOP);
    assertThat(low.grossR()).isZero();
    SetupLabel.Closed high = bars().bar(1_210, 1_220, 1_200, 1_210).closed(BUY);
    assertThat(high.outcome()).isEqualTo(LabelOutcome.TARGET);
    assertThat(high.exitPrice()).isEqualTo(1_210);
  }

  @Test
  void bar_that_opens_beyond_the_liquidation_price_costs_the_margin() {
    SetupLabel.Closed label =
        bars().bar(1_000, 1_000, 990, 1_000).bar(700, 1_300, 600, 1_250).closed(BUY);
    assertThat(label.outcome()).isEqualTo(LabelOutcome.LIQUIDATION);
    assertThat(label.exitPrice()).isEqualTo(800);
    assertThat(label.grossR()).isEqualTo(-2);
    assertThat(label.win()).isFalse();
  }

  @Test
  void half_exit_takes_its_part_and_the_rest_goes_on() {
    TradePlan halves =
        PlanBars.plan(
            OrderSide.BUY, TradePlan.EntryType.NEXT_BAR_MARKET, 1_000, 900,
            List.of(new PlanTarget(1_100, 0.5, "1R"), new PlanTarget(1_200, 0.5, "zone")));
    SetupLabel.Closed stopped =
        bars().bar(1_000, 1_101, 990, 1_090).bar(1_090, 1_090, 899, 950).closed(halves);
    assertThat(stopped.outcome()).isEqualTo(LabelOutcome.STOP);
    assertThat(stopped.grossR()).isZero();
    assertThat(stopped.exitPrice()).isEqualTo(999.5);
    SetupLabel.Closed both =
        bars().bar(1_000, 1_101, 990, 1_090).bar(1_090, 1_201, 1_080, 1_200).closed(halves);
    assertThat(both.outcome()).isEqualTo(LabelOutcome.TARGET);
    assertThat(both.grossR()).isEqualTo(1.5);
  }

  @Test
  void nothing_fills_without_volume_and_too_little_gives_no_label() {
    PlanBars quiet = bars().bar(1_000, 1_000, 1_000, 1_000, 0).bar(1_020, 1_221, 1_000, 1_200);
    assertThat(quiet.closed(BUY).fillBar()).isEqualTo(2);
    assertThat(bars().bar(1_000, 1_221, 1_000, 1_200, 39).label(BUY))
        .isEqualTo(new SetupLabel.None(NoLabel.THIN));
    assertThat(bars().bar(1_000, 1_221, 1_000, 1_200, 40).closed(BUY).volumeUnknown()).isFalse();
    assertThat(bars().bar(1_000, 1_221, 1_000, 1_200, Double.NaN).closed(BUY).volumeUnknown())
        .isTrue();
    PlanBars thinExit = bars().bar(1_000, 1_010, 990, 1_000).bar(1_000, 1_000, 800, 900, 0);
    assertThat(thinExit.label(BUY)).isEqualTo(new SetupLabel.None(NoLabel.THIN));
  }

  @Test
  void no_bar_after_the_signal_is_unfinished() {
    assertThat(bars().label(BUY)).isEqualTo(new SetupLabel.None(NoLabel.UNFINISHED));
    assertThat(bars().flat(2, 1_050).label(BUY_LIMIT))
        .isEqualTo(new SetupLabel.None(NoLabel.UNFINISHED));
  }

  @Test
  void bad_input_is_refused() {
    Instrument inverse = Instrument.inverse(Venue.BYBIT, "BTCUSD", "BTC", "USD").build();
    assertThatThrownBy(
            () ->
                new SetupLabeller(inverse, PlanBars.FREE, List.of(), List.of(), List.of()))
        .hasMessageContaining("linear");
    PlanBars two = bars().flat(2, 1_000);
    assertThatThrownBy(
            () ->
                new SetupLabeller(
                    PlanBars.MARKET, PlanBars.FREE, two.bars().reversed(), List.of(), List.of()))
        .hasMessageContaining("must rise in time");
    assertThatThrownBy(() -> new LabelCosts(0, 0.02, 1, 5))
        .hasMessage("takerRate must be in [0.0, 0.01], was 0.02");
  }
}
