// SPDX-License-Identifier: Apache-2.0
/**
 * Charts speak in: a receiver of webhooks as TradingView sends them, which turns each into one
 * {@link io.github.liqscape.setup.ChartSignal} for a setup engine and for conditions. It knows no
 * broker and no order. {@link io.github.liqscape.routing.inbound.InboundDesk} decides, {@link
 * io.github.liqscape.routing.inbound.InboundServer} speaks HTTP.
 */
@NullMarked
package io.github.liqscape.routing.inbound;

import org.jspecify.annotations.NullMarked;
