/** Tests of the review. */
@NullMarked
package io.github.liqscape.paper.review;

import org.jspecify.annotations.NullMarked;
