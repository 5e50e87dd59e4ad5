package org.shanshui.e2e;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that uses the API in a person's name. */
final class Program {
  private static final Pattern CSRF_META =
      Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");
  private static final Pattern CSRF_FIELD =
      Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Gson JSON = new Gson();

  /** What came back. */
  record Answer(int status, String body, boolean replayed) {
    JsonObject json() {
      return JSON.fromJson(body, JsonObject.class);
    }
  }

  /** A change that is asked for. Sent again with the same key it is still one change. */
  static final class Submission {
    private final String method;
    private final String path;
    private final String contentType;
    private final byte[] content;
    private final String key = UUID.randomUUID().toString();

    private Submission(String method, String path, String contentType, byte[] content) {
      this.method = method;
      this.path = path;
      this.contentType = contentType;
      this.content = content;
    }

    static Submission of(String method, String path, Map<String, ?> content) {
      return new Submission(
          method, path, "application/json", JSON.toJson(content).getBytes(StandardCharsets.UTF_8));
    }

    /** As a form's field {@code file}. */
    static Submission ofFile(String path, String name, byte[] file) {
      String boundary = "----" + UUID.randomUUID();
      ByteArrayOutputStream form = new ByteArrayOutputStream();
      form.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
              .formatted(boundary, name)
              .getBytes(StandardCharsets.UTF_8));
      form.writeBytes(file);
      form.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
      return new Submission(
          "POST", path, "multipart/form-data; boundary=" + boundary, form.toByteArray());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private final HttpClient client;
  private final String address;
  private final String csrf;

  private Program(HttpClient client, String address, String csrf) {
    this.client = client;
    this.address = address;
    this.csrf = csrf;
  }

  static Program stranger(String address) {
    return new Program(
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build(), address, "");
  }

  /** Signed in with the sample city's password. */
  static Program of(String address, String login) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    Program door = new Program(client, address, "");
    String form = door.get("/login").body();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "username=%s&password=%s&_csrf=%s"
                        .formatted(
                            encode(login),
                            encode(Visitors.PASSWORD),
                            encode(find(CSRF_FIELD, form)))))
            .build();
    client.send(request, BodyHandlers.discarding());
    return new Program(client, address, find(CSRF_META, door.get("/notices").body()));
  }

  /** What an inspector found, to be opened as a case. */
  static Map<String, Object> finding(String title) {
    return Map.of(
        "kind",
        "inspection",
        "title",
        title,
        "description",
        title,
        "fields",
        Map.of("place", "试验点", "sort", "water"),
        "region_code",
        "990102");
  }

  /** The same session at another node: cookies know no ports. */
  Program at(String otherAddress) {
    return new Program(client, otherAddress, csrf);
  }

  boolean finds(String path) throws InterruptedException {
    try {
      return get(path).status() == 200;
    } catch (IOException e) {
      // Not there yet.
      return false;
    }
  }

  boolean shows(String path, String words) throws InterruptedException {
    try {
      return get(path).body().contains(words);
    } catch (IOException e) {
      // Not there yet.
      return false;
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  Answer post(String path, Map<String, ?> content) throws IOException, InterruptedException {
    return submit(Submission.of("POST", path, content));
  }

  Answer submit(Submission submission) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address + submission.path))
            .header("Content-Type", submission.contentType)
            .header("Accept", "application/json")
            .header("Idempotency-Key", submission.key)
            .header("X-CSRF-TOKEN", csrf)
            .method(submission.method, HttpRequest.BodyPublishers.ofByteArray(submission.content)));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            request.timeout(Duration.ofSeconds(60)).build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Answer(
        answer.statusCode(),
        answer.body(),
        answer.headers().firstValue("Idempotency-Replayed").isPresent());
  }

  private static String find(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException("No CSRF token on the page");
    }
    return matcher.group(1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
