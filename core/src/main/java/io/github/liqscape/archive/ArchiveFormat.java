// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a kind of file: their order where a file has no header, their names where it has
 * one, and which of them are needed. Names are compared without case and underscores. Immutable.
 *
 * <pre>{@code
 * static final ArchiveFormat TRADES =
 *     ArchiveFormat.of("id", "price", "qty|quantity", "quote_qty", "time", "is_buyer_maker")
 *         .optional("quote_qty");
 * static final int PRICE = TRADES.column("price");
 * }</pre>
 */
public final class ArchiveFormat {

  private final List<String[]> columns;
  private final boolean[] optional;
  private final List<List<String>> headerless;

  private ArchiveFormat(
      List<String[]> columns, boolean[] optional, List<List<String>> headerless) {
    this.columns = columns;
    this.optional = optional;
    this.headerless = headerless;
  }

  /** These columns in this order, each needed; other names of a column stand behind a {@code |}. */
  public static ArchiveFormat of(String... columns) {
    List<String[]> names = Arrays.stream(columns).map(c -> c.split("\\|")).toList();
    List<String> order = names.stream().map(n -> n[0]).toList();
    return new ArchiveFormat(names, new boolean[columns.length], List.of(order));
  }

  /** The same, but a header may lack these. */
  public ArchiveFormat optional(String... names) {
    boolean[] mayLack = optional.clone();
    for (String name : names) {
      mayLack[column(name)] = true;
    }
    return new ArchiveFormat(columns, mayLack, headerless);
  }

  /** The same, and files without a header may also be so; the number of fields tells which. */
  public ArchiveFormat orWithoutHeader(String... order) {
    for (String name : order) {
      column(name);
    }
    List<List<String>> orders = new ArrayList<>(headerless);
    orders.add(List.of(order));
    return new ArchiveFormat(columns, optional, List.copyOf(orders));
  }

  /**
   * By what number the rows know a column: its place in the order of {@link #of}.
   *
   * @throws IllegalArgumentException if the format has no such column
   */
  public int column(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i)[0].equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("column must be one of " + names() + ", was " + name);
  }

  String name(int column) {
    return columns.get(column)[0];
  }

  /** Where each column lies if there is no header and so many fields; empty if none is so long. */
  Optional<int[]> withoutHeader(int fields) {
    return headerless.stream().filter(o -> o.size() == fields).findFirst().map(this::order);
  }

  /** How many fields there may be without a header. */
  List<Integer> fieldsWithoutHeader() {
    return headerless.stream().map(List::size).toList();
  }

  /** Where each column lies below this header, -1 for one it lacks. */
  int[] order(List<String> header) {
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = place(columns.get(i), header);
    }
    return places;
  }

  /** The first column that is needed and not there. */
  Optional<String> lacking(int[] places) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0 && !optional[i]) {
        return Optional.of(name(i));
      }
    }
    return Optional.empty();
  }

  private static int place(String[] names, List<String> header) {
    for (String name : names) {
      for (int i = 0; i < header.size(); i++) {
        if (plain(name).equalsIgnoreCase(plain(header.get(i)))) {
          return i;
        }
      }
    }
    return -1;
  }

  private static String plain(String name) {
    return name.replace("_", "");
  }

  private List<String> names() {
    return columns.stream().map(c -> c[0]).toList();
  }
}
