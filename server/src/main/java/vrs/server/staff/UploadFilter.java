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
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;
import vrs.server.platform.Actor;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;

/// Takes in a form with a file that a member of staff uploads: the fields before the file are read,
/// the file itself only when the form's door asks for it ([UploadedFile]). So the form's token and
/// the person's right are checked before a byte of the file is taken, whoever reads the file can
/// refuse it while it arrives, and nothing lies on disk in the clear, as the listener's own way
/// would leave it.
///
/// Only for who is signed in. The file is the last field of its form; what follows it is passed
/// over. Refuses with E102 and E106.
final class UploadFilter extends OncePerRequestFilter {
  private static final int LONGEST_FIELD = 16_384;
  private static final int MOST_FIELDS = 20;

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
    HttpServletRequest read;
    try {
      read = read(request);
    } catch (Refusal refusal) {
      RefusalPages.send(refusal, request, response);
      return;
    }
    chain.doFilter(read, response);
  }

  private static HttpServletRequest read(HttpServletRequest request) throws IOException {
    var files = new LinkedMultiValueMap<String, MultipartFile>();
    var fields = new HashMap<String, String[]>();
    try {
      FileItemIterator items = new FileUpload().getItemIterator(new ServletRequestContext(request));
      while (files.isEmpty() && items.hasNext()) {
        FileItemStream item = items.next();
        if (!item.isFormField()) {
          files.add(item.getFieldName(), new UploadedFile(item));
        } else if (fields.size() < MOST_FIELDS) {
          fields.put(item.getFieldName(), new String[] {text(item)});
        } else {
          throw new Refusal(PlatformReason.MALFORMED);
        }
      }
    } catch (FileUploadException
        | FileUploadIOException
        | MultipartStream.MalformedStreamException _) {
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
}
