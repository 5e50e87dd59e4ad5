package org.shanshui.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** One run of the command line in this process, and what came of it. */
record Run(int status, byte[] out, String text, String messages) {
  static Run of(Object... arguments) {
    return of(false, arguments);
  }

  /** As if a person watched the terminal. */
  static Run onTerminal(Object... arguments) {
    return of(true, arguments);
  }

  private static Run of(boolean terminal, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    Console console = new Console(out, writer(text), writer(messages), terminal, terminal);
    int status =
        Main.run(console, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(
        status,
        out.toByteArray(),
        text.toString(StandardCharsets.UTF_8),
        messages.toString(StandardCharsets.UTF_8));
  }

  private static PrintWriter writer(ByteArrayOutputStream bytes) {
    return new PrintWriter(bytes, true, StandardCharsets.UTF_8);
  }

  String outText() {
    return new String(out, StandardCharsets.UTF_8);
  }
}
