// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

/** How an event stands to what its stream has delivered. */
enum Repeat {
  /** It is the next one. */
  NEXT,
  /** It was delivered before. */
  COPY,
  /** Something between the last one and this one is missing. */
  JUMP,
  /** It was never delivered, but a newer one was. */
  OVERTAKEN
}
