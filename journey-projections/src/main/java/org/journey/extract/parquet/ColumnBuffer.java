package org.journey.extract.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.journey.extract.parquet.ParquetColumn.Type;
import org.jspecify.annotations.Nullable;

/** The values of one column in one row group. Costs nothing for a row in which it is absent. */
final class ColumnBuffer {

  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int RLE_DICTIONARY = 8;
  private static final int DATA_PAGE = 0;
  private static final int RECENT = 64;
  private static final int DICTIONARY_PAGE = 2;

  private final ParquetColumn column;
  private final boolean dictionary;

  /** Lengths of the runs of rows absent and there, in turn; the first is of absent ones. */
  private int[] runs = new int[16];

  private int lastRun;
  private int rows;
  private int present;

  /** Values as they are written, or of a dictionary its entries. */
  private final Bytes plain = new Bytes();

  private final Map<String, Integer> numbers = new HashMap<>();
  private int[] indexes = new int[16];
  private final @Nullable String[] recent = new @Nullable String[RECENT];
  private final int[] recentNumbers = new int[RECENT];
  private int flags;

  private final Bytes page = new Bytes();
  private final Bytes header = new Bytes();

  ColumnBuffer(ParquetColumn column) {
    this.column = column;
    this.dictionary = column.type() instanceof Type.Text(boolean repeats) && repeats;
  }

  void text(int row, String value) {
    there(row);
    if (!dictionary) {
      plain.text(value);
      return;
    }
    if (present > indexes.length) {
      indexes = Arrays.copyOf(indexes, indexes.length * 2);
    }
    indexes[present - 1] = number(value);
  }

  /** The place of a text in the dictionary. */
  private int number(String value) {
    // Codes and names mostly come as the very string that came before.
    int slot = value.hashCode() & (RECENT - 1);
    if (recent[slot] == value) {
      return recentNumbers[slot];
    }
    Integer known = numbers.get(value);
    if (known == null) {
      known = numbers.size();
      numbers.put(value, known);
      plain.text(value);
    }
    recent[slot] = value;
    recentNumbers[slot] = known;
    return known;
  }

  void int32(int row, int value) {
    there(row);
    plain.int32(value);
  }

  void int64(int row, long value) {
    there(row);
    plain.int64(value);
  }

  void flag(int row, boolean value) {
    there(row);
    int bit = (present - 1) & 7;
    flags |= value ? 1 << bit : 0;
    if (bit == 7) {
      plain.put(flags);
      flags = 0;
    }
  }

  /** Writes the column's pages, forgets its values, and tells where they are. */
  Chunk write(int rowCount, long offset, OutputStream out) throws IOException {
    absentUntil(rowCount);
    if (column.required() && present != rowCount) {
      throw new IllegalStateException(column.name() + " is absent in a row");
    }
    if (column.type() instanceof Type.Flag && (present & 7) != 0) {
      plain.put(flags);
    }
    int total = 0;
    int dictionaryLength = 0;
    if (dictionary) {
      header.clear();
      Thrift head = pageHead(DICTIONARY_PAGE, plain.length());
      head.begin(7).i32(1, numbers.size()).i32(2, PLAIN).end().stop();
      header.writeTo(out);
      plain.writeTo(out);
      dictionaryLength = header.length() + plain.length();
      total = dictionaryLength;
    }
    page.clear();
    if (!column.required()) {
      levels();
    }
    if (dictionary) {
      int width = Hybrid.width(numbers.size());
      page.put(width);
      Hybrid.write(indexes, present, width, page);
    } else {
      page.all(plain);
    }
    header.clear();
    pageHead(DATA_PAGE, page.length())
        .begin(5)
        .i32(1, rowCount)
        .i32(2, dictionary ? RLE_DICTIONARY : PLAIN)
        .i32(3, RLE)
        .i32(4, RLE)
        .end()
        .stop();
    header.writeTo(out);
    page.writeTo(out);
    total += header.length() + page.length();
    clear();
    return new Chunk(
        column, rowCount, offset, dictionary ? offset + dictionaryLength : -1, total, dictionary);
  }

  private Thrift pageHead(int type, int size) {
    return new Thrift(header).i32(1, type).i32(2, size).i32(3, size);
  }

  /** Which rows have a value, behind the length of that in bytes. */
  private void levels() {
    Bytes levels = new Bytes();
    for (int i = 0; i <= lastRun; i++) {
      if (runs[i] > 0) {
        Hybrid.run(runs[i], i & 1, 1, levels);
      }
    }
    page.int32(levels.length()).all(levels);
  }

  private void there(int row) {
    absentUntil(row);
    if ((lastRun & 1) == 0) {
      nextRun();
    }
    runs[lastRun]++;
    rows++;
    present++;
  }

  private void absentUntil(int row) {
    if (row < rows) {
      throw new IllegalStateException(column.name() + " is given twice in a row");
    }
    if (row > rows) {
      if ((lastRun & 1) == 1) {
        nextRun();
      }
      runs[lastRun] += row - rows;
      rows = row;
    }
  }

  private void nextRun() {
    if (++lastRun == runs.length) {
      runs = Arrays.copyOf(runs, runs.length * 2);
    }
    runs[lastRun] = 0;
  }

  private void clear() {
    lastRun = 0;
    runs[0] = 0;
    rows = 0;
    present = 0;
    flags = 0;
    plain.clear();
    numbers.clear();
    Arrays.fill(recent, null);
  }

  /**
   * Where a column of a row group is in the file.
   *
   * @param start of its first page
   * @param dataAfterDictionary of its data page, if a dictionary lies before it; else -1
   */
  record Chunk(
      ParquetColumn column,
      int rows,
      long start,
      long dataAfterDictionary,
      int bytes,
      boolean dictionary) {

    void describe(Thrift to) {
      to.begin().i64(2, start).begin(3);
      to.i32(1, Schema.physical(column.type()));
      if (dictionary) {
        to.i32s(2, PLAIN, RLE, RLE_DICTIONARY);
      } else {
        to.i32s(2, PLAIN, RLE);
      }
      to.texts(3, column.name()).i32(4, 0).i64(5, rows).i64(6, bytes).i64(7, bytes);
      to.i64(9, dictionary ? dataAfterDictionary : start);
      if (dictionary) {
        to.i64(11, start);
      }
      to.end().end();
    }
  }
}
