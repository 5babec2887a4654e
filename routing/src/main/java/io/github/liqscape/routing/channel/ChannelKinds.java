// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.util.List;

/** The kinds of channel that the tiers know. A third party's kind needs a rule of the user's. */
public final class ChannelKinds {

  public static final String IN_APP = "in-app";
  public static final String EMAIL = "email";
  public static final String PUSH = "push";
  public static final String DISCORD = "discord";
  public static final String WEBHOOK = "webhook";
  public static final String PAPER_LOG = "paper-log";
  public static final String LOG = "log";
  public static final String SLACK = "slack";
  public static final String TELEGRAM = "telegram";

  /** The kinds of the tier table: every decision has an entry for each of them. */
  public static final List<String> OF_TIERS =
      List.of(IN_APP, EMAIL, PUSH, DISCORD, WEBHOOK, PAPER_LOG);

  private ChannelKinds() {}
}
