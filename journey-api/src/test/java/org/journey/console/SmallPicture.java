package org.journey.console;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Writes a picture of a page with at most 256 colours, which takes half of what a PNG takes else.
 */
final class SmallPicture {

  private static final int COLOURS = 256;

  private SmallPicture() {}

  /** Writes a PNG anew. Of more colours than 256 the rarer become the nearest of the others. */
  static void write(byte[] png, Path file) throws IOException {
    BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
    int width = full.getWidth();
    int height = full.getHeight();
    int[] pixels = full.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    // Of equally many, by their value: the same page gives the same file.
    List<Integer> palette =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(COLOURS)
            .map(Map.Entry::getKey)
            .toList();
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    BufferedImage small =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, colours.length, colours, 0, false, -1, 0));
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < pixels.length; i++) {
      int place = places.computeIfAbsent(pixels[i], colour -> nearest(colours, colour));
      small.getRaster().setSample(i % width, i / width, 0, place);
    }
    ImageIO.write(small, "png", file.toFile());
  }

  private static int nearest(int[] colours, int colour) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      long red = ((colours[i] >> 16) & 0xff) - ((colour >> 16) & 0xff);
      long green = ((colours[i] >> 8) & 0xff) - ((colour >> 8) & 0xff);
      long blue = (colours[i] & 0xff) - (colour & 0xff);
      long distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
