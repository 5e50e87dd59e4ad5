package org.shanshui.platform.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person of the city at their desk: signed in, doing by the application's own doors what they
 * would do in a browser. What the application refuses stops the building of the city, with its
 * reason.
 */
final class Desk {
  private static final Pattern CSRF_META =
      Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");
  private static final Pattern CSRF_FIELD =
      Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String address;
  private final String pass;
  private final String login;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  /**
   * One for all desks: each keeps its cookies itself. The thread that asks does all of the work.
   */
  private static final HttpClient WINDOW =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Runnable::run).build();

  private final String csrf;

  private Desk(String address, String pass, String login) {
    this.address = address;
    this.pass = pass;
    this.login = login;
    String form = text(request("/login"));
    String body =
        "username=%s&password=%s&_csrf=%s"
            .formatted(encode(login), encode(Townspeople.PASSWORD), encode(find(CSRF_FIELD, form)));
    HttpResponse<String> answer =
        send(
            request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    if (answer.headers().firstValue("Location").orElse("/login").contains("/login")) {
      throw new IllegalStateException(login + " cannot sign in");
    }
    csrf = find(CSRF_META, text(request("/notices")));
  }

  /** Signs in at the application of this address. */
  static Desk of(String address, String pass, String login) {
    return new Desk(address, pass, login);
  }

  /** What stands at this place of the API. */
  JsonNode get(String path) {
    return JSON.readTree(text(request(path)));
  }

  /** All items of a list that comes by pages. */
  List<JsonNode> all(String path) {
    List<JsonNode> items = new java.util.ArrayList<>();
    String next = null;
    do {
      String separator = path.contains("?") ? "&" : "?";
      JsonNode page =
          get(path + separator + "limit=200" + (next == null ? "" : "&after=" + encode(next)));
      page.path("items").forEach(items::add);
      next = page.path("next").isString() ? page.path("next").stringValue() : null;
    } while (next != null);
    return items;
  }

  /** Submits content to the API; a missing node if the answer has no body. It says little. */
  JsonNode post(String path, Map<String, ?> content) {
    return change("POST", path, content);
  }

  JsonNode put(String path, Map<String, ?> content) {
    return change("PUT", path, content);
  }

  /** Sends a form off, for what has no place in the API. */
  void submit(String path, Map<String, ?> fields) {
    send(
        changing(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    fields.entrySet().stream()
                        .map(
                            field ->
                                field.getKey() + "=" + encode(String.valueOf(field.getValue())))
                        .collect(Collectors.joining("&")))));
  }

  private JsonNode change(String method, String path, Map<String, ?> content) {
    return read(
        send(
            changing(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(content)))));
  }

  /**
   * Uploads a file as a form does.
   *
   * @param field name of the file's field
   */
  JsonNode upload(String path, String field, Path file, Map<String, String> fields) {
    String boundary = "----" + UUID.randomUUID();
    try {
      StringBuilder head = new StringBuilder();
      fields.forEach(
          (name, value) ->
              head.append(
                  "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                      .formatted(boundary, name, value)));
      head.append(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
              .formatted(boundary, field, file.getFileName()));
      BodyPublisher body =
          BodyPublishers.concat(
              BodyPublishers.ofString(head.toString()),
              BodyPublishers.ofByteArray(Files.readAllBytes(file)),
              BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
      return read(
          send(
              changing(path)
                  .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                  .POST(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder changing(String path) {
    return request(path)
        .header("X-CSRF-TOKEN", csrf)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .header("Accept", "application/json")
        .header("Prefer", "return=minimal");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header(Fence.PASS, pass)
            .timeout(PATIENCE);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private String text(HttpRequest.Builder request) {
    return send(request).body();
  }

  private static JsonNode read(HttpResponse<String> answer) {
    return answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> answer =
          WINDOW.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      answer.headers().allValues("Set-Cookie").stream()
          .flatMap(header -> HttpCookie.parse(header).stream())
          .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(
            "%s %s %s: %d %s"
                .formatted(
                    login, request.method(), request.uri(), answer.statusCode(), answer.body()));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String find(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException("No CSRF token on the page");
    }
    return matcher.group(1);
  }

  private static String encode(@Nullable String text) {
    return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
  }
}
