//lostwake:cause slow-wait
//lostwake:title the response begins and does not go on, and the client has no timeout
//lostwake:proof none
//lostwake:reads endpoint
//lostwake:fix both cover the body
//lostwake:companions 2

package main

import (
	"bufio"
	"io"
	"log"
	"net"
	"net/http"

	"lostwake.scenarios/internal/serve"
)

type exports struct {
	client *http.Client
	url    string
}

func (e *exports) read() error {
	response, err := e.client.Get(e.url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body) // lostwake:culprit
	return err
}

// stalling answers with the first of a hundred bytes and then with nothing more.
func stalling() string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		var open []net.Conn
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			if _, err = http.ReadRequest(bufio.NewReader(connection)); err == nil {
				io.WriteString(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n1")
			}
			open = append(open, connection)
		}
	}()
	return "http://" + listener.Addr().String() + "/"
}

func main() {
	e := &exports{client: &http.Client{}, url: stalling()}
	serve.Run(func() { go e.read() })
}
