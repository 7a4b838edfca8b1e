package vrs.server.staff;

import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// What every template can name: `t` the texts, `chrome` what stands around a page, `qr` pictures
/// of codes. Variables, because Thymeleaf lets most attributes name no beans.
@Configuration(proxyBeanMethods = false)
class Templates {
  Templates(ThymeleafViewResolver views, Texts texts, Chrome chrome, QrSvg qr) {
    views.addStaticVariable("t", texts);
    views.addStaticVariable("chrome", chrome);
    views.addStaticVariable("qr", qr);
  }
}
