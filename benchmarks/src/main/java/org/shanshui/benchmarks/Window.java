package org.shanshui.benchmarks;

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
import java.util.stream.Collectors;

/**
 * A browser's window in which somebody has signed in: keeps cookies, follows redirections of pages,
 * and sends with each form the token that such applications ask for.
 */
final class Window {
  private static final Pattern TOKEN =
      Pattern.compile("<input[^>]*name=\"(_csrf|authenticity_token)\"[^>]*?value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient pages = client(HttpClient.Redirect.NORMAL);
  private final HttpClient forms = client(HttpClient.Redirect.NEVER);
  private final String address;

  private Window(String address) {
    this.address = address;
  }

  private HttpClient client(HttpClient.Redirect redirections) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(redirections)
        .cookieHandler(cookies)
        .build();
  }

  /** Signs in by a form with {@code username} and {@code password} at {@code /login}. */
  static Window signIn(String address, String login, String password)
      throws IOException, InterruptedException {
    Window window = new Window(address);
    HttpResponse<String> answer =
        window.fillIn("/login", "/login", Map.of("username", login, "password", password)).send();
    if (answer.headers().firstValue("Location").orElse("/login").contains("/login")) {
      throw new IllegalStateException(login + " cannot sign in at " + address);
    }
    return window;
  }

  /** The whole page has arrived when this returns. */
  int visit(String path) throws IOException, InterruptedException {
    return pages.send(request(path).build(), BodyHandlers.discarding()).statusCode();
  }

  String read(String path) throws IOException, InterruptedException {
    return pages.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  /** A form that is filled in and not sent yet; what is answered to it is not followed. */
  interface Form {
    HttpResponse<String> send() throws IOException, InterruptedException;
  }

  /**
   * Fills in a form.
   *
   * @param page where the form is
   * @param path where it goes
   */
  Form fillIn(String page, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(read(page));
    if (!token.find()) {
      throw new IllegalStateException("No form at " + address + page);
    }
    String body =
        encode(token.group(1))
            + "="
            + encode(token.group(2))
            + fields.entrySet().stream()
                .map(field -> "&" + encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining());
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return () -> forms.send(request, BodyHandlers.ofString());
  }

  /** The fields of a note, under a key of its own. */
  static Map<String, String> note(String field) {
    return Map.of(field, "已与牵头单位核对，下周再看一次。", "_submission", UUID.randomUUID().toString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
