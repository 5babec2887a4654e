// SPDX-License-Identifier: Apache-2.0
/**
 * A bridge to ta4j: candles seen as a bar series, and rules and indicators that a user already
 * wrote for ta4j as conditions, as numbers, and as signals that a setup shows. Only the newest
 * closed candle is ever asked about. The setup engine itself does not use ta4j.
 */
@NullMarked
package io.github.liqscape.setup.ta4j;

import org.jspecify.annotations.NullMarked;
