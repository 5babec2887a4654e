// SPDX-License-Identifier: Apache-2.0
/**
 * What makes alerts: conditions on price, candles, zones, setups and charts, and the rules for
 * zones, setups and the user's own positions. Everything here lives on event time and hands alerts
 * to whoever asked for them; none of it knows a router or a channel.
 */
@NullMarked
package io.github.liqscape.routing.condition;

import org.jspecify.annotations.NullMarked;
