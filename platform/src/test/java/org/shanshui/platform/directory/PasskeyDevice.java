package org.shanshui.platform.directory;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device with a passkey in it, and the browser before it, as WebAuthn level 2 has them answer.
 */
final class PasskeyDevice {
  private static final int PRESENT = 0x01;
  private static final int UNLOCKED = 0x04;
  private static final int WITH_KEY = 0x40;
  private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");
  private static final Pattern HANDLE = Pattern.compile("\"user\":\\{[^}]*\"id\":\"([^\"]+)\"");

  private final KeyPair key;
  private final byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
  private String origin;
  private String handle = "";
  private boolean unlocks = true;
  private int uses;

  PasskeyDevice(String origin) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    this.key = generator.generateKeyPair();
    this.origin = origin;
  }

  /** Shows itself to another site from now on. */
  PasskeyDevice at(String other) {
    origin = other;
    return this;
  }

  /** Answers without having been unlocked from now on. */
  PasskeyDevice locked() {
    unlocks = false;
    return this;
  }

  /** Has been used so many times, as a copy would think. */
  PasskeyDevice usedTimes(int times) {
    uses = times;
    return this;
  }

  /** Makes a passkey as it was asked to, and answers. */
  String create(String options) throws GeneralSecurityException {
    handle = found(HANDLE, options);
    ECPublicKey open = (ECPublicKey) key.getPublic();
    byte[] said =
        bytes(
            about(PRESENT | WITH_KEY),
            new byte[16],
            ByteBuffer.allocate(2).putShort((short) id.length).array(),
            id,
            HexFormat.of().parseHex("a5010203262001215820"),
            unsigned(open.getW().getAffineX().toByteArray()),
            HexFormat.of().parseHex("225820"),
            unsigned(open.getW().getAffineY().toByteArray()));
    byte[] attestation =
        bytes(
            new byte[] {(byte) 0xa3, 0x63},
            text("fmt"),
            new byte[] {0x64},
            text("none"),
            new byte[] {0x67},
            text("attStmt"),
            new byte[] {(byte) 0xa0, 0x68},
            text("authData"),
            new byte[] {0x58, (byte) said.length},
            said);
    return answer(
        "\"attestationObject\":\"%s\",\"clientDataJSON\":\"%s\",\"transports\":[\"internal\"]"
            .formatted(encoded(attestation), encoded(client("webauthn.create", options))));
  }

  /** Shows its passkey as it was asked to, and answers. */
  String get(String options) throws GeneralSecurityException {
    uses++;
    byte[] client = client("webauthn.get", options);
    byte[] said = about(PRESENT);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key.getPrivate());
    signature.update(said);
    signature.update(sha256(client));
    return answer(
        "\"authenticatorData\":\"%s\",\"clientDataJSON\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\""
            .formatted(encoded(said), encoded(client), encoded(signature.sign()), handle));
  }

  private String answer(String response) {
    return "{\"id\":\"%1$s\",\"rawId\":\"%1$s\",\"type\":\"public-key\",\"authenticatorAttachment\":\"platform\",\"clientExtensionResults\":{},\"response\":{%2$s}}"
        .formatted(encoded(id), response);
  }

  private byte[] about(int flags) throws GeneralSecurityException {
    String host = origin.replaceAll("^.*://|:\\d+$", "");
    return ByteBuffer.allocate(37)
        .put(sha256(text(host)))
        .put((byte) (flags | (unlocks ? UNLOCKED : 0)))
        .putInt(uses)
        .array();
  }

  private byte[] client(String type, String options) {
    return text(
        "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
            .formatted(type, found(CHALLENGE, options), origin));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("No " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  private static byte[] unsigned(byte[] number) {
    byte[] full = new byte[32];
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, full, 32 - length, length);
    return full;
  }

  private static byte[] bytes(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
