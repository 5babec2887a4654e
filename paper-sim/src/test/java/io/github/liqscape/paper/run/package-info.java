// SPDX-License-Identifier: Apache-2.0
/** Tests of bots on a paper account. */
@NullMarked
package io.github.liqscape.paper.run;

import org.jspecify.annotations.NullMarked;
