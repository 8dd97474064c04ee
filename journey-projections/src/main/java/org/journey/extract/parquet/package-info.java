/**
 * A writer of Apache Parquet files: flat tables, row group after row group in flat memory, without
 * compression, so that the same rows give the same bytes on every machine. Own code, because the
 * row-wise interfaces of the libraries at hand reach a fifth of the speed that is asked for, and
 * name their release in the file.
 */
@NullMarked
package org.journey.extract.parquet;

import org.jspecify.annotations.NullMarked;
