//lostwake:expected a reader of a yamux stream
//lostwake:expected an accept loop
//lostwake:expected an accept loop of a yamux session
//lostwake:expected the keepalive of a yamux session
//lostwake:expected the reader of a yamux session
//lostwake:expected the writer of a yamux session

// Yamux sessions with open streams: one idle pair, as a service has it.
package main

import (
	"io"
	"log"
	"net"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/hashicorp/yamux"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			session, err := yamux.Server(connection, nil)
			check(err)
			go func() {
				for {
					stream, err := session.AcceptStream()
					if err != nil {
						return
					}
					go io.Copy(io.Discard, stream)
				}
			}()
		}
	}()
	connection, err := net.Dial("tcp", listener.Addr().String())
	check(err)
	session, err := yamux.Client(connection, nil)
	check(err)
	stream, err := session.OpenStream()
	check(err)
	_, err = stream.Write([]byte("hello"))
	check(err)
	dump()
}

// dump writes what every goroutine does at rest.
func dump() {
	time.Sleep(2 * time.Second)
	runtime.GC()
	if err := pprof.Lookup("goroutine").WriteTo(os.Stdout, 2); err != nil {
		log.Fatal(err)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
