//lostwake:expected a reader of an smux stream
//lostwake:expected an accept loop of an smux session
//lostwake:expected the keepalive of an smux session
//lostwake:expected the reader of an smux session
//lostwake:expected the send order of an smux session
//lostwake:expected the writer of an smux session

// An smux session with one open stream, at rest.
package main

import (
	"log"
	"net"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/xtaci/smux"
)

func main() {
	near, far := net.Pipe()
	server, err := smux.Server(far, nil)
	check(err)
	go func() {
		for {
			stream, err := server.AcceptStream()
			if err != nil {
				return
			}
			go stream.Read(make([]byte, 10))
		}
	}()
	client, err := smux.Client(near, nil)
	check(err)
	_, err = client.OpenStream()
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
