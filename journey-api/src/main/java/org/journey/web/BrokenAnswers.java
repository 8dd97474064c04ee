package org.journey.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Closes the connection of an answer that went wrong after its first bytes were sent. Ended as
 * usual it would look whole to who asked; so the end of the body never comes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class BrokenAnswers implements Filter {

  private static final String BROKEN = BrokenAnswers.class.getName();

  /** What has been sent is all that can be sent of the answer, and it is not whole. */
  public static void breakOff(ServletRequest request) {
    request.setAttribute(BROKEN, true);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    if (request.getAttribute(BROKEN) != null) {
      // Out here, where nobody logs it: what happened has been told by who noticed.
      throw new CloseNowException();
    }
  }
}
