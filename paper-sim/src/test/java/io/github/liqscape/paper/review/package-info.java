// SPDX-License-Identifier: Apache-2.0
/** Tests of the review. */
@NullMarked
package io.github.liqscape.paper.review;

import org.jspecify.annotations.NullMarked;
