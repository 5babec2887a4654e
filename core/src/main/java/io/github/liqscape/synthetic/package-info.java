/**
 * A generated perpetual-futures market whose positions are known, to test bots and maps with.
 */
@NullMarked
package io.github.liqscape.synthetic;

import org.jspecify.annotations.NullMarked;
