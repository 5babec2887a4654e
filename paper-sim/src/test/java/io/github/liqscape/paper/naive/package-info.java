// SPDX-License-Identifier: Apache-2.0
/**
 * A second paper venue, slow and plain, written from RULES.md alone, and the tests that hold it and
 * the fast one against each other and against published cases. Exact fractions, plain lists, every
 * sum taken anew; nothing here is meant for users.
 */
@NullMarked
package io.github.liqscape.paper.naive;

import org.jspecify.annotations.NullMarked;
