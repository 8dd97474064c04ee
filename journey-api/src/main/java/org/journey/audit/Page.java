package org.journey.audit;

import org.journey.proof.SignedNote;
import org.journey.proof.bundle.BundleEntry;

/**
 * A page of a bundle for people: one file that needs no other, without scripts, and whose style
 * alone may be used by whoever shows it. All that comes from elsewhere is escaped.
 */
final class Page {

  private final StringBuilder html = new StringBuilder(16 * 1024);

  /** Begins it. */
  Page(String title) {
    html.append(
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>
        body { font: 1rem/1.5 sans-serif; color: #212b32; background: #fff; max-width: 70rem; margin: 0 auto; padding: 1rem; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; font-weight: bold; padding: 0.5rem 0; }
        th, td { border-bottom: 1px solid #aeb7bd; text-align: left; vertical-align: top; padding: 0.4rem; }
        dt { font-weight: bold; }
        pre { background: #f0f4f5; padding: 1rem; overflow-x: auto; }
        </style>
        """);
    html.append("<title>").append(escaped(title)).append("</title>\n</head>\n<body>\n<main>\n");
    raw("<h1>").text(title).raw("</h1>\n");
  }

  /** Mark-up of ours. */
  Page raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Text from anywhere. */
  Page text(String text) {
    html.append(escaped(text));
    return this;
  }

  /** A heading. */
  Page heading(String text) {
    return raw("<h2>").text(text).raw("</h2>\n");
  }

  /** A paragraph. */
  Page paragraph(String text) {
    return raw("<p>").text(text).raw("</p>\n");
  }

  /** A term of a list of facts, and what it is. */
  Page fact(String term, String value) {
    return raw("<dt>").text(term).raw("</dt><dd>").text(value).raw("</dd>\n");
  }

  /** How the log stood, how the bundle is verified, and the end. */
  String end(SignedNote checkpoint) {
    heading("How the log stood");
    raw("<pre>").text(checkpoint.toString()).raw("</pre>\n");
    heading("How to verify this bundle");
    paragraph(
        "This page is one file of a bundle, and proves nothing by itself. Verify the bundle as you"
            + " got it, with the public key of the log from somebody you trust; no network is"
            + " needed:");
    raw("<pre>journey verify BUNDLE --key FILE</pre>\n");
    paragraph(
        "It shows that every interaction is in the log as it is here, that none of a journey is"
            + " left out before its last, and that these files are those that the platform made."
            + " Whether something follows a journey's last interaction shows in a bundle of the"
            + " whole log. "
            + BundleEntry.SUMS.file()
            + " has the SHA-256 of each file.");
    return raw("</main>\n</body>\n</html>\n").html.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
