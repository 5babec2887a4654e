// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A trading venue, known by a stable lower-case id such as {@code binance}.
 *
 * <p>The set is open: an adapter for another exchange makes its own with {@link #of(String)}.
 *
 * @param id lower-case letters, digits and {@code -}, starting with a letter, at most 32 characters
 */
public record Venue(String id) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public static final Venue BINANCE = new Venue("binance");
  public static final Venue BYBIT = new Venue("bybit");
  public static final Venue OKX = new Venue("okx");
  public static final Venue GATE = new Venue("gate");
  public static final Venue HYPERLIQUID = new Venue("hyperliquid");
  public static final Venue PHEMEX = new Venue("phemex");

  /** The venue of {@code core.synthetic}: a generated market, never a real one. */
  public static final Venue SYNTHETIC = new Venue("synthetic");

  public Venue {
    Objects.requireNonNull(id, "id");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "venue id must match " + ID.pattern() + ", was '" + id + "'");
    }
  }

  /** The venue with this id. */
  public static Venue of(String id) {
    return new Venue(id);
  }

  @Override
  public String toString() {
    return id;
  }
}
