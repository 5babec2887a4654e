/**
 * A bridge to ta4j: candles seen as a bar series, and rules and indicators that a user already
 * wrote for ta4j as conditions and evidence. Only the newest closed candle is ever asked about. The
 * decisions of the setup engine do not use it.
 */
@NullMarked
package io.github.liqscape.setup.ta4j;

import org.jspecify.annotations.NullMarked;
