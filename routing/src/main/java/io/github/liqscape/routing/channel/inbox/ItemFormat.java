// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An item as it stands in the journal. */
final class ItemFormat {

  private static final int LONGEST = 1 << 22;
  private static final int MOST_STORIES = 1 << 16;

  private ItemFormat() {}

  static void write(StateWriter out, InboxItem item) throws IOException {
    out.number(item.number()).number(item.seq());
    out.text(item.id()).text(item.kind()).text(item.code()).text(item.title()).text(item.text());
    out.integer(item.stories().size());
    for (String story : item.stories()) {
      out.text(story);
    }
    out.number(item.nanos()).number(item.expiresAtNanos()).integer(item.repeats());
    out.flag(item.ended()).flag(item.read()).flag(item.acked()).number(item.snoozedUntilNanos());
  }

  static InboxItem read(StateReader in) throws IOException {
    long number = in.number();
    long seq = in.number();
    String id = in.text(LONGEST);
    String kind = in.text(LONGEST);
    String code = in.text(LONGEST);
    String title = in.text(LONGEST);
    String text = in.text(LONGEST);
    int count = in.integer(0, MOST_STORIES);
    List<String> stories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stories.add(in.text(LONGEST));
    }
    return new InboxItem(
        number,
        seq,
        id,
        kind,
        code,
        title,
        text,
        stories,
        in.number(),
        in.number(),
        in.integer(),
        in.flag(),
        in.flag(),
        in.flag(),
        in.number());
  }
}
