package org.shanshui.e2e;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
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

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  Answer post(String path, Map<String, ?> content) throws IOException, InterruptedException {
    return post(path, content, UUID.randomUUID().toString());
  }

  Answer post(String path, Map<String, ?> content, String key)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Idempotency-Key", key)
            .header("X-CSRF-TOKEN", csrf)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.toJson(content))));
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
