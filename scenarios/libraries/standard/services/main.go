//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:expected the receiver of operating system signals
//lostwake:expected a context that waits for a signal
//lostwake:expected an accept loop
//lostwake:expected the reader of a net/rpc client
//lostwake:expected an idle connection of a net/rpc server
//lostwake:expected the copier of a command's output
//lostwake:expected the context watch of a command
//lostwake:expected a caller that waits for a command to end

// What a service has of os/signal, net/rpc and os/exec.
package main

import (
	"bytes"
	"context"
	"net"
	"net/rpc"
	"os"
	"os/exec"
	"os/signal"
	"time"

	"lostwake.io/libraries/service"
)

type Clock struct{}

func (Clock) Now(_ int, now *time.Time) error {
	*now = time.Now()
	return nil
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	server := rpc.NewServer()
	server.Register(Clock{})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go server.Accept(listener)
	client, err := rpc.Dial("tcp", listener.Addr().String())
	if err != nil {
		panic(err)
	}
	var now time.Time
	if err := client.Call("Clock.Now", 0, &now); err != nil {
		panic(err)
	}

	var output bytes.Buffer
	command := exec.CommandContext(ctx, "sleep", "2")
	command.Stdout = &output
	if err := command.Start(); err != nil {
		panic(err)
	}
	go command.Wait()

	service.Show()
}
