package org.shanshui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Coming in, and going out. */
@ExtendWith(InBrowser.class)
class SignInTest {

  @Test
  void aStrangerIsLedToTheDoorAndAPersonBackToTheirPage(Visitors visitors) {
    Page page = visitors.stranger(Visitors.desk());
    page.navigate("/tasks");
    assertThat(page).hasURL(Pattern.compile("/login"));
    page.locator("input[name=username]").fill("planner");
    page.locator("input[name=password]").fill(Visitors.PASSWORD);
    page.locator("button[type=submit]").first().click();
    assertThat(page).hasURL(Pattern.compile("/tasks"));
    assertThat(visitors.errors()).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidWithoutSayingWhichPartIsWrong(Visitors visitors) {
    Page page = visitors.stranger(Visitors.desk());
    page.navigate("/login");
    page.locator("input[name=username]").fill("nobody-here");
    page.locator("input[name=password]").fill("Wrong-password-1");
    page.locator("button[type=submit]").first().click();
    assertThat(page.locator("main, body").first()).containsText("账号或密码不对");
  }
}
