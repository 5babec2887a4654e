// SPDX-License-Identifier: Apache-2.0
/**
 * The terminal page: the five layers over one market, and a local web page that shows them.
 *
 * <p>One path: events → {@code Pacer} (how fast) → {@code Workflow} (the five layers, one thread) →
 * {@code Screen} (an immutable picture of all of it) → {@code TerminalServer} (pages and streams).
 */
@NullMarked
package io.github.liqscape.examples.terminal;

import org.jspecify.annotations.NullMarked;
