// SPDX-License-Identifier: Apache-2.0
/** The programs to copy from do what they say. */
@NullMarked
package io.github.liqscape.examples.quickstart;

import org.jspecify.annotations.NullMarked;
