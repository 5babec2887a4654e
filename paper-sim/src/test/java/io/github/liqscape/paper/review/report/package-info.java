// SPDX-License-Identifier: Apache-2.0
/** Tests of the reports. */
@NullMarked
package io.github.liqscape.paper.review.report;

import org.jspecify.annotations.NullMarked;
