package org.shanshui.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the bytes of all files lie, each content once, under its SHA-256. Bytes are given out only
 * to who sees something that refers to them, and only as they were put in.
 */
@Service
public class Store {
  private final JdbcClient jdbc;
  private final Scanner scanner;

  Store(JdbcClient jdbc, Scanner scanner) {
    this.jdbc = jdbc;
    this.scanner = scanner;
  }

  /**
   * Puts bytes in, where they are not in yet; the same transaction must refer to them.
   *
   * @throws org.shanshui.platform.refusal.Refused as {@link Scanner#look} does
   */
  @Transactional
  public String put(byte[] bytes) {
    scanner.look(bytes);
    String sha256 = sha256(bytes);
    jdbc.sql(
            "insert into stored_file (sha256, size, content) values (?, ?, ?) on conflict do nothing")
        .params(sha256, bytes.length, bytes)
        .update();
    return sha256;
  }

  /**
   * The bytes of this hash.
   *
   * @throws org.shanshui.platform.refusal.Refused if nothing in sight refers to them, or they are
   *     no longer what was put in
   */
  public byte[] get(String sha256) {
    byte[] bytes =
        jdbc.sql("select content from stored_file where sha256 = ?")
            .param(sha256)
            .query(byte[].class)
            .optional()
            .orElseThrow(
                () ->
                    Refusal.missing("files.no-attachment", "没有这份文件。", "there is no such file")
                        .asException());
    if (!sha256(bytes).equals(sha256)) {
      throw Refusal.conflict(
              "files.content-changed",
              "文件内容与登记时的指纹不符，已停止提供，请联系审计人员。",
              "the file is not what was put in: tell an auditor")
          .asException();
    }
    return bytes;
  }

  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** Of all that a stream gives, to its end. */
  public static String sha256(InputStream in) throws IOException {
    try (DigestInputStream digesting = new DigestInputStream(in, digest())) {
      digesting.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
