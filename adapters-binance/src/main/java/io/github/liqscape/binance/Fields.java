// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.feed.Decimals;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a frame: which of the {@link Key}s it has, and where their values stand. One pass
 * over the text fills it, whatever the order of the fields, or the {@link Tokens} of another text; of a
 * field that occurs twice the last counts.
 *
 * <p>Threading: single thread.
 */
final class Fields {

  private static final byte STRING = 1;
  private static final byte ESCAPED = 2;
  private static final byte NUMBER = 3;
  private static final byte LITERAL = 4;
  private static final byte OBJECT = 5;
  private static final byte ARRAY = 6;
  private static final byte LEVELS = 7;

  /** A number of at most {@link #LONGEST_WHOLE} digits and nothing else. */
  private static final byte WHOLE = 8;

  private static final int LONGEST_WHOLE = 18;

  /** In {@link Tokens}, plus their number: a text with {@link Digits#decimals}. */
  private static final int DECIMAL = 16;

  private static final int KIND_SHIFT = 56;
  private static final int FROM_SHIFT = 28;
  private static final int POSITION = (1 << FROM_SHIFT) - 1;

  private static final int BIDS = Key.of('b');
  private static final int ASKS = Key.of('a');

  private final JsonText text;
  private final Digits numbers;

  /** Kind, start and end of each field in one number, 0 where it is absent. */
  private final long[] own = new long[Key.COUNT];

  /** Our own, or those that were found in another text of this outline. */
  private long[] spans = own;

  /** The fields noted in this object, to be cleared before the next: few of all there could be. */
  private final byte[] noted = new byte[Key.COUNT];

  private int notedCount;
  private final LevelColumns bids;
  private final LevelColumns asks;
  private final @Nullable Fields data;
  private final @Nullable Fields body;
  private int bodyKey;

  /** What the field {@code e} says, if that was found out before. */
  private @Nullable MessageType known;

  private Fields(JsonText text, @Nullable Fields data, @Nullable Fields body) {
    this.text = text;
    this.numbers = new Digits(text);
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
    forget();
    bodyKey = Key.NONE;
    known = null;
    byte[] b = text.bytes;
    int i = text.blank(open + 1);
    if (b[i] == '}') {
      return i + 1;
    }
    while (true) {
      if (b[i] != '"') {
        return JsonText.BROKEN;
      }
      int key;
      char letter = Key.letter(EightBytes.at(b, i));
      if (letter != 0) {
        key = Key.of(letter);
        i += 4;
      } else {
        int close = text.string(i);
        if (close == JsonText.BROKEN) {
          return JsonText.BROKEN;
        }
        key = text.tookEscape() ? escapedKey(i + 1, close) : Key.of(b, i + 1, close);
        i = text.afterColon(close + 1);
        if (i == JsonText.BROKEN) {
          return JsonText.BROKEN;
        }
      }
      i = value(key, b, b[i] > ' ' ? i : text.blank(i));
      if (i == JsonText.BROKEN) {
        return JsonText.BROKEN;
      }
      byte c = b[i];
      if (c <= ' ') {
        i = text.blank(i);
        c = b[i];
      }
      if (c == '}') {
        return i + 1;
      }
      if (c != ',') {
        return JsonText.BROKEN;
      }
      i++;
      if (b[i] <= ' ') {
        i = text.blank(i);
      }
    }
  }

  private void forget() {
    spans = own;
    for (int i = 0; i < notedCount; i++) {
      own[noted[i]] = 0;
    }
    notedCount = 0;
  }

  private int escapedKey(int start, int end) {
    String name = text.unescaped(start, end);
    return Key.of(JsonText.ascii(name), 0, name.length());
  }

  private int value(int key, byte[] b, int at) {
    byte c = b[at];
    if (c == '"') {
      return quoted(key, at);
    } else if (c <= '9') {
      return number(key, b, at);
    } else if (c == '{') {
      int end = object(key, at);
      note(key, OBJECT, at, end);
      return end;
    } else if (c == '[') {
      return array(key, at);
    }
    int end = text.literal(at);
    note(key, LITERAL, at, end);
    return end;
  }

  private int quoted(int key, int open) {
    int close = text.string(open);
    if (close == JsonText.BROKEN) {
      return JsonText.BROKEN;
    }
    note(key, text.tookEscape() ? ESCAPED : STRING, open + 1, close);
    return close + 1;
  }

  private int number(int key, byte[] b, int at) {
    int whole = text.digits(at);
    int count = whole - at;
    // Times and numbers of messages, nearly all there is, end here.
    if ((b[whole] == ',' || b[whole] == '}')
        && count > 0
        && count <= LONGEST_WHOLE
        && (b[at] != '0' || count == 1)) {
      note(key, WHOLE, at, whole);
      return whole;
    }
    int end = text.number(at);
    note(key, NUMBER, at, end);
    return end;
  }

  private int array(int key, int at) {
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
      if (spans[key] == 0) {
        noted[notedCount++] = (byte) key;
      }
      spans[key] = ((long) kind << KIND_SHIFT) | ((long) start << FROM_SHIFT) | end;
    }
  }

  /** Where everything stands, or null if the text is needed for more: levels are read at once. */
  @Nullable Tokens tokens() {
    boolean hasData = data != null && isObject(Key.DATA);
    boolean hasBody = bodyKey != Key.NONE;
    Tokens inData = hasData ? data().tokens() : null;
    Tokens inBody = hasBody ? body(bodyKey).tokens() : null;
    if (kind(BIDS) == LEVELS
        || kind(ASKS) == LEVELS
        || (hasData && inData == null)
        || (hasBody && inBody == null)) {
      return null;
    }
    long[] kept = spans.clone();
    for (int key = 0; key < kept.length; key++) {
      if (kind(key) == STRING) {
        int decimals = numbers.decimals(start(key), end(key));
        kept[key] += decimals == 0 ? 0 : (long) (DECIMAL + decimals - STRING) << KIND_SHIFT;
      }
    }
    return new Tokens(kept, bodyKey, type(), inData, inBody);
  }

  /** As if the text had been scanned in which everything stands there. */
  void take(Tokens tokens) {
    spans = tokens.spans;
    bodyKey = tokens.bodyKey;
    known = tokens.type;
    if (data != null && tokens.data != null) {
      data.take(tokens.data);
    }
    if (body != null && tokens.body != null) {
      body.take(tokens.body);
    }
  }

  /** The kind of a field, 0 if it is absent. */
  private int kind(int key) {
    return (int) (spans[key] >>> KIND_SHIFT);
  }

  /** Where the value of a field begins, behind the quote of a text. */
  int start(int key) {
    return (int) (spans[key] >>> FROM_SHIFT) & POSITION;
  }

  int end(int key) {
    return (int) spans[key] & POSITION;
  }

  boolean has(int key) {
    return spans[key] != 0;
  }

  /** Whether the field is there, and neither null nor an empty text. */
  boolean given(int key) {
    int kind = kind(key);
    return kind != 0
        && !(kind == STRING && start(key) == end(key))
        && !(kind == LITERAL && text.bytes[start(key)] == 'n');
  }

  boolean isObject(int key) {
    return kind(key) == OBJECT;
  }

  boolean isArray(int key) {
    return kind(key) == ARRAY || kind(key) == LEVELS;
  }

  boolean isTrue(int key) {
    return kind(key) == LITERAL && text.bytes[start(key)] == 't';
  }

  boolean isFalse(int key) {
    return kind(key) == LITERAL && text.bytes[start(key)] == 'f';
  }

  boolean isString(int key) {
    int kind = kind(key);
    return kind == STRING || kind == ESCAPED || kind > DECIMAL;
  }

  /** Whether the field is this text. */
  boolean is(int key, String word) {
    return kind(key) == ESCAPED
        ? text(key).equals(word)
        : isString(key) && text.is(start(key), end(key), word);
  }

  /** The number in a number or text, or NaN. */
  double decimal(int key) {
    int kind = kind(key);
    int start = start(key);
    int end = end(key);
    if (kind > DECIMAL) {
      return numbers.decimal(start, end, kind - DECIMAL);
    }
    return switch (kind) {
      case STRING, NUMBER -> numbers.decimal(start, end);
      case WHOLE -> numbers.whole(start, end);
      case ESCAPED -> Decimals.parse(text.unescaped(start, end));
      default -> Double.NaN;
    };
  }

  /** The whole number &ge; 0 in a number or text, or -1. */
  long whole(int key) {
    return switch (kind(key)) {
      case WHOLE -> numbers.whole(start(key), end(key));
      case STRING, NUMBER -> Decimals.parseWhole(text.text(start(key), end(key)));
      case ESCAPED -> Decimals.parseWhole(text.unescaped(start(key), end(key)));
      default -> -1;
    };
  }

  /** What a text says, or a number as it is written. */
  String text(int key) {
    return kind(key) == ESCAPED
        ? text.unescaped(start(key), end(key))
        : text.text(start(key), end(key));
  }

  /** What the field {@code e} says, or null if it is no text. */
  @Nullable MessageType type() {
    if (known != null) {
      return known;
    }
    int key = Key.of('e');
    return kind(key) == ESCAPED
        ? MessageType.of(JsonText.ascii(text(key)), 0, text(key).length())
        : isString(key) ? MessageType.of(text.bytes, start(key), end(key)) : null;
  }

  /** The row of a table that a text names. */
  <T> @Nullable T row(int key, Symbols<T> table) {
    if (kind(key) == ESCAPED) {
      return table.find(text.unescaped(start(key), end(key)));
    }
    return isString(key) ? table.find(text, start(key), end(key)) : null;
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
      inside.scan(start(key));
    }
    return inside;
  }

  /** The levels of a side, or null if the field is none or holds something else. */
  @Nullable LevelColumns levels(int key) {
    if (kind(key) != LEVELS) {
      return null;
    }
    return key == BIDS ? bids : asks;
  }

  /** The field for a message to people. */
  String shown(int key) {
    if (!has(key)) {
      return "absent";
    }
    String shown = text.shown(start(key), end(key));
    return isString(key) ? "'" + shown + "'" : shown;
  }
}
