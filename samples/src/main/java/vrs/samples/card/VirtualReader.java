package vrs.samples.card;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vrs.card.CardChannel;

/// Two card slots for the virtual reader driver of pcscd (vsmartcard-vpcd), so that programs that
/// know nothing of us read software cards as they read real ones.
///
/// The driver is told this address and connects to it, so pcscd itself listens nowhere. Its
/// messages are a length in two bytes and a command; one byte means: 0 power off, 1 on, 2 reset, 4
/// which answer to reset.
public final class VirtualReader implements AutoCloseable {

  private static final byte[] ANSWER_TO_RESET = HexFormat.of().parseHex("3BE000FF8131FE4514");
  private static final int ATTEMPTS = 50;

  private final List<ServerSocket> slots;

  /// Opens both slots on loopback; the second has the port after the first's, as the driver wants
  /// it.
  public VirtualReader(CardChannel first, CardChannel second) throws IOException {
    this.slots = neighbours();
    serve(slots.getFirst(), first);
    serve(slots.getLast(), second);
  }

  /// The port of the first slot, on loopback.
  public int port() {
    return slots.getFirst().getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (var slot : slots) {
      slot.close();
    }
  }

  private static List<ServerSocket> neighbours() throws IOException {
    for (int attempt = 1; ; attempt++) {
      var slots = new ArrayList<ServerSocket>();
      slots.add(listen(0));
      try {
        slots.add(listen(slots.getFirst().getLocalPort() + 1));
        return slots;
      } catch (BindException | IllegalArgumentException e) {
        slots.getFirst().close();
        if (attempt == ATTEMPTS) {
          throw new IOException("no two free ports side by side", e);
        }
      }
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    var socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private static void serve(ServerSocket slot, CardChannel card) {
    Thread.ofVirtual()
        .start(() -> {
          while (!slot.isClosed()) {
            try (var connection = slot.accept()) {
              connection.setTcpNoDelay(true);
              talk(connection, card);
            } catch (IOException _) {
              card.close(); // the driver went away, or the slot was closed
            }
          }
        });
  }

  private static void talk(Socket connection, CardChannel card) throws IOException {
    var in = new DataInputStream(connection.getInputStream());
    var out = new DataOutputStream(connection.getOutputStream());
    while (true) {
      var message = in.readNBytes(in.readUnsignedShort());
      if (message.length != 1) {
        answer(out, card.transmit(message));
      } else if (message[0] == 4) {
        answer(out, ANSWER_TO_RESET);
      } else {
        card.close();
      }
    }
  }

  /// In one write: the driver's side waits long for the second of two.
  private static void answer(DataOutputStream out, byte[] answer) throws IOException {
    var message = new byte[answer.length + 2];
    message[0] = (byte) (answer.length >> 8);
    message[1] = (byte) answer.length;
    System.arraycopy(answer, 0, message, 2, answer.length);
    out.write(message);
    out.flush();
  }
}
