// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

/**
 * Ids that are the same after every retry and every restart.
 *
 * <p>Threading: the static methods from any thread; an object, which makes many, single thread.
 */
public final class DeliveryIds {

  private static final int LENGTH = 26;
  private static final int TOPIC_LENGTH = 32;
  private static final String PREFIX = "dlv_";

  private final Digest digest = new Digest();

  /** Makes ids without ado: for who makes one for every message. */
  public DeliveryIds() {}

  /** The same as {@link #deliveryId}. */
  public String next(String dedupeKey, String target, long sendSequence) {
    return digest
        .add(dedupeKey)
        .add("\n")
        .add(target)
        .add("\n")
        .add(sendSequence)
        .base64Url(PREFIX, LENGTH);
  }

  /**
   * The id of a message to a target, by which a receiver knows a repeated one: {@code dlv_} and 26
   * characters of base64url(SHA-256(key LF target LF sequence)).
   *
   * @param dedupeKey of the alert or of the group
   * @param target id of the target
   * @param sendSequence counts the messages of this key to this target, from 1
   */
  public static String deliveryId(String dedupeKey, String target, long sendSequence) {
    return PREFIX
        + Digest.base64Url(dedupeKey + "\n" + target + "\n" + sendSequence).substring(0, LENGTH);
  }

  /** The topic under which a push service replaces a message that was not fetched yet. */
  public static String pushTopic(String dedupeKey) {
    return Digest.base64Url(dedupeKey).substring(0, TOPIC_LENGTH);
  }

  /** An id for an alert whose sender gave none. */
  static String alertId(String dedupeKey, long createdAtNanos, String content) {
    return "alr_"
        + Digest.base64Url(dedupeKey + "\n" + createdAtNanos + "\n" + content)
            .substring(0, LENGTH);
  }
}
