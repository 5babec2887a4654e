// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bodies in plain text, by a form such as {@code {action} {symbol} at {price}}. A place ends where
 * the text after it first occurs, so a body is read once and never twice.
 */
final class TextTemplate {

  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]{1,32})\\}");

  private final List<String> names;
  private final List<String> between; // before the first place, between them, after the last

  private TextTemplate(List<String> names, List<String> between) {
    this.names = names;
    this.between = between;
  }

  static TextTemplate of(String form, boolean withSecret) {
    List<String> names = new ArrayList<>();
    List<String> between = new ArrayList<>();
    Matcher places = PLACE.matcher(form);
    int end = 0;
    while (places.find()) {
      if (!names.isEmpty() && places.start() == end) {
        throw new IllegalArgumentException(
            "something must stand between two places of a form, was '" + form + "'");
      }
      names.add(places.group(1));
      between.add(form.substring(end, places.start()));
      end = places.end();
    }
    between.add(form.substring(end));
    if (!names.containsAll(List.of("symbol", "action", "price"))
        || (withSecret && !names.contains("secret"))) {
      throw new IllegalArgumentException(
          "a form must have {symbol}, {action}, {price}" + (withSecret ? " and {secret}" : "")
              + ", had " + names);
    }
    return new TextTemplate(List.copyOf(names), List.copyOf(between));
  }

  Map<String, String> fields(byte[] body) throws Malformed {
    String text = text(body).strip();
    if (!text.startsWith(between.get(0))) {
      throw otherForm();
    }
    Map<String, String> fields = new HashMap<>();
    int at = between.get(0).length();
    for (int i = 0; i < names.size(); i++) {
      String after = between.get(i + 1);
      boolean last = i == names.size() - 1;
      int end = last ? text.length() - after.length() : text.indexOf(after, at);
      if (end <= at || !text.startsWith(after, end)) {
        throw otherForm();
      }
      fields.put(names.get(i), text.substring(at, end));
      at = end + after.length();
    }
    return fields;
  }

  private static String text(byte[] body) throws Malformed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("the body is not UTF-8");
    }
  }

  private static Malformed otherForm() {
    return new Malformed("the body is not of the agreed form");
  }
}
