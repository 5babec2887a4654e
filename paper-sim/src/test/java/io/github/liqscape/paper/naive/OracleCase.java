// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import java.util.function.Consumer;

/** A known-answer case: its id in the list of cases, and what to do and find on a rig. */
record OracleCase(String id, Consumer<Rig> body) {}
