package org.journey.operations;

import java.util.HashSet;
import java.util.Set;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.journey.sealing.Leftovers;

/**
 * HTTP as Tomcat speaks it, but that it can forget. Tomcat keeps what served a request, with all
 * its buffers, to serve the next, and a connection has buffers of its own: they hold the last of
 * what came in and went out. Told to let go, it keeps nothing of what serves until all connections
 * are gone that were there: each is closed with its next answer, or when nothing comes on it for
 * the time of keep-alive. Others are served as always meanwhile.
 *
 * <p>Made by Tomcat, by name.
 */
public final class ForgetfulProtocol extends Http11NioProtocol implements Leftovers {

  private final Set<SocketWrapperBase<NioChannel>> before = new HashSet<>();
  private boolean lettingGo;
  private int kept;

  /** As Tomcat makes it. A connection's buffers are not kept beyond it. */
  public ForgetfulProtocol() {
    setProperty("socket.bufferPool", "0");
  }

  @Override
  public synchronized void letGo() {
    before.addAll(getEndpoint().getConnections());
    before.forEach(ForgetfulProtocol::endWithItsNextAnswer);
    if (!lettingGo) {
      lettingGo = true;
      kept = getProcessorCache();
      setProcessorCache(0);
    }
    getHandler().recycle();
  }

  @Override
  public synchronized boolean gone() {
    before.retainAll(getEndpoint().getConnections());
    // Again: a connection that counted its calls at that moment may not have noticed.
    before.forEach(ForgetfulProtocol::endWithItsNextAnswer);
    return before.isEmpty();
  }

  /** Heeded where the calls of a connection are limited at all, as application.yml has it. */
  private static void endWithItsNextAnswer(SocketWrapperBase<NioChannel> connection) {
    connection.setKeepAliveLeft(1);
  }

  @Override
  public synchronized void keepAgain() {
    if (lettingGo) {
      lettingGo = false;
      setProcessorCache(kept);
    }
  }
}
