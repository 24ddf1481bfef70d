//lostwake:expected a reader of a coder websocket
//lostwake:expected a reader of a gobwas websocket
//lostwake:expected a reader of a gorilla websocket
//lostwake:expected a reader of a nhooyr websocket
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the timer of a nhooyr websocket

// Websockets that have nothing to say, of four libraries.
package main

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"

	coder "github.com/coder/websocket"
	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"
	"github.com/gorilla/websocket"
	nhooyr "nhooyr.io/websocket"

	"lostwake.io/libraries/service"
)

func main() {
	ctx := context.Background()
	server := httptest.NewServer(http.HandlerFunc(handle))
	url := strings.Replace(server.URL, "http", "ws", 1)

	one, _, err := websocket.DefaultDialer.Dial(url+"/gorilla", nil)
	service.Must(err)
	defer one.Close()
	go one.ReadMessage()

	two, _, err := coder.Dial(ctx, url+"/coder", nil)
	service.Must(err)
	defer two.CloseNow()
	go two.Read(ctx)

	three, _, err := nhooyr.Dial(ctx, url+"/nhooyr", nil)
	service.Must(err)
	defer three.Close(nhooyr.StatusNormalClosure, "")
	go three.Read(ctx)

	four, _, _, err := ws.Dial(ctx, url+"/gobwas")
	service.Must(err)
	defer four.Close()
	go wsutil.ReadServerData(four)

	five, _, err := coder.Dial(ctx, url+"/coder", nil)
	service.Must(err)
	defer five.CloseNow()
	five.CloseRead(ctx)

	service.Show()
}

func handle(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/gorilla":
		connection, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		service.Must(err)
		defer connection.Close()
		connection.ReadMessage()
	case "/coder":
		connection, err := coder.Accept(w, r, nil)
		service.Must(err)
		defer connection.CloseNow()
		connection.Read(r.Context())
	case "/nhooyr":
		connection, err := nhooyr.Accept(w, r, nil)
		service.Must(err)
		defer connection.Close(nhooyr.StatusNormalClosure, "")
		connection.Read(r.Context())
	case "/gobwas":
		connection, _, _, err := ws.UpgradeHTTP(r, w)
		service.Must(err)
		go func(connection net.Conn) {
			defer connection.Close()
			wsutil.ReadClientData(connection)
		}(connection)
	}
}
