package io.github.liqscape.setup.engine;

/** Round numbers: multiples of {@code 10^(floor(log10 price) - 1)} and of its half. */
final class RoundNumbers {

  private RoundNumbers() {}

  /** The whole step at a price: 1,000 at 62,400. Counted in powers, so that no logarithm rounds. */
  static double step(double price) {
    double step = 1;
    while (price >= 100 * step) {
      step *= 10;
    }
    double parts = 1;
    while (price * parts < 10) {
      parts *= 10;
    }
    return parts > 1 ? 1 / parts : step;
  }
}
