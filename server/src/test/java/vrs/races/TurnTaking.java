package vrs.races;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// A data source whose statements wait for their turn ([Turns]).
public final class TurnTaking {
  private TurnTaking() {}

  /// The same source for whoever plays; for all others nothing changes.
  public static DataSource of(DataSource source) {
    return proxy(
        DataSource.class,
        (_, method, arguments) -> {
          Object got = call(method, source, arguments);
          return got instanceof Connection connection ? of(connection) : got;
        });
  }

  private static Connection of(Connection connection) throws SQLException {
    int backend = connection.unwrap(PGConnection.class).getBackendPID();
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          if (method.getName().equals("commit") || method.getName().equals("rollback")) {
            Turns.await(backend, true);
          }
          Object got = call(method, connection, arguments);
          return got instanceof Statement statement ? of(statement, backend) : got;
        });
  }

  private static Statement of(Statement statement, int backend) {
    Class<? extends Statement> type =
        statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    return proxy(
        type,
        (_, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            Turns.await(backend, false);
          }
          return call(method, statement, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(TurnTaking.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
