// SPDX-License-Identifier: Apache-2.0
/**
 * Causal market structure: swings, breaks, gaps, pools, levels and lines, each known from a stated
 * bar on and never moved afterwards.
 */
@NullMarked
package io.github.liqscape.setup.structure;

import org.jspecify.annotations.NullMarked;
