// SPDX-License-Identifier: Apache-2.0
/**
 * What a paper account holds and what happened to it: postings, positions, trades. Values only; the broker
 * makes them, review and gate read them.
 */
@NullMarked
package io.github.liqscape.paper.account;

import org.jspecify.annotations.NullMarked;
