// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.util.Set;

/**
 * A kind of advisor, found by {@link java.util.ServiceLoader}. A provider does no I/O before it is
 * asked to open, and its class loads without the libraries that its advisor needs.
 */
public interface SetupAdvisorProvider {

  /** Stable lower-case id, such as {@code onnx}; it matches {@link AdvisorInfo#id}. */
  String id();

  /** What its advisors are like. */
  Set<AdvisorCapability> capabilities();

  /**
   * Opens an advisor.
   *
   * @throws IllegalArgumentException if the configuration lacks something or is wrong
   * @throws IllegalStateException if a library is not on the class path; the message names it
   */
  SetupAdvisor open(AdvisorConfig config);
}
