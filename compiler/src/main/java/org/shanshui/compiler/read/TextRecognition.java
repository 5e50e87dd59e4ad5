package org.shanshui.compiler.read;

import java.io.IOException;

/** A program that reads the characters in images (OCR). */
public interface TextRecognition {
  /**
   * The lines of text in an image.
   *
   * @param image a file of the formats PNG, JPEG, GIF or TIFF
   * @throws IOException if the program fails; the message says why in Chinese and English
   */
  String textOf(byte[] image) throws IOException;
}
