package org.journey.console;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file that a page gives away. */
public final class Download {

  private Download() {}

  /**
   * The answer that a browser keeps as a file, and nobody on the way keeps.
   *
   * @param name it is kept by
   * @param type of what is in it
   * @param bytes all of it
   */
  public static ResponseEntity<byte[]> of(String name, MediaType type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(bytes);
  }
}
