// SPDX-License-Identifier: Apache-2.0
/** Holds all modules to the plan of the house; it has no main code and nobody enters it. */
@NullMarked
package io.github.liqscape.architecture;

import org.jspecify.annotations.NullMarked;
