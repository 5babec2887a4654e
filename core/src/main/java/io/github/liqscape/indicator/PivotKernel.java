// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Floor traders' pivot points from a past high, low and close: {@code pp = (H + L + C) / 3}, {@code
 * r1, s1 = 2 pp - L, 2 pp - H}, {@code r2, s2 = pp +- (H - L)}, {@code r3 = H + 2 (pp - L)}, {@code
 * s3 = L - 2 (H - pp)}.
 */
abstract class PivotKernel extends Kernel {

  final Cell high;
  final Cell low;
  final Cell close;

  PivotKernel(String name, Part basis, Part more, Cell high, Cell low, Cell close) {
    super(name, basis, more, high, low, close);
    this.high = high;
    this.low = low;
    this.close = close;
  }

  /** The pivot point itself. */
  @Override
  public final double value() {
    return (high.value + low.value + close.value) / 3;
  }

  /** First resistance. */
  public final double r1() {
    return 2 * value() - low.value;
  }

  /** Second resistance. */
  public final double r2() {
    return value() + (high.value - low.value);
  }

  /** Third resistance. */
  public final double r3() {
    return high.value + 2 * (value() - low.value);
  }

  /** First support. */
  public final double s1() {
    return 2 * value() - high.value;
  }

  /** Second support. */
  public final double s2() {
    return value() - (high.value - low.value);
  }

  /** Third support. */
  public final double s3() {
    return low.value - 2 * (high.value - value());
  }

  @Override
  public final int lines() {
    return 7;
  }

  @Override
  public final double line(int line) {
    return switch (line) {
      case 0 -> value();
      case 1 -> r1();
      case 2 -> r2();
      case 3 -> r3();
      case 4 -> s1();
      case 5 -> s2();
      case 6 -> s3();
      default -> throw noLine(line);
    };
  }
}
