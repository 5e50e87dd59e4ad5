package org.shanshui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does with their own account, and an administrator with people and regions. */
@ExtendWith(InBrowser.class)
class AccountPagesTest {
  private static final String FRESH = "Shan-Shui.2026";

  /** What Chromium itself writes where an answer refuses a form. */
  private static final String REFUSED = "status of 422";

  @Test
  void aPasswordIsChangedAndASecondFactorTakenOn(Visitors visitors) throws Exception {
    Page page = visitors.signedIn("jcz");
    page.navigate("/account");
    page.locator("main").getByText("修改口令").click();
    change(page, "not-the-old-one", FRESH);
    assertThat(page.locator(".field:has(#old) .error")).containsText("原口令不正确");
    assertThat(visitors.errors()).allMatch(error -> error.contains(REFUSED)).hasSize(1);
    change(page, Visitors.PASSWORD, FRESH);
    assertThat(page).hasURL(Pattern.compile("/account$"));
    assertThat(page.locator(".content > .notice")).isVisible();

    page.navigate("/account/second-factor");
    String secret = page.locator("#secret").innerText().replace(" ", "");
    page.locator("#code").fill(totp(secret, Instant.now()));
    submit(page.locator("main form").first());
    String recovery = page.locator("main code").first().innerText();
    assertThat(page.locator("main code")).hasCount(8);
    Visitors.picture(page, "account-recovery-codes");

    Page elsewhere = visitors.stranger(Visitors.phone());
    elsewhere.navigate("/login");
    elsewhere.locator("#username").fill("jcz");
    elsewhere.locator("#password").fill(FRESH);
    submit(elsewhere.locator(".card form"));
    assertThat(elsewhere).hasURL(Pattern.compile("/login/code"));
    Visitors.picture(elsewhere, "account-code");
    elsewhere.locator("#code").fill(recovery);
    submit(elsewhere.locator("main form").first());
    assertThat(elsewhere.locator("main h1")).containsText("您好");

    page.navigate("/account/second-factor");
    submit(page.locator("main form").first());
    assertThat(page.locator("#secret")).isVisible();
    assertThat(visitors.errors()).hasSize(1);
  }

  /** Chromium holds the passkey in a device that it makes up, as its CDP domain WebAuthn does. */
  @Test
  void aPasskeyIsAddedAndShownInPlaceOfThePassword(Visitors visitors) {
    Page page = visitors.signedIn("sjj");
    String device = deviceIn(page);
    page.navigate("/account/passkeys");
    page.locator("#name").fill("办公室电脑");
    submit(page.locator("form:has(#name)"));
    Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("办公室电脑"));
    assertThat(row).isVisible();
    Visitors.picture(page, "account-passkeys");

    page.locator("header .menu summary").click();
    page.locator("form[action$='/logout'] button").click();
    assertThat(page).hasURL(Pattern.compile("/login\\?bye"));
    Visitors.picture(page, "login-passkey");
    page.getByText("用通行密钥登录").click();
    assertThat(page.locator("main h1")).containsText("您好");
    page.navigate("/account/passkeys");
    assertThat(row).not().containsText("—");
    submit(row.locator("form"));
    assertThat(row).hasCount(0);

    page.locator("header .menu summary").click();
    page.locator("form[action$='/logout'] button").click();
    page.getByText("用通行密钥登录").click();
    assertThat(page.locator(".card .problem")).containsText("通行密钥未通过");
    assertThat(device).isNotEmpty();
    assertThat(visitors.errors()).isEmpty();
  }

  private static String deviceIn(Page page) {
    CDPSession chromium = page.context().newCDPSession(page);
    chromium.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    JsonObject asked = new JsonObject();
    asked.add("options", options);
    return chromium
        .send("WebAuthn.addVirtualAuthenticator", asked)
        .get("authenticatorId")
        .getAsString();
  }

  @Test
  void aTokenIsShownOnceAndWithdrawn(Visitors visitors) {
    Page page = visitors.signedIn("tzc");
    page.navigate("/account/tokens");
    page.locator("#name").fill("取数程序");
    submit(page.locator("form:has(#name)"));
    assertThat(page.locator("#token")).hasText(Pattern.compile("\\S{20,}"));
    page.navigate("/account/tokens");
    assertThat(page.locator("#token")).hasCount(0);
    Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("取数程序"));
    submit(row.locator("form"));
    assertThat(row).hasCount(0);
    page.navigate("/account/sessions");
    assertThat(page.locator("tbody tr").first()).isVisible();
    assertThat(visitors.errors()).isEmpty();
  }

  @Test
  void aPersonIsAddedAndComesInWithAPasswordOfTheirOwn(Visitors visitors) {
    Page page = visitors.signedIn("cityadmin");
    page.navigate("/directory/units/13");
    page.locator("main").getByText("添加人员").click();
    page.locator("#login").fill("xin.ren");
    page.locator("main #name").fill("欧阳新人");
    submit(page.locator("form:has(#login)"));
    String once = page.locator("code.strong").innerText();

    Page theirs = visitors.stranger(Visitors.desk());
    theirs.navigate("/login");
    theirs.locator("#username").fill("xin.ren");
    theirs.locator("#password").fill(once);
    submit(theirs.locator(".card form"));
    assertThat(theirs).hasURL(Pattern.compile("/password"));
    change(theirs, once, FRESH);
    theirs.navigate("/");
    assertThat(theirs.locator("main h1")).containsText("欧阳新人");

    page.locator("main").getByText("已记下").click();
    page.locator("main").getByText("停用").click();
    assertThat(page.locator(".head .tag")).containsText("停用");
    theirs.navigate("/tasks");
    assertThat(theirs).hasURL(Pattern.compile("/login"));
    assertThat(visitors.errors()).isEmpty();
  }

  @Test
  void aSplitIsPlannedListedAndTakenBack(Visitors visitors) {
    Page page = visitors.signedIn("cityadmin");
    page.navigate("/directory?region=990107");
    page.locator("[data-dialog=add-unit]").click();
    page.locator("#unit-name").fill("石鹿县水利局");
    submit(page.locator("#add-unit form"));
    assertThat(page.locator("main h1")).hasText("石鹿县水利局");
    page.navigate("/directory/regions/990107");
    page.locator(".head .actions").getByText("拆分").click();
    page.locator("#parts").fill("990120 东鹿区\n990121 西鹿区");
    submit(page.locator("form:has(#parts)"));
    Visitors.picture(page, "region-split");
    LocalDate today = LocalDate.parse(page.locator("#on").inputValue());
    page.locator("#on").fill(today.plusMonths(1).toString());
    page.locator("#reason").fill("民函〔2026〕12号");
    List<Locator> units = page.locator("select[id^='unit.']").all();
    units.get(0).selectOption("990120");
    units.get(1).selectOption("990121");
    submit(page.locator("form:has(#on)"));
    assertThat(page.locator("main .list").first()).containsText("东鹿区");

    page.locator(".crumbs a").first().click();
    page.locator(".tabs").getByText("区划调整").click();
    Locator planned = page.locator("tbody tr", new Page.LocatorOptions().setHasText("东鹿区"));
    assertThat(planned).containsText("石鹿县");
    Visitors.picture(page, "region-changes");
    planned.locator("a").first().click();
    submit(page.locator("form[action*='/withdraw']"));
    assertThat(page.locator("form[action*='/withdraw']")).hasCount(0);
    assertThat(visitors.errors()).isEmpty();
  }

  private static void change(Page page, String old, String fresh) {
    page.locator("#old").fill(old);
    page.locator("#fresh").fill(fresh);
    page.locator("#again").fill(fresh);
    submit(page.locator("form:has(#old)"));
  }

  private static void submit(Locator form) {
    form.locator("button[type=submit]").first().click();
  }

  /** What an authenticator shows at that moment (RFC 6238, SHA-1, six digits, 30 s). */
  private static String totp(String secret, Instant moment) throws Exception {
    BigInteger number = BigInteger.ONE;
    for (char letter : secret.toCharArray()) {
      number =
          number
              .shiftLeft(5)
              .or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
    }
    byte[] bytes = number.toByteArray();
    Mac mac = Mac.getInstance("HmacSHA1");
    // The one at the front has kept its zeros.
    mac.init(new SecretKeySpec(Arrays.copyOfRange(bytes, 1, bytes.length), "HmacSHA1"));
    byte[] hash =
        mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(moment.getEpochSecond() / 30).array());
    int digits = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & Integer.MAX_VALUE;
    return "%06d".formatted(digits % 1_000_000);
  }
}
