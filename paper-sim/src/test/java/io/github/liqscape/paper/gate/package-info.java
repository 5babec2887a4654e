/** Tests of the gate. */
@NullMarked
package io.github.liqscape.paper.gate;

import org.jspecify.annotations.NullMarked;
