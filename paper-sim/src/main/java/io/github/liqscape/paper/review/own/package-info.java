// SPDX-License-Identifier: Apache-2.0
/**
 * The user's own fills and positions, read from text, and how far paper is from them.
 */
@NullMarked
package io.github.liqscape.paper.review.own;

import org.jspecify.annotations.NullMarked;
