//lostwake:expected a connection of a ttrpc server
//lostwake:expected a fifo that nobody has opened on the other side
//lostwake:expected a reader of a fifo that nobody has opened on the other side
//lostwake:expected an accept loop
//lostwake:expected the opening of a fifo in the kernel
//lostwake:expected the reader of a connection of a ttrpc server
//lostwake:expected the reader of a ttrpc client

// A ttrpc server and client, and a fifo that nobody has opened on the other side, at rest.
package main

import (
	"context"
	"log"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"syscall"
	"time"

	"github.com/containerd/fifo"
	"github.com/containerd/ttrpc"
)

func main() {
	directory, err := os.MkdirTemp("", "ttrpc")
	check(err)
	defer os.RemoveAll(directory)
	socket := filepath.Join(directory, "socket")
	server, err := ttrpc.NewServer()
	check(err)
	listener, err := net.Listen("unix", socket)
	check(err)
	ctx := context.Background()
	go server.Serve(ctx, listener)
	connection, err := net.Dial("unix", socket)
	check(err)
	client := ttrpc.NewClient(connection)
	pipe, err := fifo.OpenFifo(ctx, filepath.Join(directory, "fifo"), syscall.O_RDONLY|syscall.O_CREAT|syscall.O_NONBLOCK, 0o600)
	check(err)
	go pipe.Read(make([]byte, 1))
	dump()
	client.Close()
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
