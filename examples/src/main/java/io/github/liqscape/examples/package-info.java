// SPDX-License-Identifier: Apache-2.0
/**
 * Short programs to copy from, shown in the README. Nobody uses this package from code.
 */
@NullMarked
package io.github.liqscape.examples;

import org.jspecify.annotations.NullMarked;
