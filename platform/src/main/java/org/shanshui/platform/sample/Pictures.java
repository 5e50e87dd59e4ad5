package org.shanshui.platform.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** What people attach: some drawn landscapes, so that no photograph of anything real is needed. */
final class Pictures {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 200;
  private static final int MANY = 12;

  record Picture(String name, byte[] bytes) {}

  private final List<Picture> all = new ArrayList<>();

  Pictures(Random random) {
    for (int i = 1; i <= MANY; i++) {
      all.add(new Picture("现场照片%02d.png".formatted(i), draw(random)));
    }
  }

  Picture any(Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static byte[] draw(Random random) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    float hue = 0.5f + random.nextFloat() * 0.12f;
    pen.setPaint(
        new GradientPaint(
            0,
            0,
            Color.getHSBColor(hue, 0.35f, 0.95f),
            0,
            HEIGHT,
            Color.getHSBColor(hue, 0.1f, 1f)));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    for (int range = 0; range < 3; range++) {
      Polygon hills = new Polygon();
      hills.addPoint(0, HEIGHT);
      for (int x = 0; x <= WIDTH; x += 16) {
        hills.addPoint(x, 60 + range * 35 + random.nextInt(30));
      }
      hills.addPoint(WIDTH, HEIGHT);
      pen.setColor(
          Color.getHSBColor(0.33f + random.nextFloat() * 0.06f, 0.35f, 0.75f - range * 0.18f));
      pen.fillPolygon(hills);
    }
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
