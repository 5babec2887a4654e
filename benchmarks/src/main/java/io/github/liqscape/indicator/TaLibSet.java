// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.github.liqscape.candle.Candle;

/**
 * The same lines by TA-Lib, which computes whole arrays at once: its time per candle is that of a
 * batch and would be far longer candle by candle. It has no VWAP.
 */
final class TaLibSet {

  private final Core core = new Core();
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;

  /** Lines as columns; column i starts with the first value TA-Lib has. */
  private final double[][] columns;

  private final MInteger begin = new MInteger();
  private final MInteger count = new MInteger();

  TaLibSet(Candle[] candles) {
    int size = candles.length;
    high = new double[size];
    low = new double[size];
    close = new double[size];
    volume = new double[size];
    for (int i = 0; i < size; i++) {
      high[i] = candles[i].high();
      low[i] = candles[i].low();
      close[i] = candles[i].close();
      volume[i] = candles[i].volume();
    }
    columns = new double[KernelSet.LINES - 1][size];
  }

  /** Computes all columns. */
  double[][] all() {
    int end = close.length - 1;
    check(core.atr(0, end, high, low, close, 14, begin, count, columns[0]));
    check(core.rsi(0, end, close, 14, begin, count, columns[1]));
    check(
        core.macd(
            0, end, close, 12, 26, 9, begin, count, columns[2], columns[3], columns[4]));
    check(core.adx(0, end, high, low, close, 14, begin, count, columns[5]));
    check(core.plusDI(0, end, high, low, close, 14, begin, count, columns[6]));
    check(core.minusDI(0, end, high, low, close, 14, begin, count, columns[7]));
    check(core.ema(0, end, close, 20, begin, count, columns[8]));
    check(core.ema(0, end, close, 50, begin, count, columns[9]));
    check(
        core.bbands(
            0, end, close, 20, 2, 2, MAType.Sma, begin, count, columns[11], columns[10],
            columns[12]));
    check(core.sma(0, end, volume, 20, begin, count, columns[13]));
    double[] relative = columns[13];
    for (int i = count.value - 1; i > 0; i--) {
      relative[i] = volume[begin.value + i] / relative[i - 1];
    }
    return columns;
  }

  /** Value of a column at the last candle. */
  double last(int line) {
    int[] first = {14, 14, 33, 33, 33, 27, 14, 14, 19, 49, 19, 19, 19, 19};
    return columns[line][close.length - 1 - first[line]];
  }

  private static void check(RetCode code) {
    if (code != RetCode.Success) {
      throw new IllegalStateException("TA-Lib said " + code);
    }
  }
}
