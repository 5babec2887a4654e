package io.github.liqscape.binance;

import io.github.liqscape.feed.Decimals;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a frame: which of the {@link Key}s it has and where their values stand. One pass
 * over the text fills it, whatever the order of the fields; of a field that occurs twice the last counts.
 *
 * <p>Threading: single thread.
 */
final class Fields {

  private static final byte ABSENT = 0;
  private static final byte STRING = 1;
  private static final byte ESCAPED = 2;
  private static final byte NUMBER = 3;
  private static final byte LITERAL = 4;
  private static final byte OBJECT = 5;
  private static final byte ARRAY = 6;
  private static final byte LEVELS = 7;

  private static final int BIDS = Key.of('b');
  private static final int ASKS = Key.of('a');

  private final JsonText text;
  private final byte[] kinds = new byte[Key.COUNT];
  private final int[] from = new int[Key.COUNT];
  private final int[] to = new int[Key.COUNT];
  private final LevelColumns bids;
  private final LevelColumns asks;
  private final @Nullable Fields data;
  private final @Nullable Fields body;
  private int bodyKey;

  private Fields(JsonText text, @Nullable Fields data, @Nullable Fields body) {
    this.text = text;
    this.data = data;
    this.body = body;
    this.bids = new LevelColumns(text);
    this.asks = new LevelColumns(text);
  }

  /** A message that may be an envelope around another, and may have an order or a candle inside. */
  static Fields message(JsonText text) {
    return new Fields(text, payload(text), new Fields(text, null, null));
  }

  private static Fields payload(JsonText text) {
    return new Fields(text, null, new Fields(text, null, null));
  }

  /** Reads the object that opens here; returns its end, or {@link JsonText#BROKEN}. */
  int scan(int open) {
    Arrays.fill(kinds, ABSENT);
    bodyKey = Key.NONE;
    char[] b = text.chars;
    int i = text.blank(open + 1);
    if (b[i] == '}') {
      return i + 1;
    }
    while (true) {
      if (b[i] != '"') {
        return JsonText.BROKEN;
      }
      int close = text.string(i);
      if (close == JsonText.BROKEN) {
        return JsonText.BROKEN;
      }
      int key = text.tookEscape() ? escapedKey(i + 1, close) : Key.of(b, i + 1, close);
      i = text.afterColon(close + 1);
      if (i == JsonText.BROKEN) {
        return JsonText.BROKEN;
      }
      i = value(key, i);
      if (i == JsonText.BROKEN) {
        return JsonText.BROKEN;
      }
      i = text.blank(i);
      if (b[i] == '}') {
        return i + 1;
      }
      if (b[i] != ',') {
        return JsonText.BROKEN;
      }
      i = text.blank(i + 1);
    }
  }

  private int escapedKey(int start, int end) {
    char[] name = text.unescaped(start, end).toCharArray();
    return name.length == 0 ? Key.NONE : Key.of(name, 0, name.length);
  }

  private int value(int key, int at) {
    switch (text.chars[at]) {
      case '"' -> {
        int close = text.string(at);
        if (close == JsonText.BROKEN) {
          return JsonText.BROKEN;
        }
        note(key, text.tookEscape() ? ESCAPED : STRING, at + 1, close);
        return close + 1;
      }
      case '{' -> {
        int end = object(key, at);
        note(key, OBJECT, at, end);
        return end;
      }
      case '[' -> {
        if (key == BIDS || key == ASKS) {
          int end = (key == BIDS ? bids : asks).scan(at);
          if (end != JsonText.BROKEN) {
            note(key, LEVELS, at, end);
            return end;
          }
        }
        int end = text.value(at);
        text.tookEscape();
        note(key, ARRAY, at, end);
        return end;
      }
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        int end = text.number(at);
        note(key, NUMBER, at, end);
        return end;
      }
      default -> {
        int end = text.literal(at);
        note(key, LITERAL, at, end);
        return end;
      }
    }
  }

  private int object(int key, int at) {
    if (data != null && key == Key.DATA) {
      return data.scan(at);
    }
    if (body != null && (key == Key.of('o') || key == Key.of('k'))) {
      bodyKey = key;
      return body.scan(at);
    }
    int end = text.value(at);
    text.tookEscape();
    return end;
  }

  private void note(int key, byte kind, int start, int end) {
    if (key >= 0) {
      kinds[key] = kind;
      from[key] = start;
      to[key] = end;
    }
  }

  boolean has(int key) {
    return kinds[key] != ABSENT;
  }

  /** Whether the field is there, and neither null nor an empty text. */
  boolean given(int key) {
    byte kind = kinds[key];
    return kind != ABSENT
        && !(kind == STRING && from[key] == to[key])
        && !(kind == LITERAL && text.chars[from[key]] == 'n');
  }

  boolean isObject(int key) {
    return kinds[key] == OBJECT;
  }

  boolean isArray(int key) {
    return kinds[key] == ARRAY || kinds[key] == LEVELS;
  }

  boolean isTrue(int key) {
    return kinds[key] == LITERAL && text.chars[from[key]] == 't';
  }

  boolean isFalse(int key) {
    return kinds[key] == LITERAL && text.chars[from[key]] == 'f';
  }

  boolean isString(int key) {
    return kinds[key] == STRING || kinds[key] == ESCAPED;
  }

  /** Whether the field is this text. */
  boolean is(int key, String word) {
    return switch (kinds[key]) {
      case STRING -> text.is(from[key], to[key], word);
      case ESCAPED -> text.unescaped(from[key], to[key]).equals(word);
      default -> false;
    };
  }

  /** The number in a number or text, or NaN. */
  double decimal(int key) {
    return switch (kinds[key]) {
      case STRING, NUMBER -> Decimals.parse(text.chars, from[key], to[key]);
      case ESCAPED -> Decimals.parse(text.unescaped(from[key], to[key]));
      default -> Double.NaN;
    };
  }

  /** The whole number &ge; 0 in a number or text, or -1. */
  long whole(int key) {
    return switch (kinds[key]) {
      case STRING, NUMBER -> Decimals.parseWhole(text.chars, from[key], to[key]);
      case ESCAPED -> Decimals.parseWhole(text.unescaped(from[key], to[key]));
      default -> -1;
    };
  }

  /** What a text says, or a number as it is written. */
  String text(int key) {
    return kinds[key] == ESCAPED
        ? text.unescaped(from[key], to[key])
        : text.text(from[key], to[key]);
  }

  /** The row of a table that a text names. */
  <T> @Nullable T row(int key, Symbols<T> table) {
    return switch (kinds[key]) {
      case STRING -> table.find(text.chars, from[key], to[key]);
      case ESCAPED -> table.find(text.unescaped(from[key], to[key]));
      default -> null;
    };
  }

  /** The message in the envelope. */
  Fields data() {
    return Objects.requireNonNull(data, "data");
  }

  /** The order or candle inside; the field {@link #isObject}. */
  Fields body(int key) {
    Fields inside = Objects.requireNonNull(body, "body");
    if (bodyKey != key) {
      bodyKey = key;
      inside.scan(from[key]);
    }
    return inside;
  }

  /** The levels of a side, or null if the field is none or holds something else. */
  @Nullable LevelColumns levels(int key) {
    if (kinds[key] != LEVELS) {
      return null;
    }
    return key == BIDS ? bids : asks;
  }

  int start(int key) {
    return from[key];
  }

  int end(int key) {
    return to[key];
  }

  /** The field for a message to people. */
  String shown(int key) {
    return switch (kinds[key]) {
      case ABSENT -> "absent";
      case STRING, ESCAPED -> "'" + text.shown(from[key], to[key]) + "'";
      default -> text.shown(from[key], to[key]);
    };
  }
}
