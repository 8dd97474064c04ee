package org.journey.extract.parquet;

import java.util.List;
import org.journey.extract.parquet.ParquetColumn.Type;

/** Parquet's numbers for types. */
final class Schema {

  private static final int BOOLEAN = 0;
  private static final int INT32 = 1;
  private static final int INT64 = 2;
  private static final int BYTE_ARRAY = 6;

  private static final int REQUIRED = 0;
  private static final int OPTIONAL = 1;

  /** Decimal digits that 64 bits always hold. */
  private static final int PRECISION = 18;

  private Schema() {}

  static int physical(Type type) {
    return switch (type) {
      case Type.Text _ -> BYTE_ARRAY;
      case Type.Int32 _, Type.Day _ -> INT32;
      case Type.Int64 _, Type.Decimal _, Type.Moment _ -> INT64;
      case Type.Flag _ -> BOOLEAN;
    };
  }

  /** The root and the columns under it. */
  static void describe(List<ParquetColumn> columns, Thrift to) {
    to.structs(2, columns.size() + 1);
    to.begin().text(4, "schema").i32(5, columns.size()).end();
    for (ParquetColumn column : columns) {
      to.begin().i32(1, physical(column.type()));
      to.i32(3, column.required() ? REQUIRED : OPTIONAL).text(4, column.name());
      // Each meaning twice: as older readers know it (6), and as it is written now (10).
      switch (column.type()) {
        case Type.Text _ -> to.i32(6, 0).begin(10).empty(1).end();
        case Type.Decimal(int scale) ->
            to.i32(6, 5)
                .i32(7, scale)
                .i32(8, PRECISION)
                .begin(10)
                .begin(5)
                .i32(1, scale)
                .i32(2, PRECISION)
                .end()
                .end();
        case Type.Day _ -> to.i32(6, 6).begin(10).empty(6).end();
        case Type.Moment _ ->
            to.i32(6, 10).begin(10).begin(8).flag(1, true).begin(2).empty(2).end().end().end();
        case Type.Int32 _, Type.Int64 _, Type.Flag _ -> {
          // Means what it is.
        }
      }
      to.end();
    }
  }
}
