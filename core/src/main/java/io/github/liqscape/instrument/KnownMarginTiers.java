// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import io.github.liqscape.instrument.MarginTiers.Unit;
import java.time.LocalDate;

/**
 * Margin tables of BTCUSDT as the venues showed them on a given day. They date quickly: for live
 * use, read the venue's present table. There is no table for other symbols, and none is guessed.
 */
public final class KnownMarginTiers {

  private KnownMarginTiers() {}

  /**
   * Binance USD-M BTCUSDT on 2026-08-02, its first four tiers. Those above 12 million USDT are not
   * recorded here: the fourth is extrapolated there.
   */
  public static MarginTiers binanceBtcusdt2026() {
    return MarginTiers.builder(
            Unit.QUOTE,
            LocalDate.of(2026, 8, 2),
            "Binance USD-M leverage brackets of BTCUSDT, the first four")
        .tier("0", "300000", "0.004").deduction("0").maxLeverage("150")
        .tier("300000", "800000", "0.005").deduction("300").maxLeverage("100")
        .tier("800000", "3000000", "0.0065").deduction("1500").maxLeverage("75")
        .tier("3000000", "12000000", "0.01").deduction("12000").maxLeverage("50")
        .build();
  }

  /**
   * Binance USD-M BTCUSDT in October 2024, dated to the first of the month. Maximum leverages are
   * not recorded; the deductions above 230 million USDT follow from the continuity rule.
   */
  public static MarginTiers binanceBtcusdt2024() {
    return MarginTiers.builder(
            Unit.QUOTE,
            LocalDate.of(2024, 10, 1),
            "Binance USD-M leverage brackets of BTCUSDT, October 2024")
        .tier("0", "50000", "0.004").deduction("0")
        .tier("50000", "600000", "0.005").deduction("50")
        .tier("600000", "3000000", "0.0065").deduction("950")
        .tier("3000000", "12000000", "0.01").deduction("11450")
        .tier("12000000", "70000000", "0.02").deduction("131450")
        .tier("70000000", "100000000", "0.025").deduction("481450")
        .tier("100000000", "230000000", "0.05").deduction("2981450")
        .tier("230000000", "480000000", "0.10")
        .tier("480000000", "600000000", "0.125")
        .tier("600000000", "800000000", "0.15")
        .tier("800000000", "1200000000", "0.25")
        .tier("1200000000", "1800000000", "0.50")
        .build();
  }

  /** Bybit linear BTCUSDT on 2026-02-27. Maximum leverages are not recorded. */
  public static MarginTiers bybitBtcusdt2026() {
    return MarginTiers.builder(
            Unit.QUOTE,
            LocalDate.of(2026, 2, 27),
            "Bybit GET /v5/market/risk-limit of BTCUSDT")
        .tier("0", "2000000", "0.005").deduction("0")
        .tier("2000000", "10000000", "0.01").deduction("10000")
        .tier("10000000", "20000000", "0.025").deduction("160000")
        .tier("20000000", "40000000", "0.05").deduction("660000")
        .tier("40000000", "80000000", "0.10").deduction("2660000")
        .tier("80000000", "160000000", "0.125").deduction("4660000")
        .unboundedTier("160000000", "0.15").deduction("8660000")
        .build();
  }
}
