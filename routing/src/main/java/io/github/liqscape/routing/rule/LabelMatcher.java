// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.rule;

import io.github.liqscape.routing.alert.Alert;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A test of one label: {@code name="value"} with one of {@code = != =~ !~}. A missing label equals
 * the empty text; a pattern must match the whole value. Immutable.
 */
public final class LabelMatcher {

  private static final Pattern TEXT =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_.-]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*");

  private final String label;
  private final String operator;
  private final String value;
  private final boolean negated;
  private final @Nullable Pattern pattern;

  private LabelMatcher(String label, String operator, String value) {
    this.label = label;
    this.operator = operator;
    this.value = value;
    this.negated = operator.startsWith("!");
    this.pattern = operator.endsWith("~") ? compiled(value) : null;
  }

  /** Equality with a value. */
  public static LabelMatcher equal(String label, String value) {
    return parse(label + "=\"" + value + "\"");
  }

  /**
   * Reads one; the quotes may be left out.
   *
   * @throws IllegalArgumentException if it is none, or its pattern is not one
   */
  public static LabelMatcher parse(String text) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "a matcher looks like name=\"value\" with = != =~ or !~, was '" + text + "'");
    }
    String value = m.group(3);
    if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
      value = value.substring(1, value.length() - 1);
    }
    return new LabelMatcher(m.group(1), m.group(2), value);
  }

  /** Name of the label that it looks at. */
  public String label() {
    return label;
  }

  String value() {
    return value;
  }

  /** Whether it wants the label to equal the value. */
  boolean equality() {
    return pattern == null && !negated;
  }

  /** Whether an alert passes. */
  public boolean test(Alert alert) {
    String actual = alert.label(label);
    boolean same = pattern == null ? actual.equals(value) : pattern.matcher(actual).matches();
    return same != negated;
  }

  /** Whether an alert passes all of them. */
  static boolean all(List<LabelMatcher> matchers, Alert alert) {
    for (LabelMatcher matcher : matchers) {
      if (!matcher.test(alert)) {
        return false;
      }
    }
    return true;
  }

  private static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'" + pattern + "' is no pattern: " + e.getDescription(), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelMatcher && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** As it is parsed. */
  @Override
  public String toString() {
    return label + operator + '"' + value + '"';
  }
}
