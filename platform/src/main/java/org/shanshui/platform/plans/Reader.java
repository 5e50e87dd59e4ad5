package org.shanshui.platform.plans;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;
import org.springframework.boot.logging.LoggingSystem;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program that reads and compiles documents for the application, in a process of its own: what
 * a document does to it, it does not do to the house. Documents come by standard input, one after
 * another, each as name, length, bytes; for each go out {@link #COMPILING} when it is read, and
 * then {@link #DONE} with a {@link DraftReading} as JSON, or {@link #REFUSED} with the reason. It
 * ends when its input does, whatever it is doing, so it never outlives the application.
 */
final class Reader {
  static final int COMPILING = 1;
  static final int DONE = 2;
  static final int REFUSED = 3;

  /** What of a document the house can take into its memory: some five million characters. */
  static final int MOST_BYTES = 32 << 20;

  /** More than the longest plan has ten times over; a page shows them all. */
  static final int MOST_ITEMS = 20_000;

  static final JsonMapper JSON = JsonMapper.builder().addMixIn(Content.class, Sort.class).build();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "sort")
  private interface Sort {}

  private record Request(String name, byte[] content) {}

  private Reader() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    // What a library prints is no answer.
    System.setOut(System.err);
    LoggingSystem.get(Reader.class.getClassLoader()).beforeInitialize();
    BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    Thread listening = new Thread(() -> listen(requests), "listening");
    listening.setDaemon(true);
    listening.start();
    while (true) {
      answer(requests.take(), out);
      out.flush();
    }
  }

  private static void listen(BlockingQueue<Request> requests) {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        String name = in.readUTF();
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        requests.add(new Request(name, content));
      }
    } catch (EOFException e) {
      Runtime.getRuntime().halt(0);
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static void answer(Request request, DataOutputStream out) throws IOException {
    try {
      Document document = DocumentReaders.read(request.name(), request.content());
      out.writeByte(COMPILING);
      out.flush();
      DraftReading reading = DraftReading.of(document);
      byte[] answer = reading.items().size() > MOST_ITEMS ? null : JSON.writeValueAsBytes(reading);
      if (answer == null || answer.length > MOST_BYTES) {
        refuse(
            out,
            "文档太长（超过约 500 万字或 2 万条），请按部分拆分后再传。 · the document is too long (some 5 million characters or 20,000 items at most): split it");
        return;
      }
      out.writeByte(DONE);
      out.writeInt(answer.length);
      out.write(answer);
    } catch (UnreadableException e) {
      refuse(out, String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      refuse(out, "文档嵌套过深，请另存为 .txt 再传。 · the document is nested too deeply: save it as .txt");
    } catch (RuntimeException e) {
      e.printStackTrace();
      refuse(
          out,
          "程序内部错误，请把此文件与时间报告给我们。 · a fault in Shanshui, please report it with this file: "
              + e.getClass().getSimpleName());
    }
  }

  private static void refuse(DataOutputStream out, String reason) throws IOException {
    out.writeByte(REFUSED);
    out.writeUTF(reason.length() > 2000 ? reason.substring(0, 2000) : reason);
  }
}
