package vrs.server.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;
import vrs.server.platform.Actor;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.platform.SealedFile;

/// Takes in the file that a member of staff uploads with a form. It lies on disk sealed while the
/// request lasts ([SealedFile]); the listener's own way would leave it there in the clear.
///
/// Only for who is signed in, so that nobody else fills the disk. The form's token is one of the
/// fields and is checked afterwards, as with every form. Refuses with E102 and E106.
final class UploadFilter extends OncePerRequestFilter {
  private static final long MOST_BYTES = 512L << 20;
  private static final int LONGEST_FIELD = 16_384;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null
        || !type.startsWith("multipart/form-data")
        || request.getAttribute(Actor.ATTRIBUTE) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (var file = new SealedFile()) {
      HttpServletRequest read;
      try {
        read = read(request, file);
      } catch (Refusal refusal) {
        RefusalPages.send(refusal, request, response);
        return;
      }
      chain.doFilter(read, response);
    }
  }

  private static HttpServletRequest read(HttpServletRequest request, SealedFile sealed)
      throws IOException {
    var files = new LinkedMultiValueMap<String, MultipartFile>();
    var fields = new HashMap<String, String[]>();
    var upload = new FileUpload();
    upload.setSizeMax(MOST_BYTES);
    try {
      FileItemIterator items = upload.getItemIterator(new ServletRequestContext(request));
      while (items.hasNext()) {
        FileItemStream item = items.next();
        if (item.isFormField()) {
          fields.put(item.getFieldName(), new String[] {text(item)});
        } else if (files.isEmpty()) {
          files.add(item.getFieldName(), file(item, sealed));
        } else {
          throw new Refusal(PlatformReason.MALFORMED);
        }
      }
    } catch (SizeException | FileUploadIOException _) {
      throw new Refusal(PlatformReason.TOO_LARGE);
    } catch (FileUploadException | MultipartStream.MalformedStreamException _) {
      throw new Refusal(PlatformReason.MALFORMED);
    }
    return new DefaultMultipartHttpServletRequest(request, files, fields, Map.of());
  }

  private static String text(FileItemStream item) throws IOException {
    try (var in = item.openStream()) {
      byte[] text = in.readNBytes(LONGEST_FIELD + 1);
      if (text.length > LONGEST_FIELD) {
        throw new Refusal(PlatformReason.TOO_LARGE);
      }
      return new String(text, UTF_8);
    }
  }

  private static MultipartFile file(FileItemStream item, SealedFile sealed) throws IOException {
    try (var in = item.openStream();
        var out = sealed.write()) {
      in.transferTo(out);
    }
    return new UploadedFile(
        item.getFieldName(), String.valueOf(item.getName()), item.getContentType(), sealed);
  }
}
