/** Tests of bots on a paper account. */
@NullMarked
package io.github.liqscape.paper.run;

import org.jspecify.annotations.NullMarked;
