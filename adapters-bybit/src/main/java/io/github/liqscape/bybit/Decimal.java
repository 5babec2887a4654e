package io.github.liqscape.bybit;

/** Decimal text as a venue may send it. {@code Double.parseDouble} alone also takes NaN and hex. */
final class Decimal {

  private static final int DIGITS_OF_A_LONG = 18;

  private Decimal() {}

  static double parse(String field, String text) throws Unreadable {
    if (!text.isEmpty() && decimal(text)) {
      try {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Told below, with the field.
      }
    }
    throw Unreadable.field(field, "a decimal number", text);
  }

  static long whole(String field, String text) throws Unreadable {
    boolean digits = !text.isEmpty() && text.length() <= DIGITS_OF_A_LONG;
    long value = 0;
    for (int i = 0; digits && i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      digits = digit >= 0 && digit <= 9;
      value = 10 * value + digit;
    }
    if (!digits) {
      throw Unreadable.field(field, "a whole number", text);
    }
    return value;
  }

  private static boolean decimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return true;
  }
}
