// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes what looks like a secret out of a text before it reaches a log, an exception or a journal.
 * It is the second line of defence: the first is that such texts are {@link Secret}s.
 */
public final class Redaction {

  private static final String STARS = "***";

  private record Rule(Pattern pattern, String with) {}

  private static final List<Rule> RULES =
      List.of(
          rule("(?i)(/webhooks/)[^\\s\"'<>]+", "$1" + STARS),
          rule("(?i)(/bot)[^/\\s\"'<>]+", "$1" + STARS),
          rule(
              "(?i)(hooks\\.slack\\.com/(?:services|workflows|triggers))/[^\\s\"'<>]+",
              "$1/" + STARS),
          rule("(?i)((?:proxy-)?authorization\\s*[:=]\\s*)[^\\r\\n]+", "$1" + STARS),
          rule("(?i)\\b(bearer|basic|vapid)\\s+[A-Za-z0-9._~+/=,-]{6,}[^\\r\\n]*", "$1 " + STARS),
          rule("whsk?(?:ec)?_[A-Za-z0-9+/=_-]+", "whsec_" + STARS),
          rule(
              "(?i)\\b(secret|token|password|passwd|api[_-]?key)(\\s*[:=]\\s*)[^\\s,;&\"'<>]+",
              "$1$2" + STARS),
          rule("(?i)(https?://)[^/\\s@\"'<>]+@", "$1" + STARS + "@"),
          rule("(?i)(https?://[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*", "$1?" + STARS));

  private Redaction() {}

  /**
   * The text with stars for webhook paths, bot tokens, authorization values, {@code whsec_}
   * secrets, user names in URLs and query strings.
   */
  public static String of(String text) {
    String clean = text;
    for (Rule rule : RULES) {
      clean = rule.pattern.matcher(clean).replaceAll(rule.with);
    }
    return clean;
  }

  /** The same, and stars for these texts wherever they stand. Those under 4 characters stay. */
  public static String of(String text, Secret... secrets) {
    String clean = text;
    for (Secret secret : secrets) {
      if (secret.reveal().length() >= 4) {
        clean = clean.replace(secret.reveal(), STARS);
      }
    }
    return of(clean);
  }

  private static Rule rule(String pattern, String with) {
    return new Rule(Pattern.compile(pattern), with.replace(STARS, Matcher.quoteReplacement(STARS)));
  }
}
