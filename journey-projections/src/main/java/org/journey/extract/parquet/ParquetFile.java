package org.journey.extract.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One Parquet file as it is written, row after row. Absent values are not given. The format is that
 * of parquet-format 2.10: one page a column and row group, dictionaries for text that repeats.
 */
public final class ParquetFile implements AutoCloseable {

  /** Rows that are kept before they are written as a group. */
  public static final int GROUP_ROWS = 65_536;

  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);

  private record Group(List<ColumnBuffer.Chunk> chunks, int rows, long bytes) {}

  private final OutputStream out;
  private final List<ParquetColumn> columns;
  private final List<ColumnBuffer> buffers = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private long position = MAGIC.length;
  private long allRows;
  private int row;

  /** Begins a file; closing it closes the stream. */
  public ParquetFile(OutputStream out, List<ParquetColumn> columns) throws IOException {
    this.out = out;
    this.columns = List.copyOf(columns);
    for (ParquetColumn column : columns) {
      buffers.add(new ColumnBuffer(column));
    }
    out.write(MAGIC);
  }

  /** A value of a column of text. */
  public void text(int column, String value) {
    buffers.get(column).text(row, value);
  }

  /** A value of a column of 32 bits: a number, or days since 1970. */
  public void int32(int column, int value) {
    buffers.get(column).int32(row, value);
  }

  /** A value of a column of 64 bits: a number, an unscaled decimal, microseconds since 1970. */
  public void int64(int column, long value) {
    buffers.get(column).int64(row, value);
  }

  /** A value of a column of flags. */
  public void flag(int column, boolean value) {
    buffers.get(column).flag(row, value);
  }

  /** The row is whole. */
  public void endRow() throws IOException {
    row++;
    if (row == GROUP_ROWS) {
      endGroup();
    }
  }

  /** Writes what is left and the end of the file. Without it there is no file. */
  public void finish() throws IOException {
    if (row > 0) {
      endGroup();
    }
    Bytes footer = new Bytes();
    Thrift meta = new Thrift(footer);
    meta.i32(1, 2);
    Schema.describe(columns, meta);
    meta.i64(3, allRows).structs(4, groups.size());
    for (Group group : groups) {
      meta.begin().structs(1, group.chunks.size());
      group.chunks.forEach(chunk -> chunk.describe(meta));
      meta.i64(2, group.bytes).i64(3, group.rows).end();
    }
    meta.text(6, "journey").stop();
    footer.writeTo(out);
    Bytes end = new Bytes();
    end.int32(footer.length()).all(MAGIC).writeTo(out);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void endGroup() throws IOException {
    List<ColumnBuffer.Chunk> chunks = new ArrayList<>();
    long start = position;
    for (ColumnBuffer buffer : buffers) {
      ColumnBuffer.Chunk chunk = buffer.write(row, position, out);
      position += chunk.bytes();
      chunks.add(chunk);
    }
    groups.add(new Group(List.copyOf(chunks), row, position - start));
    allRows += row;
    row = 0;
  }
}
