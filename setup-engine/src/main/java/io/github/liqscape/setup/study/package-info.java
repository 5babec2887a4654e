/** What setups were worth: their labels by the paper broker's rules. */
@NullMarked
package io.github.liqscape.setup.study;

import org.jspecify.annotations.NullMarked;
