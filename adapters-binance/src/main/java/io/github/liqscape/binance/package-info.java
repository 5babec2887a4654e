// SPDX-License-Identifier: Apache-2.0
/**
 * Public market data of Binance futures: USD-M and COIN-M. Only the provider is public; it is found
 * by {@code ExchangeAdapters}.
 */
@NullMarked
package io.github.liqscape.binance;

import org.jspecify.annotations.NullMarked;
