// SPDX-License-Identifier: Apache-2.0
/**
 * Programs to copy from, one file each and each one runs: the five layers in one ({@code Quickstart}), every
 * layer alone, a channel of one's own, a ta4j strategy on paper, and alerts of a chart. They need no network,
 * as the market is generated. An adapter of one's own is in {@code examples.venue}.
 */
@NullMarked
package io.github.liqscape.examples.quickstart;

import org.jspecify.annotations.NullMarked;
