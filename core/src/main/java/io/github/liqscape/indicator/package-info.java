// SPDX-License-Identifier: Apache-2.0
/**
 * Streaming indicators: one step per closed candle, constant time, no allocation, savable.
 */
@NullMarked
package io.github.liqscape.indicator;

import org.jspecify.annotations.NullMarked;
