package org.shanshui.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Where a command writes.
 *
 * @param out what the command is asked for, as bytes
 * @param text standard output for prose (help, version), in the terminal's charset
 * @param messages standard error, in the terminal's charset
 * @param outIsTerminal a person reads {@code out}
 * @param messagesAreSeen a person reads {@code messages} as they come, so progress is welcome
 */
record Console(
    OutputStream out,
    PrintWriter text,
    PrintWriter messages,
    boolean outIsTerminal,
    boolean messagesAreSeen) {

  /**
   * The process's own streams. Java 17 cannot ask one stream whether it is a terminal, so the
   * launcher does and says so in {@code shanshui.terminal}: "1", "2" or "12".
   */
  static Console system() {
    String terminal = System.getProperty("shanshui.terminal", "");
    Charset charset =
        Charset.forName(System.getProperty("native.encoding", Charset.defaultCharset().name()));
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    return new Console(
        out,
        new PrintWriter(new OutputStreamWriter(out, charset), true),
        new PrintWriter(new OutputStreamWriter(err, charset), true),
        terminal.contains("1"),
        terminal.contains("2"));
  }

  /** What is to be written to standard output. */
  interface Printed {
    void to(OutputStream out) throws IOException;
  }

  /** Writes to standard output; says so and returns false where that fails. */
  boolean print(Printed printed) {
    try {
      OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
      printed.to(buffered);
      buffered.flush();
      return true;
    } catch (IOException e) {
      // A reader such as head that has seen enough is no fault.
      if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
        return true;
      }
      say("写标准输出出错：" + e.getMessage(), "cannot write to standard output");
      return false;
    }
  }

  /** Tells the reader something, Chinese first. */
  void say(String chinese, String english) {
    messages.println("shanshui: " + chinese + " · " + english);
  }
}
