// SPDX-License-Identifier: Apache-2.0
/** Tests of the own records. */
@NullMarked
package io.github.liqscape.paper.review.own;

import org.jspecify.annotations.NullMarked;
