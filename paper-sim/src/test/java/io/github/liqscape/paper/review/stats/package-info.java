// SPDX-License-Identifier: Apache-2.0
/** Tests of the statistics. */
@NullMarked
package io.github.liqscape.paper.review.stats;

import org.jspecify.annotations.NullMarked;
