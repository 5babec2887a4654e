// SPDX-License-Identifier: Apache-2.0
/** Runs the benchmarks and writes down what came out, with the machine it came out of. */
@NullMarked
package io.github.liqscape.benchmarks;

import org.jspecify.annotations.NullMarked;
