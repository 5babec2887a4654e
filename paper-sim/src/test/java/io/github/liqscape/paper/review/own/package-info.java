/** Tests of the own records. */
@NullMarked
package io.github.liqscape.paper.review.own;

import org.jspecify.annotations.NullMarked;
