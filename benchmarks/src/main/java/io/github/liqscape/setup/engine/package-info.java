/** Benchmarks of the setup engine. */
@NullMarked
package io.github.liqscape.setup.engine;

import org.jspecify.annotations.NullMarked;
