// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of decisions: what a setup is, why it waits, what it plans, and what people and
 * charts may say about a market. The setup engine makes these values; routing and the paper broker
 * read them, and so may anyone's own code. Nothing here decides anything.
 */
@NullMarked
package io.github.liqscape.setup;

import org.jspecify.annotations.NullMarked;
