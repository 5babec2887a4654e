// SPDX-License-Identifier: Apache-2.0
/**
 * Public market data of Bybit v5 derivatives: linear and inverse. Only the provider is public; it
 * is found by {@code ExchangeAdapters}.
 */
@NullMarked
package io.github.liqscape.bybit;

import org.jspecify.annotations.NullMarked;
