// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of the setup engine. */
@NullMarked
package io.github.liqscape.setup.engine;

import org.jspecify.annotations.NullMarked;
