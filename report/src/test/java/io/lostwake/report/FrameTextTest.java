package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTextTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          main.send,                             /home/kim/leak/main.go,                         10, main.send,               leak/main.go:10
          main.send,                             main.go,                                        10, main.send,               main.go:10
          main.send,                             ./main.go,                                      10, main.send,               ./main.go:10
          main.send,                             /main.go,                                       10, main.send,               main.go:10
          main.send,                             C:\\src\\leak\\main.go,                         10, main.send,               leak\\main.go:10
          main.send,                             leak/main.go,                                    0, main.send,               leak/main.go
          main.send,                             '',                                             10, main.send,               ''
          net/http.(*conn).serve,                /usr/lib/go/src/net/http/server.go,           2102, http.(*conn).serve,      net/http/server.go:2102
          sync.(*Mutex).Lock,                    /usr/lib/go/src/sync/mutex.go,                  46, sync.(*Mutex).Lock,      sync/mutex.go:46
          github.com/acme/orders/stock.Take,     /build/orders/stock/take.go,                     7, stock.Take,              orders/stock/take.go:7
          github.com/acme/orders/stock.Take,     /build/x/stock/take.go,                          7, stock.Take,              stock/take.go:7
          github.com/jackc/pgx/v5.(*Conn).Query, /go/pkg/mod/github.com/jackc/pgx/v5@v5.5.0/a.go, 3, pgx/v5.(*Conn).Query,    pgx/v5@v5.5.0/a.go:3
          github.com/jackc/pgx.(*Conn).Query,    /go/pkg/mod/github.com/jackc/pgx@v3.6.2/a.go,    3, pgx.(*Conn).Query,       jackc/pgx@v3.6.2/a.go:3
          gopkg.in/yaml%2ev3.Unmarshal,          /go/pkg/mod/gopkg.in/yaml.v3@v3.0.1/yaml.go,     9, yaml%2ev3.Unmarshal,     yaml.v3@v3.0.1/yaml.go:9
          a/b.Map[...].func1,                    /src/a/b/map.go,                                 1, b.Map[...].func1,        a/b/map.go:1
          v2.F,                                  /v2/f.go,                                        1, v2.F,                    v2/f.go:1
          noDotAtAll,                            /x/y.c,                                          1, noDotAtAll,              x/y.c:1
          """)
  void isShortAndCanBeFound(
      String function, String file, int line, String shownFunction, String shownPlace) {
    FrameText text = FrameText.of(new Frame(function, file, line, Origin.APPLICATION));
    assertThat(text).isEqualTo(new FrameText(shownFunction, shownPlace));
  }

  @Test
  void aLongNameKeepsItsEnd() {
    var frame =
        new Frame("f".repeat(500) + ".Run", "/" + "d".repeat(500) + ".go", 12, Origin.LIBRARY);
    FrameText text = FrameText.of(frame);
    assertThat(text.function()).startsWith("…").endsWith("ff.Run").hasSize(301);
    assertThat(text.place()).startsWith("…").endsWith("dd.go:12").hasSize(301);
  }
}
