package org.shanshui.platform.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor over real HTTP, who keeps cookies, takes tokens from pages and does not redirect. */
public final class Browser {
  private static final Pattern TOKEN =
      Pattern.compile("name=\"_csrf\" (?:content|value)=\"([^\"]+)\"");

  private final String base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private String token = "";

  public Browser(int port) {
    base = "http://localhost:" + port;
  }

  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
            .header("Accept", "text/html");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return keep(client.send(request.build(), BodyHandlers.ofString()));
  }

  /** Posts a form with the token of the last page and a key of its own. */
  public HttpResponse<String> post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-CSRF-TOKEN", token)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    body + (body.isEmpty() ? "" : "&") + "_submission=" + UUID.randomUUID()))
            .build();
    return keep(client.send(request, BodyHandlers.ofString()));
  }

  /** Uploads one file in the field {@code file}. */
  public HttpResponse<String> upload(String path, String name, byte[] content)
      throws IOException, InterruptedException {
    String boundary = "b" + UUID.randomUUID();
    byte[] head =
        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(boundary, name))
            .getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("X-CSRF-TOKEN", token)
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofByteArray(head),
                    HttpRequest.BodyPublishers.ofByteArray(content),
                    HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
            .build();
    return keep(client.send(request, BodyHandlers.ofString()));
  }

  /** Asks as a program does, with a token. */
  public HttpResponse<String> ask(String path, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + token)
            .build();
    return keep(client.send(request, BodyHandlers.ofString()));
  }

  /** Sends JSON as a program does, with a token. */
  public HttpResponse<String> send(String path, String json, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return keep(client.send(request, BodyHandlers.ofString()));
  }

  /** Opens the login page and signs in. */
  public HttpResponse<String> signIn(String login, String password)
      throws IOException, InterruptedException {
    get("/login");
    return post("/login", Map.of("username", login, "password", password));
  }

  /** Value of a cookie; empty if there is none. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** The token of the last page. */
  public String token() {
    return token;
  }

  public void forgetToken() {
    token = "";
  }

  private HttpResponse<String> keep(HttpResponse<String> response) {
    Matcher found = TOKEN.matcher(response.body());
    if (found.find()) {
      token = found.group(1);
    }
    return response;
  }

  /** Where a redirection leads; empty if it is none. */
  public static String location(HttpResponse<?> response) {
    return response.headers().firstValue("Location").orElse("");
  }
}
