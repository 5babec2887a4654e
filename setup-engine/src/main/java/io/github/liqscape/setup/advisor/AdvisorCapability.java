// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

/** What can be said about an advisor before it is opened. */
public enum AdvisorCapability {
  /** Sends the request over a network: it costs time, and perhaps money. */
  NETWORK,
  /** The same request gives the same answer. Of a language model this is never true. */
  DETERMINISTIC,
  /** May veto; one without it only lowers confidence or size. */
  VETO,
  /** Gives a note for people. */
  NOTE
}
