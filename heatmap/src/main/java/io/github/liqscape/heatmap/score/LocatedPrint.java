package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;

/**
 * A forced order where it happened.
 *
 * @param nanos event time
 * @param side position that was closed
 * @param price where on the map
 * @param usd notional at that price, quote currency
 */
record LocatedPrint(long nanos, PositionSide side, double price, double usd) {}
