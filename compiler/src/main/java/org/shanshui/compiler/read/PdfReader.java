package org.shanshui.compiler.read;

final class PdfReader {
  private PdfReader() {}

  static Reading read(byte[] b) throws UnreadableException {
    throw Sniffer.unsupported("", "");
  }
}
