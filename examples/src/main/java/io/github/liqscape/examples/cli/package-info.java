// SPDX-License-Identifier: Apache-2.0
/**
 * The {@code liqscape} command line. {@link io.github.liqscape.examples.cli.Main} is its door and
 * lists the subcommands; each one stands in a class of its own. Nobody uses this package from code.
 */
@NullMarked
package io.github.liqscape.examples.cli;

import org.jspecify.annotations.NullMarked;
