// SPDX-License-Identifier: Apache-2.0
/**
 * A review for people and programs: one HTML file that needs nothing else, a picture of a trade,
 * JSON and CSV.
 */
@NullMarked
package io.github.liqscape.paper.review.report;

import org.jspecify.annotations.NullMarked;
