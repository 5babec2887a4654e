// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import java.util.List;
import java.util.Objects;

/**
 * One entry of an inbox.
 *
 * @param number its own, from 1, in the order of arrival; stays
 * @param seq of its last change: a client that has seen all up to here has seen this
 * @param id of the delivery, or of a notice
 * @param kind tier of the alert such as {@code ACTIVE_RISK}, or {@code NOTICE}
 * @param code reason of the message, or code of the notice
 * @param title one line
 * @param text plain text
 * @param stories dedupe keys of its alerts; none of a notice
 * @param nanos when it was delivered, epoch nanoseconds
 * @param expiresAtNanos until when it means something; {@link Long#MAX_VALUE} of a notice
 * @param repeats how often its story was told again without a message
 * @param ended whether its cause has ended
 * @param read whether the user has seen it
 * @param acked whether the user has taken care of it
 * @param snoozedUntilNanos does not count as unread before then; 0 if not snoozed
 */
public record InboxItem(
    long number,
    long seq,
    String id,
    String kind,
    String code,
    String title,
    String text,
    List<String> stories,
    long nanos,
    long expiresAtNanos,
    int repeats,
    boolean ended,
    boolean read,
    boolean acked,
    long snoozedUntilNanos) {

  /** The kind of an item that is about the routing itself. */
  public static final String NOTICE = "NOTICE";

  public InboxItem {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    stories = List.copyOf(stories);
  }

  /** Whether it waits for the user at a time. */
  public boolean unread(long nowNanos) {
    return !read && nowNanos >= snoozedUntilNanos;
  }

  InboxItem changed(long newSeq, int newRepeats, boolean nowEnded) {
    return new InboxItem(
        number,
        newSeq,
        id,
        kind,
        code,
        title,
        text,
        stories,
        nanos,
        expiresAtNanos,
        newRepeats,
        nowEnded,
        read,
        acked,
        snoozedUntilNanos);
  }

  InboxItem handled(long newSeq, boolean nowRead, boolean nowAcked, long untilNanos) {
    return new InboxItem(
        number,
        newSeq,
        id,
        kind,
        code,
        title,
        text,
        stories,
        nanos,
        expiresAtNanos,
        repeats,
        ended,
        nowRead,
        nowAcked,
        untilNanos);
  }
}
