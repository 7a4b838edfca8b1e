package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;

class PublicPagesTest {
  private static final Pattern SCRIPT = Pattern.compile("src=\"\\.\\.(/parts/[^\"]+\\.js)\"");
  private final MockMvc browser =
      MockMvcBuilders.standaloneSetup(new PublicPages(), new Fonts())
          .setControllerAdvice(new Problems(new Messages()))
          .build();

  @Test
  void pages_are_doors_of_the_internet_zone_only() {
    assertThat(PublicPages.class.getDeclaredMethods())
        .filteredOn(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
        .isNotEmpty()
        .allSatisfy((Method method) ->
            assertThat(Arrays.asList(method.getAnnotation(OpenTo.class).zone()))
                .containsExactly(Zone.INTERNET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tablet", "citizen", "verifier"})
  void a_page_runs_nothing_inline_and_may_use_the_camera(String page) throws Exception {
    assumeBuilt();
    String html =
        browser
            .perform(get("/" + page + "/"))
            .andExpect(status().isOk())
            .andExpect(content().contentType("text/html;charset=UTF-8"))
            .andExpect(header().string("Cache-Control", "no-cache"))
            .andExpect(
                header()
                    .string("Permissions-Policy", "camera=(self), geolocation=(), microphone=()"))
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(html).doesNotContain("<style").doesNotContain("style=").doesNotContain("onload=");
    assertThat(Pattern.compile("<script[^>]*>").matcher(html).results())
        .allSatisfy(script -> assertThat(script.group()).contains("src=\"../parts/"));
  }

  @Test
  void only_the_citizens_page_may_reach_the_card_bridge_on_this_computer() throws Exception {
    assumeBuilt();
    assertThat(policyOf("citizen"))
        .endsWith("connect-src 'self' http://127.0.0.1:* http://localhost:*");
    assertThat(policyOf("tablet")).endsWith("connect-src 'self'");
    assertThat(policyOf("verifier")).endsWith("connect-src 'self'").contains("default-src 'none'");
  }

  @Test
  void what_a_page_names_is_kept_for_ever() throws Exception {
    assumeBuilt();
    String html = browser.perform(get("/verifier/")).andReturn().getResponse().getContentAsString();
    var script = SCRIPT.matcher(html);
    assertThat(script.find()).isTrue();

    browser
        .perform(get(script.group(1)))
        .andExpect(status().isOk())
        .andExpect(content().contentType("text/javascript;charset=UTF-8"))
        .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
  }

  @Test
  void the_sheet_that_staff_screens_use_names_fonts_that_are_there() throws Exception {
    assumeBuilt();
    String sheet =
        browser
            .perform(get("/fonts/noto-sans-jp.css"))
            .andExpect(status().isOk())
            .andExpect(content().contentType("text/css;charset=UTF-8"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    List<String> slices =
        Pattern.compile("url\\((.*?)\\)")
            .matcher(sheet)
            .results()
            .map(url -> url.group(1))
            .toList();

    assertThat(slices).hasSizeGreaterThan(200);
    for (String slice : List.of(slices.getFirst(), slices.getLast())) {
      browser
          .perform(get("/fonts/" + slice))
          .andExpect(status().isOk())
          .andExpect(content().contentType("font/woff2"))
          .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fonts/none.woff2", "/verifier/none.js", "/parts/none.css"})
  void what_is_not_there_is_refused(String path) throws Exception {
    browser.perform(get(path)).andExpect(status().isNotFound());
  }

  private String policyOf(String page) throws Exception {
    return Objects.requireNonNull(
        browser
            .perform(get("/" + page + "/"))
            .andReturn()
            .getResponse()
            .getHeader("Content-Security-Policy"));
  }

  private static void assumeBuilt() {
    assumeTrue(new ClassPathResource("pages/verifier/index.html").exists(), "built without Node");
  }
}
