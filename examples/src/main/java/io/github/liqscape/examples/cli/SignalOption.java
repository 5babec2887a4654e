// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that makes signal bars of several candles. */
final class SignalOption {

  @Option(
      names = "--signal",
      paramLabel = "TIMEFRAME",
      description = "Timeframe of the signal bars, such as 1h (default that of the candles).")
  private @Nullable String code;

  /**
   * Timeframe of the signal bars.
   *
   * @throws IllegalArgumentException if they cannot be made of whole candles
   */
  Timeframe bar(Timeframe candles) {
    if (code == null) {
      return candles;
    }
    Timeframe wanted = Timeframe.ofCode(code);
    if (wanted != candles && !wanted.isMultipleOf(candles)) {
      throw new IllegalArgumentException(
          "--signal must be a multiple of the candles' " + candles.code() + ", was '" + code + "'");
    }
    return wanted;
  }
}
