// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that a result belongs to. A change of any part is another rule hash, and the count of
 * trades starts at zero.
 *
 * @param code version of the rule's code
 * @param parameters of the rule, in canonical text
 * @param fillPolicy of the paper venue
 * @param fees maker and taker
 * @param marginTiers the table
 * @param dataSource where the market data came from
 */
public record RuleBinding(
    String code,
    String parameters,
    String fillPolicy,
    String fees,
    String marginTiers,
    String dataSource) {

  /** Hex SHA-256 of all parts, each with its length before it. */
  public String hash() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (String part : List.of(code, parameters, fillPolicy, fees, marginTiers, dataSource)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
