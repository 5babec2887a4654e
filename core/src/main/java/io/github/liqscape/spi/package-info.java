// SPDX-License-Identifier: Apache-2.0
/**
 * How Liqscape reaches an exchange: the interfaces an adapter implements, and {@link
 * io.github.liqscape.spi.ExchangeAdapters}, which finds them.
 *
 * <p>A user names a venue and a market and gets market events, live or from history, through one
 * door. Everything is public market data: there is no key, no account and no order in this package,
 * and nothing here could place one.
 *
 * <p>Whoever writes an adapter finds the machinery of a live connection (reconnect, back-fill, gaps,
 * limits) in {@code io.github.liqscape.feed} and a contract test in the tests jar of this module.
 */
@NullMarked
package io.github.liqscape.spi;

import org.jspecify.annotations.NullMarked;
